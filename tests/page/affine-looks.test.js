// @ts-check
// The figure `affine` for every eye, finger and language, by link, and taken away as a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { drawn, ready } from "../axes-figure.js";
import { targetsTooSmall } from "../axes-reach.js";
import { assertEngine, openAffine, QUICK, reading, seen, set, until } from "../affine-figure.js";

for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 360, height: 740, touch: true, query: { lang: "zh-Hans" } } })) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await openAffine(t, openPage, /** @type {any} */ (options));
    await page.evaluate(() => document.querySelector("norm-scope")?.step(10));
    await page.locator('[data-control="more"]').click();
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    await drawn(page);
    await assertAccessible(page, "main");
    if ("touch" in options) assert.deepEqual(await page.evaluate(targetsTooSmall), []);
  });
}

for (const lang of ["en", "zh-Hans"]) {
  test(`at 320, 768 and 1,280 px the page does not scroll sideways: ${lang}`, async (t) => {
    const page = await openAffine(t, openPage, { width: 320, query: { lang } });
    await page.evaluate(() => document.querySelector("norm-scope")?.step(10));
    await page.locator('[data-control="more"]').click();
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await drawn(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, `${width} px`);
    }
  });
}

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
  const files = await page.evaluate(async () => {
    const figure = /** @type {import("../../www/normscope.js").NormScope} */ (document.querySelector("norm-scope"));
    const [svg, png, csv, ...code] = await Promise.all([figure.toSVG(), figure.toPNG(), figure.toCSV(), ...(/** @type {const} */ (["numpy", "pytorch", "keras"])).map((kind) => figure.toCode(kind))]);
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    return { svg: parsed.documentElement.nodeName, texts: parsed.querySelectorAll("text").length, images: parsed.querySelectorAll("image").length, png: [png.type, png.size > 10_000], csv, code };
  });
  assert.deepEqual([files.svg, files.images], ["svg", 0]);
  assert.ok(files.texts > 40);
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
