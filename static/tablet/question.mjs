/** One question with its answers; nothing is chosen before somebody chooses it, and no arrow key ever chooses. */
import { button, el, line } from "./dom.mjs";
import { face } from "./faces.mjs";
import { COMMENT_LIMIT, clean, pages } from "./survey.mjs";

/**
 * @param {import("./survey.mjs").Question} asked @param {any} state @param {import("./frame.mjs").View} view
 * @param {{alone: boolean, serve: (event: FocusEvent) => void}} how `alone` on its page, where the heading asks and a
 *   choice leads on; `serve` brings the screen keyboard
 */
export function question(asked, state, view, how) {
  const draw = { text: written, choices: many }[asked.kind] ?? one;
  return draw(asked, state, view, how);
}

/** Tells whether the question has an answer on the screen. */
export function given(root, asked) {
  return [...root.querySelectorAll(`[data-question="${asked.id}"]`)].some((one) =>
    one.getAttribute("aria-pressed") === "true" || one.checked || (asked.kind === "text" && clean(one.value)));
}

/** Marks what is chosen by now. */
export function showChosen(root, asked, chosen) {
  if (asked.kind === "text" || asked.kind === "choices") return;
  for (const option of root.querySelectorAll(`[data-question="${asked.id}"]`)) {
    option.setAttribute("aria-pressed", String(chosenOf(chosen, asked).includes(option.getAttribute("data-code"))));
  }
}

/** Where the answer to a question is given. */
export function answerFocus(root, id) {
  return root.querySelector(`[data-question="${id}"]`);
}

function one(asked, state, view, { alone }) {
  const choose = (code, again) => {
    const value = again && !asked.required ? [] : [code];
    view.emit({ type: "choose", question: asked.id, value });
    const many = pages(state.survey, { ...state.chosen, [asked.id]: value }).length;
    if (alone && state.page < many - 1) view.emit({ type: "page", page: state.page + 1 });
  };
  const options = asked.options.map(({ code, text }) => {
    const option = button([...(asked.scale ? [face(asked.scale, code)] : []), el("span", {}, text[view.lang])],
      () => choose(code, option.getAttribute("aria-pressed") === "true"),
      { class: "option", "aria-pressed": "false", "data-question": asked.id, "data-code": code });
    return option;
  });
  return group(asked, view, alone, el("div", { class: asked.scale ? "faces" : "options" }, ...options));
}

function many(asked, state, view, { alone }) {
  const boxes = asked.options.map(({ code }) => el("input", {
    type: "checkbox", autocomplete: "off", "data-question": asked.id, "data-code": code,
    on: { change: () => view.emit({ type: "choose", question: asked.id, value: boxes.filter((box) => box.checked)
      .map((box) => box.getAttribute("data-code")) }) },
  }));
  boxes.forEach((box) => {
    box.checked = chosenOf(state.chosen, asked).includes(box.getAttribute("data-code"));
  });
  const labels = asked.options.map(({ text }, at) => el("label", { class: "option" }, boxes[at], el("span", {}, text[view.lang])));
  return group(asked, view, alone, el("div", { class: "options" }, ...labels));
}

function written(asked, state, view, { alone, serve }) {
  const id = `q-${asked.id}`;
  const field = el("textarea", {
    id, rows: 3, maxlength: COMMENT_LIMIT, autocomplete: "off", autocorrect: "off", spellcheck: "false",
    inputmode: view.settings?.keyboard ? "none" : null, "aria-describedby": `${id}-hint`, "data-question": asked.id,
    on: { focus: serve, input: () => view.emit({ type: "choose", question: asked.id, value: field.value.normalize("NFC") }) },
  });
  field.value = state.chosen[asked.id] ?? "";
  return el("div", { class: "question" },
    el("label", { class: alone ? "vh" : "ask", for: id }, asked.text[view.lang], optional(asked, view)),
    el("p", { class: "hint", id: `${id}-hint` }, view.t("asking.no-names")), field);
}

function group(asked, view, alone, options) {
  const name = el("legend", { class: alone ? "vh" : "ask" }, asked.text[view.lang], optional(asked, view));
  return el("fieldset", { class: "question" }, name,
    asked.kind === "choices" && line(view.t("asking.several"), "hint"), options);
}

const optional = (asked, view) => (asked.required ? "" : el("small", {}, ` ${view.t("optional")}`));

const chosenOf = (chosen, asked) => chosen[asked.id] ?? [];
