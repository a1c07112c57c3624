
/** A network in training, and how it is recorded. A field that is left out, or `undefined`, takes its default. */
export interface ExperimentConfig {
  /** The network and its training; its `data` must be there. */
  trainer: TrainerConfig;
  /** What it is measured and validated on; by default the validation part of made data. */
  probe?: LabelledBatch | undefined;
  /** A record every so many steps, and at step 0; `5`. */
  every?: number | undefined;
  /** The most records that are kept, 2 to 4096; the first and the latest stay, those between are thinned out; `256`. */
  columns?: number | undefined;
  /** The bins of a histogram, 1 to 512; `48`. */
  bins?: number | undefined;
  /** They are equally wide, from `-range` to `range`; `4`. */
  range?: number | undefined;
  /** How many of the probe's first samples the histograms count; `500`. */
  measured?: number | undefined;
  /** Whether gamma and beta of every unit are recorded; `false`. */
  affine?: boolean | undefined;
  /** Whether what every hidden layer hands on is recorded, so that a look can show it; `false`. */
  outputs?: boolean | undefined;
  /** Whether it is recorded how far training is from inference on the next mini-batch, in any network; `false`. */
  gap?: boolean | undefined;
  /** Whether r and d of every unit are recorded, and with them the gap, of a network with `norm: "renorm"`; `false`. */
  corrections?: boolean | undefined;
  /** Which statistics of inference are compared, of a network with `norm: "batch"`; training is the same with and without. */
  statistics?: ComparedStatistics | undefined;
  /** What of the steps is probed before they are taken; training is the same with and without. */
  probes?: StepProbes | undefined;
}

/** What a step would do, on the mini-batch that it will see. */
export interface StepProbes {
  /** How the gradient of every layer's weights changes when the layers before it take their step; `false`. */
  shift?: boolean | undefined;
  /** How far the gradient of all parameters is followed: multiples of the learning rate, at most 16, each above 0; none. */
  landscape?: readonly number[] | undefined;
  /** Whether the means of the last hidden layer's units are followed, at every step; `false`. */
  moments?: boolean | undefined;
  /** One of so many steps is probed, from the first on; `8`. */
  every?: number | undefined;
}

/** Statistics that the same weights are validated by, record after record. */
export interface ComparedStatistics {
  /**
   * Of running statistics beside the trainer's own, from 0 and 1 and the same batches: `running = (1 - momentum) running + momentum
   * batch`. One to four, 0 to 1.
   */
  momenta: readonly number[];
  /**
   * Over so many training batches, 1 to 512, statistics are recalibrated at every record, the weights held: the mean of the batches' means
   * and of their variances, unbiased unless `unbiasedRunning` is false; `64`.
   */
  recalibrate?: number | undefined;
}

/** What a run tells: of the last step's mini-batch, before the update. */
export interface ExperimentReport extends StepReport {
  /** Whether it ended at a step whose loss was not finite: no further step is taken until it is sent back. */
  diverged: boolean;
}

/** Which units a snapshot is of. */
export interface ExperimentLook {
  /** For each hidden layer, from the input on: the unit whose drift is the median of all units' drifts, all units pooled, or a unit by its number. */
  units?: readonly ("typical" | "all" | number)[] | undefined;
  /**
   * What is counted: what goes into the activation; x_hat, before gamma and beta, of networks with a normalization; or what the layer
   * hands on to the next, of an experiment with `outputs: true`. `"input"`. Refused with the code `state` where it was not recorded.
   */
  show?: "input" | "xHat" | "output" | undefined;
  /** Whose statistics over the steps: a hidden layer, the last by default, and a unit, or the one whose batch mean has gone furthest. */
  watch?: { layer?: number | undefined; unit?: number | "most" | undefined } | undefined;
}

/** What was recorded of a hidden layer. */
export interface RecordedLayer {
  /** How many units it has. */
  features: number;
  /** The unit that is shown; -1 for all of them. */
  unit: number;
  /** The unit whose drift is the median of all units' drifts: of what is shown, as counts, percentiles and drift are. */
  typical: number;
  /** `[records, bins + 2]`: how many of the measured samples were below the bins, in them, above them. */
  counts: Uint16Array;
  /** `[records, 3]`: the 15th, 50th and 85th. */
  percentiles: Float32Array;
  /** The largest less the smallest median. */
  drift: number;
  /** `[features]`: the same of every unit. */
  drifts: Float32Array;
  /** `[records]`: of what goes into the activation, over all units and measured samples. */
  mean: Float32Array;
  std: Float32Array;
  /** `[records]`: the share of the sigmoid's outputs below 0.1 or above 0.9; NaN for other activations. */
  saturated: Float32Array;
  /** `[records]`: the length of the gradient of the weights in the step before; NaN at step 0. */
  gradient: Float32Array;
  /** `[records]`: the length of the step that the weights took by it. */
  update: Float32Array;
  /** `[records, features]` each, with `affine: true`; absent without a normalization. */
  gamma?: Float32Array | undefined;
  beta?: Float32Array | undefined;
  /** Of an experiment with `outputs: true`: what the layer hands on to the next, of the same unit; mean and std over all units and measured samples. */
  output?: { counts: Uint16Array; percentiles: Float32Array; mean: Float32Array; std: Float32Array } | undefined;
  /** `[records, features]` each, with `corrections`: of the next mini-batch, as Algorithm 1 asks for them, and as the clips leave them. */
  corrections?: { r: Float32Array; d: Float32Array; rClipped: Float32Array; dClipped: Float32Array } | undefined;
  /** `[features]`, of the last mini-batch; empty but for `renorm`. */
  r: Float32Array;
  d: Float32Array;
}

