// @ts-check
// The table of every control: what a figure's state holds, in which range, and from which default. The link, the attributes,
// `setState`, the controls on the page and their tests are all made from it.

import { choice, number, numbers, optional, subset } from "./kinds.js";

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

/** @type {{ axes: { [K in keyof import("./figures/axes/state.js").AxesState]: Control<import("./figures/axes/state.js").AxesState[K]> } }} */
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
};

/** `learning-rate` for `learningRate`: how `hide` and the page's classes name a control. */
export const controlName = (/** @type {string} */ key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
