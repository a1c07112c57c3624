// @ts-check
/**
 * The figure `affine` on a page, for tests that use it as a person does, and the engine's own numbers of the same state,
 * computed here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../dist/normscope/normscope.js";
import { compute } from "../www/figures/affine/compute.js";
import { configOf } from "../www/figures/affine/state.js";
import { drawn, embedded, ready } from "./axes-figure.js";
import { atRest, snapshotAtRest } from "./at-rest.js";

/**
 * @typedef {import("./axes-figure.js").AnyPage} AnyPage
 * @typedef {import("../www/normscope.js").NormScope<"affine">} Affine
 * @typedef {import("../www/normscope.js").AffineState} AffineState
 * @typedef {import("../www/normscope.js").AffineView} AffineView
 */

/** Networks that are quick to train, for tests of the page and not of what they learn. */
export const QUICK = "depth:2~width:8~steps:60~every:5~unit:1,3";

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openAffine(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "affine", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** @param {AnyPage} page @param {Partial<AffineState>} partial */
export async function set(page, partial) {
  await page.evaluate((given) => void (/** @type {Affine} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).setState(given)), partial);
  await drawn(page);
}

/** State and view, as plain lists. @param {AnyPage} page @returns {Promise<{ state: AffineState, view: any }>} */
export const seen = (page) =>
  page.evaluate(() => {
    const host = /** @type {Affine} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? Array.from(/** @type {Float32Array} */ (inner)) : inner)));
    return { state: host.getState(), view: plain(host.view) };
  });

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Affine} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    return { title: text(".title"), words: text(".words"), learned: text(".affine-networks .words"), caption: text(".caption"), note: text(".note:not([hidden])"), summary: host.description };
  });

/** Waits until the networks are where they should be. @param {AnyPage} page @param {(view: any) => boolean} isThere */
export async function until(page, isThere, seconds = 40) {
  for (const start = Date.now(); Date.now() - start < seconds * 1000; ) {
    const { view } = await seen(page);
    if (isThere(view)) return void (await drawn(page));
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`not there after ${seconds} s: step ${(await seen(page)).view.step}`);
}

/** Fails unless the view's numbers are those of the engine for its state, to the last bit. @param {AnyPage} page */
export async function assertEngine(page) {
  await atRest(page);
  const { state, view } = await seen(page);
  const engine = await load();
  const snapshots = new Map(state.networks.map((network) => {
    const experiment = new engine.Experiment(configOf(state, network));
    if (view.step > 0) experiment.run(view.step);
    const snapshot = snapshotAtRest(experiment);
    experiment.free();
    return [network, snapshot];
  }));
  const expected = compute(state, /** @type {any} */ (engine), view.networks.length > 0 ? { snapshots, playing: false, rate: null, place: null, at: null, training: "" } : null);
  const plain = JSON.parse(JSON.stringify(expected, (_, inner) => (ArrayBuffer.isView(inner) ? Array.from(/** @type {Float32Array} */ (inner)) : inner)));
  for (const key of /** @type {const} */ (["samples", "gamma", "beta", "difference", "moved", "alone", "rows", "curve", "step", "measured", "networks"])) assert.deepEqual(view[key], plain[key], key);
  return { state, view };
}

/** Where a bar of the sheet is, so many samples high. @param {AnyPage} page @param {number} bar @param {number} count @param {number} scale what is as tall as the row */
export const onSheet = (page, bar, count, scale) =>
  page.evaluate(([bar, count, scale]) => {
    const sheet = /** @type {HTMLElement} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".affine-sheet"));
    sheet.scrollIntoView({ block: "center" });
    const { left, top, width, height } = sheet.getBoundingClientRect();
    // The sheet reaches 8 px beyond the row, above and below.
    return { x: left + (width * (bar + 0.5)) / 72, y: top + height - 8 - ((height - 16) * count) / scale };
  }, /** @type {const} */ ([bar, count, scale]));
