// @ts-check
// The sheet on which a reader draws the data, with everything that belongs to it.

import { h, setAttribute } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { drawPlane, planeHeight, squareOf } from "./draw-plane.js";
import { attachPlanePointer } from "./plane-pointer.js";
import { createPlanePoint } from "./plane-point.js";
import { createPlaneTools } from "./plane-tools.js";
import { countOf, tally } from "./points.js";
import { settle } from "./state.js";

/**
 * @typedef {object} Plane what the parts of the sheet share
 * @property {import("./body.js").Shift} shift
 * @property {HTMLCanvasElement} canvas
 * @property {import("./draw-plane.js").Square} square
 * @property {readonly number[]} points
 * @property {number} chosen which point the keys move and the button removes
 * @property {number} label the class of the next one
 * @property {(at: number) => void} choose
 * @property {(label: number) => void} setLabel
 * @property {(change: (points: readonly number[]) => number[]) => boolean} attempt a change that is under way
 * @property {(change: (points: readonly number[]) => number[]) => void} change a whole one in one go
 */

/** @param {import("./body.js").Shift} shift */
export function createPlane(shift) {
  const { figure, grip } = shift;
  const surface = new Surface(h("canvas", { part: "canvas", role: "img", class: "plane" }));
  let square = squareOf(0);
  let [chosen, label] = [0, 0];

  /** @type {Plane} */
  const plane = {
    shift,
    canvas: surface.canvas,
    get square() {
      return square;
    },
    get points() {
      return shift.state.points;
    },
    get chosen() {
      return Math.max(0, Math.min(chosen, countOf(shift.state.points) - 1));
    },
    get label() {
      return label;
    },
    choose(at) {
      chosen = at;
      figure.invalidate();
    },
    setLabel(value) {
      label = value;
      figure.invalidate();
    },
    attempt: (change) => figure.attempt((state) => settle({ ...state, points: change(state.points) }).state),
    change(change) {
      grip.end();
      figure.edit((state) => settle({ ...state, points: change(state.points) }).state);
    },
  };
  const point = createPlanePoint(plane);
  const tools = createPlaneTools(plane);
  const letGo = attachPlanePointer(plane, point.element);
  const box = h("div", { class: "stage" }, surface.canvas, point.element);

  return {
    element: h("div", { class: "drawing", "data-control": "draw" }, box, tools.element),
    letGo,
    /** @param {number} side */
    draw(side) {
      if (!figure.palette) return;
      square = squareOf(side);
      const { t } = figure.words;
      const pen = surface.begin(side, planeHeight(square), figure.palette.family);
      drawPlane(pen, square, plane.points, plane.chosen, figure.palette, { head: t("shift.draw.head"), empty: t("shift.draw.empty") });
      setAttribute(surface.canvas, "aria-label", [t("shift.draw.name"), ...tally(plane.points).map((count, one) => t("shift.draw.ofClass", { label: one, count }))].join(t("text.gap")));
      point.update();
      tools.update();
    },
  };
}
