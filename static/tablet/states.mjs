/**
 * What the tablet can be doing, and what leads from one to the next. Pure: no clock, no screen, no network. `step` takes
 * a state, what happened and the circumstances, and returns the next state with what has to be done about it (effects).
 *
 * @typedef {{name: string, at: number, active: number, [more: string]: any}} State
 * @typedef {{now: number, idle: number, send: boolean, open: boolean, trouble: string|null, survey: any, lang: string}} Around
 * @typedef {{type: string, [more: string]: any}} Happened
 */
import { answered, pages } from "./survey.mjs";

/** Seconds after which a state ends by itself; those of "asking" and "reading" are the office's setting. */
export const LIMITS = {
  busy: 10, sent: 5, "sent-offline": 5, declined: 4, "already-rated": 10, "wrong-code": 15, pin: 30, staff: 120,
};
/** The last seconds of silence, which are shown and announced. */
export const COUNTDOWN = 15;
/** For how long a touch wakes a tablet outside hours. */
export const AWAKE = 60;
/** For how long a record that a clerk has sent stands ready. */
export const READY = 60;

/** States in which silence is counted, and any sign of life begins the count anew. */
const PATIENT = new Set(["asking", "reading", "pin", "staff"]);
/** States that a new trouble, a record sent by a clerk or an update may end: nobody is in front of them. */
export const QUIET = new Set(["waiting", "asleep"]);

/** @returns {State} */
export function begin(name, around, more = {}) {
  return { name, at: around.now, active: around.now, ...more };
}

/** @returns {{state: State, effects: {do: string, [more: string]: any}[]}} */
export function step(state, event, around) {
  const move = MOVES[state.name]?.[event.type] ?? ANYWHERE[event.type];
  const moved = move ? move(state, event, around) : state;
  if (!moved) return { state, effects: [] };
  const { effects = [], ...next } = moved.state ? { ...moved.state, effects: moved.effects } : moved;
  const left = next.name !== state.name && next.name === "waiting";
  // Whatever a person has left behind goes when the tablet is free again.
  return { state: next, effects: left ? [...effects, { do: "forget" }] : effects };
}

/** Seconds until a state ends by silence or by itself; null where it lasts. */
export function remaining(state, around) {
  const limit = state.ready ? READY : PATIENT.has(state.name) ? (LIMITS[state.name] ?? around.idle) : LIMITS[state.name];
  if (limit === undefined) return null;
  return limit - (around.now - (PATIENT.has(state.name) ? state.active : state.at)) / 1000;
}

const to = (name, around, more = {}, ...effects) => ({ state: begin(name, around, more), effects });
const home = (around, ...effects) =>
  around.trouble ? to("out-of-order", around, { reason: around.trouble }, ...effects) : to("waiting", around, {}, ...effects);
const asking = (around, found, ...effects) =>
  to("asking", around, { ...found, survey: around.survey, lang: around.lang, page: 0, chosen: {}, assisted: false,
    opened: around.now }, ...effects);
const look = (around, found) => to("busy", around, { why: "looking", found }, { do: "look", found });
const store = (state, around, more) =>
  to("busy", around, { why: "sending", thanks: more.declined ? "declined" : null }, { do: "store", asked: state, ...more });

/** A code that somebody shows or types; `wrong` tells why it can be none. */
const read = (_state, event, around) =>
  event.wrong ? to("wrong-code", around, { reason: event.wrong.reason, position: event.wrong.position ?? null })
    : look(around, { token: event.token, evidence: event.evidence, foreign: event.foreign ?? false, push: null });
const offered = (_state, event, around) =>
  asking(around, { ...event.push, evidence: "pushed", ready: true }, { do: "pushed", push: event.push.push, state: "shown" });

