// @ts-check
// The steps of the arithmetic in the figure `axes`: x, x - mean, x_hat, y; scrubbed and played.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, openFigure, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";
import { assertPainted, listenToPaint } from "../axes-painted.js";

/** @typedef {import("playwright-core").Page} Page */

const STEPS = ["x", "centered", "xHat", "y"];
const scale = (/** @type {Page} */ page) => page.getByRole("slider", { name: "Step of the arithmetic" });
const play = (/** @type {Page} */ page) => page.getByRole("button", { name: "Play the arithmetic" });

/** @param {import("node:test").TestContext} t @param {Parameters<typeof openFigure>[1]} [options] */
async function openSteps(t, options) {
  const page = await openFigure(t, options);
  await listenToPaint(page);
  await setState(page, { gamma: [2, 1, 0.5], beta: [1, 0, -3] });
  return page;
}

test("each step shows what the arithmetic has made of the batch by then", async (t) => {
  const page = await openSteps(t);
  const box = await scale(page).boundingBox();
  assert.ok(box);
  for (const [at, step] of STEPS.entries()) {
    // The handle's middle goes from half a handle inside the left end to half a handle inside the right one.
    await page.mouse.click(box.x + 13 + ((box.width - 26) * at) / 3, box.y + box.height / 2);
    await drawn(page);
    assert.equal((await stateOf(page)).step, step);
    await assertNumbers(page);
    await assertPainted(page);
  }
  const names = ["x", "x − μ", "÷ √(σ² + ε)", "× γ + β"];
  for (const [at, name] of names.entries()) {
    await page.getByRole("button", { name, exact: true }).click();
    await drawn(page);
    assert.equal((await stateOf(page)).step, STEPS[at]);
    assert.equal(await scale(page).getAttribute("aria-valuetext"), name);
    await assertPainted(page);
  }
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), false);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual((await stateOf(page)).gamma, [1, 1, 1], "a step is how one looks, and is not undone");
  assert.equal((await stateOf(page)).step, "y");
});

test("between two steps the handle can be held, and goes to the nearest", async (t) => {
  const page = await openSteps(t);
  const box = await scale(page).boundingBox();
  assert.ok(box);
  const at = (/** @type {number} */ time) => box.x + 13 + ((box.width - 26) * time) / 3;
  const y = box.y + box.height / 2;
  await page.mouse.move(at(3), y);
  await page.mouse.down();
  for (const time of [2.7, 2.2, 1.7, 1.3]) await page.mouse.move(at(time), y);
  await drawn(page);
  assert.ok(Math.abs(Number(await scale(page).inputValue()) - 1.3) < 0.05);
  assert.equal((await stateOf(page)).step, "y");
  await assertNumbers(page);
  await page.mouse.up();
  await drawn(page);
  assert.equal((await stateOf(page)).step, "centered");
  assert.equal(await scale(page).inputValue(), "1");
  await assertPainted(page);
});

test("the keyboard goes from step to step", async (t) => {
  const page = await openSteps(t);
  await scale(page).focus();
  for (const [key, step] of [["ArrowLeft", "xHat"], ["ArrowDown", "centered"], ["Home", "x"], ["ArrowLeft", "x"], ["ArrowRight", "centered"], ["End", "y"], ["ArrowUp", "y"]]) {
    await page.keyboard.press(key ?? "");
    await drawn(page);
    assert.equal((await stateOf(page)).step, step, key);
    await assertPainted(page);
  }
});

test("playing goes through all steps and then rests", async (t) => {
  const page = await openSteps(t);
  await play(page).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  const times = await page.evaluate(async () => {
    const root = document.querySelector("norm-scope")?.shadowRoot;
    const range = /** @type {HTMLInputElement} */ (root?.querySelector(".steps-range"));
    /** @type {number[]} */
    const seen = [];
    while (root?.querySelector("[data-playing]")) {
      seen.push(Number(range.value));
      await new Promise(requestAnimationFrame);
    }
    return seen;
  });
  assert.deepEqual(times, times.toSorted((a, b) => a - b), "time goes forward");
  assert.ok((times[0] ?? 9) < 1 && times.some((time) => time > 1 && time < 2) && times.some((time) => time > 2 && time < 3), String(times));
  await drawn(page);
  assert.equal((await stateOf(page)).step, "y");
  await assertNumbers(page);
  await assertPainted(page);
  const frames = await page.evaluate(async () => {
    let count = 0;
    const original = requestAnimationFrame;
    window.requestAnimationFrame = (callback) => (count++, original(callback));
    await new Promise((later) => setTimeout(later, 300));
    window.requestAnimationFrame = original;
    return count;
  });
  assert.equal(frames, 0, "nothing moves afterwards");
});

test("playing can be paused, and goes to the nearest step", async (t) => {
  const page = await openSteps(t);
  await play(page).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await play(page).waitFor();
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.equal(await scale(page).inputValue(), String(STEPS.indexOf(state.step)));
  await assertPainted(page);
});

test("a number can be typed while it plays", async (t) => {
  const page = await openSteps(t);
  await play(page).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await page.locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await play(page).waitFor();
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.x[0], state.step], [9, "y"]);
  await assertPainted(page);
});

test("with reduced motion, playing goes one step at a time and nothing moves", async (t) => {
  const page = await openSteps(t, { reducedMotion: true });
  for (const step of ["x", "centered", "xHat", "y", "x"]) {
    await play(page).click();
    await drawn(page);
    assert.equal((await stateOf(page)).step, step);
    assert.equal(await page.getByRole("button", { name: "Pause" }).count(), 0);
    assert.equal(await scale(page).inputValue(), String(STEPS.indexOf(step)));
    await assertPainted(page);
  }
});
