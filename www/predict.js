// @ts-check
// A prediction in the essay: made before the reveal, and skipped where the reader likes. What is revealed is the engine's.

import { h, setAttribute, setText } from "./dom.js";
import { load } from "./engine.js";
import { fixed } from "./numbers.js";
import { CONTROLS } from "./settings.js";

/**
 * @typedef {import("./locales/index.js").Translator} Words
 * @typedef {"none" | "one" | "all"} Answer
 */

const METHODS = /** @type {const} */ (["batch", "layer"]);
const ANSWERS = /** @type {const} */ (["none", "one", "all"]);
/** Sample 4's feature 1 goes from 6 to 14; looked at is sample 1. */
const MOVE = { sample: 3, column: 0, value: 14, watched: 0 };

/**
 * @param {HTMLElement} box
 * @param {import("./element.js").NormScope} figure
 */
export function createPrediction(box, figure) {
  /** @type {Partial<Record<(typeof METHODS)[number], Answer>>} */
  const guess = {};
  /** @type {Words | undefined} */
  let words;
  /** @type {Awaited<ReturnType<typeof truth>> | undefined} */
  let revealed;

  const choices = METHODS.map((method) => {
    const name = h("span", { class: "guess-name" });
    const buttons = ANSWERS.map((answer) =>
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
  const show = h("button", { type: "button", class: "guess-show", onclick: () => void reveal() });
  const answer = h("p", { class: "guess-answer", role: "status" });
  box.append(...choices.map(({ element }) => element), show, answer);

  const reveal = async () => {
    await figure.ready;
    const batch = { shape: CONTROLS.axes.shape.initial, x: CONTROLS.axes.x.initial };
    const [, columns = 1] = batch.shape;
    const x = batch.x.with(MOVE.sample * columns + MOVE.column, MOVE.value);
    revealed = truth(await load(), batch.shape, batch.x, x);
    figure.setState({ ...batch, x, gamma: [1, 1, 1], beta: [0, 0, 0], focus: [MOVE.sample, MOVE.column], step: "y", pinned: MOVE.watched, pinnedBatch: batch.x.toSpliced(MOVE.watched * columns, columns) });
    update();
  };

  const update = () => {
    if (!words) return;
    const { t } = words;
    for (const { method, name, buttons, element } of choices) {
      setText(name, t(`method.${method}`));
      setAttribute(element, "aria-label", t(`method.${method}`));
      buttons.forEach((button, at) => {
        const choice = ANSWERS[at] ?? "none";
        setText(button, t(`essay.guess.${choice}`));
        setAttribute(button, "aria-pressed", String(guess[method] === choice));
        setAttribute(button, "data-true", revealed ? String(revealed[method].answer === choice) : null);
      });
    }
    setText(show, t(METHODS.every((method) => guess[method]) ? "essay.guess.show" : "essay.guess.skip"));
    const sentences = METHODS.map((method) => revealed && t(revealed[method].answer === "none" ? "essay.guess.still" : "essay.guess.moved", { method: t(`method.${method}`), ...revealed[method] }));
    setText(answer, revealed ? sentences.join(t("text.gap")) : "");
  };

  return (/** @type {Words} */ now) => {
    words = now;
    update();
  };
}

/**
 * Which of the watched sample's numbers really change.
 *
 * @param {import("./engine.js").Engine} engine
 * @param {number[]} shape
 * @param {number[]} before
 * @param {number[]} after
 */
function truth(engine, shape, before, after) {
  const [, columns = 1] = shape;
  const of = (/** @type {(typeof METHODS)[number]} */ method) => {
    const [was, now] = [before, after].map((x) => engine.normalize({ x, shape, method }).y.slice(MOVE.watched * columns, (MOVE.watched + 1) * columns));
    const changed = [...(was ?? [])].flatMap((value, at) => (Math.abs(value - (now?.[at] ?? value)) >= 0.005 ? [at] : []));
    const first = changed[0] ?? 0;
    const answer = changed.length === 0 ? /** @type {const} */ ("none") : changed.length === columns ? /** @type {const} */ ("all") : /** @type {const} */ ("one");
    return { answer, feature: first + 1, was: fixed(was?.[first] ?? 0), now: fixed(now?.[first] ?? 0) };
  };
  return { batch: of("batch"), layer: of("layer") };
}
