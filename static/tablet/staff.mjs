/**
 * What the staff do at the tablet, behind their PIN. It is checked without the network; after five wrong ones the
 * tablet waits, longer each time, and a restart does not shorten that.
 */
import { recall, remember } from "./memory.mjs";
import { clearRefused, exported } from "./queue.mjs";
import { isPin } from "./seal.mjs";

/** Wrong PINs that are free. */
const FREE = 4;
/** Seconds to wait after one more; doubled by every further one. */
const FIRST = 30;
const LONGEST = 15 * 60;

/** @param {any} tablet @param {{sender: any, heart: any, troubles: any, manners: any, heal: () => Promise<void>,
 *   recount: () => Promise<void>, pairAgain: () => void}} hands */
export function staff(tablet, { sender, heart, troubles, manners, heal, recount, pairAgain }) {
  const tell = (note) => tablet.dispatch({ type: "told", note });

  async function checkPin({ pin }, { at }) {
    // A try counts before it is judged: pulling the plug must not make it free.
    const wrong = ((await recall("tries"))?.wrong ?? 0) + 1;
    const wait = 1000 * waitAfter(wrong);
    await remember({ tries: { wrong, until: tablet.clock.wall() + wait } });
    if (tablet.settings.pin && await isPin(tablet.settings.pin, pin)) {
      await remember({ tries: undefined });
      return tablet.dispatch({ type: "right", at });
    }
    tablet.locked = tablet.clock.now() + wait;
    return tablet.dispatch({ type: "wrong", at });
  }

  /** How long is still to be waited, after a restart. */
  async function restore() {
    const tries = await recall("tries");
    const left = Math.min((tries?.until ?? 0) - tablet.clock.wall(), 1000 * waitAfter(tries?.wrong ?? 0));
    tablet.locked = tablet.clock.now() + Math.max(0, left);
  }

  async function send() {
    await recount();
    if (!tablet.figures.unsent) return tell("nothing");
    tell("sending");
    await Promise.all([sender.kick(), heart().once()]);
    await recount();
    return tell(!tablet.figures.unsent ? "sent" : tablet.online ? "failed" : "offline");
  }

  async function retry() {
    await Promise.all([heal(), heart().once()]);
    tell(troubles.gravest() ? "failed" : tablet.online ? "mended" : "offline");
  }

  async function save() {
    const files = await exported(new Date(tablet.clock.wall()).toISOString());
    files.forEach((file) => download(nameOf(file, tablet), JSON.stringify(file)));
    tell(files.length ? "exported" : "nothing");
  }

  async function clear() {
    await clearRefused();
    await recount();
    tell("cleared");
  }

  function full(wanted) {
    manners.setFull(wanted);
    tell(wanted ? "fullscreen" : "leave");
  }

  const acts = {
    "send-now": send, retry, export: save, "clear-refused": clear, pair: pairAgain,
    fullscreen: () => full(true), leave: () => full(false),
  };
  tablet.effects["check-pin"] = checkPin;
  tablet.effects.act = ({ act }) => Promise.resolve(acts[act]?.()).catch(() => tell("failed"));
  return { restore };
}

/** Seconds. @param {number} wrong PINs so far */
export const waitAfter = (wrong) => (wrong <= FREE ? 0 : Math.min(LONGEST, FIRST * 2 ** (wrong - FREE - 1)));

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function nameOf({ device, now }, tablet) {
  const name = device === tablet.device ? tablet.settings.device.name : device;
  const moment = now.replaceAll("-", "").replace("T", "-").replace(":", "").slice(0, 13);
  return `kiosk-tablet-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}-${moment}.json`;
}
