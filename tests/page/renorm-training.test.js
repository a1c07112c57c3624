// @ts-check
// The networks of `renorm` trained as a person does it: played, step by step, looked back at, changed, and lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn } from "../axes-figure.js";
import { fixed } from "../../www/numbers.js";
import { assertEngine, brief, openRenorm, reading, until } from "../renorm-figure.js";

const PLAY = '[data-control="play"]';

test("at rest there is something to see: the gap of the first mini-batch", async (t) => {
  const page = await openRenorm(t, openPage);
  const { view } = await assertEngine(page);
  const { words, heading } = await reading(page);
  assert.match(heading, /\?.*Press Play/);
  for (const { apart } of view.networks) assert.ok(words.includes(fixed(apart)), words);
  assert.ok(view.networks[0].apart > 0.1 && view.networks[3].apart < 1e-5);
});

test("it plays to its end, and says what this run showed", async (t) => {
  const page = await openRenorm(t, openPage);
  await click(page, PLAY);
  await until(page, ({ done }) => done);
  const { view } = await assertEngine(page);
  const { words, heading } = await reading(page);
  assert.doesNotMatch(heading, /\?/);
  for (const { accuracy, apart } of view.networks) assert.ok(words.includes(fixed(100 * accuracy, 1)) && words.includes(fixed(apart)), words);
  const { cut } = view.networks[1];
  assert.match(words, new RegExp(`cut r in ${cut.r} of 20 units, and d in ${cut.d}`));
});

test("a single step, and the ring looks back at an earlier one", async (t) => {
  const page = await openRenorm(t, openPage);
  await click(page, '[data-control="step"]:enabled');
  await until(page, ({ step }) => step === 1);
  await assertEngine(page);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(19));
  await until(page, ({ step }) => step === 20);
  await page.getByRole("slider", { name: "Step that is looked at" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await drawn(page);
  const { shown } = await brief(page);
  assert.ok(shown < 20 && shown % 5 === 0, String(shown));
  assert.match((await reading(page)).words, new RegExp(`at step ${shown}:`));
  await page.keyboard.press("End");
  await drawn(page);
  assert.equal((await brief(page)).shown, 20);
});

test("what makes other networks starts anew, the batch in hand does not, and it is undone", async (t) => {
  const page = await openRenorm(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(5));
  await until(page, ({ step }) => step === 5);
  const rMax = page.getByRole("textbox", { name: "r max", exact: true });
  await rMax.fill("2");
  await rMax.press("Enter");
  await drawn(page);
  assert.equal((await brief(page)).step, 5, "the batch in hand is another matter");
  const size = page.getByRole("textbox", { name: "Batch size" });
  await size.fill("4");
  await size.press("Enter");
  await until(page, ({ step, networks }) => step === 0 && networks === 4);
  assert.match((await reading(page)).heading, /knows little/);
  assert.equal((await assertEngine(page)).state.batchSize, 4);
  await click(page, '[data-control="more"]');
  await page.getByRole("checkbox", { name: "group norm" }).check();
  await until(page, ({ networks }) => networks === 5);
  assert.ok((await assertEngine(page)).state.networks.includes("group"));
  assert.ok(await page.getByRole("checkbox", { name: "renorm with ramps" }).isDisabled());
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await until(page, ({ networks }) => networks === 4);
  assert.equal((await assertEngine(page)).state.batchSize, 12);
});

test("without clips, at a high rate, the loss becomes infinite: it is named, and there is a way out", async (t) => {
  const page = await openRenorm(t, openPage, { query: { state: "networks:renorm,free~steps:60~learningRate:2", preset: "open" }, seconds: 90 });
  await click(page, PLAY);
  await page.getByRole("alert").filter({ hasText: "renorm without clips: the loss became infinite" }).waitFor();
  await until(page, ({ done }) => done);
  assert.match((await reading(page)).heading, /ramps are needed/);
  await page.getByRole("button", { name: /Lower the learning rate/ }).click();
  await until(page, ({ step, networks }) => step === 0 && networks === 2);
  await page.getByRole("alert").waitFor({ state: "hidden" });
  assert.equal((await assertEngine(page)).state.learningRate, 0.2);
});

test("sorted batches are chosen from the menu, and the menu says so", async (t) => {
  const page = await openRenorm(t, openPage, { query: { state: "" } });
  const menu = page.getByRole("combobox", { name: "Experiment to start from" });
  await menu.selectOption("one-class");
  await until(page, ({ step, networks }) => step === 0 && networks === 4);
  const { state } = await page.evaluate(() => ({ state: document.querySelector("norm-scope")?.getState() ?? {} }));
  assert.deepEqual([/** @type {any} */ (state).classes, await menu.inputValue()], [1, "one-class"]);
  assert.match((await reading(page)).legend, /30 from 1 of 10 classes/);
});
