/** The public types of normscope. */

import type {
  Answers,
  AnswersRequest,
  BiasToy,
  BiasToyRequest,
  DataRecipe,
  Evaluation,
  ExperimentAverages,
  ExperimentConfig,
  ExperimentLook,
  ExperimentReport,
  ExperimentSnapshot,
  Histogram,
  HistogramSpec,
  LabelledBatch,
  LayerParameters,
  MadeData,
  Mates,
  Mode,
  MovedInput,
  MovedInputRequest,
  NormalizeRequest,
  NormalizeResult,
  PromisesRequest,
  RenormPath,
  SavedExperiment,
  StepPromises,
  StepReport,
  Straight,
  TrainerConfig,
  TrainerSnapshot,
  UnitPlace,
  UnitValues,
} from "./normscope_wasm.js";

export type {
  ActivationNoise,
  Answers,
  AnswersRequest,
  AveragedLayer,
  BiasToy,
  BiasToyRequest,
  BiasWalk,
  ComparedStatistics,
  CustomData,
  DataRecipe,
  Evaluation,
  ExperimentAverages,
  ExperimentConfig,
  ExperimentLook,
  ExperimentReport,
  ExperimentSnapshot,
  GradientShift,
  Histogram,
  HistogramSeries,
  HistogramSpec,
  Init,
  LabelledBatch,
  LayerParameters,
  LayerSnapshot,
  LinearRecipe,
  MadeData,
  Mates,
  Method,
  Mode,
  MovedInput,
  MovedInputRequest,
  NormalizeRequest,
  NormalizeResult,
  PromisesRequest,
  RecordedLayer,
  RenormPath,
  RecordedMoments,
  RecordedProbes,
  RecordedStatistics,
  RunningLayer,
  RunningStatistics,
  SavedExperiment,
  Schedule,
  ScoresByStatistics,
  SnapshotHistogram,
  StepPromises,
  StepProbes,
  StepReport,
  Straight,
  TrainerConfig,
  TrainerSnapshot,
  UnitPlace,
  UnitValues,
  WatchedStatistics,
} from "./normscope_wasm.js";

export type ErrorCode = "shape" | "non-finite" | "range" | "unknown" | "state" | "data" | "type";

/** What every refused call throws; the message names the field, what came, and what is taken. */
export declare class NormscopeError extends Error {
  constructor(code: ErrorCode, message: string);
  readonly code: ErrorCode;
}

/** A network of dense layers and its plain SGD training, in single precision. */
export interface Trainer {
  /** So many steps, 1 by default, on seeded mini-batches of `data`; tells of the last. */
  step(count?: number): StepReport;
  /** One step on this very batch. */
  stepOn(batch: LabelledBatch): StepReport;
  /** The score and the probabilities of these samples, `mode` being `"eval"` by default; changes nothing. */
  evaluate(batch: LabelledBatch & { mode?: Mode | undefined }): Evaluation;
  /** Copies of all parameters and running statistics, the output layer last. */
  parameters(): LayerParameters[];
  /** Takes what `parameters()` gives; a key that is left out keeps its value. */
  setParameters(list: readonly Partial<LayerParameters<ArrayLike<number>>>[]): void;
  /** From the next step on. */
  setLearningRate(value: number): void;
  /** The share of the new batch in the running statistics, from the next step on. */
  setMomentum(value: number): void;
  /** Everything that a figure shows of the last step: of its mini-batch, before the update. */
  snapshot(): TrainerSnapshot;
  /** What steps on the next mini-batch, or on this one, would promise and bring, without taking any. */
  promises(request: PromisesRequest): StepPromises;
  /** Gives the memory back at once; every later call is refused with the code `state`. */
  free(): void;
}

/** A network in training, with what a figure shows of it recorded on the way. */
export interface Experiment {
  /** Up to so many steps; ends early at the step whose loss is not finite. */
  run(count: number): ExperimentReport;
  /** How many steps were taken. */
  readonly step: number;
  /** As `run` to a step, but at most so many pieces of work: a step, or a part of a record. Whether it has arrived. */
  advance(to: number, pieces: number): boolean;
  /**
   * Begins a record of now that is not kept: `advance` to this step completes it. It is the last of a snapshot's records until
   * the next step, and what comes then is as if it had never been; `reached` does not count it. Nothing where this step has a record.
   */
  recordNow(): void;
  /** What was recorded, of the units that `look` asks for. */
  snapshot(look?: ExperimentLook): ExperimentSnapshot;
  /** Probabilities in inference mode, `[samples, outputs]`. */
  predict(x: ArrayLike<number>): Float32Array;
  /** What steps on the next mini-batch, or on this one, would promise and bring, without taking any. */
  promises(request: PromisesRequest): StepPromises;
  /** What goes into a layer before and after a step of the layers before it, on the next mini-batch; takes none. */
  movedInput(request: MovedInputRequest): MovedInput;
  /** What one unit makes of the measured samples, as one batch in training mode; changes nothing. */
  unitValues(place: UnitPlace): UnitValues;
  /** What the network makes of one measured sample among random batch mates in training mode; changes nothing. */
  drawAnswers(request: AnswersRequest): Answers;
  /** Back to the newest record with finite numbers that is not now; its step. */
  back(): number;
  /** What `restore` takes. */
  save(): SavedExperiment;
  /** The running statistics of every momentum, and recalibrated ones, as they are now; with `statistics`, else the code is `state`. */
  averages(): ExperimentAverages;
  /** Goes on from where an experiment of the same configuration was saved; the records begin anew. */
  restore(saved: SavedExperiment): void;
  /** From the next step on. */
  setLearningRate(value: number): void;
  /** The share of the new batch in the running statistics, from the next step on. */
  setMomentum(value: number): void;
  /** Gives the memory back at once; every later call is refused with the code `state`. */
  free(): void;
}

