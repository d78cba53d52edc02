/**
 * The code on a slip, read as the server reads it: 16 symbols, of which the last makes the weighted sum of all a multiple
 * of 23. Pure.
 *
 * @typedef {{reason: "length"|"symbol"|"check"|"record", position: number|null, group: number|null}} Wrong `position`
 *   and `group` count from 1, where one symbol is to blame
 */
export const ALPHABET = "23456789BCFGHJKMNPQRTVX";
const LENGTH = 16;
const GROUP = 4;
const PREFIX = 3;

/** What people and printers put between symbols. */
const SKIPPED = /[ \t\r\n\u00a0\u2009\u200b\u200c\u200d\u202f\u2060\ufeff\-‐‑–—._·]/g;
/** The record's own code stands on many slips too, as text or as a barcode: day and number end it. */
const RECORD = /[A-Z]\d{2}.*-\d{6}-\d{2,}$/i;

/**
 * @param {string} text as a person or a scanner entered it; of a whole address what follows its last slash
 * @returns {{token: string, wrong?: undefined}|{token?: undefined, wrong: Wrong}}
 */
export function readToken(text) {
  const found = ending(text);
  const symbols = [...found.replace(SKIPPED, "").toUpperCase()];
  if (RECORD.test(found.trim())) return wrong("record");
  if (symbols.length > LENGTH) return wrong("length");
  const strange = symbols.findIndex((symbol) => !ALPHABET.includes(symbol));
  if (strange >= 0) return wrong("symbol", strange + 1);
  if (symbols.length !== LENGTH) return wrong("length");
  const sum = symbols.reduce((all, symbol, at) => all + (LENGTH - at) * ALPHABET.indexOf(symbol), 0);
  return sum % ALPHABET.length ? wrong("check") : { token: symbols.join("") };
}

function ending(text) {
  if (!text.includes("/")) return text;
  const plain = text.replace(/[?#].*/s, "").trim().replace(/\/+$/, "");
  return plain.slice(plain.lastIndexOf("/") + 1);
}

/** @returns {{wrong: Wrong}} */
const wrong = (reason, position = null) => ({
  wrong: { reason, position, group: position && Math.ceil(position / GROUP) },
});

/** Whether a code was made elsewhere. @param {string} token @param {string[]} prefixes of codes made here */
export const isForeign = (token, prefixes) => prefixes.length > 0 && !prefixes.includes(token.slice(0, PREFIX));
