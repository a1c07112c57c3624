// @ts-check
// Where everything stands: a column a network with its stairs, its layers and its learning rates; under both, what was kept over
// the steps and what goes into one layer. On a phone one under the other. Pure.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Column
 * @property {Box} stairs the plot of what was promised and what came
 * @property {number} stair how wide a layer's stair is
 * @property {number} arrow where the thick arrow stands
 * @property {number} rows where the numbers of the layers begin
 * @property {Box} rates the plot over the learning rates
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {boolean} tight whether there is only room for short texts
 * @property {{ height: number, axes: { x: number, y: number, width: number }[], columns: Column[], over: Box, labels: number, inputs: Box[] }} stage
 */

const LEFT = 62;
/** Room for a network's name, and for a panel's name with the line on how it is read. */
const NAME = 34;
const HEAD = 74;
/** So far apart are the rows of numbers, and so many there are. */
export const ROW = 26;
const ROWS = 4;
const AXIS = 42;

/** @param {{ layers: number }} sizes @param {number} width @returns {Layout} */
export function layout({ layers }, width) {
  const phone = width < 640;
  const tight = width < 860;
  const gap = phone ? 0 : tight ? 26 : 44;
  const column = phone ? width : (width - gap) / 2;
  const plot = column - LEFT;
  const high = phone ? 210 : 250;
  const low = phone ? 150 : 180;
  // What stands beside the stairs: the arrow, and its numbers.
  const beside = phone ? 92 : tight ? 96 : 176;
  const stair = (plot - 8 - beside) / layers;
  const tall = NAME + high + ROWS * ROW + 30;
  const ratesHigh = HEAD + low + AXIS;

  const columns = [0, 1].map((k) => {
    const x = phone ? 0 : k * (column + gap);
    const top = phone ? k * (tall + 18) : 0;
    const stairs = { x: x + LEFT, y: top + NAME, width: plot, height: high };
    const ratesY = phone ? 2 * (tall + 18) + k * (ratesHigh + (k === 0 ? 0 : -30)) : tall;
    return { stairs, stair, arrow: stairs.x + 8 + stair * layers + (phone ? 16 : 24), rows: stairs.y + high + 26, rates: { x: x + LEFT, y: ratesY + HEAD - (phone && k === 1 ? 30 : 0), width: plot - (phone ? 12 : 20), height: low } };
  });
  const ratesEnd = (columns[1]?.rates.y ?? 0) + low + AXIS;
  const labels = tight ? 86 : 132;
  const over = { x: LEFT, y: ratesEnd + HEAD, width: plot - labels, height: low };
  const right = phone ? 0 : column + gap;
  const inputTop = phone ? over.y + low + AXIS + HEAD : over.y;
  const each = (low - 26) / 2;
  const inputs = [0, 1].map((k) => ({ x: right + LEFT, y: inputTop + k * (each + 26), width: plot - labels, height: each }));
  const last = inputs[1] ?? over;
  return {
    width,
    phone,
    tight,
    stage: { height: Math.max(over.y + low, last.y + each) + AXIS, axes: [{ x: over.x, y: over.y + over.height + 12, width: over.width }], columns, over, labels, inputs },
  };
}

/** Where a learning rate stands on its axis, by its logarithm. @param {Box} box @param {readonly number[]} rates the first and the last end it @param {number} rate */
export function rateX({ x, width }, rates, rate) {
  const [low, high] = [Math.log(rates[0] ?? 1), Math.log(rates.at(-1) ?? 2)];
  return x + (width * (Math.log(rate) - low)) / (high - low);
}

/** Where the ends of an axis of changes of the loss are, so that all of these can be seen. @param {readonly number[]} values @param {number} [most] at most so many times as far up as down */
export function rangeOf(values, most = Infinity) {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(-0.02, ...finite);
  const high = Math.max(0.02, ...finite);
  return { low: low * 1.08, high: Math.min(high * 1.08, -low * most) };
}

/** Round numbers on an axis. @param {{ low: number, high: number }} range @param {number} most */
export function ticksOf({ low, high }, most) {
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((one) => one * power >= raw) ?? 10) * power;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, k) => (first + k) * step);
}
