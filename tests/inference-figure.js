// @ts-check
/**
 * The figure `inference` on a page, for tests that use it as a person does, and the engine's own numbers of
 * the same batches, computed here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../dist/normscope/normscope.js";
import { compute } from "../www/figures/inference/compute.js";
import { ask, sampleData } from "../www/figures/inference/sample.js";
import { configOf, lookOf } from "../www/figures/inference/state.js";
import { embedded, ready, waitUntil } from "./axes-figure.js";
import { atRest, snapshotAtRest } from "./at-rest.js";

/**
 * @typedef {import("./axes-figure.js").AnyPage} AnyPage
 * @typedef {import("../www/normscope.js").NormScope<"inference">} Inference
 * @typedef {import("../www/normscope.js").InferenceState} InferenceState
 * @typedef {import("../www/normscope.js").InferenceView} InferenceView
 */

/** A network that is quick to train, for tests of the page and not of what it learns. */
export const QUICK = "depth:2~width:12~batchSize:16~every:5";

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openInference(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "inference", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** Where the figure stands. @param {AnyPage} page */
export const brief = (page) =>
  page.evaluate(() => {
    const host = /** @type {Inference} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const { step, shown, playing, end, ready: there, sample } = host.view;
    return { step, shown, playing, end, ready: there, asked: sample?.step ?? null };
  });

/** @param {AnyPage} page @param {(now: Awaited<ReturnType<typeof brief>>) => boolean} isThere */
export const until = (page, isThere, seconds = 30) => waitUntil(page, brief, isThere, seconds);

/** At rest, with the digit answered by the network of now. @param {AnyPage} page */
export const settled = (page) => until(page, ({ step, playing, asked }) => !playing && asked === step);

/** So many batches more, by the element's own call. @param {AnyPage} page @param {number} count */
export const step = (page, count) => page.evaluate((steps) => document.querySelector("norm-scope")?.step(steps), count);

/** @param {AnyPage} page @returns {Promise<InferenceState>} */
export const stateOf = (page) => page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).getState());

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Inference} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    return { title: text(".title"), words: text(".words"), caption: text(".caption"), note: text(".note"), summary: host.description, verdict: text(".verdict"), sums: text(".sums"), why: text(".why"), frameworks: text(".frameworks table") };
  });

/** Numbers as texts, so that what is no number is compared too. @param {unknown} value */
const plain = (value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : typeof inner === "number" ? String(inner) : inner)));

/** Fails unless the view's numbers are those of the engine, trained here to the same batch, to the last bit. @param {AnyPage} page */
export async function assertEngine(page) {
  await atRest(page);
  const { state, view } = /** @type {{ state: InferenceState, view: InferenceView }} */ (
    await page.evaluate(() => {
      const host = /** @type {Inference} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
      const texts = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : typeof inner === "number" ? String(inner) : inner)));
      return { state: host.getState(), view: texts(host.view) };
    })
  );
  const engine = await load();
  const rest = { snapshot: null, playing: false, rate: null, place: null, at: Number(view.shown), sample: null, estimator: null, outcomes: {} };
  /** @type {InferenceView} */
  let expected;
  if (state.example === "hand") expected = compute(state, engine, rest);
  else {
    const experiment = new engine.Experiment(configOf(state));
    if (Number(view.step) > 0) experiment.run(Number(view.step));
    const saved = { step: experiment.step, parameters: experiment.save().parameters, averages: state.norm === "batch" ? experiment.averages() : null };
    const sample = ask(engine, state, sampleData(engine, state.seed), saved);
    expected = compute(state, engine, { ...rest, snapshot: snapshotAtRest(experiment, lookOf(state)), sample });
    experiment.free();
  }
  for (const key of /** @type {const} */ (["step", "shown", "measured", "parameters", "unit", "steps", "recorded", "batch", "lines", "recalibrated", "own", "becomes", "hand", "sample"])) {
    assert.deepEqual(view[key], plain(expected[key]), key);
  }
  return { state, view: expected };
}
