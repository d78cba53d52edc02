/**
 * How long the tablet's states last. Pure.
 *
 * @typedef {import("./states.mjs").State} State
 * @typedef {import("./states.mjs").Around} Around
 */

/** Seconds after which a state ends by itself; those of "asking" and "reading" are the office's setting. */
export const LIMITS = {
  busy: 10, sent: 5, "sent-offline": 5, declined: 4, "already-rated": 10, "wrong-code": 15, pin: 30, staff: 120,
};
/** The last seconds of silence, which are shown and announced. */
export const COUNTDOWN = 15;
/** For how many seconds a touch wakes a tablet outside hours. */
export const AWAKE = 60;
/** For how many seconds a record that a clerk has sent stands ready. */
export const READY = 60;
/** For how many seconds somebody is told at least that an answer could not be kept. */
export const LOST = 15;

/** States in which silence is counted, and any sign of life begins the count anew. */
const PATIENT = new Set(["asking", "reading", "pin", "staff"]);
/** States that a new trouble, a record sent by a clerk or an update may end: nobody is in front of them. */
export const QUIET = new Set(["waiting", "asleep"]);

/** @param {State} state */
export const isQuiet = (state) => QUIET.has(state.name);
/** @param {State} state */
export const isPatient = (state) => PATIENT.has(state.name);

/** @returns {State} */
export function begin(name, around, more = {}) {
  return { name, at: around.now, active: around.now, ...more };
}

/** Seconds until a state ends by silence or by itself; null where it lasts. */
export function remaining(state, around) {
  const patient = isPatient(state);
  const limit = limitOf(state, patient ? around.idle : null);
  return limit === null ? null : limit - (around.now - (patient ? state.active : state.at)) / 1000;
}

function limitOf(state, idle) {
  if (state.ready) return READY;
  // The app is open twice, and the other one has the tablet.
  if (state.name === "busy" && state.why === "elsewhere") return null;
  return LIMITS[state.name] ?? idle;
}
