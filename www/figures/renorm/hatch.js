// @ts-check
// The area between two ways down, hatched: both go through the same heights, and may cross.

/** Pixels between two lines. */
const APART = 8;
const STEP = 2;

/** @param {readonly (readonly [number, number])[]} way @param {number} y */
function xAt(way, y) {
  const after = way.findIndex(([, at]) => at >= y);
  const [x1 = 0, y1 = 0] = way[Math.max(after, 0)] ?? [];
  const [x0 = x1, y0 = y1] = way[after - 1] ?? [];
  return y1 === y0 ? x1 : x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {readonly (readonly [number, number])[]} one @param {readonly (readonly [number, number])[]} other @param {string} color */
export function drawHatch(pen, one, other, color) {
  const [top = 0, bottom = 0] = [one[0]?.[1], one.at(-1)?.[1]];
  const xs = [...one, ...other].map(([x]) => x);
  pen.line([...one, ...other.toReversed()], { fill: color, alpha: 0.08 });
  for (let start = Math.min(...xs) - (bottom - top); start < Math.max(...xs); start += APART) {
    /** @type {[number, number][]} */
    let line = [];
    for (let y = top; y <= bottom; y += STEP) {
      // Upwards to the right.
      const x = start + (bottom - y);
      const [a, b] = [xAt(one, y), xAt(other, y)];
      if (x > Math.min(a, b) && x < Math.max(a, b)) line.push([x, y]);
      else {
        if (line.length > 1) pen.line(line, { stroke: color, width: 1, alpha: 0.7 });
        line = [];
      }
    }
    if (line.length > 1) pen.line(line, { stroke: color, width: 1, alpha: 0.7 });
  }
}