/** The engine. Everything that it returns is a fresh copy. */
export interface Engine {
  /** Normalizes a batch in double precision. */
  normalize(request: NormalizeRequest): NormalizeResult;
  /** The way of every value from where batch normalization puts it to where inference would; takes method `"renorm"` and `running`. */
  renormPath(request: NormalizeRequest): RenormPath;
  /** Counts values in bins of equal width from the smallest to the largest. */
  histogram(values: readonly number[] | Float32Array | Float64Array, bins: number): Histogram;
  /** Puts values through the sigmoid, counts the outputs in equal bins of 0 to 1, and lays the line of least squares. */
  throughSigmoid(values: readonly number[] | Float32Array | Float64Array, bins: number): Straight;
  /** `[rows, 3]`: the smallest, the median and the largest of every row of `width` values. */
  rowMedians(values: readonly number[] | Float32Array | Float64Array, width: number): Float64Array;
  /**
   * So many random batches of `size`, drawn from the values with replacement: their means, and what `values[fixed]` is normalized to among
   * `size - 1` random mates. `eps` is added to the variance in the values' own unit.
   */
  drawMates(values: readonly number[] | Float32Array | Float64Array, fixed: number, size: number, draws: number, eps: number, seed: number): Mates;
  /**
   * How much of a random gradient comes through batch normalization of `size` normal samples of standard deviation 1, as the root of the
   * mean square over so many draws; with an `eps` of 0 about `sqrt((size - 2) / size)`.
   */
  gradientShare(size: number, draws: number, eps: number, seed: number): number;
  /** A bias under a normalization by the batch's mean, trained by a gradient that ignores that mean and by one that does not. */
  biasToy(request: BiasToyRequest): BiasToy;
  /** Draws histograms over one axis; sizes are device pixels. */
  drawHistogram(canvas: HTMLCanvasElement, spec: HistogramSpec): void;
  /** The same picture as an SVG document. */
  histogramSvg(spec: HistogramSpec): string;
  /** Data from a seed, to train and to validate on. */
  makeData(recipe: DataRecipe): MadeData;
  readonly Trainer: new (config: TrainerConfig) => Trainer;
  readonly Experiment: new (config: ExperimentConfig) => Experiment;
}

export type WasmSource = BufferSource | Response | URL | string | WebAssembly.Module;

/** Loads the engine; compiles it once, however often it is called. By default the `.wasm` beside this module is fetched. */
export declare function load(options?: { wasm?: WasmSource | Promise<WasmSource> | undefined }): Promise<Engine>;

/** The state of the figure `axes`. */
export interface AxesState {
  /** `[samples, features]` or `[samples, channels, positions]`; 0 samples is the empty sheet. */
  shape: number[];
  /** Row-major, at most 1,024 numbers of at most 6 significant digits. */
  x: number[];
  /** One per feature (channel). */
  gamma: number[];
  /** One per feature (channel). */
  beta: number[];
  eps: number;
  /** For group norm; divides the channels. */
  groups: number;
  methods: AxesMethod[];
  /** The method that flows right, out of the rows. */
  across: AxesMethod;
  /** `[sample, column]`, counted from 0. */
  focus: number[];
  /** The columns on the plane's two axes. */
  plane: number[];
  sheet: "profiles" | "plane";
  step: "x" | "centered" | "xHat" | "y";
  /** The sample whose ghost is shown. */
  pinned: number | null;
  /** Its batch mates when it was pinned, row-major. */
  pinnedBatch: number[];
}

export type AxesMethod = "batch" | "layer" | "group" | "instance" | "rms";

/** The numbers of the figure `axes` that are on screen now. */
export interface AxesView {
  samples: number;
  channels: number;
  positions: number;
  columns: number;
  groups: number;
  eps: number;
  x: readonly number[];
  methods: Partial<
    Record<AxesMethod, { mean: readonly number[] | null; variance: readonly number[]; centered: readonly number[]; xHat: readonly number[]; y: readonly number[] }>
  >;
  /** Null on the empty sheet. */
  focus: { sample: number; column: number; channel: number; value: number } | null;
  /** The focused cell through each method. */
  cell: Partial<Record<AxesMethod, { mean: number | null; variance: number; xHat: number; y: number; gamma: number; beta: number }>>;
  /** What the pinned sample would give among its batch mates of then, and how far it has moved since. */
  ghost: { sample: number; y: Partial<Record<AxesMethod, readonly number[]>>; moved: Partial<Record<AxesMethod, number>> } | null;
  /** What is special about the batch. */
  notes: readonly { key: string; params: Record<string, string | number> }[];
}

