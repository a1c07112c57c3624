// @ts-check
// Named starts: those that show one side's claim, and those that show where it fails.

import { CONTROLS } from "../../settings.js";
import { settle } from "./state.js";

const deep = { noise: 0, depth: 5, width: 48, batchSize: 64, initScale: 1, steps: 400, cut: 256 };

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  noise: { label: "why.preset.noise", state: {} },
  "noise-he": { label: "why.preset.noiseHe", state: { initScale: 1 } },
  relu: { label: "why.preset.relu", state: { ...deep, learningRate: 0.1 } },
  "relu-slow": { label: "why.preset.reluSlow", state: { ...deep, learningRate: 0.03 } },
  linear: { label: "why.preset.linear", state: { task: "linear", noise: 0, depth: 24, learningRate: 0.0003, initScale: 1, steps: 400, cut: 200 } },
};

/** @typedef {"noise" | "noise-he" | "relu" | "relu-slow" | "linear"} Case */
export const CASES = /** @type {Case[]} */ (Object.keys(PRESETS));

/** The whole state of a preset. @param {string} name */
export function stateOf(name) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.why).map(([key, control]) => [key, control.initial]));
  return settle({ ...initial, ...PRESETS[name]?.state }).state;
}
