/** The public types of normscope. */

import type {
  DataRecipe,
  Evaluation,
  ExperimentConfig,
  ExperimentLook,
  ExperimentReport,
  ExperimentSnapshot,
  Histogram,
  HistogramSpec,
  LabelledBatch,
  LayerParameters,
  MadeData,
  Mode,
  NormalizeRequest,
  NormalizeResult,
  SavedExperiment,
  StepReport,
  TrainerConfig,
  TrainerSnapshot,
} from "./normscope_wasm.js";

export type {
  CustomData,
  DataRecipe,
  Evaluation,
  ExperimentConfig,
  ExperimentLook,
  ExperimentReport,
  ExperimentSnapshot,
  Histogram,
  HistogramSeries,
  HistogramSpec,
  Init,
  LabelledBatch,
  LayerParameters,
  LayerSnapshot,
  MadeData,
  Method,
  Mode,
  NormalizeRequest,
  NormalizeResult,
  RecordedLayer,
  RunningStatistics,
  SavedExperiment,
  Schedule,
  SnapshotHistogram,
  StepReport,
  TrainerConfig,
  TrainerSnapshot,
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
  /** What was recorded, of the units that `look` asks for. */
  snapshot(look?: ExperimentLook): ExperimentSnapshot;
  /** Probabilities in inference mode, `[samples, outputs]`. */
  predict(x: ArrayLike<number>): Float32Array;
  /** Back to the newest record with finite numbers that is not now; its step. */
  back(): number;
  /** What `restore` takes. */
  save(): SavedExperiment;
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
  /** Counts values in bins of equal width from the smallest to the largest. */
  histogram(values: readonly number[] | Float32Array | Float64Array, bins: number): Histogram;
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

/** `<norm-scope>`: a figure in any page. */
export declare class NormScope extends HTMLElement {
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
  getState(): AxesState;
  /** Takes what it knows, clamps numbers, and throws a `NormscopeError` for a value of another kind. */
  setState(partial: Partial<AxesState>): void;
  /** The link that opens this very state. */
  stateURL(base?: string): string;
  readonly view: AxesView;
  /** What a screen reader gets for what is shown now. */
  readonly description: string;
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
  "normscope-input": CustomEvent<{ state: AxesState }>;
  /** Something was done. */
  "normscope-change": CustomEvent<{ state: AxesState }>;
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
