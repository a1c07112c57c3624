// @ts-check
// Named starts. Those that show a gap, then those where it nearly vanishes: both are the lesson.

const relu = { activation: "relu", depth: 3, width: 64, batchSize: 32, init: "he", steps: 500 };

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  "figure-1": { label: "shift.preset.figure1", state: {} },
  "deep-sigmoid": { label: "shift.preset.deepSigmoid", state: { depth: 5, width: 48, init: "xavier", learningRate: 1, steps: 600, networks: ["none", "batch", "layer"] } },
  "bad-init": { label: "shift.preset.badInit", state: { ...relu, learningRate: 0.1, initScale: 0.1 } },
  "high-learning-rate": { label: "shift.preset.highRate", state: { ...relu, learningRate: 1 } },
  "std-0.3": { label: "shift.preset.wideInit", state: { initStd: 0.3, steps: 1500, range: 8 } },
  "low-rate": { label: "shift.preset.lowRate", state: { ...relu, learningRate: 0.1, steps: 1000 } },
  spirals: { label: "shift.preset.spirals", state: { ...relu, data: "spirals", width: 32, learningRate: 0.3, steps: 1000 } },
  "paper-length": { label: "shift.preset.paperLength", state: { size: 28, steps: 50_000, every: 50 } },
};
