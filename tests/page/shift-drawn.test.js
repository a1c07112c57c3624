// @ts-check
// The data of the figure `shift` drawn by the reader: with mouse, finger, keys and typed lines, undone, sent as a link, and learned.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { targetsTooSmall } from "../axes-reach.js";
import { assertEngine, brief, openShift, reading, set, until } from "../shift-figure.js";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("../../www/normscope.js").NormScope<"shift">} Shift
 * @typedef {{ x: number, y: number }} Place
 */

const SMALL = "depth:2~width:12~batchSize:16~steps:400~activation:tanh~init:xavier";
const TWO = "points:-1,0.5,0,1,-0.5,1";
const PHONE = { touch: true, width: 390, height: 700, scale: 2 };

/** @param {import("node:test").TestContext} t @param {string} state @param {Record<string, any>} [options] */
const open = (t, state, options = {}) => openShift(t, openPage, { ...options, query: { state: `${SMALL}~${state}`, ...options["query"] } });

const pointsOf = (/** @type {Page} */ page) => page.evaluate(() => /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).getState().points);

/** Where a point of the plane is in the window. @param {Page} page @returns {Promise<(x: number, y: number) => Place>} */
async function sheet(page) {
  await page.locator("canvas.plane").evaluate((canvas) => canvas.scrollIntoView({ block: "center" }));
  await drawn(page);
  const box = await page.locator("canvas.plane").boundingBox();
  assert.ok(box);
  const top = box.y + 28;
  return (x, y) => ({ x: box.x + ((x + 2.4) / 4.8) * box.width, y: top + ((2.4 - y) / 4.8) * box.width });
}

/** @param {Page} page @param {number} x @param {number} y */
async function draw(page, x, y) {
  const place = (await sheet(page))(x, y);
  await page.mouse.click(place.x, place.y);
  await drawn(page);
}

/** @param {Page} page @param {string} name */
async function press(page, name) {
  await page.locator(`[data-draw="${name}"]`).click();
  await drawn(page);
}

/** The networks are at the start, with the points that are on the sheet. @param {Page} page */
async function started(page) {
  await page.waitForFunction(() => {
    const host = /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const { samples, networks } = host.view;
    return networks.length > 0 && samples !== null && JSON.stringify([...samples.labels]) === JSON.stringify(host.getState().points.filter((_, at) => at % 3 === 2));
  });
  await drawn(page);
}

/** @param {Page} page @param {number} steps */
async function train(page, steps) {
  await page.evaluate((count) => document.querySelector("norm-scope")?.step(count), steps);
  await until(page, ({ step }) => step === steps);
}

/** @param {readonly number[]} actual @param {readonly number[]} expected */
function assertNear(actual, expected) {
  assert.equal(actual.length, expected.length, String(actual));
  actual.forEach((value, at) => assert.ok(Math.abs(value - (expected[at] ?? NaN)) < 0.03, `${actual} is not ${expected}`));
}

test("an empty sheet says what it waits for; with a second class the networks start, and learn the points", async (t) => {
  const page = await open(t, "data:drawn");
  assert.match((await reading(page)).words, /wait for points/);
  assert.equal(await page.locator('[data-control="play"]').isDisabled(), true);
  await draw(page, -1, 1);
  await draw(page, -1.5, 0);
  assert.match((await reading(page)).words, /All points are of one class/);
  assert.equal(await page.locator(".waiting").isVisible(), true);
  await press(page, "class-1");
  await draw(page, 1, -1);
  await started(page);
  assertNear(await pointsOf(page), [-1, 1, 0, -1.5, 0, 0, 1, -1, 1]);
  assert.match((await reading(page)).words, /step 0/);
  await train(page, 200);
  const { view } = await assertEngine(page);
  assert.deepEqual(view.networks.map((/** @type {any} */ { accuracy }) => Number(accuracy)), [1, 1]);
  const { words, caption } = await reading(page);
  assert.match(words, /right on the drawn points/);
  assert.match(caption, /on the drawn points themselves, not on new ones/);
});

