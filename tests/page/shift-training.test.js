// @ts-check
// The figure `shift` trained as a person does it: played, paused, stepped, changed on the way, looked back at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn } from "../axes-figure.js";
import { assertEngine, brief, openShift, reading, set, until } from "../shift-figure.js";
import { fixed } from "../../www/numbers.js";

/** @typedef {import("playwright-core").Page} Page */

const PLAY = '[data-control="play"]';
const STEP = '[data-control="step"]';

test("it waits at step 0, says so, and nothing moves", async (t) => {
  const page = await openShift(t, openPage);
  const before = await brief(page);
  assert.deepEqual([before.step, before.playing], [0, false]);
  assert.match((await reading(page)).words, /this is step 0/);
  await page.waitForTimeout(500);
  assert.deepEqual(await brief(page), before);
  await assertEngine(page);
});

test("play trains both networks, step for step, and the numbers on screen are the engine's", async (t) => {
  const page = await openShift(t, openPage);
  await click(page, PLAY);
  await until(page, ({ step, playing }) => playing && step > 30);
  await click(page, PLAY);
  const { step } = await until(page, ({ playing }) => !playing);
  await page.waitForTimeout(300);
  assert.equal((await brief(page)).step, step, "paused, it takes no further step");
  const { view } = await assertEngine(page);
  assert.equal(new Set(view.networks.map((/** @type {any} */ network) => network.step)).size, 1, "both are at the same step");
  const { words, summary, caption } = await reading(page);
  for (const { layers } of view.networks) assert.ok(words.includes(fixed(layers[1].travel)), `${words}: ${layers[1].travel}`);
  assert.ok(caption.includes(`step ${step}`), caption);
  assert.ok(summary.includes(`${step}`), summary);
});

test("it stops at the end of the axis, and goes on from there when asked", async (t) => {
  const page = await openShift(t, openPage, { query: { state: "data:xor~depth:1~width:6~batchSize:8~steps:60" } });
  await click(page, PLAY);
  const end = await until(page, ({ step, playing }) => step === 60 && !playing);
  assert.equal(end.end, 60);
  await assertEngine(page);
  await click(page, PLAY);
  await until(page, ({ step, playing }) => step === 120 && !playing);
  await assertEngine(page);
});

test("one step at a time, by keyboard alone", async (t) => {
  const page = await openShift(t, openPage);
  await page.locator(STEP).focus();
  for (const step of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    await until(page, (now) => now.step === step);
  }
  await assertEngine(page);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await until(page, ({ playing, step }) => playing && step > 20);
  await page.keyboard.press("Space");
  await until(page, ({ playing }) => !playing);
  await assertEngine(page);
});

test("slow is slow enough to watch, and fast is not", async (t) => {
  const page = await openShift(t, openPage);
  await page.getByRole("button", { name: "slow", exact: true }).click();
  await click(page, PLAY);
  await until(page, ({ step }) => step >= 2);
  const start = Date.now();
  const from = (await brief(page)).step;
  await until(page, ({ step }) => step >= from + 4);
  assert.ok(Date.now() - start > 350, "four steps take about half a second");
  await page.getByRole("button", { name: "fast", exact: true }).click();
  await until(page, ({ step }) => step > 60);
  await click(page, PLAY);
  await until(page, ({ playing }) => !playing);
});

test("the learning rate changes while it trains, and the training goes on", async (t) => {
  const page = await openShift(t, openPage);
  await page.locator(STEP).click();
  await until(page, ({ step }) => step === 1);
  const rate = page.getByRole("textbox", { name: /learning rate/i }).first();
  await rate.fill("0.05");
  await rate.press("Enter");
  await drawn(page);
  assert.equal((await brief(page)).step, 1, "it does not start again");
  await page.locator(STEP).click();
  await until(page, ({ step }) => step === 2);
  await assertEngine(page, [{ step: 0, learningRate: 0.5 }, { step: 1, learningRate: 0.05 }]);
});

