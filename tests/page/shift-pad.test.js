// @ts-check
// The pad of the figure `shift`: a digit drawn by hand, and what the networks take it for, which is what the engine says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { openShift, until } from "../shift-figure.js";
import { inkOf } from "../../www/figures/parts/pad-ink.js";
import { configOf } from "../../www/figures/shift/state.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../www/normscope.js").NormScope<"shift">} Shift */

const STATE = "depth:2~width:24~batchSize:32~activation:relu~init:he~learningRate:0.1~networks:none,batch~steps:200";
const ONE = /** @type {const} */ ([[0.5, 0.15], [0.5, 0.85]]);

const answers = async (/** @type {Page} */ page) => (await page.locator(".pad-box .plane-row > canvas").getAttribute("aria-label")) ?? "";

/** @param {Page} page @param {readonly (readonly [number, number])[]} stroke */
async function draw(page, stroke) {
  await page.locator("canvas.pad").scrollIntoViewIfNeeded();
  const box = await page.locator("canvas.pad").boundingBox();
  assert.ok(box);
  const [[x0, y0] = [0, 0], ...rest] = stroke;
  await page.mouse.move(box.x + x0 * box.width, box.y + y0 * box.height);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
  await page.mouse.up();
  await drawn(page);
}

/** @param {Page} page */
const train = async (page) => {
  await page.evaluate(() => document.querySelector("norm-scope")?.step(60));
  await until(page, ({ step }) => step === 60);
  await page.waitForFunction(() => /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).view.samples?.step === 60);
};

for (const size of [14, 28]) {
  test(`a one on ${size} cells is what the engine takes it for, and undone it is nothing`, async (t) => {
    const page = await openShift(t, openPage, { query: { state: `${STATE}~size:${size}` } });
    await train(page);
    const before = await page.evaluate(() => JSON.stringify(document.querySelector("norm-scope")?.getState()));
    assert.match(await answers(page), /No digit is drawn yet/);
    await draw(page, ONE);
    const state = await page.evaluate(() => /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).getState());
    const { Experiment } = await load();
    const said = state.networks.map((/** @type {"none" | "batch"} */ network) => {
      const experiment = new Experiment(configOf(state, network));
      experiment.run(60);
      const outputs = experiment.predict(inkOf([ONE], size));
      experiment.free();
      const share = Math.max(...outputs);
      return `${network === "none" ? "No normalization" : "Batch norm"}: ${outputs.indexOf(share)}, ${(100 * share).toFixed(0)} %.`;
    });
    await page.waitForFunction((/** @type {string} */ text) => document.querySelector("norm-scope")?.shadowRoot?.querySelector(".pad-box .plane-row > canvas")?.getAttribute("aria-label") === text, said.join(" "));
    assert.equal(await page.evaluate(() => JSON.stringify(document.querySelector("norm-scope")?.getState())), before, "no part of the state");
    await assertAccessible(page, "main");
    await page.locator('[data-pad="undo"]').click();
    await page.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector(".pad-box .plane-row > canvas")?.getAttribute("aria-label") === "No digit is drawn yet.");
    assert.equal(await page.locator('[data-pad="clear"]').isDisabled(), true);
  });
}

test("a finger draws on the pad, and the page stands still", async (t) => {
  const page = await openShift(t, openPage, { touch: true, width: 390, height: 700, query: { state: STATE } });
  await train(page);
  await page.locator("canvas.pad").evaluate((/** @type {Element} */ canvas) => canvas.scrollIntoView({ block: "center" }));
  await drawn(page);
  const box = await page.locator("canvas.pad").boundingBox();
  assert.ok(box);
  const top = await page.evaluate(() => scrollY);
  const session = await page.context().newCDPSession(page);
  const at = (/** @type {number} */ y) => [{ x: box.x + box.width / 2, y: box.y + y * box.height }];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0.2) });
  for (const y of [0.4, 0.6, 0.8]) await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(y) });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForFunction(() => /Batch norm: \d/.test(document.querySelector("norm-scope")?.shadowRoot?.querySelector(".pad-box .plane-row > canvas")?.getAttribute("aria-label") ?? ""));
  assert.equal(await page.evaluate(() => scrollY), top);
  await session.detach();
  // Too soon, the browser takes a tap for a part of the same gesture; how soon depends on the computer. What is cleared has nothing to tap.
  for (let k = 0; k < 5 && (await page.locator('[data-pad="clear"]').isVisible()); k += 1) {
    await page.waitForTimeout(500);
    await page.locator('[data-pad="clear"]').tap({ timeout: 2000 }).catch(() => {});
  }
  await page.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector(".pad-box .plane-row > canvas")?.getAttribute("aria-label") === "No digit is drawn yet.");
});
