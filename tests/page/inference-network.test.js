// @ts-check
// The figure `inference` as a person uses it on a network: batches come, the momentum is moved, eval() is forgotten, frameworks are tried.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn } from "../axes-figure.js";
import { assertEngine, brief, openInference, QUICK, reading, settled, stateOf, step, until } from "../inference-figure.js";
import { fixed } from "../../www/numbers.js";

const PLAY = '[data-control="play"]';
const NEXT = '[data-control="step"]';

test("it waits at batch 0, says so, and nothing moves", async (t) => {
  const page = await openInference(t, openPage);
  await settled(page);
  const { title, words } = await reading(page);
  assert.match(title, /\?$/);
  assert.match(words, /No batch has come yet/);
  const before = await brief(page);
  await page.waitForTimeout(400);
  assert.deepEqual(await brief(page), before);
  await assertEngine(page);
});

test("played, paused, and one batch at a time by keyboard: the numbers are the engine's", async (t) => {
  const page = await openInference(t, openPage);
  await page.getByRole("button", { name: "fast", exact: true }).click();
  await click(page, PLAY);
  await until(page, ({ step: at }) => at > 12);
  await click(page, PLAY);
  const { step: at } = await settled(page);
  const { view } = await assertEngine(page);
  const { words, caption, summary } = await reading(page);
  for (const value of [view.own.now.mean, view.lines[0]?.now.mean, view.lines[1]?.now.mean]) assert.ok(words.includes(fixed(value ?? NaN)), `${words}: ${value}`);
  assert.ok(caption.includes(`step ${at}`) && summary.includes(String(at)), caption);
  await page.locator(NEXT).focus();
  if (at < 40) {
    await page.keyboard.press("Enter");
    await until(page, (now) => now.step === at + 1);
    await settled(page);
    await assertEngine(page);
  }
});

test("at the end of the axis it goes on, with an axis twice as long", async (t) => {
  const page = await openInference(t, openPage, { query: { state: `depth:1~width:8~batchSize:8~every:5~steps:10~speed:fast` } });
  await click(page, PLAY);
  await until(page, ({ step: at, playing }) => at === 10 && !playing);
  await click(page, PLAY);
  const { end } = await until(page, ({ step: at, playing }) => at === 20 && !playing);
  assert.equal(end, 20);
});

test("a tracked momentum is shown at once; another goes the same way again, to the same batch and weights", async (t) => {
  const page = await openInference(t, openPage);
  await step(page, 15);
  await settled(page);
  const first = (await assertEngine(page)).view;
  const range = page.getByRole("slider", { name: /momentum/i });
  await range.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal((await stateOf(page)).momentum, 0.01);
  await drawn(page);
  await until(page, ({ step: at, asked }) => at === 15 && asked === 15);
  const second = (await assertEngine(page)).view;
  assert.deepEqual([second.lines[0]?.momentum, second.lines[0]?.mean, second.own], [0.01, first.lines[1]?.mean, first.own]);
  // In Keras's words, and one that was not tracked.
  const kept = page.getByRole("textbox", { name: "Keras momentum" });
  await kept.fill("0.75");
  await kept.press("Enter");
  await drawn(page);
  await until(page, ({ step: at, asked }) => at === 15 && asked === 15);
  const third = (await assertEngine(page)).view;
  assert.equal((await stateOf(page)).momentum, 0.25);
  assert.deepEqual([third.lines[0]?.momentum, third.own], [0.25, first.own]);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal((await stateOf(page)).momentum, 0.01);
  await kept.fill("much");
  await kept.press("Enter");
  assert.match((await reading(page)).note, /“much” is not a number/);
});

