// @ts-check
// The figure in words: its title, the line under the stage, and the whole of it for those who do not see the picture.

import { fixed, plain } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { keptOf } from "./draw-over.js";
import { small } from "./draw-rows.js";
import { comparedOf } from "./draw-stairs.js";
import { signed } from "./marks.js";
import { pairs } from "./state.js";
import { averagedWords, biasWords } from "./toy-words.js";

/**
 * @typedef {import("./compute.js").TargetView} TargetView
 * @typedef {import("./compute.js").NetworkView} NetworkView
 * @typedef {import("./state.js").TargetState} TargetState
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** Shares that differ by less are not worth a title. */
const EVEN = 0.15;

/** The networks whose loss is no number any more. @param {TargetView} view */
export const diverged = (view) => view.networks.filter((network) => network.diverged !== null);

/** Who diverged, when, and the ways out. @param {TargetView} view @param {Words} words */
export function divergence(view, words) {
  const lines = diverged(view).map(({ net, diverged: at }) => words.t("train.diverged", { method: words.t(`target.net.${net}`), step: counted(at?.step ?? 0, words) }));
  return [...lines, words.t("target.diverged.out")].join(words.t("text.gap"));
}

/** What came of the step, in one word. @param {TargetView} view @returns {"ask" | "tooFar" | "clear" | "both" | "even" | "more" | "less"} */
export function outcome(view) {
  const [none, batch] = view.networks;
  if (!none || !batch) return "ask";
  const [plainly, normed] = [keptOf(none.now), keptOf(batch.now)];
  if (!Number.isFinite(plainly) || !Number.isFinite(normed)) return "tooFar";
  if (plainly < 0) return normed > 0 ? "clear" : "both";
  if (Math.abs(plainly - normed) < EVEN) return "even";
  return plainly < normed ? "more" : "less";
}

/** @param {TargetView} view @param {Words} words @returns {Piece[]} */
export const title = (view, words) => words.rich(`target.title.${outcome(view)}`);

/** What is equal, and how to read the picture. @param {TargetView} view @param {TargetState} state @param {Words} words */
export function legend(view, state, words) {
  const what = words.t("target.legend.networks", { activation: words.t(`train.activation.${state.activation}`), step: counted(view.shown, words), rate: plain(state.learningRate), seed: state.seed });
  return [what, words.t(view.layer === null ? "target.legend.all" : "target.legend.layer", { number: (view.layer ?? 0) + 1, count: state.depth + 1 })].join(words.t("text.gap"));
}

/** @param {NetworkView} network @param {number | null} layer @param {Words} words @returns {Piece[]} */
function came(network, layer, words) {
  const { promised, came: gain } = comparedOf(network, layer);
  const [how, said] = layer === null ? [gain >= 0 ? "falls" : "rises", promised >= 0 ? "" : "Up"] : [gain >= 0 ? "layerFalls" : "layerRises", ""];
  const { net } = network;
  return words.rich(/** @type {import("../../locales/index.js").Key} */ (`target.words.${net}.${how}${said}`), { promised: fixed(Math.abs(promised)), came: Number.isFinite(gain) ? fixed(Math.abs(gain)) : "∞", number: (layer ?? 0) + 1 });
}

/** The live words. @param {TargetView} view @param {TargetState} state @param {Words} words @returns {Piece[]} */
export function sentence(view, state, words) {
  const [none, batch] = view.networks;
  if (!none || !batch) return words.rich("target.words.wait");
  const parts = [words.rich("target.words.rate", { rate: plain(none.now.rate) }), came(none, view.layer, words), came(batch, view.layer, words)];
  const layer = view.input;
  const moved = (/** @type {NetworkView} */ { now }) => small(now.movedValues[layer] ?? NaN);
  if (layer > 0) parts.push(words.rich("target.words.moved", { number: layer + 1, none: moved(none), batch: moved(batch), noneMean: small(none.now.movedMean[layer] ?? NaN), batchMean: small(batch.now.movedMean[layer] ?? NaN) }));
  const last = pairs(state.moves).at(-1);
  if (last && view.shown === last.step + 1) parts.push(words.rich("target.words.taken", { step: counted(last.step + 1, words), rate: plain(last.rate) }));
  const gap = { text: words.t("text.gap"), tag: null };
  return parts.flatMap((part, k) => (k === 0 ? part : [gap, ...part]));
}

/** @param {readonly Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** @param {TargetView} view @param {TargetState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [legend(view, state, words), flat(sentence(view, state, words))];
  for (const network of view.networks) {
    const { net, now, best } = network;
    const share = keptOf(now);
    const name = words.t(`target.net.${net}`);
    lines.push(words.t("target.describe.network", { net: name, loss: fixed(now.loss), promised: signed(-now.promised), came: signed(-now.together), share: Number.isFinite(share) ? percent(share, words, 0) : "–" }));
    lines.push(words.t("target.describe.layers", { net: name, list: words.list(now.alone.map((gain, k) => words.t("target.describe.layer", { number: k + 1, change: signed(-gain) }))) }));
    lines.push(best ? words.t("target.describe.best", { net: name, change: signed(-best.together), rate: plain(best.rate) }) : words.t("target.describe.noBest", { net: name }));
  }
  lines.push(flat(biasWords(view.toy, words)), flat(averagedWords(view.toy, state, words)));
  if (diverged(view).length > 0) lines.push(divergence(view, words));
  return lines.join(words.t("text.gap"));
}

/** @param {TargetView} view @param {Words} words @param {TargetState} [state] */
export function credit(view, words, state) {
  const parts = [words.t("train.credit.step", { seed: state?.seed ?? 0, step: counted(view.shown, words) })];
  const parameters = view.networks.map((network) => counted(network.parameters, words));
  if (parameters.length > 0) parts.push(words.t("train.credit.parameters", { list: parameters.join(" / ") }));
  if (state) parts.push(words.t("target.credit.network", { depth: state.depth, width: state.width, scale: plain(state.initScale), init: words.t(state.activation === "relu" ? "train.init.he" : "train.init.xavier"), rate: plain(state.learningRate), batch: state.batchSize }));
  parts.push(words.t("target.credit.moves"));
  return parts.join(" · ");
}
