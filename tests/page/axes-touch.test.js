// @ts-check
// The figure `axes` under a finger, on a phone: a point is dragged, a stroke draws, and the page still scrolls.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, openFigure, plane, pointAt, profiles, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").Place} Place */
/** @typedef {import("playwright-core").Page} Page */

const PHONE = { touch: true, width: 390, height: 700, scale: 2 };

/** A finger that goes through all places. @param {Page} page @param {Place[]} places */
async function swipe(page, places) {
  const session = await page.context().newCDPSession(page);
  const send = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {Place[]} */ touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  const [from, ...through] = places;
  let last = /** @type {Place} */ (from);
  await send("touchStart", [last]);
  for (const to of through) {
    for (const share of [0.2, 0.4, 0.6, 0.8, 1]) await send("touchMove", [{ x: last.x + (to.x - last.x) * share, y: last.y + (to.y - last.y) * share }]);
    last = to;
  }
  await send("touchEnd", []);
  await session.detach();
  await drawn(page);
}

/** @param {Page} page @param {Place} place */
async function tap(page, { x, y }) {
  await page.touchscreen.tap(x, y);
  await drawn(page);
}

const scrolled = (/** @type {Page} */ page) => page.evaluate(() => scrollY);

test("a finger on a point drags it, and the page stands still", async (t) => {
  const page = await openFigure(t, PHONE);
  const sheet = await profiles(page);
  await setState(page, { focus: [0, 2] });
  const place = await pointAt(page, 4, 1);
  const before = await stateOf(page);
  const top = await scrolled(page);
  // Somewhat beside the point, as fingers are.
  await swipe(page, [{ x: place.x + 9, y: place.y + 5 }, sheet.at(1, 25)]);
  const { state } = await assertNumbers(page);
  assert.ok(Math.abs((state.x[9] ?? NaN) - 25) < 1, String(state.x[9]));
  assert.deepEqual(state.x.with(9, 6), before.x);
  assert.equal(await scrolled(page), top);
});

test("a stroke across draws a sample", async (t) => {
  const page = await openFigure(t, PHONE);
  const sheet = await profiles(page);
  const top = await scrolled(page);
  await swipe(page, [sheet.at(0.8, 24), sheet.at(2, 18), sheet.at(3.1, 14)]);
  const { state } = await assertNumbers(page);
  assert.deepEqual(state.shape, [5, 3]);
  assert.ok(Math.abs((state.x[13] ?? NaN) - 18) < 1, String(state.x[13]));
  assert.equal(await scrolled(page), top);
});

test("a swipe up that begins beside the points scrolls the page, and changes nothing", async (t) => {
  const page = await openFigure(t, PHONE);
  const sheet = await profiles(page);
  const before = await stateOf(page);
  const from = sheet.at(1.5, 2);
  const top = await scrolled(page);
  await swipe(page, [from, { x: from.x + 4, y: from.y - 180 }]);
  await page.waitForFunction((y) => scrollY > y + 100, top);
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x], [before.shape, before.x]);
});

test("a swipe up over the numbers scrolls the page too", async (t) => {
  const page = await openFigure(t, PHONE);
  const place = await page.locator('.cell[data-sample="2"][data-column="1"]').boundingBox();
  assert.ok(place);
  const top = await scrolled(page);
  await swipe(page, [{ x: place.x + 20, y: place.y + 10 }, { x: place.x + 22, y: place.y - 190 }]);
  await page.waitForFunction((y) => scrollY > y + 100, top);
});

test("instead of a drag: a tap on a point, then a tap where it shall go", async (t) => {
  const page = await openFigure(t, PHONE);
  const sheet = await profiles(page);
  const { x } = await stateOf(page);
  await tap(page, sheet.at(2, 10));
  const [sample = 0] = (await stateOf(page)).focus;
  await tap(page, sheet.at(2, 20));
  const { state } = await assertNumbers(page);
  assert.ok(Math.abs((state.x[3 * sample + 1] ?? NaN) - 20) < 1);
  assert.deepEqual(state.x.with(3 * sample + 1, 10), x);
});

test("in the plane a tap adds a point, and a finger drags it", async (t) => {
  const page = await openFigure(t, PHONE);
  const points = await plane(page, "other", [1, 3]);
  await tap(page, points.at(4, 20));
  const added = (await assertNumbers(page)).state;
  assert.deepEqual(added.shape, [5, 3]);
  assert.ok(Math.abs((added.x[13] ?? NaN) - 20) < 1);
  const from = await pointAt(page, 5, 1, "other");
  const now = await plane(page, "other", [1, 3]);
  await swipe(page, [from, now.at(3, 26)]);
  const { state } = await assertNumbers(page);
  assert.ok(Math.abs((state.x[12] ?? NaN) - 3) < 0.3 && Math.abs((state.x[13] ?? NaN) - 26) < 1, String(state.x.slice(12)));
});

test("a cell is typed into after two taps", async (t) => {
  const page = await openFigure(t, PHONE);
  const cell = page.locator('.cell[data-sample="0"][data-column="1"]');
  await cell.tap();
  await cell.tap();
  await page.getByRole("textbox", { name: "New value" }).fill("12");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[1], 12);
});
