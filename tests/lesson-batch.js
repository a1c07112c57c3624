// @ts-check
// The batch that can be normalized by hand, with what must come out (eps = 0): every feature has a
// round mean and deviation, so batch normalization gives -1 and 1.

/** Four samples of three features. */
export const BATCH = { x: [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5], shape: [4, 3] };

/** One mean and one variance for every feature. */
export const PER_FEATURE = {
  mean: [4, 20, 2],
  variance: [4, 100, 3],
  xHat: [
    [-1, -1, -1 / Math.sqrt(3)],
    [-1, 1, -1 / Math.sqrt(3)],
    [1, 1, -1 / Math.sqrt(3)],
    [1, -1, Math.sqrt(3)],
  ].flat(),
};

/** One mean and one variance for every sample. */
export const PER_SAMPLE = {
  mean: [13 / 3, 11, 37 / 3, 7],
  variance: [146 / 9, 542 / 3, 1442 / 9, 14 / 3],
  xHat: [
    [-7, 17, -10].map((value) => value / Math.sqrt(146)),
    [-27, 57, -30].map((value) => value / Math.sqrt(1626)),
    [-19, 53, -34].map((value) => value / Math.sqrt(1442)),
    [-3, 9, -6].map((value) => value / Math.sqrt(42)),
  ].flat(),
};

/**
 * The largest difference of two lists of numbers; NaN where either has one, so that a comparison fails.
 *
 * @param {ArrayLike<number> | undefined} actual
 * @param {ArrayLike<number>} expected
 */
export function difference(actual, expected) {
  if (actual?.length !== expected.length) return NaN;
  return Math.max(...Array.from(expected, (value, i) => Math.abs(actual[i] - value)));
}
