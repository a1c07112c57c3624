// @ts-check
// The figure `axes` in Chromium, Firefox and WebKit: the same numbers to the last bit, drawn, dragged, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS } from "../drivers/every-browser.js";
import { click, drag, drawn, embedded, pointAt, profiles, ready, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").AnyPage} AnyPage */

/** How much of the stage's canvas is painted. @param {AnyPage} page @returns {Promise<number>} */
const painted = (page) =>
  page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage canvas"));
    const copy = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
    [copy.canvas.width, copy.canvas.height] = [canvas.width, canvas.height];
    copy.drawImage(canvas, 0, 0);
    const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return pixels.filter((pixel) => pixel !== 0).length / pixels.length;
  });

for (const { name, openPage } of BROWSERS) {
  test(`${name} draws the figure with the engine's numbers to the last bit, for any method`, async (t) => {
    const page = await openPage(t, { path: embedded() });
    await ready(page);
    await click(page, ".table-box summary");
    const { words } = await assertNumbers(page);
    assert.match(words, /^6 is above its column’s mean, 4\.00: batch norm gives 1\.00/);
    const share = await painted(page);
    assert.ok(share > 0.1 && share < 0.9, `${share} is painted`);
    await setState(page, {
      shape: [4, 4, 2],
      x: Array.from({ length: 32 }, (_, k) => Number((1000 + Math.sin(k * 1.7) * 10 ** ((k % 5) - 2)).toPrecision(6))),
      gamma: [0.1, -2, 1, 3.3333],
      beta: [0, 1e-3, -7, 2],
      groups: 2,
      methods: ["batch", "layer", "group", "instance", "rms"],
      eps: 1e-3,
    });
    await assertNumbers(page);
  });

  test(`${name}: a drag, a stroke, typed numbers, undo, the other language`, async (t) => {
    const page = await openPage(t, { path: embedded() });
    await ready(page);
    const sheet = await profiles(page);
    const place = await pointAt(page, 4, 1);
    const before = await stateOf(page);
    await drag(page, [place, sheet.at(1, 14)]);
    const { state } = await assertNumbers(page, { before });
    assert.ok(Math.abs((state.x[9] ?? NaN) - 14) < sheet.pixel + 0.1, String(state.x[9]));
    assert.deepEqual(state.x.with(9, 6), before.x);

    await drag(page, [sheet.at(0.9, 25), sheet.at(2, 5), sheet.at(3.1, 16)]);
    assert.deepEqual((await assertNumbers(page)).state.shape, [5, 3]);

    await click(page, '.cell[data-sample="0"][data-column="0"]');
    await page.keyboard.type("9.5");
    await page.keyboard.press("Enter");
    await drawn(page);
    assert.equal((await assertNumbers(page)).state.x[0], 9.5);
    for (let k = 0; k < 3; k++) await click(page, '[data-control="undo"]');
    assert.deepEqual((await assertNumbers(page)).state.x, before.x);

    await click(page, '[data-control="more"]');
    await click(page, '.more button[lang="zh-Hans"]');
    const chinese = await assertNumbers(page);
    assert.deepEqual([chinese.lang, chinese.state.x], ["zh-Hans", before.x]);
    assert.match(chinese.summary, /批归一化/);
  });

  test(`${name} opens a link, exports what it shows, and plays the steps`, async (t) => {
    const page = await openPage(t, { path: embedded({ preset: "outlier", state: "eps:0.5~gamma:2,1,1~focus:5,0", lang: "zh" }) });
    await ready(page);
    const { state, note } = await assertNumbers(page);
    assert.deepEqual([state.shape, state.eps, state.gamma, note], [[6, 3], 0.5, [2, 1, 1], ""]);
    const taken = await page.evaluate(async () => {
      const figure = /** @type {import("../axes-figure.js").NormScope} */ (document.querySelector("norm-scope"));
      const [svg, png, csv] = [await figure.toSVG(), await figure.toPNG(), await figure.toCSV()];
      const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
      await figure.step(-9);
      await figure.play();
      return { svg: parsed.querySelector("parsererror") === null && parsed.querySelectorAll("text").length, png: png.size, csv: csv.split("\n").length, step: figure.getState().step, link: figure.stateURL() };
    });
    assert.ok(Number(taken.svg) > 60 && taken.png > 10_000, JSON.stringify(taken));
    assert.deepEqual([taken.csv, taken.step], [8, "y"]);
    await page.evaluate((address) => document.querySelector("norm-scope")?.setAttribute("state", new URL(address).searchParams.get("state") ?? ""), taken.link);
    await drawn(page);
    assert.deepEqual((await assertNumbers(page)).state, state);
  });
}
