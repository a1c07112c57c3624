// @ts-check
// One network in training, wherever that is. Each request is a promise of the newest snapshot; a worker that dies is replaced,
// and what was under way is answered by the state from which the new one goes on.

import { NormscopeError } from "../errors.js";
import { CLOCK } from "./clock.js";
import { openPort } from "./ladder.js";
import { splice } from "./splice.js";

/**
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {import("./protocol.js").Request} Request
 * @typedef {{ step: number, message: string, restarted: boolean }} Loss the step from which a new worker goes on; without one, the network is given up
 * @typedef {{ request: Request, resolve: (value: any) => void, reject: (error: Error) => void, watch?: unknown }} Waiting
 */

/** Milliseconds: half the time after which a worker that does not answer is given up. */
const PATIENCE = 5000;
/** Milliseconds between two saves: what a worker's death can cost. */
const SAVE_EVERY = 1000;
/** So many deaths within so many milliseconds, and the network is given up. */
const DEATHS = { count: 3, within: 60_000 };

/** @typedef {ReturnType<typeof createRunner>} Runner */

/**
 * @param {object} options
 * @param {import("./protocol.js").Engine} options.engine
 * @param {(loss: Loss) => void} options.onFailure
 * @param {import("./ladder.js").Open} [options.open]
 * @param {import("./clock.js").Clock} [options.clock]
 */
