// @ts-check
// An engine, a clock and workers that do what a test says, for the training session.

import { createCore } from "../../../www/training/core.js";
import { NormscopeError } from "../../../www/errors.js";

/**
 * @typedef {object} Behaviour in place of a real configuration
 * @property {number} [cost] milliseconds a step takes
 * @property {number} [slowAt] from this step on it takes 10
 * @property {number} [every] so many steps are from one record to the next
 * @property {number} [divergeAt]
 * @property {number} [trapAt]
 * @property {number} [learningRate]
 * @property {number} [momentum]
 * @property {boolean} [refused]
 */

/** @param {Behaviour} trainer @returns {any} */
export const config = (trainer = {}) => ({ trainer });

/** Time that passes only when a test says so, or when a network trains. */
export class FakeClock {
  time = 0;
  /** @type {Map<number, { at: number, call: () => void }>} */
  timers = new Map();
  /** @type {Map<number, () => void>} */
  frames = new Map();
  #last = 0;

  now = () => this.time;
  /** @param {() => void} call @param {number} ms */
  after = (call, ms) => (this.timers.set(++this.#last, { at: this.time + ms, call }), this.#last);
  /** @param {number} timer */
  cancel = (timer) => void this.timers.delete(timer);
  /** @param {() => void} call */
  frame = (call) => (this.frames.set(++this.#last, call), this.#last);
  /** @param {number} frame */
  cancelFrame = (frame) => void this.frames.delete(frame);

  /** @param {number} ms */
  pass(ms) {
    this.time += ms;
    for (const [id, { at, call }] of [...this.timers]) {
      if (at <= this.time && this.timers.delete(id)) call();
    }
  }

  paint() {
    const calls = [...this.frames.values()];
    this.frames.clear();
    for (const call of calls) call();
  }
}

/** An engine whose networks are a number that each step changes. @param {FakeClock} clock */
export function fakeEngine(clock) {
  const engine = {
    /** So many networks hold memory. */
    alive: 0,
    Experiment: class {
      step = 0;
      state = 1;
      /** So many pieces of a record are still to be done. */
      left = 0;
      /** The step of the latest record. */
      recorded = 0;
      /** @type {{ step: number, loss: number } | null} */
      diverged = null;
      /** @param {{ trainer: Behaviour }} config */
      constructor({ trainer }) {
        if (trainer.refused) throw new NormscopeError("range", "Experiment: refused");
        this.behaviour = { learningRate: 0.5, momentum: 0.1, cost: 1, every: Infinity, ...trainer };
        engine.alive += 1;
      }
      /** A record after each `every` steps, in two pieces. @param {number} to @param {number} pieces */
      advance(to, pieces) {
        for (let i = 0; i < pieces && !this.arrived(to); i += 1) {
          if (this.left > 0) {
            clock.time += this.behaviour.cost;
            this.left -= 1;
            if (this.left === 0) this.recorded = this.step;
            continue;
          }
          const { cost, slowAt, divergeAt, trapAt, learningRate, momentum } = this.behaviour;
          if (this.step === trapAt) throw new WebAssembly.RuntimeError("unreachable");
          clock.time += this.step >= (slowAt ?? Infinity) ? 10 : cost;
          this.step += 1;
          this.state = (this.state * 31 + learningRate * 1000 + momentum * 10 + this.step) % 65521;
          if (this.step === divergeAt) this.diverged = { step: this.step, loss: NaN };
          else if (this.step % this.behaviour.every === 0) this.left = 2;
        }
        return this.arrived(to);
      }
      /** In two pieces, too. */
      recordNow() {
        if (this.recorded !== this.step && this.left === 0 && !this.diverged) this.left = 2;
      }
      /** @param {number} to */
      arrived(to) {
        return this.diverged !== null || (this.step >= to && this.left === 0);
      }
      /** @param {any} look @returns {any} */
      snapshot(look) {
        if (look?.units?.[0] === 1000) throw new NormscopeError("range", "snapshot: there is no unit 1000");
        return { step: this.step, loss: this.state, accuracy: 0, diverged: this.diverged, recording: this.left > 0, look, recorded: Uint32Array.of(this.recorded), layers: [], validation: { loss: new Float32Array(), accuracy: new Float32Array() }, curve: { step: new Uint32Array(), loss: new Float32Array() }, reached: { step: new Int32Array() }, values: Float32Array.of(this.state) };
      }
      /** @param {ArrayLike<number>} x */
      predict(x) {
        return Float32Array.from(x, (value) => value + this.step);
      }
      unitValues() {
        return { x: Float32Array.of(this.step), output: Float32Array.of(0.5) };
      }
      back() {
        this.diverged = null;
        this.left = 0;
        return (this.step -= 5);
      }
      save() {
        return { step: this.step, parameters: /** @type {any} */ ([{ weight: Float32Array.of(this.state) }]) };
      }
      /** @returns {any} */
      promises() {
        return { step: this.step, loss: this.state };
      }
      /** @returns {any} */
      drawAnswers() {
        return { spread: this.state };
      }
      /** @returns {any} */
      movedInput() {
        return { step: this.step, before: Uint32Array.of(this.state) };
      }
      /** @returns {any} */
      averages() {
        return { step: this.step, momenta: Float32Array.of(0.5), layers: [] };
      }
      /** @param {any} saved */
      restore({ step, parameters }) {
        Object.assign(this, { step, state: parameters[0].weight[0], recorded: step });
      }
      /** @param {number} value */
      setLearningRate(value) {
        if (!(value > 0)) throw new NormscopeError("range", `setLearningRate: got ${value}`);
        this.behaviour.learningRate = value;
      }
      /** @param {number} value */
      setMomentum(value) {
        this.behaviour.momentum = value;
      }
      free() {
        engine.alive -= 1;
      }
    },
  };
  return engine;
}

/**
 * Workers in this very thread. What goes through them is copied, and takes a turn of the event loop each way.
 *
 * @param {FakeClock} clock
 */
export function fakeWorkers(clock) {
  const workers = {
    /** Those that are open. @type {Set<{ die: (message: string) => void, mute: boolean, messages: any[] }>} */
    open: new Set(),
    opened: 0,
    /** @type {import("../../../www/training/ladder.js").Open} */
    async connect(engine, { hear, die }) {
      const core = createCore(engine, { now: clock.now });
      const worker = { die, mute: false, messages: /** @type {any[]} */ ([]) };
      workers.open.add(worker);
      workers.opened += 1;
      await new Promise(setImmediate);
      return {
        place: "worker",
        post(message) {
          const copy = structuredClone(message);
          worker.messages.push(copy);
          setImmediate(() => {
            if (!workers.open.has(worker) || worker.mute) return;
            const answer = structuredClone(core.handle(copy));
            setImmediate(() => hear(answer));
          });
        },
        close() {
          workers.open.delete(worker);
          core.free();
        },
      };
    },
  };
  return workers;
}

/** Lets so many turns of the event loop pass. */
export async function turns(count = 20) {
  for (let i = 0; i < count; i += 1) await new Promise(setImmediate);
}
