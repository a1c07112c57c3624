
/** Into which layer, and after which step of the layers before it. */
export interface MovedInputRequest {
  /** Counted from 0 at the input, the output layer last. */
  layer: number;
  /** The learning rate of the step, above 0. */
  rate: number;
  /** One unit; `"typical"`, the default, is the one whose values move by the median of the layer, measured by the root of their mean square; `"all"` are all together. */
  unit?: number | "typical" | "all" | undefined;
  /** So many bins, 1 to 65,536; 30 by default. */
  bins?: number | undefined;
}

/**
 * What goes into a layer's activation, or, of the output layer, into the loss: for every sample of the next mini-batch, in training mode, where the
 * network stands and after a step of the earlier layers alone. The layer's own weights stand still, and no step is taken.
 */
export interface MovedInput {
  /** How many steps were taken. */
  step: number;
  /** The unit that was chosen; null where it is all of them. */
  unit: number | null;
  /** The ends of the bins: the smallest and the largest of all values, both before and after. */
  low: number;
  high: number;
  /** `[bins]`, over one axis: how many values are in each of the equal parts of it. They sum to the samples, of all units to samples times units. */
  before: Uint32Array;
  after: Uint32Array;
  /** Of the values before and after: their mean and standard deviation. */
  mean: Float64Array;
  std: Float64Array;
}
