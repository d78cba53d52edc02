/** What all screens have in common: whose it is, what is told, what can be done, and where one gets out. */
import { button, el, line, svg } from "./dom.mjs";

/**
 * @typedef {{t: (key: string, params?: object) => string, lang: string, languages: string[], size: number, low: boolean,
 *   settings: any, online: boolean, unsent: number, countdown: number|null, left?: number|null, facts?: any,
 *   camera?: string|null, emit: (event: any) => void}} View `left` is the seconds until the state ends by itself
 * @typedef {{unit?: string, kind?: string, heading: string|Node[], text?: any[], controls?: any[], foot?: any[],
 *   board?: Node|false, tools?: boolean}} Parts `board` is a keyboard
 */

const SIZES = [1, 1.5, 2];

/** @param {View} view @param {Parts} parts @returns {Node[]} */
export function frame(view, { unit, heading, text = [], controls = [], foot = [], board = false, tools = true }) {
  const shown = tools && el("div", { class: "tools" }, ...toolsOf(view));
  return [
    el("div", { class: "top" }, invented(view),
      el("div", { class: "bar" }, line(unit ?? view.settings?.device?.unit ?? "", "unit"), !view.low && shown)),
    el("div", { class: "text" }, el("h1", { tabindex: -1 }, ...[heading].flat()), ...text),
    el("div", { class: "controls" }, ...controls),
    el("div", { class: "foot" }, board, el("div", { class: "ways" }, view.low && shown, ...foot, left(view))),
  ];
}

/** The seconds until the screen closes, where there is a limit. */
function left(view) {
  return el("p", { class: "left", hidden: !leftText(view) }, leftText(view));
}

export function leftText(view) {
  return Number.isFinite(view.left) ? view.t("left", { seconds: Math.max(0, Math.ceil(view.left)) }) : "";
}

/** A button that ends something or leads on. */
export function way(view, key, event, kind = "") {
  return button(view.t(key), () => view.emit(event), { class: `way ${kind}` });
}

function invented(view) {
  return view.settings?.invented && line(view.t("invented"), "invented");
}

function toolsOf(view) {
  const others = view.languages.filter((code) => code !== view.lang);
  const next = SIZES[(SIZES.indexOf(view.size) + 1) % SIZES.length];
  return [
    ...others.map((code) => button(nameOf(code), () => view.emit({ type: "lang", lang: code }),
      { class: "tool", lang: code, "data-keep": "lang" })),
    button([letters(next), worded(view.t(next === 1 ? "size.normal" : "size.bigger"))],
      () => view.emit({ type: "size", size: next }), { class: "tool", "data-keep": "size" }),
    button([arrow(view.low), worded(view.t(view.low ? "low.off" : "low.on"))],
      () => view.emit({ type: "low", on: !view.low }), { class: "tool", "data-keep": "low" }),
  ];
}

/** A language in itself. */
function nameOf(code) {
  return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
}

/** Words beside a sign; where there is no room only assistive technology reads them. */
const worded = (text) => el("span", { class: "word" }, text);

const letters = (size) => el("span", { class: "glyph", "aria-hidden": "true" }, size === 1 ? "A" : "A+");

const arrow = (up) => svg("svg", { viewBox: "0 0 24 24", class: "arrow", "aria-hidden": "true" },
  svg("path", { d: up ? "M12 21V7M6 12l6-6 6 6M4 2.5h16" : "M12 3v14M6 12l6 6 6-6M4 21.5h16" }));

/** What only the staff need to see: a small note of trouble. */
export function note(view) {
  const told = [view.unsent > 0 && view.t("note.unsent", { count: view.unsent }), !view.online && view.t("note.offline")];
  return told.filter(Boolean).join(" · ");
}

