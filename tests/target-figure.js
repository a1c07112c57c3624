// @ts-check
/**
 * The figure `target` on a page, for tests that use it as a person does, and the engine's own answers about the same networks, computed
 * here.
 *
 * @module
 */

import assert from "node:assert/strict";
import { inputLayer, promisedAt } from "../www/figures/target/compute.js";
import { ratesOf } from "../www/figures/target/state.js";
import { embedded, ready, waitUntil } from "./axes-figure.js";
import { experimentAt } from "./node/target/states.js";

/** @typedef {import("./axes-figure.js").AnyPage} AnyPage */
/** @typedef {import("../www/normscope.js").NormScope<"target">} Target */

/** Networks that are quick to train, at their start. */
export const QUICK = "depth:2~width:8~batchSize:12~after:0~steps:40~every:10";

/** @param {import("node:test").TestContext} t @param {(t: import("node:test").TestContext, options: any) => Promise<any>} openPage @param {{ query?: Record<string, string> } & import("./drivers/options.js").PageOptions} [options] */
export async function openTarget(t, openPage, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "target", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** Where the figure stands. @param {AnyPage} page */
export const brief = (page) =>
  page.evaluate(() => {
    const host = /** @type {Target} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const { step, shown, playing, networks, layer } = host.view;
    const { after, rate, moves } = host.getState();
    // At rest all of it is there: the networks where the state says, what the next step promises, and what goes into a layer.
    const isAtRest = !playing && networks.length === 2 && step === after && networks.every(({ now, input, diverged, recorded }) => diverged !== null || (recorded.at(-1) === step && (shown !== step || (now.rate === rate && input !== null))));
    return { step, shown, playing, layer, after, rate, moves, isAtRest, networks: networks.length };
  });

/** @param {AnyPage} page @param {(now: Awaited<ReturnType<typeof brief>>) => boolean} isThere */
export const until = (page, isThere, seconds = 60) => waitUntil(page, brief, isThere, seconds);

/** Everything a person reads, from the page. @param {AnyPage} page */
export const reading = (page) =>
  page.evaluate(() => {
    const host = /** @type {Target} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    return { title: text(".title"), words: text(".words"), legend: text(".legend-line"), caption: text(".caption"), note: text(".note"), summary: host.description };
  });

const texts = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));

/** Fails unless the view's numbers are the engine's, of networks that were trained here to the same steps, to the last bit. @param {AnyPage} page */
export async function assertEngine(page) {
  await until(page, ({ isAtRest }) => isAtRest);
  const { state, view } = await page.evaluate(() => {
    const host = /** @type {Target} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value, (_, inner) => (ArrayBuffer.isView(inner) ? [.../** @type {Float32Array} */ (inner)].map(String) : inner)));
    return { state: host.getState(), view: plain(host.view) };
  });
  for (const shown of view.networks) {
    const experiment = experimentAt(state, shown.net, view.shown);
    const asked = experiment.promises({ rates: ratesOf(state) });
    assert.deepEqual(shown.now, texts(promisedAt(asked, state.rate)), `${shown.net}: the step that is asked about`);
    for (const { rate, promised, together } of shown.curve) {
      const one = promisedAt(asked, rate);
      assert.deepEqual([promised, together], [one?.promised, one?.together], `${shown.net}: at ${rate}`);
    }
    if (view.shown === view.step) assert.deepEqual(shown.input, texts(experiment.movedInput({ layer: inputLayer(state), rate: state.rate })), `${shown.net}: what goes into a layer`);
    experiment.free();
    for (const { step, promised, together } of shown.over) {
      const then = experimentAt(state, shown.net, step);
      const one = promisedAt(then.promises({ rates: ratesOf(state) }), state.rate);
      then.free();
      assert.deepEqual([promised, together], [one?.promised, one?.together], `${shown.net}: after step ${step}`);
    }
  }
  return { state, view };
}
