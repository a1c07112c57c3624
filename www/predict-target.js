// @ts-check
// What the reader guesses before two networks are asked for one step: how much comes of what their layers promise one by one.

import { initialState } from "./state.js";
import { fixed } from "./numbers.js";

const METHODS = /** @type {const} */ (["none", "batch"]);
const ANSWERS = /** @type {const} */ (["most", "part", "worse"]);
const HALF = 0.5;

/** @param {import("./element.js").NormScope} host @returns {import("./predict.js").Question} */
export const predictTarget = (host) => ({
  methods: METHODS,
  answers: ANSWERS,
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.target.${answer}`),
  async reveal(tell) {
    const figure = /** @type {import("./normscope.js").NormScope<"target">} */ (/** @type {unknown} */ (host));
    await figure.ready;
    figure.pause();
    // What the question is about, whatever was opened or changed before.
    const start = /** @type {import("./normscope.js").TargetState} */ (/** @type {unknown} */ (initialState("target")));
    figure.setState(start);
    const isThere = () => figure.view.networks.length > 0 && figure.view.shown === start.after;
    while (!isThere()) await new Promise((heard) => host.addEventListener("normscope-step", heard, { once: true }));
    tell(Object.fromEntries(figure.view.networks.map(({ net, now: { promised, together } }) => {
      const answer = together < 0 ? "worse" : together < HALF * promised ? "part" : "most";
      const sentence = /** @type {import("./predict.js").Truth["sentence"]} */ (({ t }) => t(together < 0 ? "essay.target.rose" : "essay.target.fell", { method: t(`method.${net}`), promised: fixed(promised), came: fixed(Math.abs(together)) }));
      return [net, { answer, sentence }];
    })));
  },
});
