// @ts-check
// The figure in words: its title, the line under the batch, that of the networks, and the whole of it for those who do not see it.

import { NETWORK_COLOR } from "../../drawing/palette.js";
import { fixed, plain } from "../../numbers.js";
import { counted, percent, size } from "../parts/format.js";
import { EVEN, gainOf, lastOf } from "./networks.js";

/**
 * @typedef {import("./compute.js").AffineView} AffineView
 * @typedef {import("./state.js").AffineState} AffineState
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** A share that differs by less is not said to change. */
const APART = 0.1;

/** From this share on a row lies in the straight part. */
const IN = 0.9;

/** What is no more than this is rounding: some units in the last place of numbers of this size. @param {AffineView} view */
export const isRounding = ({ difference, rows }) => difference <= 1e-14 * Math.max(1, Math.abs(rows?.x.low ?? 0), Math.abs(rows?.x.high ?? 0));

/** @param {AffineView} view @param {AffineState} state @param {Words} words @returns {Piece[]} */
export function title(view, state, words) {
  const { rows, moved } = view;
  if (!rows) return words.rich("affine.title.question");
  if (state.times !== 1) return words.rich(moved <= 0.01 * Math.max(rows.y.std, 1e-9) ? "affine.title.times" : "affine.title.timesMoves", { times: plain(state.times) });
  if (isRounding(view)) return words.rich("affine.title.undone");
  if (rows.xHat.share < IN) return words.rich("affine.title.wide");
  const isOut = (/** @type {number} */ share) => rows.xHat.share - share >= APART;
  if (!isOut(rows.y.share)) return words.rich("affine.title.shutIn");
  return words.rich(isOut(view.alone.gamma) ? "affine.title.letOut" : isOut(view.alone.beta) ? "affine.title.shifted" : "affine.title.both");
}

/** How to read the picture. @param {AffineView} view @param {AffineState} _state @param {Words} words */
export const legend = (view, _state, words) => words.t("affine.legend", { samples: counted(view.samples, words) });

/** @param {AffineView} view @param {AffineState} state @param {Words} words @returns {Piece[]} */
export function sentence(view, state, words) {
  const { rows, gamma, beta } = view;
  if (!rows) return words.rich("affine.words.empty");
  const share = (/** @type {number} */ value) => percent(value, words, value > 0.995 && value < 1 ? 1 : 0);
  const [was, is] = [rows.xHat, rows.y];
  if (rows.x.low === rows.x.high) return words.rich("affine.words.flat", { value: fixed(rows.x.mean), xHat: fixed(was.mean), y: fixed(is.mean), beta: fixed(beta) });
  const apart = Math.abs(was.share - is.share) >= 0.005;
  const params = { gamma: fixed(gamma), beta: fixed(beta), was: share(was.share), is: share(is.share), lineWas: fixed(was.r2, 3), lineIs: fixed(is.r2, 3) };
  const parts = [words.rich(!apart ? "affine.words.same" : params.lineWas === params.lineIs ? "affine.words.changeShare" : "affine.words.change", params)];
  if (was.bars.length === 2 && state.values.length > 0) parts.push(words.rich("affine.words.two"));
  if (state.how === "undo") parts.push(words.rich(state.times === 1 ? "affine.words.undone" : "affine.words.undoneBefore", { difference: size(view.difference) }));
  if (state.times !== 1) parts.push(words.rich("affine.words.times", { times: plain(state.times), moved: size(view.moved), mean: fixed(is.mean), std: fixed(is.std) }));
  else if (state.how !== "undo") parts.push(words.rich("affine.words.neither"));
  return joined(parts, words);
}

/** @param {Piece[][]} parts @param {Words} words */
const joined = (parts, words) => parts.flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));

/** What the networks make of γ and β. @param {AffineView} view @param {AffineState} state @param {Words} words @returns {Piece[]} */
export function learned(view, state, words) {
  const network = view.networks.find(({ name }) => name === "learned");
  if (!network || view.step === 0) return words.rich(state.networks.includes("frozen") ? "affine.learned.start" : "affine.learned.startAlone");
  if (network.diverged) return [];
  const top = network.layers.length;
  const [gamma, beta] = [network.layers.at(-1)?.gamma, network.layers.at(-1)?.beta].map((course) => lastOf(/** @type {import("./networks.js").Course} */ (course)));
  const step = counted(view.measured, words);
  const all = network.layers.map((layer) => lastOf(layer.gamma));
  const parts = [words.rich("affine.learned.gamma", {
    step,
    layer: top,
    median: fixed(gamma?.median ?? NaN),
    least: fixed(Math.min(...all.map(({ low }) => low))),
    most: fixed(Math.max(...all.map(({ high }) => high))),
    betaLeast: fixed(beta?.low ?? NaN),
    betaMost: fixed(beta?.high ?? NaN),
  })];
  const gain = gainOf(view);
  if (gain !== null) {
    const frozen = view.networks.find(({ name }) => name === "frozen");
    const params = { learned: percent(network.accuracy, words), frozen: percent(frozen?.accuracy ?? NaN, words), points: fixed(100 * EVEN, 0) };
    parts.push(words.rich(Math.abs(gain) < EVEN ? "affine.learned.even" : gain > 0 ? "affine.learned.better" : "affine.learned.worse", params));
  }
  const units = network.layers.reduce((sum, layer) => sum + layer.units, 0);
  parts.push(words.rich("affine.learned.count", { count: counted(units, words), method: words.t(`name.${state.norm}`) }));
  return joined(parts, words).map((piece) => (piece.tag === "bn" ? { ...piece, tag: NETWORK_COLOR[state.norm] } : piece));
}

/** @param {Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** @param {AffineView} view @param {AffineState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [legend(view, state, words), flat(sentence(view, state, words))];
  for (const name of /** @type {const} */ (["x", "xHat", "y"])) {
    const row = view.rows?.[name];
    if (row) lines.push(words.t("affine.describe.row", { name: { x: "x", xHat: "x̂", y: "y" }[name], mean: fixed(row.mean), std: fixed(row.std), low: fixed(row.low), high: fixed(row.high), share: percent(row.share, words), explained: fixed(row.r2, 3) }));
  }
  if (view.step > 0) lines.push(flat(learned(view, state, words)));
  const gone = divergence(view, words);
  if (gone) lines.push(gone);
  return lines.join(words.t("text.gap"));
}

/** Whose loss is no number any more, and the ways out; empty where that is nobody's. @param {AffineView} view @param {Words} words */
export function divergence({ networks }, words) {
  const gone = networks.filter(({ diverged }) => diverged !== null);
  if (gone.length === 0) return "";
  return [...gone.map(({ name, diverged }) => words.t("affine.diverged", { network: words.t(`affine.network.${name}`), step: counted(diverged?.step ?? 0, words) })), words.t("affine.diverged.out")].join(words.t("text.gap"));
}

/** @param {AffineView} view @param {Words} words @param {AffineState} [state] */
export function credit(view, words, state) {
  const parts = [words.t("affine.credit.step", { seed: state?.seed ?? 0, step: counted(view.step, words) }), words.t("affine.credit.eps", { eps: plain(state?.eps ?? 0) }), words.t("affine.credit.straight")];
  const network = view.networks[0];
  if (network && state) parts.push(words.t("affine.credit.network", { depth: state.depth, width: state.width, activation: words.t(`train.activation.${state.activation}`), method: words.t(`name.${state.norm}`), rate: plain(state.learningRate), parameters: counted(network.parameters, words) }));
  return parts.join(" · ");
}
