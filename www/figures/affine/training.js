// @ts-check
// The networks of the figure. Nothing is made before somebody asks for it.

import { createNetworks } from "../parts/training.js";
import { configOf, trainingKey } from "./state.js";

/** @typedef {import("./state.js").AffineState} AffineState */

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  const networks = createNetworks(figure, {
    first: {},
    isLazy: true,
    keyOf: trainingKey,
    entriesOf: (/** @type {AffineState} */ state) => state.networks.map((network) => ({ key: network, config: configOf(state, network) })),
    ratesOf: ({ learningRate }) => ({ learningRate }),
    nameOf: (key) => figure.words.t(key === "learned" ? "affine.network.learned" : "affine.network.frozen"),
  });
  return {
    ...networks,
    /** What goes into one unit's normalization now. @param {number[]} place */
    async unit([layer = 0, unit = 0]) {
      await networks.ready();
      return networks.session.unit("learned", { layer, unit });
    },
  };
}
