// @ts-check
// The sheet of batches: dots, lines, weights and accuracies over one axis.

import { colorsOf } from "../../drawing/palette.js";
import { wrap } from "../../drawing/pen.js";
import { counted } from "../parts/format.js";
import { stepX } from "../parts/axis.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { drawAccuracy } from "./draw-accuracy.js";
import { drawBecomes } from "./draw-becomes.js";
import { drawTrack } from "./draw-track.js";
import { drawWeights } from "./draw-weights.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").InferenceView} view
 * @property {import("./state.js").InferenceState} state
 * @property {import("../../drawing/palette.js").Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 */

/** @param {Pen} pen @param {import("./layout.js").Layout} at @param {Scene} scene */
export function drawSheet(pen, at, scene) {
  const { view, palette } = scene;
  const x = stepX(at.axis, view.end, view.shown);
  const top = (at.mean ?? at.last).y - 6;
  if (view.step > 0) pen.line([[x, top], [x, at.axisY]], { stroke: palette.faint, dash: [2, 3] });
  if (at.mean) drawTrack(pen, at, at.mean, "mean", scene);
  if (at.variance) drawTrack(pen, at, at.variance, "variance", scene);
  at.weights.forEach((box, k) => drawWeights(pen, at, box, k, scene));
  if (view.example === "hand") drawBecomes(pen, at, scene);
  else drawAccuracy(pen, at, scene);
  if (!at.mean) drawNothing(pen, at, scene);
  const label = scene.words.t("inference.batchNumber", { step: counted(view.shown, scene.words) });
  drawStepAxis(pen, { ...at.axis, y: at.axisY }, view, scene, { label, ring: colorsOf(palette, scene.state.norm).text });
}

/** @param {Pen} pen @param {import("./layout.js").Layout} at @param {Scene} scene */
function drawNothing(pen, at, { palette, words }) {
  wrap(pen, words.t("inference.nothing"), 14, at.width - 10).forEach((text, k) => pen.text(text, 0, 8 + 18 * k, { size: 14, color: palette.muted }));
}
