// @ts-check
// What the figure `shift` holds, and what an engine makes of it. Pure.

import { NETWORKS, NETWORK_LIMITS } from "../../settings.js";
import { clamp } from "../../kinds.js";
import { classCount, columnsOf, obstacleOf, settledPoints } from "./points.js";

/**
 * @typedef {(typeof NETWORKS)[number]} Network
 * @typedef {"typical" | "all" | number} Unit
 * @typedef {object} ShiftState
 * @property {Network[]} networks two to four
 * @property {(typeof import("../../settings.js").DATA)[number]} data
 * @property {number[]} points what the reader drew: x, y and class of each, one after the other
 * @property {number} size of a digit's side in pixels: 14 or 28
 * @property {number} depth how many hidden layers
 * @property {number} width units in each of them
 * @property {(typeof import("../../settings.js").ACTIVATIONS)[number]} activation
 * @property {number} learningRate
 * @property {number} batchSize
 * @property {(typeof import("../../settings.js").INITS)[number]} init
 * @property {number} initStd of init "normal"
 * @property {number} initScale times the standard deviation of any init
 * @property {number} momentum the share of the new batch in the running statistics
 * @property {number} seed of the data, the weights and the mini-batches
 * @property {number} every how many steps apart two records are
 * @property {number} range what is counted goes from −range to range
 * @property {number} steps where the axis ends and playing stops
 * @property {Unit[]} unit one a layer: the one whose drift is the middle one, all of them, or which
 * @property {number | null} layer which one is enlarged, counted from 0 at the input; null is the last
 * @property {"y" | "xHat" | "output"} show what goes into the activation, what is standardized before gamma and beta, or what comes out of the activation
 * @property {"slow" | "fast"} speed
 */

/**
 * Makes the values fit each other: two to four networks, units and layers that are there.
 *
 * @param {Record<string, any>} given
 * @returns {{ state: ShiftState, problems: import("../../state.js").Problem[] }}
 */
export function settle(given) {
  const state = /** @type {ShiftState} */ ({ ...given });
  /** @type {import("../../state.js").Problem[]} */
  const problems = [];
  const { networks: most } = NETWORK_LIMITS;
  if (state.networks.length < 2 || state.networks.length > most) {
    problems.push({ code: "range", message: `shift: networks is [${state.networks}], but takes 2 to ${most} of ${NETWORKS.join(", ")}` });
    state.networks = state.networks.length < 2 ? ["none", "batch"] : state.networks.slice(0, most);
  }
  if (state.points.length % 3 !== 0) {
    problems.push({ code: "shape", message: `shift: points has ${state.points.length} numbers, but takes x, y and class of each point` });
    state.points = [];
  }
  state.points = settledPoints(state.points);
  state.size = state.size < 21 ? 14 : 28;
  state.unit = Array.from({ length: state.depth }, (_, layer) => {
    const unit = state.unit[layer] ?? "typical";
    return typeof unit === "number" ? clamp(unit, 0, state.width - 1) : unit;
  });
  if (state.layer !== null) state.layer = state.layer >= state.depth - 1 ? null : state.layer;
  return { state, problems };
}

const CLASSES = { digits: 10, blobs: 3, moons: 2, spirals: 2, rings: 2, xor: 2 };

/** @param {Pick<ShiftState, "data" | "points">} state */
export const classesOf = ({ data, points }) => (data === "drawn" ? classCount(points) : CLASSES[data]);

/** @param {ShiftState} state */
export const featuresOf = ({ data, size }) => (data === "digits" ? size * size : 2);

/** Two classes have one output. @param {ShiftState} state */
export const outputsOf = (state) => (classesOf(state) === 2 ? 1 : classesOf(state));

/** Why there is nothing to train on; null where there is. @param {ShiftState} state */
export const obstacle = ({ data, points }) => (data === "drawn" ? obstacleOf(points) : null);

/** So many points as were drawn are the largest mini-batch of them. @param {ShiftState} state */
export const batchOf = ({ data, points, batchSize }) => (data === "drawn" ? Math.max(1, Math.min(batchSize, points.length / 3)) : batchSize);

/** Which layer is enlarged. @param {ShiftState} state */
export const heroOf = ({ layer, depth }) => layer ?? depth - 1;

/** Up to four groups, of equal size. @param {ShiftState} state */
export const groupsOf = ({ width }) => [4, 3, 2].find((groups) => width % groups === 0 && width > groups) ?? 1;

/** How far the vertical axis goes up and down: what comes out of a sigmoid or a tanh reaches no further than 1. @param {Pick<ShiftState, "show" | "activation" | "range">} state */
export const rangeOf = ({ show, activation, range }) => (show === "output" && activation !== "relu" ? 1 : range);

/** Densities are per so much of the vertical axis: a unit of y, or as large a part of a shorter axis. @param {ShiftState} state */
export const measureOf = (state) => (state.show === "output" ? rangeOf(state) / 4 : 1);

/** How the engine makes the data; null for data that was drawn. @param {ShiftState} state @returns {import("../../normscope_wasm.js").DataRecipe | null} */
export const recipeOf = ({ data, size, seed }) => (data === "drawn" ? null : data === "digits" ? { kind: data, size, seed } : { kind: data, seed });

/**
 * What an Experiment is made from. The networks of a state differ in `norm` alone.
 *
 * @param {ShiftState} state
 * @param {Network} network
 * @returns {import("../../normscope.js").ExperimentConfig}
 */
export function configOf(state, network) {
  const { width, depth, activation, learningRate, seed, momentum, every } = state;
  const recipe = recipeOf(state);
  const drawn = columnsOf(state.points);
  return {
    trainer: {
      layers: [featuresOf(state), ...Array(depth).fill(width), outputsOf(state)],
      activation,
      norm: network,
      placement: "before",
      learningRate,
      batchSize: batchOf(state),
      seed,
      momentum,
      init: state.init === "normal" ? { kind: "normal", std: state.initStd, scale: state.initScale } : { kind: state.init, scale: state.initScale },
      ...(network === "group" ? { groups: groupsOf(state) } : {}),
      data: recipe ?? { kind: "custom", ...drawn, features: 2 },
    },
    // There are no others of their kind: the networks are measured on what they learn.
    ...(recipe ? {} : { probe: drawn }),
    every,
    range: rangeOf(state),
    affine: true,
    // Half as much again to record, so only where it is looked at.
    outputs: state.show === "output",
  };
}

/**
 * What is shown of a network; without a normalization there is no x_hat.
 *
 * @param {ShiftState} state
 * @param {Network} network
 * @returns {import("../../normscope.js").ExperimentLook}
 */
export const lookOf = ({ unit, show }, network) => ({ units: unit, show: show === "output" ? show : show === "xHat" && network !== "none" ? "xHat" : "input" });

/** What can change while networks train. */
const LIVE = ["learningRate", "momentum"];
/** The same for all networks of a state. */
const SHARED = ["data", "probe"];

/** Says the same for two states that one training can go through. @param {ShiftState} state */
export const trainingKey = (state) =>
  JSON.stringify(recipeOf(state) ?? state.points) +
  JSON.stringify(state.networks.map((network) => configOf(state, network)), (key, value) => (LIVE.includes(key) || SHARED.includes(key) ? undefined : value));

/** The activation's curve and its flat zones belong to y, what goes into it. @param {Pick<ShiftState, "show">} state */
export const hasCurve = ({ show }) => show === "y";
