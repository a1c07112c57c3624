// @ts-check
// The statistics as a script that runs elsewhere and asserts the numbers on screen. The framework's own layer does it where its
// conventions are those in force; where they are not, the update is written out.

import { batchesOf, FRAMEWORKS, recalibrates } from "./state.js";

/**
 * @typedef {import("./compute.js").InferenceView} InferenceView
 * @typedef {import("./state.js").InferenceState} InferenceState
 * @typedef {"numpy" | "pytorch" | "keras"} Kind
 */

/** So close are the numbers of a network, which are single precision, and those of typed batches. */
const CLOSE = { network: 2e-4, hand: 2e-5 };

/** @param {Kind} kind @param {InferenceView} view @param {InferenceState} state */
export function code(kind, view, state) {
  if (state.norm === "layer") return layerCode(kind, view, state);
  const steps = view.steps.filter((step) => step > 0 && step <= view.shown);
  const line = view.lines[0];
  if (steps.length === 0 || !line) return `# No batch has come yet (normscope, figure "inference").\n`;
  // Where records were thinned out, the batches between are not known any more.
  if (steps.length < view.shown) return `# Of ${view.shown} batches only ${steps.length} are still recorded, so there is nothing to compute again (normscope, figure "inference").\n`;
  const { eps, momentum, estimator } = state;
  return [
    `# What batch norm remembers of its batches (normscope, figure "inference").`,
    `# momentum ${momentum} is the share of the new batch, as in PyTorch; Keras and Flax call it ${plain(1 - momentum)}, the share that is kept.`,
    IMPORTS[kind],
    "",
    `momentum, eps, unbiased = ${momentum}, ${eps}, ${estimator === "unbiased" ? "True" : "False"}`,
    batchLines(view, state),
    "",
    UPDATE[kind](isOwn(kind, state)),
    "",
    `expected_mean, expected_variance = ${number(line.now.mean)}, ${number(line.now.variance)}  # on screen at batch ${view.shown}`,
    `assert abs(running_mean - expected_mean) < ${CLOSE[state.example]} * max(1, abs(expected_mean)), running_mean`,
    `assert abs(running_var - expected_variance) < ${CLOSE[state.example]} * max(1, expected_variance), running_var`,
    ...inferenceLines(view, state),
    `print("the numbers are those on screen")`,
    "",
  ].join("\n");
}

const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras" };

/** Whether a framework's own layer estimates as the state says. @param {Kind} kind @param {InferenceState} state */
const isOwn = (kind, { estimator }) => kind !== "numpy" && FRAMEWORKS[kind].estimator === estimator;

/** The batches that came: as typed, or of the network with the mean and the variance that the watched unit had. @param {InferenceView} view @param {InferenceState} state */
function batchLines(view, state) {
  if (view.example === "hand") return `batches = [${batchesOf(state).slice(0, view.shown).map((batch) => `np.array([${batch.join(", ")}], dtype=np.float64)`).join(", ")}]`;
  const list = (/** @type {readonly number[]} */ values) => values.filter((_, k) => (view.steps[k] ?? 0) > 0 && (view.steps[k] ?? 0) <= view.shown).map(number).join(", ");
  return [
    `m = ${state.batchSize}`,
    `# Unit ${(view.unit?.unit ?? 0) + 1} of layer ${(view.unit?.layer ?? 0) + 1}: mean and biased variance of each batch, and values that have them.`,
    `means = [${list(view.batch.mean)}]`,
    `variances = [${list(view.batch.variance)}]`,
    `pattern = np.arange(m) - (m - 1) / 2`,
    `pattern = pattern / pattern.std()`,
    `batches = [mean + variance**0.5 * pattern for mean, variance in zip(means, variances)]`,
  ].join("\n");
}

const WRITTEN_OUT = `running_mean, running_var = 0.0, 1.0
for x in batches:
    variance = x.var() * len(x) / max(1, len(x) - 1) if unbiased else x.var()
    running_mean = (1 - momentum) * running_mean + momentum * x.mean()
    running_var = (1 - momentum) * running_var + momentum * variance`;

/** @type {Record<Kind, (own: boolean) => string>} */
const UPDATE = {
  numpy: () => WRITTEN_OUT,
  pytorch: (own) =>
    own
      ? `norm = torch.nn.BatchNorm1d(1, eps=eps, momentum=momentum).double()  # starts with 0 and 1; the unbiased variance is tracked
norm.train()
for x in batches:
    norm(torch.tensor(x).reshape(-1, 1))
norm.eval()
running_mean, running_var = norm.running_mean.item(), norm.running_var.item()`
      : `# PyTorch tracks the unbiased variance; this one is biased, so the update is written out.\n${WRITTEN_OUT}`,
  keras: (own) =>
    own
      ? `keras.backend.set_floatx("float64")
norm = keras.layers.BatchNormalization(momentum=1 - momentum, epsilon=eps)  # starts with 0 and 1; the biased variance is tracked
for x in batches:
    norm(x.reshape(-1, 1), training=True)
running_mean, running_var = float(norm.moving_mean[0]), float(norm.moving_variance[0])`
      : `# Keras tracks the biased variance; this one is unbiased, so the update is written out.\n${WRITTEN_OUT}`,
};

/** @param {InferenceView} view @param {InferenceState} state */
function inferenceLines(view, state) {
  const made = view.becomes[0]?.[view.shown];
  if (made === undefined) return recalibrates(state) ? [`# In the paper these are not used: mean and variance are averaged over batches after training.`] : [];
  return [`made = (${state.asked} - running_mean) / (running_var + eps) ** 0.5`, `assert abs(made - ${number(made)}) < ${CLOSE.hand} * max(1, abs(made)), made  # what inference makes of ${state.asked}`];
}

/** @param {Kind} kind @param {InferenceView} view @param {InferenceState} state */
function layerCode(kind, view, state) {
  const asked = view.example === "hand" ? [state.asked] : [2, 10, 1];
  const x = `x = np.array([[${asked.join(", ")}]], dtype=np.float64)`;
  const body = {
    numpy: `layer = lambda x: (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps)\ntrained, inferred = layer(x), layer(x)`,
    pytorch: `norm = torch.nn.LayerNorm(${asked.length}, eps=eps).double()\ntrained = norm.train()(torch.tensor(x)).detach().numpy()\ninferred = norm.eval()(torch.tensor(x)).detach().numpy()`,
    keras: `keras.backend.set_floatx("float64")\nnorm = keras.layers.LayerNormalization(epsilon=eps)\ntrained, inferred = np.array(norm(x, training=True)), np.array(norm(x, training=False))`,
  }[kind];
  return [`# Layer norm remembers nothing: both modes are the same (normscope, figure "inference").`, IMPORTS[kind], "", `eps = ${state.eps}`, x, body, `assert (trained == inferred).all()`, `print("the same in both modes")`, ""].join("\n");
}

/** @param {number} value */
const number = (value) => String(value);

/** @param {number} value */
const plain = (value) => String(Number(value.toPrecision(6)));
