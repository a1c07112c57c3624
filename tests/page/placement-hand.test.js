// @ts-check
// Four numbers through two blocks: typed, dragged by mouse and by finger, and the blocks swapped: by button, by tap, by drag.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { assertEngine, openPlacement, reading } from "../placement-figure.js";
import { handPlaces, homeOf } from "../../www/figures/placement/hand-draw.js";

/** Where a dot is on the page. @param {any} page @param {number} at */
async function dot(page, at) {
  await page.locator("canvas.hand").scrollIntoViewIfNeeded();
  const box = await page.locator("canvas.hand").boundingBox();
  const { state, view } = await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector("norm-scope"));
    return { state: host.getState(), view: { hand: host.view.hand } };
  });
  const { stations, y, valueAt } = handPlaces(box.width, /** @type {any} */ ({ state, view }));
  return { stations, x: box.x + stations[0], y: box.y + y(state.x[at]), valueAt: (/** @type {number} */ py) => valueAt(py - box.y) };
}

test("the lesson's preset shows its numbers", async (t) => {
  const page = await openPlacement(t, openPage, { query: { state: "", preset: "l10" } });
  const { hand } = await reading(page);
  assert.match(hand, /First batch norm, then ReLU: 0\.000, 0\.000, 0\.447, and 1\.342; mean 0\.447/);
  assert.match(hand, /First ReLU, then batch norm: −0\.816, −0\.816, 0\.000, and 1\.633; mean 0\.000/);
  await assertEngine(page);
});

test("a number is typed, a wrong one is refused by name, and arrows move it", async (t) => {
  const page = await openPlacement(t, openPage);
  const second = page.getByRole("textbox", { name: "Number 2" });
  await second.fill("7,5x");
  await second.press("Enter");
  assert.match((await reading(page)).note, /7,5x.* is not a number/);
  await second.fill("7.5");
  await second.press("Enter");
  await drawn(page);
  assert.deepEqual((await assertEngine(page)).state.x, [-3, 7.5, 1, 3]);
  await second.press("ArrowUp");
  await second.press("Shift+ArrowDown");
  await drawn(page);
  assert.deepEqual((await assertEngine(page)).state.x, [-3, 6.6, 1, 3]);
});

test("a dot is dragged with the mouse, and one undo takes it back", async (t) => {
  const page = await openPlacement(t, openPage);
  const from = await dot(page, 3);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 3, from.y + 20);
  await page.mouse.move(from.x + 3, from.y + 40, { steps: 4 });
  await page.mouse.up();
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.ok((state.x[3] ?? 9) < 2 && state.x[0] === -3, String(state.x));
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.deepEqual((await assertEngine(page)).state.x, [-3, -1, 1, 3]);
});

test("a dot is dragged with a finger, and the page stays where it is", async (t) => {
  const page = await openPlacement(t, openPage, { touch: true, width: 360, height: 740 });
  const from = await dot(page, 0);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number[]} */ ...ys) => session.send("Input.dispatchTouchEvent", { type, touchPoints: ys.map((y) => ({ x: from.x, y })) });
  const scrolled = await page.evaluate(() => scrollY);
  await touch("touchStart", from.y);
  for (const up of [10, 25, 40, 55]) await touch("touchMove", from.y - up);
  await touch("touchEnd");
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.ok((state.x[0] ?? -9) > -2.5 && state.x[3] === 3, String(state.x));
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

test("the two blocks are swapped, and swapped back", async (t) => {
  const page = await openPlacement(t, openPage);
  for (const order of ["after", "before"]) {
    await page.getByRole("button", { name: "Swap the two blocks" }).click();
    await drawn(page);
    assert.equal((await assertEngine(page)).state.order, order);
  }
});

/** Where the two blocks are on the page: batch norm first at the left. @param {any} page */
async function blocks(page) {
  const { x, stations } = await dot(page, 0);
  const at = (/** @type {"before" | "after"} */ order) => x - stations[0] + homeOf(stations, "norm", order);
  const box = await page.locator("canvas.hand").boundingBox();
  return { left: at("before"), right: at("after"), y: box.y + 18 };
}

test("one block is dragged onto the other, back and forth, and one undo takes it back", async (t) => {
  const page = await openPlacement(t, openPage);
  const { left, right, y } = await blocks(page);
  await page.mouse.move(left, y);
  await page.mouse.down();
  await page.mouse.move(left + 0.4 * (right - left), y, { steps: 4 });
  assert.equal((await assertEngine(page)).state.order, "before", "not yet over the middle");
  await page.mouse.move(right + 300, y + 80, { steps: 4 });
  assert.equal((await assertEngine(page)).state.order, "after");
  await page.mouse.move(left - 300, y, { steps: 4 });
  assert.equal((await assertEngine(page)).state.order, "before");
  await page.mouse.move(right - 20, y, { steps: 4 });
  await page.mouse.up();
  await drawn(page);
  assert.equal((await assertEngine(page)).state.order, "after");
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.equal((await assertEngine(page)).state.order, "before");
});

test("a finger drags a block, and a tap on one swaps them too", async (t) => {
  const page = await openPlacement(t, openPage, { touch: true, width: 360, height: 740 });
  const { left, right, y } = await blocks(page);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number[]} */ ...xs) => session.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x) => ({ x, y })) });
  await touch("touchStart", right);
  for (const share of [0.8, 0.5, 0.2, 0]) await touch("touchMove", left + share * (right - left));
  await touch("touchEnd");
  await drawn(page);
  assert.equal((await assertEngine(page)).state.order, "after");
  await page.touchscreen.tap(left, y);
  await drawn(page);
  assert.equal((await assertEngine(page)).state.order, "before");
});

test("read-only, the blocks stay", async (t) => {
  const page = await openPlacement(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  const { left, y } = await blocks(page);
  await page.mouse.click(left, y);
  await drawn(page);
  assert.equal((await assertEngine(page)).state.order, "before");
});

test("a dot that is held above the others stays under the hand: the axis waits", async (t) => {
  const page = await openPlacement(t, openPage);
  const from = await dot(page, 3);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let k = 0; k < 20; k++) await page.mouse.move(from.x + (k % 3), from.y - 18 - (k % 2));
  await page.mouse.up();
  await drawn(page);
  const [, , , held = NaN] = (await assertEngine(page)).state.x;
  assert.ok(Math.abs(held - from.valueAt(from.y - 18)) < 0.2, String(held));
});
