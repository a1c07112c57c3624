// @ts-check
// A pinned sample of the figure `axes`: its ghost says how far its batch mates have moved it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drag, drawn, openFigure, pointAt, profiles, setState, stateOf } from "../axes-figure.js";
import { assertNumbers, decimals, normalized, numbersIn } from "../axes-numbers.js";

test("a dragged batch mate moves the pinned sample under batch norm, and under layer norm not at all", async (t) => {
  const page = await openFigure(t, { height: 1000 });
  const before = await stateOf(page);
  const sheet = await profiles(page);
  await setState(page, { focus: [0, 0] });
  await page.getByRole("button", { name: "More" }).click();
  const pin = page.getByRole("button", { name: "Pin this sample" });
  await pin.click();
  await drawn(page);
  assert.equal(await pin.getAttribute("aria-pressed"), "true");
  const pinned = await assertNumbers(page);
  assert.deepEqual([pinned.state.pinned, pinned.state.pinnedBatch], [0, before.x.slice(3)]);
  assert.deepEqual(pinned.view.ghost?.moved, { batch: 0, layer: 0 });
  assert.match(pinned.remarks[0] ?? "", /^Sample 1 is pinned.*In batch norm they have not moved it\. In layer norm they have not moved it\.$|not moved it.*not moved it/);

  const place = await pointAt(page, 4, 1);
  await drag(page, [place, sheet.at(1, 14)]);
  const { state, view, remarks } = await assertNumbers(page);
  const [was, now] = [before, state].map((batch) => normalized(batch, "batch").y.slice(0, 3));
  const moved = Math.max(...(now ?? []).map((y, at) => Math.abs(y - (was?.[at] ?? NaN))));
  assert.deepEqual(view.ghost?.y.batch, was);
  assert.deepEqual(view.ghost?.moved, { batch: moved, layer: 0 });
  assert.ok(moved > 0.1, String(moved));
  assert.deepEqual(numbersIn(remarks[0] ?? ""), ["1", decimals(moved)]);
  assert.equal(await pin.getAttribute("aria-pressed"), "false", "another sample is in focus now");

  await setState(page, { focus: [0, 0] });
  await pin.click();
  await drawn(page);
  const free = await assertNumbers(page);
  assert.deepEqual([free.state.pinned, free.view.ghost], [null, null]);
});

test("the lesson's third step opens with sample 1 pinned among its mates of then", async (t) => {
  const page = await openFigure(t, { query: { preset: "l3" } });
  const { state, view } = await assertNumbers(page);
  assert.equal(state.pinned, 0);
  assert.deepEqual(view.ghost?.moved, { batch: 0, layer: 0 });
  await setState(page, { x: state.x.with(9, 14) });
  const after = await assertNumbers(page);
  assert.equal(after.view.ghost?.moved.layer, 0);
  assert.ok(Math.abs((after.view.ghost?.moved.batch ?? NaN) - 0.1835) < 0.001);
});

test("setState pins among the batch mates of now", async (t) => {
  const page = await openFigure(t, { query: { preset: "l3" } });
  const { x } = await stateOf(page);
  await setState(page, { x: x.with(9, 14) });
  await setState(page, { pinned: 1 });
  const { state, view, remarks } = await assertNumbers(page);
  assert.deepEqual([state.pinned, state.pinnedBatch], [1, state.x.toSpliced(3, 3)]);
  assert.deepEqual(view.ghost?.moved, { batch: 0, layer: 0 });
  assert.match(remarks.join(), /Sample 2 is pinned.*not moved it.*not moved it/);
});

test("the pinned sample's own change is not counted, and removing it ends it", async (t) => {
  const page = await openFigure(t, { query: { preset: "l3" } });
  const { x } = await stateOf(page);
  await setState(page, { x: x.with(0, 5) });
  assert.deepEqual((await assertNumbers(page)).view.ghost?.moved, { batch: 0, layer: 0 });
  await page.locator(".cell").first().focus();
  await page.keyboard.press("Delete");
  await drawn(page);
  const { state, remarks } = await assertNumbers(page);
  assert.deepEqual([state.pinned, state.pinnedBatch, remarks], [null, [], []]);
});
