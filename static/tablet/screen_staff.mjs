/** For the staff: how the tablet does, and what can be done about it. */
import { el, line } from "./dom.mjs";
import { way } from "./frame.mjs";

const ACTS = ["send-now", "retry", "export", "clear-refused", "fullscreen", "leave"];
const NOTES = ["sending", "sent", "nothing", "offline", "exported", "failed", "cleared", "mended", "leave", "fullscreen"];

export const staff = {
  parts: (_state, view) => ({
    heading: view.t("staff.title"),
    text: [
      el("p", { class: "box staff-note", role: "status", hidden: true }),
      el("dl", { class: "facts" }, ...facts(view).flatMap(([name, told]) =>
        [el("dt", {}, view.t(`staff.${name}`)), el("dd", { "data-fact": name }, told)])),
    ],
    controls: [el("div", { class: "acts" }, ...actsOf(view).map((act) => way(view, `act.${act}`, { type: "act", act })))],
    foot: [way(view, "staff.back", { type: "back" }, "go")],
  }),
  refresh(root, state, view) {
    for (const [name, told] of facts(view)) root.querySelector(`[data-fact="${name}"]`).textContent = told;
    const place = root.querySelector(".staff-note");
    const told = state.note ? view.t(`staff.note.${NOTES.includes(state.note) ? state.note : "other"}`, { note: state.note }) : "";
    place.hidden = !told;
    if (place.textContent !== told) place.textContent = told;
  },
};

/** A tablet that the server does not take any more can be paired again. */
const actsOf = (view) => (view.facts?.unwanted ? ["pair", ...ACTS] : ACTS);

/** Name and value of what the staff may need to tell whoever looks after the tablet. */
function facts(view) {
  const known = view.facts ?? {};
  const device = view.settings?.device;
  const none = view.t("staff.none");
  return [
    ["name", device?.name ?? none],
    ["unit", [device?.unit, device?.counter].filter(Boolean).join(" – ") || none],
    ["network", view.t(view.online ? "staff.online" : "staff.offline")],
    ["unsent", String(view.unsent ?? 0)],
    ["refused", String(known.refused ?? 0)],
    ["contact", known.contact ? timed(known.contact, view.lang) : none],
    ["camera", known.camera ?? none],
    ["version", known.mark ?? view.settings?.mark ?? none],
  ];
}

const timed = (moment, lang) => new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "medium" }).format(new Date(moment));
