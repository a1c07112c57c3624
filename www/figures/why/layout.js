// @ts-check
// Where the four panels stand: accuracy and strips above, the loss along the gradient and the gradients' shift below; on a phone
// one under the other. Pure.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {{ height: number, axes: { x: number, y: number, width: number }[], chart: Box, labels: number, strips: Box, names: number, jump: number, bars: Box, shift: Box, shiftLabels: number }} stage
 */

/** Room for a panel's name, and for one with two lines on how it is read. */
const HEAD = 36;
const TALL = 78;
const AXIS = 12;
const TICKS = 36;

/** @param {{ networks: number }} sizes @param {number} width @returns {Layout} */
export function layout({ networks }, width) {
  const phone = width < 640;
  const gap = phone ? 0 : width < 860 ? 30 : 52;
  const column = phone ? width : (width - gap) / 2;
  const right = phone ? 0 : column + gap;
  const left = 50;
  const labels = phone ? 58 : width < 860 ? 76 : 150;
  const plot = phone ? 170 : 250;
  const names = phone ? 0 : width < 860 ? 96 : 124;
  const jump = phone ? 62 : 78;
  const end = phone ? 22 : 34;

  const chart = { x: left, y: HEAD, width: column - left - labels, height: plot };
  const chartEnd = chart.y + plot + AXIS + TICKS;
  const strips = { x: right + names, y: phone ? chartEnd + HEAD : HEAD, width: column - names - jump, height: phone ? networks * 74 : plot };
  const y = Math.max(chartEnd, strips.y + strips.height + TICKS) + TALL;
  const low = phone ? 150 : 180;
  const bars = { x: left, y, width: column - left - end, height: low };
  const barsEnd = y + low + AXIS + TICKS + (phone ? 60 : 46);
  const shiftY = phone ? barsEnd + TALL : y;
  const shiftLabels = phone ? 46 : width < 860 ? 80 : 118;
  const shift = { x: right + left, y: shiftY, width: column - left - shiftLabels, height: low };
  return {
    width,
    phone,
    stage: {
      height: phone ? shiftY + low + 30 : barsEnd,
      axes: [chart, bars].map((box) => ({ x: box.x, y: box.y + box.height + AXIS, width: box.width })),
      chart,
      labels,
      strips,
      names,
      jump,
      bars,
      shift,
      shiftLabels,
    },
  };
}
