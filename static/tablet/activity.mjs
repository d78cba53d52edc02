/** Signs that somebody is there: touch, wheel, keys and input methods, whatever they write into. */

const SIGNS = [
  "pointerdown", "pointerup", "touchmove", "wheel", "keydown", "input", "compositionstart", "compositionupdate", "compositionend",
];
/** Milliseconds in which one sign is enough. */
const REST = 500;

/**
 * @param {EventTarget} target @param {(event: {type: "active"}) => void} emit @param {() => number} now milliseconds
 * @returns {() => void} stops watching
 */
export function watchActivity(target, emit, now) {
  let last = -Infinity;
  const sign = () => {
    if (now() - last < REST) return;
    last = now();
    emit({ type: "active" });
  };
  for (const name of SIGNS) target.addEventListener(name, sign, { capture: true, passive: true });
  return () => SIGNS.forEach((name) => target.removeEventListener(name, sign, { capture: true }));
}
