// @ts-check
// The sheet that points are drawn on.

import { POINT_LIMITS } from "../../settings.js";
import { classMark } from "./class-marks.js";
import { countOf, pointAt } from "./points.js";

/** @typedef {{ x: number, y: number, side: number }} Square */

const { reach: REACH } = POINT_LIMITS;
/** As the heads of the maps beside it. */
const HEAD = 28;

/** @param {number} side @returns {Square} */
export const squareOf = (side) => ({ x: 0, y: HEAD, side });

/** @param {Square} square */
export const planeHeight = ({ y, side }) => y + side + 12;

/** Pixels for one unit of the plane. @param {Square} square */
export const scaleOf = ({ side }) => side / (2 * REACH);

/** Where on the sheet a point stands. @param {Square} square @param {number} x @param {number} y @returns {[number, number]} */
export const placeOf = (square, x, y) => [square.x + scaleOf(square) * (x + REACH), square.y + scaleOf(square) * (REACH - y)];

/** Which point of the plane stands there. @param {Square} square @param {readonly [number, number]} place */
export const valueOf = (square, [left, top]) => ({ x: (left - square.x) / scaleOf(square) - REACH, y: REACH - (top - square.y) / scaleOf(square) });

/**
 * @param {import("../../drawing/pen.js").Pen} pen @param {Square} square @param {readonly number[]} points
 * @param {number} chosen @param {import("../../drawing/palette.js").Palette} palette @param {{ head: string, empty: string }} texts
 */
export function drawPlane(pen, square, points, chosen, palette, { head, empty }) {
  const { x, y, side } = square;
  pen.text(head, x, y - 16, { size: 14, bold: true, color: palette.fg });
  pen.rect(x, y, side, side, { fill: palette.paper });
  for (const value of [-2, -1, 0, 1, 2]) {
    const [left, top] = placeOf(square, value, value);
    const style = { stroke: value === 0 ? palette.faint : palette.grid };
    pen.line([[left, y], [left, y + side]], style);
    pen.line([[x, top], [x + side, top]], style);
  }
  const text = { size: 11.5, color: palette.muted, halo: palette.paper };
  for (const value of [-2, -1, 1, 2]) {
    const [left, top] = placeOf(square, value, value);
    const name = String(value).replace("-", "−");
    pen.text(name, left, y + side - 10, { ...text, align: "center" });
    pen.text(name, x + 6, top, text);
  }
  pen.clip(x, y, side, side, () => {
    for (let at = 0; at < countOf(points); at++) {
      if (at !== chosen) drawPoint(pen, square, points, at, palette);
    }
    if (chosen < countOf(points)) {
      const point = pointAt(points, chosen);
      const [left, top] = placeOf(square, point.x, point.y);
      pen.circle(left, top, 11, { fill: palette.bg, stroke: palette.fg, width: 1.4 });
      drawPoint(pen, square, points, chosen, palette);
    }
  });
  pen.rect(x, y, side, side, { stroke: palette.faint });
  if (countOf(points) === 0) pen.text(empty, x + side / 2, y + side * 0.4, { size: 15, align: "center", color: palette.muted, halo: palette.paper });
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {Square} square @param {readonly number[]} points @param {number} at @param {import("../../drawing/palette.js").Palette} palette */
function drawPoint(pen, square, points, at, palette) {
  const { x, y, label } = pointAt(points, at);
  classMark(pen, label, ...placeOf(square, x, y), 5, { ink: palette.fg, paper: palette.bg });
}
