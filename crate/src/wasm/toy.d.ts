
/** What a toy is given. A field that is left out, or `undefined`, takes its default. */
export interface BiasToyRequest {
  /** The batch: what goes into the unit, 1 to 1,024 numbers. */
  u: ArrayLike<number>;
  /** What every sample's output is to be. */
  target: number;
  /** The learning rate, at least 0. */
  rate: number;
  /** A whole number, 1 to 10,000. */
  steps: number;
  /** The bias that both ways start from: where one of them ended, it goes on; `0`. */
  b?: number | undefined;
}

/**
 * One unit that adds a bias `b` and is normalized by the mean of its batch, trained by gradient descent in two ways; Ioffe & Szegedy, arXiv
 * 1502.03167, section 2. `xHat = u + b - E[u + b]`, the loss is the mean over the batch of `(xHat - target)^2 / 2`, `b` becomes `b - rate
 * gradient`. With `g = (xHat - target) / m` for each of `m` samples:
 */
export interface BiasToy {
  /** `gradient = sum g`, as if E did not depend on `b`: that is `-target` for ever, `b` grows by `rate target` a step, and the loss stays. */
  ignored: BiasWalk;
  /** `gradient = sum (g - E[g])`: 0 to rounding, and `b` stays. */
  through: BiasWalk;
}

/** One way over the steps: `[steps + 1]` each, the start first; fresh copies. */
export interface BiasWalk {
  b: Float64Array;
  /** At that bias. */
  loss: Float64Array;
  /** There, by which the next step goes. */
  gradient: Float64Array;
}
