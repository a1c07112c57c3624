// @ts-check
// Named starts: where small groups hurt most, where they hurt less, and two other ways in which a batch knows little.

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  deep: { label: "batchSize.preset.deep", state: {} },
  shallow: { label: "batchSize.preset.shallow", state: { depth: 3 } },
  real: { label: "batchSize.preset.real", state: { how: "real", depth: 3, width: 64 } },
  few: { label: "batchSize.preset.few", state: { how: "few", depth: 3, width: 64, steps: 300, look: "answer" } },
  sorted: { label: "batchSize.preset.sorted", state: { how: "classes", depth: 3, width: 64, steps: 600 } },
};
