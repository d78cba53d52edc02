/**
 * The tablet as a whole: its state and what is known around it. Whatever happens comes in as an event, is decided by
 * the table of states, drawn, and acted upon.
 *
 * @typedef {import("./states.mjs").State} State
 * @typedef {{now: () => number, wall: () => number}} Clock milliseconds; nobody can set the first
 */
import { isOpen } from "./open_hours.mjs";
import { begin, isQuiet, remaining, step } from "./states.mjs";

const PLAIN = { lang: "vi", size: 1, low: false };
const IDLE = 60;

/**
 * @param {{root: HTMLElement, screens: any, texts: Record<string, Record<string, string>>, clock: Clock,
 *   mark: string}} parts `mark`: the app's
 */
export function makeTablet({ root, screens, texts, clock, mark }) {
  let drawn = "";
  const tablet = {
    /** @type {State} */
    state: begin("busy", { now: clock.now() }, { why: "starting" }),
    clock, root, texts,
    settings: null, settingsNext: null,
    /** What this machine is: the tablet's id, what it proves itself with. */
    device: null, credentials: {},
    trouble: null, online: false, contact: null, camera: null, locked: 0, skew: 0,
    figures: { unsent: 0, oldest: null, refused: 0 },
    look: { ...PLAIN },
    /** What does the effects, by name; filled in by the roof. @type {Record<string, (effect: any, state: State) => void>} */
    effects: {},
    /** Nobody is in front of it, and it can serve. */
    isQuiet: () => isQuiet(tablet.state),
    /** Nobody is in front of it. */
    isFree: () => isQuiet(tablet.state) || tablet.state.name === "out-of-order",
    dispatch, enter, show,
  };

  function around() {
    const { settings, look, trouble, locked } = tablet;
    const wall = clock.wall();
    return {
      now: clock.now(), wall, idle: settings?.idle ?? IDLE, send: settings?.send_partial ?? false,
      open: !settings?.sleep || isOpen(settings.hours, wall - tablet.skew), trouble, survey: settings?.survey ?? null,
      lang: look.lang, locked,
    };
  }

  /** @param {import("./states.mjs").Happened} event */
  function dispatch(event) {
    if (event.type in LOOKS) tablet.look = { ...tablet.look, ...LOOKS[event.type](event) };
    const { state, effects } = step(tablet.state, event, around());
    const changed = state !== tablet.state || event.type in LOOKS;
    tablet.state = state;
    if (effects.some((effect) => effect.do === "forget")) tablet.look = plain();
    show(changed);
    for (const effect of effects) tablet.effects[effect.do]?.(effect, state);
  }

  /** Begin anew, whatever there was. @param {string} name @param {object} more */
  function enter(name, more = {}) {
    tablet.state = begin(name, around(), more);
    tablet.look = plain();
    show(true);
  }

  /** Draw what has changed. @param {boolean} changed */
  function show(changed = false) {
    const view = seen();
    const left = view.left && Math.ceil(view.left);
    const facts = JSON.stringify([left, view.online, view.unsent, view.camera, view.facts]);
    if (!changed && facts === drawn) return;
    drawn = facts;
    screens.draw(root, tablet.state, view);
    tablet.effects.drawn?.({ do: "drawn" }, tablet.state);
  }

  function seen() {
    const { state, settings, look, online, figures, camera, contact, trouble } = tablet;
    return {
      t: (key, params) => filled(texts[look.lang]?.[key] ?? texts[PLAIN.lang]?.[key] ?? key, params),
      ...look, languages: Object.keys(texts), settings, online, unsent: figures.unsent, camera,
      countdown: state.countdown ?? null, left: isLimited(state) ? remaining(state, around()) : null,
      facts: {
        refused: figures.refused, contact: contact && Math.floor(contact / 60_000) * 60_000, camera, mark,
        unwanted: trouble === "retired" || trouble === "unknown",
      },
      emit: dispatch,
    };
  }

  const plain = () => ({ ...PLAIN, lang: texts[PLAIN.lang] ? PLAIN.lang : Object.keys(texts)[0] });
  return tablet;
}

/** What a person may change about the screen; gone with that person. */
const LOOKS = {
  lang: ({ lang }) => ({ lang }), size: ({ size }) => ({ size }), low: ({ on }) => ({ low: on }),
};

/** States that tell in how many seconds they end; where silence is counted its last seconds are told. */
const LIMITED = new Set(["sent", "sent-offline", "declined", "already-rated", "wrong-code"]);
const isLimited = ({ name, ready }) => ready || LIMITED.has(name);

/** @param {string} text with `%(name)s` places @param {Record<string, any>} params */
const filled = (text, params = {}) =>
  text.replace(/%\((\w+)\)s|%%/g, (place, name) => (name === undefined ? "%" : String(params[name] ?? place)));
