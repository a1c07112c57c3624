// @ts-check
// Where everything stands on the sheet of batches: one axis through all charts. Pure.

/**
 * @typedef {import("../parts/axis.js").Box} Box
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {boolean} phone
 * @property {{ x: number, width: number }} axis of batches
 * @property {number} zone how much room there is for words right of it
 * @property {Box | null} mean
 * @property {Box | null} variance
 * @property {readonly Box[]} weights a row a momentum
 * @property {Box} last of accuracies, or of what the hand example's value becomes
 * @property {number} axisY
 * @property {{ stage: { axes: readonly { x: number, y: number, width: number }[] } }["stage"]} stage
 */

const WIDE = { gutter: 92, zone: 190, title: 34, mean: 150, variance: 78, weight: 52, between: 20, last: 112, alone: 450, gap: 12 };
const PHONE = { gutter: 46, zone: 104, title: 34, mean: 112, variance: 64, weight: 40, between: 18, last: 104, alone: 190, gap: 10 };

/** @param {{ remembers: boolean }} what whether there are running statistics @param {number} width @returns {Layout} */
export function layout({ remembers }, width) {
  const phone = width < 560;
  const m = phone ? PHONE : WIDE;
  const axis = { x: m.gutter, width: width - m.gutter - m.zone };
  // Where nothing is remembered, a line says so.
  let y = remembers ? 0 : m.title;
  /** @param {number} height @returns {Box} */
  const row = (height) => {
    const box = { ...axis, y: y + m.title, height };
    y += m.title + height + m.between;
    return box;
  };
  const mean = remembers ? row(m.mean) : null;
  const variance = remembers ? row(m.variance) : null;
  const weights = [];
  if (remembers) {
    const first = row(m.weight);
    weights.push(first, { ...first, y: first.y + first.height + m.gap });
    y += m.gap + m.weight;
  }
  const last = row(remembers ? m.last : m.alone);
  const axisY = y - m.between + 8;
  return { width, height: axisY + 30, phone, axis, zone: m.zone, mean, variance, weights, last, axisY, stage: { axes: [{ ...axis, y: axisY }] } };
}
