// @ts-check
// The numbers on screen: what the network's statistics were at the step that is looked at, or what the typed batches make of theirs.

import { columnAt } from "../parts/records.js";
import { handOf, outcomesOf } from "./hand.js";
import { comparedWith, momentaOf, recalibrates, watchedLayer } from "./state.js";
import { startWeight } from "./weights.js";

/**
 * @typedef {import("./state.js").InferenceState} InferenceState
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {import("./sample.js").Sample} Sample
 * @typedef {object} Live what the body shows beside the state
 * @property {Snapshot | null} snapshot
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {number | null} at an earlier step that is looked at
 * @property {Sample | null} sample
 * @property {import("./estimator.js").Estimator | null} estimator
 * @property {Partial<Record<import("./state.js").Framework, Outcome>>} outcomes
 * @property {number} [goal] the step that it trains to again
 * @typedef {{ step: number, momentum: number, eps: number, estimator: "unbiased" | "biased", mean: number, variance: number, accuracy: number, loss: number, y: number }} Outcome what a framework's conventions made of the same steps
 * @typedef {object} Line statistics of one momentum
 * @property {number} momentum
 * @property {boolean} own the slider's
 * @property {readonly number[]} mean at each of `steps`
 * @property {readonly number[]} variance
 * @property {readonly number[]} accuracy at each of `recorded`; none in the hand example
 * @property {readonly number[]} loss
 * @property {number} start the weight of the start values at the step that is looked at
 * @property {Now} now
 * @typedef {{ mean: number, variance: number, accuracy: number, loss: number }} Now
 * @typedef {object} InferenceView
 * @property {"network" | "hand"} example
 * @property {boolean} ready whether there is a network
 * @property {number} step how many batches have come
 * @property {number} shown the step that is looked at
 * @property {number} measured the step of the record that is looked at
 * @property {number} end where the axis of batches ends
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {number} parameters
 * @property {{ step: number, loss: number } | null} diverged
 * @property {{ layer: number, unit: number } | null} unit that is watched
 * @property {readonly number[]} steps of the dots and lines
 * @property {readonly number[]} recorded
 * @property {{ mean: readonly number[], variance: readonly number[] }} batch the dots: of each batch; NaN at the start
 * @property {readonly Line[]} lines the slider's first, then what it is compared with, then the others
 * @property {{ mean: readonly number[], variance: readonly number[], accuracy: readonly number[], loss: readonly number[], now: Now } | null} recalibrated at each of `recorded`
 * @property {{ accuracy: readonly number[], loss: readonly number[], now: Now }} own by the batch's own statistics; of layer norm: the one way that it has
 * @property {boolean} paper whether inference goes by what is recalibrated
 * @property {import("./hand.js").HandView | null} hand
 * @property {readonly (readonly number[])[]} becomes what inference makes of the hand example's value, line by line
 * @property {Sample | null} sample
 * @property {import("./estimator.js").Estimator | null} estimator
 * @property {Partial<Record<import("./state.js").Framework, Outcome>>} outcomes
 * @property {number} goal the step that another training goes back to; 0 where none does
 */

/** @param {InferenceState} state @param {import("../../engine.js").Engine} engine @param {Live | null} live @returns {InferenceView} */
export function compute(state, engine, live) {
  const common = { playing: live?.playing ?? false, rate: live?.rate ?? null, place: live?.place ?? null, paper: recalibrates(state), estimator: live?.estimator ?? null, outcomes: live?.outcomes ?? {}, goal: live?.goal ?? 0 };
  const at = live?.at ?? null;
  return state.example === "hand" ? ofHand(state, engine, common, at) : ofNetwork(state, live?.snapshot ?? null, common, at, live?.sample ?? null);
}

/** @typedef {Pick<InferenceView, "playing" | "rate" | "place" | "paper" | "estimator" | "outcomes" | "goal">} Common */

/** @param {InferenceState} state @param {import("../../engine.js").Engine} engine @param {Common} common @param {number | null} at @returns {InferenceView} */
function ofHand(state, engine, common, at) {
  const hand = handOf(state, engine);
  const step = state.sizes.length;
  const shown = at === null ? step : Math.min(at, step);
  const steps = Array.from({ length: step + 1 }, (_, k) => k);
  const lines = hand.runningMean.map((mean, k) => line(state, momentaOf(state)[k] ?? 0, shown, { mean, variance: hand.runningVariance[k] ?? [], accuracy: [], loss: [] }, shown, -1));
  return {
    ...common,
    example: "hand",
    ready: true,
    step,
    shown,
    measured: shown,
    end: Math.max(state.steps, step),
    parameters: 2,
    diverged: null,
    unit: null,
    steps,
    recorded: [],
    batch: { mean: [NaN, ...hand.mean], variance: [NaN, ...hand.variance] },
    lines: inOrder(state, lines),
    outcomes: outcomesOf(state, engine, shown),
    recalibrated: null,
    own: { accuracy: [], loss: [], now: { mean: hand.mean[shown - 1] ?? NaN, variance: hand.variance[shown - 1] ?? NaN, accuracy: NaN, loss: NaN } },
    hand,
    becomes: inOrder(state, lines).map(({ momentum }) => hand.y[momentaOf(state).indexOf(momentum)] ?? []),
    sample: null,
  };
}

