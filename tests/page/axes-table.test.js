// @ts-check
// The figure `axes` as a table: the same numbers, and each of the batch's can be typed there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, openFigure, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @param {import("node:test").TestContext} t @param {Record<string, string>} [query] */
async function openTable(t, query) {
  const page = await openFigure(t, { query });
  await page.getByText("All numbers as a table").click();
  await drawn(page);
  return page;
}

test("a number typed into the table is in the batch, and every table follows", async (t) => {
  const page = await openTable(t);
  const { x } = await stateOf(page);
  const field = page.getByRole("textbox", { name: "sample 4, feature 1" });
  await field.fill("14");
  await field.press("Enter");
  await drawn(page);
  const { state, tables } = await assertNumbers(page);
  assert.deepEqual(state.x, x.with(9, 14));
  assert.equal(tables?.["batch"]?.values[0], "−0.8165");
  await field.fill("−１．５");
  await field.press("Tab");
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state.x, x.with(9, -1.5));
  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state.x, x.with(9, 14));
});

test("nonsense in the table is refused with a note, and the old number comes back", async (t) => {
  const page = await openTable(t);
  const { x } = await stateOf(page);
  const field = page.getByRole("textbox", { name: "sample 1, feature 2" });
  await field.fill("ten");
  await field.press("Enter");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await field.press("Tab");
  await drawn(page);
  const { note, state } = await assertNumbers(page);
  assert.equal(note, "“ten” is not a number, so the old one stays.");
  assert.deepEqual(state.x, x);
});

test("the table is of the methods that are shown, with their names and their samples' and features'", async (t) => {
  const page = await openTable(t, { preset: "channels" });
  const names = () => page.locator("table caption").allTextContents();
  assert.deepEqual(await names(), ["The batch", "After batch norm", "After layer norm", "After instance norm"]);
  const first = page.locator("table").first();
  assert.deepEqual(await first.locator('th[scope="row"]').allTextContents(), [1, 2, 3, 4].map((k) => `sample ${k}`));
  assert.deepEqual(await first.locator('th[scope="col"]').allTextContents(), [1, 2, 3, 4, 5, 6].map((k) => `feature ${k}`));
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("checkbox", { name: "Layer norm" }).uncheck();
  await drawn(page);
  assert.deepEqual(await names(), ["The batch", "After batch norm", "After instance norm"]);
  await assertNumbers(page);
});
