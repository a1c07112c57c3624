// @ts-check
// Named starts: those that show the claim, and those where it is weak, or the other way around.

import { CONTROLS } from "../../settings.js";
import { settle } from "./state.js";

const relu = /** @type {const} */ ({ activation: "relu", depth: 5, initScale: 1, learningRate: 0.1, after: 200 });

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  sigmoid: { label: "target.preset.sigmoid", state: {} },
  relu: { label: "target.preset.relu", state: { ...relu, rate: 0.2 } },
  "relu-low": { label: "target.preset.reluLow", state: { ...relu, after: 20, rate: 0.1 } },
  reversed: { label: "target.preset.reversed", state: { initScale: 1, after: 200 } },
};

/** The whole state of a preset. @param {string} name */
export function stateOf(name) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.target).map(([key, control]) => [key, control.initial]));
  return settle({ ...initial, ...PRESETS[name]?.state }).state;
}

const OWN = /** @type {const} */ (["activation", "depth", "width", "initScale", "learningRate", "batchSize", "rate"]);

/** The preset that a state is, from whatever seed and however far. @param {import("./state.js").TargetState} state */
export const presetOf = (state) => Object.keys(PRESETS).find((name) => OWN.every((key) => state[key] === stateOf(name)[key])) ?? null;
