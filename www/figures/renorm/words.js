// @ts-check
// The figure in words: its titles, the lines under the pictures, and the whole of it for those who do not see them.

import { fixed, plain, threeDigits } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { cutsOf } from "./hand.js";

/**
 * @typedef {import("./compute.js").RenormView} RenormView
 * @typedef {import("./state.js").RenormState} RenormState
 * @typedef {import("./state.js").Net} Net
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** What one seed differs by and is not worth a sentence, and what nobody overlooks. */
const EVEN = 0.03;
const FAR = 0.15;

/** @param {Piece[][]} parts @param {Words} words */
const joined = (parts, words) => parts.flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));

/** @param {readonly Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** The networks whose loss is no number any more. @param {RenormView} view */
export const diverged = (view) => view.networks.filter((network) => network.diverged !== null);

/** Who diverged, when, and the ways out. @param {RenormView} view @param {Words} words */
export function divergence(view, words) {
  const lines = diverged(view).map(({ net, diverged: at }) => words.t("train.diverged", { method: words.t(`renorm.net.${net}`), step: counted(at?.step ?? 0, words) }));
  return [...lines, words.t("train.diverged.out")].join(words.t("text.gap"));
}

/** What the clips do to the batch in hand. @param {RenormView} view @param {RenormState} state */
function stand({ way }, { rMax, dMax }) {
  if (rMax === 1 && dMax === 0) return "closed";
  // A single sample is where it belongs whatever r is.
  return way.gaps.renorm > 1e-9 ? "cut" : "open";
}

/** @param {RenormView} view @param {RenormState} state @param {Words} words @returns {Piece[]} */
export const title = (view, state, words) => words.rich(`renorm.title.${stand(view, state)}`);

/** A number that was given, as short as two decimals. @param {number} value */
export const brief = (value) => (plain(value).length <= 5 ? plain(value) : fixed(value));

/** r or d, which may be close to 0 and is not 0 then. @param {number} value */
export const correction = (value) => (value !== 0 && Math.abs(value) < 0.005 && Math.abs(value) > 1e-9 ? threeDigits(value) : fixed(value));

/** The words under the batch in hand. @param {RenormView} view @param {RenormState} state @param {Words} words @returns {Piece[]} */
export function handWords(view, state, words) {
  const { way } = view;
  const how = stand(view, state);
  const k = way.pull.sample;
  const cut = cutsOf(way);
  const at = (/** @type {readonly number[]} */ values) => fixed(values[k] ?? NaN);
  const numbers = { mean: fixed(way.mean), std: fixed(way.std), runningMean: brief(way.runningMean), runningStd: brief(way.runningStd), r: correction(way.asked.r), d: correction(way.asked.d) };
  const parts = [
    words.rich("renorm.words.asks", numbers),
    words.rich(cut.r || cut.d ? "renorm.words.allowed" : "renorm.words.uncut", { r: correction(way.clipped.r), d: correction(way.clipped.d) }),
    words.rich("renorm.words.sample", { x: plain(way.x[k] ?? NaN), batch: at(way.batch), renorm: at(way.renorm), inference: at(way.inference) }),
    words.rich(`renorm.words.${how}`, { r: fixed(way.needed.r), d: fixed(way.needed.d), gap: fixed(way.gaps.renorm) }),
  ];
  if (way.x.length === 1) parts.push(words.rich("renorm.words.single"));
  return joined(parts, words);
}

/** What a gradient comes to that pulls on one output alone. @param {RenormView} view @param {Words} words @returns {Piece[]} */
export function pullWords({ way: { x, pull } }, words) {
  const of = (/** @type {readonly number[]} */ values) => words.list(values.map((value) => fixed(value)));
  return words.rich(x.length === 1 ? "renorm.words.pullOne" : "renorm.words.pull", { x: plain(x[pull.sample] ?? NaN), held: of(pull.held), flowing: of(pull.flowing) });
}

/** Whether a mini-batch knows little of the data. @param {RenormState} state */
const isSmall = ({ batchSize, classes }) => batchSize <= 4 || (classes > 0 && classes < 5);

