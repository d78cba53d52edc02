/** The survey: a question that must be answered alone on its page, the rest together with the button that sends. */
import { announce, button, el, line } from "./dom.mjs";
import { way } from "./frame.mjs";
import { answerFocus, given, question, showChosen } from "./question.mjs";
import { record } from "./screen_ends.mjs";
import { pages } from "./survey.mjs";
import { textKeys } from "./text_keys.mjs";

export const asking = {
  key: (state) => [state.page, pageOf(state).map(({ id }) => id), state.missing],
  parts: (state, view) => {
    const page = pageOf(state);
    const alone = page.length === 1 && page[0].required;
    const last = isLast(state);
    const { board, serve } = textKeys(view);
    return {
      unit: state.invitation?.unit,
      kind: alone ? "alone" : "together",
      heading: alone ? page[0].text[view.lang] : view.t("asking.last"),
      text: [
        line(view.t("asking.ready"), "ready"),
        state.page === 0 && about(state, view),
        el("div", { class: "meta" }, !view.low && privacy(state, view), pageNumber(state, view)),
        el("p", { class: "err missing" }),
      ],
      controls: [view.low && privacy(state, view), ...page.map((one) => question(one, state, view, { alone, serve })), last && helped(state, view)],
      foot: [...ways(state, view, last)], board: page.some(({ kind }) => kind === "text") && board,
    };
  },
  refresh(root, state, view) {
    root.querySelector(".ready").classList.toggle("over", !state.ready);
    pageOf(state).forEach((one) => showChosen(root, one, state.chosen));
    if (state.missing) miss(root, state, view);
  },
};

const pageOf = (state) => pages(state.survey, state.chosen)[state.page] ?? [];
const isLast = (state) => state.page >= pages(state.survey, state.chosen).length - 1;

function pageNumber(state, view) {
  return line(view.t("asking.page", { page: state.page + 1, pages: pages(state.survey, state.chosen).length }), "hint page");
}

/** Whose record is asked about, and what holds for this answer. */
function about(state, view) {
  const told = !state.token ? "asking.without" : state.foreign ? "asking.foreign" : !state.invitation ? "asking.unseen" : "";
  return el("div", { class: "about" }, record(state.invitation, view), told && line(view.t(told), "box"));
}

/** What the law asks to be told before the first question: who, what, why, how long, whom to ask. */
function privacy(state, view) {
  if (state.page > 0) return null;
  const unit = state.invitation?.unit ?? view.settings?.device?.unit ?? "";
  const rows = [["who", unit], ["kept", ""], ["why", ""], ["long", ""], ["ask", view.settings?.contact || unit]];
  return el("details", { class: "privacy" }, el("summary", {}, view.t("privacy")),
    el("dl", {}, ...rows.flatMap(([name, told]) => [
      el("dt", {}, view.t(`privacy.${name}`)), el("dd", {}, told || view.t(`privacy.${name}.text`)),
    ])));
}

function helped(state, view) {
  const box = el("input", {
    type: "checkbox", autocomplete: "off", on: { change: () => view.emit({ type: "assisted", on: box.checked }) },
  });
  box.checked = Boolean(state.assisted);
  return el("label", { class: "option plain" }, box, el("span", {}, view.t("asking.helped")));
}

function ways(state, view, last) {
  const [first] = pageOf(state);
  const onward = () => (!first.required || given(document, first) ? view.emit({ type: "page", page: state.page + 1 })
    : miss(document, { ...state, missing: first.id }, view));
  return [
    state.page === 0 ? way(view, "asking.leave", { type: "back" })
      : way(view, "back", { type: "page", page: state.page - 1 }),
    state.page === 0 && way(view, "asking.decline", { type: "decline" }),
    last ? way(view, "asking.send", { type: "send" }, "go") : button(view.t("next"), onward, { class: "way next" }),
  ];
}

/** Says which answer is missing, and leads there. */
function miss(root, state, view) {
  const place = root.querySelector(".missing");
  const asked = pageOf(state).find(({ id }) => id === state.missing);
  const told = view.t(asked?.kind === "text" ? "asking.write" : "asking.choose");
  if (place.textContent === told) return;
  place.textContent = told;
  announce(told, "alert");
  answerFocus(root, state.missing)?.focus();
}
