// @ts-check
// The figure `why` for every eye, finger and language, by link, and taken away as a file; and what it costs when nobody looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, ready } from "../axes-figure.js";
import { small } from "../../www/figures/why/words.js";
import { assertRestsUnseen, takenAway, testAccess, testWidths } from "../looks.js";
import { assertEngine, brief, openWhy, QUICK, reading, until } from "../why-figure.js";

/** @type {import("../looks.js").Open} */
const open = (t, options) => openWhy(t, openPage, options);

const PLAY = '[data-control="play"]';

test("the language changes while it trains, and nothing is lost", async (t) => {
  const page = await openWhy(t, openPage, { query: { state: `${QUICK.replace("steps:40", "steps:3000")}~seed:6` } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  const { title, words, legend, lines } = await reading(page);
  for (const text of [title, words, legend, ...lines.map(({ said }) => said)]) {
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text.replaceAll("ReLU", ""), /[a-z]{4}/);
  }
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  await until(page, ({ playing }) => !playing);
  const { state, view } = await assertEngine(page);
  assert.ok(state.seed === 6 && view.step > 5);
});

testAccess(open);

testWidths(open);

test("a finger plays and pauses", async (t) => {
  const page = await openWhy(t, openPage, { touch: true, width: 360, height: 740, query: { state: QUICK.replace("steps:40", "steps:4000") } });
  await page.locator(PLAY).tap();
  await until(page, ({ step }) => step > 3);
  await page.locator(PLAY).tap();
  await until(page, ({ playing }) => !playing);
  await assertEngine(page);
});

test("a link opens the same experiment at its start, and a bad one the default with a note", async (t) => {
  const page = await openWhy(t, openPage, { query: { state: `${QUICK}~seed:12~noise:1.5~initScale:2` } });
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL(`${location.origin}/embed.html`) ?? "");
  const before = await page.evaluate(() => document.querySelector("norm-scope")?.getState());
  await page.goto(link);
  await ready(page);
  assert.deepEqual(await page.evaluate(() => document.querySelector("norm-scope")?.getState()), before);
  assert.equal((await assertEngine(page)).state.noise, 1.5);
  const bad = await openWhy(t, openPage, { query: { state: "task:cats~depth:lots" } });
  assert.match((await reading(bad)).note, /link/);
  assert.equal((await brief(bad)).step, 0);
});

test("it is taken away as SVG, PNG, CSV and code, with the numbers on screen", async (t) => {
  const page = await openWhy(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  await until(page, ({ step }) => step === 20);
  const { view } = await assertEngine(page);
  const files = await takenAway(page);
  assert.equal(files.svg, "svg");
  for (const { measures } of view.networks) assert.ok(files.texts.includes(small(measures.jump)), `${small(measures.jump)}\n${files.texts.join("\n")}`);
  assert.deepEqual(files.png, ["image/png", true]);
  assert.ok(files.csv.includes(view.networks[1].probes.high.at(-1)), files.csv.slice(0, 400));
  for (const code of files.code) assert.ok(code.includes(String(Number(view.networks[2].measures.range.toPrecision(5)))));
});

test("read-only, it can be played and looked at, and nothing else", async (t) => {
  const page = await openWhy(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const free = await page.evaluate(() => [...(document.querySelector("norm-scope")?.shadowRoot?.querySelectorAll(".numbers input, .side button") ?? [])].filter((input) => !(/** @type {HTMLInputElement} */ (input).disabled)).length);
  assert.equal(free, 0);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
});

test("without controls nothing is left to set, and the stories stay", async (t) => {
  const page = await openWhy(t, openPage, { query: { controls: "none" } });
  assert.equal(await page.locator("norm-scope select:visible, norm-scope .toolbar:visible, norm-scope .side button:visible").count(), 0);
  assert.equal((await reading(page)).lines.length, 12);
  const hidden = await openWhy(t, openPage, { query: { hide: "sides" } });
  assert.equal(await hidden.locator("norm-scope .side:visible").count(), 0);
});

test("out of sight it stops training", async (t) => {
  const page = await openWhy(t, openPage, { query: { state: QUICK.replace("steps:40", "steps:4000") } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await assertRestsUnseen(page, brief);
});
