// @ts-check
// Under the sheet: m/(m − 1), seen as what it is, a property of an estimator.

import { h, setAttribute, setText } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { drawEstimator, ESTIMATOR_HEIGHT } from "./draw-estimator.js";
import { estimatorSentence } from "./words.js";

/** @param {import("./body.js").Inference} body */
export function createEstimatorView(body) {
  const { figure, training } = body;
  const surface = new Surface(h("canvas", { part: "canvas", role: "img" }));
  const said = h("p", { class: "small-words" });
  const draw = h("button", { type: "button", part: "button", "data-control": "estimate", onclick: () => training.estimate() }, figure.label("inference.estimator.draw"));
  const element = h("div", { class: "estimator", "data-control": "estimator" }, h("p", { class: "chart-head" }, figure.label("inference.estimator.head")), draw, surface.canvas, said);
  /** @type {unknown[]} */
  let drawn = [];
  return {
    element,
    draw() {
      const { estimator } = body.view;
      const { palette, words } = figure;
      setAttribute(draw, "hidden", estimator !== null);
      setAttribute(surface.canvas, "hidden", estimator === null);
      setText(said, estimatorSentence(estimator, words));
      const width = Math.min(480, element.clientWidth);
      if (!estimator || !palette || width === 0) return;
      const look = [estimator, width, palette.fg, palette.bg, words.lang, devicePixelRatio];
      if (look.every((part, k) => part === drawn[k])) return;
      drawn = look;
      drawEstimator(surface.begin(width, ESTIMATOR_HEIGHT, palette.family), width, estimator, palette, words);
      setAttribute(surface.canvas, "aria-label", estimatorSentence(estimator, words));
    },
  };
}
