
/** A batch behind the sigmoid. */
export interface Straight {
  /** The share of the values whose output is from 0.1 to 0.9. */
  share: number;
  /** The line of least squares, `slope * x + intercept`. */
  slope: number;
  intercept: number;
  /** The share of the outputs' variance that the line explains, 0 to 1. */
  r2: number;
  /** How many outputs are in each of the equal parts of 0 to 1. */
  counts: Uint32Array;
}

/** Random batches of one size, drawn with replacement from one set of values; in standard deviations of all values, from their mean. */
export interface Mates {
  /** The mean of each batch. */
  means: Float64Array;
  /** Their standard deviation around the mean of all values; theory says `1 / sqrt(size)`. */
  spread: number;
  /** What one fixed value is normalized to among `size - 1` random mates, batch by batch. */
  xHat: Float64Array;
  /** Mean and standard deviation of these. */
  xHatMean: number;
  xHatSpread: number;
  /** The fixed value by the statistics of all values. */
  fixed: number;
  /** The share of `xHat` whose sign is not that of `fixed`. */
  wrong: number;
}
