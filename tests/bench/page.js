// @ts-check
// What runs in the page: Node.js calls these functions by way of the browser's driver.

import { RUNNERS } from "./runners/index.js";

/** @type {import("./runners/index.js").Runner[]} */
const started = [];

export const bench = {
  /**
   * Starts a runner; returns its number.
   *
   * @param {string} name
   * @param {import("./workloads.js").Workload} workload
   */
  async start(name, workload) {
    return started.push(await RUNNERS[name](workload)) - 1;
  },

  /**
   * Times so many steps.
   *
   * @param {number} number
   * @param {number} steps
   */
  run(number, steps) {
    const before = performance.now();
    const loss = started[number].run(steps);
    return { seconds: (performance.now() - before) / 1000, loss };
  },
};

window.bench = bench;
