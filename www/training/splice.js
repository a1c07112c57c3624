// @ts-check
// The records of a network whose worker was replaced: those of the old worker, and then those of the new one.

/**
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {NonNullable<Snapshot["statistics"]>} Statistics
 */

const SERIES = /** @type {const} */ (["mean", "std", "saturated", "gradient", "update"]);
const STEPS = /** @type {const} */ (["batchMean", "batchVariance", "runningMean", "runningVariance"]);

const AFFINE = /** @type {const} */ (["gamma", "beta"]);

/**
 * What the new worker knows, with what came before it. Where the two do not show the same units, the new one's alone.
 *
 * @param {Snapshot} past of the same look
 * @param {Snapshot} now
 * @returns {Snapshot}
 */
export function splice(past, now) {
  const first = now.recorded[0] ?? 0;
  const kept = before(past.recorded, first);
  const isSame = past.layers.every(({ unit, counts, percentiles }, k) => {
    const layer = now.layers[k];
    return layer && layer.unit === unit && layer.counts.length * percentiles.length === counts.length * layer.percentiles.length;
  });
  const [then, compared] = [past.statistics, now.statistics];
  const isWatched = then?.unit.layer === compared?.unit.layer && then?.unit.unit === compared?.unit.unit;
  if (kept === 0 || !isSame || !isWatched) return now;
  /** So many numbers a record. @param {Float32Array} old @param {Float32Array} one @param {number} [width] */
  const joined = (old, one, width = 1) => Float32Array.of(...old.subarray(0, kept * width), ...one);
  const counted = (/** @type {Uint16Array} */ old, /** @type {Uint16Array} */ one) => Uint16Array.of(...old.subarray(0, (kept * old.length) / past.recorded.length), ...one);
  /** @param {Snapshot["layers"][number]["output"]} old @param {Snapshot["layers"][number]["output"]} one */
  const handedOn = (old, one) =>
    old && one && { output: { counts: counted(old.counts, one.counts), percentiles: joined(old.percentiles, one.percentiles, 3), mean: joined(old.mean, one.mean), std: joined(old.std, one.std) } };
  const steps = before(past.curve.step, now.curve.step[0] ?? now.step + 1);
  return {
    ...now,
    ...(then && compared && { statistics: spliced(then, compared, joined) }),
    recorded: Uint32Array.of(...past.recorded.subarray(0, kept), ...now.recorded),
    validation: { loss: joined(past.validation.loss, now.validation.loss), accuracy: joined(past.validation.accuracy, now.validation.accuracy) },
    curve: {
      step: Uint32Array.of(...past.curve.step.subarray(0, steps), ...now.curve.step),
      loss: Float32Array.of(...past.curve.loss.subarray(0, steps), ...now.curve.loss),
    },
    reached: { ...now.reached, step: now.reached.step.map((step, k) => ((past.reached.step[k] ?? -1) >= 0 ? (past.reached.step[k] ?? -1) : step)) },
    layers: now.layers.map((layer, k) => {
      const old = /** @type {Snapshot["layers"][number]} */ (past.layers[k]);
      const percentiles = joined(old.percentiles, layer.percentiles, 3);
      const medians = percentiles.filter((_, at) => at % 3 === 1);
      const [low, high] = [Math.min(...medians), Math.max(...medians)];
      return {
        ...layer,
        counts: counted(old.counts, layer.counts),
        ...handedOn(old.output, layer.output),
        percentiles,
        // Records that were thinned out went at least as far.
        drift: Math.max(Math.fround(high - low), old.drift, layer.drift),
        drifts: layer.drifts.map((drift, unit) => Math.max(drift, old.drifts[unit] ?? 0)),
        ...Object.fromEntries(SERIES.map((name) => [name, joined(old[name], layer[name])])),
        ...Object.fromEntries(AFFINE.flatMap((name) => (old[name] && layer[name] ? [[name, joined(old[name], layer[name], layer.features)]] : []))),
      };
    }),
  };
}

/**
 * @param {Statistics} past
 * @param {Statistics} now of the same unit
 * @param {(old: Float32Array, one: Float32Array, width?: number) => Float32Array} joined records
 * @returns {Statistics}
 */
function spliced(past, now, joined) {
  const many = now.momenta.length;
  const by = (/** @type {"accuracy" | "loss"} */ name) => {
    const [old, one] = [past[name], now[name]];
    return { running: joined(old.running, one.running, many), batch: joined(old.batch, one.batch), recalibrated: joined(old.recalibrated, one.recalibrated) };
  };
  const [old, unit] = [past.unit, now.unit];
  // Where no step was taken since, all that is known came before.
  const steps = unit.step.length ? before(old.step, unit.step[0] ?? 0) : old.step.length;
  const ofSteps = (/** @type {(typeof STEPS)[number]} */ name, width = name.startsWith("running") ? many : 1) => Float32Array.of(...old[name].subarray(0, steps * width), ...unit[name]);
  return {
    ...now,
    accuracy: by("accuracy"),
    loss: by("loss"),
    unit: {
      ...unit,
      step: Uint32Array.of(...old.step.subarray(0, steps), ...unit.step),
      ...Object.fromEntries(STEPS.map((name) => [name, ofSteps(name)])),
      recalibratedMean: joined(old.recalibratedMean, unit.recalibratedMean),
      recalibratedVariance: joined(old.recalibratedVariance, unit.recalibratedVariance),
    },
  };
}

/** How many steps come before one. @param {Uint32Array} steps @param {number} step */
const before = (steps, step) => steps.findIndex((one) => one >= step) + (steps.some((one) => one >= step) ? 0 : steps.length + 1);