const MOVES = {
  unpaired: { paired: (_s, _e, around) => home(around), words: (state, event) => ({ ...state, words: event.words, problem: null }),
    problem: (state, event) => ({ ...state, problem: event.problem }) },
  waiting: { start: (_s, _e, around) => to("reading", around, { way: "camera", typed: "" }), code: read, push: offered },
  asleep: { start: (_s, _e, around) => to("waiting", around, { awake: around.now + AWAKE * 1000 }), code: read, push: offered },
  reading: {
    code: read,
    way: (state, event, around) => ({ ...state, way: event.way, active: around.now }),
    typed: (state, event, around) => ({ ...state, typed: event.text, active: around.now }),
    without: (_s, _e, around) => asking(around, { token: null, evidence: null, push: null, invitation: null }),
    back: (_s, _e, around) => home(around),
  },
  busy: {
    found: (state, event, around) => asking(around, { ...state.found, invitation: event.invitation ?? null }),
    rated: (_s, event, around) => to("already-rated", around, { invitation: event.invitation }),
    gone: (_s, event, around) => to("wrong-code", around, { reason: event.reason, position: null }),
    stored: (state, event, around) => to(state.thanks ?? (event.where === "server" ? "sent" : "sent-offline"), around),
    late: (_s, _e, around) => to("already-rated", around, { invitation: null, late: true }),
    unstored: (_s, event, around) => to("out-of-order", around, { reason: event.reason, lost: true }),
  },
  asking: {
    choose: (state, event, around) => ({ ...state, ready: false, active: around.now, missing: null,
      chosen: { ...state.chosen, [event.question]: event.value } }),
    page: (state, event, around) => ({ ...state, ready: false, active: around.now, missing: null, page: event.page }),
    assisted: (state, event, around) => ({ ...state, ready: false, assisted: event.on, active: around.now }),
    lang: (state, event, around) => ({ ...state, lang: event.lang, active: around.now }),
    send(state, _event, around) {
      const missing = pages(state.survey, state.chosen).flat().find((q) => q.required && !answered(q, state.chosen));
      return missing ? { ...state, active: around.now, missing: missing.id } : store(state, around, { partial: false });
    },
    decline: (state, _e, around) => store(state, around, { declined: true }),
    back: (state, _e, around) => home(around, ...ended(state, "expired")),
  },
  sent: { done: (_s, _e, around) => home(around) },
  "sent-offline": { done: (_s, _e, around) => home(around) },
  declined: { done: (_s, _e, around) => home(around) },
  "already-rated": { done: (_s, _e, around) => home(around), code: read },
  "wrong-code": { done: (_s, _e, around) => home(around), code: read,
    way: (_s, event, around) => to("reading", around, { way: event.way, typed: "" }) },
  "out-of-order": { mended: (_s, _e, around) => home({ ...around, trouble: null }) },
  pin: { back: (_s, _e, around) => home(around), right: (_s, _e, around) => to("staff", around),
    wrong: (state, event, around) => ({ ...state, active: around.now, wrong: event.wait ?? 0, tries: (state.tries ?? 0) + 1 }) },
  staff: { back: (_s, _e, around) => home(around), told: (state, event, around) => ({ ...state, active: around.now, note: event.note }) },
};

const ended = (state, how) => (state.push ? [{ do: "pushed", push: state.push, state: how }] : []);

const ANYWHERE = {
  active: (state, _e, around) => ({ ...state, active: around.now, countdown: null, ready: false }),
  staff: (state, _e, around) => (QUIET.has(state.name) || state.name === "out-of-order" ? to("pin", around) : null),
  trouble: (state, event, around) => (QUIET.has(state.name) ? to("out-of-order", around, { reason: event.reason }) : null),
  unpair: (_s, _e, around) => to("unpaired", around, { words: null, problem: null }),
  tick(state, _event, around) {
    if (state.name === "waiting" && around.trouble) return home(around);
    if (state.name === "waiting" && !around.open && around.now >= (state.awake ?? 0)) return to("asleep", around);
    if (state.name === "asleep" && around.open) return home(around);
    const left = remaining(state, around);
    if (left === null) return null;
    if (left <= 0) return over(state, around);
    const countdown = PATIENT.has(state.name) && !state.ready && left <= COUNTDOWN ? Math.ceil(left) : null;
    return countdown === (state.countdown ?? null) ? null : { ...state, countdown };
  },
};

/** A state has lasted its time. */
function over(state, around) {
  if (state.name === "asking" && around.send && answered(around.survey.questions.find((q) => q.counts), state.chosen))
    return to("waiting", around, {}, { do: "store", asked: state, partial: true });
  // Who could not be told in time whether a code works answers all the same; the server decides later.
  if (state.name === "busy" && state.why === "looking") return asking(around, { ...state.found, invitation: null });
  if (state.name === "busy") return to("sent-offline", around);
  return home(around, ...ended(state, "expired"));
}
