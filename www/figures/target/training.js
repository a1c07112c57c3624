// @ts-check
// The only place of the figure that knows the training session. The networks stand where the state says; on their way, and there,
// they are asked what the next step promises. Playing takes them on, and the state follows when they rest.

import { openSession, sayFailed, stepOf } from "../parts/networks.js";
import { inputKey, promisedAt } from "./compute.js";
import { configOf, isOnTheWay, NETS, pairs, rateAt, ratesOf, settle, trainingKey } from "./state.js";

/**
 * @typedef {import("./state.js").TargetState} TargetState
 * @typedef {import("./compute.js").Live} Live
 */

/** Milliseconds between two steps that are watched one by one. */
const SLOW = 120;
/** On the way to where the state says, it is asked so many times at most. */
const ASKED = 6;

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {Live} */
  let live = { snapshots: new Map(), asked: new Map(), inputs: null, playing: false, rate: null, place: null, at: null, training: "", toy: null };
  /** The state that the networks were last taken to, or are on the way to. @type {TargetState | null} */
  let told = null;
  /** What belongs to an earlier start is not heard any more. */
  let life = 0;
  let isDestroyed = false;
  /** Where they are going; while nobody plays, that is where the state says. */
  let goal = 0;
  /** Whether the networks go on by themselves, or step by step, and the state follows when they rest. */
  let isFree = false;
  /** @type {Promise<void>} */
  let way = Promise.resolve();
  let isMoving = false;
  let wake = () => {};

  const state = () => /** @type {TargetState} */ (figure.state);
  const session = openSession(figure, {
    round() {
      if (isMoving) return;
      publish();
    },
    loss(key, step, restarted) {
      const method = figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`target.net.${key}`));
      figure.say(restarted ? "train.note.restarted" : "train.note.lost", { method, step });
    },
  });
  // Until new networks are made, the session still has the old ones.
  const front = () => (live.training === "" ? 0 : stepOf(session.snapshots));
  // They are compared at one step: when one's loss is no number any more, both rest.
  const trains = () => [...session.snapshots.values()].every(({ diverged }) => !diverged);

  /** @param {Partial<Live>} [change] */
  function publish(change = {}) {
    if (isDestroyed) return;
    live = { ...live, ...change, snapshots: session.snapshots, place: session.place };
    figure.show(live);
  }

  /** What the next step promises at these rates, kept by the step that it is asked after. @param {readonly number[]} rates @param {number} mine */
  async function ask(rates, mine) {
    const answers = await Promise.all(NETS.map(async (net) => ({ net, answer: session.snapshots.get(net)?.diverged ? null : await session.promises(net, { rates }) })));
    if (mine !== life || isDestroyed) return;
    const asked = new Map(live.asked);
    for (const { net, answer } of answers) {
      if (!answer) continue;
      const others = (asked.get(net) ?? []).filter(({ step }) => step !== answer.step);
      asked.set(net, [...others, answer].sort((a, b) => a.step - b.step));
    }
    publish({ asked });
    figure.host.emit("normscope-step", { step: front() });
  }

  /** The next step at which to stop: to ask, to move, or to be there. @param {number} from @param {number} apart */
  function next(from, apart) {
    const stops = pairs(state().moves).flatMap(({ step }) => [step, step + 1]);
    return Math.min(goal, (Math.floor(from / apart) + 1) * apart, ...stops.filter((stop) => stop > from));
  }

  /** Takes the networks to the goal. @param {number} mine */
  async function travel(mine) {
    isMoving = true;
    const began = performance.now();
    const first = front();
    while (mine === life && front() < goal && trains()) {
      const now = state();
      const from = front();
      const isPlaying = live.playing;
      const apart = isPlaying ? now.every : now.every * Math.max(1, Math.ceil(goal / now.every / ASKED));
      const isSlow = isPlaying && now.speed === "slow";
      const to = isSlow ? from + 1 : next(from, apart);
      const rate = rateAt(now, from);
      if (rate !== now.learningRate) await session.set({ learningRate: rate });
      await session.step(to - from);
      if (rate !== now.learningRate && mine === life) await session.set({ learningRate: now.learningRate });
      if (mine !== life) return;
      if (isSlow || to % apart === 0 || to === goal || rate !== now.learningRate) await ask(ratesOf(state()), mine);
      if (isPlaying) live = { ...live, rate: ((front() - first) * 1000) / Math.max(1, performance.now() - began) };
      if (isSlow && front() < goal) await pause(SLOW);
    }
    if (mine !== life) return;
    isMoving = false;
    // Who is paused between two of these is asked where it stands.
    if (live.asked.get("none")?.at(-1)?.step !== front()) await ask(ratesOf(state()), mine);
  }

  /** @param {number} ms @returns {Promise<void>} */
  function pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Goes on to a step, after what is under way. @param {number} to */
  function go(to) {
    const mine = life;
    goal = to;
    if (!isMoving) way = travel(mine).catch((error) => fail(error, mine));
    return way;
  }

  function restart() {
    const mine = ++life;
    const now = state();
    told = now;
    goal = now.after;
    isMoving = true;
    isFree = false;
    wake();
    publish({ at: null, playing: false, rate: null, inputs: null, asked: new Map(), training: "" });
    const configured = session.configure(NETS.map((net) => ({ key: net, config: configOf(now, net) })));
    way = configured.then(async () => {
      if (mine !== life) return;
      live = { ...live, training: trainingKey(now) };
      await ask(ratesOf(now), mine);
      if (mine === life) await travel(mine);
    }).catch((error) => fail(error, mine));
  }

  /** @param {any} error @param {number} mine */
  function fail(error, mine) {
    if (isDestroyed || mine !== life) return;
    isMoving = false;
    sayFailed(figure, error);
  }

  /** Brings the networks to where the state says, and asks what it asks. */
  function sync() {
    const now = state();
    if (isFree) {
      if (told && isOnTheWay(told, { ...now, after: Math.max(front(), now.after) }, front())) return;
    } else if (told && isOnTheWay(told, now, Math.max(front(), isMoving ? told.after : 0))) {
      told = now;
      if (now.after > goal || (now.after > front() && !isMoving)) void go(now.after);
      if (!isMoving) void askMore(now);
      return;
    }
    restart();
  }

  let asking = "";
  /** At rest: a rate of one's own, and what goes into a layer. @param {TargetState} now */
  async function askMore(now) {
    const step = front();
    const newest = live.asked.get("none")?.at(-1);
    const key = inputKey(now, step);
    if (!newest || newest.step !== step || asking === key || live.inputs?.key === key) return;
    asking = key;
    const mine = life;
    try {
      if (!promisedAt(newest, now.rate)) await ask(ratesOf(now), mine);
      const layer = now.layer ?? now.depth;
      const answers = await Promise.all(NETS.map(async (net) => ({ net, moved: session.snapshots.get(net)?.diverged ? null : await session.movedInput(net, { layer, rate: now.rate }) })));
      if (mine !== life || asking !== key) return;
      publish({ inputs: { key, of: new Map(answers.flatMap(({ net, moved }) => (moved ? [[net, moved]] : []))) } });
    } catch (error) {
      if (mine === life && !isDestroyed) sayFailed(figure, error);
    } finally {
      if (asking === key) asking = "";
    }
  }

  /** The state says where the networks came to rest. */
  function settleDown() {
    const after = front();
    isFree = false;
    live = { ...live, playing: false, rate: null };
    const now = state();
    if (told) told = { ...now, after };
    if (now.after !== after) figure.edit((before) => settle({ ...before, after }).state);
    publish();
  }

  /** @param {number} to @param {boolean} playing */
  async function trainTo(to, playing) {
    const mine = life;
    isFree = true;
    publish({ at: null, playing });
    await go(to);
    if (mine === life && isFree) settleDown();
  }

  return {
    sync,
    restart,
    async prepare() {
      sync();
      await way;
    },
    async play() {
      sync();
      await way;
      await trainTo(state().steps, true);
    },
    async pause() {
      if (!isFree) return;
      goal = front();
      wake();
      await way;
    },
    /** @param {number} count */
    async step(count) {
      sync();
      await way;
      await trainTo(Math.min(state().steps, front() + count), false);
    },
    /** Takes the step that is asked about, in both networks. */
    async move() {
      sync();
      await way;
      publish({ at: null });
      const step = front();
      figure.edit((now) => settle({ ...now, after: step + 1, moves: [...now.moves, step, now.rate] }).state);
      sync();
      await way;
    },
    /** Both networks back to the newest step at which all numbers were finite. @returns {Promise<number>} that step */
    async back() {
      const mine = life;
      const step = stepOf(await session.back());
      if (mine !== life) return step;
      const asked = new Map([...live.asked].map(([net, list]) => [net, list.filter((one) => one.step <= step)]));
      live = { ...live, asked };
      settleDown();
      await ask(ratesOf(state()), mine);
      return step;
    },
    /** What the networks beside these have come to. @param {Live["toy"]} toy */
    showToy(toy) {
      publish({ toy });
    },
    /** Looks at an earlier step; null is now. @param {number | null} at */
    look(at) {
      publish({ at });
    },
    destroy() {
      isDestroyed = true;
      life += 1;
      wake();
      session.destroy();
    },
  };
}
