/** How a visit ends well, and the moment before. */
import { el, line } from "./dom.mjs";
import { tick } from "./faces.mjs";
import { way } from "./frame.mjs";

/** What the tablet may be busy with. */
const WHY = ["starting", "looking", "sending", "elsewhere"];

const done = (view) => way(view, "done", { type: "done" }, "go");
const thanks = (title, text) => ({
  parts: (_state, view) => ({
    kind: "end", tools: false, heading: [tick(), view.t(title)], text: [line(view.t(text), "lead")], foot: [done(view)],
  }),
});

export const sent = thanks("sent.title", "sent.text");
export const sentOffline = thanks("sent.title", "kept.text");
export const declined = thanks("declined.title", "declined.text");

export const busy = {
  key: (state) => state.why,
  parts: (state, view) => ({
    kind: "end", tools: false,
    heading: view.t(`busy.${WHY.includes(state.why) ? state.why : "looking"}`),
    text: [el("div", { class: "spinner", "aria-hidden": "true" }), line(view.t(state.why === "elsewhere" ? "busy.other" : "busy.text"), "lead")],
  }),
};

export const alreadyRated = {
  key: (state) => state.late,
  parts: (state, view) => ({
    unit: state.invitation?.unit,
    heading: view.t("rated.title"),
    text: [
      record(state.invitation, view),
      state.late && el("p", { class: "box bad" }, view.t("rated.late")),
      line(view.t("rated.text"), "lead"),
      el("div", { class: "box" }, el("h2", {}, view.t("rated.not-you")), line(view.t("rated.tell")),
        line(view.settings?.contact || state.invitation?.unit || view.settings?.device?.unit)),
    ],
    foot: [done(view)],
  }),
};

/** Whose record it is, as far as the office tells: procedure and the end of its code. */
export function record(invitation, view) {
  if (!invitation?.record) return null;
  return el("p", { class: "record" }, el("strong", {}, view.t("record", { hint: invitation.record })),
    invitation.procedure ? `: ${invitation.procedure}` : "");
}
