// @ts-check
// Where the four panels stand: accuracy and strips above, the loss along the gradient and the gradients' shift below; on a phone
// one under the other. Pure.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {{ height: number, axes: { x: number, y: number, width: number }[], chart: Box, labels: number, strips: Box[], names: number, jump: number, bars: Box, shift: Box, shiftLabels: number }} stage
 */

const HEAD = 58;
const AXIS = 12;
const TICKS = 36;

/** @param {{ networks: number }} sizes @param {number} width @returns {Layout} */
export function layout({ networks }, width) {
  const phone = width < 640;
  const gap = phone ? 0 : width < 860 ? 30 : 52;
  const column = phone ? width : (width - gap) / 2;
  const right = phone ? 0 : column + gap;
  const left = 40;
  const labels = phone ? 58 : width < 860 ? 76 : 150;
  const plot = phone ? 170 : 220;
  const names = phone ? 0 : width < 860 ? 96 : 124;
  const jump = phone ? 62 : 74;
  const each = phone ? 58 : Math.max(44, plot / networks);

  const chart = { x: left, y: HEAD, width: column - left - labels, height: plot };
  let y = phone ? chart.y + plot + AXIS + TICKS + HEAD : HEAD;
  const naming = phone ? 20 : 0;
  const strips = Array.from({ length: networks }, (_, k) => ({ x: right + names, y: y + k * (each + naming) + naming, width: column - names - jump, height: each - 8 }));
  const top = Math.max(chart.y + plot + AXIS + TICKS, (strips.at(-1)?.y ?? y) + each + (phone ? 0 : TICKS));
  y = top + HEAD - 8;
  const low = phone ? 150 : 180;
  const bars = { x: left, y, width: column - left - (phone ? 4 : 12), height: low };
  const barsEnd = y + low + AXIS + TICKS + 44;
  const shiftY = phone ? barsEnd + HEAD - 8 : y;
  const shiftLabels = phone ? 70 : width < 860 ? 80 : 118;
  const shift = { x: right + left, y: shiftY, width: column - left - shiftLabels, height: low };
  return {
    width,
    phone,
    stage: {
      height: phone ? shiftY + low + 40 : barsEnd,
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
