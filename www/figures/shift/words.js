// @ts-check
// The figure in words: its title, the line under the stage, and the whole of it for those who do not see the picture.

import { NETWORK_COLOR } from "../../drawing/palette.js";
import { fixed } from "../../numbers.js";
import { counted, distance, percent } from "../parts/format.js";
import { reachedAt } from "./compute.js";
import { groupsOf, obstacle } from "./state.js";

/**
 * @typedef {import("./compute.js").ShiftView} ShiftView
 * @typedef {import("./compute.js").NetworkView} NetworkView
 * @typedef {import("./state.js").ShiftState} ShiftState
 * @typedef {import("./state.js").Network} Network
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 * @typedef {import("../../locales/index.js").Key} Key
 */

/** What the networks are measured on, as keys name it. @param {ShiftState} state */
export const sampleKind = ({ data }) => (data === "digits" ? "Digits" : data === "drawn" ? "Drawn" : "Points");

/** "with batch norm". @param {Network} method @param {Words} words */
const withMethod = (method, words) => (method === "none" ? words.t("shift.without") : words.t("shift.with", { method: words.t(`name.${method}`) }));

/** One line a network of what is said of each, in its colour, joined as the language does it. @param {readonly NetworkView[]} networks @param {Words} words @param {(network: NetworkView) => Piece[]} say */
const each = (networks, words, say) => words.join(networks.map((network) => say(network).map((piece) => (piece.tag === "m" ? { ...piece, tag: NETWORK_COLOR[network.method] } : piece))));

/** A text with such a line in the place of {list}. @param {Words} words @param {Key} key @param {Record<string, string | number>} params @param {Piece[]} list @returns {Piece[]} */
function around(words, key, params, list) {
  const MARK = "\u0001";
  return words.rich(key, { ...params, list: MARK }).flatMap((piece) => {
    const at = piece.text.indexOf(MARK);
    return at < 0 ? [piece] : [{ ...piece, text: piece.text.slice(0, at) }, ...list, { ...piece, text: piece.text.slice(at + 1) }].filter(({ text }) => text !== "");
  });
}

/** @param {readonly number[]} values */
const ratio = (values) => Math.max(...values) / Math.min(...values);

/** What moves no further is said to hardly move: the middle of the sigmoid, where it is nearly straight, is three times as wide. */
const STILL = 0.6;

/** What differs by less is called no difference. */
const EVEN = { travel: 1.3, share: 0.05, steps: 1.3 };

/** What grows so many times as wide as with batch norm is said to swell: less than that does not hold from seed to seed. */
const SWELLS = 10;

/** The title: a question before anything was found, and then what was found. @param {ShiftView} view @param {ShiftState} state @param {Words} words @returns {Piece[]} */
export function title(view, state, words) {
  const of = (/** @type {Network} */ method) => view.networks.find((network) => network.method === method)?.layers[view.hero];
  const [none, batch] = [of("none"), of("batch")];
  // What is compared is y: x_hat stays where it is by its making.
  const isOver = diverged(view).some(({ method }) => method === "none" || method === "batch");
  if (!none || !batch || isOver || view.measured < 100 || state.show !== "y") return words.rich("shift.title.question");
  const times = none.travel / batch.travel;
  if (times >= 2 && batch.travel <= STILL) return words.rich(none.growth > SWELLS * batch.growth ? "shift.title.swell" : "shift.title.wander");
  if (times <= 1 / EVEN.travel) return words.rich("shift.title.more");
  return words.rich(times < EVEN.travel ? "shift.title.even" : "shift.title.less");
}

/** What is equal, and how to read the picture. @param {ShiftView} view @param {ShiftState} state @param {Words} words */
export function legend(view, state, words) {
  const unit = state.unit[view.hero];
  const what = words.t(unit === "all" ? "shift.legend.all" : unit === "typical" ? "shift.legend.typical" : "shift.legend.unit", { unit: Number(unit) + 1 });
  const quantity = words.t(`shift.legend.${state.show}`, { activation: words.t(`train.activation.${state.activation}`), what });
  const equal = words.t("shift.legend.equal", { count: words.t(/** @type {Key} */ (`shift.count.${state.networks.length}`)), activation: words.t(`train.activation.${state.activation}`) });
  const time = words.t(`shift.legend.time${sampleKind(state)}`);
  const groups = state.networks.includes("group") && groupsOf(state) === 1 ? [words.t("shift.legend.oneGroup", { width: state.width })] : [];
  return [equal, quantity, time, ...groups].join(words.t("text.gap"));
}

/** The live words. @param {ShiftView} view @param {ShiftState} state @param {Words} words @returns {Piece[]} */
export function sentence(view, state, words) {
  const { networks, hero } = view;
  const wait = obstacle(state);
  if (wait) return words.rich(`shift.wait.${wait}`);
  if (networks.length === 0) return words.rich("train.preparing");
  if (view.step === 0) return words.rich("shift.words.start");
  if (view.measured === 0 && view.shown === view.step) return words.rich("shift.words.unmeasured", { step: counted(view.step, words), every: state.every });
  const layers = networks.flatMap(({ layers }) => layers[hero] ?? []);
  const parts = [travelled(view, words, layers)];
  if (state.activation === "sigmoid" && state.show === "y") parts.push(saturation(view, words, layers));
  parts.push(accuracies(view, words, state));
  if (view.measured < view.step && !view.playing) parts.unshift(words.rich("shift.words.at", { step: counted(view.measured, words) }));
  return parts.filter((part) => part.length > 0).flatMap((part, k) => (k ? [{ text: words.t("text.gap"), tag: null }, ...part] : part));
}

