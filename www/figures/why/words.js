// @ts-check
// The figure in words: its title, the line under the stage, the lines for and against, and the whole of it for those who do not
// see the picture.

import { fixed } from "../../numbers.js";
import { counted, percent, size } from "../parts/format.js";
import { netsOf } from "./state.js";

/**
 * @typedef {import("./compute.js").WhyView} WhyView
 * @typedef {import("./state.js").WhyState} WhyState
 * @typedef {import("./state.js").Net} Net
 * @typedef {import("./measures.js").Measures} Measures
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** What one seed differs by and is not worth a sentence. */
const EVEN = 0.03;

/** The networks whose loss is no number any more. @param {WhyView} view */
export const diverged = (view) => view.networks.filter((network) => network.diverged !== null);

/** Who diverged, when, and the ways out. @param {WhyView} view @param {Words} words */
export function divergence(view, words) {
  const lines = diverged(view).map(({ net, diverged: at }) => words.t("train.diverged", { method: words.t(`why.net.${net}`), step: counted(at?.step ?? 0, words) }));
  return [...lines, words.t("train.diverged.out")].join(words.t("text.gap"));
}

/** @param {WhyView} view @param {Net} net */
const of = (view, net) => view.networks.find((network) => network.net === net)?.measures;

/** The title: a question before the end, and then what this run showed. @param {WhyView} view @param {WhyState} state @param {Words} words @returns {Piece[]} */
export function title(view, state, words) {
  const [none, batch, noisy] = [of(view, "none"), of(view, "batch"), of(view, "noisy")];
  if (!view.done || !none || !batch || diverged(view).length > 0) return words.rich(`why.title.${state.task === "linear" ? "askLinear" : state.noise > 0 ? "askNoise" : "ask"}`);
  if (state.task === "linear") return words.rich(batch.cosine < none.cosine && batch.loss < none.loss ? "why.title.linear" : "why.title.linearNot");
  if (noisy) {
    if (noisy.jump <= none.jump) return words.rich("why.title.noiseLess");
    const lead = noisy.accuracy - none.accuracy;
    return words.rich(lead > EVEN ? "why.title.noise" : lead < -EVEN ? "why.title.noiseWorse" : "why.title.noiseEven");
  }
  if (batch.early < none.early) return words.rich(batch.cosine > none.cosine ? "why.title.both" : "why.title.smoothOnly");
  return words.rich(batch.late < none.late ? "why.title.later" : "why.title.neither");
}

/** What is equal, and how to read the picture. @param {WhyView} _view @param {WhyState} state @param {Words} words */
export const legend = (_view, state, words) =>
  words.t(`why.legend.${state.task === "linear" ? "linear" : state.noise > 0 ? "noise" : "plain"}`, { depth: state.task === "linear" ? state.depth + 1 : state.depth, width: state.width, scale: state.initScale, rate: state.learningRate, seed: state.seed, noise: state.noise });

/** A jump, which may be small: two digits, and no more than four places as long as that says something. @param {number} value */
export const small = (value) => (Math.abs(value) >= 1e-4 && Math.abs(value) < 0.01 ? fixed(value, 4) : value < 0 ? `−${size(-value)}` : size(value));
/** @param {number} value */
const length = (value) => (Number.isFinite(value) ? small(value) : "–");
/** @param {number} value */
const range = (value) => (Number.isFinite(value) ? fixed(value, value < 10 ? 2 : 0) : "–");

/** The live words. @param {WhyView} view @param {WhyState} state @param {Words} words @returns {Piece[]} */
export function sentence(view, state, words) {
  const [none, batch, noisy, shaken] = [of(view, "none"), of(view, "batch"), of(view, "noisy"), of(view, "shaken")];
  if (!none || !batch) return words.rich("train.preparing");
  const parts = [];
  const step = counted(view.shown, words);
  if (view.step === 0) parts.push(words.rich("why.words.start", { none: range(none.range), batch: range(batch.range) }));
  else {
    if (state.task === "linear") parts.push(words.rich("why.words.loss", { step, none: range(none.loss), batch: range(batch.loss) }));
    else parts.push(words.rich("why.words.accuracy", { step, none: percent(none.accuracy, words), batch: percent(batch.accuracy, words) }));
    if (noisy && shaken) parts.push(words.rich("why.words.noise", { noisy: percent(noisy.accuracy, words), shaken: percent(shaken.accuracy, words) }));
    parts.push(words.rich("why.words.jump", { none: length(none.jump), batch: length(batch.jump) }));
    if (noisy) parts.push(words.rich("why.words.jumpNoisy", { noisy: length(noisy.jump), relative: length(noisy.relative), plain: length(none.relative) }));
    parts.push(words.rich("why.words.shift", { none: fixed(none.cosine), batch: fixed(batch.cosine) }));
  }
  return parts.flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));
}

/** How the numbers of a line are written: jumps as small as they are, cosines, ranges of a loss. @type {Record<import("./sides.js").LineName, (value: number) => string>} */
const WRITTEN = { jump: length, shaken: length, spread: length, even: length, shift: fixed, linear: fixed, early: range, late: range, noisy: range, start: range, rough: range };

/** A line for or against, or what there is to run. @param {import("./sides.js").Line} line @param {Words} words @returns {Piece[]} */
export function lineWords({ name, case: of, stand, seed, numbers }, words) {
  const where = words.t(`why.case.${of}`);
  if (!stand) return words.rich(`why.ask.${name}`, { where });
  const said = Object.entries(numbers).map(([key, value]) => {
    if (key.endsWith("Accuracy")) return [key, percent(value, words)];
    return [key, key.endsWith("Loss") ? range(value) : key.endsWith("Beta") ? fixed(value, 1) : WRITTEN[name](value)];
  });
  return words.rich(`why.line.${name}`, { where, seed, ...Object.fromEntries(said) });
}

/** @param {readonly Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** @param {WhyView} view @param {WhyState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [legend(view, state, words), flat(sentence(view, state, words))];
  for (const { net, measures } of view.networks) {
    lines.push(words.t("why.words.network", { net: words.t(`why.net.${net}`), early: range(measures.early), late: range(measures.late), cut: counted(state.cut, words), beta: length(measures.beta), cosine: Number.isFinite(measures.cosine) ? fixed(measures.cosine) : "–" }));
  }
  for (const { name, lines: list } of view.sides) {
    const measured = list.filter(({ stand }) => stand);
    if (measured.length > 0) lines.push(words.t(`why.sides.${name}.story`), ...measured.map((line) => words.t("why.words.line", { stand: words.t(`why.sides.${line.stand ?? "open"}`), line: flat(lineWords(line, words)) })));
  }
  if (diverged(view).length > 0) lines.push(divergence(view, words));
  return lines.join(words.t("text.gap"));
}

/** @param {WhyView} view @param {Words} words @param {WhyState} [state] */
export function credit(view, words, state) {
  const parts = [words.t("train.credit.step", { seed: state?.seed ?? 0, step: counted(view.shown, words) })];
  const parameters = [...new Set(view.networks.map((network) => counted(network.parameters, words)))];
  if (parameters.length > 0) parts.push(words.t("train.credit.parameters", { list: parameters.join(" / ") }));
  parts.push(words.t("why.credit.probe"), words.t("why.credit.jump"));
  if (state && netsOf(state).length > 2) parts.push(words.t("why.credit.noise"));
  return parts.join(" · ");
}
