/** Nobody is there: the office's message, its hours and one big button; outside hours a dark screen that a touch wakes. */
import { button, el, line } from "./dom.mjs";
import { note } from "./frame.mjs";
import { weekly } from "./hours.mjs";

export const waiting = {
  parts: (_state, view) => ({
    heading: view.settings?.message?.[view.lang] || view.t("waiting.title"),
    text: [line(view.t(view.settings?.camera === false ? "waiting.how-typed" : "waiting.how"), "lead")],
    controls: [button(view.t("start"), () => view.emit({ type: "start" }), { class: "start" }), hours(view)],
    foot: [
      el("p", { class: "note" }),
      button(view.t("staff"), () => view.emit({ type: "staff" }), { class: "way quiet small" }),
    ],
  }),
  refresh: (root, _state, view) => {
    root.querySelector(".note").textContent = note(view);
  },
};

export const asleep = {
  parts: (_state, view) => ({
    heading: view.t("asleep.title"),
    text: [line(view.t("asleep.text"), "lead")],
    controls: [button(view.t("asleep.wake"), () => view.emit({ type: "start" }), { class: "start" }), hours(view)],
    foot: [
      el("p", { class: "note" }),
      button(view.t("staff"), () => view.emit({ type: "staff" }), { class: "way quiet small" }),
    ],
  }),
  refresh: waiting.refresh,
};

/** The office's hours, as far as they are set. */
function hours(view) {
  const rows = weekly(view.settings?.hours ?? {}, view.lang);
  return rows.length > 0 && el("div", { class: "hours" }, el("h2", {}, view.t("hours")),
    el("dl", {}, ...rows.flatMap(({ days, times }) => [el("dt", {}, days), el("dd", {}, times)])));
}
