// @ts-check
// What the reader guesses before the clips open: on which side of 0 the sample 6 stands, for batch norm and in inference.

import { fixed } from "./numbers.js";

const MODES = /** @type {const} */ (["batch", "inference"]);
const ANSWERS = /** @type {const} */ (["negative", "zero", "positive"]);
/** The question, whatever was opened or changed before: the first of the three features. */
const ASKED = { x: [6, 0, -1, 8, 2, 1, 8, 1, 2, 10, 5, 0], runningMean: [5, 3, 0.5], runningStd: [3, 1.47196, 0.957427], feature: 0 };

/** @param {import("./element.js").NormScope} host @returns {import("./predict.js").Question} */
export const predictRenorm = (host) => ({
  methods: MODES,
  answers: ANSWERS,
  name: (mode) => /** @type {import("./locales/index.js").Key} */ (`essay.renorm.${mode}`),
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.renorm.${answer}`),
  async reveal(tell) {
    const figure = /** @type {import("./normscope.js").NormScope<"renorm">} */ (/** @type {unknown} */ (host));
    await figure.ready;
    figure.setState(ASKED);
    const { way } = figure.view;
    tell(Object.fromEntries(MODES.map((mode) => {
      const [value = NaN] = way[mode];
      const answer = Math.abs(value) < 1e-9 ? "zero" : value < 0 ? "negative" : "positive";
      return [mode, { answer, sentence: ({ t }) => t("essay.renorm.revealed", { mode: t(`essay.renorm.${mode}`), value: fixed(value) }) }];
    })));
  },
});
