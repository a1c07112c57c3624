// @ts-check
// Where steps and values stand on the axes of a plot. Pure.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** Where a step stands on an axis. @param {{ x: number, width: number }} axis @param {number} end @param {number} step */
export const stepX = ({ x, width }, end, step) => x + (width * Math.min(step, end)) / end;

/** Where a value stands on a plot's vertical axis, from −range to range. @param {Box} plot @param {number} range @param {number} value */
export const valueY = (plot, range, value) => plot.y + (plot.height * (range - value)) / (2 * range);

/** Which steps an axis is labelled with. @param {number} end @param {number} width */
export function stepTicks(end, width) {
  const count = Math.max(1, Math.min(5, Math.floor(width / 62)));
  const raw = end / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= raw * 0.999 && Number.isInteger(one)) ?? Math.ceil(raw);
  const list = Array.from({ length: Math.floor(end / step) + 1 }, (_, k) => k * step);
  return list.at(-1) === end || (end - (list.at(-1) ?? 0)) * (width / end) < 40 ? [...list.slice(0, -1), end] : [...list, end];
}
