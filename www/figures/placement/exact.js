// @ts-check
// Two experiments on the networks as they are, exact but for rounding: a bias is added to the weighted sums of a layer, and its
// weights are multiplied. Each is one forward pass in training mode, or one backward pass, of the same mini-batch.

import { PLACES } from "../../settings.js";
import { recipeOf, trainerOf } from "./state.js";

/**
 * @typedef {import("./state.js").PlacementState} PlacementState
 * @typedef {import("./state.js").Place} Place
 * @typedef {readonly import("../../normscope.js").LayerParameters[]} Parameters
 * @typedef {object} Exact of one network
 * @property {number} biased the largest change of an output's probability by the bias
 * @property {number} scaled the largest change by the scaled weights
 * @property {number} gradient the length of the gradient of the layer's weights, as they are
 * @property {number} scaledGradient the same with the scaled weights
 */

/** Below which a change of a probability is what single precision makes by itself, and what ε makes. */
const NOTHING = { bias: 1e-5, scale: 1e-4 };

/** Whether batch norm takes a bias or a factor out: it stands where it can, there is something to take out, and what is left is rounding. @param {PlacementState} state @param {Place} place @param {"bias" | "scale"} what @param {number} left */
export function isTakenOut(state, place, what, left) {
  const canBe = place === "before" || (place === "after" && what === "scale" && state.activation === "relu");
  return canBe && state[what] !== { bias: 0, scale: 1 }[what] && left < NOTHING[what];
}

/** What a network gives whose parameters are no numbers any more. @type {Exact} */
const LOST = { biased: NaN, scaled: NaN, gradient: NaN, scaledGradient: NaN };

/** @param {Parameters} parameters */
const areFinite = (parameters) => parameters.every((layer) => Object.values(layer).every((values) => values.every(Number.isFinite)));

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
const largestChange = (a, b) => Array.from(a).reduce((most, value, k) => Math.max(most, Math.abs(value - (b[k] ?? NaN))), 0);

/**
 * @param {PlacementState} state
 * @param {import("../../engine.js").Engine} engine
 * @param {number} layer counted from 0 at the input
 * @param {ReadonlyMap<string, Parameters>} [known] of the networks as they are; without them, those of the start
 * @returns {Record<Place, Exact>}
 */
export function exactly(state, engine, layer, known) {
  const { batchSize, bias, scale } = state;
  const { x, labels } = engine.makeData({ ...recipeOf(state), train: batchSize, validation: 1 });
  const batch = { x, labels };
  const of = (/** @type {Place} */ place) => {
    const own = known?.get(place);
    if (own && !areFinite(own)) return LOST;
    // A step at the learning rate 0 only takes the gradient.
    const trainer = new engine.Trainer({ ...trainerOf(state, place), learningRate: 0 });
    try {
      const parameters = own ?? trainer.parameters();
      const outputs = () => trainer.evaluate({ ...batch, mode: "train" }).outputs;
      const gradient = () => {
        trainer.stepOn(batch);
        return trainer.snapshot().layers[layer]?.gradientNorm ?? NaN;
      };
      const change = (/** @type {(one: Parameters[number]) => Partial<Parameters[number]>} */ how) => trainer.setParameters(parameters.map((one, k) => (k === layer ? { ...one, ...how(one) } : one)));
      change(() => ({}));
      const [asIs, length] = [outputs(), gradient()];
      change((one) => ({ bias: one.bias.map((value) => value + bias) }));
      const biased = largestChange(outputs(), asIs);
      change((one) => ({ weight: one.weight.map((value) => value * scale) }));
      return { biased, scaled: largestChange(outputs(), asIs), gradient: length, scaledGradient: gradient() };
    } finally {
      trainer.free();
    }
  };
  return /** @type {Record<Place, Exact>} */ (Object.fromEntries(PLACES.map((place) => [place, of(place)])));
}

/** The newest result for each set of parameters: a picture is drawn more often than the networks change. @type {WeakMap<object, { stamp: string, exact: Record<Place, Exact> }>} */
const kept = new WeakMap();
const START = {};

/** The same, computed once for the same question. @type {typeof exactly} */
export function exactlyOnce(state, engine, layer, known) {
  const stamp = JSON.stringify([PLACES.map((place) => trainerOf(state, place)), recipeOf(state), state.bias, state.scale, layer]);
  const had = kept.get(known ?? START);
  if (had?.stamp === stamp) return had.exact;
  const exact = exactly(state, engine, layer, known);
  kept.set(known ?? START, { stamp, exact });
  return exact;
}