export type ShiftNetwork = "none" | "batch" | "layer" | "renorm" | "group" | "rms";

/** The state of the figure `shift`. */
export interface ShiftState {
  /** Two to four; they differ in their normalization alone. */
  networks: ShiftNetwork[];
  data: "digits" | "moons" | "spirals" | "rings" | "xor" | "blobs" | "drawn";
  /** What the reader drew: x, y and class of each, at most 200; the networks learn them where `data` is `"drawn"`. */
  points: number[];
  /** Of a digit's side in pixels: 14 or 28. */
  size: number;
  /** Hidden layers, 1 to 8. */
  depth: number;
  /** Units in each of them, 2 to 128. */
  width: number;
  activation: "sigmoid" | "tanh" | "relu";
  learningRate: number;
  batchSize: number;
  init: "normal" | "xavier" | "he";
  /** Of `init: "normal"`. */
  initStd: number;
  /** Times the standard deviation of any `init`; of all layers, the output's too. */
  initScale: number;
  /** The share of the new batch in the running statistics. */
  momentum: number;
  /** Of the data, the weights and the mini-batches. */
  seed: number;
  /** How many steps apart two records are. */
  every: number;
  /** Histograms count from −range to range. */
  range: number;
  /** Where the axis of steps ends, and playing stops. */
  steps: number;
  /** For each layer: the unit whose drift is the middle one, all units, or one by its number from 0. */
  unit: ("typical" | "all" | number)[];
  /** The enlarged layer, counted from 0 at the input; null is the last. */
  layer: number | null;
  /** What goes into the activation, what is standardized before gamma and beta, or what comes out of the activation. */
  show: "y" | "xHat" | "output";
  speed: "slow" | "fast";
}

/** One hidden layer of one network: what an `Experiment` recorded, and what follows from it at the step that is looked at. */
export interface ShiftLayer extends RecordedLayer {
  /** How far the median has moved; between `low` and `high`. */
  travel: number;
  low: number;
  high: number;
  /** How many times as wide as at step 0 it is from the 15th to the 85th percentile. */
  growth: number;
  /** At the step that is looked at. */
  now: {
    percentiles: readonly number[];
    mean: number;
    std: number;
    saturated: number;
    gradient: number;
    update: number;
    /** Of the unit that is shown; NaN for all of them, and without a normalization. */
    gamma: number;
    beta: number;
  };
}

/** The numbers of the figure `shift` that are on screen now. Typed arrays are copies. */
export interface ShiftView {
  /** How far the networks are; 0, and no networks, until they are made. */
  step: number;
  /** The step that is looked at. */
  shown: number;
  /** The step of the record that is looked at: no later than `shown`. */
  measured: number;
  /** Where the axis of steps ends. */
  end: number;
  /** The enlarged layer, counted from 0. */
  hero: number;
  classes: number;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  /** The highest validation accuracy that all networks have reached, else the highest that one has. */
  threshold: number | null;
  /** The highest that one network has reached. */
  best: number | null;
  networks: readonly {
    method: ShiftNetwork;
    parameters: number;
    step: number;
    /** The record that is looked at. */
    column: number;
    loss: number;
    accuracy: number;
    diverged: ExperimentSnapshot["diverged"];
    reached: ExperimentSnapshot["reached"];
    recorded: Uint32Array;
    validation: ExperimentSnapshot["validation"];
    curve: ExperimentSnapshot["curve"];
    layers: readonly ShiftLayer[];
  }[];
  /** What the networks say of data that they were not trained on. */
  samples: {
    step: number;
    features: number;
    x: Float32Array;
    labels: Uint32Array;
    /** Probabilities; of two classes, that of the second. */
    outputs: Partial<Record<ShiftNetwork, Float32Array>>;
    /** Of points: the same on a grid of the plane, row by row from the upper left. */
    map: { side: number; reach: number; outputs: Partial<Record<ShiftNetwork, Float32Array>> } | null;
  } | null;
}

/** The state of the figure `affine`. */
export interface AffineState {
  /** The drawn batch: how many samples are in each of the 72 bars from −8 to 10. */
  counts: number[];
  /** A batch that was typed or taken from a unit, at most 600 numbers; while it is empty, the drawn one counts. */
  values: number[];
  /** What the batch is multiplied by. */
  times: number;
  /** Gamma and beta as they were set, or those that undo the normalization of the batch before it is multiplied. */
  how: "set" | "undo";
  gamma: number;
  beta: number;
  eps: number;
  /** Of the networks, as all that follows. */
  activation: "sigmoid" | "tanh" | "relu";
  norm: "batch" | "layer";
  /** Gamma and beta learned, alone or beside a network that keeps them at 1 and 0. */
  networks: AffineNetwork[];
  /** Hidden layers, 1 to 8. */
  depth: number;
  /** Units in each of them, 2 to 128. */
  width: number;
  learningRate: number;
  seed: number;
  /** How many steps apart two records are. */
  every: number;
  /** Where the axis of steps ends, and playing stops. */
  steps: number;
  /** Layer and unit whose inputs can be taken as the batch, counted from 0. */
  unit: number[];
  speed: "slow" | "fast";
}

