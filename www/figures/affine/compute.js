// @ts-check
// The numbers on screen: the batch before and behind the normalization, and what the sigmoid makes of each.

import { bells, edgeOf, samplesOf } from "./sheet.js";
import { batchOf, isDrawn } from "./state.js";
import { networksOf } from "./networks.js";

/**
 * @typedef {import("./state.js").AffineState} AffineState
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {import("./networks.js").Live} Live
 * @typedef {{ low: number, high: number, count: number }} Bar
 * @typedef {import("../../normscope.js").Straight & { mean: number, std: number, low: number, high: number, bars: readonly Bar[] }} Row one of x, x_hat, y
 * @typedef {{ gamma: readonly number[], own: readonly number[], bell: readonly number[] }} Curve R² of the best line over gamma, of this batch and of a bell, with the beta in force
 * @typedef {object} Panel
 * @property {number} samples 0 on an empty sheet
 * @property {number} gamma those in force
 * @property {number} beta
 * @property {number} difference the largest |y − x|, x being as it was given
 * @property {number} moved the largest distance that y went since the batch was multiplied; 0 while it is not
 * @property {{ gamma: number, beta: number }} alone the share in the straight part that either of them would give without the other
 * @property {{ x: Row, xHat: Row, y: Row } | null} rows
 * @property {Curve | null} curve
 * @typedef {Panel & import("./networks.js").NetworksView} AffineView
 */

/** In so many bins the outputs of the sigmoid are counted, and values that were not drawn. */
const OUTPUTS = 20;
const VALUES = 36;

/** @param {AffineState} state @param {Engine} engine @param {Live | null} live @returns {AffineView} */
export const compute = (state, engine, live) => ({ ...panelOf(state, engine), ...networksOf(state, engine, live) });

/** What was computed last: a network that trains beside it changes nothing here. @type {{ key: string, panel: Panel } | null} */
let last = null;

/** @param {AffineState} state @param {Engine} engine @returns {Panel} */
function panelOf(state, engine) {
  const { counts, values, times, how, gamma, beta, eps } = state;
  const key = JSON.stringify([counts, values, times, how, gamma, beta, eps]);
  if (last?.key !== key) last = { key, panel: panel(state, engine) };
  return last.panel;
}

/** @param {AffineState} state @param {Engine} engine @returns {Panel} */
function panel(state, engine) {
  const given = Float64Array.from(batchOf(state));
  const { eps, times, how } = state;
  if (given.length === 0) return { samples: 0, gamma: state.gamma, beta: state.beta, difference: 0, moved: 0, alone: { gamma: 0, beta: 0 }, rows: null, curve: null };
  const normalize = (/** @type {Float64Array} */ x, gamma = 1, beta = 0) => engine.normalize({ x, shape: [x.length, 1], method: "batch", eps, gamma: [gamma], beta: [beta] });
  const before = normalize(given);
  const undo = { gamma: Math.sqrt((before.variance?.[0] ?? 0) + eps), beta: before.mean?.[0] ?? 0 };
  const { gamma, beta } = how === "undo" ? undo : state;
  const unmoved = normalize(given, gamma, beta).y;
  const x = given.map((value) => value * times);
  const { xHat, y, mean, variance } = normalize(x, gamma, beta);
  const bars = barsOf(state, given, engine).map((bar) => ({ ...bar, low: bar.low * times, high: bar.high * times }));
  // The edges of the bars go the way of the samples.
  const edges = Float64Array.from(bars.flatMap(({ low, high }) => [low, high]));
  const running = { mean: mean ?? [0], variance: variance ?? [1] };
  const moved = engine.normalize({ x: edges, shape: [edges.length, 1], method: "batch", mode: "eval", running, eps, gamma: [gamma], beta: [beta] });
  const along = (/** @type {Float64Array} */ ends) => bars.map(({ count }, k) => ({ low: Math.min(ends[2 * k] ?? 0, ends[2 * k + 1] ?? 0), high: Math.max(ends[2 * k] ?? 0, ends[2 * k + 1] ?? 0), count }));
  const row = (/** @type {Float64Array} */ numbers, /** @type {Bar[]} */ bars) => {
    const { mean, variance } = normalize(numbers);
    const [low = 0, , high = 0] = engine.rowMedians(numbers, numbers.length);
    return { ...engine.throughSigmoid(numbers, OUTPUTS), mean: mean?.[0] ?? 0, std: Math.sqrt(variance?.[0] ?? 0), low, high, bars };
  };
  const shareWith = (/** @type {number} */ gamma, /** @type {number} */ beta) => engine.throughSigmoid(normalize(x, gamma, beta).y, 1).share;
  return {
    samples: given.length,
    gamma,
    beta,
    difference: farthest(unmoved, given),
    moved: times === 1 ? 0 : farthest(y, unmoved),
    alone: { gamma: shareWith(gamma, 0), beta: shareWith(1, beta) },
    rows: { x: row(x, bars), xHat: row(xHat, along(moved.xHat)), y: row(y, along(moved.y)) },
    curve: curveOf(xHat, gamma, beta, engine),
  };
}

