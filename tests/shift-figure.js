// @ts-check
/**
 * The figure `shift` on a page, for tests that use it as a person does, and the engine's own numbers of
 * the same experiment, computed here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../dist/normscope/normscope.js";
import { configOf, lookOf } from "../www/figures/shift/state.js";
import { drawn, embedded, ready, waitUntil } from "./axes-figure.js";
import { atRest, snapshotAtRest } from "./at-rest.js";


/**
 * @typedef {import("./axes-figure.js").AnyPage} AnyPage
 * @typedef {import("../www/normscope.js").NormScope<"shift">} Shift
 * @typedef {import("../www/normscope.js").ShiftState} ShiftState
 * @typedef {import("../www/normscope.js").ShiftView} ShiftView
 */

/** Networks that are quick to train, for tests of the page and not of what they learn. */
export const QUICK = "data:moons~depth:2~width:12~batchSize:16~steps:400";

/** The page for iframes with this figure in a state. @param {Record<string, string>} [query] */
export const shiftPath = (query) => embedded({ figure: "shift", state: QUICK, ...query });

/** @typedef {Pick<ShiftView, "step" | "shown" | "playing" | "end" | "place">} Brief */

/** Where the figure stands. @param {AnyPage} page @returns {Promise<Brief>} */
export const brief = (page) =>
  page.evaluate(() => {
    const { step, shown, playing, end, place } = /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).view;
    return { step, shown, playing, end, place };
  });

/** @param {AnyPage} page @param {Partial<ShiftState>} partial */
export async function set(page, partial) {
  await page.evaluate((given) => void (/** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).setState(given)), partial);
  await drawn(page);
}

/** Waits until the figure is where it should be. @param {AnyPage} page @param {(brief: Brief) => boolean} isThere @returns {Promise<Brief>} */
export const until = (page, isThere, seconds = 30) => waitUntil(page, brief, isThere, seconds);

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    return { title: text(".title"), words: text(".words"), caption: text(".caption"), note: text(".note"), summary: host.description, alarm: text(".alarm:not([hidden]) p") };
  });

/**
 * Fails unless the view's numbers are those of the engine, trained here to the same step, to the last bit.
 *
 * @param {AnyPage} page
 * @param {{ step: number, learningRate: number }[]} [changes] of the learning rate on the way
 */
export async function assertEngine(page, changes = []) {
  await atRest(page);
  const { state, view } = await page.evaluate(() => {
    const host = /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));
    return { state: host.getState(), view: plain(host.view) };
  });
  const { Experiment } = await load();
  assert.equal(view.networks.length, state.networks.length);
  for (const [at, network] of state.networks.entries()) {
    const experiment = new Experiment(configOf(state, network));
    for (const { step, learningRate } of changes) {
      if (step > experiment.step) experiment.run(step - experiment.step);
      experiment.setLearningRate(learningRate);
    }
    if (view.step > experiment.step) experiment.run(view.step - experiment.step);
    const { layers, ...snapshot } = snapshotAtRest(experiment, lookOf(state, network));
    experiment.free();
    const shown = view.networks[at];
    const texts = (/** @type {ArrayLike<number>} */ values) => Array.from(values, String);
    assert.equal(shown.method, network);
    assert.equal(shown.step, snapshot.step);
    assert.deepEqual(shown.recorded, texts(snapshot.recorded), `${network}: the steps of the records`);
    assert.deepEqual(shown.validation.accuracy, texts(snapshot.validation.accuracy), `${network}: accuracies`);
    assert.deepEqual(shown.validation.loss, texts(snapshot.validation.loss));
    assert.deepEqual(shown.curve.loss, texts(snapshot.curve.loss), `${network}: losses`);
    assert.deepEqual(shown.reached.step, texts(snapshot.reached.step));
    for (const [layer, { unit, counts, percentiles, drift, drifts, saturated, gradient }] of layers.entries()) {
      const of = shown.layers[layer];
      assert.deepEqual([of.unit, of.counts, of.percentiles, of.drift, of.drifts, of.saturated, of.gradient], [unit, texts(counts), texts(percentiles), drift, texts(drifts), texts(saturated), texts(gradient)], `${network}, layer ${layer + 1}`);
    }
  }
  return { state, view };
}

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openShift(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: shiftPath(query) });
  await ready(page);
  return page;
}