export type AffineNetwork = "learned" | "frozen";

/** One row of the figure `affine`: x, x_hat or y, and what the sigmoid makes of it. */
export interface AffineRow extends Straight {
  mean: number;
  std: number;
  /** The smallest and the largest value. */
  low: number;
  high: number;
  /** The same samples in each bar, wherever it was moved to. */
  bars: readonly { low: number; high: number; count: number }[];
}

/** One number a unit over the records. */
export interface AffineCourse {
  /** `[records, units]`. */
  values: Float32Array;
  /** `[records, 3]`: the smallest, the median and the largest. */
  middle: Float64Array;
}

/** The numbers of the figure `affine` that are on screen now. Typed arrays are copies. */
export interface AffineView {
  /** 0 on an empty sheet. */
  samples: number;
  /** Those in force. */
  gamma: number;
  beta: number;
  /** The largest |y − x|, x being as it was given. */
  difference: number;
  /** The largest distance that y went since the batch was multiplied. */
  moved: number;
  /** The share in the straight part that either would give without the other. */
  alone: { gamma: number; beta: number };
  rows: { x: AffineRow; xHat: AffineRow; y: AffineRow } | null;
  /** R² of the best line over gamma, of this batch and of a bell, with the beta in force. */
  curve: { gamma: readonly number[]; own: readonly number[]; bell: readonly number[] } | null;
  step: number;
  /** The step of the last record. */
  measured: number;
  /** Where the axis of steps ends. */
  end: number;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  /** None until they are made: when somebody plays, steps or takes a unit. */
  networks: readonly {
    name: AffineNetwork;
    step: number;
    parameters: number;
    loss: number;
    accuracy: number;
    diverged: ExperimentSnapshot["diverged"];
    recorded: Uint32Array;
    validation: ExperimentSnapshot["validation"];
    layers: readonly { units: number; gamma: AffineCourse; beta: AffineCourse }[];
  }[];
}

/** The state of the figure `inference`. */
export interface InferenceState {
  /** A network that trains, or batches of one feature that were typed. */
  example: "network" | "hand";
  norm: "batch" | "layer";
  /** The share of the new batch in the running statistics. */
  momentum: number;
  eps: number;
  /** Of the running variance. */
  estimator: "unbiased" | "biased";
  /** Whose words and defaults are used; with `"paper"` inference goes by recalibrated statistics. */
  framework: "pytorch" | "keras" | "flax" | "paper";
  /** How the single digit is predicted. */
  mode: "eval" | "train";
  /** The next batch of the typed ones. */
  batch: number[];
  /** The values of those that have come, one batch after the other, and how many each of them has. */
  came: number[];
  sizes: number[];
  /** The value that the typed example normalizes. */
  asked: number;
  /** Of the data, the weights and the mini-batches. */
  seed: number;
  batchSize: number;
  learningRate: number;
  /** Hidden layers, 1 to 4, and units in each of them. */
  depth: number;
  width: number;
  activation: "sigmoid" | "tanh" | "relu";
  /** Where the axis of batches ends, and playing stops. */
  steps: number;
  /** How many batches apart accuracies are measured. */
  every: number;
  /** The layer of the watched unit, counted from 0 at the input; null is the last. */
  layer: number | null;
  /** The unit whose batch mean travelled furthest, or one by its number from 0. */
  unit: "most" | number;
  /** The new digit that is predicted, unless one was drawn. */
  digit: number;
  /** The inked cells of a drawn digit, of 14 rows of 14. */
  ink: number[];
  speed: "slow" | "fast";
}

/** What statistics are at one place: of the watched unit, and how new digits are predicted with them. */
export interface InferenceNow {
  mean: number;
  variance: number;
  accuracy: number;
  loss: number;
}