/** @param {ShiftView} view @param {Words} words @param {import("./compute.js").LayerView[]} layers */
function travelled(view, words, layers) {
  const { networks, hero } = view;
  const list = each(networks, words, (network) => words.rich("shift.words.travel", { travel: distance(network.layers[hero]?.travel ?? 0, words), with: withMethod(network.method, words) }));
  const key = ratio(layers.map(({ travel }) => travel)) < EVEN.travel ? "shift.words.movedAlike" : "shift.words.moved";
  const moved = around(words, key, { layer: hero + 1 }, list);
  if (!layers.every(({ growth }) => Number.isFinite(growth))) return moved;
  const grown = each(networks, words, (network) => {
    const growth = network.layers[hero]?.growth ?? 1;
    return words.rich("shift.words.growth", { growth: distance(growth, words, growth >= 9.95 ? 0 : growth >= 0.95 ? 1 : 2) });
  });
  return [...moved, { text: words.t("text.gap"), tag: null }, ...around(words, "shift.words.grew", {}, grown)];
}

/** @param {ShiftView} view @param {Words} words @param {import("./compute.js").LayerView[]} layers */
function saturation(view, words, layers) {
  const shares = layers.map(({ now }) => now.saturated);
  if (!shares.every(Number.isFinite)) return [];
  const list = each(view.networks, words, (network) => words.rich("shift.words.share", { share: percent(network.layers[view.hero]?.now.saturated ?? 0, words) }));
  return around(words, Math.max(...shares) - Math.min(...shares) < EVEN.share ? "shift.words.flatAlike" : "shift.words.flat", {}, list);
}

/** Who reached which accuracy, and when. @param {ShiftView} view @param {Words} words @param {ShiftState} state */
function accuracies({ networks, best, shown }, words, { data }) {
  if (best === null) return [];
  const steps = networks.map((network) => reachedAt(network, best)).map((step) => (step !== null && step <= shown ? step : null));
  if (steps.every((step) => step === null)) return [];
  const known = steps.filter((step) => step !== null);
  const share = percent(best, words, 0);
  const list = each(networks, words, (network) => {
    const step = steps[networks.indexOf(network)] ?? null;
    const params = { with: withMethod(network.method, words), step: counted(step ?? 0, words) };
    return words.rich(step === null ? "shift.words.notReached" : "shift.words.after", params);
  });
  const even = known.length === networks.length && ratio(known.map((step) => Math.max(1, step))) < EVEN.steps;
  const [key, keyEven] = data === "drawn" ? /** @type {const} */ (["shift.words.reachedDrawn", "shift.words.reachedAlikeDrawn"]) : /** @type {const} */ (["shift.words.reached", "shift.words.reachedAlike"]);
  return around(words, even ? keyEven : key, { share }, list);
}

/** The networks whose loss is no number any more. @param {ShiftView} view */
export const diverged = (view) => view.networks.filter((network) => network.diverged !== null);

/** @param {Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** @param {ShiftView} view @param {ShiftState} state @param {Words} words */
export function describe(view, state, words) {
  const lines = [legend(view, state, words), flat(sentence(view, state, words))];
  if (view.step > 0) {
    lines.push(words.t("shift.words.at", { step: counted(view.shown, words) }));
    for (const { method, accuracy, loss } of view.networks) {
      const params = { method: words.t(`method.${method}`), accuracy: percent(accuracy, words), loss: Number.isFinite(loss) ? fixed(loss) : "∞" };
      lines.push(words.t("shift.words.score", params));
    }
  }
  if (diverged(view).length > 0) lines.push(divergence(view, words));
  return lines.join(words.t("text.gap"));
}

/** Who diverged, when, and the ways out. @param {ShiftView} view @param {Words} words */
export function divergence(view, words) {
  const lines = diverged(view).map(({ method, diverged: at }) => words.t("train.diverged", { method: words.t(`method.${method}`), step: counted(at?.step ?? 0, words) }));
  return [...lines, words.t("train.diverged.out")].join(words.t("text.gap"));
}

/** @param {ShiftView} view @param {Words} words @param {ShiftState} [state] */
export function credit(view, words, state) {
  const parameters = [...new Set(view.networks.map((network) => counted(network.parameters, words)))];
  const parts = [words.t("train.credit.step", { seed: state?.seed ?? 0, step: counted(view.shown, words) })];
  if (parameters.length > 0) parts.push(words.t("train.credit.parameters", { list: parameters.join(" / ") }));
  if (state?.data === "digits" && state.activation === "sigmoid") parts.push(words.t("train.credit.paper"));
  if (state?.data === "drawn") parts.push(words.t("train.credit.drawn"));
  if (state?.activation === "sigmoid") parts.push(words.t("train.credit.flat"));
  parts.push(words.t("train.credit.typical"), words.t("train.credit.gradient"));
  return parts.join(" · ");
}
