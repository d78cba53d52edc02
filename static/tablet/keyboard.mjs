/**
 * What the keys of the screen keyboard do to a text: letters, tone marks put where Vietnamese spelling wants them, and
 * deleting. Pure; texts are NFC before and after, the caret counts UTF-16 units.
 *
 * @typedef {{text: string, caret: number}} Typing
 */

/** The tone keys by the letter they stand on: combining marks grave, acute, hook, tilde, dot below. */
export const TONES = { "à": "\u0300", "á": "\u0301", "ả": "\u0309", "ã": "\u0303", "ạ": "\u0323" };
/** Letters with keys of their own. */
export const LETTERS = ["ă", "â", "đ", "ê", "ô", "ơ", "ư"];
/** The rows of letters and of digits and signs. */
export const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
export const SIGNS = ["1234567890", ".,?!:;-()", "/%+=&\"'"];

const TONE = /[\u0300\u0301\u0309\u0303\u0323]/g;
const WORD = /[\p{L}\p{M}]+$/u;
const VOWELS = /[aeiouyăâêôơư]+/;
const SHAPED = /[ăâêôơư]/g;

/** @param {Typing} typing @param {string} letter @returns {Typing} */
export function type(typing, letter) {
  const { before, after } = around(typing);
  return joined(settled(before + letter), after);
}

/** Puts a tone on the syllable before the caret; the same tone once more takes it away. */
export function tone(typing, mark) {
  const { before, after } = around(typing);
  const word = WORD.exec(before)?.[0] ?? "";
  const had = toneOf(word);
  return joined(before.slice(0, before.length - word.length) + toned(word, had === mark ? "" : mark), after);
}

/** Deletes the character before the caret, with all its marks. @param {Typing} typing @returns {Typing} */
export function erase(typing) {
  const { before, after } = around(typing);
  return joined(settled([...before].slice(0, -1).join("")), after);
}

/** A syllable without its tone gets this one, where it belongs. @param {string} word @param {string} mark */
export function toned(word, mark) {
  const letters = [...bare(word)];
  const at = place(letters.join("").toLowerCase());
  if (at >= 0 && mark) letters[at] = (letters[at] + mark).normalize("NFC");
  return letters.join("");
}

/**
 * Where the tone mark of a syllable belongs: on a shaped vowel (the last of two), else on the second vowel before a
 * final consonant and in the middle of three, else on the first ("hòa", "thúy"). `qu` and `gi` begin as consonants.
 * @param {string} syllable lower case, without a tone @returns {number} -1 where there is no vowel
 */
function place(syllable) {
  const start = /^(?:qu|gi)(?=[aeiouyăâêôơư])/.test(syllable) ? 2 : 0;
  const found = VOWELS.exec(syllable.slice(start));
  if (!found) return -1;
  const first = start + found.index;
  const shaped = [...found[0].matchAll(SHAPED)].at(-1);
  if (shaped) return first + (found[0].endsWith("ưu") ? found[0].length - 2 : shaped.index);
  const closed = first + found[0].length < syllable.length;
  return first + (found[0].length >= 3 || (found[0].length === 2 && closed) ? 1 : 0);
}

/** A tone moves on when letters after it change where it belongs: "hòa" and "n" make "hoàn". */
function settled(text) {
  const word = WORD.exec(text)?.[0] ?? "";
  const mark = toneOf(word);
  return mark ? text.slice(0, text.length - word.length) + toned(word, mark) : text;
}

const toneOf = (word) => word.normalize("NFD").match(TONE)?.[0] ?? "";
const bare = (word) => word.normalize("NFD").replace(TONE, "").normalize("NFC");

const around = ({ text, caret }) => ({
  before: text.slice(0, caret).normalize("NFC"), after: text.slice(caret).normalize("NFC"),
});
const joined = (before, after) => ({ text: (before + after).normalize("NFC"), caret: before.length });
