/**
 * What the passing of time changes: where nobody is, circumstances count; elsewhere the end of a state's time. Pure.
 *
 * @typedef {import("./states.mjs").State} State
 */
import { COUNTDOWN, LOST, isPatient, isQuiet, remaining } from "./limits.mjs";
import { asking, ended, home, same, to, wait } from "./moves.mjs";
import { answered } from "./survey.mjs";

/** @returns {{state: State, effects: any[]}|null} null where nothing changes */
export const passing = (state, around) => byItself(state, around) ?? counted(state, around);

function byItself(state, around) {
  if (isQuiet(state) && around.trouble) return home(around);
  if (state.name === "waiting" && !around.open && around.now >= (state.awake ?? 0)) return to("asleep", around);
  if (state.name === "asleep" && around.open) return home(around);
  if (state.name === "out-of-order") return stillWrong(state, around);
  const left = remaining(state, around);
  return left !== null && left <= 0 ? over(state, around) : null;
}

function stillWrong(state, around) {
  const unread = state.lost && around.now - state.at < LOST * 1000;
  return unread || around.trouble === state.reason ? null : home(around);
}

/** What is shown of the time that passes. */
function counted(state, around) {
  if (!isPatient(state)) return null;
  const left = remaining(state, around);
  const countdown = !state.ready && left <= COUNTDOWN ? Math.ceil(left) : null;
  const more = state.name === "pin" ? { countdown, wrong: wait(around) } : { countdown };
  return Object.entries(more).some(([name, value]) => (state[name] ?? null) !== value) ? same(state, more) : null;
}

/** A state has lasted its time. */
function over(state, around) {
  if (state.name === "busy") return unheard(state, around);
  if (state.name === "asking" && around.send && begun(state))
    return home(around, { do: "store", asked: state, partial: true });
  return home(around, ...ended(state, "expired"));
}

/** What the tablet waited for did not come. */
function unheard(state, around) {
  // Who could not be told in time whether a code works answers all the same; the server decides later.
  if (state.why === "looking") return asking(around, { ...state.found, invitation: null });
  return to("out-of-order", around, { reason: "storage", lost: true });
}

/** Whether the question that counts has an answer: less than that is no rating. */
function begun(state) {
  const counting = state.survey.questions.find((question) => question.counts);
  return Boolean(counting) && answered(counting, state.chosen);
}
