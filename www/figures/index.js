// @ts-check
// The figures in reading order. Each is fetched when the first of its kind comes near the screen.

/** @type {Partial<Record<string, () => Promise<{ figure: import("./figure.js").Definition }>>>} */
export const FIGURES = {
  axes: () => import("./axes/index.js"),
  affine: () => import("./affine/index.js"),
  shift: () => import("./shift/index.js"),
  target: () => import("./target/index.js"),
  inference: () => import("./inference/index.js"),
  "batch-size": () => import("./batch-size/index.js"),
  renorm: () => import("./renorm/index.js"),
  placement: () => import("./placement/index.js"),
  why: () => import("./why/index.js"),
};
