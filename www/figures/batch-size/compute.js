// @ts-check
// The numbers on screen: random batches drawn by the engine from one unit of a network, and what the networks of the sweep ended with.

import { axisOf, DRAWS, METHODS, placesOf, SIZES, sweepKey, UNIT, UNIT_STEPS, unitConfig, varies } from "./state.js";

/**
 * @typedef {import("./state.js").BatchSizeState} BatchSizeState
 * @typedef {import("./state.js").Method} Method
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {import("./state.js").Place & { accuracy: number, own: number, diverged: boolean }} Result `own`: by the statistics of each batch that is predicted; NaN but for batch norm
 * @typedef {object} Live
 * @property {string} key of the state that the results belong to
 * @property {boolean} running
 * @property {boolean} paused
 * @property {number} done
 * @property {number} all
 * @property {number} share
 * @property {readonly Result[]} results
 * @typedef {import("../../normscope.js").Experiment} Experiment
 * @typedef {{ logit: Float64Array, spread: number, other: number }} Answers of the fixed digit's own answer, from what it is where all digits are the batch; of all logits; the share of other answers
 * @typedef {import("../../normscope_wasm.js").Mates & { size: number, theory: number, gradient: number, gradientTheory: number, low: number, high: number, answers: Answers }} Draws
 * @typedef {{ method: Method, at: number | null, count: number, mean: number, std: number, low: number, high: number, own: number, lost: number }} Summary over the seeds
 * @typedef {object} BatchSizeView
 * @property {readonly Draws[]} draws size by size
 * @property {Draws} lit those of the chosen size
 * @property {number} samples how many digits are drawn from
 * @property {number} answer what the network takes the fixed digit for where all digits are the batch
 * @property {readonly number[]} axis
 * @property {{ running: boolean, paused: boolean, done: number, all: number, share: number, results: readonly Result[], summary: readonly Summary[], complete: boolean }} sweep
 */

/** The newest of what takes long to compute. @type {{ seed: number, network: Experiment, values: Float32Array } | null} */
let measured = null;
/** @type {{ key: string, sizes: Map<number, { draws: Draws, answer: number }> } | null} */
let drawn = null;

/** A network with batch norm, and what its unit makes of all digits. @param {number} seed @param {Engine} engine */
function measuredOf(seed, engine) {
  if (measured?.seed === seed) return measured;
  measured?.network.free();
  measured = null;
  const network = new engine.Experiment(unitConfig(seed));
  network.run(UNIT_STEPS);
  return (measured = { seed, network, values: network.unitValues(UNIT).x });
}

const EPS = 1e-5;

/** Random batches of one size, and the answer where all digits are the batch. @param {BatchSizeState} state @param {Engine} engine @param {number} size @returns {{ draws: Draws, answer: number }} */
function drawsOf({ seed, sample, draw }, engine, size) {
  const { values, network } = measuredOf(seed, engine);
  const mates = engine.drawMates(values, sample, size, DRAWS, EPS, draw);
  const [low = NaN, , high = NaN] = engine.rowMedians(mates.xHat, mates.xHat.length);
  const { logits, all, spread, other } = network.drawAnswers({ sample, size, draws: DRAWS, seed: draw });
  const answer = all.indexOf(Math.max(...all));
  const logit = Float64Array.from({ length: DRAWS }, (_, k) => (logits[k * all.length + answer] ?? NaN) - (all[answer] ?? NaN));
  return { answer, draws: { ...mates, size, theory: 1 / Math.sqrt(size), gradient: engine.gradientShare(size, 2000, 0, draw), gradientTheory: Math.sqrt(Math.max(0, size - 2) / size), low, high, answers: { logit, spread, other } } };
}

/** All that is drawn, of any size that is asked for, once for each seed, digit and draw. @param {BatchSizeState} state @param {Engine} engine @returns {(size: number) => { draws: Draws, answer: number }} */
function drawnOf(state, engine) {
  const key = JSON.stringify([state.seed, state.sample, state.draw]);
  if (drawn?.key !== key) drawn = { key, sizes: new Map() };
  const { sizes } = drawn;
  return (size) => {
    const known = sizes.get(size) ?? drawsOf(state, engine, size);
    sizes.set(size, known);
    return known;
  };
}

/** @param {BatchSizeState} state @param {Engine} engine @param {Live | null} live @returns {BatchSizeView} */
export function compute(state, engine, live) {
  const at = drawnOf(state, engine);
  const { draws: lit, answer } = at(state.m);
  const of = live?.key === sweepKey(state) ? live : null;
  const results = of?.results ?? [];
  const all = placesOf(state).length;
  return {
    draws: SIZES.map((size) => at(size).draws),
    lit,
    samples: measuredOf(state.seed, engine).values.length,
    answer,
    axis: axisOf(state),
    sweep: { running: of?.running ?? false, paused: of?.paused ?? false, done: results.length, all, share: of?.share ?? 0, results, summary: summaryOf(state, results, engine), complete: results.length === all },
  };
}

/** @param {BatchSizeState} state @param {readonly Result[]} results @param {Engine} engine @returns {Summary[]} */
function summaryOf(state, results, engine) {
  return METHODS.flatMap((method) =>
    (varies(method, state) ? axisOf(state) : [null]).flatMap((at) => {
      const mine = results.filter((one) => one.method === method && one.at === at);
      if (mine.length === 0) return [];
      const { mean, std } = momentsOf(mine.map(({ accuracy }) => accuracy), engine);
      const own = method === "batch" ? momentsOf(mine.map((one) => one.own), engine).mean : NaN;
      const all = mine.map(({ accuracy }) => accuracy);
      return [{ method, at, count: mine.length, mean, std, low: Math.min(...all), high: Math.max(...all), own, lost: mine.filter(({ diverged }) => diverged).length }];
    }),
  );
}

/** @param {number[]} x @param {Engine} engine */
function momentsOf(x, engine) {
  const { mean, variance } = engine.normalize({ x, shape: [x.length, 1], method: "batch", eps: 0 });
  return { mean: mean?.[0] ?? NaN, std: Math.sqrt(variance?.[0] ?? NaN) };
}
