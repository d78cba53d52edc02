/** Keys for a slip's code: only the symbols that codes have, in groups of four; what cannot be right is pointed out. */
import { el, key } from "./dom.mjs";
import { placeOf } from "./screen_stops.mjs";
import { ALPHABET, isForeign, readToken } from "./token.mjs";

const LENGTH = 16;
const GROUP = 4;

/** @param {string} typed @param {import("./frame.mjs").View} view */
export function codePad(typed, view) {
  const field = el("input", {
    id: "code", type: "text", inputmode: "none", autocomplete: "off", autocapitalize: "characters", autocorrect: "off",
    spellcheck: "false", "aria-describedby": "code-told", "data-1p-ignore": true,
    on: { input: () => typedIn(field, view), keydown: (event) => event.key === "Enter" && submit(view) },
  });
  field.value = grouped(typed);
  const boxes = Array.from({ length: LENGTH / GROUP }, () => el("span", { class: "group" }));
  const put = (symbol) => change(field, view, plain(field.value) + symbol);
  return [
    el("div", { class: "code" }, el("label", { class: "vh", for: "code" }, view.t("typing.label")),
      el("div", { class: "groups", "aria-hidden": "true" }, ...boxes), field),
    el("p", { id: "code-told", class: "told", role: "status" }),
    el("div", { class: "pad", role: "group", "aria-label": view.t("typing.keys") },
      ...[...ALPHABET].map((symbol) => key(symbol, () => put(symbol), { class: "key" })),
      key("⌫", () => change(field, view, plain(field.value).slice(0, -1)), { class: "key", "aria-label": view.t("key.erase") })),
  ];
}

/** Shows what is typed so far, and what of it cannot be right. */
export function showTyped(root, typed, view) {
  const field = root.querySelector("#code");
  const code = plain(typed);
  if (plain(field.value) !== code) field.value = grouped(typed);
  const wrong = impossible(code);
  root.querySelectorAll(".group").forEach((box, at) => {
    box.textContent = code.slice(at * GROUP, (at + 1) * GROUP);
    box.classList.toggle("now", Math.min(Math.floor(code.length / GROUP), LENGTH / GROUP - 1) === at);
    box.classList.toggle("wrong", wrong?.group === at + 1 || wrong?.reason === "check");
  });
  field.setAttribute("aria-invalid", String(Boolean(wrong)));
  tell(root, view, wrong, code);
}

function tell(root, view, wrong, code) {
  const place = root.querySelector("#code-told");
  const told = wrong ? view.t(`wrong.${wrong.reason}.text`, wrong)
    : view.t("typing.count", { count: code.length, all: LENGTH });
  place.classList.toggle("err", Boolean(wrong));
  if (place.textContent !== told) place.textContent = told;
}

/** Why what is typed so far can never become a code; null while it may. */
function impossible(code) {
  const read = readToken(code);
  if (!read.wrong || (read.wrong.reason === "length" && code.length < LENGTH)) return null;
  return { ...placeOf(read.wrong.position), ...read.wrong };
}

/** Goes on with a code that can be one of ours; of any other it is told what is wrong. */
export function submit(view) {
  const field = document.querySelector("#code");
  const code = plain(field.value);
  const read = readToken(code);
  if (read.token) return view.emit({ type: "code", evidence: "typed", token: read.token,
    foreign: isForeign(read.token, view.settings?.prefixes ?? []) });
  field.focus();
  return tell(document, view, { ...placeOf(read.wrong.position), ...read.wrong }, code);
}

function typedIn(field, view) {
  const code = plain(field.value);
  view.emit({ type: "typed", text: code });
}

function change(field, view, text) {
  field.value = grouped(text);
  view.emit({ type: "typed", text: plain(text) });
}

const plain = (text) => text.replace(/[\s\-–—.]/g, "").toUpperCase().slice(0, LENGTH + GROUP);
const grouped = (text) => plain(text).replace(/(.{4})(?=.)/g, "$1 ");
