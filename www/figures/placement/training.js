// @ts-check
// The networks of the figure. Five seeds are trained in the same workers, the state's own last, so that it is the one that stays on
// screen.

import { PLACES } from "../../settings.js";
import { createNetworks } from "../parts/training.js";
import { configOf, lookOf, seedsKey, seedsOf, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").PlacementState} PlacementState
 * @typedef {import("./compute.js").Live} Live
 */

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** Ends the loop over the seeds that is under way. */
  let leave = () => {};
  /** Whether the loop is asked to pause: also between two seeds, while no network takes a step. */
  let isHeld = false;
  /** Lets a paused loop go on. */
  let goOn = () => {};

  /** @returns {boolean} */
  const isSweeping = () => networks.live.sweep?.running ?? false;
  const networks = createNetworks(figure, {
    first: /** @type {import("./compute.js").Besides} */ ({ sweep: null, saved: null }),
    keyOf: trainingKey,
    entriesOf: (/** @type {PlacementState} */ state) => PLACES.map((place) => ({ key: place, config: configOf(state, place), look: lookOf(state) })),
    ratesOf: ({ learningRate }) => ({ learningRate }),
    nameOf: (key) => figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`placement.place.${key}`)),
    cleared({ sweep }) {
      leave();
      return { saved: null, sweep: sweep?.running ? null : sweep };
    },
    isBound: isSweeping,
    onRest: () => rested(),
  });
  const { session } = networks;
  const rested = async () => void (isSweeping() || (await save()));

  /** The networks as they are, for the experiments that are exact. */
  async function save() {
    const saved = await Promise.all(PLACES.map((place) => session.save(place)));
    const [first] = saved;
    if (networks.isOver || !first || saved.some((one) => one?.step !== first.step)) return;
    networks.publish({ saved: { step: first.step, parameters: new Map(PLACES.map((place, k) => [place, saved[k]?.parameters ?? []])) } });
  }

  /** Trains the networks of five seeds, one after the other. */
  async function sweep() {
    if (networks.live.sweep?.running) return goOn();
    const now = /** @type {PlacementState} */ (figure.state);
    const key = seedsKey(now);
    let isLeft = false;
    isHeld = false;
    leave = () => {
      isLeft = true;
      leave = () => {};
      goOn();
    };
    const [own = now.seed, ...others] = seedsOf(now);
    /** @type {import("./compute.js").Sweep["results"]} */
    let results = [];
    const tell = (/** @type {Partial<import("./compute.js").Sweep>} */ change) => {
      if (!isLeft) networks.publish({ at: null, sweep: { key, running: true, paused: false, seed: own, results, ...change } });
    };
    for (const seed of [...others, own]) {
      tell({ seed });
      const configured = networks.configure({ ...now, seed });
      networks.publish({ saved: null });
      await configured;
      for (let isDone = false; !isDone; ) {
        if (isLeft || networks.isOver) return;
        if (!isHeld) await session.step(now.steps);
        if (isLeft || networks.isOver) return;
        isDone = [...session.snapshots.values()].every((snapshot) => snapshot.diverged || (snapshot.step >= now.steps && !snapshot.recording));
        if (isDone) break;
        const resumed = new Promise((resolve) => (goOn = () => resolve(undefined)));
        tell({ seed, paused: true });
        await resumed;
        isHeld = false;
        tell({ seed });
      }
      const ends = PLACES.flatMap((place) => {
        const snapshot = session.snapshots.get(place);
        return snapshot ? [{ place, seed, accuracy: snapshot.validation.accuracy.at(-1) ?? NaN, diverged: snapshot.diverged !== null }] : [];
      });
      results = [...results, ...ends];
    }
    tell({ running: false });
    leave = () => {};
    await save();
  }

  return {
    ...networks,
    async play() {
      networks.sync();
      if (isSweeping()) return goOn();
      await networks.play();
    },
    async pause() {
      isHeld = isSweeping();
      await networks.pause();
    },
    /** @param {number} count */
    async step(count) {
      networks.sync();
      if (!isSweeping()) await networks.step(count);
    },
    async sweep() {
      networks.sync();
      await sweep();
    },
    /** Ends the five seeds; what they gave so far is thrown away. */
    cancel() {
      if (isSweeping()) networks.restart();
    },
    destroy() {
      networks.destroy();
      leave();
    },
  };
}
