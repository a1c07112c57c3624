// @ts-check
// A prediction in the essay: made before the reveal, and skipped where the reader likes. What is revealed is the engine's.

import { h, setAttribute, setText } from "./dom.js";
import { predictAffine } from "./predict-affine.js";
import { predictAxes } from "./predict-axes.js";
import { predictInference } from "./predict-inference.js";
import { predictPlacement } from "./predict-placement.js";
import { predictRenorm } from "./predict-renorm.js";
import { predictShift } from "./predict-shift.js";
import { predictTarget } from "./predict-target.js";

/**
 * @typedef {import("./locales/index.js").Translator} Words
 * @typedef {import("./locales/index.js").Key} Key
 * @typedef {"none" | "batch" | "layer" | "before" | "after" | "inference"} Method
 * @typedef {{ answer: string, sentence: (words: Words) => string }} Truth
 * @typedef {object} Question
 * @property {readonly Method[]} methods what is guessed for each
 * @property {readonly string[]} answers of which one is guessed
 * @property {(answer: string) => Key} label
 * @property {(method: Method) => Key} [name] where it is no method of normalization
 * @property {(tell: (truth: Partial<Record<Method, Truth>>) => void) => Promise<void>} reveal shows it in the figure, and tells what is known
 */

/** @type {Record<string, (figure: import("./element.js").NormScope) => Question>} */
const QUESTIONS = { axes: predictAxes, affine: predictAffine, shift: predictShift, target: predictTarget, inference: predictInference, placement: predictPlacement, renorm: predictRenorm };

/**
 * @param {HTMLElement} box
 * @param {import("./element.js").NormScope} figure
 */
export function createPrediction(box, figure) {
  const question = QUESTIONS[figure.figure]?.(figure);
  if (!question) throw new Error(`there is no prediction for the figure ${figure.figure}`);
  const { methods, answers, name: nameOf = (/** @type {Method} */ method) => /** @type {Key} */ (`method.${method}`) } = question;
  /** @type {Partial<Record<Method, string>>} */
  const guess = {};
  /** @type {Words | undefined} */
  let words;
  /** @type {Partial<Record<Method, Truth>>} */
  let truth = {};

  const choices = methods.map((method) => {
    const name = h("span", { class: "guess-name" });
    const buttons = answers.map((answer) =>
      h("button", {
        type: "button",
        onclick: () => {
          guess[method] = answer;
          figure.emit("normscope-answer", { method, answer });
          update();
        },
      }),
    );
    return { method, name, buttons, element: h("div", { role: "group", class: "guess-row" }, name, ...buttons) };
  });
  const reveal = () =>
    question.reveal((known) => {
      truth = known;
      update();
    });
  const show = h("button", { type: "button", class: "guess-show", onclick: () => void reveal() });
  const answer = h("p", { class: "guess-answer", role: "status" });
  box.append(...choices.map(({ element }) => element), show, answer);

  const update = () => {
    if (!words) return;
    const { t } = words;
    for (const { method, name, buttons, element } of choices) {
      setText(name, t(nameOf(method)));
      setAttribute(element, "aria-label", t(nameOf(method)));
      const known = truth[method];
      buttons.forEach((button, at) => {
        const choice = answers[at] ?? "";
        setText(button, t(question.label(choice)));
        setAttribute(button, "aria-pressed", String(guess[method] === choice));
        setAttribute(button, "data-true", known ? String(known.answer === choice) : null);
      });
    }
    setText(show, t(methods.every((method) => guess[method]) ? "essay.guess.show" : "essay.guess.skip"));
    setText(answer, methods.flatMap((method) => truth[method]?.sentence(/** @type {Words} */ (words)) ?? []).join(t("text.gap")));
  };

  return (/** @type {Words} */ now) => {
    words = now;
    update();
  };
}