export function createRunner({ engine, onFailure, open = openPort, clock = CLOCK }) {
  /** @type {Map<number, Waiting>} */
  let waiting = new Map();
  /** @type {import("./ladder.js").Port | null} */
  let port = null;
  /** Which worker it is: what an earlier one still says is not heard. */
  let life = 0;
  let isOpening = false;
  let isFreed = false;
  let isLost = false;
  let lastId = 0;
  /** Of the newest configuration: what is answered to earlier requests is of another network. */
  let firstId = 0;
  let savedAt = 0;
  /** @type {number[]} */
  let deaths = [];
  /** The newest snapshot, and, since a worker was replaced, what was recorded before; both with their look. @type {{ look: string, snapshot: Snapshot } | null} */
  let newest = null;
  /** @type {{ look: string, snapshot: Snapshot } | null} */
  let past = null;
  /** What a new worker is given. @type {Request & { verb: "configure" } | null} */
  let setup = null;

  async function connect() {
    const mine = ++life;
    const isMine = () => mine === life;
    isOpening = true;
    /** @type {import("./ladder.js").Port} */
    let made;
    try {
      made = await open(engine, { hear: (answer) => void (isMine() && hear(answer)), die: (message) => void (isMine() && lose(message)) });
    } catch (error) {
      if (isMine()) lose(String(error));
      return;
    }
    if (!isMine()) return made.close();
    isOpening = false;
    port = made;
    for (const id of waiting.keys()) post(id);
  }

  /** @param {number} id */
  function post(id) {
    const entry = waiting.get(id);
    if (!entry || !port) return;
    // Twice, since after a sleep of the whole computer the first is due before any answer can come.
    const giveUp = () => lose("the worker does not answer");
    if (port.place === "worker") entry.watch = clock.after(() => (entry.watch = clock.after(giveUp, PATIENCE)), PATIENCE);
    port.post({ ...entry.request, id });
  }

  /** @param {Request} request @returns {Promise<any>} */
  function ask(request) {
    if (isFreed) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { request, resolve, reject });
      if (port) post(id);
      else if (!isOpening) void connect();
    });
  }

  /** @param {import("./protocol.js").Answer} answer */
  function hear(answer) {
    if (answer.noun === "failure") return lose(answer.message);
    const entry = waiting.get(answer.id);
    if (!entry) return;
    waiting.delete(answer.id);
    clock.cancel(entry.watch);
    if (answer.noun === "refusal") return entry.reject(new NormscopeError(answer.code, answer.message));
    if (answer.noun === "prediction") return entry.resolve(answer.probabilities);
    if (answer.noun === "state") return entry.resolve(answer.state);
    if (answer.noun === "unit") return entry.resolve(answer.values);
    if (answer.noun === "promises") return entry.resolve(answer.promises);
    if (answer.noun === "movedInput") return entry.resolve(answer.moved);
    if (answer.id > firstId) remember(entry.request, answer.saved);
    entry.resolve(whole(answer.snapshot));
  }

  /** With what was recorded before the worker was replaced. @param {Snapshot} snapshot */
  function whole(snapshot) {
    const look = JSON.stringify(setup?.look ?? null);
    const isSame = past?.look === look && past.snapshot.layers.length === snapshot.layers.length;
    newest = { look, snapshot: past && isSame ? splice(past.snapshot, snapshot) : snapshot };
    return newest.snapshot;
  }

  /** @param {Request} request what was done @param {import("./protocol.js").Saved | undefined} saved */
  function remember(request, saved) {
    if (!setup) return;
    if (request.verb === "look") setup = { ...setup, look: request.look };
    else if (request.verb === "set") {
      const { config } = setup;
      setup = { ...setup, config: { ...config, trainer: { ...config.trainer, ...request.rates } } };
    } else if (saved || request.verb === "back") setup = { ...setup, saved };
    if (saved) savedAt = clock.now();
  }

  function disconnect() {
    life += 1;
    isOpening = false;
    port?.close();
    port = null;
    for (const { watch } of waiting.values()) clock.cancel(watch);
  }

  /** @param {string} message */
  function lose(message) {
    disconnect();
    const now = clock.now();
    deaths = [...deaths.filter((time) => now - time < DEATHS.within), now];
    const restarted = deaths.length < DEATHS.count;
    const entries = [...waiting.values()];
    waiting = new Map();
    isLost = !restarted;
    past = newest;
    if (restarted) restart(entries);
    else for (const { reject } of entries) reject(new NormscopeError("state", `training: ${message}`));
    onFailure({ step: setup?.saved?.step ?? 0, message, restarted });
  }

  /** The worker is a new one. @param {Waiting[]} entries what the old one had not answered */
  function restart(entries) {
    if (!setup) return;
    const isAnswered = (/** @type {Waiting} */ { request }) => ["configure", "run", "rest", "back"].includes(request.verb);
    const cut = entries.filter(isAnswered);
    ask(setup).then(
      (snapshot) => cut.forEach(({ resolve }) => resolve(snapshot)),
      (error) => cut.forEach(({ reject }) => reject(error)),
    );
    for (const entry of entries) if (!isAnswered(entry)) ask(entry.request).then(entry.resolve, entry.reject);
  }

  return {
    /** Where it trains; null until that is known. */
    get place() {
      return port && port.place;
    },

    /** Given up: its workers died one after the other. */
    get isLost() {
      return isLost;
    },

    /**
     * Starts anew.
     *
     * @param {import("./protocol.js").Config} config
     * @param {import("./protocol.js").Look} [look]
     * @returns {Promise<Snapshot | null>} as everything here: null when it was freed meanwhile
     */
    configure(config, look) {
      deaths = [];
      isLost = false;
      savedAt = clock.now();
      setup = { verb: "configure", config, look };
      firstId = lastId + 1;
      newest = past = null;
      return ask(setup);
    },

    /** At most so many steps, and their records: less when it takes long, or when the network diverges. @param {number} count @returns {Promise<Snapshot | null>} */
    run(count) {
      return ask({ verb: "run", count, save: clock.now() - savedAt >= SAVE_EVERY });
    },

    /** A record of where it stands, which is not kept; as `run`, it may take more than one request. @returns {Promise<Snapshot | null>} */
    rest() {
      return ask({ verb: "rest" });
    },

    /** @param {import("./protocol.js").Look} look @returns {Promise<Snapshot | null>} */
    look(look) {
      return ask({ verb: "look", look });
    },

    /** From the next step on. @param {import("./protocol.js").Rates} rates @returns {Promise<Snapshot | null>} */
    set(rates) {
      return ask({ verb: "set", rates });
    },

    /** To the newest state that is all finite. @returns {Promise<Snapshot | null>} */
    back() {
      return ask({ verb: "back" });
    },

    /** @param {ArrayLike<number>} x @returns {Promise<Float32Array | null>} probabilities */
    predict(x) {
      return ask({ verb: "predict", x });
    },

    /** @returns {Promise<import("./protocol.js").State | null>} */
    save() {
      return ask({ verb: "save" });
    },

    /** @param {import("../normscope.js").UnitPlace} place @returns {Promise<import("../normscope.js").UnitValues | null>} of the measured samples, as the network is now */
    unit(place) {
      return ask({ verb: "unit", place });
    },

    /** @param {import("../normscope.js").PromisesRequest} request @returns {Promise<import("../normscope.js").StepPromises | null>} of the next mini-batch */
    promises(request) {
      return ask({ verb: "promises", request });
    },

    /** @param {import("../normscope.js").MovedInputRequest} request @returns {Promise<import("../normscope.js").MovedInput | null>} of the next mini-batch */
    movedInput(request) {
      return ask({ verb: "movedInput", request });
    },

    free() {
      isFreed = true;
      disconnect();
      for (const { resolve } of waiting.values()) resolve(null);
      waiting.clear();
    },
  };
}