/** The numbers of the figure `inference` that are on screen now. */
export interface InferenceView {
  example: "network" | "hand";
  /** Whether there is a network. */
  ready: boolean;
  /** How many batches have come. */
  step: number;
  /** The batch that is looked at, and that of the newest record by then. */
  shown: number;
  measured: number;
  /** Where the axis of batches ends. */
  end: number;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  parameters: number;
  diverged: ExperimentSnapshot["diverged"];
  /** The watched one, counted from 0. */
  unit: { layer: number; unit: number } | null;
  /** Of the dots and lines; 0 is the start. */
  steps: readonly number[];
  /** Where accuracies were measured. */
  recorded: readonly number[];
  /** Of each batch, at each of `steps`; the variance is biased. */
  batch: { mean: readonly number[]; variance: readonly number[] };
  /** The slider's momentum first, then the one that it is compared with. `start`: the weight of the start values at `shown`. */
  lines: readonly {
    momentum: number;
    own: boolean;
    mean: readonly number[];
    variance: readonly number[];
    accuracy: readonly number[];
    loss: readonly number[];
    start: number;
    now: InferenceNow;
  }[];
  /** At each of `recorded`. */
  recalibrated: { mean: readonly number[]; variance: readonly number[]; accuracy: readonly number[]; loss: readonly number[]; now: InferenceNow } | null;
  /** By the batch's own statistics; of layer norm, the one way that it has. */
  own: { accuracy: readonly number[]; loss: readonly number[]; now: InferenceNow };
  /** Whether inference goes by what is recalibrated. */
  paper: boolean;
  /** Of the typed batches. */
  hand: {
    mean: readonly number[];
    variance: readonly number[];
    runningMean: readonly (readonly number[])[];
    runningVariance: readonly (readonly number[])[];
    y: readonly (readonly number[])[];
    trained: number;
    limit: number;
  } | null;
  /** What inference makes of the typed example's value, line by line. */
  becomes: readonly (readonly number[])[];
  /** The single digit, of the network at `step`. Probabilities, ten for each. */
  sample: {
    step: number;
    x: Float32Array;
    label: number | null;
    alone: Float32Array;
    others: readonly Float32Array[];
    aloneSame: boolean;
    tries: number;
    mates: Float32Array;
    size: number;
    inference: readonly { by: "own" | "other" | "recalibrated" | "layer"; momentum: number; outputs: Float32Array }[];
    same: boolean;
  } | null;
  /** How large the variance of many small batches was on average. */
  estimator: { variance: number; mean: number; values: number; batches: number; sizes: readonly { size: number; biased: number; unbiased: number }[] } | null;
  /** What each framework's conventions made of the same batches, as far as they were tried. */
  outcomes: Partial<Record<InferenceState["framework"], InferenceNow & { step: number; momentum: number; eps: number; estimator: "unbiased" | "biased"; y: number }>>;
  /** The batch that another training goes back to; 0 where none does. */
  goal: number;
}

export type PlacementPlace = "none" | "before" | "after";

/** The state of the figure `placement`. */
export interface PlacementState {
  /** Which of the two blocks the four numbers go through first: batch norm before the activation, or after it. */
  order: "before" | "after";
  /** Four numbers from −100 to 100. */
  x: number[];
  data: "digits" | "moons" | "spirals" | "rings" | "xor" | "blobs";
  /** Hidden layers, 1 to 8. */
  depth: number;
  /** Units in each of them, 2 to 128. */
  width: number;
  activation: "sigmoid" | "tanh" | "relu";
  learningRate: number;
  /** At least 2. */
  batchSize: number;
  init: "normal" | "xavier" | "he";
  /** Of `init: "normal"`. */
  initStd: number;
  /** Times the standard deviation of any `init`; of all layers, the output's too. */
  initScale: number;
  /** Of the data, the weights and the mini-batches; the first of five. */
  seed: number;
  /** How many steps apart two records are. */
  every: number;
  /** Histograms count from −range to range. */
  range: number;
  /** Where the axis of steps ends, and playing stops. */
  steps: number;
  /** Added to every weighted sum of the shown layer, for the exact numbers; −10 to 10. */
  bias: number;
  /** Times all weights of the shown layer, for the exact numbers; 0.1 to 10. */
  scale: number;
  /** The shown hidden layer, counted from 0 at the input; null is the last. */
  layer: number | null;
  speed: "slow" | "fast";
}

/** The numbers of the figure `placement` that are on screen now. Typed arrays are copies. */
export interface PlacementView {
  /** How far the networks are; 0, and no networks, until they are made. */
  step: number;
  /** The step that is looked at. */
  shown: number;
  /** The step of the record that is looked at: no later than `shown`. */
  measured: number;
  /** Where the axis of steps ends. */
  end: number;
  /** The shown layer, counted from 0. */
  hero: number;
  classes: number;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  /** What the networks on screen grew from: of five that are being trained, the one of now. */
  seed: number;
  networks: readonly {
    place: PlacementPlace;
    parameters: number;
    step: number;
    /** The record that is looked at. */
    column: number;
    loss: number;
    accuracy: number;
    diverged: ExperimentSnapshot["diverged"];
    recorded: Uint32Array;
    validation: ExperimentSnapshot["validation"];
    curve: ExperimentSnapshot["curve"];
    /** `cut` is the share below 0, of ReLU; `nextMean` and `nextStd` are of what the next layer gets. */
    layers: readonly (RecordedLayer & { now: { mean: number; std: number; saturated: number; cut: number; gradient: number; nextMean: number; nextStd: number } })[];
  }[];
  /** Five seeds, as far as they were trained: accuracies at the end, their mean and biased standard deviation. */
  seeds: {
    list: readonly number[];
    running: boolean;
    paused: boolean;
    progress: number;
    results: Record<PlacementPlace, readonly { seed: number; accuracy: number; diverged: boolean }[]>;
    summary: Record<PlacementPlace, { count: number; mean: number; std: number; low: number; high: number } | null>;
    /** In how many seeds after ended above before, and below. */
    ahead: number;
    behind: number;
    /** Whose five accuracies are all above the other's; null until all are there. */
    verdict: "before" | "after" | "overlap" | null;
  };
  /** The four numbers after the first and after the second block, in either order. */
  hand: Record<"before" | "after", { first: readonly number[]; second: readonly number[]; mean: number; std: number }>;
  /** Of one mini-batch, in training mode, with the weights of `step`: the largest change of a probability by `bias` and by `scale`, and the length of the gradient of the shown layer's weights without and with `scale`. */
  exact: { step: number; of: Record<PlacementPlace, { biased: number; scaled: number; gradient: number; scaledGradient: number }> };
}

