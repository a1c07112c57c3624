// @ts-check
/**
 * The figure `why` on a page, for tests that use it as a person does, and the engine's own numbers of the same experiment, computed
 * here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../dist/normscope/normscope.js";
import { measuresOf } from "../www/figures/why/measures.js";
import { configOf, netsOf } from "../www/figures/why/state.js";
import { atRest, snapshotAtRest } from "./at-rest.js";
import { embedded, ready, waitUntil } from "./axes-figure.js";

/** @typedef {import("./axes-figure.js").AnyPage} AnyPage */
/** @typedef {import("../www/normscope.js").NormScope<"why">} Why */

/** Networks that are quick to train, for tests of the page and not of what they learn. */
export const QUICK = "depth:2~width:10~batchSize:12~steps:40~every:5~cut:20";

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openWhy(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "why", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** Where the figure stands. @param {AnyPage} page */
export const brief = (page) =>
  page.evaluate(() => {
    const { step, shown, playing, done, networks, sides } = /** @type {Why} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).view;
    return { step, shown, playing, done, networks: networks.length, measured: sides.flatMap(({ lines }) => lines).filter(({ stand }) => stand).length };
  });

/** @param {AnyPage} page @param {(now: Awaited<ReturnType<typeof brief>>) => boolean} isThere */
export const until = (page, isThere, seconds = 60) => waitUntil(page, brief, isThere, seconds);

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Why} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    const lines = [...(host.shadowRoot?.querySelectorAll(".side li") ?? [])].map((line) => ({ stand: line.querySelector(".stand")?.textContent ?? "", said: line.querySelector(".stand-said")?.textContent ?? "" }));
    return { title: text(".title"), words: text(".words"), legend: text(".legend-line"), caption: text(".caption"), note: text(".note"), summary: host.description, lines };
  });

/** Fails unless the view's numbers are those of the engine, trained here to the same step, to the last bit. @param {AnyPage} page */
export async function assertEngine(page) {
  await until(page, ({ networks }) => networks > 0);
  await atRest(page);
  const { state, view } = await page.evaluate(() => {
    const host = /** @type {Why} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));
    return { state: host.getState(), view: plain(host.view) };
  });
  const engine = /** @type {import("../www/engine.js").Engine} */ (await load());
  const texts = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));
  assert.deepEqual(view.networks.map((/** @type {any} */ { net }) => net), netsOf(state));
  for (const shown of view.networks) {
    const experiment = new engine.Experiment(configOf(state, shown.net));
    if (view.step > 0) experiment.run(view.step);
    const snapshot = snapshotAtRest(experiment, {});
    experiment.free();
    assert.deepEqual(shown.recorded, texts(snapshot.recorded), `${shown.net}: the steps of the records`);
    assert.deepEqual(shown.validation, texts(snapshot.validation), `${shown.net}: accuracies and losses`);
    assert.deepEqual(shown.probes, texts(snapshot.probes), `${shown.net}: what was probed`);
    assert.deepEqual(shown.measures, texts(measuresOf(snapshot, shown.column, view.shown, state.cut, engine)), `${shown.net}: what it comes to`);
  }
  return { state, view };
}
