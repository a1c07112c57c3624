// @ts-check
// The figure `target` used as a person does: a step asked about, taken, one layer of it, at other rates, and over a training.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, ready } from "../axes-figure.js";
import { fixed } from "../../www/numbers.js";
import { assertEngine, brief, openTarget, QUICK, reading, until } from "../target-figure.js";

const PLAY = '[data-control="play"]';
const MOVE = '[data-control="move"]';

test("it opens where its state says, with the next step asked about and not taken", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: QUICK.replace("after:0", "after:20") } });
  const { view } = await assertEngine(page);
  assert.deepEqual([view.step, view.shown, view.playing], [20, 20, false]);
  const { words, caption, title } = await reading(page);
  for (const { now } of view.networks) for (const value of [now.promised, now.together]) assert.ok(words.includes(fixed(Math.abs(value))), words);
  assert.match(caption, /seed 1 · step 20/);
  assert.doesNotMatch(title, /\?$/);
  assert.deepEqual(view.networks[0].recorded.at(-1), "20");
});

test("all at once is really taken, undone, and taken again", async (t) => {
  const page = await openTarget(t, openPage);
  await until(page, ({ isAtRest }) => isAtRest);
  await click(page, MOVE);
  await until(page, ({ step, isAtRest }) => step === 1 && isAtRest);
  const { state } = await assertEngine(page);
  assert.deepEqual([state.after, state.moves], [1, [0, 1]]);
  assert.match((await reading(page)).words, /Step 1 was taken at learning rate 1;/);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(page, ({ step, isAtRest }) => step === 0 && isAtRest);
  assert.deepEqual((await assertEngine(page)).state.moves, []);
  await page.getByRole("button", { name: "Redo" }).click();
  await until(page, ({ step, isAtRest }) => step === 1 && isAtRest);
  await assertEngine(page);
  await page.getByRole("button", { name: "Reset" }).click();
  await until(page, ({ step, moves, isAtRest }) => step === 0 && moves.length === 0 && isAtRest);
});

test("one layer after the other by keyboard, and by its stairs", async (t) => {
  const page = await openTarget(t, openPage);
  const one = page.locator('[data-control="one"]');
  await one.focus();
  for (const layer of [0, 1, 2, null]) {
    await page.keyboard.press("Enter");
    await until(page, (now) => now.layer === layer);
    const { view } = await assertEngine(page);
    const { words } = await reading(page);
    for (const { now } of view.networks) {
      const value = layer === null ? now.together : now.alone[layer];
      assert.ok(words.includes(fixed(Math.abs(value))), `${layer}: ${words}`);
    }
  }
  await page.getByRole("button", { name: "Layer 2 alone" }).click();
  await until(page, ({ layer }) => layer === 1);
  assert.match((await reading(page)).legend, /Only layer 2 of 3 moves/);
  await page.getByRole("button", { name: "Layer 2 alone" }).click();
  await until(page, ({ layer }) => layer === null);
});

test("the ring on the axis is the learning rate's slider: pulled, and by keyboard", async (t) => {
  const page = await openTarget(t, openPage);
  await until(page, ({ isAtRest }) => isAtRest);
  const ring = page.locator("input.rate-ring").first();
  await ring.scrollIntoViewIfNeeded();
  const box = await ring.boundingBox();
  assert.ok(box);
  const at = (/** @type {number} */ share) => /** @type {const} */ ([box.x + 14 + (box.width - 28) * share, box.y + box.height / 2]);
  await page.mouse.move(...at(10 / 14));
  await page.mouse.down();
  await page.mouse.move(...at(5 / 14), { steps: 4 });
  await page.mouse.up();
  const pulled = await until(page, ({ rate, isAtRest }) => rate !== 1 && isAtRest);
  assert.ok(pulled.rate >= 0.1 && pulled.rate <= 0.2, String(pulled.rate));
  await assertEngine(page);
  await page.keyboard.press("ArrowRight");
  await until(page, ({ rate }) => rate > pulled.rate);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(page, ({ rate }) => rate === pulled.rate);
  const typed = page.getByRole("textbox", { name: "Learning rate of the step" });
  await typed.fill("0.83");
  await typed.press("Enter");
  await until(page, ({ rate, isAtRest }) => rate === 0.83 && isAtRest);
  const { view } = await assertEngine(page);
  assert.equal(view.networks[0].now.rate, 0.83);
});

test("play trains both, the chart follows, and the state says where they came to", async (t) => {
  const page = await openTarget(t, openPage);
  await click(page, PLAY);
  await until(page, ({ step, isAtRest }) => step === 40 && isAtRest);
  const { state, view } = await assertEngine(page);
  assert.deepEqual([state.after, view.networks[1].over.map((/** @type {any} */ { step }) => step)], [40, [0, 10, 20, 30, 40]]);
  const scrub = page.locator("input.scrub:not(.rate-ring)");
  await scrub.focus();
  await page.keyboard.press("Home");
  await until(page, ({ shown }) => shown === 0);
  await assertEngine(page);
  await page.keyboard.press("ArrowRight");
  await until(page, ({ shown }) => shown === 10);
  await assertEngine(page);
  await page.keyboard.press("End");
  await until(page, ({ shown, isAtRest }) => shown === 40 && isAtRest);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(page, ({ step, isAtRest }) => step === 0 && isAtRest);
});

test("paused, it stands at some step, which the link opens again, move and all", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: QUICK.replace("steps:40", "steps:1500") } });
  await click(page, PLAY);
  await until(page, ({ step }) => step >= 10);
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  const { step } = await until(page, ({ isAtRest }) => isAtRest);
  await click(page, MOVE);
  await until(page, (now) => now.step === step + 1 && now.isAtRest);
  const { state } = await assertEngine(page);
  assert.deepEqual(state.moves, [step, 1]);
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL(`${location.origin}/embed.html`) ?? "");
  await page.goto(link);
  await ready(page);
  await until(page, ({ isAtRest }) => isAtRest);
  assert.deepEqual((await assertEngine(page)).state, state);
});

test("step by step", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: `${QUICK}~speed:slow` } });
  await page.locator('[data-control="step"]').focus();
  for (const step of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    await until(page, (now) => now.step === step && now.isAtRest);
  }
  const { view } = await assertEngine(page);
  assert.deepEqual(view.networks[0].over.map((/** @type {any} */ { step }) => step), [0, 1, 2, 3]);
});

test("a loss that is no number any more is named, with a way out", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: "activation:relu~depth:8~width:9~batchSize:10~initScale:100~learningRate:100~after:0~steps:200" } });
  await click(page, PLAY);
  await page.getByRole("alert").filter({ hasText: "the loss became infinite" }).waitFor();
  const before = await page.evaluate(() => document.querySelector("norm-scope")?.getState());
  await page.getByRole("button", { name: /Lower the learning rate/ }).click();
  await page.getByRole("alert").waitFor({ state: "hidden" });
  assert.notDeepEqual(await page.evaluate(() => document.querySelector("norm-scope")?.getState()), before);
  assert.equal((await brief(page)).playing, false);
});
