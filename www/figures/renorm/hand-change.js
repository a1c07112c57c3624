// @ts-check
// What a reader may change of the batch in hand: each a function from a state to the next. Pure.

import { HAND_BATCH } from "../../settings.js";
import { limited } from "../../state.js";
import { BATCHES, FEATURES, limitedStd, limitedX, samplesOf, settle } from "./state.js";

/** @typedef {import("./state.js").RenormState} RenormState */

/** @param {RenormState} state @param {Partial<RenormState>} change */
const changed = (state, change) => settle({ ...state, ...change }).state;

/** @param {number} sample @param {number} value @returns {(state: any) => RenormState} */
export const withSample = (sample, value) => (state) => changed(state, { x: state.x.with(sample * FEATURES + state.feature, limitedX(value)) });

/** @param {number} value @returns {(state: any) => RenormState} */
export const withMean = (value) => (state) => changed(state, { runningMean: state.runningMean.with(state.feature, limitedX(value)) });

/** @param {number} value @returns {(state: any) => RenormState} */
export const withStd = (value) => (state) => changed(state, { runningStd: state.runningStd.with(state.feature, limitedStd(value)) });

/** @param {"r" | "d"} what @param {number} value @returns {(state: any) => RenormState} */
export const withClip = (what, value) => (state) => changed(state, { [`${what}Max`]: limited("renorm", `${what}Max`, value) });

/** @param {number} feature @returns {(state: any) => RenormState} */
export const withFeature = (feature) => (state) => changed(state, { feature });

/** @typedef {keyof typeof BATCHES} BatchName */
/** @param {BatchName} name @returns {(state: any) => RenormState} */
export const withBatch = (name) => (state) => changed(state, { x: BATCHES[name].slice() });

/** The batch that a state's is, if it is one. @param {RenormState} state */
export const batchNameOf = ({ x }) => /** @type {BatchName[]} */ (Object.keys(BATCHES)).find((name) => String(BATCHES[name]) === String(x)) ?? null;

/** One sample more, where the last one is. @param {any} state @returns {RenormState} */
export const more = (state) => (samplesOf(state) < HAND_BATCH.samples ? changed(state, { x: [...state.x, ...state.x.slice(-FEATURES)] }) : state);

/** One less. @param {any} state @returns {RenormState} */
export const less = (state) => (samplesOf(state) > 1 ? changed(state, { x: state.x.slice(0, -FEATURES) }) : state);
