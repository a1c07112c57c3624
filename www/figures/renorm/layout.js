// @ts-check
// Where the four panels of the training stand: the ramps of r and d above, accuracy and the gap below; on a phone one under the
// other. Pure.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {{ height: number, axes: { x: number, y: number, width: number }[], r: Box, d: Box, accuracy: Box, gap: Box, labels: number }} stage
 */

/** Room for a panel's name and how it is read, and for its axis. */
const HEAD = 58;
const AXIS = 12;
const TICKS = 38;

/** @param {number} width @returns {Layout} */
export function layout(width) {
  const phone = width < 640;
  const gap = phone ? 0 : width < 860 ? 30 : 56;
  const column = phone ? width : (width - gap) / 2;
  const left = 44;
  const labels = phone ? 84 : width < 860 ? 96 : 150;
  const [high, low] = phone ? [150, 150] : [190, 190];
  const row = (/** @type {number} */ height) => HEAD + height + AXIS + TICKS;
  const box = (/** @type {number} */ k, /** @type {number} */ y, /** @type {number} */ height, /** @type {number} */ right) => ({ x: (phone ? 0 : k * (column + gap)) + left, y: y + HEAD, width: column - left - right, height });
  const r = box(0, 0, high, 32);
  const d = box(1, phone ? row(high) : 0, high, 32);
  const second = phone ? 2 * row(high) : row(high) + 12;
  const accuracy = box(0, second, low, labels);
  const apart = box(1, phone ? second + row(low) : second, low, labels);
  return {
    width,
    phone,
    stage: { height: apart.y + low + AXIS + TICKS, axes: [r, d, accuracy, apart].map(({ x, y, width: wide, height }) => ({ x, y: y + height + AXIS, width: wide })), r, d, accuracy, gap: apart, labels },
  };
}
