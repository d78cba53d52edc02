/** A tablet that belongs to no office yet: three words for the official at the desk. */
import { el, line } from "./dom.mjs";
import { way } from "./frame.mjs";

const PROBLEMS = ["offline", "full", "too-many", "unavailable", "retired", "unknown", "storage"];

export const unpaired = {
  key: (state) => [state.words, state.problem],
  parts: (state, view) => ({
    heading: view.t("pair.title"),
    text: [
      state.problem && line(view.t(`pair.${PROBLEMS.includes(state.problem) ? state.problem : "other"}`), "box bad"),
      line(view.t(state.words ? "pair.text" : "pair.asking"), "lead"),
      state.words && el("p", { class: "words", translate: "no" },
        ...state.words.flatMap((word) => [el("span", { lang: "vi" }, word), " "])),
      state.words && line(view.t("pair.how")),
    ],
    foot: [line(view.t("pair.wait"), "hint"), state.again && way(view, "back", { type: "back" }, "small")],
  }),
};
