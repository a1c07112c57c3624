// @ts-check
// What a training showed in numbers: means and medians over its steps, from the engine. Pure.

/**
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {import("../../engine.js").Engine} Engine
 * @typedef {object} Measures of one network, up to a step
 * @property {number} accuracy on new digits at the last record; NaN of the linear map
 * @property {number} loss on new samples at the last record
 * @property {number} jump how far a unit's mean moves from one mini-batch to the next, the mean over units and steps
 * @property {number} relative the same in units of the unit's own spread
 * @property {number} early the median range of the loss along the gradient, before the cut
 * @property {number} late the same from the cut on
 * @property {number} range the same over all steps
 * @property {number} change the median largest change of the gradient along the way
 * @property {number} beta the median effective beta
 * @property {number} cosine between a layer's gradient before and after the earlier layers moved: the median over layers and steps
 * @property {readonly number[]} cosines the same layer by layer, the first left out, which has none before it
 * @property {readonly number[]} differences the median of |G − G′| by |G|, likewise
 */

/** @param {readonly number[]} values @param {Engine} engine */
export function median(values, engine) {
  const finite = values.filter(Number.isFinite);
  return finite.length > 0 ? (engine.rowMedians(finite, finite.length)[1] ?? NaN) : NaN;
}

/** @param {readonly number[]} values @param {Engine} engine */
export function mean(values, engine) {
  const x = values.filter(Number.isFinite);
  return x.length > 0 ? (engine.normalize({ x, shape: [x.length, 1], method: "batch", eps: 0 }).mean?.[0] ?? NaN) : NaN;
}

/**
 * @param {Snapshot} snapshot
 * @param {number} column the record that is looked at
 * @param {number} shown the step that is looked at
 * @param {number} cut
 * @param {Engine} engine
 * @returns {Measures}
 */
export function measuresOf({ validation, probes }, column, shown, cut, engine) {
  const moments = probes?.moments;
  const kept = Array.from(moments?.step ?? []).filter((step) => step <= shown).length;
  const steps = Array.from(probes?.step ?? []).filter((step) => step <= shown);
  const ranges = steps.map((_, k) => (probes?.high[k] ?? NaN) - (probes?.low[k] ?? NaN));
  const upTo = (/** @type {Float32Array | undefined} */ values, /** @type {number} */ count) => Array.from(values?.subarray(0, count) ?? []);
  const layers = (probes?.layers ?? []).slice(1);
  const cosines = layers.map(({ cosine }) => upTo(cosine, steps.length));
  return {
    accuracy: validation.accuracy[column] ?? NaN,
    loss: validation.loss[column] ?? NaN,
    jump: mean(upTo(moments?.jump, kept), engine),
    relative: mean(upTo(moments?.relative, kept), engine),
    early: median(ranges.filter((_, k) => (steps[k] ?? 0) < cut), engine),
    late: median(ranges.filter((_, k) => (steps[k] ?? 0) >= cut), engine),
    range: median(ranges, engine),
    change: median(upTo(probes?.change, steps.length), engine),
    beta: median(upTo(probes?.beta, steps.length), engine),
    cosine: median(cosines.flat(), engine),
    cosines: cosines.map((list) => median(list, engine)),
    differences: layers.map(({ difference, before }) => median(upTo(difference, steps.length).map((value, k) => value / (before[k] ?? NaN)), engine)),
  };
}
