// @ts-check
// What the reader guesses before a single digit is predicted in training mode: whether the answer depends on the digit.

import { initialState } from "./state.js";

const METHODS = /** @type {const} */ (["batch", "layer"]);
/** How far the networks of the question have learned. */
const STEPS = 40;
/** Counts the reveals: an earlier one ends where a later one begins. */
let newest = 0;

/** @param {import("./element.js").NormScope} host @returns {import("./predict.js").Question} */
export const predictInference = (host) => ({
  methods: METHODS,
  answers: ["same", "own"],
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.inference.${answer}`),
  async reveal(tell) {
    const figure = /** @type {import("./normscope.js").NormScope<"inference">} */ (/** @type {unknown} */ (host));
    const own = ++newest;
    await figure.ready;
    const start = /** @type {import("./normscope.js").InferenceState} */ (/** @type {unknown} */ (initialState("inference")));
    /** @type {Partial<Record<(typeof METHODS)[number], import("./predict.js").Truth>>} */
    const known = {};
    tell(known);
    // Batch norm last: it stays in sight, with the switch still forgotten.
    for (const norm of METHODS.toReversed()) {
      await figure.pause();
      await figure.reset();
      figure.setState({ ...start, norm, mode: norm === "batch" ? "train" : "eval" });
      await figure.step(STEPS);
      const { sample } = figure.view;
      if (own !== newest || !sample) return;
      known[norm] = truth(norm, sample.aloneSame);
      tell({ ...known });
    }
  },
});

/** @param {(typeof METHODS)[number]} method @param {boolean} same @returns {import("./predict.js").Truth} */
const truth = (method, same) => ({ answer: same ? "same" : "own", sentence: ({ t }) => t(same ? "essay.inference.isSame" : "essay.inference.isOwn", { method: t(`method.${method}`) }) });
