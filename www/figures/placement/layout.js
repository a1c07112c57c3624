// @ts-check
// Where everything stands, in CSS pixels. Pure: sizes in, boxes out. A network is a column that is read downward: the weighted sum,
// a slot for batch norm, the activation over what goes into it, another slot, what the next layer gets. The slots are level, so
// that what differs between the columns is where the block stands.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Column
 * @property {number} network its index
 * @property {{ x: number, y: number }} head
 * @property {Box} sum
 * @property {Box} upper the slot before the activation
 * @property {Box} curve the activation, and the histogram of what goes into it
 * @property {Box} lower the slot after it
 * @property {Box} next the histogram of what the next layer gets
 * @typedef {{ layer: number, hero: boolean, box: Box, cells: Box[] }} Row the numbers of one layer
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {number} gutter room for the names at the left
 * @property {{ height: number, columns: Column[], rows: Row[], heads: Box[], axes: { x: number, y: number, width: number }[], chart: { plot: Box, seeds: Box } }} stage
 */

const WIDE = { gutter: 132, gap: 40, head: 30, sum: 26, arrow: 18, slot: 34, curve: 148, next: 92, ticks: 24, row: 28, chart: 150, seeds: 330 };
const PHONE = { ...WIDE, gutter: 0, gap: 12, head: 24, slot: 30, curve: 104, next: 72, chart: 130, seeds: 116 };

/**
 * @param {{ depth: number, hero: number }} sizes
 * @param {number} width
 * @returns {Layout}
 */
export function layout({ depth, hero }, width) {
  const phone = width < 640;
  const m = phone ? PHONE : { ...WIDE, gutter: width < 860 ? 104 : WIDE.gutter, gap: width < 860 ? 24 : WIDE.gap, seeds: width < 860 ? 230 : WIDE.seeds };
  const each = (width - m.gutter - 2 * m.gap) / 3;
  // On a phone the names of the parts stand above them.
  const name = phone ? 20 : 0;
  const columns = [0, 1, 2].map((network) => {
    const x = m.gutter + network * (each + m.gap);
    let y = 12;
    const box = (/** @type {number} */ height, /** @type {number} */ after) => {
      const made = { x, y, width: each, height };
      y += height + after;
      return made;
    };
    const head = { x, y };
    y += m.head;
    const sum = box(m.sum, m.arrow);
    const upper = box(m.slot, m.arrow + name);
    const curve = box(m.curve, m.ticks + m.arrow);
    const lower = box(m.slot, m.arrow + name);
    const next = box(m.next, m.ticks);
    return { network, head, sum, upper, curve, lower, next };
  });
  let y = (columns[0]?.next.y ?? 0) + m.next + m.ticks + 18;
  const heads = columns.map(({ next }) => ({ x: next.x, y, width: each, height: 20 }));
  y += 24 + name;
  const rows = Array.from({ length: depth }, (_, k) => depth - 1 - k).map((layer) => {
    const top = y;
    y += m.row + name;
    const cells = columns.map(({ next }) => ({ x: next.x, y: top + name, width: each, height: m.row }));
    return { layer, hero: layer === hero, box: { x: 0, y: top, width, height: m.row + name }, cells };
  });
  y += 46;
  const left = phone ? 46 : m.gutter;
  const plot = { x: left, y, width: width - left - m.seeds, height: m.chart };
  const seeds = { x: plot.x + plot.width + (phone ? 14 : 96), y, width: m.seeds - (phone ? 14 : 96), height: m.chart };
  return {
    width,
    phone,
    gutter: m.gutter,
    stage: { height: y + m.chart + 44, columns, rows, heads, axes: [{ x: plot.x, y: plot.y + plot.height + 12, width: plot.width }], chart: { plot, seeds } },
  };
}
