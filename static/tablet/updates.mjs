/**
 * The app is renewed while nobody is there: the worker fetches the new one whole, then takes over, and the document is
 * loaded anew from what it has kept. Nothing is added to the history.
 */
import { recall, remember } from "./memory.mjs";

const WORKER = "/tablet/worker.mjs";
/** Milliseconds for which the app does not go back to a mark that it came from: servers may differ for a while. */
const REST = 10 * 60_000;

/** Milliseconds after which is looked again whether nobody is there. */
const LOOK = 500;

/** Milliseconds after which is looked again whether the app is kept. */
const KEEP = 5000;

/** @param {any} tablet @param {string} mark the app's that runs */
export function keepRenewing(tablet, mark) {
  /** @type {ServiceWorkerRegistration|null} */
  let registration = null;
  let leaving = false;

  /** A worker that could not fetch all its files is gone; the app must not stay without one. */
  async function register() {
    const known = await navigator.serviceWorker.getRegistration("/tablet");
    if (registration && (known?.active || known?.waiting || known?.installing)) return;
    registration = await navigator.serviceWorker.register(WORKER, { scope: "/tablet", type: "module" });
  }

  /** Somebody may have come at that very moment. */
  const reload = () => (tablet.isFree() ? location.reload() : setTimeout(reload, LOOK));

  /** @param {string} wanted the mark that the server has */
  async function renew(wanted) {
    const renewed = await recall("renewed");
    if (renewed?.from === wanted && Math.abs(tablet.clock.wall() - renewed.at) < REST) return;
    if (!registration?.waiting) await registration?.update().catch(() => null);
    takeOver();
  }

  /** Go over to the new app if it is there and nobody is. */
  async function takeOver() {
    if (!registration?.waiting || !tablet.isFree() || leaving) return;
    leaving = true;
    await remember({ renewed: { from: mark, at: tablet.clock.wall() } }).catch(() => null);
    if (tablet.isFree()) registration.waiting?.postMessage("take over");
    else leaving = false;
  }

  const keep = () => register().catch(() => null);
  navigator.serviceWorker.addEventListener("controllerchange", () => leaving && reload());
  setInterval(keep, KEEP);
  keep();
  return { renew };
}
