// @ts-check
// The only place of the figure that knows the training session. Nothing is made before somebody asks for it.

import { openSession, sayFailed, stepOf } from "../parts/networks.js";
import { configOf, trainingKey } from "./state.js";

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {import("./networks.js").Live} */
  let live = { snapshots: new Map(), playing: false, rate: null, place: null };
  /** What the session was last told; empty while none was needed. */
  const told = { training: "", rate: 0, steps: 0 };
  /** Settles when the networks are at step 0. @type {Promise<unknown>} */
  let started = Promise.resolve();
  let isOver = false;

  const state = () => /** @type {import("./state.js").AffineState} */ (figure.state);
  const publish = () => {
    if (isOver) return;
    live = { snapshots: session.snapshots, playing: session.playing, rate: session.rate, place: session.place };
    figure.show(live);
  };
  const session = openSession(figure, {
    round() {
      if (isOver) return;
      publish();
      figure.host.emit("normscope-step", { step: figure.view.step });
    },
    loss(key, step, restarted) {
      const network = figure.words.t(key === "learned" ? "affine.network.learned" : "affine.network.frozen");
      figure.say(restarted ? "affine.note.restarted" : "affine.note.lost", { network, step });
    },
  });
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.then(publish, (error) => isOver || sayFailed(figure, error));

  function start() {
    const now = state();
    Object.assign(told, { training: trainingKey(now), rate: now.learningRate, steps: now.steps });
    started = session.configure(now.networks.map((network) => ({ key: network, config: configOf(now, network) })), { limit: now.steps });
    publish();
    heard(started);
  }

  /** Tells the session what has changed in the state. */
  function sync() {
    const now = state();
    if (told.training === "") return;
    if (told.training !== trainingKey(now)) return start();
    if (told.rate !== now.learningRate) heard(session.set({ learningRate: now.learningRate }));
    if (told.steps !== now.steps) session.limit = now.steps;
    Object.assign(told, { rate: now.learningRate, steps: now.steps });
  }

  async function ready() {
    if (told.training === "") start();
    sync();
    await started;
  }

  return {
    sync,
    async play() {
      await ready();
      session.play(state().speed);
      publish();
    },
    async pause() {
      const stopping = session.pause();
      publish();
      await stopping;
      publish();
    },
    /** @param {number} count */
    async step(count) {
      await ready();
      await session.step(count);
      publish();
    },
    /** What goes into one unit's normalization now. @param {number[]} place */
    async unit([layer = 0, unit = 0]) {
      await ready();
      return session.unit("learned", { layer, unit });
    },
    /** All networks to the newest step at which all numbers were finite. @returns {Promise<number>} that step */
    async back() {
      const snapshots = await session.back();
      publish();
      return stepOf(snapshots);
    },
    /** To step 0, where networks were made at all. */
    restart() {
      if (told.training !== "") start();
    },
    destroy() {
      isOver = true;
      session.destroy();
    },
  };
}
