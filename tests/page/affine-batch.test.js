// @ts-check
// The batch of the figure `affine` held as a person does it: drawn, typed, stretched, moved, undone, multiplied.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drag, drawn } from "../axes-figure.js";
import { assertEngine, onSheet, openAffine, reading, seen, set } from "../affine-figure.js";
import { fixed } from "../../www/numbers.js";

test("it opens with a batch, and says what the engine finds", async (t) => {
  const page = await openAffine(t, openPage);
  const { view } = await assertEngine(page);
  assert.equal(view.step, 0);
  const { title, words, caption, summary } = await reading(page);
  assert.match(title, /γ lets it out/);
  for (const number of [view.rows.y.r2, view.rows.xHat.r2]) assert.ok(words.includes(fixed(number, 3)), words);
  assert.match(caption, /Computed in your browser/);
  assert.ok(summary.includes(fixed(view.rows.x.mean)), summary);
});

test("a stroke of the mouse draws the batch, and one undo takes it back", async (t) => {
  const page = await openAffine(t, openPage);
  await set(page, { counts: Array(72).fill(0) });
  assert.match((await reading(page)).title, /What do γ and β add/);
  const places = [];
  for (const [bar, count] of [[20, 10], [24, 80], [28, 10]]) places.push(await onSheet(page, bar ?? 0, count ?? 0, 100));
  await drag(page, places);
  const { state, view } = await assertEngine(page);
  assert.ok(state.counts.slice(20, 29).every((count) => count > 0), String(state.counts));
  assert.ok(Math.abs((state.counts[24] ?? 0) - 80) <= 8 && Math.abs((state.counts[20] ?? 0) - 10) <= 8, String(state.counts));
  assert.equal(state.counts.reduce((sum, count) => sum + count, 0), view.samples);
  await page.locator('[data-control="undo"]').click();
  await drawn(page);
  assert.equal((await seen(page)).view.samples, 0);
});

test("a finger draws too", async (t) => {
  const page = await openAffine(t, openPage, { touch: true, width: 360, height: 740 });
  await set(page, { counts: Array(72).fill(0) });
  const { x, y } = await onSheet(page, 30, 50, 100);
  await page.touchscreen.tap(x, y);
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.ok(Math.abs((state.counts[30] ?? 0) - 50) <= 6, String(state.counts));
});

test("by keyboard: arrows choose a bar and change it", async (t) => {
  const page = await openAffine(t, openPage);
  await set(page, { counts: Array(72).fill(0) });
  await page.locator(".affine-sheet").focus();
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp", "PageUp", "ArrowRight", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.deepEqual(state.counts.slice(0, 5), [0, 0, 12, 0, 0]);
  assert.match((await page.locator(".affine-sheet").getAttribute("aria-valuetext")) ?? "", /^from −7\.25 to −7\.00: 0$/);
});

test("γ and β by field, slider and on the row of y itself", async (t) => {
  const page = await openAffine(t, openPage);
  await page.locator('[data-control="gamma"] input[type="text"]').fill("2.5");
  await page.keyboard.press("Enter");
  await page.locator('[data-control="beta"] input[type="range"]').focus();
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.deepEqual([state.gamma, state.beta], [2.5, 0.1]);
  const handle = page.locator(".affine-handle").nth(1);
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  assert.ok(box);
  await drag(page, [{ x: box.x + 14, y: box.y + 14 }, { x: box.x + 14 + 60, y: box.y + 14 }]);
  const after = await assertEngine(page);
  assert.equal(after.state.gamma, 2.5);
  assert.ok(after.state.beta > 0.5, String(after.state.beta));
  await page.locator('[data-control="gamma"] input[type="text"]').fill("wide");
  await page.keyboard.press("Enter");
  assert.match((await reading(page)).note, /“wide” is not a number/);
});

test("undo gives x back to rounding, ten times x moves y by ε, and moving γ goes on from there", async (t) => {
  const page = await openAffine(t, openPage);
  await page.getByRole("button", { name: "Give x back" }).click();
  await drawn(page);
  let { view } = await assertEngine(page);
  assert.ok(view.difference < 4e-15, String(view.difference));
  assert.match((await reading(page)).title, /y is x/);
  await page.getByRole("button", { name: "x times 10" }).click();
  await drawn(page);
  ({ view } = await assertEngine(page));
  assert.ok(view.moved > 0 && view.moved < 1e-4, String(view.moved));
  const { title, words } = await reading(page);
  assert.match(title, /10 times as large, and y hardly moves/);
  assert.match(words, /moves by at most \d\.\d × 10⁻⁶/);
  await page.getByRole("button", { name: "x no longer times 10" }).click();
  const beta = view.beta;
  await page.locator('[data-control="gamma"] input[type="text"]').fill("1");
  await page.keyboard.press("Enter");
  await drawn(page);
  const { state } = await assertEngine(page);
  assert.deepEqual([state.how, state.times, state.gamma], ["set", 1, 1]);
  assert.ok(Math.abs(state.beta - beta) < 1e-4);
});

test("numbers are typed as a batch; what is no number is named", async (t) => {
  const page = await openAffine(t, openPage);
  await click(page, '[data-control="more"]');
  const list = page.getByRole("textbox", { name: "Batch as numbers" });
  await list.fill("2 2, 6\n6");
  await page.getByRole("button", { name: "Take these numbers" }).click();
  await drawn(page);
  assert.deepEqual((await assertEngine(page)).state.values, [2, 2, 6, 6]);
  await list.fill("2 two");
  await page.getByRole("button", { name: "Take these numbers" }).click();
  assert.match((await reading(page)).note, /“two” is not a number/);
  await page.getByRole("button", { name: "Back to the drawing" }).click();
  await drawn(page);
  assert.equal((await assertEngine(page)).view.samples, 526);
});

test("read-only, nothing of the batch can be changed", async (t) => {
  const page = await openAffine(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const before = (await seen(page)).state;
  await drag(page, [await onSheet(page, 10, 20, 100), await onSheet(page, 20, 60, 100)]);
  await page.locator(".affine-sheet").focus();
  await page.keyboard.press("ArrowUp");
  assert.deepEqual((await seen(page)).state, before);
  assert.equal(await page.getByRole("button", { name: "Give x back" }).isDisabled(), true);
});
