// @ts-check
// Those that run in a page.

/**
 * A runner in a page of its own.
 *
 * @param {import("./main.js").Bench} bench
 * @param {string} name
 * @param {import("./workloads.js").Workload} workload
 * @returns {Promise<import("./rounds.js").Contestant>}
 */
export async function inPage({ open }, name, workload) {
  const page = await open();
  await page.evaluate(([name, workload]) => window.bench.start(name, workload), /** @type {const} */ ([name, workload]));
  return {
    name,
    run: (steps) => page.evaluate((steps) => window.bench.run(steps), steps),
    stop: () => page.close(),
  };
}
