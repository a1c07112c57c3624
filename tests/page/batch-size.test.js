// @ts-check
// The figure `batch-size` as a person uses it, shown against the engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";
import { configOf, placesOf } from "../../www/figures/batch-size/state.js";
import { compute } from "../../www/figures/batch-size/compute.js";
import { fixed } from "../../www/numbers.js";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, embedded, pushAway, ready, waitUntil } from "../axes-figure.js";
import { targetsTooSmall } from "../axes-reach.js";

/** @typedef {import("../../www/normscope.js").NormScope<"batch-size">} BatchSize */

const QUICK = "depth:1~width:6~steps:20~seeds:2";
const PLAY = '[data-control="play"]';

/** @param {import("node:test").TestContext} t @param {any} [options] */
async function open(t, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded({ figure: "batch-size", state: QUICK, ...query }) });
  await ready(page);
  return page;
}

/** @param {import("../axes-figure.js").AnyPage} page */
const brief = (page) =>
  page.evaluate(() => {
    const host = /** @type {BatchSize} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const text = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.textContent ?? "";
    const { sweep, lit } = host.view;
    return { state: host.getState(), lit: { spread: lit.spread, size: lit.size }, running: sweep.running, paused: sweep.paused, complete: sweep.complete, results: sweep.results.map((one) => ({ ...one, own: String(one.own) })), title: text(".title"), words: text(".words") };
  });

test("the slider lights a size, and the words are the engine's", async (t) => {
  const page = await open(t);
  const engine = /** @type {any} */ (await load());
  const slider = page.getByRole("slider", { name: "Batch size m" });
  await slider.focus();
  await slider.press("ArrowRight");
  await drawn(page);
  const { state, lit, words } = await brief(page);
  const expected = compute(/** @type {any} */ (state), engine, null).lit;
  assert.deepEqual([state.m, lit], [8, { spread: expected.spread, size: 8 }]);
  for (const part of [fixed(expected.spread), fixed(expected.low), fixed(expected.high)]) assert.ok(words.includes(part), `${part} in ${words}`);
  // The column of another size, under the pointer.
  await page.locator("norm-scope .stage").click({ position: { x: 100, y: 120 } });
  await drawn(page);
  assert.equal((await brief(page)).state.m, 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.equal((await brief(page)).state.m, 8);
  await page.getByRole("combobox", { name: "Of the digit" }).selectOption("the answer");
  await drawn(page);
  const { answers } = compute(/** @type {any} */ (state), engine, null).lit;
  const said = (await brief(page)).words;
  for (const part of [`spread of ${fixed(answers.spread)}`, `${fixed(100 * answers.other, 0)} %`]) assert.ok(said.includes(part), `${part} in ${said}`);
  await page.getByRole("button", { name: "Draw again" }).click();
  await drawn(page);
  assert.notEqual((await brief(page)).lit.spread, expected.spread);
});

test("the sweep runs to its end, and each network is the engine's; languages change meanwhile", async (t) => {
  const page = await open(t);
  await click(page, PLAY);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await waitUntil(page, brief, ({ complete, running }) => complete && !running, 60);
  const { state, results, title } = await brief(page);
  assert.match(title, /\p{Script=Han}/u);
  const engine = /** @type {any} */ (await load());
  const places = placesOf(/** @type {any} */ (state));
  assert.equal(results.length, places.length);
  for (const { method, at, seed } of places) {
    const experiment = new engine.Experiment(configOf(/** @type {any} */ (state), method, at, seed));
    experiment.run(state.steps);
    const snapshot = experiment.snapshot();
    experiment.free();
    const shown = results.find((one) => one.method === method && one.at === at && one.seed === seed);
    assert.deepEqual([shown?.accuracy, shown?.own], [snapshot.validation.accuracy.at(-1), String(snapshot.statistics?.accuracy.batch.at(-1) ?? NaN)], `${method} ${at} ${seed}`);
  }
  await page.locator(".table-box > summary").click();
  await drawn(page);
  assert.equal(await page.locator(".table-box table").nth(1).locator("tbody tr").count(), 13);
  const [csv, svg, code] = await page.evaluate(async () => {
    const host = /** @type {BatchSize} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    return [await host.toCSV(), await host.toSVG(), await host.toCode("numpy")];
  });
  assert.match(csv ?? "", /network,4,/);
  assert.match(svg ?? "", /^<svg/);
  assert.match(code ?? "", /over 2 seeds/);
});

test("pause holds what there is, cancel ends it, and another experiment empties the chart", async (t) => {
  const page = await open(t, { query: { state: "depth:2~width:24~steps:3000~seeds:3" } });
  await click(page, PLAY);
  await waitUntil(page, brief, ({ results }) => results.length > 0, 60);
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  await drawn(page);
  const held = await brief(page);
  if (held.running) {
    assert.equal(held.paused, true);
    await page.waitForTimeout(300);
    assert.ok((await brief(page)).results.length <= held.results.length + 1);
    await click(page, '[data-control="cancel"]');
  }
  await waitUntil(page, brief, ({ running }) => !running, 60);
  assert.ok((await brief(page)).results.length > 0, "what was trained stays");
  await page.evaluate(() => void (/** @type {any} */ (document.querySelector("norm-scope")).setState({ depth: 3 })));
  await drawn(page);
  assert.equal((await brief(page)).results.length, 0);
});

test("off the screen the sweep waits, and goes on when it is asked to", async (t) => {
  const page = await open(t, { query: { state: "depth:3~width:48~steps:5000~seeds:5" } });
  await click(page, PLAY);
  await waitUntil(page, brief, ({ running }) => running, 20);
  await pushAway(page);
  await waitUntil(page, brief, ({ paused }) => paused, 20);
  const { results } = await brief(page);
  await page.waitForTimeout(300);
  assert.equal((await brief(page)).results.length, results.length);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await click(page, PLAY);
  await waitUntil(page, brief, ({ running, paused }) => running && !paused, 20);
});

test("the link opens the same state, all of it", async (t) => {
  const state = "m:16~draw:3~sample:41~look:answer~how:few~depth:2~width:9~learningRate:0.2~steps:30~seed:5~seeds:2";
  const page = await open(t, { query: { state } });
  const [first, link] = await page.evaluate(() => {
    const host = /** @type {BatchSize} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    return [host.getState(), host.stateURL()];
  });
  assert.deepEqual(first, { m: 16, draw: 3, sample: 41, look: "answer", how: "few", depth: 2, width: 9, learningRate: 0.2, steps: 30, seed: 5, seeds: 2 });
  const { search } = new URL(link);
  await page.goto(new URL(`/embed.html${search}`, page.url()).href);
  await ready(page);
  assert.deepEqual((await brief(page)).state, first);
});

for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 360, height: 740, touch: true, query: { lang: "zh-Hans" } } })) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await open(t, options);
    await page.locator('[data-control="more"]').click();
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    await drawn(page);
    await assertAccessible(page, "main");
    if ("touch" in options) assert.deepEqual(await page.evaluate(targetsTooSmall), []);
  });
}

test("at 320, 768 and 1,280 px nothing scrolls sideways, and a readonly figure takes nothing", async (t) => {
  const page = await open(t, { width: 320 });
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await drawn(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, `${width} px`);
  }
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  assert.equal(await page.getByRole("slider", { name: "Batch size m" }).isDisabled(), true);
  await page.locator("norm-scope .stage").click({ position: { x: 100, y: 120 } });
  await drawn(page);
  assert.equal((await brief(page)).state.m, 4);
});