/** What was recorded. All arrays are fresh copies. */
export interface ExperimentSnapshot {
  step: number;
  /** Of the last mini-batch, before its update; NaN before the first step. */
  loss: number;
  accuracy: number;
  /** The step whose loss was not finite. */
  diverged: { step: number; loss: number } | null;
  /** Whether the record of this step is still under way; only after `advance` and `recordNow`. */
  recording: boolean;
  /** How many numbers the network learns. */
  parameters: number;
  /** `[records]`: the step of each record. */
  recorded: Uint32Array;
  /** `[records]` each: of the whole probe, in inference mode. */
  validation: { loss: Float32Array; accuracy: Float32Array };
  /**
   * `[records]` each, with `gap` or `corrections`: of the next mini-batch, before its statistics are tracked.
   * `logits` is `rms(logit in training - logit in inference) / rms(logit in inference)`, `others` the share of samples that the two
   * predict as different classes; `rMax` and `dMax` are the clips of the next step.
   */
  gap?: { logits: Float32Array; others: Float32Array; rMax: Float32Array; dMax: Float32Array } | undefined;
  /** The losses of the mini-batches, every so many of them. */
  curve: { step: Uint32Array; loss: Float32Array };
  /** Validation accuracies, and the first record that is kept and reached each; -1 as long as none has. */
  reached: { accuracy: Float32Array; step: Int32Array };
  /** The hidden layers, from the input on. */
  layers: RecordedLayer[];
  /** With `statistics`. */
  statistics?: RecordedStatistics | undefined;
  /** With `probes`. */
  probes?: RecordedProbes | undefined;
}

/** What was probed, `[probed]` each, and thinned out as records are. */
export interface RecordedProbes {
  /** How many steps had been taken when the next one was probed. */
  step: Uint32Array;
  /** Of the mini-batch that the step was about to see. */
  loss: Float32Array;
  /** The lowest and the highest loss along the gradient. */
  low: Float32Array;
  high: Float32Array;
  /** The largest distance between a gradient there and the one here. */
  change: Float32Array;
  /** The largest such distance by the length of the way: the effective beta. */
  beta: Float32Array;
  /** With `shift`: all layers, the output layer last. */
  layers: GradientShift[];
  /** With `moments`. */
  moments?: RecordedMoments | undefined;
}

/** The gradient of a layer's weights before and after the earlier layers moved, `[probed]` each. */
export interface GradientShift {
  /** Its length before. */
  before: Float32Array;
  /** Its length after. */
  after: Float32Array;
  /** The length of the difference. */
  difference: Float32Array;
  /** The cosine of the angle between both; NaN where one of them is 0. */
  cosine: Float32Array;
}

/** The means over the mini-batch of what goes into the activations of the last hidden layer. */
export interface RecordedMoments {
  /** `[steps]`: up to 1024, equally far apart. */
  step: Uint32Array;
  /** `[steps]`: how far a unit's mean is from that of the step before, the mean over the units; NaN at the first step. */
  jump: Float32Array;
  /** `[steps]`: the same, each unit's divided by its standard deviation over the mini-batch. */
  relative: Float32Array;
  /** The unit whose jump is the median of all units'. */
  unit: number;
  /** `[steps]`: the means of that unit. */
  mean: Float32Array;
  /** `[units]`: how far every unit's mean jumps, the mean over `step`. */
  jumps: Float32Array;
}

/** One number a record and way of choosing the statistics. */
export interface ScoresByStatistics {
  /** `[records, momenta]`: by running statistics. */
  running: Float32Array;
  /** `[records]`: by those of each batch, the probe being cut into batches of `batchSize`; a single sample that is left over is left out. */
  batch: Float32Array;
  /** `[records]`: by recalibrated ones. */
  recalibrated: Float32Array;
}

/** The same weights with different statistics, on the whole probe, and the statistics of one unit. */
export interface RecordedStatistics {
  momenta: Float32Array;
  accuracy: ScoresByStatistics;
  loss: ScoresByStatistics;
  unit: WatchedStatistics;
}

/** The statistics of a unit of a hidden layer. */
export interface WatchedStatistics {
  layer: number;
  unit: number;
  /** `[steps]`: the first step, the last, and of those between as many as there is room for. */
  step: Uint32Array;
  /** `[steps]`: of the step's mini-batch; the variance is biased. */
  batchMean: Float32Array;
  batchVariance: Float32Array;
  /** `[steps, momenta]`: after the step. */
  runningMean: Float32Array;
  runningVariance: Float32Array;
  /** `[records]` */
  recalibratedMean: Float32Array;
  recalibratedVariance: Float32Array;
}

/** What compared statistics are now. */
export interface ExperimentAverages {
  step: number;
  momenta: Float32Array;
  /** The hidden layers, from the input on. */
  layers: AveragedLayer[];
}

/** The running statistics of a hidden layer: `[momenta, units]`. */
export interface RunningLayer {
  runningMean: Float32Array;
  runningVariance: Float32Array;
}

export interface AveragedLayer extends RunningLayer {
  /** `[units]`, for the weights of now. */
  recalibratedMean: Float32Array;
  recalibratedVariance: Float32Array;
}

/** Where an experiment stands. */
export interface SavedExperiment {
  step: number;
  parameters: LayerParameters[];
  /** The hidden layers' running statistics of every momentum, with `statistics`; left out, they begin at 0 and 1. */
  running?: RunningLayer[] | undefined;
}
