// @ts-check
// The figure `axes` for every eye and on every screen: accessibility, narrow windows, themes, languages, forced colours.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { drawn, openFigure, ready, setState } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";
import { targetsTooSmall, textThatDoesNotFit } from "../axes-reach.js";

/** @typedef {import("playwright-core").Page} Page */

/** Opens all that can be opened. @param {Page} page */
async function unfold(page) {
  await page.locator('[data-control="more"]').click();
  for (const summary of await page.locator("summary").all()) await summary.click();
  await drawn(page);
}

/** @param {Page} page */
const presets = (page) => page.locator('norm-scope[figure="axes"] select.preset option:not([hidden])').evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));

const LOOKS = /** @type {const} */ ({
  "light, English": { path: "/?lang=en" },
  "dark, English": { path: "/?lang=en", theme: "dark" },
  "light, Chinese": { path: "/?lang=zh-Hans" },
  "dark, Chinese, on a phone": { path: "/?lang=zh-Hans", theme: "dark", width: 360, height: 740, touch: true },
  "light, English, on a phone": { path: "/?lang=en", width: 320, height: 640, touch: true },
});

test("axe finds nothing: the page for iframes, which has no heading of its own", async (t) => {
  const page = await openFigure(t);
  await unfold(page);
  await assertAccessible(page, "main");
});

for (const [name, options] of Object.entries(LOOKS)) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await openPage(t, options);
    await ready(page);
    await assertAccessible(page);
    await unfold(page);
    await setState(page, { methods: ["batch", "layer", "group", "rms"], pinned: 1, pinnedBatch: [1, 2, 3], gamma: [1.5, 1, 1] });
    await assertAccessible(page);
  });
}

for (const lang of ["en", "zh-Hans"]) {
  test(`at 320, 768 and 1,280 px nothing is cut off and the page does not scroll sideways, with any preset: ${lang}`, async (t) => {
    const page = await openPage(t, { path: `/?lang=${lang}`, width: 320 });
    await ready(page);
    await unfold(page);
    const names = await presets(page);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const name of names) {
        await page.locator('norm-scope[figure="axes"] select.preset').selectOption(name);
        await drawn(page);
        const sideways = await page.evaluate(() => {
          scrollTo(500, scrollY);
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollX, scrollWidth - clientWidth];
        });
        assert.deepEqual(sideways, [0, 0], `${name} at ${width} px`);
        assert.deepEqual(await page.evaluate(textThatDoesNotFit), [], `${name} at ${width} px`);
      }
    }
  });
}

test("embedded at 320 px it does not scroll sideways, with every method and numbers of all sizes", async (t) => {
  const page = await openFigure(t, { width: 320 });
  await unfold(page);
  for (const x of [[123456, -0.00012, 1e6, 2.5, -999999, 0, 6, 1e-9, 31.4159, -1, 2, 3], Array(12).fill(1e6), Array(12).fill(0)]) {
    await setState(page, { x, methods: ["batch", "layer", "group", "instance", "rms"], gamma: [100, -99.5, 1], beta: [-100, 0, 1], eps: 0 });
    await assertNumbers(page);
    assert.deepEqual(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }
});

test("the formulas stay on the stage", async (t) => {
  const page = await openFigure(t);
  for (const width of [320, 390, 700, 900, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const methods of /** @type {("batch" | "layer" | "rms")[][]} */ ([["batch", "layer"], ["batch"], ["rms"]])) {
      await setState(page, { methods, gamma: [-12.25, 1, 1], beta: [-20.5, 0, 0], x: [-123456, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5], focus: [0, 0] });
      const out = await page.evaluate(() => {
        const root = document.querySelector("norm-scope")?.shadowRoot;
        const stage = /** @type {Element} */ (root?.querySelector(".stage")).getBoundingClientRect();
        const boxes = [...(root?.querySelectorAll(".formula") ?? [])].filter((formula) => formula.checkVisibility()).map((formula) => formula.getBoundingClientRect());
        const overlap = boxes.some((box, at) => boxes.slice(at + 1).some((other) => box.top < other.bottom && other.top < box.bottom));
        return { overlap, outside: boxes.filter((box) => box.right > stage.right + 1 || box.bottom > stage.bottom + 1 || box.left < stage.left - 1).map((box) => [box.left, box.right, box.bottom, stage.right, stage.bottom]) };
      });
      assert.deepEqual(out, { overlap: false, outside: [] }, `${methods} at ${width} px`);
    }
  }
});

test("whatever can be pressed is at least 24 by 24 pixels", async (t) => {
  const page = await openPage(t, { path: "/?lang=en" });
  await ready(page);
  await unfold(page);
  for (const width of [320, 1100]) {
    await page.setViewportSize({ width, height: 800 });
    await setState(page, { methods: ["batch", "layer", "rms"] });
    assert.deepEqual(await page.evaluate(targetsTooSmall), [], `at ${width} px`);
  }
});

/** How many colours a screenshot of the stage has, and which one most of it is. @param {Page} page */
async function colorsOf(page) {
  const shot = await page.locator(".stage canvas").screenshot();
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true }));
    context.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const [[ground, most] = [0, 0]] = [...counts].sort(([, a], [, b]) => b - a);
    return { colors: counts.size, ground: `#${[0, 8, 16].map((shift) => ((ground >> shift) & 255).toString(16).padStart(2, "0")).join("")}`, share: most / pixels.length };
  }, shot.toString("base64"));
}

test("the stage is painted: in the light and the dark, in Chinese, on a phone, at twice the density", async (t) => {
  for (const { ground, ...options } of /** @type {const} */ ([
    { ground: "#ffffff" },
    { ground: "#16171a", theme: "dark" },
    { ground: "#ffffff", query: { lang: "zh-Hans" } },
    { ground: "#16171a", theme: "dark", width: 390, height: 800, touch: true, scale: 2 },
  ])) {
    const page = await openFigure(t, options);
    const colors = await colorsOf(page);
    assert.equal(colors.ground, ground);
    assert.ok(colors.colors > 100 && colors.share < 0.9, JSON.stringify(colors));
  }
});

test("forced colours and reduced motion, from the start and live, show the same numbers", async (t) => {
  const page = await openFigure(t, { forcedColors: true, reducedMotion: true });
  await assertNumbers(page);
  const forced = await colorsOf(page);
  assert.ok(forced.colors > 20, JSON.stringify(forced));
  const saturated = () => page.evaluate(() => {
    const copy = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage canvas"));
    [copy.canvas.width, copy.canvas.height] = [canvas.width, canvas.height];
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    // Layer norm's orange: much more red than blue, and not transparent.
    let count = 0;
    for (let at = 0; at < data.length; at += 4) count += Number((data[at + 3] ?? 0) > 200 && (data[at] ?? 0) - (data[at + 2] ?? 0) > 100);
    return count;
  });
  assert.equal(await saturated(), 0, "nothing is painted in a colour of our own");
  await unfold(page);
  await assertNumbers(page);
  await page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
  await drawn(page);
  await drawn(page);
  assert.ok((await saturated()) > 100);
  await assertNumbers(page);
});
