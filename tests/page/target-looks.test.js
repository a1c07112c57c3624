// @ts-check
// The figure `target` for every eye, finger and language, by link, and taken away as a file; and what it costs when nobody looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, ready } from "../axes-figure.js";
import { targetsTooSmall } from "../axes-reach.js";
import { signed } from "../../www/figures/target/marks.js";
import { assertEngine, brief, openTarget, QUICK, reading, until } from "../target-figure.js";

const PLAY = '[data-control="play"]';

test("the language changes while it trains, and nothing is lost", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: `${QUICK.replace("steps:40", "steps:1500")}~seed:6` } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  const { title, words, legend } = await reading(page);
  for (const text of [title, words, legend]) {
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text.replaceAll("sigmoid", ""), /[a-z]{4}/);
  }
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  const { state, view } = await assertEngine(page);
  assert.ok(state.seed === 6 && view.step > 5);
});

for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 360, height: 740, touch: true, query: { lang: "zh-Hans" } } })) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await openTarget(t, openPage, /** @type {any} */ (options));
    await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
    await page.locator('[data-control="more"]').click();
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    await drawn(page);
    await assertAccessible(page, "main");
    if ("touch" in options) assert.deepEqual(await page.evaluate(targetsTooSmall), []);
  });
}

for (const lang of ["en", "zh-Hans"]) {
  test(`at 320, 768 and 1,280 px the page does not scroll sideways: ${lang}`, async (t) => {
    const page = await openTarget(t, openPage, { width: 320, query: { lang } });
    await page.locator('[data-control="more"]').click();
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await drawn(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, `${width} px`);
    }
  });
}

test("a finger moves all, then one layer, and plays", async (t) => {
  const page = await openTarget(t, openPage, { touch: true, width: 360, height: 740, query: { state: QUICK.replace("steps:40", "steps:1500") } });
  await page.locator('[data-control="move"]').tap();
  await until(page, ({ step, isAtRest }) => step === 1 && isAtRest);
  await page.getByRole("button", { name: "Layer 3 alone" }).tap();
  await until(page, ({ layer }) => layer === 2);
  await page.locator(PLAY).tap();
  await until(page, ({ step }) => step > 8);
  if ((await brief(page)).playing) await page.locator(PLAY).tap();
  await until(page, ({ isAtRest }) => isAtRest);
  await assertEngine(page);
});

test("a bad link opens the default with a note", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: "activation:cats~depth:lots" } });
  await ready(page);
  assert.match((await reading(page)).note, /link/);
  assert.equal((await until(page, ({ isAtRest }) => isAtRest)).step, 60);
});

test("it is taken away as SVG, PNG, CSV and code, with the numbers on screen", async (t) => {
  const page = await openTarget(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  const { view } = await assertEngine(page);
  const files = await page.evaluate(async () => {
    const figure = /** @type {import("../../www/normscope.js").NormScope} */ (document.querySelector("norm-scope"));
    const [svg, png, csv, ...code] = await Promise.all([figure.toSVG(), figure.toPNG(), figure.toCSV(), ...(/** @type {const} */ (["numpy", "pytorch", "keras"])).map((kind) => figure.toCode(kind))]);
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    return { svg: parsed.documentElement.nodeName, texts: [...parsed.querySelectorAll("text")].map(({ textContent }) => textContent ?? ""), png: [png.type, png.size > 10_000], csv, code };
  });
  assert.equal(files.svg, "svg");
  for (const { now } of view.networks) for (const gain of [now.together, now.promised, ...now.alone]) assert.ok(files.texts.includes(signed(-gain)), `${signed(-gain)}\n${files.texts.join("\n")}`);
  assert.deepEqual(files.png, ["image/png", true]);
  assert.ok(files.csv.includes(String(view.networks[1].now.together)), files.csv.slice(0, 400));
  for (const code of files.code) assert.ok(code.includes(String(Number(view.networks[1].now.promised.toPrecision(5)))));
});

test("what the table says is what is shown", async (t) => {
  const page = await openTarget(t, openPage);
  const { view } = await assertEngine(page);
  await page.getByText("All numbers as a table").click();
  await drawn(page);
  const cells = await page.locator(".table-box td").allTextContents();
  for (const { now } of view.networks) for (const gain of [now.together, now.promised, ...now.alone]) assert.ok(cells.includes(signed(-gain)), signed(-gain));
});

test("read-only, it can be played and looked at, and nothing else", async (t) => {
  const page = await openTarget(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const free = await page.evaluate(() => [...(document.querySelector("norm-scope")?.shadowRoot?.querySelectorAll('.numbers input, .stair, [data-control="move"], [data-control="one"], .rate-ring') ?? [])].filter((input) => !(/** @type {HTMLInputElement} */ (input).disabled)).length);
  assert.equal(free, 0);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
});

test("without controls nothing is left to set", async (t) => {
  const page = await openTarget(t, openPage, { query: { controls: "none" } });
  assert.equal(await page.locator("norm-scope select:visible, norm-scope .toolbar:visible").count(), 0);
  const hidden = await openTarget(t, openPage, { query: { hide: "move one" } });
  assert.equal(await hidden.locator('norm-scope [data-control="move"]:visible, norm-scope [data-control="one"]:visible').count(), 0);
});

test("out of sight it stops training", async (t) => {
  const page = await openTarget(t, openPage, { query: { state: QUICK.replace("steps:40", "steps:2000") } });
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
  await page.evaluate(() => {
    const space = document.createElement("div");
    space.style.height = "5000px";
    document.body.prepend(space);
    scrollTo(0, 0);
  });
  await until(page, ({ playing }) => !playing);
  await page.waitForTimeout(300);
  const { step } = await brief(page);
  await page.waitForTimeout(300);
  assert.equal((await brief(page)).step, step);
});
