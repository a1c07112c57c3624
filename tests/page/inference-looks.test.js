// @ts-check
// The figure `inference` for every eye, finger and language, typed by hand, by link, taken away as a file, and gone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, ready } from "../axes-figure.js";
import { targetsTooSmall } from "../axes-reach.js";
import { assertEngine, brief, openInference, QUICK, reading, settled, stateOf, step, until } from "../inference-figure.js";

const NEXT = '[data-control="step"]';
const HAND = { preset: "l7", state: "" };

test("by hand: batches are typed and brought one by one, and the lesson's numbers stand there", async (t) => {
  const page = await openInference(t, openPage, { query: HAND });
  assert.match((await reading(page)).title, /what will inference make of 6\?/);
  await click(page, NEXT);
  const { title, sums } = await reading(page);
  assert.match(title, /1\.000.*4\.677/);
  for (const value of ["0.400", "1.433", "4.677"]) assert.ok(sums.includes(value), sums);
  for (let count = 2; count <= 10; count++) await click(page, NEXT);
  assert.match((await reading(page)).words, /After 10 batches inference makes 6 into 1\.736/);
  const batch = page.getByRole("textbox", { name: "The next batch" });
  await batch.fill("１，３； 8 -2");
  await batch.press("Enter");
  await click(page, NEXT);
  const state = await stateOf(page);
  assert.deepEqual([state.batch, state.sizes.at(-1), state.came.slice(-4), state.came.slice(0, 4)], [[1, 3, 8, -2], 4, [1, 3, 8, -2], [2, 2, 6, 6]]);
  await assertEngine(page);
  await batch.fill("1, two");
  await batch.press("Enter");
  assert.match((await reading(page)).note, /“two” is not a number/);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal((await stateOf(page)).sizes.length, 10);
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal((await brief(page)).step, 0);
});

test("by hand: played, it is one change, and the table holds its numbers", async (t) => {
  const page = await openInference(t, openPage, { query: { ...HAND, state: "steps:12~speed:fast" } });
  await click(page, '[data-control="play"]');
  await until(page, ({ step: at, playing }) => at === 12 && !playing);
  await assertEngine(page);
  await page.locator(".table-box > summary").click();
  await page.locator(".table-box td").first().waitFor();
  const table = (await page.locator(".table-box").textContent()) ?? "";
  const { view } = await assertEngine(page);
  assert.ok(table.includes((view.becomes[0]?.[12] ?? NaN).toFixed(3)), table);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal((await brief(page)).step, 0);
});

test("the language changes in the middle, and nothing is lost", async (t) => {
  const page = await openInference(t, openPage);
  await step(page, 10);
  await settled(page);
  const before = await stateOf(page);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  const { title, words, why } = await reading(page);
  for (const text of [title, words]) {
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text, /[a-z]{4}/);
  }
  assert.equal(why, "");
  assert.deepEqual(await stateOf(page), before);
  assert.equal((await brief(page)).step, 10);
  await assertEngine(page);
});

test("a link opens the same state, what was drawn and typed included", async (t) => {
  const page = await openInference(t, openPage, { query: { state: `${QUICK}~ink:20,34,48,62~momentum:0.3~mode:train~came:1,2,3~sizes:3` } });
  await settled(page);
  const state = await stateOf(page);
  assert.deepEqual(state.ink, [20, 34, 48, 62]);
  const link = await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).stateURL());
  await page.goto(new URL(new URL(link).search, page.url()).href);
  await ready(page);
  assert.deepEqual(await stateOf(page), state);
  await settled(page);
  await assertEngine(page);
});

for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 360, height: 740, touch: true, query: { lang: "zh-Hans" } }, "by hand": { query: HAND } })) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await openInference(t, openPage, /** @type {any} */ (options));
    await step(page, 6);
    await page.locator('[data-control="more"]').click();
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    await drawn(page);
    await assertAccessible(page, "main");
    if ("touch" in options) assert.deepEqual(await page.evaluate(targetsTooSmall), []);
  });
}

