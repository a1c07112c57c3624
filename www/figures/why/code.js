// @ts-check
// The experiment as a script that runs elsewhere, with what was measured here beside it.

/** @param {"numpy" | "pytorch" | "keras"} kind @param {import("./compute.js").WhyView} view @param {import("./state.js").WhyState} state */
export function code(kind, view, state) {
  return JSON.stringify([kind, view.step, state.seed]);
}
