// @ts-check
// What the networks recorded of γ and β: of every unit, and the middle of every layer.

/**
 * @typedef {import("./state.js").AffineState} AffineState
 * @typedef {import("./state.js").Network} Network
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {{ values: Float32Array, middle: Float64Array }} Course of one number a unit, `[records, units]`; smallest, median and largest, `[records, 3]`
 * @typedef {{ units: number, gamma: Course, beta: Course }} LayerView
 * @typedef {object} NetworkView
 * @property {Network} name
 * @property {number} step
 * @property {number} parameters
 * @property {number} loss of the last mini-batch, NaN before the first step
 * @property {number} accuracy on the validation data, at the last record
 * @property {Snapshot["diverged"]} diverged
 * @property {Uint32Array} recorded
 * @property {Snapshot["validation"]} validation
 * @property {readonly LayerView[]} layers
 * @typedef {import("../parts/training.js").Networks} Live what the body shows beside the state
 * @typedef {object} NetworksView
 * @property {number} step how far the networks are
 * @property {number} measured the step of the last record
 * @property {number} end where the axis of steps ends
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {readonly NetworkView[]} networks none until they are made
 */

/** Of a snapshot that is shown more than once. @type {WeakMap<Snapshot, readonly LayerView[]>} */
const known = new WeakMap();

/** @param {AffineState} state @param {Engine} engine @param {Live | null} live @returns {NetworksView} */
export function networksOf(state, engine, live) {
  const made = state.networks.map((name) => ({ name, snapshot: live?.snapshots.get(name) }));
  const ready = made.every(({ snapshot }) => snapshot?.layers.length === state.depth) ? made : [];
  const networks = ready.map(({ name, snapshot }) => networkView(name, /** @type {Snapshot} */ (snapshot), engine));
  const step = Math.max(0, ...networks.map((network) => network.step));
  return {
    step,
    measured: Math.max(0, ...networks.map(({ recorded }) => recorded.at(-1) ?? 0)),
    end: Math.max(state.steps, step),
    playing: live?.playing ?? false,
    rate: live?.rate ?? null,
    place: live?.place ?? null,
    networks,
  };
}

/** @param {Network} name @param {Snapshot} snapshot @param {Engine} engine @returns {NetworkView} */
function networkView(name, snapshot, engine) {
  let layers = known.get(snapshot);
  if (!layers) known.set(snapshot, (layers = snapshot.layers.map(({ features, gamma, beta }) => ({ units: features, gamma: course(gamma, features, engine), beta: course(beta, features, engine) }))));
  const { step, parameters, loss, diverged, recorded, validation } = snapshot;
  return { name, step, parameters, loss, diverged, recorded, validation, accuracy: validation.accuracy.at(-1) ?? NaN, layers };
}

/** @param {Float32Array | undefined} values @param {number} units @param {Engine} engine @returns {Course} */
const course = (values = new Float32Array(), units, engine) => ({ values, middle: values.length > 0 ? engine.rowMedians(values, units) : new Float64Array() });

/** @param {Course} course */
export function lastOf({ middle }) {
  const [low = NaN, median = NaN, high = NaN] = middle.subarray(-3);
  return { low, median, high };
}

/** What is a difference between two accuracies of some thousand samples, and not chance alone. */
export const EVEN = 0.01;

/** How much more often the network that learned γ and β is right; null where there is nothing to compare. @param {NetworksView} view */
export function gainOf({ networks, measured }) {
  const [learned, frozen] = ["learned", "frozen"].map((name) => networks.find((network) => network.name === name));
  return learned && frozen && measured > 0 && !learned.diverged && !frozen.diverged ? learned.accuracy - frozen.accuracy : null;
}
