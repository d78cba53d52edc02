/**
 * When the queue is sent: at once after every answer, at the start, when the network or the window comes back, every
 * minute; after a failure again and again, later each time.
 *
 * @typedef {import("./sender.mjs").Outcome} Outcome
 */
import { drain } from "./sender.mjs";

const EVERY = 60_000;
/** Milliseconds after a first failure; doubled by every further one. */
const FIRST = 1000;
/** The name under which a browser that was closed is asked to send, where it can. */
const SYNC = "kiosk-answers";

/**
 * @param {{told: import("./sender.mjs").Told, sent: () => void, broken: (error: Error) => void,
 *   dice: () => number}} around `dice`: 0 to 1
 * @returns {{kick: () => Promise<Outcome>}} `kick` sends now what is there
 */
export function keepSending({ told, sent, broken, dice }) {
  let failures = 0;
  let timer = 0;
  let again = false;
  /** @type {Promise<Outcome>|null} */
  let running = null;

  async function run() {
    /** @type {Outcome} */
    let outcome = "later";
    try {
      do {
        again = false;
        outcome = await drain(told);
      } while (again);
    } catch (error) {
      broken(error);
    }
    running = null;
    failures = outcome === "done" ? 0 : failures + 1;
    if (outcome !== "done") timer = setTimeout(kick, pause(failures, dice()));
    sent();
    return outcome;
  }

  function kick() {
    clearTimeout(timer);
    again = true;
    running ??= run();
    return running;
  }

  addEventListener("online", kick);
  document.addEventListener("visibilitychange", () => document.hidden || kick());
  setInterval(kick, EVERY);
  return { kick };
}

/** Milliseconds until the next attempt: tablets of one office must not all come at once. */
export const pause = (failures, dice) => Math.min(EVERY, FIRST * 2 ** (failures - 1)) * (0.5 + dice / 2);

/** Ask the browser to send also when the window is closed; not every browser can. */
export async function askForSync() {
  try {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync?.register(SYNC);
  } catch {
    // The other occasions are enough.
  }
}
