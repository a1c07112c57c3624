// @ts-check
// Shape and dash say the method a second time, for readers who do not see the colour.

/** @typedef {import("./pen.js").Pen} Pen */
/** @typedef {import("./pen.js").Style} Style */
/** @typedef {"none" | "renorm" | import("../figures/axes/state.js").Method} Marked */

/** @type {Record<Marked, number[]>} */
export const DASH = { none: [], batch: [], layer: [9, 4], group: [4, 3], instance: [1.5, 3], rms: [7, 2, 1.5, 2, 1.5, 2], renorm: [9, 3, 2, 3] };

/** Corners of regular shapes: how many, and the angle of the first. @type {Partial<Record<Marked, [number, number]>>} */
const CORNERS = { layer: [4, Math.PI / 4], group: [3, -Math.PI / 2], instance: [3, Math.PI / 2], rms: [6, 0], renorm: [4, 0] };

/**
 * @param {Pen} pen
 * @param {Marked} method
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {Style} style
 */
export function mark(pen, method, x, y, radius, style) {
  if (method === "batch") return pen.circle(x, y, radius, style);
  const corners = CORNERS[method];
  if (!corners) {
    const arm = radius * 0.8;
    const cross = { ...style, stroke: style.stroke ?? style.fill ?? "", fill: "" };
    pen.line([[x - arm, y - arm], [x + arm, y + arm]], cross);
    return pen.line([[x - arm, y + arm], [x + arm, y - arm]], cross);
  }
  const [count, first] = corners;
  const size = radius * (count === 3 ? 1.35 : 1.2);
  const points = Array.from({ length: count + 1 }, (_, k) => {
    const angle = first + (2 * Math.PI * k) / count;
    return /** @type {[number, number]} */ ([x + size * Math.cos(angle), y + size * Math.sin(angle)]);
  });
  pen.line(points, style);
}
