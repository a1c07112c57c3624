// @ts-check
// The only place of the figure that knows the training session: the state goes down to it, and what the networks recorded comes up.

import { openSession, sayFailed, stepOf } from "../parts/networks.js";
import { createSamples } from "./samples.js";
import { configOf, lookOf, obstacle, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").ShiftState} ShiftState
 * @typedef {import("./compute.js").Live} Live
 */

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {Live} */
  let live = { snapshots: new Map(), playing: false, rate: null, place: null, at: null, samples: null };
  /** What the session was last told. */
  const told = { training: "", rates: "", looks: "", steps: 0 };
  /** Settles when the networks are at step 0. @type {Promise<unknown>} */
  let started = Promise.resolve();
  let isOver = false;

  const state = () => /** @type {ShiftState} */ (figure.state);
  const publish = (hurried = false) => {
    if (isOver) return;
    live = { ...live, snapshots: session.snapshots, playing: session.playing, rate: session.rate, place: session.place };
    figure.show(live, { hurried });
  };
  const session = openSession(figure, {
    round(snapshots) {
      // Not more often than it can be drawn; the last one always is.
      if (isOver || (session.playing && performance.now() < figure.restUntil)) return;
      publish(session.playing);
      samples.refresh(snapshots, session.playing);
      figure.host.emit("normscope-step", { step: figure.view.step });
    },
    loss(key, step, restarted) {
      const method = figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`method.${key}`));
      figure.say(restarted ? "train.note.restarted" : "train.note.lost", { method, step });
    },
  });
  const samples = createSamples(figure, session, (shown) => {
    live = { ...live, samples: shown };
    publish();
  });

  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.then(() => publish(), (error) => isOver || sayFailed(figure, error));
  const wanted = (/** @type {ShiftState} */ now) => ({ training: trainingKey(now), rates: JSON.stringify([now.learningRate, now.momentum]), looks: JSON.stringify([now.unit, now.show]), steps: now.steps });

  /** Tells the session what has changed in the state. */
  function sync() {
    const now = state();
    const { training, rates, looks, steps } = wanted(now);
    if (training !== told.training) return restart();
    if (rates !== told.rates) heard(session.set({ learningRate: now.learningRate, momentum: now.momentum }));
    if (looks !== told.looks) heard(session.look(Object.fromEntries(now.networks.map((network) => [network, lookOf(now, network)]))));
    if (steps !== told.steps) session.limit = steps;
    Object.assign(told, { rates, looks, steps });
  }

  function restart() {
    const now = state();
    Object.assign(told, wanted(now));
    live = { ...live, at: null, samples: null };
    samples.reset();
    // Where there is nothing to learn from, the networks wait.
    const networks = obstacle(now) ? [] : now.networks;
    started = session.configure(
      networks.map((network) => ({ key: network, config: configOf(now, network), look: lookOf(now, network) })),
      { limit: now.steps },
    );
    publish();
    heard(started);
  }

  return {
    sync,
    restart,
    async prepare() {
      sync();
      await started;
    },
    async play() {
      sync();
      live = { ...live, at: null };
      await started;
      session.play(state().speed);
      publish();
    },
    async pause() {
      const stopping = session.pause();
      publish();
      await stopping;
      publish();
      samples.refresh(session.snapshots, false);
    },
    /** @param {number} count */
    async step(count) {
      sync();
      live = { ...live, at: null };
      await started;
      await session.step(count);
      publish();
      samples.refresh(session.snapshots, false);
    },
    /** @param {string} key @param {ArrayLike<number>} x */
    predict: (key, x) => session.predict(key, x),
    /** All networks to the newest step at which all numbers were finite. @returns {Promise<number>} that step */
    async back() {
      const snapshots = await session.back();
      live = { ...live, at: null };
      publish();
      samples.refresh(snapshots, false);
      return stepOf(snapshots);
    },
    /** Looks at an earlier step; null is now. @param {number | null} at */
    look(at) {
      live = { ...live, at };
      publish();
    },
    destroy() {
      isOver = true;
      session.destroy();
    },
  };
}
