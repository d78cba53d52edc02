/**
 * The steps that the table of states is made of: each returns {state, effects}. Pure.
 */
import { begin } from "./limits.mjs";

export const to = (name, around, more = {}, ...effects) => ({ state: begin(name, around, more), effects });
export const same = (state, more, ...effects) => ({ state: { ...state, ...more }, effects });
/** Somebody is there: silence is counted anew. */
export const alive = (state, around, more, ...effects) =>
  same(state, { active: around.now, countdown: null, ...more }, ...effects);
/** Ready for the next person, or out of order. */
export const home = (around, ...effects) =>
  around.trouble
    ? to("out-of-order", around, { reason: around.trouble }, ...effects)
    : to("waiting", around, {}, ...effects);
/** The survey, about the record that was found or about none. */
export const asking = (around, found, ...effects) => {
  const blank = { page: 0, chosen: {}, assisted: false, missing: null, opened: around.wall };
  return to("asking", around, { ...found, ...blank, survey: around.survey, lang: around.lang }, ...effects);
};
/** Keep what was answered; nothing is claimed before it is kept. */
export const store = (state, around, more) => {
  const thanks = more.declined ? "declined" : null;
  return to("busy", around, { why: "sending", thanks }, { do: "store", asked: state, ...more });
};
/** What becomes of a record that a clerk has sent. */
export const ended = (state, how) => (state.push ? [{ do: "pushed", push: state.push, state: how }] : []);
/** Seconds until a PIN is taken again. */
export const wait = (around) => Math.max(0, Math.ceil((around.locked - around.now) / 1000));
