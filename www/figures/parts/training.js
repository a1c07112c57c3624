// @ts-check
// Between a figure's state and its training session: the state goes down, and what the networks recorded comes up. What a figure
// does besides, it adds.

import { openSession, sayFailed, stepOf } from "./networks.js";

/**
 * @typedef {import("../../training/session.js").Entry} Entry
 * @typedef {object} Networks what is shown of the networks beside the state
 * @property {import("../../training/session.js").Snapshots} snapshots
 * @property {boolean} playing
 * @property {number | null} rate steps a second
 * @property {"worker" | "page" | null} place where the networks are trained
 * @property {number | null} at an earlier step that is looked at
 * @property {string} training the key of the configuration that the snapshots are of; empty while new networks are made
 */

/**
 * @template {{ readonly steps: number, readonly speed: "slow" | "fast" }} S the figure's state
 * @template {object} B what is shown besides
 * @typedef {object} How
 * @property {B} first
 * @property {(state: S) => string} keyOf the same for two states that one training can go through
 * @property {(state: S) => Entry[]} entriesOf
 * @property {(state: S) => import("../../training/protocol.js").Rates} [ratesOf] what may change while the networks train
 * @property {(key: string) => string} nameOf a network in words
 * @property {boolean} [isLazy] nothing is made before somebody plays
 * @property {boolean} [isHurried] rounds are drawn at once while networks train, and not more often than they can be
 * @property {(live: Networks & B) => Partial<B>} [cleared] what new networks leave of what is shown besides
 * @property {(live: Networks & B) => Networks & B} [kept] adds what is to be kept of what is shown
 * @property {() => boolean} [isBound] whether new rates and steps, too, need new networks now
 * @property {(snapshots: import("../../training/session.js").Snapshots) => void} [onRound] after a round was shown
 * @property {() => void | Promise<void>} [onRest] after the networks came to rest, or stepped
 */

/**
 * @template {{ readonly steps: number, readonly speed: "slow" | "fast" }} S
 * @template {object} B
 * @param {import("../figure.js").Figure} figure
 * @param {How<S, B>} how
 */
export function createNetworks(figure, how) {
  const { ratesOf = () => ({}) } = how;
  /** @type {Networks & B} */
  let live = { ...how.first, snapshots: new Map(), playing: false, rate: null, place: null, at: null, training: "" };
  /** What the session was last told; empty while no networks were needed. */
  const told = { training: "", rates: "", looks: "", steps: 0 };
  /** Settles when the networks are at step 0. @type {Promise<unknown>} */
  let started = Promise.resolve();
  /** Whether what the session has is of the configuration that it was told last. */
  let isCurrent = false;
  let isOver = false;
  let epoch = 0;

  const state = () => /** @type {S} */ (/** @type {unknown} */ (figure.state));
  /** @param {Partial<Networks> | Partial<B>} [change] @param {boolean} [hurried] */
  function publish(change, hurried = false) {
    if (isOver) return;
    const { snapshots, playing, rate, place } = session;
    live = { ...live, ...change, snapshots, playing, rate, place, training: isCurrent ? told.training : "" };
    live = how.kept?.(live) ?? live;
    figure.show(live, { hurried });
  }
  const session = openSession(figure, {
    round(snapshots) {
      if (isOver || (how.isHurried && session.playing && performance.now() < figure.restUntil)) return;
      publish({}, how.isHurried && session.playing);
      how.onRound?.(snapshots);
      figure.host.emit("normscope-step", { step: figure.view.step });
    },
    loss(key, step, restarted) {
      figure.say(restarted ? "train.note.restarted" : "train.note.lost", { method: how.nameOf(key), step });
    },
  });
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.then(() => publish(), (error) => isOver || sayFailed(figure, error));

  /** New networks, of this state or of one beside it. @param {S} of @returns {Promise<unknown>} settles when they are at step 0 */
  function configure(of) {
    const mine = ++epoch;
    isCurrent = false;
    started = session.configure(how.entriesOf(of), { limit: of.steps }).then(() => {
      if (mine === epoch) isCurrent = how.keyOf(of) === told.training;
    });
    return started;
  }

  /** @param {S} of */
  const wanted = (of) => ({ training: how.keyOf(of), rates: JSON.stringify(ratesOf(of)), looks: looksOf(of), steps: of.steps });
  /** @param {S} of */
  const looksOf = (of) => JSON.stringify(how.entriesOf(of).map(({ look }) => look));

  /** Tells the session what has changed in the state. */
  function sync() {
    const of = state();
    if (how.isLazy && told.training === "") return;
    const { training, rates, looks, steps } = wanted(of);
    const isNew = training !== told.training || (how.isBound?.() && (rates !== told.rates || steps !== told.steps));
    if (isNew) return restart();
    if (rates !== told.rates) heard(session.set(ratesOf(of)));
    if (looks !== told.looks) heard(session.look(Object.fromEntries(how.entriesOf(of).flatMap(({ key, look }) => (look ? [[key, look]] : [])))));
    if (steps !== told.steps) session.limit = steps;
    Object.assign(told, { rates, looks, steps });
  }

  /** New networks, from step 0. */
  function restart() {
    Object.assign(told, wanted(state()));
    const configured = configure(state());
    publish({ at: null, ...how.cleared?.(live) });
    heard(configured);
  }

  /** What is shown is of now, and the networks are there. */
  async function ready() {
    if (told.training === "") restart();
    sync();
    live = { ...live, at: null };
    await started;
  }

  return {
    session,
    get live() {
      return live;
    },
    get isOver() {
      return isOver;
    },
    publish,
    configure,
    sync,
    /** To step 0, where networks were made at all. */
    restart() {
      if (!how.isLazy || told.training !== "") restart();
    },
    ready,
    /** Networks at step 0. */
    async prepare() {
      sync();
      await started;
    },
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
      await how.onRest?.();
    },
    /** @param {number} count */
    async step(count) {
      await ready();
      await session.step(count);
      publish();
      await how.onRest?.();
    },
    /** All networks to the newest step at which all numbers were finite. @returns {Promise<number>} that step */
    async back() {
      const snapshots = await session.back();
      publish({ at: null });
      await how.onRest?.();
      return stepOf(snapshots);
    },
    /** Looks at an earlier step; null is now. @param {number | null} at */
    look(at) {
      publish({ at });
    },
    destroy() {
      isOver = true;
      session.destroy();
    },
  };
}
