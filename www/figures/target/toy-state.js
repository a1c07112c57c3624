// @ts-check
// The two examples of the paper's section 2, of what happens when the gradient does not know of the normalization. Pure.

/**
 * @typedef {import("./state.js").TargetState} TargetState
 * @typedef {import("../../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {"batch" | "running"} Way whether a network normalizes by its batch, or in training by its moving averages
 * @typedef {object} ToyView
 * @property {number} step of the bias that is shown
 * @property {import("../../engine.js").Engine["biasToy"] extends (request: any) => infer B ? B : never} bias over all steps
 * @property {readonly { way: Way, step: number, diverged: Snapshot["diverged"], curve: Snapshot["curve"], loss: number }[]} averaged none until they were trained
 * @property {boolean} training
 * @property {boolean} done
 */

export const WAYS = /** @type {const} */ (["batch", "running"]);

/** The batch of the bias, what its outputs are to be, and for how many steps it is followed. */
export const BIAS = Object.freeze({ u: [0.4, -1.3, 2.2, 0.7], target: 2, steps: 200 });
/** For how many steps the networks train. */
export const AVERAGED_STEPS = 120;

/** The same network both ways. @param {TargetState} state @param {Way} way @returns {import("../../normscope.js").ExperimentConfig} */
export const averagedConfig = ({ seed, averagedRate }, way) => ({
  trainer: {
    layers: [196, 100, 100, 100, 10],
    activation: "relu",
    norm: "batch",
    statistics: way,
    init: { kind: "he" },
    learningRate: averagedRate,
    batchSize: 60,
    seed,
    data: { kind: "digits", size: 14, train: 2000, validation: 200, seed },
  },
  every: AVERAGED_STEPS,
});

/** Says the same for two states whose networks are the same. @param {TargetState} state */
export const averagedKey = (state) => JSON.stringify(averagedConfig(state, "running"));

/** @typedef {{ key: string, snapshots: ReadonlyMap<string, Snapshot>, training: boolean }} LiveToy */

/** @param {TargetState} state @param {import("../../engine.js").Engine} engine @param {LiveToy | null} live @returns {ToyView} */
export function toyOf(state, engine, live) {
  const isCurrent = live?.key === averagedKey(state);
  const averaged = WAYS.flatMap((way) => {
    const snapshot = isCurrent ? live?.snapshots.get(way) : undefined;
    return snapshot ? [{ way, step: snapshot.step, diverged: snapshot.diverged, curve: snapshot.curve, loss: snapshot.loss }] : [];
  });
  return {
    step: state.biasStep,
    bias: engine.biasToy({ ...BIAS, rate: state.biasRate }),
    averaged: averaged.length === WAYS.length ? averaged : [],
    training: isCurrent && (live?.training ?? false),
    done: averaged.length === WAYS.length && averaged.every(({ step, diverged }) => diverged !== null || step >= AVERAGED_STEPS),
  };
}
