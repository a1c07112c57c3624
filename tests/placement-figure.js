// @ts-check
/**
 * The figure `placement` on a page, for tests that use it as a person does, and the engine's own numbers of the same experiment,
 * computed here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../dist/normscope/normscope.js";
import { exactly } from "../www/figures/placement/exact.js";
import { byHand } from "../www/figures/placement/hand.js";
import { configOf, lookOf } from "../www/figures/placement/state.js";
import { drawn, embedded, ready, waitUntil } from "./axes-figure.js";
import { atRest, snapshotAtRest } from "./at-rest.js";

/** @typedef {import("./axes-figure.js").AnyPage} AnyPage */
/** @typedef {import("../www/normscope.js").NormScope<"placement">} Placement */

/** Networks that are quick to train, for tests of the page and not of what they learn. */
export const QUICK = "data:moons~depth:2~width:10~batchSize:12~steps:60~every:5";

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openPlacement(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "placement", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** Where the figure stands. @param {AnyPage} page */
export const brief = (page) =>
  page.evaluate(() => {
    const { step, shown, playing, hero, seed, seeds, exact } = /** @type {Placement} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).view;
    return { step, shown, playing, hero, seed, exactAt: exact.step, running: seeds.running, paused: seeds.paused, done: seeds.results.none.length, verdict: seeds.verdict };
  });

/** @param {AnyPage} page @param {(now: Awaited<ReturnType<typeof brief>>) => boolean} isThere */
export const until = (page, isThere, seconds = 60) => waitUntil(page, brief, isThere, seconds);

/** @param {AnyPage} page @param {Record<string, unknown>} partial */
export async function set(page, partial) {
  await page.evaluate((given) => void (/** @type {Placement} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).setState(given)), partial);
  await drawn(page);
}

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Placement} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    const cells = [...(host.shadowRoot?.querySelectorAll(".exact tbody tr") ?? [])].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""));
    return { title: text(".title"), words: text(".words"), caption: text(".caption"), note: text(".note"), hand: text(".hand-said"), exactHead: text(".exact-box .chart-head"), summary: host.description, cells };
  });

/** Fails unless the view's numbers are those of the engine, trained here to the same step, to the last bit. @param {AnyPage} page */
export async function assertEngine(page) {
  await atRest(page);
  const { state, view } = await page.evaluate(() => {
    const host = /** @type {Placement} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));
    return { state: host.getState(), view: plain(host.view) };
  });
  const engine = /** @type {import("../www/engine.js").Engine} */ (await load());
  const texts = (/** @type {ArrayLike<number>} */ values) => Array.from(values, String);
  assert.equal(view.networks.length, 3);
  /** @type {Map<string, import("../www/normscope.js").LayerParameters[]>} */
  const parameters = new Map();
  for (const shown of view.networks) {
    const experiment = new engine.Experiment(configOf({ ...state, seed: view.seed }, shown.place));
    if (view.step > 0) experiment.run(view.step);
    const { layers, ...snapshot } = snapshotAtRest(experiment, lookOf(state));
    parameters.set(shown.place, experiment.save().parameters);
    experiment.free();
    assert.deepEqual(shown.recorded, texts(snapshot.recorded), `${shown.place}: the steps of the records`);
    assert.deepEqual(shown.validation.accuracy, texts(snapshot.validation.accuracy), `${shown.place}: accuracies`);
    for (const [at, { counts, saturated, gradient, output }] of layers.entries()) {
      const of = shown.layers[at];
      assert.deepEqual([of.counts, of.saturated, of.gradient, of.output.counts, of.output.mean], [texts(counts), texts(saturated), texts(gradient), texts(output?.counts ?? []), texts(output?.mean ?? [])], `${shown.place}, layer ${at + 1}`);
    }
  }
  assert.deepEqual(view.hand, byHand(state.x, state.activation, engine));
  if (view.exact.step === view.step) assert.deepEqual(view.exact.of, JSON.parse(JSON.stringify(exactly(state, engine, view.hero, parameters))));
  return { state, view };
}