/** @param {InferenceState} state @param {Snapshot | null} given @param {Common} common @param {number | null} at @param {Sample | null} sample @returns {InferenceView} */
function ofNetwork(state, given, common, at, sample) {
  // Until the network of this very norm has answered, there is nothing to show.
  const snapshot = given && Boolean(given.statistics) === (state.norm === "batch") && given.layers.length === state.depth ? given : null;
  const statistics = snapshot?.statistics;
  const step = snapshot?.step ?? 0;
  const shown = at === null ? step : Math.min(at, step);
  const recorded = Array.from(snapshot?.recorded ?? []);
  const column = recorded.length > 0 ? columnAt(recorded, shown) : -1;
  const unit = statistics?.unit;
  const kept = Array.from(unit?.step ?? []);
  // The start values stand before the first batch.
  const begins = kept[0] === 1;
  const steps = begins ? [0, ...kept] : kept;
  const here = steps.length > 0 ? columnAt(steps, shown) : -1;
  const before = (/** @type {number} */ value, /** @type {readonly number[]} */ list) => (begins ? [value, ...list] : list);
  const batch = { mean: before(NaN, Array.from(unit?.batchMean ?? [])), variance: before(NaN, Array.from(unit?.batchVariance ?? [])) };
  const momenta = Array.from(statistics?.momenta ?? []);
  const lines = momenta.map((momentum, k) => {
    const of = (/** @type {Float32Array} */ values) => Array.from({ length: values.length / momenta.length }, (_, row) => values[row * momenta.length + k] ?? NaN);
    // What comes from single precision is the very number that was asked for.
    const asked = momentaOf(state).find((one) => Math.fround(one) === momentum) ?? momentum;
    const { accuracy, loss } = /** @type {NonNullable<typeof statistics>} */ (statistics);
    const { runningMean, runningVariance } = /** @type {NonNullable<typeof unit>} */ (unit);
    return line(state, asked, shown, { mean: before(0, of(runningMean)), variance: before(1, of(runningVariance)), accuracy: of(accuracy.running), loss: of(loss.running) }, here, column);
  });
  const ownSeries = statistics ? { accuracy: Array.from(statistics.accuracy.batch), loss: Array.from(statistics.loss.batch) } : { accuracy: Array.from(snapshot?.validation.accuracy ?? []), loss: Array.from(snapshot?.validation.loss ?? []) };
  const again = statistics && unit ? { mean: Array.from(unit.recalibratedMean), variance: Array.from(unit.recalibratedVariance), accuracy: Array.from(statistics.accuracy.recalibrated), loss: Array.from(statistics.loss.recalibrated) } : null;
  return {
    ...common,
    example: "network",
    ready: snapshot !== null,
    step,
    shown,
    measured: recorded[column] ?? 0,
    end: Math.max(state.steps, step),
    parameters: snapshot?.parameters ?? 0,
    diverged: snapshot?.diverged ?? null,
    unit: unit ? { layer: watchedLayer(state), unit: unit.unit } : null,
    steps,
    recorded,
    batch,
    // After the slider went to a momentum that was not tracked, there is none of it yet.
    lines: lines.some(({ own }) => own) ? inOrder(state, lines) : [],
    recalibrated: again && { ...again, now: nowOf(again, column, column) },
    own: { ...ownSeries, now: nowOf({ mean: batch.mean, variance: batch.variance, ...ownSeries }, here, column) },
    hand: null,
    becomes: [],
    sample: snapshot ? sample : null,
  };
}

/** @typedef {{ mean: readonly number[], variance: readonly number[], accuracy: readonly number[], loss: readonly number[] }} Series */

/** @param {Series} series @param {number} here among the steps @param {number} column among the records @returns {Now} */
const nowOf = ({ mean, variance, accuracy, loss }, here, column) => ({ mean: mean[here] ?? NaN, variance: variance[here] ?? NaN, accuracy: accuracy[column] ?? NaN, loss: loss[column] ?? NaN });

/** @param {InferenceState} state @param {number} momentum @param {number} shown @param {Series} series @param {number} here @param {number} column @returns {Line} */
const line = (state, momentum, shown, series, here, column) => ({ momentum, own: momentum === state.momentum, ...series, start: startWeight(momentum, shown), now: nowOf(series, here, column) });

/** The slider's first, so that it is found at once, then what it is compared with. @param {InferenceState} state @param {readonly Line[]} lines */
const inOrder = (state, lines) => lines.toSorted((a, b) => Number(b.own) - Number(a.own) || Number(b.momentum === comparedWith(state)) - Number(a.momentum === comparedWith(state)) || a.momentum - b.momentum);

/** How many batches ago the recalibrated mean was where the running one is now; null where it has not gone past it. @param {InferenceView} view */
export function lagOf({ recalibrated, lines: [own], recorded, shown, measured }) {
  if (!own || !recalibrated) return null;
  const last = columnAt(recorded, measured);
  const value = own.now.mean;
  for (let k = last; k > 0; k--) {
    const [from, to] = [(recalibrated.mean[k - 1] ?? NaN) - value, (recalibrated.mean[k] ?? NaN) - value];
    if (!(from * to <= 0)) continue;
    const [early = 0, late = 0] = recorded.slice(k - 1, k + 1);
    const since = shown - (early + ((late - early) * from) / (from - to || 1));
    // What is less than the time between two records is not known well enough.
    return since >= Math.max(3, late - early) ? { since, value } : null;
  }
  return null;
}