test("eval() forgotten: whatever digit is picked or drawn, the answer is the same", async (t) => {
  const page = await openInference(t, openPage);
  await step(page, 40);
  await settled(page);
  const inferred = (await reading(page)).verdict;
  await page.getByRole("button", { name: "Forget eval()" }).click();
  await drawn(page);
  const { title, verdict } = await reading(page);
  assert.match(title, /every single digit gets the same answer/);
  assert.match(verdict, /in training mode/);
  assert.notEqual(verdict, inferred);
  for (const digit of [1, 8]) {
    await page.getByRole("button", { name: `Take the digit ${digit}` }).click();
    await page.waitForTimeout(200);
    await assertEngine(page);
    assert.equal((await reading(page)).verdict, verdict, `digit ${digit}`);
  }
  const pad = await page.locator("canvas.pad").boundingBox();
  assert.ok(pad);
  await page.mouse.move(pad.x + 60, pad.y + 20);
  await page.mouse.down();
  await page.mouse.move(pad.x + 62, pad.y + 105, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(200);
  assert.ok((await stateOf(page)).ink.length > 8);
  assert.equal((await reading(page)).verdict, verdict);
  await page.getByRole("button", { name: "Forget eval()" }).click();
  await drawn(page);
  assert.match((await reading(page)).verdict, /in inference/);
  await assertEngine(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual((await stateOf(page)).ink, [], "a stroke is one change");
});

test("ink is put and taken away with the keys alone", async (t) => {
  const page = await openInference(t, openPage);
  await page.locator("canvas.pad").focus();
  for (const key of ["ArrowUp", "Space", "ArrowUp", "Space", "ArrowLeft", "Space"]) await page.keyboard.press(key);
  assert.equal((await stateOf(page)).ink.length, 3);
  await page.keyboard.press("Space");
  assert.equal((await stateOf(page)).ink.length, 2);
  await settled(page);
  await assertEngine(page);
  await page.getByRole("button", { name: "Clear" }).click();
  assert.deepEqual((await stateOf(page)).ink, []);
});

test("layer norm: both modes agree, and the switch is grey with a reason", async (t) => {
  const page = await openInference(t, openPage);
  await page.getByRole("button", { name: "Layer norm" }).click();
  await step(page, 10);
  await settled(page);
  const { view } = await assertEngine(page);
  assert.equal(view.sample?.same, true);
  const { title, why } = await reading(page);
  assert.match(title, /one and the same/);
  assert.match(why, /no such switch/);
  assert.equal(await page.getByRole("button", { name: "Forget eval()" }).isDisabled(), true);
});

test("another framework trains to the same batch by its rules, and both numbers stay to compare", async (t) => {
  const page = await openInference(t, openPage);
  await step(page, 10);
  await settled(page);
  await page.getByRole("radio", { name: "Keras 3" }).check();
  await drawn(page);
  await until(page, ({ step: at, asked }) => at === 10 && asked === 10);
  const state = await stateOf(page);
  assert.deepEqual([state.framework, state.momentum, state.eps, state.estimator], ["keras", 0.01, 1e-3, "biased"]);
  const { view } = await assertEngine(page);
  const { frameworks } = await reading(page);
  const outcomes = await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).view.outcomes);
  assert.equal(outcomes.keras.variance, view.lines[0]?.now.variance);
  assert.notEqual(outcomes.keras.variance, outcomes.pytorch.variance);
  for (const { variance } of [outcomes.keras, outcomes.pytorch]) assert.ok(frameworks.includes(fixed(variance, 3)), frameworks);
  // Another momentum is another number in that row, not the old one beside the new words.
  await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).setState({ momentum: 0.001 }));
  await page.waitForTimeout(300);
  const { view: after } = await assertEngine(page);
  const later = (await reading(page)).frameworks;
  assert.ok(later.includes(`0.999 is kept0.001biased${fixed(after.lines[0]?.now.variance ?? NaN, 3)}`), later);
});

test("the ring looks back, and another unit is watched, without a step", async (t) => {
  const page = await openInference(t, openPage);
  await step(page, 20);
  await settled(page);
  await page.locator("input.scrub").focus();
  await page.keyboard.press("ArrowLeft");
  await until(page, ({ shown }) => shown === 15);
  await assertEngine(page);
  assert.match((await reading(page)).words, /^At batch 15/);
  await page.keyboard.press("End");
  await until(page, ({ shown }) => shown === 20);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).setState({ unit: 3, layer: 0 }));
  await page.waitForTimeout(200);
  const { view } = await assertEngine(page);
  assert.deepEqual([view.unit, view.step], [{ layer: 0, unit: 3 }, 20]);
});

test("numbers that grow beyond all bounds are no findings, and no error", async (t) => {
  const page = await openInference(t, openPage, { query: { state: `${QUICK}~learningRate:100` } });
  await step(page, 40);
  await until(page, ({ playing }) => !playing);
  await page.waitForTimeout(300);
  const { title, words } = await reading(page);
  assert.match(title, /\?$/);
  assert.doesNotMatch(words, /NaN|undefined/);
  await step(page, 1);
  await page.getByRole("button", { name: "Reset" }).click();
  await until(page, ({ step: at, asked }) => at === 0 && asked === 0);
  await assertEngine(page);
});

test("the small batches are drawn when asked for, and said", async (t) => {
  const page = await openInference(t, openPage);
  await page.getByRole("button", { name: "Draw the batches" }).click();
  await drawn(page);
  const estimator = await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).view.estimator);
  const said = (await page.locator(".estimator .small-words").textContent()) ?? "";
  assert.ok(said.includes(fixed(estimator.variance, 1)) && said.includes(`${Math.round((100 * estimator.sizes[0].biased) / estimator.variance)} %`), said);
});
