// @ts-check
// The two examples in words.

import { fixed, plain } from "../../numbers.js";
import { counted } from "../parts/format.js";

/**
 * @typedef {import("./toy-state.js").ToyView} ToyView
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** @param {ToyView} toy @param {Words} words @returns {Piece[]} */
export function biasWords({ step, bias }, words) {
  const at = (/** @type {Float64Array} */ values) => fixed(values[step] ?? NaN, 4);
  return words.rich("target.toy.bias", { step: counted(step, words), b: fixed(bias.ignored.b[step] ?? NaN), loss: at(bias.ignored.loss), start: fixed(bias.ignored.loss[0] ?? NaN, 4), through: fixed(bias.through.b[step] ?? NaN) });
}

/** @param {ToyView} toy @param {import("./state.js").TargetState} state @param {Words} words @returns {Piece[]} */
export function averagedWords({ averaged, done }, state, words) {
  const [batch, running] = averaged;
  if (!batch || !running) return words.rich("target.toy.averagedAsk", { rate: plain(state.averagedRate) });
  const params = { step: counted(Math.max(batch.step, running.step), words), batch: fixed(batch.loss), running: fixed(running.loss), lost: counted(running.diverged?.step ?? 0, words) };
  if (batch.diverged) return words.rich("target.toy.bothLost", { ...params, first: counted(batch.diverged.step, words) });
  if (running.diverged) return words.rich("target.toy.lost", params);
  return words.rich(done ? "target.toy.both" : "target.toy.way", params);
}
