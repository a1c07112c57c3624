// @ts-check
// The figure `placement` for every eye, finger and language, by link, and taken away as a file; and what it costs when nobody looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, pushAway, ready } from "../axes-figure.js";
import { fixed } from "../../www/numbers.js";
import { takenAway, testAccess, testWidths } from "../looks.js";
import { assertEngine, brief, openPlacement, QUICK, reading, set, until } from "../placement-figure.js";

/** @type {import("../looks.js").Open} */
const open = (t, options) => openPlacement(t, openPage, options);

const PLAY = '[data-control="play"]';

test("the language changes while it trains, and nothing is lost", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: `${QUICK}~steps:3000`.replace("steps:60~", "") } });
  await set(page, { x: [1, 2, 3, 5], order: "after" });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 10);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  const { title, words, hand } = await reading(page);
  for (const text of [title, words, hand]) {
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text.replaceAll("sigmoid", ""), /[a-z]{4}/);
  }
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  await until(page, ({ playing, step, exactAt }) => !playing && exactAt === step);
  assert.deepEqual((await assertEngine(page)).state.x, [1, 2, 3, 5]);
});

testAccess(open);

testWidths(open, {
  async also(page, width) {
    // Neither is anything cut off inside: the four fields, the table of exact numbers.
    const cut = await page.evaluate(() => {
      const root = document.querySelector("norm-scope")?.shadowRoot;
      const scroll = root?.querySelector(".exact-box .scroll");
      const fields = [...(root?.querySelectorAll(".hand-fields input") ?? [])].map((field) => field.getBoundingClientRect());
      return { fields: fields.filter(({ right, width }) => right > innerWidth || width < 40).length, table: scroll ? scroll.scrollWidth - scroll.clientWidth : NaN };
    });
    assert.deepEqual(cut, { fields: 0, table: 0 }, `${width} px`);
  },
});

test("a finger plays, and swaps the blocks", async (t) => {
  const page = await openPlacement(t, openPage, { touch: true, width: 360, height: 740 });
  await page.locator(PLAY).tap();
  await until(page, ({ step }) => step > 3);
  await page.getByRole("button", { name: "Swap the two blocks" }).tap();
  await drawn(page);
  await until(page, ({ playing }) => !playing);
  assert.equal((await assertEngine(page)).state.order, "after");
});

test("a link opens the same experiment at its start", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: `${QUICK}~seed:12~order:after~x:1,2,3,5~layer:0~bias:-3` } });
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL(`${location.origin}/embed.html`) ?? "");
  const before = await page.evaluate(() => document.querySelector("norm-scope")?.getState());
  await page.goto(link);
  await ready(page);
  assert.deepEqual(await page.evaluate(() => document.querySelector("norm-scope")?.getState()), before);
  assert.deepEqual((await assertEngine(page)).state.x, [1, 2, 3, 5]);
});

test("a bad link opens the default with a note, and throws nothing", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: "order:beside~x:1,2~depth:lots" } });
  assert.match((await reading(page)).note, /link/);
  assert.equal((await brief(page)).step, 0);
});

test("it is taken away as SVG, PNG, CSV and code, with the numbers on screen", async (t) => {
  const page = await openPlacement(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  await until(page, ({ step }) => step === 20);
  const { view } = await assertEngine(page);
  const files = await takenAway(page);
  assert.equal(files.svg, "svg");
  // The networks, and the four numbers by hand: as they are, after the first block, and to the next layer.
  assert.ok(files.texts.length > 40);
  for (const text of ["−3", ...[...view.hand.before.first, ...view.hand.before.second].map((value) => fixed(value, 3)), "After the activation"]) assert.ok(files.texts.includes(text), text);
  assert.deepEqual(files.png, ["image/png", true]);
  assert.ok(files.csv.includes(view.networks[1].validation.accuracy.at(-1)), files.csv.slice(0, 400));
  for (const code of files.code) assert.match(code, /-3, -1, 1, 3/);
});

test("read-only, it can be played and looked at, and nothing else", async (t) => {
  const page = await openPlacement(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const free = await page.evaluate(() => [...(document.querySelector("norm-scope")?.shadowRoot?.querySelectorAll(".numbers input, .hand-fields input") ?? [])].filter((input) => !(/** @type {HTMLInputElement} */ (input).disabled)).length);
  assert.equal(free, 0);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
});

test("without controls nothing is left to set, and the numbers stay", async (t) => {
  const page = await openPlacement(t, openPage, { query: { controls: "none" } });
  assert.equal(await page.locator("norm-scope input:visible, norm-scope select:visible, norm-scope .toolbar:visible, norm-scope [data-control='order']:visible").count(), 1, "but the ring");
  assert.equal((await reading(page)).cells.length, 3);
  await set(page, {});
});

test("out of sight it stops training, five seeds too, and goes on when asked", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: `${QUICK.replace("steps:60", "steps:4000")}` } });
  await page.locator('[data-control="five"]').click();
  await until(page, ({ step, running }) => running && step > 5);
  await pushAway(page);
  const { step } = await until(page, ({ paused }) => paused);
  await page.waitForTimeout(400);
  assert.equal((await brief(page)).step, step);
});
