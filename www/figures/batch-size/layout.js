// @ts-check
// Where everything stands, in CSS pixels. Pure.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ width: number, phone: boolean, height: number, means: Box, mates: Box, sweep: Box, gradient: Box }} Layout */

const HEAD = 44;
const FOOT = 66;

/** @param {number} width @returns {Layout} */
export function layout(width) {
  const phone = width < 640;
  const left = phone ? 60 : 78;
  const right = phone ? 8 : 20;
  const heights = phone ? { draws: 190, sweep: 210, gradient: 130 } : { draws: 250, sweep: 230, gradient: 230 };
  const gap = phone ? 0 : 92;
  const half = phone ? width - left - right : (width - left - right - gap) / 2;
  let y = HEAD;
  const means = { x: left, y, width: half, height: heights.draws };
  if (phone) y += heights.draws + FOOT + HEAD;
  const mates = { x: phone ? left : left + half + gap, y, width: half, height: heights.draws };
  y += heights.draws + FOOT + HEAD + 8;
  const labels = phone ? 74 : 150;
  const wide = phone ? width - left - right - labels : width - left - right - gap - labels - 220;
  const sweep = { x: left, y, width: wide, height: heights.sweep };
  if (phone) y += heights.sweep + 44 + HEAD;
  const gradient = phone ? { x: left, y, width: width - left - right, height: heights.gradient } : { x: width - right - 220, y, width: 220, height: heights.gradient };
  return { width, phone, height: y + heights.gradient + 56, means, mates, sweep, gradient };
}

/** The middle of a column. @param {Box} box @param {number} count @param {number} k */
export const columnX = ({ x, width }, count, k) => x + (width * (k + 0.5)) / count;
