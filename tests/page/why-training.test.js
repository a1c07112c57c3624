// @ts-check
// The figure `why` trained as a person does it: played, step by step, looked back at, and its two stories filled in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn } from "../axes-figure.js";
import { small } from "../../www/figures/why/words.js";
import { fixed } from "../../www/numbers.js";
import { assertEngine, brief, openWhy, reading, until } from "../why-figure.js";

const PLAY = '[data-control="play"]';
const STEP = '[data-control="step"]';

test("it waits at step 0, where the first step is probed already, and no story has a number", async (t) => {
  const page = await openWhy(t, openPage);
  assert.deepEqual(await brief(page), { step: 0, shown: 0, playing: false, done: false, networks: 4, measured: 0 });
  const { view } = await assertEngine(page);
  const { words, title, lines } = await reading(page);
  assert.match(words, /this is step 0/);
  assert.match(title, /\?$/);
  for (const { measures } of view.networks.slice(0, 2)) assert.ok(words.includes(fixed(measures.range)), words);
  assert.equal(lines.length, 12);
  for (const { stand, said } of lines) {
    assert.equal(stand, "open");
    assert.match(said, /\?$/);
  }
});

test("play trains the four networks, and what is said and shown is the engine's", async (t) => {
  const page = await openWhy(t, openPage);
  await click(page, PLAY);
  await until(page, ({ done, playing }) => done && !playing);
  const { view } = await assertEngine(page);
  const { title, words, caption, lines } = await reading(page);
  assert.doesNotMatch(title, /\?$/);
  for (const { measures } of view.networks) assert.ok(words.includes(fixed(100 * measures.accuracy, 1)), words);
  assert.ok(words.includes(small(view.networks[2].measures.jump)), words);
  assert.match(caption, /seed 1 · step 40/);
  assert.ok(lines.every(({ stand }) => stand === "open"), "an experiment of one's own is no case of the stories");
});

test("step by step with the keyboard, and the ring looks back", async (t) => {
  const page = await openWhy(t, openPage);
  await page.locator(STEP).focus();
  for (const step of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    await until(page, (now) => now.step === step);
  }
  await assertEngine(page);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(17));
  await until(page, ({ step }) => step === 20);
  await page.locator("input.scrub").first().focus();
  await page.keyboard.press("Home");
  await until(page, ({ shown }) => shown === 0);
  await assertEngine(page);
  await page.keyboard.press("End");
  await until(page, ({ shown }) => shown === 20);
  await assertEngine(page);
});

test("a line that was not run runs its case, and then has the numbers of that run", async (t) => {
  const page = await openWhy(t, openPage, { seconds: 120 });
  await page.getByRole("button", { name: "Run it: 25 linear layers" }).first().click();
  await until(page, ({ done, measured }) => done && measured === 2, 90);
  const { state, view } = await assertEngine(page);
  assert.deepEqual([state.task, state.depth, view.networks.length], ["linear", 24, 2]);
  const { lines, title } = await reading(page);
  const said = lines.filter(({ stand }) => stand !== "open");
  assert.deepEqual(said.map(({ stand }) => stand), view.sides.flatMap((/** @type {any} */ { lines: list }) => list.filter((/** @type {any} */ one) => one.stand).map((/** @type {any} */ one) => one.stand)));
  const [none, batch] = view.networks;
  for (const number of [fixed(batch.measures.cosine), fixed(none.measures.cosine), fixed(batch.measures.loss, 0), "seed 1"]) assert.ok(said[0]?.said.includes(number), `${said[0]?.said}: ${number}`);
  assert.match(title, batch.measures.cosine < none.measures.cosine && batch.measures.loss < none.measures.loss ? /shifts more/ : /does not both/);
  // Another case leaves what was measured where it is.
  await page.evaluate(() => /** @type {import("../../www/normscope.js").NormScope<"why">} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).setState({ task: "digits", depth: 2, steps: 40 }));
  await until(page, ({ step, networks }) => step === 0 && networks === 2);
  assert.equal((await brief(page)).measured, 2);
});

test("what one case came to is never taken for another's, which has networks of the same number and length", async (t) => {
  const page = await openWhy(t, openPage, { seconds: 120, query: { state: "", preset: "noise" } });
  await click(page, PLAY);
  const { measured } = await until(page, ({ done }) => done, 90);
  assert.equal(measured, 5);
  // Every view that the page shows on the way is looked at.
  const seen = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector("norm-scope"));
    host.setState({ initScale: 1 });
    const views = [];
    for (let k = 0; k < 200 && !(views.length > 5 && views.at(-1)?.[0] === 4); k++) {
      await new Promise((later) => setTimeout(later, 5));
      const { networks, step, sides } = host.view;
      views.push([networks.length, step, sides.flatMap((/** @type {any} */ one) => one.lines).filter((/** @type {any} */ line) => line.stand).length]);
    }
    return views;
  });
  for (const [networks, step, lines] of seen) assert.deepEqual([networks === 0 || networks === 4, step, lines], [true, 0, 5], JSON.stringify(seen));
  await assertEngine(page);
});

test("controls work by keyboard, start anew, and are undone", async (t) => {
  const page = await openWhy(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(5));
  const noise = page.getByRole("slider", { name: "Noise" });
  await noise.focus();
  await page.keyboard.press("ArrowRight");
  await until(page, ({ step, networks }) => step === 0 && networks === 4);
  assert.equal((await assertEngine(page)).state.noise, 1);
  const rate = page.getByRole("textbox", { name: "Learning rate" });
  await rate.fill("0.02");
  await rate.press("Enter");
  await drawn(page);
  assert.equal((await assertEngine(page)).state.learningRate, 0.02);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.deepEqual([(await assertEngine(page)).state.noise, (await brief(page)).step], [0.5, 0]);
  await noise.focus();
  await page.keyboard.press("Home");
  await until(page, ({ networks }) => networks === 2);
});

test("a loss that is no number any more is named, with a way out", async (t) => {
  const page = await openWhy(t, openPage, { query: { state: "task:linear~depth:3~initScale:1~learningRate:10~steps:200" } });
  await click(page, PLAY);
  await page.getByRole("alert").filter({ hasText: "the loss became infinite" }).waitFor();
  const before = await page.evaluate(() => document.querySelector("norm-scope")?.getState());
  await page.getByRole("button", { name: /Lower the learning rate/ }).click();
  await until(page, ({ step, networks }) => step === 0 && networks === 2);
  await page.getByRole("alert").waitFor({ state: "hidden" });
  assert.notDeepEqual(await page.evaluate(() => document.querySelector("norm-scope")?.getState()), before);
  await assertEngine(page);
});
