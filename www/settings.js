// @ts-check
// The table of every control: what a figure's state holds, in which range, and from which default. The link, the attributes,
// `setState`, the controls on the page and their tests are all made from it.

import { CLUMPS, SHEET } from "./figures/affine/sheet.js";
import { choice, either, listOf, number, numbers, optional, subset } from "./kinds.js";

/**
 * @template T
 * @typedef {object} Control
 * @property {import("./kinds.js").Kind<T>} kind
 * @property {T} initial the value where nothing else is said
 * @property {boolean} [look] it changes how the figure looks at its data, and is not undone
 */

/** The batch that a person can check by hand. */
const HAND = { shape: [4, 3], x: [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5] };

/** The most that a drawn batch may hold. */
export const LIMITS = Object.freeze({ samples: 64, columns: 32, cells: 1024, pinnedCells: 448, value: 1e6 });

const cells = numbers({ min: -LIMITS.value, max: LIMITS.value, most: LIMITS.cells });
const perChannel = numbers({ min: -100, max: 100, most: LIMITS.columns });

export const METHODS = /** @type {const} */ (["batch", "layer", "group", "instance", "rms"]);
export const STEPS = /** @type {const} */ (["x", "centered", "xHat", "y"]);

/** What the networks of `shift` normalize by. */
export const NETWORKS = /** @type {const} */ (["none", "batch", "layer", "renorm", "group", "rms"]);
export const DATA = /** @type {const} */ (["digits", "moons", "spirals", "rings", "xor", "blobs", "drawn"]);
/** Those of them that the engine makes. */
export const MADE = /** @type {const} */ (["digits", "moons", "spirals", "rings", "xor", "blobs"]);
export const ACTIVATIONS = /** @type {const} */ (["sigmoid", "tanh", "relu"]);
/** Where batch norm stands in the networks of `placement`. */
export const PLACES = /** @type {const} */ (["none", "before", "after"]);
/** What the networks of `why` learn: to read digits, or a linear map. */
export const TASKS = /** @type {const} */ (["digits", "linear"]);
/** Its networks: without batch norm, with it, with noise after it, and with noise alone. */
export const WHY_NETWORKS = /** @type {const} */ (["none", "batch", "noisy", "shaken"]);
export const INITS = /** @type {const} */ (["normal", "xavier", "he"]);

/** The two that `affine` compares: gamma and beta learned, or frozen at 1 and 0. */
export const AFFINE_NETWORKS = /** @type {const} */ (["learned", "frozen"]);

/** The most that networks of `shift` are made of, and the longest that they train. */
export const NETWORK_LIMITS = Object.freeze({ networks: 4, depth: 8, width: 128, batchSize: 512, steps: 50_000 });

/** What a reader may draw: so many points, in so many classes, so far from the middle of the plane. */
export const POINT_LIMITS = Object.freeze({ points: 200, classes: 4, reach: 2.4 });

/** The most that is typed into `inference`: values of a batch, batches, values of all of them. */
export const HAND_LIMITS = Object.freeze({ samples: 64, batches: 400, values: 2048 });

/** The batch in hand of `renorm`: its features, the most samples, how far its numbers go, and the least running std. */
export const HAND_BATCH = Object.freeze({ features: 3, samples: 8, value: 1000, leastStd: 0.01 });

/** The networks of `renorm`: batch norm, renorm with its clips on ramps, with clips from step 0, and without; layer and group norm. */
export const RENORM_NETWORKS = /** @type {const} */ (["batch", "renorm", "fixed", "free", "layer", "group"]);

/** How far networks of `target` train, how many of their steps may be larger ones, and how large a step is asked about. */
export const TARGET_LIMITS = Object.freeze({ steps: 2000, moves: 20, lowest: 0.02, highest: 5 });

/**
 * @template S
 * @typedef {{ [K in keyof S]: Control<S[K]> }} Table
 */

