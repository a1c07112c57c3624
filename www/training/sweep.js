// @ts-check
// Many networks, trained to the end by a few workers: the jobs of a list in their order, results as they come.

import { CLOCK } from "./clock.js";
import { openPort } from "./ladder.js";
import { createRunner } from "./runner.js";

/** The most workers that train at once. */
const MOST = 4;

/**
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {{ key: string, config: import("./protocol.js").Config, steps: number }} Job
 * @typedef {{ done: number, all: number, share: number }} Progress jobs that ended, all jobs, and how much of the steps is done, 0 to 1
 * @typedef {object} Ears
 * @property {(key: string, snapshot: Snapshot) => void} onResult a job's last snapshot: of its last step, or of its divergence
 * @property {(progress: Progress) => void} [onProgress]
 * @property {(key: string, error: Error) => void} [onRefused] the engine does not take the configuration, or workers die with it again and again
 * @typedef {ReturnType<typeof createSweep>} Sweep
 */

/**
 * @param {object} options
 * @param {import("./protocol.js").Engine} options.engine
 * @param {import("./ladder.js").Open} [options.open]
 * @param {import("./clock.js").Clock} [options.clock]
 * @param {number} [options.workers] how many at once
 */
export function createSweep({ engine, open = openPort, clock = CLOCK, workers = Math.min(MOST, globalThis.navigator?.hardwareConcurrency ?? 1) }) {
  /** @type {import("./runner.js").Runner[]} */
  let runners = [];
  /** What belongs to an earlier list is not heard any more. */
  let epoch = 0;
  let isPaused = false;
  let isRunning = false;
  let goOn = () => {};
  /** @type {Promise<void>} */
  let gate = Promise.resolve();

  function drop() {
    epoch += 1;
    for (const runner of runners) runner.free();
    runners = [];
    resume();
    isRunning = false;
  }

  function resume() {
    isPaused = false;
    goOn();
  }

  return {
    /** Whether a list is under way, paused or not. */
    get running() {
      return isRunning;
    },

    get paused() {
      return isPaused;
    },

    /**
     * Trains them all; an earlier list ends.
     *
     * @param {readonly Job[]} jobs
     * @param {Ears} ears
     * @returns {Promise<boolean>} whether it came to its end: not cancelled, and no other list in its place
     */
    async run(jobs, { onResult, onProgress = () => {}, onRefused = () => {} }) {
      drop();
      const mine = epoch;
      isRunning = true;
      const waiting = [...jobs];
      const all = jobs.reduce((sum, { steps }) => sum + steps, 0);
      let ended = 0;
      let done = 0;
      /** Steps of the jobs that are under way. @type {Map<string, number>} */
      const under = new Map();
      const tell = () => onProgress({ done, all: jobs.length, share: all === 0 ? 1 : (ended + [...under.values()].reduce((sum, steps) => sum + steps, 0)) / all });

      /** @param {import("./runner.js").Runner} runner @param {Job} job */
      async function train(runner, { key, config, steps }) {
        let snapshot = await runner.configure(config);
        while (mine === epoch && snapshot && !snapshot.diverged && (snapshot.step < steps || snapshot.recording)) {
          await gate;
          if (mine !== epoch) return;
          snapshot = await runner.run(Math.max(0, steps - snapshot.step));
          if (mine !== epoch || !snapshot) return;
          under.set(key, snapshot.step);
          tell();
        }
        if (mine === epoch && snapshot && !snapshot.diverged && snapshot.recorded.at(-1) !== snapshot.step) {
          do snapshot = await runner.rest();
          while (mine === epoch && snapshot?.recording);
        }
        if (mine === epoch && snapshot) onResult(key, snapshot);
      }

      /** One after the other, as long as there are any. */
      async function work() {
        // A worker that dies is replaced by its runner, which goes on from what was saved, or from the start.
        const runner = createRunner({ engine, open, clock, onFailure: () => {} });
        runners.push(runner);
        for (let job = waiting.shift(); job; job = waiting.shift()) {
          await gate;
          if (mine !== epoch) return;
          try {
            await train(runner, job);
          } catch (error) {
            if (mine !== epoch) return;
            onRefused(job.key, /** @type {Error} */ (error));
          }
          if (mine !== epoch) return;
          under.delete(job.key);
          ended += job.steps;
          done += 1;
          tell();
        }
        runner.free();
      }

      tell();
      await Promise.all(Array.from({ length: Math.max(1, Math.min(workers, jobs.length)) }, work));
      if (mine !== epoch) return false;
      isRunning = false;
      runners = [];
      return true;
    },

    /** Takes no further step, once the requests under way are answered. */
    pause() {
      if (!isRunning || isPaused) return;
      isPaused = true;
      gate = new Promise((resolve) => (goOn = () => resolve()));
    },

    resume,

    /** Ends the list; what it gave stays with who heard it. */
    cancel: drop,

    destroy: drop,
  };
}