/** The state of the figure `target`. */
export interface TargetState {
  activation: "sigmoid" | "tanh" | "relu";
  /** Hidden layers, 1 to 8, and units in each of them, 2 to 128. */
  depth: number;
  width: number;
  /** Times the standard deviation of the starting weights: He, of sigmoid and tanh Xavier. */
  initScale: number;
  /** Of the training, and of the data, the weights and the mini-batches. */
  learningRate: number;
  batchSize: number;
  seed: number;
  /** How many steps were taken, at most 2,000. */
  after: number;
  /** The steps among them that were taken at another rate: after how many steps, at which rate, and so on; at most 20. */
  moves: number[];
  /** The learning rate of the step that is asked about, 0.02 to 5. */
  rate: number;
  /** The layer that moves alone, counted from 0, the output layer last; null: all at once. */
  layer: number | null;
  /** While it trains, it is asked once in so many steps what the next one promises. */
  every: number;
  /** Where the axis of steps ends, and playing stops. */
  steps: number;
  speed: "slow" | "fast";
  /** Of the bias that grows: its learning rate, and after how many of 200 steps it is shown. */
  biasRate: number;
  biasStep: number;
  /** The learning rate of the networks that normalize by their batch, and by their moving averages. */
  averagedRate: number;
}

/** The numbers of the figure `target` that are on screen now. A gain is a loss that falls. Typed arrays are copies. */
export interface TargetView {
  /** How far the networks are; 0, and no networks, until they were asked. */
  step: number;
  /** The step that is looked at: after so many, it was asked what the next one promises. */
  shown: number;
  end: number;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  layer: number | null;
  /** The layer whose input is shown, counted from 0. */
  input: number;
  networks: readonly {
    net: "none" | "batch";
    parameters: number;
    step: number;
    diverged: ExperimentSnapshot["diverged"];
    /** On new digits, where the network stands. */
    accuracy: number;
    /** After how many steps it was asked. */
    recorded: Uint32Array;
    /** What the next step at `rate` promises and brings: of each layer to first order and alone, their sum, and all at once; and how far the earlier layers move what goes into each layer, in units of its spread. */
    now: { rate: number; loss: number; firstOrder: readonly number[]; alone: readonly number[]; promised: number; together: number; movedMean: readonly number[]; movedValues: readonly number[] };
    /** The same at other rates, and the one of these that brings most. */
    curve: readonly { rate: number; promised: number; together: number }[];
    best: { rate: number; together: number } | null;
    /** The same at this rate, over the steps. */
    over: readonly { step: number; promised: number; together: number }[];
    /** Null where an earlier step is looked at, and until it was asked. */
    input: MovedInput | null;
  }[];
  /** The examples of the paper's section 2: the bias over all of its steps, and the two networks, none until they were trained. */
  toy: {
    step: number;
    bias: BiasToy;
    averaged: readonly { way: "batch" | "running"; step: number; diverged: ExperimentSnapshot["diverged"]; curve: ExperimentSnapshot["curve"]; loss: number }[];
    training: boolean;
    done: boolean;
  };
}

/** The state of the figure `batch-size`. */
export interface BatchSizeState {
  /** The batch size that is lit. */
  m: number;
  /** Of which random batches are drawn, and which of the 500 measured digits is the fixed one. */
  draw: number;
  sample: number;
  /** What is shown of the fixed digit: one unit's value, or what the whole network says. */
  look: "unit" | "answer";
  /** What the sweep makes smaller: the groups of a batch of 32 that share statistics, the whole batch with its learning rate, the number of classes in a batch of 30, or the groups of 200 images that are all there are. */
  how: "groups" | "real" | "classes" | "few";
  depth: number;
  width: number;
  learningRate: number;
  steps: number;
  /** The first seed, and how many there are, 2 to 5. */
  seed: number;
  seeds: number;
}

/** Random batches of one size; `low` and `high` are the ends of `xHat`, `gradient` the share of a random gradient that comes through, `answers` what the whole network says of the digit. */
export interface BatchSizeDraws extends Mates {
  size: number;
  theory: number;
  gradient: number;
  gradientTheory: number;
  low: number;
  high: number;
  answers: {
    /** The logit of the digit's answer, batch by batch, from what it is where all digits are the batch. */
    logit: Float64Array;
    /** The standard deviation of all logits, and the share of the batches with another answer. */
    spread: number;
    other: number;
  };
}

/** The numbers of the figure `batch-size` that are on screen now. */
export interface BatchSizeView {
  draws: readonly BatchSizeDraws[];
  /** Those of the chosen size. */
  lit: BatchSizeDraws;
  /** How many digits are drawn from. */
  samples: number;
  /** What the network takes the fixed digit for where all digits are the batch. */
  answer: number;
  /** What the sweep goes over. */
  axis: readonly number[];
  sweep: {
    running: boolean;
    paused: boolean;
    done: number;
    all: number;
    share: number;
    /** One a network that ended; `at` is null where the method has no groups, `own` is by the batch's own statistics, NaN but for batch norm. */
    results: readonly { method: "batch" | "renorm" | "layer" | "group" | "none"; at: number | null; seed: number; accuracy: number; own: number; diverged: boolean }[];
    summary: readonly { method: "batch" | "renorm" | "layer" | "group" | "none"; at: number | null; count: number; mean: number; std: number; low: number; high: number; own: number; lost: number }[];
    complete: boolean;
  };
}

