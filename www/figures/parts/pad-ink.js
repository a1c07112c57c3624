// @ts-check
// What a pen leaves on cells: the ink of a digit as the engine's own digits have it. Pure.

/** @typedef {readonly (readonly [number, number])[]} Stroke its places, as shares of the side, from the upper left */

/** Half a stroke's width: in the middle of what the engine draws with, and never less than reaches a cell. @param {number} side */
const halfWidth = (side) => Math.max(0.052 * side, 0.6);

/** Row by row, 1 where there is ink. @param {readonly Stroke[]} strokes @param {number} side in cells */
export function inkOf(strokes, side) {
  const ink = new Float32Array(side * side);
  const reach = halfWidth(side) ** 2;
  for (const stroke of strokes) {
    stroke.forEach((end, k) => {
      const [ax, ay, bx, by] = [...(stroke[k - 1] ?? end), ...end].map((share) => share * side);
      for (let at = 0; at < ink.length; at++) {
        if (distance2((at % side) + 0.5, Math.floor(at / side) + 0.5, ax ?? 0, ay ?? 0, bx ?? 0, by ?? 0) <= reach) ink[at] = 1;
      }
    });
  }
  return ink;
}

/** From a place to a piece of line, squared. @param {number} x @param {number} y @param {number} ax @param {number} ay @param {number} bx @param {number} by */
function distance2(x, y, ax, ay, bx, by) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / Math.max(dx * dx + dy * dy, 1e-12)));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
