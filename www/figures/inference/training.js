// @ts-check
// The only place of the figure that knows the training session: the state goes down to it, and what was recorded comes up. The hand
// example needs no session: there a step takes the typed batch.

import { NormscopeError } from "../../errors.js";
import { openSession, sayFailed, stepOf } from "../parts/networks.js";
import { measureEstimator } from "./estimator.js";
import { ask, sampleData, TRIES } from "./sample.js";
import { configOf, hasRoom, lookOf, trainingKey, wayKey, withBatch } from "./state.js";

/**
 * @typedef {import("./state.js").InferenceState} InferenceState
 * @typedef {import("./compute.js").Live} Live
 */

const KEY = "network";
/** Milliseconds between two questions while the network trains, and between two typed batches. */
const REST = 400;
const BEAT = 125;

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {Live} */
  let live = { snapshot: null, playing: false, rate: null, place: null, at: null, sample: null, estimator: null, outcomes: {} };
  const told = { training: "", way: "", rate: NaN, look: "", steps: 0 };
  /** Settles when the network is at the step where it should start. @type {Promise<unknown>} */
  let started = Promise.resolve();
  let isOver = false;
  /** The step that a training goes back to after another one took its place; 0 where none does. */
  let returning = 0;
  /** Counts the trainings: what is answered to an earlier one is late. */
  let epoch = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let beat;
  /** The state from before the typed batches began to come. @type {import("../../state.js").State | null} */
  let before = null;
  /** @type {{ seed: number, data: import("./sample.js").Data } | null} */
  let data = null;
  /** @type {import("../../training/protocol.js").State | null} */
  let saved = null;
  let isAsking = false;
  let askedAt = -Infinity;
  let answered = "";

  const state = () => /** @type {InferenceState} */ (figure.state);
  const isHand = () => state().example === "hand";
  const show = () => isOver || figure.show(live);
  const publish = () => {
    if (isOver) return;
    live = { ...live, snapshot: session.snapshots.get(KEY) ?? null, playing: session.playing || beat !== undefined, rate: session.rate, place: session.place, goal: returning };
    show();
  };
  const session = openSession(figure, {
    round() {
      if (isOver) return;
      publish();
      remember();
      void answer();
      figure.host.emit("normscope-step", { step: figure.view.step });
    },
    loss(_key, step, restarted) {
      figure.say(restarted ? "inference.note.restarted" : "inference.note.lost", { step });
    },
  });
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.then(publish, (error) => isOver || sayFailed(figure, error));

  /** What the framework in force made of these steps, for the comparison with others. */
  function remember() {
    const { framework, norm, momentum, eps, estimator } = state();
    const { lines, recalibrated, shown, step, paper } = figure.view;
    const now = paper ? recalibrated?.now : lines[0]?.now;
    if (norm !== "batch" || isHand() || shown !== step || !now || !Number.isFinite(now.accuracy)) return;
    live = { ...live, outcomes: { ...live.outcomes, [framework]: { step: figure.view.measured, momentum, eps, estimator, ...now, y: NaN } } };
  }

  /** What the answer to the single digit hangs on. @param {number} step @param {InferenceState} now */
  const keyOf = (step, { ink, digit, momentum }) => JSON.stringify([epoch, step, ink, digit, momentum, session.playing]);

  /** Of a network with numbers that are none, there is no answer. @param {InferenceState} now @param {import("./sample.js").Data} digits @param {import("../../training/protocol.js").State} network @param {number} tries */
  function answerOf(now, digits, network, tries) {
    try {
      return ask(figure.engine, now, digits, network, tries);
    } catch (error) {
      if (error instanceof NormscopeError && error.code === "non-finite") return null;
      throw error;
    }
  }

  function forget() {
    if (live.sample === null) return;
    live = { ...live, sample: null };
    show();
  }

  /** Asks the network of now about the single digit, unless that was asked already. @param {boolean} [now] not only now and then */
  async function answer(now = false) {
    const snapshot = session.snapshots.get(KEY);
    if (isOver || isHand() || !snapshot || isAsking) return;
    if (snapshot.diverged) return forget();
    const isDue = now || !session.playing || performance.now() - askedAt >= REST;
    if (keyOf(snapshot.step, state()) === answered || !isDue) return;
    const mine = epoch;
    isAsking = true;
    askedAt = performance.now();
    try {
      if (saved?.step !== snapshot.step) saved = await session.save(KEY);
      if (mine !== epoch || isOver || !saved) return;
      const asked = state();
      if (data?.seed !== asked.seed) data = { seed: asked.seed, data: sampleData(figure.engine, asked.seed) };
      const tries = session.playing ? TRIES.playing : TRIES.resting;
      answered = keyOf(saved.step, asked);
      live = { ...live, sample: answerOf(asked, data.data, saved, tries) };
      remember();
      show();
    } finally {
      isAsking = false;
    }
    // What came meanwhile.
    if (mine === epoch && !session.playing) await answer(true);
  }

  /** The step that it is at, or on its way back to. */
  const goal = () => Math.max(returning, session.snapshots.get(KEY)?.step ?? 0);

  /** Tells the session what has changed in the state. */
  function sync() {
    const now = state();
    if (isHand()) {
      if (told.training !== "hand") stopNetwork();
      return;
    }
    const training = trainingKey(now);
    const look = JSON.stringify(lookOf(now));
    // Another momentum changes no weight: the same way is gone again, to the same step.
    if (training !== told.training) return restart(told.way === wayKey(now) ? goal() : 0);
    if (now.learningRate !== told.rate) heard(session.set({ learningRate: now.learningRate }));
    if (look !== told.look) heard(session.look({ [KEY]: lookOf(now) }));
    if (now.steps !== told.steps) session.limit = now.steps;
    Object.assign(told, { rate: now.learningRate, look, steps: now.steps });
    void answer();
  }

  function stopNetwork() {
    told.training = told.way = "hand";
    epoch += 1;
    saved = null;
    live = { ...live, at: null, sample: null };
    heard(session.configure([], {}));
  }

  /** @param {number} [to] the step that it goes to at once */
  function restart(to = 0) {
    const now = state();
    epoch += 1;
    const mine = epoch;
    saved = null;
    Object.assign(told, { training: trainingKey(now), way: wayKey(now), rate: now.learningRate, look: JSON.stringify(lookOf(now)), steps: now.steps });
    live = { ...live, at: null, sample: null, ...(to === 0 ? { outcomes: {} } : {}) };
    returning = to;
    started = session
      .configure([{ key: KEY, config: configOf(now), look: lookOf(now) }], { limit: now.steps })
      .then(() => (mine === epoch && to > 0 ? session.step(to) : undefined))
      .then(() => {
        if (mine !== epoch) return;
        returning = 0;
        publish();
        remember();
        void answer(true);
      });
    publish();
    heard(started);
  }

  function stopBeat() {
    clearInterval(beat);
    beat = undefined;
    if (before) figure.commit(before);
    before = null;
    publish();
  }

  const nextTyped = () => {
    if (!hasRoom(state()) || state().sizes.length >= state().steps) return stopBeat();
    figure.attempt((now) => withBatch(now));
    figure.host.emit("normscope-step", { step: figure.view.step });
  };

  return {
    sync,
    restart: () => (isHand() ? undefined : restart()),
    async prepare() {
      sync();
      await started;
    },
    async play() {
      sync();
      live = { ...live, at: null };
      if (isHand()) {
        before ??= figure.state;
        beat ??= setInterval(nextTyped, state().speed === "slow" ? 2 * BEAT : BEAT / 2);
        return publish();
      }
      await started;
      session.play(state().speed);
      publish();
    },
    async pause() {
      if (isHand()) return beat === undefined ? undefined : stopBeat();
      const stopping = session.pause();
      publish();
      await stopping;
      publish();
      remember();
      await answer(true);
    },
    /** @param {number} count */
    async step(count) {
      sync();
      live = { ...live, at: null };
      if (isHand()) {
        figure.edit((now) => Array.from({ length: count }).reduce((/** @type {any} */ at) => withBatch(at), now));
        figure.host.emit("normscope-step", { step: figure.view.step });
        return publish();
      }
      await started;
      await session.step(count);
      publish();
      remember();
      await answer(true);
    },
    /** To the newest step at which all numbers were finite. @returns {Promise<number>} that step */
    async back() {
      const snapshots = await session.back();
      publish();
      return stepOf(snapshots);
    },
    /** Looks at an earlier step; null is now. @param {number | null} at */
    look(at) {
      live = { ...live, at };
      publish();
    },
    /** Draws the many small batches, once for each seed. */
    estimate() {
      live = { ...live, estimator: measureEstimator(figure.engine, state().seed) };
      show();
    },
    key: KEY,
    destroy() {
      isOver = true;
      clearInterval(beat);
      session.destroy();
    },
  };
}
