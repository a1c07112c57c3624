// @ts-check
// The numbers on screen: what a step promises, layer by layer, and what comes, at each rate and over the steps of a training.

import { columnAt } from "../parts/records.js";
import { NETS, RATES, trainingKey } from "./state.js";
import { toyOf } from "./toy-state.js";

/**
 * @typedef {import("./state.js").TargetState} TargetState
 * @typedef {import("./state.js").Net} Net
 * @typedef {import("../../normscope.js").StepPromises} StepPromises
 * @typedef {import("../../normscope.js").MovedInput} MovedInput
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {object} Promised one step: gains are losses that fall
 * @property {number} rate
 * @property {number} loss before it
 * @property {readonly number[]} firstOrder what each layer gains as its gradient has it, the output layer last
 * @property {readonly number[]} alone what each gains when only it moves
 * @property {number} promised their sum
 * @property {number} together what comes when all move at once
 * @property {readonly number[]} movedMean how far what goes into a layer is moved meanwhile: the units' means
 * @property {readonly number[]} movedValues and each sample's value
 * @typedef {object} NetworkView
 * @property {Net} net
 * @property {number} parameters
 * @property {number} step
 * @property {Snapshot["diverged"]} diverged
 * @property {number} accuracy on new digits, where the network stands
 * @property {Uint32Array} recorded after how many steps it was asked
 * @property {Promised} now at the step that is looked at, at the rate that is asked about
 * @property {{ rate: number, promised: number, together: number }[]} curve the same at all rates
 * @property {{ rate: number, together: number } | null} best the rate that brings most, and what it brings; null where none brings anything
 * @property {{ step: number, promised: number, together: number }[]} over the same over the steps, at the rate that is asked about
 * @property {MovedInput | null} input what goes into the layer that is looked at, before and after the earlier ones moved
 * @typedef {{ step: number, rate: number, promised: number, together: number, before: number, after: number }} Taken a step at a rate of its own: the loss of its mini-batch before and after it
 * @typedef {object} Live what the body shows beside the state
 * @property {ReadonlyMap<string, Snapshot>} snapshots
 * @property {ReadonlyMap<Net, readonly StepPromises[]>} asked by their steps
 * @property {{ key: string, of: ReadonlyMap<Net, MovedInput> } | null} inputs
 * @property {boolean} playing
 * @property {number | null} rate steps a second
 * @property {"worker" | "page" | null} place where the networks are trained
 * @property {number | null} at an earlier step that is looked at
 * @property {string} training the key of the configuration that all this is of
 * @property {import("./toy-state.js").LiveToy | null} toy
 * @typedef {object} TargetView
 * @property {number} step how far the networks are
 * @property {number} shown the step that is looked at: the last that was asked about, or an earlier one
 * @property {number} end where the axis of steps ends
 * @property {boolean} playing
 * @property {number | null} rate
 * @property {"worker" | "page" | null} place
 * @property {number | null} layer the one that moves alone, and null where all do
 * @property {number} input the layer whose input is shown
 * @property {readonly NetworkView[]} networks
 * @property {import("./toy-state.js").ToyView} toy
 */

/** Of which step, rate and layer an input is. @param {TargetState} state @param {number} step */
export const inputKey = (state, step) => JSON.stringify([trainingKey(state), state.moves, step, state.rate, inputLayer(state)]);

/** The layer whose input is shown: the output layer, where none is chosen. @param {{ layer: number | null, depth: number }} state */
export const inputLayer = ({ layer, depth }) => layer ?? depth;

/** One of the rates of what was asked, if it is among them. @param {StepPromises} asked @param {number} rate @returns {Promised | null} */
export function promisedAt(asked, rate) {
  const k = asked.rates.indexOf(Math.fround(rate));
  if (k < 0) return null;
  const layers = asked.alone.length / asked.rates.length;
  const of = (/** @type {Float64Array} */ values) => Array.from(values.subarray(k * layers, (k + 1) * layers));
  return { rate, loss: asked.loss, firstOrder: of(asked.firstOrder), alone: of(asked.alone), promised: asked.promised[k] ?? NaN, together: asked.together[k] ?? NaN, movedMean: of(asked.movedMean), movedValues: of(asked.movedValues) };
}

/** The rate among those always asked about that is nearest. @param {number} rate */
export const nearest = (rate) => RATES.reduce((best, one) => (Math.abs(Math.log(one / rate)) < Math.abs(Math.log(best / rate)) ? one : best), RATES[0] ?? rate);

/** @param {TargetState} state @param {import("../../engine.js").Engine} engine @param {Live | null} live @returns {TargetView} */
export function compute(state, engine, live) {
  const isCurrent = live?.training === trainingKey(state);
  const known = live && isCurrent ? NETS.flatMap((net) => networkData(net, live)) : [];
  const isReady = known.length === NETS.length;
  const step = isReady ? Math.max(...known.map(({ snapshot }) => snapshot.step)) : 0;
  // Both are shown at one step: the last that both were asked after.
  const both = Math.min(step, ...known.map(({ asked }) => asked.at(-1)?.step ?? 0));
  const wanted = live?.at === null || live?.at === undefined ? both : Math.min(live.at, both);
  const networks = isReady ? known.flatMap((data) => networkView(data, wanted, state, /** @type {Live} */ (live))) : [];
  return {
    step,
    shown: Math.max(0, ...networks.map(({ recorded }) => recorded[columnAt(recorded, wanted)] ?? 0)),
    end: Math.max(state.steps, step),
    playing: live?.playing ?? false,
    rate: live?.rate ?? null,
    place: live?.place ?? null,
    layer: state.layer,
    input: inputLayer(state),
    networks: networks.length === NETS.length ? networks : [],
    toy: toyOf(state, engine, live?.toy ?? null),
  };
}

/** @typedef {{ net: Net, snapshot: Snapshot, asked: readonly StepPromises[] }} Data */

/** @param {Net} net @param {Live} live @returns {Data[]} */
function networkData(net, live) {
  const [snapshot, asked] = [live.snapshots.get(net), live.asked.get(net) ?? []];
  return snapshot && asked.length > 0 ? [{ net, snapshot, asked }] : [];
}

/** @param {Data} data @param {number} wanted @param {TargetState} state @param {Live} live @returns {NetworkView[]} */
function networkView({ net, snapshot, asked }, wanted, state, live) {
  const recorded = Uint32Array.from(asked, ({ step }) => step);
  const record = asked[columnAt(recorded, wanted)];
  // Until a rate of one's own is asked about, the nearest that was.
  const now = record && (promisedAt(record, state.rate) ?? promisedAt(record, nearest(state.rate)));
  if (!record || !now) return [];
  const curve = RATES.flatMap((rate) => promisedAt(record, rate) ?? []).map(({ rate, promised, together }) => ({ rate, promised, together }));
  const most = curve.reduce((best, one) => (one.together > best.together ? one : best), { rate: 0, together: 0 });
  const input = live.inputs?.key === inputKey(state, record.step) ? (live.inputs.of.get(net) ?? null) : null;
  return [{
    net,
    parameters: snapshot.parameters,
    step: snapshot.step,
    diverged: snapshot.diverged,
    accuracy: snapshot.validation.accuracy.at(-1) ?? NaN,
    recorded,
    now,
    curve,
    best: most.rate > 0 ? { rate: most.rate, together: most.together } : null,
    over: asked.flatMap((one) => {
      const found = promisedAt(one, state.rate);
      return found ? [{ step: one.step, promised: found.promised, together: found.together }] : [];
    }),
    input,
  }];
}
