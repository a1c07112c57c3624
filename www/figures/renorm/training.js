// @ts-check
// The networks of the figure.

import { createNetworks } from "../parts/training.js";
import { configOf, netsOf, trainingKey } from "./state.js";

/** @param {import("../figure.js").Figure} figure */
export const createTraining = (figure) =>
  createNetworks(figure, {
    first: {},
    isHurried: true,
    keyOf: trainingKey,
    entriesOf: (/** @type {import("./state.js").RenormState} */ state) => netsOf(state).map((net) => ({ key: net, config: configOf(state, net) })),
    nameOf: (key) => figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`renorm.net.${key}`)),
  });
