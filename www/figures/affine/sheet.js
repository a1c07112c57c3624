// @ts-check
// The sheet that a batch is drawn on: bars of equal width over the sigmoid's input, each so many samples tall. Pure.

/** Where the sheet begins and ends, how many bars it has, and the most samples in one. */
export const SHEET = Object.freeze({ low: -8, high: 10, bars: 72, most: 1000, values: 600 });

export const BAR_WIDTH = (SHEET.high - SHEET.low) / SHEET.bars;

/** The left edge of a bar; of `bars`, the right end of the sheet. @param {number} bar */
export const edgeOf = (bar) => SHEET.low + bar * BAR_WIDTH;

/** The bar that a value lies in, or the nearest. @param {number} value */
export const barOf = (value) => Math.max(0, Math.min(SHEET.bars - 1, Math.floor((value - SHEET.low) / BAR_WIDTH)));

/** The samples that a drawing stands for: those of a bar lie evenly in it. @param {readonly number[]} counts */
export function samplesOf(counts) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const samples = new Float64Array(total);
  let at = 0;
  counts.forEach((count, bar) => {
    for (let k = 0; k < count; k++) samples[at++] = edgeOf(bar) + (BAR_WIDTH * (k + 0.5)) / count;
  });
  return samples;
}

/** Bars as tall as a sum of bells. @param {readonly { middle: number, width: number, height: number }[]} bells */
export const bells = (bells) =>
  Array.from({ length: SHEET.bars }, (_, bar) => {
    const x = edgeOf(bar + 0.5);
    return Math.round(bells.reduce((sum, { middle, width, height }) => sum + height * Math.exp(-(((x - middle) / width) ** 2) / 2), 0));
  });

/** Two clumps, chosen by eye so that both are seen. */
export const CLUMPS = bells([{ middle: 2.2, width: 0.45, height: 80 }, { middle: 5.2, width: 0.75, height: 22 }]);

/**
 * The bars that a piece of a stroke passes, from one place to the next, with the height that it has over each.
 *
 * @param {{ value: number, count: number }} from
 * @param {{ value: number, count: number }} to
 * @returns {{ bar: number, count: number }[]}
 */
export function passed(from, to) {
  const [first, last] = [barOf(from.value), barOf(to.value)];
  const way = Math.sign(last - first);
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, k) => {
    const share = first === last ? 1 : k / Math.abs(last - first);
    const count = Math.round(from.count + (to.count - from.count) * share);
    return { bar: first + way * k, count: Math.max(0, Math.min(SHEET.most, count)) };
  });
}
