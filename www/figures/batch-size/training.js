// @ts-check
// The only place of the figure that knows the sweep: the state goes down to it, and what networks ended with comes up.

import { createSweep } from "../../training/sweep.js";
import { sayFailed } from "../parts/networks.js";
import { configOf, keyOf, placesOf, sweepKey } from "./state.js";

/** @param {import("../figure.js").Figure} figure */
export function createTraining(figure) {
  /** @type {import("./compute.js").Live} */
  let live = { key: "", running: false, paused: false, done: 0, all: 0, share: 0, results: [] };
  let isOver = false;
  const sweep = createSweep({ engine: figure.engine });
  const state = () => /** @type {import("./state.js").BatchSizeState} */ (figure.state);
  /** @param {Partial<import("./compute.js").Live>} change */
  const publish = (change) => {
    if (isOver) return;
    live = { ...live, ...change };
    figure.show(live);
  };

  /** Another experiment ends the one that is under way. */
  function sync() {
    if (live.running && live.key !== sweepKey(state())) cancel();
  }

  function cancel() {
    sweep.cancel();
    publish({ running: false, paused: false });
  }

  async function play() {
    sync();
    if (live.running) {
      sweep.resume();
      return publish({ paused: false });
    }
    const now = state();
    const places = new Map(placesOf(now).map((place) => [keyOf(place), place]));
    publish({ key: sweepKey(now), running: true, paused: false, done: 0, all: places.size, share: 0, results: [] });
    const jobs = [...places].map(([key, { method, at, seed }]) => ({ key, config: configOf(now, method, at, seed), steps: now.steps }));
    const isDone = await sweep.run(jobs, {
      onResult(key, { validation, statistics, diverged }) {
        const place = places.get(key);
        if (place) publish({ results: [...live.results, { ...place, accuracy: validation.accuracy.at(-1) ?? NaN, own: statistics?.accuracy.batch.at(-1) ?? NaN, diverged: diverged !== null }] });
      },
      onProgress: ({ done, share }) => publish({ done, share }),
      onRefused: (_key, error) => void (isOver || sayFailed(figure, error)),
    });
    if (isDone) publish({ running: false, paused: false });
    figure.host.emit("normscope-step", { step: live.results.length });
  }

  return {
    sync,
    cancel,
    play,
    async pause() {
      if (!live.running || live.paused) return;
      sweep.pause();
      publish({ paused: true });
    },
    /** There is nothing between two networks to step to. */
    async step() {},
    restart() {
      sweep.cancel();
      publish({ key: "", running: false, paused: false, share: 0, results: [] });
    },
    destroy() {
      isOver = true;
      sweep.destroy();
    },
  };
}
