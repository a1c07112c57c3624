// @ts-check
// What the reader guesses before two networks train: how many steps each of them needs.

import { initialState } from "./state.js";

const METHODS = /** @type {const} */ (["none", "batch"]);
const ANSWERS = /** @type {const} */ (["soon", "middle", "late"]);
/** The steps up to which an answer holds. */
const UP_TO = { soon: 100, middle: 500, late: Infinity };
const ACCURACY = 0.7;
/** What the answer hangs on. */
const ASKED = /** @type {const} */ (["networks", "data", "size", "depth", "width", "activation", "learningRate", "batchSize", "init", "initStd", "initScale", "momentum", "seed"]);
/** To the latest reveal. */
let listening = new AbortController();

/** @param {import("./element.js").NormScope} host @returns {import("./predict.js").Question} */
export const predictShift = (host) => ({
  methods: METHODS,
  answers: ANSWERS,
  label: (answer) => /** @type {import("./locales/index.js").Key} */ (`essay.steps.${answer}`),
  async reveal(tell) {
    const figure = /** @type {import("./normscope.js").NormScope<"shift">} */ (/** @type {unknown} */ (host));
    await figure.ready;
    figure.pause();
    const start = /** @type {import("./normscope.js").ShiftState} */ (/** @type {unknown} */ (initialState("shift")));
    // What the question is about, whatever was opened or changed before.
    figure.setState(start);
    const isAsked = () => ASKED.every((key) => JSON.stringify(figure.getState()[key]) === JSON.stringify(start[key]));
    listening.abort();
    listening = new AbortController();
    tell({});
    const heard = () => {
      if (!isAsked()) return listening.abort();
      const { networks, end } = figure.view;
      const known = METHODS.flatMap((method) => {
        const network = networks.find((one) => one.method === method);
        if (!network) return [];
        const step = network.reached.step[[...network.reached.accuracy].findIndex((accuracy) => Math.abs(accuracy - ACCURACY) < 1e-6)] ?? -1;
        return step < 0 && network.step < end ? [] : [/** @type {const} */ ([method, truth(method, step, network.step)])];
      });
      tell(Object.fromEntries(known));
      if (known.length === METHODS.length) listening.abort();
    };
    host.addEventListener("normscope-step", heard, { signal: listening.signal });
    await figure.reset();
    await figure.play();
  },
});

/**
 * @param {(typeof METHODS)[number]} method
 * @param {number} step the first that was right often enough; below 0 where there was none
 * @param {number} last the last that was taken
 * @returns {import("./predict.js").Truth}
 */
function truth(method, step, last) {
  return {
    answer: ANSWERS.find((answer) => step >= 0 && step <= UP_TO[answer]) ?? "late",
    sentence: ({ t }) => t(step < 0 ? "essay.steps.never" : "essay.steps.after", { method: t(`method.${method}`), step: step < 0 ? last : step }),
  };
}
