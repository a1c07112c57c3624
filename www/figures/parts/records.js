// @ts-check
// Reading what an Experiment recorded. Pure.

/** @typedef {{ counts: Uint16Array, percentiles: Float32Array }} Counted histograms and percentiles, record after record */

/** The last record that is no later than a step. @param {ArrayLike<number>} recorded @param {number} step */
export function columnAt(recorded, step) {
  let [low, high] = [0, recorded.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((recorded[middle] ?? 0) <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The loss of the mini-batch of a step, or of the last before it that was kept. @param {import("../../normscope.js").ExperimentSnapshot["curve"]} curve @param {number} step */
const lossAt = (curve, step) => (curve.step.length > 0 && step > 0 ? (curve.loss[columnAt(curve.step, step)] ?? NaN) : NaN);

/** What a network's snapshot says of itself, and of the record that is looked at. @param {import("../../normscope.js").ExperimentSnapshot} snapshot @param {number} shown the step that is looked at */
export function readAt(snapshot, shown) {
  const { parameters, step, diverged, recorded, validation, curve } = snapshot;
  const column = columnAt(recorded, shown);
  const isNow = column === recorded.length - 1;
  return { parameters, step, column, loss: isNow ? snapshot.loss : lossAt(curve, recorded[column] ?? 0), accuracy: validation.accuracy[column] ?? NaN, diverged, recorded, validation, curve };
}

/** The density of what was counted in a bin of one record, per unit. @param {Counted} layer @param {number} column @param {number} bin @param {number} range */
export function densityOf(layer, column, bin, range) {
  const { bins, samples } = countsOf(layer, column);
  return ((layer.counts[column * (bins + 2) + 1 + bin] ?? 0) / samples) * (bins / (2 * range));
}

/** How many bins there are, how many values were counted in a record, and how many of them beyond the range. @param {Counted} layer @param {number} column */
export function countsOf({ counts, percentiles }, column) {
  const width = counts.length / (percentiles.length / 3);
  let samples = 0;
  for (let k = 0; k < width; k++) samples += counts[column * width + k] ?? 0;
  return { bins: width - 2, samples: Math.max(1, samples), below: counts[column * width] ?? 0, above: counts[column * width + width - 1] ?? 0 };
}
