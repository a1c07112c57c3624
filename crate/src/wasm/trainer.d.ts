
/** A clip of `renorm`: a number, or `[[step, value], ...]`, linear in between and constant outside. */
export type Schedule = number | readonly (readonly [step: number, value: number])[];

/** The weights that training starts from; all are normal with mean 0, `scale` times the standard deviation. */
export type Init =
  | { kind: "normal"; std: number; scale?: number | undefined }
  /** The standard deviation is `sqrt(2 / (in + out))`. */
  | { kind: "xavier"; scale?: number | undefined }
  /** The standard deviation is `sqrt(2 / in)`. */
  | { kind: "he"; scale?: number | undefined };

/** Samples of one's own, row-major, and their classes. */
export interface CustomData {
  kind: "custom";
  x: ArrayLike<number>;
  labels: ArrayLike<number>;
  /** How many numbers a sample has. */
  features: number;
}

/** A network and its training. A field that is left out, or `undefined`, takes its default. */
export interface TrainerConfig {
  /** Sizes, input first, at most 4,000,000 parameters. One output: two classes; more: that many. */
  layers: readonly number[];
  /** `"sigmoid"`. */
  activation?: "sigmoid" | "tanh" | "relu" | "identity" | undefined;
  /** `"crossEntropy"`; `"squared"` needs `data` with targets: half the squared distance, the mean over the batch. It has no accuracy, which is NaN. */
  loss?: "crossEntropy" | "squared" | undefined;
  /** At every hidden layer; `"batch"`. */
  norm?: "none" | "batch" | "layer" | "group" | "rms" | "renorm" | undefined;
  /** On which side of the activation the normalization stands; `"before"`. */
  placement?: "before" | "after" | undefined;
  /** `0.5`. */
  learningRate?: number | undefined;
  /** `32`. */
  batchSize?: number | undefined;
  /**
   * For `batch` and `renorm`: so many samples of a mini-batch share their statistics, while the gradient is over all of it; divides
   * `batchSize`. By default all of them. The running statistics move once a step, towards the mean of what the groups would move them
   * to. It holds in mode `train` wherever a batch is normalized; a batch that it does not divide ends in a smaller group. A snapshot's
   * `batchMean`, `batchVariance`, `r` and `d` are then means over the groups.
   */
  microbatch?: number | undefined;
  /**
   * What `norm: "batch"` normalizes by while it trains; `"batch"`. `"running"`: by its own moving averages as they were before the step, as
   * constants in the backward pass: `xHat = (x - runningMean) / sqrt(runningVariance + eps)`, `dx = gamma dy / sqrt(runningVariance + eps)`.
   * After the update they move towards the statistics of the mini-batch, as ever. That gradient leaves out that they follow the
   * parameters, which is what Ioffe & Szegedy warn of (arXiv 1502.03167, section 2): training may blow up. It holds in mode `train`
   * wherever a batch is normalized; a snapshot's `batchMean` and `batchVariance` are still those of the mini-batch. Not to be taken for
   * the `statistics` that an `Experiment` compares, which are refused beside `"running"`.
   */
  statistics?: "batch" | "running" | undefined;
  /** Samples in a random order, class after class, or so many classes a batch, drawn anew for each; `"shuffled"`. */
  order?: "shuffled" | "sorted" | number | undefined;
  /** A whole number; `1`. */
  seed?: number | undefined;
  /** `{ kind: "xavier" }`. */
  init?: Init | undefined;
  /** `1e-5`. */
  eps?: number | undefined;
  /** The share of the new batch in the running statistics, 0 to 1; `0.1`. */
  momentum?: number | undefined;
  /** For `group`: divides every hidden layer. */
  groups?: number | undefined;
  /** `3`. */
  rMax?: Schedule | undefined;
  /** `5`. */
  dMax?: Schedule | undefined;
  /** `true`. */
  unbiasedRunning?: boolean | undefined;
  /** Whether gamma and beta learn; `true`. Else they stay 1 and 0, or what `setParameters` gave. Without a normalization there are none. */
  affine?: boolean | undefined;
  /**
   * Noise after every normalization, or without one on what goes into the activation, while it trains and only there; of its own draws.
   * `true` is as strong as in Santurkar et al. (arXiv 1805.11604); `false`.
   */
  noise?: boolean | ActivationNoise | undefined;
  /**
   * What `step` draws its mini-batches from: by `order`, an epoch's last batch going on in the next one; of what is made, the
   * part to train on.
   */
  data?: CustomData | DataRecipe | LinearRecipe | undefined;
}

