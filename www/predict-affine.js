// @ts-check
// What the reader guesses before the inputs become ten times as large: what comes out.

import { initialState } from "./state.js";
import { fixed } from "./numbers.js";
import { size } from "./figures/parts/format.js";
import { PRESETS } from "./figures/affine/presets.js";

const ANSWERS = /** @type {const} */ (["same", "ten", "other"]);
const TIMES = 10;

/** @param {import("./element.js").NormScope} host @returns {import("./predict.js").Question} */
export const predictAffine = (host) => ({
  methods: ["batch"],
  answers: ANSWERS,
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.affine.${answer}`),
  async reveal(tell) {
    const figure = /** @type {import("./normscope.js").NormScope<"affine">} */ (/** @type {unknown} */ (host));
    await figure.ready;
    const hand = { ...initialState("affine"), ...PRESETS["l6"]?.state };
    figure.setState({ ...hand, times: TIMES });
    const { rows, moved } = figure.view;
    const bars = rows?.y.bars ?? [];
    const numbers = bars.flatMap(({ low, high, count }) => Array(count).fill(fixed((low + high) / 2, 0)));
    const given = PRESETS["l6"]?.state["values"] ?? [];
    const at = (/** @type {number} */ scale) => given.every((/** @type {number} */ value, /** @type {number} */ k) => numbers[k] === fixed(scale * value, 0));
    const answer = at(1) ? "same" : at(TIMES) ? "ten" : "other";
    tell({ batch: { answer, sentence: ({ t }) => t("essay.affine.found", { method: t("method.batch"), numbers: numbers.join(", "), moved: size(moved) }) } });
  },
});
