// @ts-check
// The figure in words: its title, the line under the sheet, and the whole of it for those who do not see the picture.

import { fixed, plain } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { winnerOf } from "../parts/winner.js";
import { lagOf } from "./compute.js";
import { mateRange } from "./sample-words.js";
import { SIDE, VALIDATION, RECALIBRATE } from "./state.js";

/**
 * @typedef {import("./compute.js").InferenceView} InferenceView
 * @typedef {import("./state.js").InferenceState} InferenceState
 * @typedef {import("./sample.js").Sample} Sample
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** What differs by less is called no difference; what by more, a gap. */
const EVEN = 0.02;
const GAP = 0.05;
const SLOW = 0.2;
/** What guessing reaches by luck, of ten digits: nothing is compared up to there. */
const LUCK = 0.15;

/** @param {Words} words @param {(Piece[] | null)[]} parts */
const joined = (words, parts) => parts.filter((part) => part !== null).flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));

/** @param {Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** The title: a question before anything was found, and then what was found. @param {InferenceView} view @param {InferenceState} state @param {Words} words @returns {Piece[]} */
export function title(view, state, words) {
  const { hand, sample, shown, lines: [own, other], recalibrated } = view;
  if (state.norm === "layer") return words.rich(hand ? "inference.title.layerHand" : sample?.same ? "inference.title.layer" : "inference.title.layerQuestion");
  if (hand) return shown === 0 ? words.rich("inference.title.handQuestion", { value: plain(state.asked) }) : words.rich("inference.title.hand", { value: plain(state.asked), trained: fixed(hand.trained, 3), y: fixed(view.becomes[0]?.[shown] ?? NaN, 3) });
  if (state.mode === "train" && sample && view.step > 0 && sample.aloneSame) return words.rich("inference.title.forgotten");
  if (shown === 0 || !own || !recalibrated || !(recalibrated.now.accuracy > LUCK) || !Number.isFinite(own.now.accuracy) || view.diverged) return words.rich("inference.title.question");
  const gap = recalibrated.now.accuracy - own.now.accuracy;
  if (gap >= GAP) return words.rich(lagOf(view) ? "inference.title.lags" : "inference.title.costs");
  const slow = (other?.momentum ?? 1) < own.momentum ? recalibrated.now.accuracy - (other?.now.accuracy ?? NaN) : 0;
  if (slow >= SLOW) return words.rich("inference.title.slow", { momentum: plain(other?.momentum ?? 0) });
  return words.rich(Math.abs(gap) <= EVEN ? "inference.title.caught" : "inference.title.close");
}

/** How to read the picture. @param {InferenceView} view @param {InferenceState} state @param {Words} words */
export function legend(view, state, words) {
  if (view.example === "hand") return words.t(state.norm === "layer" ? "inference.legend.handLayer" : "inference.legend.hand", { share: percent(state.momentum, words, shareDigits(state.momentum)) });
  if (state.norm === "layer") return words.t("inference.legend.layer");
  const unit = view.unit && view.step > 0 ? words.t(state.unit === "most" ? "inference.legend.most" : "inference.legend.unit", { unit: view.unit.unit + 1, layer: view.unit.layer + 1 }) : words.t("inference.legend.someUnit");
  return [unit, words.t("inference.legend.dots", { share: percent(state.momentum, words, shareDigits(state.momentum)) }), words.t("inference.legend.gap")].join(words.t("text.gap"));
}

/** @param {number} momentum */
const shareDigits = (momentum) => (Number.isInteger(100 * momentum) || momentum >= 0.1 ? 0 : 1);

/** The live words. @param {InferenceView} view @param {InferenceState} state @param {Words} words @returns {Piece[]} */
export function sentence(view, state, words) {
  if (view.hand) return handSentence(view, state, words);
  if (view.goal > view.step) return words.rich("inference.words.returning", { goal: counted(view.goal, words), step: counted(view.step, words) });
  if (!view.ready) return words.rich("inference.words.preparing");
  const { lines: [own, other], recalibrated, shown, sample } = view;
  if (view.step === 0) return words.rich("inference.words.start");
  const one = sample && state.mode === "train" ? forgotten(sample, words) : null;
  const score = (/** @type {number} */ value) => percent(value, words, 0);
  if (state.norm === "layer") return joined(words, [words.rich("inference.words.layer", { step: counted(shown, words), accuracy: score(view.own.now.accuracy) }), sample?.same ? words.rich("inference.words.layerSame") : null]);
  if (!own || !recalibrated) return words.rich("inference.words.again");
  if (view.measured === 0) return words.rich("inference.words.unmeasured", { step: counted(shown, words), every: state.every });
  const position = words.rich("inference.words.position", { step: counted(shown, words), batch: fixed(view.own.now.mean), running: fixed(own.now.mean) });
  const start = other ? words.rich(other.start < 0.01 ? "inference.words.noStart" : "inference.words.start0", { momentum: plain(other.momentum), mean: fixed(other.now.mean), share: percent(other.start, words, other.start < 0.1 ? 1 : 0) }) : null;
  const all = [own.now.accuracy, recalibrated.now.accuracy, ...(other ? [other.now.accuracy] : [])];
  const even = Math.max(...all) - Math.min(...all) <= EVEN;
  const right = words.rich(even ? "inference.words.rightEven" : "inference.words.right", { recalibrated: score(recalibrated.now.accuracy), own: score(own.now.accuracy), momentum: plain(own.momentum), other: score(other?.now.accuracy ?? NaN), otherMomentum: plain(other?.momentum ?? 0), step: counted(view.measured, words) });
  return joined(words, one ? [one, right] : [position, start, right]);
}

