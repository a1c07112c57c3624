// @ts-check
// Cross-entropy in plain JavaScript: softmax, or logistic for one output.

/**
 * The mean loss; writes the gradient of the logits.
 *
 * @param {Float32Array} logits `[batch, outputs]`
 * @param {number[]} labels
 * @param {number} outputs
 * @param {Float32Array} gradient as the logits
 */
export function crossEntropy(logits, labels, outputs, gradient) {
  const batch = labels.length;
  let loss = 0;
  for (let sample = 0; sample < batch; sample++) {
    const row = sample * outputs;
    const label = labels[sample];
    if (outputs === 1) {
      const z = logits[row];
      loss += Math.max(z, 0) - (label ? z : 0) + Math.log1p(Math.exp(-Math.abs(z)));
      gradient[row] = (1 / (1 + Math.exp(-z)) - label) / batch;
      continue;
    }
    let largest = logits[row];
    for (let j = 1; j < outputs; j++) largest = Math.max(largest, logits[row + j]);
    let sum = 0;
    for (let j = 0; j < outputs; j++) sum += gradient[row + j] = Math.exp(logits[row + j] - largest);
    loss += Math.log(sum) - (logits[row + label] - largest);
    for (let j = 0; j < outputs; j++) gradient[row + j] = (gradient[row + j] / sum - (j === label ? 1 : 0)) / batch;
  }
  return loss / batch;
}
