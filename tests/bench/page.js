// @ts-check
// What runs in the page: Node.js calls these functions by way of the browser's driver.

import { RUNNERS } from "./runners/index.js";

/** @type {import("./runners/index.js").Runner | undefined} */
let runner;

export const bench = {
  /**
   * Starts the runner of this page.
   *
   * @param {string} name
   * @param {import("./workloads.js").Workload} workload
   */
  async start(name, workload) {
    runner = await RUNNERS[name](workload);
  },

  /**
   * Times so many steps.
   *
   * @param {number} steps
   */
  run(steps) {
    if (!runner) throw new Error("nothing has been started in this page");
    const before = performance.now();
    const loss = runner.run(steps);
    return { seconds: (performance.now() - before) / 1000, loss };
  },
};

window.bench = bench;