/** @param {Float64Array} a @param {Float64Array} b */
const farthest = (a, b) => a.reduce((most, value, k) => Math.max(most, Math.abs(value - (b[k] ?? NaN))), 0);

/** The bars of the batch as it was given: of a drawing its own; of few numbers one a number; of many, counted by the engine. @param {AffineState} state @param {Float64Array} given @param {Engine} engine @returns {Bar[]} */
function barsOf(state, given, engine) {
  if (isDrawn(state)) return state.counts.flatMap((count, bar) => (count > 0 ? [{ low: edgeOf(bar), high: edgeOf(bar + 1), count }] : []));
  const { low, high, counts } = engine.histogram(given, VALUES);
  const width = (high - low) / counts.length || 0.25;
  const different = [...new Set(given)];
  if (different.length <= VALUES / 2) return different.sort((a, b) => a - b).map((value) => ({ low: value - width / 2, high: value + width / 2, count: given.filter((one) => one === value).length }));
  return [...counts].flatMap((count, bin) => (count > 0 ? [{ low: low + bin * width, high: low + (bin + 1) * width, count }] : []));
}

/** So many samples are enough for a curve, and the gammas that it goes through. */
const ENOUGH = 2500;
const POINTS = 33;
/** The curve goes as far at least, and as far beyond gamma that its end and the mark keep apart. */
const FAR = 8;
const BEYOND = 4 / 3;

/** The last bell: another gamma leaves it as it is. @type {{ key: string, r2: readonly number[] } | null} */
let bell = null;

/** @param {Float64Array} xHat @param {number} gamma @param {number} beta @param {Engine} engine @returns {Curve} */
function curveOf(xHat, gamma, beta, engine) {
  // A negative gamma mirrors: the curve is then that of the mirrored batch.
  const end = (gamma < 0 ? -1 : 1) * Math.max(FAR, BEYOND * Math.abs(gamma));
  const gammas = Array.from({ length: POINTS }, (_, k) => (end * k) / (POINTS - 1));
  const every = Math.ceil(xHat.length / ENOUGH);
  const own = every === 1 ? xHat : standard(xHat.filter((_, k) => k % every === 0), engine);
  const key = JSON.stringify([end, beta]);
  if (bell?.key !== key) bell = { key, r2: r2Over(standard(samplesOf(bells([{ middle: 1, width: 1, height: 250 }])), engine), gammas, beta, engine) };
  return { gamma: gammas, own: r2Over(own, gammas, beta, engine), bell: bell.r2 };
}

/** @param {Float64Array} x @param {Engine} engine */
const standard = (x, engine) => engine.normalize({ x, shape: [x.length, 1], method: "batch" }).xHat;

/** @param {Float64Array} xHat @param {readonly number[]} gammas @param {number} beta @param {Engine} engine */
const r2Over = (xHat, gammas, beta, engine) => gammas.map((gamma) => (gamma === 0 ? 1 : engine.throughSigmoid(xHat.map((value) => gamma * value + beta), 1).r2));