/** @param {Sample} sample @param {Words} words */
function forgotten(sample, words) {
  const { label, share } = winnerOf(sample.alone, 0, 10);
  return words.rich(sample.aloneSame ? "inference.words.forgotten" : "inference.words.forgottenNot", { digit: label ?? "–", share: percent(share, words, 0) });
}

/** @param {InferenceView} view @param {InferenceState} state @param {Words} words */
function handSentence(view, state, words) {
  const { hand, shown, lines: [own] } = view;
  if (!hand) return [];
  const value = plain(state.asked);
  if (state.norm === "layer") return words.rich("inference.words.handLayer", { value, y: fixed(hand.trained, 3) });
  if (shown === 0) return words.rich("inference.words.handStart", { value });
  const y = view.becomes[0]?.[shown] ?? NaN;
  const said = words.rich("inference.words.hand", { step: counted(shown, words), value, y: fixed(y, 3), trained: fixed(hand.trained, 3), share: percent(own?.start ?? 0, words, (own?.start ?? 0) < 0.1 ? 1 : 0) });
  const differs = Math.abs(hand.limit - hand.trained) > 5e-4;
  return joined(words, [said, words.rich(differs && state.estimator === "unbiased" ? "inference.words.handLimit" : "inference.words.handEven", { limit: fixed(hand.limit, 3) })]);
}

/** What the one digit is taken for, in all ways. @param {Sample} sample @param {boolean} paper @param {Words} words */
export function sampleSentence(sample, paper, words) {
  const alone = winnerOf(sample.alone, 0, 10);
  const mates = mateRange(sample);
  const lines = [
    words.t(sample.aloneSame ? "inference.say.alone" : "inference.say.aloneOwn", { digit: alone.label ?? "–", share: percent(alone.share, words, 0) }),
    words.t("inference.say.mates", { agreed: mates.agreed, tries: sample.tries, digit: mates.label, low: percent(mates.low, words, 0), high: percent(mates.high, words, 0) }),
    ...sample.inference.map(({ by, momentum, outputs }) => {
      const { label, share } = winnerOf(outputs, 0, 10);
      return words.t(`inference.say.${by === "recalibrated" ? "recalibrated" : by === "layer" ? "layer" : "running"}`, { momentum: plain(momentum), digit: label ?? "–", share: percent(share, words, 0) });
    }),
  ];
  if (paper) lines.push(words.t("inference.say.paper"));
  return lines.join(words.t("text.gap"));
}

/** @param {import("./estimator.js").Estimator | null} estimator @param {Words} words */
export function estimatorSentence(estimator, words) {
  if (!estimator) return words.t("inference.estimator.before");
  const first = estimator.sizes[0];
  const off = (/** @type {number} */ value) => Math.abs(value - estimator.variance);
  const nearer = estimator.sizes.filter(({ biased, unbiased }) => off(unbiased) < off(biased)).length;
  const share = (/** @type {number | undefined} */ value) => percent((value ?? NaN) / estimator.variance, words, 0);
  return words.t("inference.estimator.found", { batches: counted(estimator.batches, words), values: counted(estimator.values, words), variance: fixed(estimator.variance, 1), size: first?.size ?? 0, biased: share(first?.biased), unbiased: share(first?.unbiased), near: nearer, sizes: estimator.sizes.length });
}

/** @param {InferenceView} view @param {InferenceState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [legend(view, state, words), flat(sentence(view, state, words))];
  if (view.lines.length > 0 && view.step > 0) {
    lines.push(words.t("inference.say.at", { step: counted(view.shown, words) }));
    for (const { momentum, now, start } of view.lines) lines.push(words.t("inference.say.line", { momentum: plain(momentum), mean: fixed(now.mean), variance: fixed(now.variance), start: percent(start, words, start < 0.1 ? 1 : 0) }));
  }
  if (view.sample) lines.push(sampleSentence(view.sample, view.paper, words));
  if (view.diverged) lines.push(divergence(view, words));
  return lines.join(words.t("text.gap"));
}

/** @param {InferenceView} view @param {Words} words */
export const divergence = (view, words) => [words.t("train.diverged", { method: words.t("method.batch"), step: counted(view.diverged?.step ?? 0, words) }), words.t("train.diverged.out")].join(words.t("text.gap"));

/** @param {InferenceView} view @param {Words} words @param {InferenceState} state */
export function credit(view, words, state) {
  if (view.example === "hand") return words.t("inference.credit.hand", { eps: plain(state.eps) });
  const parts = [
    words.t("train.credit.step", { seed: state.seed, step: counted(view.shown, words) }),
    words.t("train.credit.parameters", { list: counted(view.parameters, words) }),
    words.t("inference.credit.network", { depth: state.depth, width: state.width, activation: words.t(`train.activation.${state.activation}`), rate: plain(state.learningRate), size: state.batchSize, side: SIDE }),
    words.t("inference.credit.accuracy", { count: counted(VALIDATION, words) }),
  ];
  if (state.norm === "batch") parts.push(words.t("inference.credit.same"), words.t(`inference.credit.recalibrated.${state.estimator}`, { count: RECALIBRATE }));
  return parts.join(" · ");
}
