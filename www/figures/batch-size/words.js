// @ts-check
// The figure in words: its title, the line under the stage, and the whole of it for those who do not see the picture.

import { fixed } from "../../numbers.js";
import { percent } from "../parts/format.js";
import { METHODS } from "./state.js";

/**
 * @typedef {import("./compute.js").BatchSizeView} BatchSizeView
 * @typedef {import("./state.js").BatchSizeState} BatchSizeState
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** @param {BatchSizeView} view @param {import("./state.js").Method} method @param {number} at */
const meanOf = ({ sweep }, method, at) => sweep.summary.find((one) => one.method === method && (one.at === at || one.at === null));

/** What is lost from the right end of the axis to what is small on it; null until all is measured. @param {BatchSizeView} view @param {BatchSizeState} state */
export function lost(view, state) {
  const at = state.how === "classes" ? 1 : 4;
  const [small, large] = [meanOf(view, "batch", at), meanOf(view, "batch", view.axis.at(-1) ?? at)];
  return view.sweep.complete && small && large ? { at, small, large, points: 100 * (large.mean - small.mean) } : null;
}

/** Less is as much as seeds differ among each other. */
const EVEN = 3;

/** @param {BatchSizeView} view @param {BatchSizeState} state @param {Words} words @returns {Piece[]} */
export function title(view, state, words) {
  const found = lost(view, state);
  if (!found) return words.rich(view.lit.spread < 0.2 ? "batchSize.title.large" : "batchSize.title.noise", { m: state.m });
  const { points } = found;
  const name = points < -EVEN ? "gain" : points < EVEN ? "even" : state.how;
  return words.rich(`batchSize.title.${name}`, { points: fixed(Math.abs(points), 0), depth: state.depth, at: found.at, large: view.axis.at(-1) ?? 0 });
}

/** @param {BatchSizeView} view @param {BatchSizeState} state @param {Words} words */
export const legend = (view, state, words) => words.t(state.look === "answer" ? "batchSize.legend.answer" : "batchSize.legend", { count: view.samples });

/** @param {BatchSizeView} view @param {BatchSizeState} state @param {Words} words @returns {Piece[]} */
export function sentence(view, state, words) {
  const { lit, sweep } = view;
  const parts = [words.rich("batchSize.words.mean", { m: state.m, spread: fixed(lit.spread), theory: fixed(lit.theory) })];
  if (state.m === 1) parts.push(words.rich("batchSize.words.one"));
  else if (state.m === 2) parts.push(words.rich("batchSize.words.two", { wrong: percent(lit.wrong, words, 0), gradient: fixed(lit.gradient) }));
  else if (state.look === "answer") parts.push(words.rich("batchSize.words.answers", { answer: view.answer, mates: state.m - 1, spread: fixed(lit.answers.spread), other: percent(lit.answers.other, words, 0) }));
  else parts.push(words.rich("batchSize.words.mates", { low: fixed(lit.low), high: fixed(lit.high), fixed: fixed(lit.fixed), wrong: percent(lit.wrong, words, 0) }));
  const found = lost(view, state);
  if (sweep.running) parts.push(words.rich(sweep.paused ? "batchSize.words.paused" : "batchSize.words.running", { done: sweep.done, all: sweep.all }));
  if (found) {
    const mean = (/** @type {import("./state.js").Method} */ method, at = found.at) => percent(meanOf(view, method, at)?.mean ?? NaN, words);
    const large = view.axis.at(-1) ?? found.at;
    const params = { at: found.at, large, bn: mean("batch"), own: percent(found.small.own, words), bnLarge: mean("batch", large), brn: mean("renorm"), brnLarge: mean("renorm", large), ln: mean("layer"), gn: mean("group"), none: mean("none"), count: state.seeds };
    const name = state.how === "classes" ? "sorted" : state.how === "few" ? "few" : "measured";
    parts.push(words.rich(`batchSize.words.${name}`, params));
    const best = METHODS.every((method) => (meanOf(view, method, found.at)?.mean ?? 0) <= (meanOf(view, "none", found.at)?.mean ?? 0));
    if (state.how === "few" && best) parts.push(words.rich("batchSize.words.plain"));
    const diverged = sweep.results.filter((one) => one.diverged).length;
    if (diverged > 0) parts.push(words.rich("batchSize.words.diverged", { count: diverged, all: sweep.all }));
  }
  return parts.flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));
}

/** @param {BatchSizeView} view @param {BatchSizeState} state @param {Words} words */
export const describe = (view, state, words) => [legend(view, state, words), sentence(view, state, words).map(({ text }) => text).join("")].join(words.t("text.gap"));

/** @param {BatchSizeView} view @param {Words} words @param {BatchSizeState} [state] */
export const credit = (view, words, state) => words.t("batchSize.credit", { draws: view.lit.means.length, width: state?.width ?? 0, seed: state?.seed ?? 0 });
