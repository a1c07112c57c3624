
/** A hidden layer, counted from 0 at the input, and one of its units. */
export interface UnitPlace {
  layer: number;
  unit: number;
}

/** What one unit makes of the measured samples; all `[samples]`, fresh copies. */
export interface UnitValues {
  /** Its weighted sums. */
  x: Float32Array;
  /** Before gamma and beta; absent without a normalization. */
  xHat?: Float32Array;
  /** After gamma and beta; absent without a normalization. */
  y?: Float32Array;
  /** What the activation gives. */
  output: Float32Array;
}
