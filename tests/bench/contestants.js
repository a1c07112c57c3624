// @ts-check
// Those that run in the page, and PyTorch, which runs beside it.

/** @typedef {import("./rounds.js").Contestant} Contestant */

/**
 * A runner of the page.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {import("./workloads.js").Workload} workload
 * @returns {Promise<Contestant>}
 */
export async function inPage(page, name, workload) {
  const number = await page.evaluate(([name, workload]) => window.bench.start(name, workload), /** @type {const} */ ([name, workload]));
  return {
    name,
    run: (steps) => page.evaluate(([number, steps]) => window.bench.run(number, steps), /** @type {const} */ ([number, steps])),
  };
}
