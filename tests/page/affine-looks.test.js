// @ts-check
// The figure `affine` for every eye, finger and language, by link, and taken away as a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, ready } from "../axes-figure.js";
import { takenAway, testAccess, testWidths } from "../looks.js";
import { assertEngine, openAffine, QUICK, reading, seen, set, until } from "../affine-figure.js";

/** @type {import("../looks.js").Open} */
const open = (t, options) => openAffine(t, openPage, options);

testAccess(open, 10);

testWidths(open, { steps: 10, widths: [320, 360, 768, 1280] });

test("the language changes, and state and training stay", async (t) => {
  const page = await openAffine(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(10));
  await set(page, { how: "undo", times: 10 });
  const before = await seen(page);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  assert.deepEqual(await seen(page), before);
  const { title, words, learned } = await reading(page);
  for (const text of [title, words, learned]) {
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text.replaceAll("sigmoid", ""), /[a-z]{4}/);
  }
});

test("a link opens the same batch, and a bad one the default with a note", async (t) => {
  const page = await openAffine(t, openPage, { query: { state: `${QUICK}~values:1,2,7~how:undo~times:10` } });
  await set(page, { eps: 0.01, activation: "tanh" });
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL(`${location.origin}/embed.html`) ?? "");
  const { state } = await assertEngine(page);
  await page.goto(link);
  await ready(page);
  assert.deepEqual((await assertEngine(page)).state, state);
  await page.goto(`${new URL(link).origin}/embed.html?figure=affine&lang=en&state=gamma:lots~counts:1`);
  await ready(page);
  assert.match((await reading(page)).note, /link/);
});

test("every preset of the menu opens, and is named there", async (t) => {
  const page = await openAffine(t, openPage, { query: { state: "" } });
  const menu = page.locator("select.preset");
  for (const name of await menu.locator("option:not([hidden])").evaluateAll((/** @type {HTMLOptionElement[]} */ options) => options.map(({ value }) => value))) {
    await menu.selectOption(name);
    await drawn(page);
    assert.equal(await menu.inputValue(), name);
    await assertEngine(page);
  }
});

test("it is taken away as SVG, PNG, CSV and code, with the numbers on screen", async (t) => {
  const page = await openAffine(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(10));
  await until(page, ({ step }) => step === 10);
  const { view } = await assertEngine(page);
  const files = await takenAway(page);
  assert.deepEqual([files.svg, files.images], ["svg", 0]);
  assert.ok(files.texts.length > 40);
  assert.deepEqual(files.png, ["image/png", true]);
  assert.equal(files.csv.trim().split("\n").length, 1 + 3 * view.rows.x.bars.length + 3 * 2 * 8);
  for (const code of files.code) assert.ok(code.includes(String(view.rows.y.r2)), code.slice(0, 300));
});

test("put on the page and taken off two hundred times, it leaves nothing", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html", seconds: 120 });
  const left = await page.evaluate(async () => {
    await import(`${location.origin}/www/normscope.js`);
    const figure = /** @type {any} */ (document.createElement("norm-scope"));
    figure.setAttribute("figure", "affine");
    for (let k = 0; k < 200; k++) {
      document.body.append(figure);
      if (k % 50 === 0) await figure.ready;
      figure.remove();
    }
    document.body.append(figure);
    await figure.ready;
    return [figure.shadowRoot.querySelectorAll("figure").length, figure.shadowRoot.querySelectorAll("canvas").length];
  });
  assert.deepEqual(left, [1, 2]);
});
