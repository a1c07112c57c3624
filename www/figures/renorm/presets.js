// @ts-check
// Named starts: where the ramps are needed, where they are not, and where renorm helps little or not at all.

import { BATCHES } from "./state.js";

const calm = /** @type {const} */ ({ learningRate: 0.1, steps: 600, networks: ["batch", "renorm", "layer", "group"] });
const fast = { networks: ["batch", "renorm", "fixed", "free"] };

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  ramps: { label: "renorm.preset.ramps", state: {} },
  "rate-1-5": { label: "renorm.preset.rate", state: { learningRate: 1.5 } },
  slow: { label: "renorm.preset.slow", state: { ...fast, learningRate: 0.5 } },
  open: { label: "renorm.preset.open", state: { ...fast, rMax: 3, dMax: 5 } },
  tuned: { label: "renorm.preset.tuned", state: { rEnd: 1.5, dEnd: 0.5 } },
  four: { label: "renorm.preset.four", state: { ...calm, steps: 800, batchSize: 4, x: BATCHES.mixed } },
  two: { label: "renorm.preset.two", state: { ...calm, batchSize: 2, x: BATCHES.two } },
  "two-classes": { label: "renorm.preset.twoClasses", state: { ...calm, batchSize: 30, classes: 2 } },
  "one-class": { label: "renorm.preset.oneClass", state: { ...calm, batchSize: 30, classes: 1 } },
  l9: { label: "renorm.preset.l9", state: { rMax: 1, dMax: 0 } },
};
