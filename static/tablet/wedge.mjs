/**
 * Scanners that type: a whole code comes within moments and ends with Enter (or Tab, or nothing at all). People type
 * slower, so what they write is never touched; what a scanner has typed into a field is taken out again.
 */
import { readToken } from "./token.mjs";

/** Milliseconds between two keys of a scanner, at most. */
const GAP = 60;
/** Fewer characters are no scan. */
const LEAST = 8;
/** Milliseconds of silence after which a whole code is taken although nothing ended it. */
const SILENCE = 150;
const ENDS = new Set(["Enter", "Tab"]);

/** Composed by a person, a command, or a key that is held down. @param {KeyboardEvent} event */
const isNoScan = (event) => event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey;

/** @param {(found: any) => void} report told {token|wrong, evidence} */
export function watchKeys(report) {
  let typed = "";
  let last = -Infinity;
  let silence = 0;
  /** @type {{field: any, value: string, at: number}|null} */
  let before = null;

  function begin(target) {
    typed = "";
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    before = isField ? { field: target, value: target.value, at: target.selectionStart ?? 0 } : null;
  }

  function take() {
    const text = typed;
    restore();
    begin(null);
    report({ ...readToken(text), evidence: "scanned" });
  }

  /** Take out of a field what the scanner has put into it. */
  function restore() {
    if (!before || before.field.value === before.value) return;
    before.field.value = before.value;
    before.field.setSelectionRange?.(before.at, before.at);
    before.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Some scanners end with nothing: then only what is a code for certain is taken. */
  const takeIfWhole = () => readToken(typed).token && take();

  function key(event) {
    if (isNoScan(event)) return begin(null);
    const isQuick = event.timeStamp - last <= GAP;
    if (ENDS.has(event.key)) return isQuick && typed.length >= LEAST ? swallow(event) : begin(null);
    if (event.key.length !== 1) return null;
    if (!isQuick) begin(event.target);
    last = event.timeStamp;
    typed += event.key;
    clearTimeout(silence);
    silence = setTimeout(takeIfWhole, SILENCE);
    return null;
  }

  function swallow(event) {
    clearTimeout(silence);
    event.preventDefault();
    event.stopImmediatePropagation();
    take();
  }

  document.addEventListener("keydown", key, true);
}
