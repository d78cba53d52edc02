/**
 * What of a survey is asked on which page, and what was answered. Pure; the same rules as the server's.
 *
 * @typedef {{code: string, text: Record<string, string>}} Option
 * @typedef {{id: string, kind: "scale"|"choice"|"choices"|"text", text: Record<string, string>, required: boolean,
 *   counts: boolean, options: Option[], scale?: string, show_if?: {question: string, options: string[]}}} Question
 * @typedef {{version: string, languages: string[], title: Record<string, string>, questions: Question[]}} Survey
 * @typedef {Record<string, string[]|string>} Chosen codes of options, or a text, by question
 */

/** Characters that fit into one written answer. */
export const COMMENT_LIMIT = 2000;

/** Control characters but the end of a line, and halves of characters. */
const UNWRITTEN = /[\x00-\x09\x0b-\x1f\x7f-\x9f]|\p{Surrogate}/gu;

/** A question is asked when the answer it depends on was given. @param {Question} question @param {Chosen} chosen */
export function shown(question, chosen) {
  const rule = question.show_if;
  return !rule || rule.options.some((code) => codes(chosen[rule.question]).includes(code));
}

/** @param {Question} question @param {Chosen} chosen */
export function answered(question, chosen) {
  return read(question, chosen[question.id]).length > 0;
}

/**
 * The questions by page: one that must be answered stands alone, those that may be left out stand together.
 * @param {Survey} survey @param {Chosen} chosen @returns {Question[][]}
 */
export function pages(survey, chosen) {
  /** @type {Question[][]} */
  const found = [];
  for (const question of asked(survey, chosen)) {
    const last = found.at(-1);
    if (last && !question.required && !last[0].required) last.push(question);
    else found.push([question]);
  }
  return found;
}

/** What is sent: answers to questions that are asked, in the survey's order. @returns {Chosen} */
export function toAnswers(survey, chosen) {
  return Object.fromEntries(
    asked(survey, chosen).map((question) => [question.id, read(question, chosen[question.id])])
      .filter(([, answer]) => answer.length),
  );
}

/** The questions that are asked; an answer to one that is not brings up nothing. */
function asked(survey, chosen) {
  /** @type {Chosen} */
  const kept = {};
  return survey.questions.filter((question) => {
    if (!shown(question, kept)) return false;
    if (chosen[question.id] !== undefined) kept[question.id] = chosen[question.id];
    return true;
  });
}

/** An answer as it is sent: the codes in the order of the options, or a clean text. */
function read(question, value) {
  if (question.kind === "text") return clean(value ?? "");
  return question.options.map((option) => option.code).filter((code) => codes(value).includes(code));
}

/** @param {string} text @returns {string} */
export function clean(text) {
  const lines = String(text).replace(/\r\n?/g, "\n").replace(/\t/g, " ");
  const kept = lines.replace(UNWRITTEN, "").normalize("NFC").trim();
  return [...kept].slice(0, COMMENT_LIMIT).join("").trim();
}

const codes = (value) => (Array.isArray(value) ? value : []);
