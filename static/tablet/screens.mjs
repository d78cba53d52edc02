/**
 * Draws what the tablet is doing. `draw` replaces everything that was there, so that nothing of one person is left for
 * the next, unless it is the very same screen: then only what has changed on it does, and focus and fields stay.
 */
import { tellCountdown } from "./countdown.mjs";
import { announce, el } from "./dom.mjs";
import { frame, leftText } from "./frame.mjs";
import { asking } from "./screen_asking.mjs";
import { alreadyRated, busy, declined, sent, sentOffline } from "./screen_ends.mjs";
import { unpaired } from "./screen_pairing.mjs";
import { pin } from "./screen_pin.mjs";
import { reading } from "./screen_reading.mjs";
import { staff } from "./screen_staff.mjs";
import { outOfOrder, wrongCode } from "./screen_stops.mjs";
import { asleep, waiting } from "./screen_waiting.mjs";

/**
 * A screen tells its parts, what makes it another one (`key`), and how it changes while it stays (`refresh`).
 * @type {Record<string, {parts: (state, view) => import("./frame.mjs").Parts, key?: (state, view) => any,
 *   refresh?: (root: Element, state, view) => void}>}
 */
const SCREENS = {
  unpaired, waiting, reading, busy, asking, sent, declined, asleep, pin, staff,
  "sent-offline": sentOffline, "already-rated": alreadyRated, "wrong-code": wrongCode, "out-of-order": outOfOrder,
};

/** What is on a root: the state's beginning, and all that its screen depends on. */
const drawn = new WeakMap();

/** @param {HTMLElement} root @param {import("./states.mjs").State} state @param {import("./frame.mjs").View} view */
export function draw(root, state, view) {
  const visit = `${state.name} ${state.at}`;
  const key = JSON.stringify([view.lang, view.size, view.low, view.settings?.stamp, SCREENS[state.name].key?.(state, view)]);
  const before = drawn.get(root);
  if (before?.visit === visit && before.key === key) return refresh(root, state, view);
  const kept = before?.visit === visit ? document.activeElement?.getAttribute("data-keep") : null;
  drawn.set(root, { visit, key });
  dress(root, state, view);
  if (before?.visit !== visit) ["status", "alert"].forEach((region) => announce("", region));
  const parts = SCREENS[state.name].parts(state, view);
  root.replaceChildren(el("div", { class: `screen ${state.name} ${parts.kind ?? ""}` }, ...frame(view, parts)));
  refresh(root, state, view);
  window.scrollTo(0, 0);
  const focus = (kept && root.querySelector(`[data-keep="${kept}"]`)) || root.querySelector("[data-focus], h1");
  focus?.focus({ preventScroll: true });
}

/** Shows what changes on a screen while somebody uses it. */
export function refresh(root, state, view) {
  const left = root.querySelector(".left");
  if (left) {
    left.textContent = leftText(view);
    left.hidden = !left.textContent;
  }
  tellCountdown(root, view);
  SCREENS[state.name].refresh?.(root, state, view);
}

function dress(root, state, view) {
  const page = document.documentElement;
  page.lang = view.lang;
  page.dataset.size = String(view.size * 2);
  page.dataset.state = state.name;
  page.toggleAttribute("data-low", Boolean(view.low));
  document.title = view.t("title");
  root.removeAttribute("aria-busy");
}
