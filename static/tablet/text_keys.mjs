/** The screen keyboard, for tablets without one: it appears with a field for text and writes to it. */
import { el, key } from "./dom.mjs";
import { LETTERS, ROWS, SIGNS, TONES, erase, tone, type } from "./keyboard.mjs";
import { COMMENT_LIMIT } from "./survey.mjs";

/**
 * @param {import("./frame.mjs").View} view
 * @returns {{board: HTMLElement|false, serve: (event: FocusEvent) => void}} `serve` is for fields that get the focus
 */
export function textKeys(view) {
  if (!view.settings?.keyboard) return { board: false, serve: () => {} };
  const board = el("div", { class: "keys", role: "group", "aria-label": view.t("keys"), hidden: true });
  const shown = { upper: false, signs: false };
  /** @type {HTMLTextAreaElement|null} */
  let field = null;
  const write = (change) => {
    if (field) put(field, change);
    if (shown.upper) fill({ upper: false });
  };
  const fill = (more) => {
    Object.assign(shown, more);
    board.replaceChildren(...rows(shown, view, { write, fill, close }));
  };
  const close = () => {
    board.hidden = true;
    field?.blur();
  };
  const serve = (event) => {
    field = event.target;
    if (board.hidden) fill({ upper: false, signs: false });
    board.hidden = false;
    field.scrollIntoView({ block: "center" });
  };
  return { board, serve };
}

function rows(shown, view, { write, fill, close }) {
  const cased = (letter) => (shown.upper ? letter.toUpperCase() : letter);
  const letter = (plain) => key(cased(plain), () => write((typing) => type(typing, cased(plain))), { class: "key" });
  const named = (sign, name, act, kind = "") => key(sign, act, { class: `key ${kind}`, "aria-label": view.t(name) });
  const tones = Object.entries(TONES).map(([sign, mark], at) =>
    named(sign, `key.tone.${at + 1}`, () => write((typing) => tone(typing, mark)), "tone"));
  const delete_ = named("⌫", "key.erase", () => write(erase), "wide");
  const shift = key("⇧", () => fill({ upper: !shown.upper }),
    { class: "key wide", "aria-label": view.t("key.shift"), "aria-pressed": String(shown.upper) });
  const [first, second, third] = shown.signs ? SIGNS : ROWS;
  return [
    row([...tones, ...LETTERS.map(letter)], "marks"),
    row([...first].map(letter)),
    row([...second].map(letter)),
    row([!shown.signs && shift, ...[...third].map(letter), delete_]),
    row([
      key(shown.signs ? "abc" : "123", () => fill({ signs: !shown.signs }), { class: "key wide" }),
      key(view.t("key.space"), () => write((typing) => type(typing, " ")), { class: "key space" }),
      named("↵", "key.line", () => write((typing) => type(typing, "\n")), "wide"),
      key(view.t("key.done"), close, { class: "key done" }),
    ]),
  ];
}

const row = (keys, kind = "") => el("div", { class: `row ${kind}` }, ...keys);

/** Changes what stands in a field as if it had been typed there. */
function put(field, change) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const typed = change({ text: value.slice(0, from) + value.slice(to), caret: from });
  if ([...typed.text].length > COMMENT_LIMIT) return;
  field.value = typed.text;
  field.setSelectionRange(typed.caret, typed.caret);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