for (const width of [320, 360, 700, 1280]) {
  test(`${width} px: nothing reaches beyond the page`, async (t) => {
    for (const query of [{}, HAND, { preset: "layer", state: QUICK }]) {
      const page = await openInference(t, openPage, { width, height: 800, query });
      await step(page, 5);
      await page.locator('[data-control="more"]').click();
      await drawn(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${JSON.stringify(query)}: ${over} px`);
      // What the figure itself would cut off.
      const cut = await page.evaluate(() => {
        const root = document.querySelector("norm-scope")?.shadowRoot;
        const frame = root?.querySelector("figure")?.getBoundingClientRect();
        const parts = root?.querySelectorAll("button, input, select, canvas, p") ?? [];
        return [...parts].filter((part) => part.checkVisibility() && !part.closest(".scroll, .visually-hidden") && part.getBoundingClientRect().right > (frame?.right ?? 0) + 14.5).map((part) => part.outerHTML.slice(0, 80));
      });
      assert.deepEqual(cut, [], JSON.stringify(query));
    }
  });
}

test("picture, numbers and code are taken away", async (t) => {
  const page = await openInference(t, openPage);
  await step(page, 10);
  await settled(page);
  const taken = await page.evaluate(async () => {
    const host = /** @type {import("../../www/normscope.js").NormScope<"inference">} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    return { svg: await host.toSVG(), png: (await host.toPNG()).size, csv: await host.toCSV(), code: await host.toCode("numpy"), running: String(host.view.lines[0]?.now.mean) };
  });
  assert.match(taken.svg, /^<svg[\s\S]*<title>[^<]+\?<\/title>|^<svg[\s\S]*<title>[^<]+<\/title>/);
  assert.doesNotMatch(taken.svg, /NaN|undefined/);
  assert.ok(taken.png > 20_000);
  const lines = taken.csv.trim().split(/\r?\n/);
  assert.equal(lines.length, 12);
  assert.ok(lines.at(-1)?.includes(taken.running), taken.csv);
  assert.ok(taken.code.includes(taken.running));
});

test("readonly: it can be watched, and nothing changes", async (t) => {
  const page = await openInference(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const before = await stateOf(page);
  assert.equal(await page.getByRole("slider", { name: /momentum/i }).isDisabled(), true);
  assert.equal(await page.getByRole("button", { name: "Take the digit 3" }).isDisabled(), true);
  const pad = page.locator("canvas.pad");
  await pad.click();
  await pad.press("Space");
  await click(page, NEXT);
  await settled(page);
  assert.deepEqual(await stateOf(page), before);
  assert.equal((await brief(page)).step, 1);
});

test("out of sight it stops, and two hundred figures that come and go leave nothing", async (t) => {
  const page = await openInference(t, openPage, { query: { state: `${QUICK}~steps:5000~every:100` } });
  await click(page, '[data-control="play"]');
  await until(page, ({ step: at }) => at > 2);
  await page.evaluate(() => {
    const spacer = document.createElement("div");
    spacer.style.height = "4000px";
    document.body.append(spacer);
    scrollTo(0, 4000);
  });
  const { step: at } = await until(page, ({ playing }) => !playing);
  await page.waitForTimeout(400);
  assert.equal((await brief(page)).step, at);
  const left = await page.evaluate(async () => {
    const Native = Worker;
    let alive = 0;
    globalThis.Worker = class extends Native {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        alive += 1;
      }
      /** @override */
      terminate() {
        alive -= 1;
        super.terminate();
      }
    };
    for (let k = 0; k < 200; k++) {
      const figure = document.createElement("norm-scope");
      figure.setAttribute("figure", "inference");
      figure.setAttribute("state", "depth:1~width:4~batchSize:4");
      document.body.append(figure);
      if (k % 40 === 0) await figure.ready;
      figure.remove();
    }
    await new Promise((later) => setTimeout(later, 500));
    return { alive, figures: document.querySelectorAll("norm-scope").length };
  });
  assert.deepEqual(left, { alive: 0, figures: 1 });
});
