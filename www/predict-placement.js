// @ts-check
// What the reader guesses before four numbers go through the two blocks: the mean of what the next layer gets, in either order.

import { fixed } from "./numbers.js";

const ORDERS = /** @type {const} */ (["before", "after"]);
const ANSWERS = /** @type {const} */ (["negative", "zero", "positive"]);
/** The question, whatever was opened or changed before. */
const ASKED = { activation: /** @type {const} */ ("relu"), x: [-3, -1, 1, 3], init: /** @type {const} */ ("he"), learningRate: 0.1 };

/** @param {import("./element.js").NormScope} host @returns {import("./predict.js").Question} */
export const predictPlacement = (host) => ({
  methods: ORDERS,
  answers: ANSWERS,
  name: (order) => /** @type {import("./locales/index.js").Key} */ (`essay.placement.${order}`),
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.placement.${answer}`),
  async reveal(tell) {
    const figure = /** @type {import("./normscope.js").NormScope<"placement">} */ (/** @type {unknown} */ (host));
    await figure.ready;
    figure.pause();
    figure.setState(ASKED);
    const { hand } = figure.view;
    tell(Object.fromEntries(ORDERS.map((order) => {
      const { second, mean } = hand[order];
      const answer = Math.abs(mean) < 1e-9 ? "zero" : mean > 0 ? "positive" : "negative";
      const params = { list: second.map((value) => fixed(value, 3)), mean: fixed(mean, 3) };
      return [order, { answer, sentence: ({ t, list }) => t("essay.placement.revealed", { method: t(`essay.placement.${order}`), mean: params.mean, list: list(params.list) }) }];
    })));
  },
});
