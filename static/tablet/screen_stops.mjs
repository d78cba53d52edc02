/** What could not go on, why, and what helps: a code that leads to no survey, a tablet that cannot work. */
import { el, line } from "./dom.mjs";
import { attention } from "./faces.mjs";
import { note, way } from "./frame.mjs";

const WRONG = ["length", "symbol", "check", "record", "unknown", "unbound", "revoked", "expired", "too-many"];
const BROKEN = ["retired", "unknown", "storage", "insecure", "old"];
/** Symbols in each group of a printed code. */
const GROUP = 4;

export const wrongCode = {
  key: (state) => [state.reason, state.position],
  parts: (state, view) => {
    const reason = WRONG.includes(state.reason) ? state.reason : "unknown";
    return {
      unit: state.invitation?.unit,
      heading: [attention(), view.t(`wrong.${reason}.title`)],
      text: [line(view.t(`wrong.${reason}.text`, placeOf(state.position)), "lead"), line(view.t("wrong.help"))],
      foot: [
        way(view, "back.start", { type: "done" }),
        reason !== "expired" && way(view, "type", { type: "way", way: "keys" }),
        reason !== "expired" && view.settings?.camera && way(view, "scan", { type: "way", way: "camera" }, "go"),
      ],
    };
  },
};

/** Which symbol of which group is meant by a position, which counts from 1. */
export function placeOf(position) {
  const at = (position ?? 1) - 1;
  return { group: Math.floor(at / GROUP) + 1, place: (at % GROUP) + 1 };
}

export const outOfOrder = {
  key: (state) => [state.reason, state.lost],
  parts: (state, view) => ({
    tools: true,
    heading: [attention(), view.t("out.title")],
    text: [
      state.lost ? line(view.t("out.lost"), "box bad") : null,
      line(view.t("out.text"), "lead"),
      el("div", { class: "box" }, el("h2", {}, view.t("out.staff")),
        line(view.t(`out.${BROKEN.includes(state.reason) ? state.reason : "other"}`)),
        line(view.t("out.try")), line(view.t("out.code", { code: state.reason }), "hint")),
    ],
    foot: [el("p", { class: "note" }), way(view, "staff", { type: "staff" })],
  }),
  refresh: (root, _state, view) => {
    const place = root.querySelector(".note");
    if (place) place.textContent = note(view);
  },
};
