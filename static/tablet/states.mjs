/**
 * What the tablet can be doing, and what leads from one to the next. Pure: no clock, no screen, no network. `step`
 * takes a state, what happened and the circumstances; it returns the next state and what has to be done (effects). An
 * outcome carries the `at` of the state that waits for it; in any other state it is not heard.
 *
 * @typedef {{name: string, at: number, active: number, [more: string]: any}} State `at`, `active`: milliseconds
 * @typedef {{now: number, wall: number, idle: number, send: boolean, open: boolean, trouble: string|null,
 *   survey: any, lang: string, locked: number}} Around `now` and `locked` (until when no PIN is taken) in milliseconds
 *   of a clock that nobody can set, `wall` of the one that people read; `idle` in seconds
 * @typedef {{type: string, [more: string]: any}} Happened
 */
import { AWAKE, begin, isPatient, isQuiet } from "./limits.mjs";
import { alive, asking, ended, home, same, store, to, wait } from "./moves.mjs";
import { passing } from "./passing.mjs";
import { answered, pages } from "./survey.mjs";

export { AWAKE, COUNTDOWN, LIMITS, LOST, QUIET, READY, begin, isQuiet, remaining } from "./limits.mjs";

/** States that tell somebody how it ended; the next person may already show a code. */
const ENDED = new Set(["sent", "sent-offline", "declined", "already-rated", "wrong-code"]);
/** States in which nobody's work is under way. */
const FREE = new Set(["waiting", "out-of-order"]);

/** @returns {{state: State, effects: {do: string, [more: string]: any}[]}} */
export function step(state, event, around) {
  if (event.at !== undefined && event.at !== state.at) return { state, effects: [] };
  const move = MOVES[state.name]?.[event.type] ?? ANYWHERE[event.type];
  const moved = (move && move(state, event, around)) || { state, effects: [] };
  const left = moved.state.name !== state.name && (FREE.has(moved.state.name) || ENDED.has(state.name));
  // Whatever a person has left behind goes when the tablet is free again.
  return left ? { ...moved, effects: [...moved.effects, { do: "forget" }] } : moved;
}

/** A code that somebody shows or types; `wrong` tells why it can be none. */
function read(_state, event, around) {
  if (event.wrong) return to("wrong-code", around, { position: null, group: null, ...event.wrong });
  const found = { token: event.token, evidence: event.evidence, foreign: event.foreign ?? false, push: null };
  return to("busy", around, { why: "looking", found }, { do: "look", token: event.token });
}
/** A record that a clerk has sent stands ready until somebody touches the tablet. */
const offered = (_state, event, around) =>
  asking(around, { ...event.push, evidence: "pushed", ready: true },
    { do: "pushed", push: event.push.push, state: "shown" });
const done = (_state, _event, around) => home(around);

const MOVES = {
  unpaired: { paired: done, words: (state, event) => same(state, { words: event.words, problem: null }),
    problem: (state, event) => same(state, { problem: event.problem }),
    // Only a tablet that was paired before has anything to go back to.
    back: (state, _event, around) => (state.again ? home(around, { do: "keep-pairing" }) : null) },
  waiting: {
    code: read, push: offered,
    start: (_s, _e, around) => to("reading", around, { way: "camera", typed: "" }),
  },
  asleep: {
    code: read, push: offered,
    start: (_s, _e, around) => to("waiting", around, { awake: around.now + AWAKE * 1000 }),
  },
  reading: {
    code: read, back: done,
    way: (state, event, around) => alive(state, around, { way: event.way }),
    typed: (state, event, around) => alive(state, around, { typed: event.text }),
    without: (_s, _e, around) => asking(around, { token: null, evidence: null, push: null, invitation: null }),
  },
  busy: {
    found: (state, event, around) => asking(around, { ...state.found, invitation: event.invitation ?? null }),
    rated: (_s, event, around) => to("already-rated", around, { invitation: event.invitation }),
    gone: (_s, event, around) => to("wrong-code", around, { reason: event.reason, position: null, group: null }),
    stored: (state, event, around) => to(state.thanks ?? (event.where === "server" ? "sent" : "sent-offline"), around),
    late: (_s, _e, around) => to("already-rated", around, { invitation: null, late: true }),
    unstored: (_s, event, around) => to("out-of-order", around, { reason: event.reason, lost: true }),
  },
  asking: {
    choose: (state, event, around) =>
      alive(state, around, { ready: false, missing: null, chosen: { ...state.chosen, [event.question]: event.value } }),
    page: (state, event, around) => alive(state, around, { ready: false, missing: null, page: event.page }),
    assisted: (state, event, around) => alive(state, around, { ready: false, assisted: event.on }),
    lang: (state, event, around) => alive(state, around, { ready: false, lang: event.lang }),
    send(state, _event, around) {
      const needed = (question) => question.required && !answered(question, state.chosen);
      const page = pages(state.survey, state.chosen).findIndex((questions) => questions.some(needed));
      if (page < 0) return store(state, around, { partial: false });
      return alive(state, around, { page, missing: pages(state.survey, state.chosen)[page].find(needed).id });
    },
    decline: (state, _e, around) => store(state, around, { declined: true }),
    back: (state, _e, around) => home(around, ...ended(state, "expired")),
  },
  sent: { done, code: read },
  "sent-offline": { done, code: read },
  declined: { done, code: read },
  "already-rated": { done, code: read },
  "wrong-code": {
    done, code: read,
    way: (_s, event, around) => to("reading", around, { way: event.way, typed: "" }),
  },
  "out-of-order": { mended: (_s, _e, around) => home({ ...around, trouble: null }) },
  pin: {
    back: done,
    digits: (state, event, around) =>
      around.locked > around.now ? null : alive(state, around, {}, { do: "check-pin", pin: event.pin }),
    right: (_s, _e, around) => to("staff", around),
    wrong: (state, _event, around) => alive(state, around, { tries: state.tries + 1, wrong: wait(around) }),
  },
  staff: {
    back: done,
    act: (state, event, around) => alive(state, around, {}, { do: "act", act: event.act }),
    told: (state, event, around) => alive(state, around, { note: event.note }),
    unpair: (_s, _e, around) => to("unpaired", around, { words: null, problem: null, again: true }),
  },
};

const ANYWHERE = {
  active: (state, _e, around) => (isPatient(state) ? alive(state, around, { ready: false }) : null),
  staff: (state, _e, around) =>
    isQuiet(state) || state.name === "out-of-order"
      ? to("pin", around, { tries: wait(around) && 1, wrong: wait(around) })
      : null,
  trouble: (state, event, around) =>
    isQuiet(state) ? to("out-of-order", around, { reason: event.reason }) : null,
  tick: (state, _event, around) => passing(state, around),
};
