/** How screens are made of elements: always of text and attributes, never of markup. */

const SVG = document.createElementNS.bind(document, "http://www.w3.org/2000/svg");

/**
 * @param {string} name @param {Record<string, any>} props attributes; true is an empty one, null and false are none;
 *   `on` holds listeners by event @param {...(Node|string|null|false|undefined)} children
 */
export function el(name, props = {}, ...children) {
  return filled(document.createElement(name), props, children);
}

/** The same for a drawing. */
export function svg(name, props = {}, ...children) {
  return filled(SVG(name), props, children);
}

function filled(element, { on = {}, ...attributes }, children) {
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(attribute, value === true ? "" : value);
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @param {string|null|undefined|false} text @param {string} [kind] a class */
export function line(text, kind) {
  return text ? el("p", { class: kind ?? null }, text) : null;
}

/**
 * A button that does something once: the second click of a double click does nothing, since by then another screen may
 * have brought another button under the finger.
 * @param {string|Node[]} label @param {() => void} act
 */
export function button(label, act, props = {}) {
  const once = (event) => {
    if (event.detail < 2) act();
  };
  return el("button", { type: "button", ...props, on: { ...props.on, click: once } }, ...[label].flat());
}

/** A key that may be struck fast; it leaves the focus in the field it writes to. */
export function key(label, act, props = {}) {
  const stay = (event) => event.preventDefault();
  return el("button", { type: "button", ...props, on: { click: act, mousedown: stay } }, label);
}

/** Words that only assistive technology reads. */
export function unseen(text) {
  return el("span", { class: "vh" }, text);
}

/** Says something to assistive technology; `id` is one of the document's live regions. */
export function announce(text, id = "status") {
  const region = document.getElementById(id);
  if (region && region.textContent !== text) region.textContent = text;
}