test("another batch size starts the same networks again", async (t) => {
  const page = await openShift(t, openPage);
  await set(page, {});
  await page.locator(STEP).click();
  await until(page, ({ step }) => step === 1);
  const size = page.getByRole("textbox", { name: /batch size/i }).first();
  await size.fill("7");
  await size.press("Enter");
  await until(page, ({ step }) => step === 0);
  await page.locator(STEP).click();
  await until(page, ({ step }) => step === 1);
  const { state } = await assertEngine(page);
  assert.equal(state.batchSize, 7);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(page, ({ step }) => step === 0);
  assert.equal((await assertEngine(page)).state.batchSize, 16);
});

test("reset goes back to step 0, and the same steps come again", async (t) => {
  const page = await openShift(t, openPage);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 20);
  await page.getByRole("button", { name: "Reset" }).click();
  await until(page, ({ step, playing }) => step === 0 && !playing);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 20);
  await click(page, PLAY);
  await until(page, ({ playing }) => !playing);
  await assertEngine(page);
});

test("the ring looks back at what was recorded, and playing returns to now", async (t) => {
  const page = await openShift(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(50));
  await until(page, ({ step }) => step === 50);
  const ring = page.locator("input.scrub").first();
  await ring.focus();
  await page.keyboard.press("ArrowLeft");
  await until(page, ({ shown, step }) => shown === 45 && step === 50);
  const { words } = await reading(page);
  assert.match(words, /^At step 45:/);
  await page.keyboard.press("Home");
  await until(page, ({ shown }) => shown === 0);
  await page.keyboard.press("End");
  await until(page, ({ shown }) => shown === 50);
  // With the mouse: to the middle of what there is.
  const box = await ring.boundingBox();
  assert.ok(box);
  const at = box.x + 14 + ((box.width - 28) * 25) / 400;
  await page.mouse.click(at, box.y + box.height / 2);
  await until(page, ({ shown }) => Math.abs(shown - 25) <= 5);
  await assertEngine(page);
  await page.locator(STEP).click();
  await until(page, ({ shown, step }) => step === 51 && shown === 51);
});

test("a row is enlarged by a click and by arrows", async (t) => {
  const page = await openShift(t, openPage);
  const hero = () => page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).view.hero);
  assert.equal(await hero(), 1);
  await page.locator('.row-choice[data-layer="0"]').first().click();
  await drawn(page);
  assert.equal(await hero(), 0);
  await page.keyboard.press("ArrowUp");
  await drawn(page);
  assert.equal(await hero(), 1);
  await assertEngine(page);
});

test("a unit is chosen by hand, of all networks, and the typical one again", async (t) => {
  const page = await openShift(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(40));
  await until(page, ({ step }) => step === 40);
  const shown = () => page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector("norm-scope"));
    return [host.getState().unit[host.view.hero], ...host.view.networks.map((/** @type {any} */ network) => network.layers[host.view.hero].unit)];
  });
  const strip = page.getByRole("slider", { name: "Unit that is shown" });
  await strip.scrollIntoViewIfNeeded();
  const canvas = await page.locator('[data-control="units"] canvas').boundingBox();
  assert.ok(canvas);
  // The eighth of twelve, beyond the names.
  const left = canvas.x + 98;
  await page.mouse.click(left + ((canvas.width - 98) * 7.5) / 12, canvas.y + 20);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("norm-scope")).view.networks.every((/** @type {any} */ { layers }) => layers[1].unit === 7));
  assert.deepEqual(await shown(), [7, 7, 7]);
  await drawn(page);
  const { view } = await assertEngine(page);
  const travels = view.networks.map((/** @type {any} */ network) => fixed(network.layers[1].drift));
  assert.equal(await strip.getAttribute("aria-valuetext"), `unit 8: No normalization ${travels[0]} and Batch norm ${travels[1]}`);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("norm-scope")).view.networks.every((/** @type {any} */ { layers }) => layers[1].unit === 8));
  await page.getByRole("button", { name: "More" }).click();
  assert.equal(await page.getByRole("spinbutton", { name: "Number of the unit" }).inputValue(), "9");
  await page.getByRole("button", { name: "the typical one" }).click();
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("norm-scope")).view.networks.every((/** @type {any} */ { layers }) => layers[1].unit === layers[1].typical));
  assert.equal((await shown())[0], "typical");
  await assertEngine(page);
});

