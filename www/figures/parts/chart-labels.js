// @ts-check
// Labels that keep out of each other's way. Pure.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Places near `wanted`, at least `gap` apart and within `low` to `high`, in the same order from top to bottom.
 *
 * @param {readonly number[]} wanted
 * @param {number} gap
 * @param {number} low
 * @param {number} high
 * @returns {number[]}
 */
export function spread(wanted, gap, low, high) {
  const order = wanted.map((_, k) => k).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = wanted.slice();
  let next = low;
  for (const k of order) {
    places[k] = Math.max(wanted[k] ?? 0, next);
    next = (places[k] ?? 0) + gap;
  }
  let last = high;
  for (const k of order.toReversed()) {
    places[k] = Math.min(places[k] ?? 0, last);
    last = (places[k] ?? 0) - gap;
  }
  return places;
}

const HEIGHT = 16;

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Where the names of marks on a chart stand: the middle of each name's left edge. Names never cover each other, and cover as
 * little of the lines as can be.
 *
 * @param {readonly { x: number, y: number, width: number }[]} marks
 * @param {readonly (readonly (readonly [number, number])[])[]} lines
 * @param {Box} within
 * @param {readonly Box[]} [others] what stands there already
 * @returns {({ x: number, y: number } | null)[]}
 */
export function placeMarks(marks, lines, within, others = []) {
  /** @type {Box[]} */
  const taken = [...marks.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 })), ...others];
  return marks.map(({ x, y, width }, own) => {
    let best = null;
    let least = Infinity;
    for (const [k, dy] of [14, -14, 32, 50, -32, 68].entries()) {
      for (const left of [x + 9, x - width / 2, x - width - 9]) {
        const box = { x: left, y: y + dy - HEIGHT / 2, width, height: HEIGHT };
        if (box.x < within.x || box.x + width > within.x + within.width || box.y < within.y || box.y + HEIGHT > within.y + within.height) continue;
        if (taken.some((other, k) => k !== own && overlap(other, box))) continue;
        const cost = 3 * lines.reduce((sum, line) => sum + covered(line, box), 0) + 4 * k;
        if (cost < least) [best, least] = [box, cost];
      }
    }
    if (!best) return null;
    taken.push(best);
    return { x: best.x, y: best.y + HEIGHT / 2 };
  });
}

/** How many points of a line lie in a box. @param {readonly (readonly [number, number])[]} line @param {Box} box */
const covered = (line, box) => line.reduce((sum, [x, y]) => sum + Number(x >= box.x - 2 && x <= box.x + box.width + 2 && y >= box.y && y <= box.y + box.height), 0);