test("moons become a drawing; a point is dragged, and only when it is let go of do the networks start again", async (t) => {
  const page = await open(t, "data:moons");
  await page.locator('[data-draw="own"]').click();
  await started(page);
  const before = await pointsOf(page);
  assert.equal(before.length, 180);
  await train(page, 20);
  const at = await sheet(page);
  const [x = 0, y = 0] = before;
  const [from, to] = [at(x, y), at(-2, -2)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await drawn(page);
  assert.equal((await brief(page)).step, 20, "it goes on being the network of before");
  const held = await pointsOf(page);
  assert.notDeepEqual(held, before);
  await page.mouse.up();
  await until(page, ({ step }) => step === 0);
  await started(page);
  const after = await pointsOf(page);
  const moved = after.findIndex((value, k) => value !== before[k]);
  assertNear(after.slice(moved, moved + 2), [(before[moved] ?? 0) + (-2 - x), (before[moved + 1] ?? 0) + (-2 - y)]);
  await page.locator('[data-control="undo"]').click();
  await started(page);
  assert.deepEqual(await pointsOf(page), before, "a whole drag is one step back");
  await page.locator('[data-control="undo"]').click();
  await until(page, ({ step }) => step === 0);
  await assertEngine(page);
});

test("Escape gives a drag up", async (t) => {
  const page = await open(t, `data:drawn~${TWO}`);
  const at = await sheet(page);
  const [from, to] = [at(1, -0.5), at(2, 2)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await drawn(page);
  assert.deepEqual(await pointsOf(page), [-1, 0.5, 0, 1, -0.5, 1]);
  assert.equal(await page.locator('[data-control="undo"]').isDisabled(), true);
});

test("by keyboard alone: add, move, change the class, choose another, remove", async (t) => {
  const page = await open(t, `data:drawn~${TWO}`);
  await page.locator('[data-draw="class-2"]').focus();
  await page.keyboard.press("Enter");
  await page.locator('[data-draw="add"]').focus();
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.deepEqual(await pointsOf(page), [-1, 0.5, 0, 1, -0.5, 1, 0, 0, 2]);
  await page.locator(".drawing .point").focus();
  for (const key of ["ArrowUp", "ArrowUp", "Shift+ArrowLeft"]) await page.keyboard.press(key);
  assert.deepEqual((await pointsOf(page)).slice(6), [-0.01, 0.2, 2]);
  await drawn(page);
  assert.equal(await page.locator(".drawing .point").getAttribute("aria-valuetext"), "x −0.01, y 0.2, class 2");
  await page.keyboard.press("1");
  assert.deepEqual((await pointsOf(page)).slice(6), [-0.01, 0.2, 1]);
  await page.keyboard.press("Home");
  await page.keyboard.press("]");
  await page.keyboard.press("Delete");
  await drawn(page);
  assert.deepEqual(await pointsOf(page), [-1, 0.5, 0, -0.01, 0.2, 1]);
  await page.keyboard.press("Delete");
  await drawn(page);
  assert.match((await reading(page)).words, /All points are of one class/);
  await page.locator('[data-control="undo"]').click();
  await started(page);
  await train(page, 5);
  await assertEngine(page);
});

test("typed lines are the same points; what is no point is refused in words", async (t) => {
  const page = await open(t, `data:drawn~${TWO}`);
  await page.locator(".draw-lines summary").click();
  await drawn(page);
  assert.equal(await page.locator(".draw-lines textarea").inputValue(), "-1, 0.5, 0\n1, -0.5, 1");
  await page.locator(".draw-lines textarea").fill("0, 0, 0\n7, 0, 1");
  await press(page, "take");
  assert.match((await reading(page)).note, /row 2 is not x and y from −2\.4 to 2\.4 and a class from 0 to 3/);
  assert.deepEqual(await pointsOf(page), [-1, 0.5, 0, 1, -0.5, 1]);
  await page.locator(".draw-lines textarea").fill("x;y;class\n0;0,5;0\n1;1;1\n−1;0;2");
  await press(page, "take");
  await started(page);
  assert.deepEqual(await pointsOf(page), [0, 0.5, 0, 1, 1, 1, -1, 0, 2]);
  assert.equal((await reading(page)).note, "");
});

test("three classes: three outputs, the engine's numbers, and a map that says which class wins", async (t) => {
  const page = await open(t, `data:drawn~networks:none,batch,layer~${TWO},0,2,2,0.2,1.8,2`);
  await train(page, 60);
  const { view } = await assertEngine(page);
  assert.equal(view.classes, 3);
  assert.equal(view.samples.outputs.batch.length, 12);
  assert.match((await page.locator(".samples:has(> .plane-row) .samples-head").textContent()) ?? "", /small shapes show which class wins/);
  assert.match((await page.locator(".samples > .plane-row > canvas").getAttribute("aria-label")) ?? "", /Batch norm: \d of 4 right/);
  await press(page, "clear");
  assert.match((await reading(page)).words, /wait for points/);
});

test("a link holds the drawing", async (t) => {
  const page = await open(t, `data:drawn~${TWO}`);
  await draw(page, 0.5, 1.5);
  await started(page);
  const points = await pointsOf(page);
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL("/embed.html"));
  await page.goto(new URL(String(link), page.url()).href);
  await page.evaluate(() => document.querySelector("norm-scope")?.ready);
  await drawn(page);
  assert.deepEqual(await pointsOf(page), points);
  await train(page, 10);
  await assertEngine(page);
});

test("a finger taps a point onto the sheet, drags it, and elsewhere scrolls the page", async (t) => {
  const page = await open(t, `data:drawn~${TWO}`, PHONE);
  let at = await sheet(page);
  const tapped = at(-1, -1.5);
  await page.touchscreen.tap(tapped.x, tapped.y);
  await drawn(page);
  assertNear(await pointsOf(page), [-1, 0.5, 0, 1, -0.5, 1, -1, -1.5, 0]);
  at = await sheet(page);
  const session = await page.context().newCDPSession(page);
  const swipe = async (/** @type {Place} */ from, /** @type {Place} */ to) => {
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
    for (const share of [0.25, 0.5, 0.75, 1]) await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }] });
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await drawn(page);
  };
  const top = await page.evaluate(() => scrollY);
  await swipe(at(1, -0.5), at(1, 1));
  assertNear((await pointsOf(page)).slice(3, 5), [1, 1]);
  assert.equal(await page.evaluate(() => scrollY), top);
  const points = await pointsOf(page);
  const empty = at(0, -0.5);
  await swipe(empty, { x: empty.x, y: empty.y - 150 });
  await page.waitForFunction((/** @type {number} */ y) => scrollY > y + 80, top);
  assert.deepEqual(await pointsOf(page), points);
});

test("what may not be changed is not", async (t) => {
  const page = await open(t, `data:drawn~${TWO}`);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  await draw(page, 0, 0);
  await page.locator(".drawing .point").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Delete");
  await drawn(page);
  assert.deepEqual(await pointsOf(page), [-1, 0.5, 0, 1, -0.5, 1]);
  for (const name of ["class-0", "add", "remove", "clear", "take"]) assert.equal(await page.locator(`[data-draw="${name}"]`).isDisabled(), true, name);
});

for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 360, height: 740, touch: true, query: { lang: "zh-Hans" } } })) {
  test(`axe finds nothing on the sheet: ${name}`, async (t) => {
    const page = await open(t, `data:drawn~${TWO},0,2,2`, options);
    await train(page, 10);
    await page.locator(".draw-lines summary").click();
    await drawn(page);
    await assertAccessible(page, "main");
    if ("touch" in options) assert.deepEqual(await page.evaluate(targetsTooSmall), []);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await drawn(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, `${width} px`);
    }
    await set(page, { points: [] });
    await assertAccessible(page, "main");
  });
}
