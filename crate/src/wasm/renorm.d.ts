
/** A batch on its way from batch normalization to inference. Cells are in the order of `x`, the others one a channel; before gamma and beta. */
export interface RenormPath {
  /** The batch's own mean, and `sqrt(variance + eps)`. */
  mean: Float64Array;
  std: Float64Array;
  /** Where batch normalization puts it. */
  batch: Float64Array;
  /** After r as the clip leaves it, and then after d: what training uses. */
  scaled: Float64Array;
  renorm: Float64Array;
  /** After r without its clip. */
  free: Float64Array;
  /** Where inference puts it: `free + d`. */
  inference: Float64Array;
  /** As Algorithm 1 asks for them. */
  r: Float64Array;
  d: Float64Array;
  rClipped: Float64Array;
  dClipped: Float64Array;
  /** Root mean square over the samples of the distance to `inference`: of `batch`, `scaled` and `renorm`. */
  batchGap: Float64Array;
  scaledGap: Float64Array;
  renormGap: Float64Array;
}
