// @ts-check
// What the reader guesses before sample 4 moves: which numbers of sample 1 will change.

import { load } from "./engine.js";
import { fixed } from "./numbers.js";
import { CONTROLS } from "./settings.js";

const METHODS = /** @type {const} */ (["batch", "layer"]);
/** Sample 4's feature 1 goes from 6 to 14; looked at is sample 1. */
const MOVE = { sample: 3, column: 0, value: 14, watched: 0 };

/** @param {import("./element.js").NormScope} figure @returns {import("./predict.js").Question} */
export const predictAxes = (figure) => ({
  methods: METHODS,
  answers: ["none", "one", "all"],
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.guess.${answer}`),
  async reveal(tell) {
    await figure.ready;
    const batch = { shape: CONTROLS.axes.shape.initial, x: CONTROLS.axes.x.initial };
    const [, columns = 1] = batch.shape;
    const x = batch.x.with(MOVE.sample * columns + MOVE.column, MOVE.value);
    const engine = await load();
    figure.setState({ ...batch, x, gamma: [1, 1, 1], beta: [0, 0, 0], focus: [MOVE.sample, MOVE.column], step: "y", pinned: MOVE.watched, pinnedBatch: batch.x.toSpliced(MOVE.watched * columns, columns) });
    tell(Object.fromEntries(METHODS.map((method) => [method, truth(engine, method, batch.shape, batch.x, x)])));
  },
});

/**
 * Which of the watched sample's numbers really change.
 *
 * @param {import("./engine.js").Engine} engine
 * @param {(typeof METHODS)[number]} method
 * @param {number[]} shape
 * @param {number[]} before
 * @param {number[]} after
 * @returns {import("./predict.js").Truth}
 */
function truth(engine, method, shape, before, after) {
  const [, columns = 1] = shape;
  const [was, now] = [before, after].map((x) => engine.normalize({ x, shape, method }).y.slice(MOVE.watched * columns, (MOVE.watched + 1) * columns));
  const changed = [...(was ?? [])].flatMap((value, at) => (Math.abs(value - (now?.[at] ?? value)) >= 0.005 ? [at] : []));
  const first = changed[0] ?? 0;
  const answer = changed.length === 0 ? "none" : changed.length === columns ? "all" : "one";
  return {
    answer,
    sentence: ({ t }) => t(answer === "none" ? "essay.guess.still" : "essay.guess.moved", { method: t(`method.${method}`), feature: first + 1, was: fixed(was?.[first] ?? 0), now: fixed(now?.[first] ?? 0) }),
  };
}
