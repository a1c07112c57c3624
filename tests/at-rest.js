// @ts-check
/**
 * Networks that came to rest are shown as they are at that very step: what to wait for, and what the engine says of it.
 *
 * @module
 */

/** Waits until every network on screen is measured where it stands, or has diverged. @param {import("./axes-figure.js").AnyPage} page */
export async function atRest(page) {
  const isThere = () =>
    page.evaluate(() => {
      const { step, networks, recorded } = /** @type {any} */ (document.querySelector("norm-scope")).view;
      const all = networks ?? [{ recorded, diverged: null }];
      return all.every((/** @type {any} */ one) => one.diverged || one.recorded.length === 0 || one.recorded.at(-1) === step);
    });
  for (const start = Date.now(); !(await isThere()); await new Promise((later) => setTimeout(later, 30))) {
    if (Date.now() - start > 10_000) throw new Error("the networks on screen are not measured where they stand");
  }
}

/** @param {import("../www/normscope.js").Experiment} experiment @param {import("../www/normscope.js").ExperimentLook} [look] */
export function snapshotAtRest(experiment, look) {
  experiment.recordNow();
  experiment.advance(experiment.step, 1e6);
  return experiment.snapshot(look);
}