/** Inputs and targets of a linear map, `y = A x`, all of `x` and `A` nearly normal; for `loss: "squared"`. */
export interface LinearRecipe {
  kind: "linear";
  /** How many numbers `x` and `y` have, 1 to 256; `10`. */
  features?: number | undefined;
  /** How many samples to train on; `128`. */
  samples?: number | undefined;
  /** How many samples to validate on; `128`. */
  validation?: number | undefined;
  /** A whole number; `1`. */
  seed?: number | undefined;
}

/**
 * For every unit and step `mu` is uniform in `-mean` to `mean`, `sigma` in 1 to `std`; then for every sample `m` is uniform within
 * `meanSpread` of `mu`, `s` normal about `sigma`, and `a` becomes `s a + m`.
 */
export interface ActivationNoise {
  /** At least 0; `0.5`. */
  mean?: number | undefined;
  /** At least 1; `1.25`. */
  std?: number | undefined;
  /** At least 0; `0.1`. */
  meanSpread?: number | undefined;
  /** At least 0; `0.1`. */
  stdSpread?: number | undefined;
}

/** Samples, row-major, and their classes. */
export interface LabelledBatch {
  x: ArrayLike<number>;
  labels: ArrayLike<number>;
}

/** What a step tells: of its batch, before the update. After divergence the loss is not finite. */
export interface StepReport {
  /** How many steps were taken, this one counted. */
  step: number;
  loss: number;
  /** The share of samples predicted right. */
  accuracy: number;
}

/** What an evaluation tells. */
export interface Evaluation {
  loss: number;
  accuracy: number;
  /** Probabilities, one per sample and output; of one output that of class 1. */
  outputs: Float32Array;
}

/** One layer's numbers; the output layer has no normalization. */
export interface LayerParameters<Numbers extends ArrayLike<number> = Float32Array> {
  /** Row-major, `[out, in]`. */
  weight: Numbers;
  bias: Numbers;
  gamma?: Numbers | undefined;
  beta?: Numbers | undefined;
  runningMean?: Numbers | undefined;
  /** Of `batch`. */
  runningVariance?: Numbers | undefined;
  /** Of `renorm`. */
  runningStd?: Numbers | undefined;
}

/** Counts in equal bins from the smallest value to the largest; no bins after divergence. */
export interface SnapshotHistogram {
  low: number;
  high: number;
  counts: Uint32Array;
}

/** What the last step made of a hidden layer: of its mini-batch, before the update. */
export interface LayerSnapshot {
  /** What went into the activation, of all units and samples. */
  input: SnapshotHistogram;
  /** What came out of it. */
  output: SnapshotHistogram;
  /** The 15th, 50th and 85th of what went in. */
  percentiles: Float32Array;
  /** The same for each unit, `[units, 3]`. */
  unitPercentiles: Float32Array;
  /** Of what went in, over all units and samples. */
  mean: number;
  std: number;
  /** The share of outputs below 0.1 or above 0.9; of the sigmoid only. */
  saturated?: number | undefined;
  /** The length of the gradient of the weights. */
  gradientNorm: number;
  /** The length of the step that they took by it. */
  updateNorm: number;
  /** With a normalization: after the update. */
  gamma?: Float32Array | undefined;
  beta?: Float32Array | undefined;
  /**
   * With a normalization: what was subtracted, and the biased variance, in the order of the method's statistics. With `statistics:
   * "running"` those of the mini-batch all the same.
   */
  batchMean?: Float32Array | undefined;
  batchVariance?: Float32Array | undefined;
  /** Of `renorm`: scale and shift towards the running statistics. */
  r?: Float32Array | undefined;
  d?: Float32Array | undefined;
}

/** Everything that a figure shows of the last step. All arrays are fresh copies, which share their buffers with each other. */
export interface TrainerSnapshot {
  /** How many steps were taken. */
  step: number;
  /** The hidden layers, from the input on. */
  layers: LayerSnapshot[];
}
