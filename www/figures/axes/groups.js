// @ts-check
// Which cells share one mean and one variance. This is all that the methods differ in.

/** @typedef {import("./state.js").Method} Method */
/** @typedef {{ samples: number, channels: number, positions: number, columns: number, groups: number }} Sizes */
/** @typedef {{ rows: [number, number], columns: [number, number] }} Block first and one past the last */

/**
 * The cells that share their statistics with the one at `sample`, `column`.
 *
 * @param {Method} method
 * @param {Sizes} sizes
 * @param {number} sample
 * @param {number} column
 * @returns {Block}
 */
export function block(method, sizes, sample, column) {
  const width = method === "layer" || method === "rms" ? sizes.columns : method === "group" ? sizes.columns / sizes.groups : sizes.positions;
  const start = Math.floor(column / width) * width;
  return { rows: method === "batch" ? [0, sizes.samples] : [sample, sample + 1], columns: [start, start + width] };
}

/**
 * Where the statistics of that cell stand in what the engine returns.
 *
 * @param {Method} method
 * @param {Sizes} sizes
 * @param {number} sample
 * @param {number} column
 */
export function statisticsIndex(method, sizes, sample, column) {
  const channel = Math.floor(column / sizes.positions);
  switch (method) {
    case "batch":
      return channel;
    case "group":
      return sample * sizes.groups + Math.floor(channel / (sizes.channels / sizes.groups));
    case "instance":
      return sample * sizes.channels + channel;
    default:
      return sample;
  }
}

/** How many blocks a row falls into. @param {Method} method @param {Sizes} sizes */
export const blocksPerRow = (method, sizes) => (method === "layer" || method === "rms" ? 1 : method === "group" ? sizes.groups : sizes.channels);
