// @ts-check
// The networks of the figure `affine` trained as a person does it, and a unit of theirs taken as the batch.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, pushAway } from "../axes-figure.js";
import { assertEngine, openAffine, reading, seen, set, until } from "../affine-figure.js";
import { layout } from "../../www/figures/affine/layout.js";
import { fixed } from "../../www/numbers.js";

const PLAY = '[data-control="play"]';

test("nothing is made before somebody asks; then both train, and the numbers are the engine's", async (t) => {
  const page = await openAffine(t, openPage);
  assert.deepEqual((await seen(page)).view.networks, []);
  assert.match((await reading(page)).learned, /Press Play/);
  await click(page, PLAY);
  await until(page, ({ step, playing }) => step === 60 && !playing);
  const { view } = await assertEngine(page);
  const { learned, caption } = await reading(page);
  assert.match(learned, /At step 60/);
  assert.ok(learned.includes(fixed(view.networks[0].layers[1].gamma.middle.at(-2))), learned);
  assert.match(caption, /step 60 .* parameters/);
});

test("one step, reset, and another norm starts anew", async (t) => {
  const page = await openAffine(t, openPage);
  await click(page, '[data-control="step"]');
  await until(page, ({ step }) => step === 1);
  await set(page, { norm: "layer", networks: ["learned"] });
  await until(page, ({ step, networks }) => step === 0 && networks.length === 1);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(10));
  await until(page, ({ step }) => step === 10);
  await assertEngine(page);
  assert.match((await reading(page)).learned, /16 of each with layer norm/);
  await page.locator('[data-control="reset"]').click();
  await until(page, ({ step, networks }) => step === 0 && networks.length === 2);
});

for (const touch of [false, true]) {
  test(`a line that is ${touch ? "tapped" : "clicked"} stands out, and its layer and unit are in the fields`, async (t) => {
    const page = await openAffine(t, openPage, touch ? { touch, width: 360, height: 740 } : {});
    await page.evaluate(() => document.querySelector("norm-scope")?.step(60));
    await until(page, ({ step }) => step === 60);
    const { view } = await seen(page);
    const { layers } = view.networks[0];
    const last = layers.flatMap((/** @type {any} */ { units, gamma }, /** @type {number} */ layer) => gamma.values.slice(-units).map((/** @type {number} */ value, /** @type {number} */ unit) => ({ value, layer, unit })));
    const highest = last.reduce((/** @type {any} */ best, /** @type {any} */ one) => (one.value > best.value ? one : best));
    // Another one stands out before.
    await set(page, { unit: [highest.layer === 0 ? 1 : 0, highest.unit === 0 ? 1 : 0] });
    const canvas = page.locator(".affine-networks canvas");
    await canvas.scrollIntoViewIfNeeded();
    const width = await canvas.evaluate((/** @type {Element} */ element) => element.clientWidth);
    // At the end of the axis, above every line.
    const { x, y, width: wide } = layout(width).rest.gamma;
    const position = { x: x + wide, y: y - 3 };
    await (touch ? canvas.tap({ position }) : canvas.click({ position }));
    await drawn(page);
    assert.deepEqual((await seen(page)).state.unit, [highest.layer, highest.unit]);
    assert.equal(await page.getByRole("spinbutton", { name: "Unit of the layer" }).inputValue(), String(highest.unit + 1));
    assert.equal(await page.getByRole("spinbutton", { name: "Layer", exact: true }).inputValue(), String(highest.layer + 1));
  });
}

test("a unit's inputs become the batch, with its γ and β, and undo brings the drawing back", async (t) => {
  const page = await openAffine(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  await until(page, ({ step }) => step === 20);
  await page.getByRole("button", { name: "Take this unit’s inputs" }).click();
  await until(page, ({ samples }) => samples === 500);
  const { state, view } = await assertEngine(page);
  const { gamma } = view.networks[0].layers[1];
  assert.ok(Math.abs(state.gamma - gamma.values.at(3 - 8)) < 1e-5, `${state.gamma}`);
  await page.locator('[data-control="undo"]').click();
  await drawn(page);
  assert.equal((await seen(page)).view.samples, 526);
});

test("off the screen it pauses", async (t) => {
  const page = await openAffine(t, openPage, { query: { state: "depth:2~width:8~steps:50000~every:100" } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await pushAway(page);
  await until(page, ({ playing }) => !playing);
  const { step } = (await seen(page)).view;
  await page.waitForTimeout(300);
  assert.equal((await seen(page)).view.step, step);
});
