// @ts-check
// Named starts. Those of the menu first, in the order in which they teach; then the lesson's steps, which only links name.

import { CONTROLS } from "../../settings.js";

/** @param {number[][]} rows @param {Record<string, unknown>} [more] */
const batch = (rows, more = {}) => ({ shape: [rows.length, rows[0]?.length ?? 0], x: rows.flat(), focus: [0, 0], ...more });

const hand = { shape: CONTROLS.axes.shape.initial, x: CONTROLS.axes.x.initial };

const clumps = batch(
  [
    [1.8, 7.1, 3.2], [2.2, 6.4, 5.9], [2.6, 7.7, 4.1], [1.5, 6.9, 6.8], [2.1, 7.3, 2.5], [2.4, 6.6, 5.0],
    [7.6, 2.3, 4.6], [8.2, 1.7, 3.7], [7.9, 2.8, 6.1], [8.6, 2.0, 2.9], [7.4, 1.4, 5.4], [8.1, 2.5, 4.3],
  ],
  { focus: [6, 0] },
);

/** @type {import("../figure.js").Definition["presets"]} */
export const PRESETS = {
  hand: { label: "axes.preset.hand", state: hand },
  outlier: {
    label: "axes.preset.outlier",
    state: batch([[2, 5, 3], [3, 4, 2], [2.5, 6, 3.5], [3.5, 5.5, 2.5], [3, 4.5, 3], [40, 5, 3]], { focus: [5, 0] }),
  },
  constant: { label: "axes.preset.constant", state: batch([[2, 5, 7], [4, 5, 1], [9, 5, 4], [5, 5, 8]], { focus: [0, 1] }) },
  clumps: { label: "axes.preset.clumps", state: clumps },
  correlated: {
    label: "axes.preset.correlated",
    state: batch(
      [[1, 2.3], [2, 2.9], [2.5, 4.4], [3.2, 3.6], [4, 5.1], [4.6, 4.2], [5.3, 6.4], [6.1, 5.8], [6.8, 7.7], [7.5, 6.9], [8.2, 8.8], [9, 8.1]],
      { sheet: "plane", focus: [3, 0] },
    ),
  },
  "two-samples": { label: "axes.preset.twoSamples", state: batch([[3, 20, 1], [8, 12, 6]]) },
  "one-sample": { label: "axes.preset.oneSample", state: batch([[6, 30, 1]]) },
  "two-features": { label: "axes.preset.twoFeatures", state: batch([[2, 7], [4, 3], [7, 8], [9, 2], [5, 6]], { sheet: "plane", focus: [2, 0] }) },
  channels: {
    label: "axes.preset.channels",
    state: {
      shape: [4, 2, 3],
      x: [2, 3, 4, 20, 24, 28, 3, 5, 4, 12, 10, 17, 6, 7, 8, 30, 26, 31, 9, 7, 8, 18, 15, 12],
      methods: ["batch", "layer", "instance"],
      across: "instance",
      focus: [2, 1],
    },
  },
  blank: { label: "axes.preset.blank", state: { shape: [0, 2], x: [], sheet: "plane" } },

  l1: { label: null, state: hand },
  l2: { label: null, state: { ...hand, focus: [0, 0], methods: ["batch"] } },
  l3: { label: null, state: { ...hand, focus: [3, 0], pinned: 0, pinnedBatch: [2, 30, 1, 6, 30, 1, 6, 10, 5] } },
  l4: { label: null, state: { ...hand, focus: [0, 0] } },
  l5: { label: null, state: clumps },
  l8: { label: null, state: batch([[3, 20, 1], [8, 12, 6]]) },
};
