// @ts-check
// The only place of the figure that knows the training session: the state goes down to it, and what the networks recorded comes
// up. What a case came to when it was trained to its end is kept, whatever is trained next.

import { openSession, sayFailed, stepOf } from "../parts/networks.js";
import { isOver } from "./compute.js";
import { measuresOf } from "./measures.js";
import { CASES, stateOf } from "./presets.js";
import { caseKey, configOf, netsOf, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").WhyState} WhyState
 * @typedef {import("./compute.js").Live} Live
 */

/** The case that a state is, if it is one. @param {WhyState} state */
export const caseOf = (state) => CASES.find((name) => caseKey(stateOf(name)) === caseKey(state)) ?? null;

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {Live} */
  let live = { snapshots: new Map(), playing: false, rate: null, place: null, at: null, training: "", runs: {} };
  /** What the session was last told. */
  const told = { training: "", steps: 0 };
  /** Settles when the networks are at step 0. @type {Promise<unknown>} */
  let started = Promise.resolve();
  let isDestroyed = false;
  /** Whether what the session has is of the configuration that it was told last; until then nothing is shown, and nothing kept. */
  let isCurrent = false;

  const state = () => /** @type {WhyState} */ (figure.state);
  /** @param {Partial<Live>} [change] */
  const publish = (change = {}) => {
    if (isDestroyed) return;
    live = { ...live, ...change, training: isCurrent ? told.training : "", snapshots: session.snapshots, playing: session.playing, rate: session.rate, place: session.place };
    keep();
    figure.show(live);
  };
  const session = openSession(figure, {
    round() {
      if (isDestroyed) return;
      publish();
      figure.host.emit("normscope-step", { step: figure.view.step });
    },
    loss(key, step, restarted) {
      const method = figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`why.net.${key}`));
      figure.say(restarted ? "train.note.restarted" : "train.note.lost", { method, step });
    },
  });
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.then(() => publish(), (error) => isDestroyed || sayFailed(figure, error));

  /** Notes what a case came to, when all of its networks are at its end. */
  function keep() {
    const now = state();
    const name = caseOf(now);
    const nets = netsOf(now);
    if (!name || live.training !== trainingKey(now) || nets.some((net) => !live.snapshots.has(net))) return;
    const snapshots = [...live.snapshots.values()];
    // A network whose loss is no number any more, or that a dead worker left halfway, shows nothing of its kind.
    if (!snapshots.every((one) => isOver(one, now) && !one.diverged && one.probes?.step[0] === 0)) return;
    const of = [...live.snapshots].map(([net, one]) => [net, measuresOf(one, one.recorded.length - 1, one.step, now.cut, figure.engine)]);
    live = { ...live, runs: { ...live.runs, [name]: { seed: now.seed, nets: Object.fromEntries(of) } } };
  }

  /** Tells the session what has changed in the state. */
  function sync() {
    const now = state();
    if (trainingKey(now) !== told.training) return restart();
    if (now.steps !== told.steps) session.limit = now.steps;
    told.steps = now.steps;
  }

  function restart() {
    const now = state();
    Object.assign(told, { training: trainingKey(now), steps: now.steps });
    isCurrent = false;
    const { training } = told;
    const configured = session.configure(netsOf(now).map((net) => ({ key: net, config: configOf(now, net) })), { limit: now.steps });
    started = configured.then(() => void (isCurrent = told.training === training));
    publish({ at: null });
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
    },
    /** @param {number} count */
    async step(count) {
      sync();
      live = { ...live, at: null };
      await started;
      await session.step(count);
      publish();
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
    destroy() {
      isDestroyed = true;
      session.destroy();
    },
  };
}
