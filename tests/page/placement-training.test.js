// @ts-check
// The figure `placement` trained as a person does it: one seed, five seeds, looked back at, and its exact numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";
import { openPage } from "../drivers/chromium.js";
import { click, drawn } from "../axes-figure.js";
import { assertEngine, brief, openPlacement, QUICK, reading, until } from "../placement-figure.js";
import { configOf, seedsOf } from "../../www/figures/placement/state.js";
import { fixed } from "../../www/numbers.js";

const PLAY = '[data-control="play"]';
const STEP = '[data-control="step"]';
const FIVE = '[data-control="five"]';

test("it waits at step 0, and the exact numbers are there already", async (t) => {
  const page = await openPlacement(t, openPage);
  assert.deepEqual([(await brief(page)).step, (await brief(page)).playing], [0, false]);
  const { words, cells, exactHead } = await reading(page);
  assert.match(words, /this is step 0/);
  assert.match(exactHead, /step 0/);
  assert.match(cells[0]?.[1] ?? "", /rounding/, "before the activation the bias cancels");
  assert.doesNotMatch(`${cells[0]?.[0]} ${cells[0]?.[2]}`, /rounding/);
  await assertEngine(page);
});

test("play trains the three networks, and what is said and shown is the engine's", async (t) => {
  const page = await openPlacement(t, openPage);
  await click(page, PLAY);
  await until(page, ({ step, playing }) => step === 60 && !playing);
  await page.locator(STEP).focus();
  const { view } = await assertEngine(page);
  const { title, words, caption } = await reading(page);
  assert.match(title, /With this one seed/);
  for (const { accuracy } of view.networks) assert.ok(words.includes(fixed(100 * accuracy, 1)), words);
  assert.match(caption, /seed 1 · step 60/);
});

test("step by step with the keyboard, and the exact numbers follow the weights", async (t) => {
  const page = await openPlacement(t, openPage);
  await page.locator(STEP).focus();
  for (const step of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    await until(page, (now) => now.step === step && now.exactAt === step);
  }
  const { view } = await assertEngine(page);
  assert.match((await reading(page)).exactHead, /step 3/);
  const { biased, scaledGradient, gradient } = view.exact.of.before;
  assert.ok(biased < 1e-5 && Math.abs((scaledGradient / gradient) * 3 - 1) < 0.01);
});

test("the sliders of the exact numbers work by keyboard, and are undone", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: `${QUICK}~init:xavier` } });
  const scale = page.getByRole("slider", { name: "Multiply the weights by" });
  await scale.focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.equal(state.scale, 5);
  const { cells } = await reading(page);
  assert.equal(Number(cells[2]?.[1]).toFixed(2), "0.20");
  const bias = page.getByRole("textbox", { name: "Add to every weighted sum" });
  await bias.fill("-2.5");
  await bias.press("Enter");
  await drawn(page);
  assert.equal((await assertEngine(page)).state.bias, -2.5);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.deepEqual([(await assertEngine(page)).state.bias, (await brief(page)).step], [1, 0]);
});

test("five seeds are trained, dot by dot, and what is said of them was measured", async (t) => {
  // So many steps that there is time to pause on the way, on any computer.
  const page = await openPlacement(t, openPage, { seconds: 120, query: { state: `${QUICK.replace("steps:60~every:5", "steps:4000~every:100")}` } });
  await page.locator(FIVE).click();
  await page.waitForFunction(() => {
    const { seeds } = /** @type {any} */ (document.querySelector("norm-scope")).view;
    return seeds.running && seeds.results.none.length >= 1;
  });
  await page.locator(FIVE).click();
  const { done, step } = await until(page, ({ paused }) => paused);
  assert.ok(done < 5);
  assert.match((await reading(page)).title, /\?$/, "nobody is named before all seeds are done");
  await page.waitForTimeout(300);
  assert.equal((await brief(page)).step, step, "paused, it takes no further step");
  await page.locator(FIVE).click();
  await until(page, ({ verdict, running }) => verdict !== null && !running, 90);
  const { state, view } = await assertEngine(page);
  assert.equal(view.seed, state.seed, "the state's own seed is on screen in the end");
  const { Experiment } = await load();
  for (const place of /** @type {const} */ (["none", "before", "after"])) {
    const ends = seedsOf(state).map((seed) => {
      const experiment = new Experiment(configOf({ ...state, seed }, place));
      experiment.run(state.steps);
      const { validation } = experiment.snapshot();
      experiment.free();
      return validation.accuracy.at(-1);
    });
    assert.deepEqual(seedsOf(state).map((seed) => view.seeds.results[place].find((/** @type {any} */ one) => one.seed === seed).accuracy), ends, place);
  }
  const { words, title } = await reading(page);
  for (const place of ["before", "after", "none"]) assert.ok(words.includes(`${fixed(100 * view.seeds.summary[place].mean, 1)} %`), words);
  assert.match(title, view.seeds.verdict === "overlap" ? /no clear winner/ : /ends ahead in each/);
});

test("a pause between two seeds is heard", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: QUICK } });
  const seeds = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector("norm-scope"));
    // When the first network of the second seed is being made, the first seed is done, and no network takes a step.
    const post = Worker.prototype.postMessage;
    let made = 0;
    const paused = new Promise((resolve) => {
      Worker.prototype.postMessage = function (/** @type {[any, any]} */ ...given) {
        made += given[0].verb === "configure" ? 1 : 0;
        if (made === 4) {
          Worker.prototype.postMessage = post;
          resolve(host.pause());
        }
        return post.apply(this, given);
      };
    });
    host.shadowRoot.querySelector('[data-control="five"]').click();
    await paused;
    return host.view.seeds.results.none.length;
  });
  assert.equal(seeds, 1);
  await until(page, ({ paused }) => paused);
  assert.deepEqual([(await brief(page)).done, (await brief(page)).step], [1, 0]);
  await page.locator(FIVE).click();
  await until(page, ({ verdict, running }) => verdict !== null && !running);
});

test("five seeds can be left, and the reader's own is back at its start", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: "data:moons~depth:2~width:10~batchSize:12~steps:4000" } });
  await page.locator(FIVE).click();
  await until(page, ({ running, step }) => running && step > 5);
  await page.getByRole("button", { name: "Cancel" }).click();
  const { done, seed } = await until(page, ({ running, step }) => !running && step === 0);
  assert.deepEqual([done, seed], [0, 1]);
  await page.locator(STEP).click();
  await until(page, ({ step }) => step === 1);
  await assertEngine(page);
});

test("the ring looks back, and a layer is chosen by click and by arrows", async (t) => {
  const page = await openPlacement(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(30));
  await until(page, ({ step }) => step === 30);
  await page.locator("input.scrub").first().focus();
  await page.keyboard.press("Home");
  await until(page, ({ shown }) => shown === 0);
  await page.keyboard.press("End");
  await until(page, ({ shown }) => shown === 30);
  await page.locator('.row-choice[data-layer="0"]').click();
  await until(page, ({ hero }) => hero === 0);
  await assertEngine(page);
  await page.keyboard.press("ArrowUp");
  await until(page, ({ hero }) => hero === 1);
  await assertEngine(page);
});
