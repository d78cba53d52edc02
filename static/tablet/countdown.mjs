/** The last seconds of silence: to be seen all the time, announced to assistive technology three times. */
import { announce, button, el } from "./dom.mjs";

/** Seconds at which they are announced. */
const TOLD = [15, 10, 5];

/** @param {Element} root @param {import("./frame.mjs").View} view */
export function tellCountdown(root, view) {
  const shown = root.querySelector(".countdown");
  const seconds = view.countdown;
  if (!Number.isFinite(seconds)) {
    if (shown) announce("", "alert");
    return shown?.remove();
  }
  const banner = shown ?? root.appendChild(made(view));
  banner.querySelector(".seconds").textContent = String(seconds);
  const due = TOLD.filter((moment) => seconds <= moment).at(-1);
  // A tick that came late is announced with what is left.
  if (due === undefined || banner.getAttribute("data-told") === String(due)) return undefined;
  banner.setAttribute("data-told", String(due));
  return announce(view.t("countdown.spoken", { seconds }), "alert");
}

function made(view) {
  return el("div", { class: "countdown" },
    el("p", { class: "seconds", "aria-hidden": "true" }),
    el("p", {}, view.t("countdown.text")),
    button(view.t("countdown.stay"), () => view.emit({ type: "active" }), { class: "way" }));
}