test("what comes out of the activation is shown, and γ and β of the unit", async (t) => {
  const page = await openShift(t, openPage);
  await set(page, { show: "output", unit: ["typical", 5] });
  await until(page, ({ step }) => step === 0);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(30));
  await until(page, ({ step }) => step === 30);
  const { view } = await assertEngine(page);
  for (const { layers } of view.networks) for (const { now } of layers) assert.ok(now.percentiles.every((/** @type {number} */ value) => value > 0 && value < 1), `${now.percentiles}`);
  const { gamma, beta, features } = view.networks[1].layers[1];
  const { now } = view.networks[1].layers[1];
  assert.deepEqual([String(now.gamma), String(now.beta)], [gamma.at(-features + 5), beta.at(-features + 5)]);
  assert.notEqual(now.gamma, 1);
  await page.locator(".table-box summary").click();
  const row = await page.locator("table tr", { hasText: "Batch norm, layer 2" }).locator("td").allTextContents();
  assert.deepEqual(row.slice(-2), [fixed(now.gamma), fixed(now.beta)]);
  assert.match(await page.locator(".legend-line").textContent() ?? "", /Upward: a, what comes out of the sigmoid of unit 6\./);
});

test("units and x̂ are chosen without a step or a restart", async (t) => {
  const page = await openShift(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  await until(page, ({ step }) => step === 20);
  for (const change of [{ unit: ["all", 3] }, { show: "xHat" }, { unit: ["typical", "all"] }]) {
    await set(page, /** @type {any} */ (change));
    await page.waitForTimeout(100);
    await drawn(page);
    await assertEngine(page);
    assert.equal((await brief(page)).step, 20);
  }
});

test("a long run has a bar with the time left, and cancel takes it back to the start", async (t) => {
  const page = await openShift(t, openPage, { query: { state: "size:28~steps:50000~every:50" } });
  const bar = page.getByRole("progressbar", { name: "Training" });
  assert.equal(await bar.isVisible(), false, "before it is known how long it takes");
  await click(page, PLAY);
  await bar.waitFor();
  await page.locator(".progress").getByText(/about \d+ (s|min) left/).waitFor();
  await click(page, PLAY);
  const { step } = await until(page, ({ playing }) => !playing);
  assert.deepEqual([await bar.getAttribute("aria-valuenow"), await bar.getAttribute("aria-valuemax")], [String(step), "50000"]);
  assert.equal(await bar.getAttribute("aria-valuetext"), `${step.toLocaleString("en")} of 50,000 steps`);
  await page.locator("[data-control=progress]").getByRole("button", { name: "Cancel" }).click();
  await until(page, (now) => now.step === 0 && !now.playing);
  assert.equal(await bar.isVisible(), false);
  assert.equal((await assertEngine(page)).state.steps, 50_000, "the settings stay");
  assert.equal(await page.evaluate(() => document.querySelector("norm-scope")?.shadowRoot?.activeElement?.getAttribute("data-control")), "play", "the focus is not lost");
});

test("a short run never shows a bar", async (t) => {
  const page = await openShift(t, openPage, { query: { state: "data:xor~depth:1~width:6~batchSize:8~steps:60" } });
  await page.evaluate(() => {
    const element = document.querySelector("norm-scope")?.shadowRoot?.querySelector(".progress");
    Object.assign(globalThis, { shown: 0 });
    if (element) new MutationObserver(() => ((/** @type {any} */ (globalThis)).shown += 1)).observe(element, { attributes: true, attributeFilter: ["hidden"] });
  });
  await click(page, PLAY);
  await until(page, ({ step, playing }) => step === 60 && !playing);
  assert.equal(await page.evaluate(() => (/** @type {any} */ (globalThis)).shown), 0);
});
