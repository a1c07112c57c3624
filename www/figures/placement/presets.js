// @ts-check
// Named starts: where after is ahead, where it is neither, and where before is.

const sigmoid = { activation: "sigmoid" };
const relu = { activation: "relu", init: "he" };

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  "sigmoid-small-start": { label: "placement.preset.sigmoidSmall", state: {} },
  "sigmoid-xavier": { label: "placement.preset.sigmoidXavier", state: { ...sigmoid, init: "xavier", learningRate: 0.1 } },
  tanh: { label: "placement.preset.tanh", state: { activation: "tanh", init: "xavier", learningRate: 0.1 } },
  relu: { label: "placement.preset.relu", state: { ...relu, learningRate: 0.1 } },
  "relu-higher-rate": { label: "placement.preset.reluHigher", state: { ...relu, learningRate: 0.5 } },
  "sigmoid-high-rate": { label: "placement.preset.sigmoidHigh", state: { ...sigmoid, init: "xavier", learningRate: 3 } },
  l10: { label: "placement.preset.l10", state: { ...relu, learningRate: 0.1, order: "before", x: [-3, -1, 1, 3], layer: 0 } },
};
