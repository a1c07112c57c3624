// @ts-check
// What a class is given beside the figure's own link: a question of the essay's, and whether anything can be changed. No words come
// from the link, only names of them. Pure.

/** The questions that a figure may have: the one before it is tried, and the one after. */
export const QUESTIONS = /** @type {const} */ (["guess", "check"]);

/** @typedef {(typeof QUESTIONS)[number]} Question */

/** Where the essay has it. @param {string} figure @param {Question} question */
export const questionKey = (figure, question) => `essay.${figure.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())}.${question}`;

/** What a query holds; never throws. @param {string} query @returns {{ question: Question | null, locked: boolean }} */
export function readClass(query) {
  const parameters = new URLSearchParams(query);
  return { question: QUESTIONS.find((name) => name === parameters.get("question")) ?? null, locked: parameters.get("locked") === "1" };
}

/** @param {string} link a figure's @param {{ question: Question | null, locked: boolean }} given */
export const writeClass = (link, { question, locked }) => `${link}${question ? `&question=${question}` : ""}${locked ? "&locked=1" : ""}`;
