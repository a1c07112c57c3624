// @ts-check
// Named starts.

const hand = { example: "hand" };

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  start: { label: "inference.preset.start", state: {} },
  settled: { label: "inference.preset.settled", state: { steps: 800, every: 20, speed: "fast" } },
  keras: { label: "inference.preset.keras", state: { framework: "keras", momentum: 0.01, eps: 1e-3, estimator: "biased" } },
  forgotten: { label: "inference.preset.forgotten", state: { mode: "train" } },
  small: { label: "inference.preset.small", state: { batchSize: 4, learningRate: 0.1, steps: 200, every: 5, speed: "fast" } },
  layer: { label: "inference.preset.layer", state: { norm: "layer" } },
  l7: { label: "inference.preset.hand", state: hand },
};
