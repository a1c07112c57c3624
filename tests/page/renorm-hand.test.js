// @ts-check
// The batch in hand: its samples and the running averages dragged and typed, the clips slid, the batch made small.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { assertEngine, marks, openRenorm, reading } from "../renorm-figure.js";

test("the lesson's preset is batch norm, and its clips are opened by keyboard up to inference", async (t) => {
  const page = await openRenorm(t, openPage, { query: { state: "", preset: "l9" } });
  assert.match((await reading(page)).title, /is batch norm/);
  assert.match((await reading(page)).hand, /The sample 6, −1\.41 for batch norm, becomes −1\.41; inference will say 0\.33/);
  for (const name of ["r max", "d max"]) {
    const slider = page.getByRole("slider", { name });
    await slider.focus();
    await page.keyboard.press("End");
  }
  await drawn(page);
  const { state, view } = await assertEngine(page);
  assert.deepEqual([state.rMax, state.dMax], [3, 5]);
  assert.ok(view.way.gaps.renorm < 1e-9);
  const { title, hand } = await reading(page);
  assert.match(title, /what inference will say/);
  assert.match(hand, /becomes 0\.33; inference will say 0\.33\. The gap that is left is 0\.00/);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.match((await reading(page)).title, /is batch norm/);
});

test("a slider's arrow key moves a clip a little, and at what is needed it holds fast", async (t) => {
  const page = await openRenorm(t, openPage);
  const slider = page.getByRole("slider", { name: "r max" });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.ok(state.rMax > 1.5 && state.rMax < 1.54, String(state.rMax));
  for (let k = 0; k < 70 && (await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).view.way.clipped.r > 0.4715)); k++) await page.keyboard.press("ArrowRight");
  const { view } = await assertEngine(page);
  assert.equal(view.way.clipped.r, view.way.asked.r);
  assert.match(String(await slider.getAttribute("aria-valuetext")), /nothing is cut from 2\.12 on/);
});

test("numbers are typed, a wrong one is refused by name, and arrows move them", async (t) => {
  const page = await openRenorm(t, openPage);
  const field = (/** @type {string} */ name) => page.getByRole("textbox", { name, exact: true });
  await field("Sample 2").fill("7,5x");
  await field("Sample 2").press("Enter");
  assert.match((await reading(page)).note, /7,5x.* is not a number/);
  await field("Sample 2").fill("7.5");
  await field("Sample 2").press("Enter");
  await field("Running mean").fill("6");
  await field("Running mean").press("Enter");
  await field("Running std").press("ArrowDown");
  await field("d max").fill("2");
  await field("d max").press("Enter");
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.deepEqual([state.x[3], state.runningMean[0], state.runningStd[0], state.dMax], [7.5, 6, 2.9, 2]);
});

test("a sample, the running mean and the running std are dragged with the mouse, each one undo", async (t) => {
  const page = await openRenorm(t, openPage);
  const drag = async (/** @type {{ x: number, y: number }} */ from, /** @type {number} */ by) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + by / 2, from.y + 3, { steps: 3 });
    await page.mouse.move(from.x + by, from.y + 3, { steps: 3 });
    await page.mouse.up();
    await drawn(page);
  };
  const before = await marks(page);
  await drag(/** @type {any} */ (before.samples[3]), -before.unit);
  assert.ok(Math.abs((await assertEngine(page)).state.x[9] - 9) < 0.05);
  const then = await marks(page);
  await drag(then.mean, 2 * then.unit);
  assert.ok(Math.abs((await assertEngine(page)).state.runningMean[0] - 7) < 0.05);
  const last = await marks(page);
  await drag(last.std, -last.unit);
  assert.ok(Math.abs((await assertEngine(page)).state.runningStd[0] - 2) < 0.05);
  for (let k = 0; k < 3; k++) await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.deepEqual([state.x[9], state.runningMean[0], state.runningStd[0]], [10, 5, 3]);
});

test("the running mean is dragged with a finger, and the page stays where it is", async (t) => {
  const page = await openRenorm(t, openPage, { touch: true, width: 360, height: 740 });
  const { mean, unit } = await marks(page);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number[]} */ ...xs) => session.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x) => ({ x, y: mean.y })) });
  const scrolled = await page.evaluate(() => scrollY);
  await touch("touchStart", mean.x);
  for (const share of [0.3, 0.7, 1]) await touch("touchMove", mean.x - share * 2 * unit);
  await touch("touchEnd");
  await drawn(page);
  assert.ok(Math.abs((await assertEngine(page)).state.runningMean[0] - 3) < 0.2);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

test("the batch is made small, and another feature is shown", async (t) => {
  const page = await openRenorm(t, openPage);
  await page.getByRole("combobox", { name: "Batch", exact: true }).selectOption("one");
  await drawn(page);
  const { view } = await assertEngine(page);
  assert.deepEqual([view.way.batch, view.way.x], [[0], [6]]);
  assert.match((await reading(page)).hand, /neither does a gradient reach x/);
  for (let k = 0; k < 2; k++) await page.getByRole("button", { name: "Add a sample" }).click();
  await page.getByRole("group", { name: "Feature" }).getByRole("button", { name: "3" }).click();
  await drawn(page);
  const more = await assertEngine(page);
  assert.deepEqual([more.view.way.x, more.state.feature], [[-1, -1, -1], 2]);
  await page.getByRole("button", { name: "Take one away" }).click();
  await drawn(page);
  assert.equal((await assertEngine(page)).view.way.x.length, 2);
});
