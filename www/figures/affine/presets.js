// @ts-check
// Named starts: batches and what is done to them, then networks.

import { bells } from "./sheet.js";

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  clumps: { label: "affine.preset.clumps", state: {} },
  bell: { label: "affine.preset.bell", state: { counts: bells([{ middle: 1, width: 1, height: 1000 }]), gamma: 1 } },
  l6: { label: "affine.preset.hand", state: { values: [2, 2, 6, 6], gamma: 2, beta: 4 } },
  undo: { label: "affine.preset.undo", state: { how: "undo" } },
  relu: { label: "affine.preset.relu", state: { activation: "relu" } },
  layer: { label: "affine.preset.layer", state: { norm: "layer" } },
};
