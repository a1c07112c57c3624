// @ts-check
// The networks of the figure, and what they say of their samples.

import { createNetworks } from "../parts/training.js";
import { createSamples } from "./samples.js";
import { configOf, lookOf, obstacle, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").ShiftState} ShiftState
 * @typedef {import("./compute.js").Live} Live
 */

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  const networks = createNetworks(figure, {
    first: /** @type {import("./compute.js").Besides} */ ({ samples: null }),
    isHurried: true,
    keyOf: trainingKey,
    // Where there is nothing to learn from, the networks wait.
    entriesOf: (/** @type {ShiftState} */ state) => (obstacle(state) ? [] : state.networks).map((network) => ({ key: network, config: configOf(state, network), look: lookOf(state, network) })),
    ratesOf: ({ learningRate, momentum }) => ({ learningRate, momentum }),
    nameOf: (key) => figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`method.${key}`)),
    cleared() {
      samples.reset();
      return { samples: null };
    },
    onRound: (snapshots) => void samples.refresh(snapshots, session.playing),
    onRest: () => void samples.refresh(session.snapshots, false),
  });
  const { session } = networks;
  const samples = createSamples(figure, session, (shown) => networks.publish({ samples: shown }));
  return {
    ...networks,
    /** @param {string} key @param {ArrayLike<number>} x */
    predict: (key, x) => session.predict(key, x),
  };
}
