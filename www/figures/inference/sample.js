// @ts-check
// One digit through the network of now: alone in training mode, among batch mates, and in inference mode. The page has a network of
// its own for that, and puts the trained parameters into it.

import { picks } from "./picks.js";
import { CELLS, comparedWith, momentaOf, networkOf, SIDE } from "./state.js";

/**
 * @typedef {import("./state.js").InferenceState} InferenceState
 * @typedef {import("../../training/protocol.js").State} Save
 * @typedef {object} Way one way of inference
 * @property {"own" | "other" | "recalibrated" | "layer"} by whose statistics
 * @property {number} momentum NaN where it is none
 * @property {Float32Array} outputs
 * @typedef {object} Sample
 * @property {number} step of the parameters
 * @property {Float32Array} x the digit's cells
 * @property {number | null} label what a picked digit is
 * @property {Float32Array} alone probabilities in training mode, in a batch of one
 * @property {readonly Float32Array[]} others three other digits and an empty sheet
 * @property {boolean} aloneSame whether those got the same probabilities, to the last bit
 * @property {number} tries
 * @property {Float32Array} mates `[tries, 10]` in training mode, each time with other mates
 * @property {number} size of those batches
 * @property {readonly Way[]} inference
 * @property {boolean} same whether training mode, alone and among mates, and inference agree to the last bit
 */

/** So many while it rests, and while the network trains and the page has other things to do. */
export const TRIES = { resting: 40, playing: 10 };
/** The mates are drawn out of so many training digits. */
const POOL = 2000;
const CLASSES = 10;

/** The cells of a digit: what was drawn, or the one that was picked. @param {InferenceState} state @param {Float32Array} digits */
export function cellsOf({ ink, digit }, digits) {
  if (ink.length === 0) return digits.slice(digit * CELLS, (digit + 1) * CELLS);
  const x = new Float32Array(CELLS);
  for (const cell of ink) x[cell] = 1;
  return x;
}

/** The ten digits to pick from, and the mates. @param {import("../../engine.js").Engine} engine @param {number} seed */
export function sampleData(engine, seed) {
  const { x, validation } = engine.makeData({ kind: "digits", size: SIDE, seed, train: POOL, validation: CLASSES });
  return { digits: validation.x, pool: x };
}

/** @typedef {ReturnType<typeof sampleData>} Data */

/**
 * @param {import("../../engine.js").Engine} engine
 * @param {InferenceState} state
 * @param {Data} data
 * @param {Save} saved
 * @param {number} [tries]
 * @returns {Sample}
 */
export function ask(engine, state, data, saved, tries = TRIES.resting) {
  const trainer = new engine.Trainer(networkOf(state));
  try {
    trainer.setParameters(saved.parameters);
    const evaluate = (/** @type {Float32Array} */ x, /** @type {"train" | "eval"} */ mode) => trainer.evaluate({ x, labels: new Uint32Array(x.length / CELLS), mode }).outputs;
    const x = cellsOf(state, data.digits);
    const others = [3, 6, 8].map((step) => data.digits.slice(((state.digit + step) % CLASSES) * CELLS, (((state.digit + step) % CLASSES) + 1) * CELLS)).concat([new Float32Array(CELLS)]);
    const alone = evaluate(x, "train");
    const aloneSame = others.every((other) => isSame(evaluate(other, "train"), alone));
    const mates = new Float32Array(tries * CLASSES);
    const drawn = picks(tries * (state.batchSize - 1), POOL, state.seed + 1);
    const batch = new Float32Array(state.batchSize * CELLS);
    batch.set(x);
    for (let at = 0; at < tries; at++) {
      for (let mate = 1; mate < state.batchSize; mate++) {
        const from = (drawn[at * (state.batchSize - 1) + mate - 1] ?? 0) * CELLS;
        batch.set(data.pool.subarray(from, from + CELLS), mate * CELLS);
      }
      mates.set(evaluate(batch, "train").subarray(0, CLASSES), at * CLASSES);
    }
    const inference = waysOf(state, saved).map(({ by, momentum, parameters }) => {
      trainer.setParameters(parameters);
      return { by, momentum, outputs: evaluate(x, "eval") };
    });
    const first = inference[0]?.outputs ?? alone;
    const same = isSame(first, alone) && Array.from({ length: tries }, (_, at) => mates.subarray(at * CLASSES, (at + 1) * CLASSES)).every((one) => isSame(one, first));
    return { step: saved.step, x, label: state.ink.length === 0 ? state.digit : null, alone, others, aloneSame, tries, mates, size: state.batchSize, inference, same };
  } finally {
    trainer.free();
  }
}

/** @param {Float32Array} a @param {Float32Array} b */
const isSame = (a, b) => a.length === b.length && a.every((value, k) => Object.is(value, b[k]));

/**
 * The parameters with each kind of statistics: the slider's first.
 *
 * @param {InferenceState} state
 * @param {Save} saved
 * @returns {{ by: Way["by"], momentum: number, parameters: Save["parameters"] }[]}
 */
function waysOf(state, { parameters, averages }) {
  if (!averages) return [{ by: "layer", momentum: NaN, parameters }];
  const momenta = momentaOf(state);
  const running = (/** @type {number} */ momentum) => {
    const row = momenta.indexOf(momentum);
    return parameters.map((layer, k) => {
      const of = averages.layers[k];
      if (!of) return layer;
      const units = of.recalibratedMean.length;
      return { ...layer, runningMean: of.runningMean.slice(row * units, (row + 1) * units), runningVariance: of.runningVariance.slice(row * units, (row + 1) * units) };
    });
  };
  const again = parameters.map((layer, k) => {
    const of = averages.layers[k];
    return of ? { ...layer, runningMean: of.recalibratedMean, runningVariance: of.recalibratedVariance } : layer;
  });
  return [
    { by: /** @type {const} */ ("own"), momentum: state.momentum, parameters: running(state.momentum) },
    { by: /** @type {const} */ ("other"), momentum: comparedWith(state), parameters: running(comparedWith(state)) },
    { by: /** @type {const} */ ("recalibrated"), momentum: NaN, parameters: again },
  ];
}
