// @ts-check
// The figure `renorm` for every eye, finger and language, by link, and taken away as a file; and what it costs when nobody looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, ready } from "../axes-figure.js";
import { fixed } from "../../www/numbers.js";
import { assertRestsUnseen, takenAway, testAccess, testWidths } from "../looks.js";
import { assertEngine, brief, openRenorm, QUICK, reading, until } from "../renorm-figure.js";

/** @type {import("../looks.js").Open} */
const open = (t, options) => openRenorm(t, openPage, options);

const PLAY = '[data-control="play"]';

test("the language changes while it trains, and nothing is lost", async (t) => {
  const page = await openRenorm(t, openPage, { query: { state: `${QUICK.replace("steps:50", "steps:3000")}~seed:6~rMax:2.5` } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  const { title, heading, hand, words, legend } = await reading(page);
  for (const text of [title, heading, hand, words, legend]) {
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text.replaceAll("ReLU", ""), /[a-z]{4}/);
  }
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  await until(page, ({ playing }) => !playing);
  const { state, view } = await assertEngine(page);
  assert.ok(state.seed === 6 && state.rMax === 2.5 && view.step > 5);
});

testAccess(open);

testWidths(open);

test("a finger plays and pauses", async (t) => {
  const page = await openRenorm(t, openPage, { touch: true, width: 360, height: 740, query: { state: QUICK.replace("steps:50", "steps:5000") } });
  await page.locator(PLAY).tap();
  await until(page, ({ step }) => step > 3);
  await page.locator(PLAY).tap();
  await until(page, ({ playing }) => !playing);
  await assertEngine(page);
});

test("a link opens the same experiment at its start, and a bad one the default with a note", async (t) => {
  const page = await openRenorm(t, openPage, { query: { state: `${QUICK}~seed:12~rMax:2.25~feature:2~x:1,2,3,4,5,6~networks:renorm,free` } });
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL(`${location.origin}/embed.html`) ?? "");
  const before = await page.evaluate(() => document.querySelector("norm-scope")?.getState());
  await page.goto(link);
  await ready(page);
  assert.deepEqual(await page.evaluate(() => document.querySelector("norm-scope")?.getState()), before);
  assert.deepEqual((await assertEngine(page)).view.way.x, [3, 6]);
  const bad = await openRenorm(t, openPage, { query: { state: "networks:cats~depth:lots~x:1,2" } });
  assert.match((await reading(bad)).note, /link/);
  assert.equal((await brief(bad)).step, 0);
});

test("it is taken away as SVG, PNG, CSV and code, with the numbers on screen", async (t) => {
  const page = await openRenorm(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  await until(page, ({ step }) => step === 20);
  const { view } = await assertEngine(page);
  const files = await takenAway(page);
  assert.equal(files.svg, "svg");
  for (const number of [...view.way.batch, ...view.way.renorm, ...view.way.inference, view.way.gaps.renorm].map((/** @type {number} */ value) => fixed(value))) assert.ok(files.texts.includes(number), `${number}\n${files.texts.join("\n")}`);
  for (const { apart } of view.networks) assert.ok(files.texts.some((/** @type {string} */ text) => text.startsWith(fixed(apart))), fixed(apart));
  assert.deepEqual(files.png, ["image/png", true]);
  assert.ok(files.csv.includes(view.networks[0].gap.logits.at(-1)), files.csv.slice(0, 400));
  for (const code of files.code) assert.ok(code.includes(String(Number(view.way.renorm[0].toPrecision(7)))));
});

test("read-only, it can be played and looked at, and nothing else", async (t) => {
  const page = await openRenorm(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const free = await page.evaluate(() => [...(document.querySelector("norm-scope")?.shadowRoot?.querySelectorAll(".numbers input, .hand-fields input, .hand-box .rows input, .hand-tools select") ?? [])].filter((input) => !(/** @type {HTMLInputElement} */ (input).disabled)).length);
  assert.equal(free, 0);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
});

test("without controls nothing is left to type or to choose, and the picture can be dragged", async (t) => {
  const page = await openRenorm(t, openPage, { query: { controls: "none" } });
  assert.equal(await page.locator("norm-scope select:visible, norm-scope .toolbar:visible, norm-scope .hand-fields:visible").count(), 0);
  assert.equal(await page.locator("norm-scope canvas:visible").count(), 2);
  const hidden = await openRenorm(t, openPage, { query: { hide: "hand" } });
  assert.equal(await hidden.locator("norm-scope canvas.hand:visible").count(), 0);
});

test("out of sight it stops training", async (t) => {
  const page = await openRenorm(t, openPage, { query: { state: QUICK.replace("steps:50", "steps:5000") } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await assertRestsUnseen(page, brief);
});
