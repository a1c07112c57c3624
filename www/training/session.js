// @ts-check
// Networks that train side by side, step for step: what is shown of them is always of the same step.

import { CLOCK } from "./clock.js";
import { createPace, SLOW } from "./pace.js";
import { createRunner } from "./runner.js";

/** Milliseconds after which a network that catches up is shown on its way. */
const LONG = 100;

/**
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {ReadonlyMap<string, Snapshot>} Snapshots
 * @typedef {{ key: string, runner: import("./runner.js").Runner, snapshot: Snapshot | null, isLost: boolean, config?: Config, look?: Look | undefined }} Network
 * @typedef {import("./protocol.js").Config} Config
 * @typedef {import("./protocol.js").Look} Look
 * @typedef {{ key: string, config: Config, look?: Look | undefined }} Entry
 * @typedef {ReturnType<typeof createSession>} Session
 */

/**
 * @param {object} options
 * @param {import("./protocol.js").Engine} options.engine
 * @param {(snapshots: Snapshots) => void} options.onRound at most once a frame, with the newest
 * @param {(failure: { key: string } & import("./runner.js").Loss) => void} [options.onFailure]
 * @param {import("./ladder.js").Open} [options.open]
 * @param {import("./clock.js").Clock} [options.clock]
 */
export function createSession({ engine, onRound, onFailure = () => {}, open, clock = CLOCK }) {
  /** @type {Network[]} */
  const networks = [];
  let pace = createPace();
  /** What belongs to an earlier configuration is not heard any more. */
  let epoch = 0;
  let isDestroyed = false;
  /** @type {Promise<unknown>} */
  let configured = Promise.resolve();
  /** The steps after which it stops by itself, and those up to which it trains now; 0 is at rest. */
  let limit = Infinity;
  let goal = 0;
  /** @type {"slow" | "fast" | null} */
  let speed = null;
  /** @type {Promise<void> | null} */
  let driving = null;
  /** Rounds, and what changes networks between them, one after the other. @type {Promise<unknown>} */
  let turn = Promise.resolve();
  let wake = () => {};
  /** Which rates were set since the start, and after which step. @type {{ step: number, rates: import("./protocol.js").Rates }[]} */
  let changes = [];
  let frame = 0;
  /** @type {Snapshots} */
  let latest = new Map();

  const isThere = (/** @type {Network} */ { isLost, runner }) => !isLost && !runner.isLost;
  const trains = (/** @type {Network} */ network) => isThere(network) && network.snapshot !== null && !network.snapshot.diverged;
  const stepOf = (/** @type {Network} */ { snapshot }) => snapshot?.step ?? 0;
  const steps = () => (networks.some(trains) ? networks.filter(trains) : networks).map(stepOf);
  const front = () => Math.max(0, ...steps());
  const behind = (/** @type {number} */ target) => networks.filter((network) => trains(network) && (stepOf(network) < target || network.snapshot?.recording));

  function publish() {
    if (isDestroyed) return;
    latest = new Map(networks.flatMap(({ key, snapshot }) => (snapshot ? [[key, snapshot]] : [])));
    frame ||= clock.frame(() => {
      frame = 0;
      onRound(latest);
    });
  }

  function unframe() {
    clock.cancelFrame(frame);
    frame = 0;
  }

  /** @param {() => Promise<void>} work */
  function inTurn(work) {
    const mine = epoch;
    const done = turn.then(async () => {
      await configured.catch(() => {});
      if (mine !== epoch) return;
      await work();
    });
    turn = done.catch(() => {});
    return done;
  }

  /** @param {Network[]} asked @param {(network: Network) => Promise<Snapshot | null>} request */
  async function askAll(asked, request) {
    const mine = epoch;
    const answers = asked.map(async (network) => {
      const snapshot = await request(network);
      if (snapshot && mine === epoch) network.snapshot = snapshot;
    });
    const refused = (await Promise.allSettled(answers)).find(({ status }) => status === "rejected");
    if (refused && mine === epoch) throw /** @type {PromiseRejectedResult} */ (refused).reason;
  }

  /** @param {Network} network @param {Promise<Snapshot | null>} asked */
  async function answer(network, asked) {
    const mine = epoch;
    try {
      return await asked;
    } catch (error) {
      if (mine !== epoch) return null;
      network.isLost = true;
      if (!network.runner.isLost) onFailure({ key: network.key, step: stepOf(network), message: String(error), restarted: false });
      return null;
    }
  }

  /** Takes every network to the same step. A run may end early, so who is behind is asked for the rest. @param {number} target */
  async function round(target) {
    const mine = epoch;
    const began = clock.now();
    const from = front();
    for (let asked = behind(target); asked.length > 0; asked = behind(target)) {
      await askAll(asked, (network) => answer(network, network.runner.run(Math.max(0, target - stepOf(network)))));
      if (mine !== epoch) return;
      const now = clock.now();
      const rest = target - Math.min(...steps());
      // Paused: a little is made even, a long way is left for later.
      if (goal === 0 && rest > pace.chunk / 2) break;
      if (rest > 0 && now - began > LONG) publish();
    }
    const now = clock.now();
    if (front() > from) pace.took(front() - from, now - began, now);
    publish();
  }

  /** Measures the networks where they stand, so that what is shown at rest is of the step that it names. Who goes on meanwhile does not wait. */
  async function rest() {
    const mine = epoch;
    const isBehind = (/** @type {Network} */ { snapshot }) => snapshot?.recording || snapshot?.recorded.at(-1) !== snapshot?.step;
    let asked = networks.filter((network) => trains(network) && isBehind(network));
    if (asked.length === 0) return;
    while (asked.length > 0 && (speed === "slow" || goal <= front())) {
      await askAll(asked, (network) => answer(network, network.runner.rest()));
      if (mine !== epoch) return;
      asked = networks.filter((network) => trains(network) && network.snapshot?.recording);
    }
    publish();
  }

  /** Trains a network anew to a step that it had left behind: the same start and the same rates, so the same numbers. @param {Network} network @param {number} target */
  async function again(network, target) {
    const mine = epoch;
    const { runner, config, look } = network;
    if (!config) return;
    /** @param {Promise<Snapshot | null>} asked */
    const take = async (asked) => {
      const snapshot = await asked;
      if (snapshot && mine === epoch) network.snapshot = snapshot;
    };
    await take(runner.configure(config, look));
    for (const { step, rates } of [...changes, { step: target, rates: {} }]) {
      for (let shown = clock.now(); mine === epoch && isThere(network) && (stepOf(network) < step || network.snapshot?.recording); ) {
        await take(runner.run(Math.max(0, step - stepOf(network))));
        if (clock.now() - shown < LONG) continue;
        shown = clock.now();
        publish();
      }
      if (mine !== epoch) return;
      await take(runner.set(rates));
    }
  }

  async function drive() {
    const mine = epoch;
    await configured.catch(() => {});
    for (; mine === epoch; ) {
      if (behind(goal).length === 0) {
        await inTurn(rest);
        if (mine !== epoch || behind(goal).length === 0) break;
      }
      const began = clock.now();
      const chunk = speed === "slow" ? 1 : pace.chunk;
      await inTurn(() => round(Math.min(front() + chunk, goal)));
      if (mine === epoch && speed === "slow") await inTurn(rest);
      if (mine === epoch && speed === "slow" && behind(goal).length > 0) await pause(SLOW - (clock.now() - began));
    }
    if (mine === epoch) {
      halt();
      if (networks.some(isThere)) publish();
    }
  }

  /** @param {number} ms @returns {Promise<void>} */
  function pause(ms) {
    return new Promise((resolve) => {
      const timer = clock.after(resolve, ms);
      wake = () => {
        clock.cancel(timer);
        resolve();
      };
    });
  }

  function start() {
    driving ??= drive();
    return driving;
  }

  /** Nothing is begun any more. */
  function halt() {
    goal = 0;
    speed = null;
    driving = null;
    pace.rest();
    wake();
  }

  function stop() {
    goal = 0;
    speed = null;
    wake();
    return driving ?? Promise.resolve();
  }

  /** @param {string} key */
  const named = (key) => networks.filter((network) => network.key === key && isThere(network));

  /** What a network answers between two rounds, of the step that is shown. @template T @param {string} key @param {(runner: import("./runner.js").Runner) => Promise<T | null>} ask @returns {Promise<T | null>} */
  async function answerOf(key, ask) {
    /** @type {T | null} */
    let answer = null;
    await inTurn(async () => {
      const [network] = named(key);
      if (network) answer = await ask(network.runner);
    });
    return answer;
  }

  /** @param {string} key @returns {Network} */
  function addNetwork(key) {
    /** @type {Network} */
    const network = { key, snapshot: null, isLost: false, runner: createRunner({ engine, clock, ...(open && { open }), onFailure: (loss) => onFailure({ key: network.key, ...loss }) }) };
    networks.push(network);
    return network;
  }

  return {
    /**
     * Starts these networks, all anew, and stops those that were there. What is refused rejects, and then none trains.
     *
     * @param {Entry[]} entries
     * @param {{ limit?: number }} [options] the step at which it stops by itself
     * @returns {Promise<Snapshots>} the networks at step 0; when there is a newer configuration meanwhile, that one's
     */
    async configure(entries, options = {}) {
      if (isDestroyed) return latest;
      const mine = ++epoch;
      halt();
      unframe();
      turn = Promise.resolve();
      pace = createPace();
      limit = options.limit ?? Infinity;
      changes = [];
      for (const { runner } of networks.splice(entries.length)) runner.free();
      const started = entries.map(({ key, config, look }, i) => {
        const network = networks[i] ?? addNetwork(key);
        Object.assign(network, { key, snapshot: null, isLost: false, config, look });
        return { network, config, look };
      });
      const done = (async () => {
        try {
          await Promise.all(started.map(async ({ network, config, look }) => {
            const snapshot = await network.runner.configure(config, look);
            if (mine === epoch) network.snapshot = snapshot;
          }));
        } catch (error) {
          if (mine !== epoch) return;
          for (const network of networks) network.isLost = true;
          throw error;
        }
        if (mine === epoch) publish();
      })();
      configured = done;
      await done;
      for (let newest = done; configured !== newest; await newest) newest = /** @type {typeof done} */ (configured);
      return latest;
    },

    /** @param {"slow" | "fast"} [how] one step at a time, about 8 a second, or as fast as it goes */
    play(how = "fast") {
      if (isDestroyed) return;
      speed = how;
      goal = limit;
      wake();
      void start();
    },

    /** Begins nothing more. @returns {Promise<void>} settles when what was under way has ended */
    pause() {
      return stop();
    },

    /** So many steps from here; a second call adds to the first. @param {number} [count] @returns {Promise<Snapshots>} */
    async step(count = 1) {
      if (speed !== null) await stop();
      await configured.catch(() => {});
      goal = Math.min(Math.max(goal, front()) + count, limit);
      await start();
      return latest;
    },

    /** @param {Record<string, Look>} looks by key; who is not named keeps its look */
    async look(looks) {
      await inTurn(async () => {
        const asked = networks.filter((network) => isThere(network) && Object.hasOwn(looks, network.key));
        await askAll(asked, async (network) => {
          const look = /** @type {Look} */ (looks[network.key]);
          const snapshot = await network.runner.look(look);
          network.look = look;
          return snapshot;
        }).finally(publish);
      });
      return latest;
    },

    /** For all networks, from the same next step on. @param {import("./protocol.js").Rates} rates */
    async set(rates) {
      await inTurn(async () => {
        await askAll(networks.filter(isThere), ({ runner }) => runner.set(rates)).finally(publish);
        changes.push({ step: front(), rates });
      });
      return latest;
    },

    /**
     * Takes all networks back to one step: that of the newest record, all finite, of those whose loss is not. Who has left that step
     * behind is trained to it again.
     */
    async back() {
      await inTurn(async () => {
        const there = networks.filter(isThere);
        const fallen = there.filter(({ snapshot }) => snapshot?.diverged);
        const asked = fallen.length > 0 ? fallen : there;
        await askAll(asked, ({ runner }) => runner.back());
        const step = Math.min(...asked.map(stepOf));
        changes = changes.map((change) => ({ ...change, step: Math.min(change.step, step) }));
        await Promise.all(there.filter((network) => stepOf(network) !== step).map((network) => again(network, step))).finally(publish);
      });
      return latest;
    },

    /** @param {string} key @param {ArrayLike<number>} x @returns {Promise<Float32Array | null>} probabilities; null where no such network is left */
    async predict(key, x) {
      await configured.catch(() => {});
      return named(key)[0]?.runner.predict(x) ?? null;
    },

    /**
     * A network's parameters and, where it compares statistics, its averages, of the step that is shown.
     *
     * @param {string} key
     * @returns {Promise<import("./protocol.js").State | null>} null where no such network is left
     */
    save: (key) => answerOf(key, (runner) => runner.save()),

    /** Of the step after the one that is shown. @param {string} key @param {import("../normscope.js").PromisesRequest} request @returns {Promise<import("../normscope.js").StepPromises | null>} null where no such network is left */
    promises: (key, request) => answerOf(key, (runner) => runner.promises(request)),

    /** Likewise. @param {string} key @param {import("../normscope.js").MovedInputRequest} request @returns {Promise<import("../normscope.js").MovedInput | null>} */
    movedInput: (key, request) => answerOf(key, (runner) => runner.movedInput(request)),

    /** Of the step that is shown. @param {string} key @param {import("../normscope.js").UnitPlace} place @returns {Promise<import("../normscope.js").UnitValues | null>} null where no such network is left */
    unit: (key, place) => answerOf(key, (runner) => runner.unit(place)),

    get snapshots() {
      return latest;
    },

    /** The step at which it stops by itself, from now on. @param {number} step */
    set limit(step) {
      limit = step;
      if (speed) goal = limit;
    },

    /** Steps a second, or null while it rests. */
    get rate() {
      return speed && pace.rate;
    },

    get playing() {
      return speed !== null;
    },

    /** Null until it is known. */
    get place() {
      const places = networks.map(({ runner }) => runner.place);
      return places.includes("page") ? "page" : (places.find(Boolean) ?? null);
    },

    /** Ends the workers, and every timer and frame. What was asked for is answered with what there was. */
    destroy() {
      epoch += 1;
      isDestroyed = true;
      halt();
      unframe();
      for (const { runner } of networks.splice(0)) runner.free();
    },
  };
}
