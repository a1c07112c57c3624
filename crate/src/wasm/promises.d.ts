
/** Which steps are asked about. */
export interface PromisesRequest {
  /** Learning rates, 1 to 256, each above 0. */
  rates: ArrayLike<number>;
  /** The mini-batch of the step; by default the next one of the data. */
  batch?: LabelledBatch | undefined;
}

/**
 * What one step of gradient descent would do, asked of every rate; all arrays are fresh copies. Layers are all, the output layer last. A gain
 * is a loss that falls. Losses need not be finite where the rate is too high.
 */
export interface StepPromises {
  /** How many steps were taken. */
  step: number;
  /** Of the mini-batch, in training mode, before the step. */
  loss: number;
  /** `[rates]` */
  rates: Float64Array;
  /** `[rates, layers]`: what each layer gains to first order, the rate times the square of its gradient's length. */
  firstOrder: Float64Array;
  /** `[rates, layers]`: what each layer gains when only it moves. */
  alone: Float64Array;
  /** `[rates]`: the sum of what they gain alone. */
  promised: Float64Array;
  /** `[rates]`: what comes when all move at once. */
  together: Float64Array;
  /**
   * `[rates, layers]`: how far the layers before it move what goes into a layer's activation, or into the loss, in units of its standard
   * deviation: the root of the mean square of how far the units' means move, and of how far every sample's value moves.
   */
  movedMean: Float64Array;
  movedValues: Float64Array;
}
