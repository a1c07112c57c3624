// @ts-check
// The only place of the figure that knows the training session: the state goes down to it, and what the networks recorded comes
// up. Five seeds are trained in the same workers, the state's own last, so that it is the one that stays on screen.

import { PLACES } from "../../settings.js";
import { openSession, sayFailed, stepOf } from "../parts/networks.js";
import { configOf, lookOf, seedsKey, seedsOf, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").PlacementState} PlacementState
 * @typedef {import("./compute.js").Live} Live
 */

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {Live} */
  let live = { snapshots: new Map(), playing: false, rate: null, place: null, at: null, sweep: null, saved: null };
  /** What the session was last told. */
  const told = { training: "", rate: 0, steps: 0 };
  /** Settles when the networks are at step 0. @type {Promise<unknown>} */
  let started = Promise.resolve();
  let isOver = false;
  /** Ends the loop over the seeds that is under way. */
  let leave = () => {};
  /** Whether the loop is asked to pause: also between two seeds, while no network takes a step. */
  let isHeld = false;
  /** Lets a paused loop go on. */
  let goOn = () => {};

  const state = () => /** @type {PlacementState} */ (figure.state);
  /** @param {Partial<Live>} [change] */
  const publish = (change = {}) => {
    if (isOver) return;
    live = { ...live, ...change, snapshots: session.snapshots, playing: session.playing, rate: session.rate, place: session.place };
    figure.show(live);
  };
  const session = openSession(figure, {
    round() {
      if (isOver) return;
      publish();
      figure.host.emit("normscope-step", { step: figure.view.step });
    },
    loss(key, step, restarted) {
      const method = figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`placement.place.${key}`));
      figure.say(restarted ? "train.note.restarted" : "train.note.lost", { method, step });
    },
  });
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.then(() => publish(), (error) => isOver || sayFailed(figure, error));
  const entries = (/** @type {PlacementState} */ now) => PLACES.map((place) => ({ key: place, config: configOf(now, place), look: lookOf(now) }));

  /** Tells the session what has changed in the state. */
  function sync() {
    const now = state();
    if (trainingKey(now) !== told.training) return restart();
    if (now.learningRate !== told.rate) {
      if (live.sweep?.running) return restart();
      heard(session.set({ learningRate: now.learningRate }));
    }
    if (now.steps !== told.steps) {
      if (live.sweep?.running) return restart();
      session.limit = now.steps;
    }
    Object.assign(told, { rate: now.learningRate, steps: now.steps });
  }

  function restart() {
    leave();
    const now = state();
    Object.assign(told, { training: trainingKey(now), rate: now.learningRate, steps: now.steps });
    started = session.configure(entries(now), { limit: now.steps });
    publish({ at: null, saved: null, sweep: live.sweep?.running ? null : live.sweep });
    heard(started);
  }

  /** The networks as they are, for the experiments that are exact. */
  async function save() {
    const saved = await Promise.all(PLACES.map((place) => session.save(place)));
    const [first] = saved;
    if (isOver || !first || saved.some((one) => one?.step !== first.step)) return;
    publish({ saved: { step: first.step, parameters: new Map(PLACES.map((place, k) => [place, saved[k]?.parameters ?? []])) } });
  }

  /** Trains the networks of five seeds, one after the other. */
  async function sweep() {
    if (live.sweep?.running) return goOn();
    const now = state();
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
      if (!isLeft) publish({ at: null, sweep: { key, running: true, paused: false, seed: own, results, ...change } });
    };
    for (const seed of [...others, own]) {
      tell({ seed });
      started = session.configure(entries({ ...now, seed }), { limit: now.steps });
      live = { ...live, saved: null };
      await started;
      for (let isDone = false; !isDone; ) {
        if (isLeft || isOver) return;
        if (!isHeld) await session.step(now.steps);
        if (isLeft || isOver) return;
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
    sync,
    restart,
    async prepare() {
      sync();
      await started;
    },
    async play() {
      sync();
      if (live.sweep?.running) return goOn();
      live = { ...live, at: null };
      await started;
      session.play(state().speed);
      publish();
    },
    async pause() {
      isHeld = live.sweep?.running ?? false;
      const stopping = session.pause();
      publish();
      await stopping;
      publish();
      if (!live.sweep?.running) await save();
    },
    /** @param {number} count */
    async step(count) {
      sync();
      if (live.sweep?.running) return;
      live = { ...live, at: null };
      await started;
      await session.step(count);
      publish();
      await save();
    },
    /** All networks to the newest step at which all numbers were finite. @returns {Promise<number>} that step */
    async back() {
      const snapshots = await session.back();
      publish();
      return stepOf(snapshots);
    },
    /** Looks at an earlier step; null is now. @param {number | null} at */
    look(at) {
      publish({ at });
    },
    async sweep() {
      sync();
      await sweep();
    },
    /** Ends the five seeds; what they gave so far is thrown away. */
    cancel() {
      if (live.sweep?.running) restart();
    },
    destroy() {
      isOver = true;
      leave();
      session.destroy();
    },
  };
}
