// @ts-check
// The figure in words: its title, the line under the stage, and the whole of it for those who do not see the picture.

import { fixed } from "../../numbers.js";
import { PLACES } from "../../settings.js";
import { counted, percent, size } from "../parts/format.js";

/**
 * @typedef {import("./compute.js").PlacementView} PlacementView
 * @typedef {import("./state.js").PlacementState} PlacementState
 * @typedef {import("./state.js").Place} Place
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** What one seed differs by and is not worth a sentence: as much as seeds differ among each other. */
const EVEN = 0.015;

/** The networks whose loss is no number any more. @param {PlacementView} view */
export const diverged = (view) => view.networks.filter((network) => network.diverged !== null);

/** Who diverged, when, and the ways out. @param {PlacementView} view @param {Words} words */
export function divergence(view, words) {
  const lines = diverged(view).map(({ place, diverged: at }) => words.t("train.diverged", { method: words.t(`placement.place.${place}`), step: counted(at?.step ?? 0, words) }));
  return [...lines, words.t("train.diverged.out")].join(words.t("text.gap"));
}

/** The title: a question before anything was measured, and then what was measured. @param {PlacementView} view @param {PlacementState} state @param {Words} words @returns {Piece[]} */
export function title(view, state, words) {
  const { verdict, list } = view.seeds;
  if (verdict) return words.rich(`placement.title.${verdict}`, { count: list.length });
  const accuracy = (/** @type {Place} */ place) => view.networks.find((network) => network.place === place)?.accuracy ?? NaN;
  if (view.seeds.running || view.measured < Math.min(100, state.steps) || diverged(view).length > 0) return words.rich("placement.title.question");
  const lead = accuracy("after") - accuracy("before");
  return words.rich(Math.abs(lead) < EVEN ? "placement.title.oneEven" : lead > 0 ? "placement.title.oneAfter" : "placement.title.oneBefore");
}

/** What is equal, and how to read the picture. @param {PlacementView} view @param {PlacementState} state @param {Words} words */
export const legend = (view, state, words) => words.t("placement.legend", { activation: words.t(`train.activation.${state.activation}`), seed: view.seed });

/** The live words. @param {PlacementView} view @param {PlacementState} _state @param {Words} words @returns {Piece[]} */
export function sentence(view, _state, words) {
  const { networks, hero, seeds } = view;
  if (networks.length === 0) return words.rich("train.preparing");
  const parts = [];
  if (seeds.running) parts.push(words.rich(seeds.paused ? "placement.words.sweepPaused" : "placement.words.sweep", { seed: view.seed, done: seeds.results.none.length, all: seeds.list.length }));
  else if (view.step === 0 && !seeds.verdict) parts.push(words.rich("placement.words.start"), words.rich("placement.words.argued"));
  if (seeds.verdict) {
    parts.push(measured(view, words));
    if (seeds.lost > 0) parts.push(words.rich("placement.words.lost", { count: seeds.lost, all: PLACES.length * seeds.list.length }));
    parts.push(words.rich("placement.words.argued"));
  }
  else if (view.step > 0 && !seeds.running) {
    const of = (/** @type {Place} */ place) => networks.find((network) => network.place === place);
    const now = (/** @type {Place} */ place) => of(place)?.layers[hero]?.now;
    parts.push(words.rich("placement.words.accuracy", { step: counted(view.measured, words), ...Object.fromEntries(PLACES.map((place) => [place, percent(of(place)?.accuracy ?? NaN, words)])) }));
    const [before, after] = [now("before"), now("after")];
    if (before && after) parts.push(words.rich("placement.words.next", { layer: hero + 1, before: fixed(before.nextMean), after: fixed(after.nextMean), spread: fixed(before.nextStd), wide: fixed(after.nextStd) }));
    parts.push(words.rich("placement.words.one"));
  }
  return parts.flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));
}

/** What five seeds ended with. @param {PlacementView} view @param {Words} words @returns {Piece[]} */
export function measured({ seeds }, words) {
  const { verdict, summary, ahead, behind, list } = seeds;
  if (!verdict) return [];
  const range = (/** @type {Place} */ place) => {
    const of = summary[place];
    return of ? words.t("placement.words.range", { mean: percent(of.mean, words), std: fixed(100 * of.std, 1), low: fixed(100 * of.low, 1), high: fixed(100 * of.high, 1) }) : "–";
  };
  return words.rich(`placement.words.${verdict}`, { before: range("before"), after: range("after"), none: range("none"), ahead, behind, count: list.length });
}

/** @param {readonly Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** @param {PlacementView} view @param {PlacementState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [legend(view, state, words), flat(sentence(view, state, words))];
  for (const { place, accuracy, layers } of view.networks) {
    const now = layers[view.hero]?.now;
    if (!now) continue;
    lines.push(words.t("placement.words.network", { place: words.t(`placement.place.${place}`), accuracy: percent(accuracy, words), layer: view.hero + 1, mean: fixed(now.mean), std: fixed(now.std), nextMean: fixed(now.nextMean), nextStd: fixed(now.nextStd) }));
    if (Number.isFinite(now.saturated)) lines.push(words.t("placement.words.flat", { share: percent(now.saturated, words) }));
    if (Number.isFinite(now.gradient)) lines.push(words.t("placement.words.gradient", { gradient: size(now.gradient) }));
  }
  if (diverged(view).length > 0) lines.push(divergence(view, words));
  return lines.join(words.t("text.gap"));
}

/** @param {PlacementView} view @param {Words} words @param {PlacementState} [state] */
export function credit(view, words, state) {
  const parts = [words.t("train.credit.step", { seed: view.seed, step: counted(view.shown, words) })];
  const parameters = [...new Set(view.networks.map((network) => counted(network.parameters, words)))];
  if (parameters.length > 0) parts.push(words.t("train.credit.parameters", { list: parameters.join(" / ") }));
  if (state?.activation === "sigmoid") parts.push(words.t("train.credit.flat"));
  parts.push(words.t("placement.credit.histograms"), words.t("train.credit.gradient"), words.t("placement.credit.paper"));
  return parts.join(" · ");
}