/** @type {{ axes: Table<import("./figures/axes/state.js").AxesState>, affine: Table<import("./figures/affine/state.js").AffineState>, shift: Table<import("./figures/shift/state.js").ShiftState>, target: Table<import("./figures/target/state.js").TargetState>, inference: Table<import("./figures/inference/state.js").InferenceState>, "batch-size": Table<import("./figures/batch-size/state.js").BatchSizeState>, renorm: Table<import("./figures/renorm/state.js").RenormState>, placement: Table<import("./figures/placement/state.js").PlacementState>, why: Table<import("./figures/why/state.js").WhyState> }} */
export const CONTROLS = {
  axes: {
    shape: { kind: numbers({ min: 0, max: LIMITS.samples, most: 3, whole: true }), initial: HAND.shape },
    x: { kind: cells, initial: HAND.x },
    gamma: { kind: perChannel, initial: [1, 1, 1] },
    beta: { kind: perChannel, initial: [0, 0, 0] },
    eps: { kind: number({ min: 0, max: 1 }), initial: 1e-5 },
    groups: { kind: number({ min: 1, max: LIMITS.columns, whole: true }), initial: 1 },
    methods: { kind: subset(METHODS), initial: ["batch", "layer"] },
    across: { kind: choice(METHODS), initial: "layer", look: true },
    focus: { kind: numbers({ min: 0, max: LIMITS.samples, most: 2, length: 2, whole: true }), initial: [2, 0], look: true },
    plane: { kind: numbers({ min: 0, max: LIMITS.columns, most: 2, length: 2, whole: true }), initial: [0, 1], look: true },
    sheet: { kind: choice(/** @type {const} */ (["profiles", "plane"])), initial: "profiles", look: true },
    step: { kind: choice(STEPS), initial: "y", look: true },
    pinned: { kind: optional(number({ min: 0, max: LIMITS.samples - 1, whole: true })), initial: null },
    pinnedBatch: { kind: numbers({ min: -LIMITS.value, max: LIMITS.value, most: LIMITS.pinnedCells }), initial: [] },
  },
  affine: {
    counts: { kind: numbers({ min: 0, max: SHEET.most, most: SHEET.bars, whole: true }), initial: CLUMPS },
    values: { kind: numbers({ min: -LIMITS.value, max: LIMITS.value, most: SHEET.values }), initial: [] },
    times: { kind: number({ min: 0.001, max: 1000 }), initial: 1 },
    how: { kind: choice(/** @type {const} */ (["set", "undo"])), initial: "set" },
    // As far as what undoes the normalization of any batch.
    gamma: { kind: number({ min: -LIMITS.value, max: LIMITS.value }), initial: 4 },
    beta: { kind: number({ min: -LIMITS.value, max: LIMITS.value }), initial: 0 },
    eps: { kind: number({ min: 0, max: 1 }), initial: 1e-5 },
    activation: { kind: choice(ACTIVATIONS), initial: "sigmoid" },
    norm: { kind: choice(/** @type {const} */ (["batch", "layer"])), initial: "batch" },
    networks: { kind: subset(AFFINE_NETWORKS), initial: ["learned", "frozen"] },
    depth: { kind: number({ min: 1, max: NETWORK_LIMITS.depth, whole: true }), initial: 3 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 100 },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 0.5 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 7 },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 20 },
    steps: { kind: number({ min: 10, max: NETWORK_LIMITS.steps, whole: true }), initial: 1000 },
    unit: { kind: numbers({ min: 0, max: NETWORK_LIMITS.width - 1, most: 2, length: 2, whole: true }), initial: [2, 0], look: true },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "fast", look: true },
  },
  shift: {
    networks: { kind: subset(NETWORKS), initial: ["none", "batch"] },
    data: { kind: choice(DATA), initial: "digits" },
    // The widest of what a triple holds; `settle` knows which of the three it is.
    points: { kind: numbers({ min: -POINT_LIMITS.classes, max: POINT_LIMITS.classes, most: 3 * POINT_LIMITS.points }), initial: [] },
    size: { kind: number({ min: 14, max: 28, whole: true }), initial: 14 },
    depth: { kind: number({ min: 1, max: NETWORK_LIMITS.depth, whole: true }), initial: 3 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 100 },
    activation: { kind: choice(ACTIVATIONS), initial: "sigmoid" },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 0.5 },
    batchSize: { kind: number({ min: 1, max: NETWORK_LIMITS.batchSize, whole: true }), initial: 60 },
    init: { kind: choice(INITS), initial: "normal" },
    initStd: { kind: number({ min: 1e-4, max: 10 }), initial: 0.1 },
    initScale: { kind: number({ min: 1e-3, max: 100 }), initial: 1 },
    momentum: { kind: number({ min: 0, max: 1 }), initial: 0.1 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 7 },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 5 },
    range: { kind: number({ min: 1, max: 100 }), initial: 4 },
    steps: { kind: number({ min: 10, max: NETWORK_LIMITS.steps, whole: true }), initial: 1000 },
    unit: { kind: listOf(either(choice(/** @type {const} */ (["typical", "all"])), number({ min: 0, max: NETWORK_LIMITS.width - 1, whole: true })), NETWORK_LIMITS.depth), initial: ["typical", "typical", "typical"], look: true },
    layer: { kind: optional(number({ min: 0, max: NETWORK_LIMITS.depth - 1, whole: true })), initial: null, look: true },
    show: { kind: choice(/** @type {const} */ (["y", "xHat", "output"])), initial: "y", look: true },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "fast", look: true },
  },
  target: {
    activation: { kind: choice(ACTIVATIONS), initial: "sigmoid" },
    depth: { kind: number({ min: 1, max: NETWORK_LIMITS.depth, whole: true }), initial: 4 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 50 },
    initScale: { kind: number({ min: 1e-3, max: 100 }), initial: 4 },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 0.5 },
    batchSize: { kind: number({ min: 2, max: NETWORK_LIMITS.batchSize, whole: true }), initial: 100 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 1 },
    after: { kind: number({ min: 0, max: TARGET_LIMITS.steps, whole: true }), initial: 60 },
    moves: { kind: numbers({ min: 0, max: TARGET_LIMITS.steps, most: 2 * TARGET_LIMITS.moves }), initial: [] },
    rate: { kind: number({ min: TARGET_LIMITS.lowest, max: TARGET_LIMITS.highest }), initial: 1 },
    layer: { kind: optional(number({ min: 0, max: NETWORK_LIMITS.depth, whole: true })), initial: null, look: true },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 10 },
    steps: { kind: number({ min: 10, max: TARGET_LIMITS.steps, whole: true }), initial: 300 },
    biasRate: { kind: number({ min: 1e-3, max: 10 }), initial: 0.1 },
    biasStep: { kind: number({ min: 0, max: 200, whole: true }), initial: 0, look: true },
    averagedRate: { kind: number({ min: 1e-3, max: 10 }), initial: 0.5 },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "fast", look: true },
  },
  inference: {
    example: { kind: choice(/** @type {const} */ (["network", "hand"])), initial: "network" },
    norm: { kind: choice(/** @type {const} */ (["batch", "layer"])), initial: "batch" },
    momentum: { kind: number({ min: 0, max: 1 }), initial: 0.1 },
    eps: { kind: number({ min: 0, max: 1 }), initial: 1e-5 },
    estimator: { kind: choice(/** @type {const} */ (["unbiased", "biased"])), initial: "unbiased" },
    framework: { kind: choice(/** @type {const} */ (["pytorch", "keras", "flax", "paper"])), initial: "pytorch" },
    mode: { kind: choice(/** @type {const} */ (["eval", "train"])), initial: "eval" },
    batch: { kind: numbers({ min: -LIMITS.value, max: LIMITS.value, most: HAND_LIMITS.samples }), initial: [2, 2, 6, 6] },
    came: { kind: numbers({ min: -LIMITS.value, max: LIMITS.value, most: HAND_LIMITS.values }), initial: [] },
    sizes: { kind: numbers({ min: 1, max: HAND_LIMITS.samples, most: HAND_LIMITS.batches, whole: true }), initial: [] },
    asked: { kind: number({ min: -LIMITS.value, max: LIMITS.value }), initial: 6 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 0 },
    batchSize: { kind: number({ min: 2, max: 128, whole: true }), initial: 32 },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 0.3 },
    depth: { kind: number({ min: 1, max: 4, whole: true }), initial: 3 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 64 },
    activation: { kind: choice(ACTIVATIONS), initial: "relu" },
    steps: { kind: number({ min: 10, max: 5000, whole: true }), initial: 40 },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 2 },
    layer: { kind: optional(number({ min: 0, max: 3, whole: true })), initial: null, look: true },
    unit: { kind: either(choice(/** @type {const} */ (["most"])), number({ min: 0, max: NETWORK_LIMITS.width - 1, whole: true })), initial: "most", look: true },
    digit: { kind: number({ min: 0, max: 9, whole: true }), initial: 5 },
    ink: { kind: numbers({ min: 0, max: 195, most: 196, whole: true }), initial: [] },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "slow", look: true },
  },
  "batch-size": {
    m: { kind: number({ min: 1, max: 64, whole: true }), initial: 4 },
    draw: { kind: number({ min: 0, max: 9999, whole: true }), initial: 0 },
    sample: { kind: number({ min: 0, max: 499, whole: true }), initial: 6 },
    look: { kind: choice(/** @type {const} */ (["unit", "answer"])), initial: "unit" },
    how: { kind: choice(/** @type {const} */ (["groups", "real", "classes", "few"])), initial: "groups" },
    depth: { kind: number({ min: 1, max: NETWORK_LIMITS.depth, whole: true }), initial: 8 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 48 },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 0.1 },
    steps: { kind: number({ min: 10, max: 5000, whole: true }), initial: 700 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 0 },
    seeds: { kind: number({ min: 2, max: 5, whole: true }), initial: 3 },
  },
  renorm: {
    x: { kind: numbers({ min: -HAND_BATCH.value, max: HAND_BATCH.value, most: HAND_BATCH.features * HAND_BATCH.samples }), initial: [6, 0, -1, 8, 2, 1, 8, 1, 2, 10, 5, 0] },
    runningMean: { kind: numbers({ min: -HAND_BATCH.value, max: HAND_BATCH.value, most: HAND_BATCH.features, length: HAND_BATCH.features }), initial: [5, 3, 0.5] },
    runningStd: { kind: numbers({ min: HAND_BATCH.leastStd, max: HAND_BATCH.value, most: HAND_BATCH.features, length: HAND_BATCH.features }), initial: [3, 1.47196, 0.957427] },
    rMax: { kind: number({ min: 1, max: 1e5 }), initial: 1.5 },
    dMax: { kind: number({ min: 0, max: 1e5 }), initial: 0.5 },
    feature: { kind: number({ min: 0, max: HAND_BATCH.features - 1, whole: true }), initial: 0, look: true },
    networks: { kind: subset(RENORM_NETWORKS), initial: ["batch", "renorm", "fixed", "layer"] },
    rEnd: { kind: number({ min: 1, max: 1000 }), initial: 3 },
    dEnd: { kind: number({ min: 0, max: 1000 }), initial: 5 },
    ramp: { kind: number({ min: 8, max: 5000, whole: true }), initial: 160 },
    batchSize: { kind: number({ min: 2, max: 128, whole: true }), initial: 32 },
    classes: { kind: number({ min: 0, max: 10, whole: true }), initial: 0 },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 2 },
    momentum: { kind: number({ min: 0, max: 1 }), initial: 0.05 },
    depth: { kind: number({ min: 1, max: NETWORK_LIMITS.depth, whole: true }), initial: 3 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 64 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 1 },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 5 },
    steps: { kind: number({ min: 50, max: 5000, whole: true }), initial: 500 },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "fast", look: true },
  },
  placement: {
    order: { kind: choice(/** @type {const} */ (["before", "after"])), initial: "before" },
    x: { kind: numbers({ min: -100, max: 100, most: 4, length: 4 }), initial: [-3, -1, 1, 3] },
    data: { kind: choice(MADE), initial: "digits" },
    depth: { kind: number({ min: 1, max: NETWORK_LIMITS.depth, whole: true }), initial: 3 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 64 },
    activation: { kind: choice(ACTIVATIONS), initial: "sigmoid" },
    learningRate: { kind: number({ min: 1e-4, max: 100 }), initial: 0.5 },
    batchSize: { kind: number({ min: 2, max: NETWORK_LIMITS.batchSize, whole: true }), initial: 32 },
    init: { kind: choice(INITS), initial: "normal" },
    initStd: { kind: number({ min: 1e-4, max: 10 }), initial: 0.1 },
    initScale: { kind: number({ min: 1e-3, max: 100 }), initial: 1 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 1 },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 10 },
    range: { kind: number({ min: 1, max: 100 }), initial: 4 },
    steps: { kind: number({ min: 10, max: NETWORK_LIMITS.steps, whole: true }), initial: 800 },
    bias: { kind: number({ min: -10, max: 10 }), initial: 1 },
    scale: { kind: number({ min: 0.1, max: 10 }), initial: 3 },
    layer: { kind: optional(number({ min: 0, max: NETWORK_LIMITS.depth - 1, whole: true })), initial: null, look: true },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "fast", look: true },
  },
  why: {
    task: { kind: choice(TASKS), initial: "digits" },
    noise: { kind: number({ min: 0, max: 4 }), initial: 0.5 },
    depth: { kind: number({ min: 2, max: 32, whole: true }), initial: 3 },
    width: { kind: number({ min: 2, max: NETWORK_LIMITS.width, whole: true }), initial: 64 },
    learningRate: { kind: number({ min: 1e-5, max: 100 }), initial: 0.1 },
    batchSize: { kind: number({ min: 2, max: NETWORK_LIMITS.batchSize, whole: true }), initial: 32 },
    initScale: { kind: number({ min: 1e-3, max: 100 }), initial: 0.3 },
    seed: { kind: number({ min: 0, max: 9999, whole: true }), initial: 1 },
    every: { kind: number({ min: 1, max: 100, whole: true }), initial: 8 },
    cut: { kind: number({ min: 1, max: NETWORK_LIMITS.steps, whole: true }), initial: 240, look: true },
    steps: { kind: number({ min: 10, max: NETWORK_LIMITS.steps, whole: true }), initial: 600 },
    speed: { kind: choice(/** @type {const} */ (["slow", "fast"])), initial: "fast", look: true },
  },
};

/** `learning-rate` for `learningRate`: how `hide` and the page's classes name a control. */
export const controlName = (/** @type {string} */ key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
