// @ts-check
// What the networks say of data that they were not trained on: ten digits, or the plane. Of points that were drawn there are no others.

import { POINT_LIMITS } from "../../settings.js";
import { stepOf } from "../parts/networks.js";
import { columnsOf } from "./points.js";
import { outputsOf, recipeOf } from "./state.js";

/** @typedef {import("./state.js").ShiftState} ShiftState */
/** @typedef {import("./compute.js").Samples} Samples */

/** One digit of each class; so many points of the plane, and probabilities on so many places a side. */
const DIGITS = 10;
const POINTS = 200;
const SIDE = 36;
/** As far as the plane's data reaches. */
const { reach: REACH } = POINT_LIMITS;

/** Milliseconds between two questions while networks train: they have better to do. */
const REST = 400;

/** The middles of the cells of a map, from the upper left. */
export function gridOf(side = SIDE, reach = REACH) {
  const at = (/** @type {number} */ k) => reach * ((2 * (k + 0.5)) / side - 1);
  return Float32Array.from({ length: 2 * side * side }, (_, k) => (k % 2 === 0 ? at((k / 2) % side) : -at(Math.floor(k / 2 / side))));
}

/**
 * @param {import("../figure.js").Figure} figure
 * @param {{ predict: (key: string, x: Float32Array) => Promise<Float32Array | null> }} session
 * @param {(samples: Samples) => void} show
 */
export function createSamples(figure, session, show) {
  /** @type {{ x: Float32Array, labels: Uint32Array, features: number } | null} */
  let data = null;
  /** Counts the configurations: what is answered to an earlier one is late. */
  let epoch = 0;
  let isAsking = false;
  /** What there was to ask meanwhile. @type {ReadonlyMap<string, { step: number }> | null} */
  let waiting = null;
  let askedAt = -Infinity;
  let shownStep = -1;

  function drawData() {
    const state = /** @type {ShiftState} */ (figure.state);
    const recipe = recipeOf(state);
    if (!recipe) {
      const { x, labels } = columnsOf(state.points);
      return { x: Float32Array.from(x), labels: Uint32Array.from(labels), features: 2 };
    }
    const count = state.data === "digits" ? DIGITS : POINTS;
    const made = figure.engine.makeData({ ...recipe, train: 1, validation: count });
    return { x: made.validation.x, labels: made.validation.labels, features: made.features };
  }

  /** @param {readonly string[]} keys */
  async function ask(keys) {
    const state = /** @type {ShiftState} */ (figure.state);
    const grid = state.data === "digits" ? null : gridOf();
    const { x } = (data ??= drawData());
    const question = grid ? Float32Array.from([...x, ...grid]) : x;
    const answers = await Promise.all(keys.map((key) => session.predict(key, question)));
    const split = (data.x.length / data.features) * outputsOf(state);
    const pick = (/** @type {(answer: Float32Array) => Float32Array} */ part) => Object.fromEntries(keys.flatMap((key, k) => (answers[k] ? [[key, part(answers[k])]] : [])));
    return { ...data, outputs: pick((answer) => answer.slice(0, split)), map: grid && { side: SIDE, reach: REACH, outputs: pick((answer) => answer.slice(split)) } };
  }

  /** @param {ReadonlyMap<string, { step: number }>} snapshots @param {boolean} playing */
  function refresh(snapshots, playing) {
    const step = stepOf(snapshots);
    const now = performance.now();
    if (step === shownStep || (playing && now - askedAt < REST)) return;
    if (isAsking) {
      waiting = snapshots;
      return;
    }
    const mine = epoch;
    isAsking = true;
    askedAt = now;
    ask([...snapshots.keys()])
      .then((samples) => {
        if (mine !== epoch) return;
        shownStep = step;
        show({ step, ...samples });
      })
      .catch(() => {})
      .finally(() => {
        isAsking = false;
        const next = waiting;
        waiting = null;
        if (next) refresh(next, false);
      });
  }

  return {
    reset() {
      epoch += 1;
      waiting = null;
      data = null;
      askedAt = -Infinity;
      shownStep = -1;
    },
    refresh,
  };
}
