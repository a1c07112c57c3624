// @ts-check
/**
 * The figure `renorm` on a page, for tests that use it as a person does, and the engine's own numbers of the same experiment,
 * computed here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../dist/normscope/normscope.js";
import { waysOf } from "../www/figures/renorm/hand.js";
import { handLayout } from "../www/figures/renorm/hand-layout.js";
import { configOf, netsOf } from "../www/figures/renorm/state.js";
import { atRest, snapshotAtRest } from "./at-rest.js";
import { embedded, ready, waitUntil } from "./axes-figure.js";

/** @typedef {import("./axes-figure.js").AnyPage} AnyPage */
/** @typedef {import("../www/normscope.js").NormScope<"renorm">} Renorm */

/** Networks that are quick to train, for tests of the page and not of what they learn. */
export const QUICK = "depth:2~width:10~batchSize:12~steps:50~every:5~ramp:24~learningRate:0.3";

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openRenorm(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "renorm", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** Where the figure stands. @param {AnyPage} page */
export const brief = (page) =>
  page.evaluate(() => {
    const { step, shown, playing, done, networks } = /** @type {Renorm} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).view;
    return { step, shown, playing, done, networks: networks.length };
  });

/** @param {AnyPage} page @param {(now: Awaited<ReturnType<typeof brief>>) => boolean} isThere */
export const until = (page, isThere, seconds = 60) => waitUntil(page, brief, isThere, seconds);

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Renorm} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    return { title: text(".title"), heading: text(".second-title"), hand: text(".hand-box .words"), words: [...(host.shadowRoot?.querySelectorAll(".words") ?? [])].at(-1)?.textContent ?? "", legend: text(".legend-line"), caption: text(".caption"), note: text(".note"), summary: host.description };
  });

/** Where the marks of the batch in hand are on the page. @param {any} page */
export async function marks(page) {
  await page.locator("canvas.hand").scrollIntoViewIfNeeded();
  const box = await page.locator("canvas.hand").boundingBox();
  const { state, way } = await page.evaluate(() => {
    const host = /** @type {Renorm} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    return { state: host.getState(), way: host.view.way };
  });
  const at = handLayout(box.width, way, /** @type {any} */ (state));
  const on = (/** @type {number} */ value, /** @type {number} */ y) => ({ x: box.x + at.rawX(value), y: box.y + y });
  return { samples: way.x.map((/** @type {number} */ value) => on(value, at.rows.raw)), mean: on(way.runningMean, at.rows.running), std: on(way.runningMean + way.runningStd, at.rows.running), unit: at.rawX(1) - at.rawX(0) };
}

/** Typed arrays as texts, so that NaN and infinity come through. @param {unknown} value */
const texts = (value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));

/** Fails unless the view's numbers are those of the engine, trained here to the same step, to the last bit. @param {AnyPage} page */
export async function assertEngine(page) {
  await until(page, ({ networks }) => networks > 0);
  await atRest(page);
  const { state, view } = await page.evaluate(() => {
    const host = /** @type {Renorm} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));
    return { state: host.getState(), view: plain(host.view) };
  });
  const engine = /** @type {import("../www/engine.js").Engine} */ (await load());
  assert.deepEqual(view.ways, texts(waysOf(/** @type {any} */ (state), engine)), "the batch in hand");
  assert.deepEqual(view.way, view.ways[state.feature]);
  assert.deepEqual(view.networks.map((/** @type {any} */ { net }) => net), netsOf(/** @type {any} */ (state)));
  for (const shown of view.networks) {
    const experiment = new engine.Experiment(configOf(/** @type {any} */ (state), shown.net));
    if (view.step > 0) experiment.run(view.step);
    const snapshot = snapshotAtRest(experiment, {});
    experiment.free();
    assert.deepEqual(shown.recorded, texts(snapshot.recorded), `${shown.net}: the steps of the records`);
    assert.deepEqual(shown.validation, texts(snapshot.validation), `${shown.net}: accuracies and losses`);
    assert.deepEqual(shown.gap, texts(snapshot.gap), `${shown.net}: the gap`);
    const corrections = snapshot.layers.flatMap(({ features: units, corrections: of }) => (of ? [{ units, ...of }] : []));
    assert.deepEqual(shown.layers, texts(corrections), `${shown.net}: r and d`);
  }
  return { state, view };
}
