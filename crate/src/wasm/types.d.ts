/** How a batch is normalized. */
export type Method = "none" | "batch" | "layer" | "group" | "instance" | "rms" | "renorm";

/** Whether the batch's own statistics are used, or the running ones. */
export type Mode = "train" | "eval";

/** Running statistics, one value per feature (channel): `batch` has a variance, `renorm` a std. */
export interface RunningStatistics<Numbers extends ArrayLike<number> = ArrayLike<number>> {
  mean: Numbers;
  variance?: Numbers;
  std?: Numbers;
}

/** One call of `normalize`. A field that is left out, or `undefined`, takes its default. */
export interface NormalizeRequest {
  /** The batch, row-major. */
  x: ArrayLike<number>;
  /** `[samples, features]` or `[samples, channels, positions]`. */
  shape: ArrayLike<number>;
  method: Method;
  /** Added to the variance inside the root, at least 0; `1e-5`. */
  eps?: number | undefined;
  /** One per feature (channel); ones. */
  gamma?: ArrayLike<number> | undefined;
  /** One per feature (channel); zeros. */
  beta?: ArrayLike<number> | undefined;
  /** Divides the channels; `group` needs it. */
  groups?: number | undefined;
  /** `"train"`. */
  mode?: Mode | undefined;
  /** For `batch` and `renorm`; in training zeros and ones. */
  running?: RunningStatistics | undefined;
  /** The share of the new batch in the running statistics, 0 to 1; `0.1`. */
  momentum?: number | undefined;
  /** Whether the running variance takes the unbiased estimate; `true`. */
  unbiasedRunning?: boolean | undefined;
  /** The clip of r, at least 1; `3`. */
  rMax?: number | undefined;
  /** The clip of d, at least 0; `5`. */
  dMax?: number | undefined;
  /** The gradient of `y`: asks for `gradients`. */
  upstream?: ArrayLike<number> | undefined;
}

/** A batch, normalized. All arrays are fresh copies. */
export interface NormalizeResult {
  /** What was subtracted; absent for `none` and `rms`. */
  mean?: Float64Array;
  /** The biased variance, the mean square for `rms`, what is running in `eval`; absent for `none`. */
  variance?: Float64Array;
  /** After standardizing, for `renorm` after r and d. */
  xHat: Float64Array;
  /** After gamma and beta. */
  y: Float64Array;
  /** The updated running statistics of `batch` and `renorm` in training. */
  running?: RunningStatistics<Float64Array>;
  /** The scale of `renorm` in training, one per feature (channel). */
  r?: Float64Array;
  /** The shift of `renorm` in training, one per feature (channel). */
  d?: Float64Array;
  /** Where `upstream` was given. */
  gradients?: { x: Float64Array; gamma: Float64Array; beta: Float64Array };
}
