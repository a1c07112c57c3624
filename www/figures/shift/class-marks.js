// @ts-check
// Classes are no methods: each has a shape, in whatever ink it is drawn.

import { mark } from "../../drawing/marks.js";

/** Open and filled in turns, so that neighbours differ twice. */
const SHAPES = /** @type {const} */ (["batch", "layer", "group", "instance"]);

/**
 * @param {import("../../drawing/pen.js").Pen} pen @param {number} label @param {number} x @param {number} y @param {number} radius
 * @param {{ ink: string, paper: string, alpha?: number }} colors
 */
export function classMark(pen, label, x, y, radius, { ink, paper, alpha = 1 }) {
  const shape = SHAPES[label % SHAPES.length] ?? "batch";
  mark(pen, shape, x, y, radius, label % 2 === 0 ? { fill: paper, stroke: ink, width: Math.min(1.8, 0.35 * radius + 0.3), alpha } : { fill: ink, alpha });
}
