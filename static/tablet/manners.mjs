/** How the app behaves on the machine: the screen stays on while the office is open, and is full where wanted. */
import { recall, remember } from "./memory.mjs";

/** @param {any} tablet */
export function behave(tablet) {
  /** @type {WakeLockSentinel|null} */
  let awake = null;
  let full = matchMedia("(display-mode: standalone), (display-mode: fullscreen)").matches;
  recall("fullscreen").then((wanted) => { full ||= Boolean(wanted); }).catch(() => null);

  async function keepAwake() {
    const wanted = !document.hidden && tablet.state.name !== "asleep";
    try {
      if (wanted && (!awake || awake.released)) awake = await navigator.wakeLock.request("screen");
      if (!wanted && awake && !awake.released) await awake.release();
    } catch {
      // Not every machine can; then its own settings decide.
    }
  }

  const fill = () => {
    if (full && !document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => null);
  };
  document.addEventListener("pointerup", fill);
  document.addEventListener("visibilitychange", keepAwake);
  // A page that comes back from the browser's memory would show what was there.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  return {
    keepAwake,
    /** @param {boolean} wanted */
    setFull(wanted) {
      full = wanted;
      remember({ fullscreen: wanted || undefined }).catch(() => null);
      if (wanted) fill();
      else if (document.fullscreenElement) document.exitFullscreen().catch(() => null);
    },
  };
}
