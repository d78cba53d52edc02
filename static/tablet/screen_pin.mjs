/** The staff's number, on keys; what is typed is never shown. */
import { el, key, line } from "./dom.mjs";
import { way } from "./frame.mjs";

const LONGEST = 8;
const DIGITS = [..."123456789", "", "0"];

export const pin = {
  key: (state) => state.tries,
  parts(state, view) {
    let typed = "";
    const dots = el("p", { class: "dots", role: "status" });
    const show = (digits) => {
      typed = digits.slice(0, LONGEST);
      dots.replaceChildren(el("span", { "aria-hidden": "true" }, "●".repeat(typed.length)),
        el("span", { class: "vh" }, view.t("pin.count", { count: typed.length })));
    };
    const enter = () => typed && view.emit({ type: "digits", pin: typed });
    const keys = DIGITS.map((digit) => (digit ? key(digit, () => show(typed + digit), { class: "key" }) : el("span")));
    const struck = (event) => {
      if (/^\d$/.test(event.key)) show(typed + event.key);
      if (event.key === "Backspace") show(typed.slice(0, -1));
      if (event.key === "Enter" && event.target.tagName !== "BUTTON") enter();
    };
    show("");
    return {
      tools: true,
      heading: view.t("pin.title"),
      text: [line(view.t("pin.text")), el("p", { class: "box bad pin-wrong", role: "alert", hidden: true }), dots],
      controls: [el("div", { class: "pad digits", role: "group", "aria-label": view.t("pin.title"), tabindex: 0,
        "data-focus": true, on: { keydown: struck } }, ...keys,
      key("⌫", () => show(typed.slice(0, -1)), { class: "key", "aria-label": view.t("key.erase") }))],
      foot: [way(view, "back", { type: "back" }), key(view.t("continue"), enter, { class: "way go" })],
    };
  },
  refresh(root, state, view) {
    const place = root.querySelector(".pin-wrong");
    const told = state.wrong > 0 ? view.t("pin.wait", { seconds: Math.ceil(state.wrong) })
      : state.tries ? view.t("pin.wrong", { tries: state.tries }) : "";
    place.hidden = !told;
    if (place.textContent !== told) place.textContent = told;
  },
};
