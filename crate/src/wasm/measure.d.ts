
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