/** The networks of the figure `why`: without batch norm, with it, with noise after it, with noise alone. */
export type WhyNetwork = "none" | "batch" | "noisy" | "shaken";

/** The state of the figure `why`. */
export interface WhyState {
  /** Digits are read by ReLU networks; the linear map is learned by linear ones, 10 units wide, from all 128 samples at once, without noise. */
  task: "digits" | "linear";
  /** How far the noise moves a unit's mean at most, 0 to 4; its scale is at most 1 + noise / 2. 0: no noise, and two networks instead of four. */
  noise: number;
  /** Hidden layers, 2 to 32. */
  depth: number;
  /** Units in each of them, 2 to 128. */
  width: number;
  learningRate: number;
  /** At least 2. */
  batchSize: number;
  /** Times the standard deviation of the starting weights: He, of the linear map Xavier. */
  initScale: number;
  /** Of the data, the weights, the mini-batches and the noise. */
  seed: number;
  /** One of so many steps is probed before it is taken. */
  every: number;
  /** The step that parts early from late. */
  cut: number;
  /** Where the axis of steps ends, and playing stops. */
  steps: number;
  speed: "slow" | "fast";
}

/** What a network of the figure `why` came to, up to the step that is looked at: means and medians over its steps. */
export interface WhyMeasures {
  /** On new digits; NaN of the linear map. */
  accuracy: number;
  /** On new samples. */
  loss: number;
  /** How far a unit's mean moves from one mini-batch to the next: the mean over the last hidden layer's units, and the steps. */
  jump: number;
  /** The same in units of each unit's own spread. */
  relative: number;
  /** The median range of the loss along the gradient: before the cut, from it on, over all steps. */
  early: number;
  late: number;
  range: number;
  /** The medians of the largest change of the gradient, and of the effective beta. */
  change: number;
  beta: number;
  /** Between a layer's gradient before and after the earlier layers moved: the median over layers and steps, and layer by layer from the second on. */
  cosine: number;
  cosines: readonly number[];
  /** The medians of |G − G′| / |G|, likewise. */
  differences: readonly number[];
}

/** The numbers of the figure `why` that are on screen now. Typed arrays are copies. */
export interface WhyView {
  /** How far the networks are; 0, and no networks, until they are made. */
  step: number;
  /** The step that is looked at. */
  shown: number;
  /** The step of the record that is looked at: no later than `shown`. */
  measured: number;
  /** Where the axis of steps ends. */
  end: number;
  /** Whether all networks are at the end. */
  done: boolean;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  networks: readonly {
    net: WhyNetwork;
    parameters: number;
    step: number;
    /** The record that is looked at. */
    column: number;
    loss: number;
    accuracy: number;
    diverged: ExperimentSnapshot["diverged"];
    recorded: Uint32Array;
    validation: ExperimentSnapshot["validation"];
    curve: ExperimentSnapshot["curve"];
    probes: NonNullable<ExperimentSnapshot["probes"]>;
    measures: WhyMeasures;
  }[];
  /** Both stories, and for each of their lines what a run on this page showed; `stand` is null until its case was trained to its end. */
  sides: readonly {
    name: "shift" | "smooth";
    lines: readonly { name: string; case: string; stand: "for" | "against" | "neither" | null; seed: number; numbers: Record<string, number> }[];
  }[];
}

/** The networks of the figure `renorm`: batch norm, renorm with its clips on ramps, with clips from step 0, without clips, layer norm, group norm. */
export type RenormNetwork = "batch" | "renorm" | "fixed" | "free" | "layer" | "group";

/** The state of the figure `renorm`. */
export interface RenormState {
  /** The batch in hand, sample by sample, three features each; 1 to 8 samples. */
  x: number[];
  /** Of the three features. */
  runningMean: number[];
  runningStd: number[];
  /** The clips for the batch in hand: at least 1, at least 0. */
  rMax: number;
  dMax: number;
  /** Which of the three is shown. */
  feature: number;
  /** `"renorm"` always trains. */
  networks: RenormNetwork[];
  /** Where the ramps end, and the clips from step 0 on of `"fixed"`. */
  rEnd: number;
  dEnd: number;
  /** The step at which r's ramp ends; d's ends at five eighths of it, and before an eighth it is batch norm. */
  ramp: number;
  /** At least 2. */
  batchSize: number;
  /** In a mini-batch; 0 is shuffled. */
  classes: number;
  learningRate: number;
  /** Of the running averages. */
  momentum: number;
  /** Hidden layers, 1 to 8. */
  depth: number;
  /** Units in each of them, 2 to 128. */
  width: number;
  /** Of the data, the weights and the mini-batches. */
  seed: number;
  /** How many steps apart two records are. */
  every: number;
  /** Where the axis of steps ends, and playing stops. */
  steps: number;
  speed: "slow" | "fast";
}