/** What the run showed, once it is over; a question before. @param {RenormView} view @param {RenormState} state @returns {"ask" | "askSmall" | "smallFar" | "smallPart" | "smallGain" | "smallNone" | "needed" | "helps" | "even" | "less" | "over"} */
export function verdict(view, state) {
  if (!view.done) return isSmall(state) ? "askSmall" : "ask";
  const of = (/** @type {Net} */ net) => view.networks.find((network) => network.net === net);
  // What they ended with, whichever step is looked at.
  const accuracy = (/** @type {Net} */ net) => of(net)?.validation.accuracy.at(-1) ?? NaN;
  const own = accuracy("renorm");
  if (isSmall(state)) {
    const [lead, behind] = [own - accuracy("batch"), Math.max(...[accuracy("layer"), accuracy("group")].map((value) => (Number.isFinite(value) ? value : -1))) - own];
    if (!(lead > EVEN)) return "smallNone";
    return behind > FAR ? "smallFar" : behind > EVEN ? "smallPart" : "smallGain";
  }
  const others = /** @type {const} */ (["fixed", "free"]).filter(of);
  if (others.length === 0) return "over";
  if (others.some((net) => of(net)?.diverged)) return "needed";
  const lead = own - Math.min(...others.map(accuracy));
  return lead > FAR ? "needed" : lead > EVEN ? "helps" : lead < -EVEN ? "less" : "even";
}

/** The name of the training. @param {RenormView} view @param {RenormState} state @param {Words} words @returns {Piece[]} */
export const heading = (view, state, words) => words.rich(`renorm.heading.${verdict(view, state)}`);

/** What is equal, and how to read the picture. @param {RenormView} _view @param {RenormState} state @param {Words} words */
export function legend(_view, state, words) {
  const { seed, depth, width, learningRate: rate, batchSize: size, classes } = state;
  return words.t(classes === 0 ? "renorm.legend" : "renorm.legendClasses", { seed, depth, width, rate: plain(rate), size, classes });
}

/** The live words of the training. @param {RenormView} view @param {Words} words @returns {Piece[]} */
export function sentence(view, words) {
  if (view.networks.length === 0) return words.rich("train.preparing");
  const list = (/** @type {(network: RenormView["networks"][number]) => string} */ say) => words.list(view.networks.map((network) => words.t("renorm.words.each", { net: words.t(`renorm.net.${network.net}`), value: say(network) })));
  const number = (/** @type {number} */ value) => (Number.isFinite(value) ? fixed(value) : "∞");
  const parts = [];
  if (view.step === 0) parts.push(words.rich("renorm.words.start"));
  else parts.push(words.rich("renorm.words.accuracy", { step: counted(view.measured, words), list: list((network) => (network.diverged ? "∞" : percent(network.accuracy, words))) }));
  parts.push(words.rich("renorm.words.gap", { list: list(({ apart }) => number(apart)) }));
  const ramps = view.networks.find(({ net }) => net === "renorm");
  if (ramps && ramps.cut.units > 0) parts.push(words.rich("renorm.words.cuts", { r: ramps.cut.r, d: ramps.cut.d, units: ramps.cut.units }));
  return joined(parts, words);
}

/** @param {RenormView} view @param {RenormState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [words.t("renorm.words.feature", { feature: state.feature + 1, samples: words.list(view.way.x.map(plain)) }), flat(handWords(view, state, words)), flat(pullWords(view, words)), flat(heading(view, state, words)), legend(view, state, words), flat(sentence(view, words))];
  if (diverged(view).length > 0) lines.push(divergence(view, words));
  return lines.join(words.t("text.gap"));
}

/** @param {RenormView} view @param {Words} words @param {RenormState} [state] */
export function credit(view, words, state) {
  const parts = [words.t("renorm.credit.gap"), words.t("train.credit.step", { seed: state?.seed ?? 0, step: counted(view.shown, words) })];
  const parameters = [...new Set(view.networks.map((network) => counted(network.parameters, words)))];
  if (parameters.length > 0) parts.push(words.t("train.credit.parameters", { list: parameters.join(" / ") }));
  parts.push(words.t("renorm.credit.networks", { momentum: plain(state?.momentum ?? 0) }), words.t("renorm.credit.ramps"));
  return parts.join(" · ");
}