/** One feature of the batch in hand, on its way from batch norm to inference; lists have one number a sample. */
export interface RenormWay {
  x: readonly number[];
  /** The batch's own, and the running ones. */
  mean: number;
  std: number;
  runningMean: number;
  runningStd: number;
  batch: readonly number[];
  /** After r, and then after d as well: what training uses. */
  scaled: readonly number[];
  renorm: readonly number[];
  /** After r without its clip. */
  free: readonly number[];
  inference: readonly number[];
  asked: { r: number; d: number };
  clipped: { r: number; d: number };
  /** The clips that cut nothing. */
  needed: { r: number; d: number };
  /** Root mean square distances to `inference`. */
  gaps: { batch: number; scaled: number; renorm: number };
  /** One output alone is pulled: what reaches every sample with r and d held, as they are, and what would if the gradient flowed through them, unclipped. */
  pull: { sample: number; held: readonly number[]; flowing: readonly number[] };
}

/** The numbers of the figure `renorm` that are on screen now. Typed arrays are copies. */
export interface RenormView {
  /** How far the networks are; 0, and no networks, until they are made. */
  step: number;
  /** The step that is looked at. */
  shown: number;
  /** The step of the record that is looked at: no later than `shown`. */
  measured: number;
  /** Where the axis of steps ends. */
  end: number;
  /** Whether all networks are at the end. */
  done: boolean;
  playing: boolean;
  /** Steps a second, while it plays. */
  rate: number | null;
  place: "worker" | "page" | null;
  networks: readonly {
    net: RenormNetwork;
    parameters: number;
    step: number;
    /** The record that is looked at. */
    column: number;
    loss: number;
    accuracy: number;
    diverged: ExperimentSnapshot["diverged"];
    recorded: Uint32Array;
    validation: ExperimentSnapshot["validation"];
    curve: ExperimentSnapshot["curve"];
    gap: NonNullable<ExperimentSnapshot["gap"]>;
    /** How far training is from inference at the record that is looked at, and the share of the mini-batch that both predict differently. */
    apart: number;
    others: number;
    /** `[records, units]` each; none without r and d. */
    layers: readonly { units: number; r: Float32Array; d: Float32Array; rClipped: Float32Array; dClipped: Float32Array }[];
    /** How many units there are, and of how many r and d are clipped at the record that is looked at. */
    cut: { units: number; r: number; d: number };
  }[];
  /** Feature by feature, and the one that is shown. */
  ways: readonly RenormWay[];
  way: RenormWay;
}

/** What each figure holds and shows. */
export interface Figures {
  axes: { state: AxesState; view: AxesView };
  affine: { state: AffineState; view: AffineView };
  shift: { state: ShiftState; view: ShiftView };
  target: { state: TargetState; view: TargetView };
  inference: { state: InferenceState; view: InferenceView };
  "batch-size": { state: BatchSizeState; view: BatchSizeView };
  renorm: { state: RenormState; view: RenormView };
  placement: { state: PlacementState; view: PlacementView };
  why: { state: WhyState; view: WhyView };
}

export type FigureState = Figures[keyof Figures]["state"];

/** `<norm-scope>`: a figure in any page; `NormScope<"shift">` for one that is not `axes`. */
export declare class NormScope<Name extends keyof Figures = "axes"> extends HTMLElement {
  figure: string;
  state: string | null;
  preset: string | null;
  theme: string | null;
  controls: string | null;
  hide: string | null;
  readonly: boolean;
  /** Drawn, and can be used. Asking starts the figure, also far from the screen. */
  readonly ready: Promise<void>;
  /** The whole state, plain and canonical. */
  getState(): Figures[Name]["state"];
  /** Takes what it knows, clamps numbers, and throws a `NormscopeError` for a value of another kind. */
  setState(partial: Partial<Figures[Name]["state"]>): void;
  /** The link that opens this very state. */
  stateURL(base?: string): string;
  readonly view: Figures[Name]["view"];
  /** What a screen reader gets for what is shown now. */
  readonly description: string;
  /** Plays. While nobody sees the figure, off-screen or in a hidden tab, it waits and costs nothing, and begins when it comes into sight. */
  play(): Promise<void>;
  pause(): Promise<void>;
  step(count?: number): Promise<void>;
  reset(): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  toSVG(): Promise<string>;
  toPNG(): Promise<Blob>;
  toCSV(): Promise<string>;
  toCode(kind: "numpy" | "pytorch" | "keras"): Promise<string>;
}

export interface NormScopeEvents {
  "normscope-ready": CustomEvent<Record<string, never>>;
  /** At most once a frame, while something is dragged. */
  "normscope-input": CustomEvent<{ state: FigureState }>;
  /** Something was done. */
  "normscope-change": CustomEvent<{ state: FigureState }>;
  /** Networks have come further; at most once a frame. */
  "normscope-step": CustomEvent<{ step: number }>;
  /** A prediction was made. */
  "normscope-answer": CustomEvent<{ method: string; answer: string }>;
  "normscope-error": CustomEvent<{ code: ErrorCode; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "norm-scope": NormScope;
  }
  interface HTMLElementEventMap extends NormScopeEvents {}
}
