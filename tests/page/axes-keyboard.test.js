// @ts-check
// The figure `axes` without a mouse: typed numbers, arrows, and the way in and out with Tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, openFigure, ready, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";
import { assertPainted, listenToPaint } from "../axes-painted.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {number} sample @param {number} feature */
const cell = (page, sample, feature) => page.locator(`.cell[data-sample="${sample - 1}"][data-column="${feature - 1}"]`);

/** @param {Page} page @param {...string} keys */
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
  await drawn(page);
}

/** What has the focus, inside the figure or outside. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement;
    const node = inside ?? document.activeElement;
    const style = getComputedStyle(/** @type {Element} */ (node));
    const isText = node?.matches(".editor");
    return {
      inside: Boolean(inside),
      what: node?.getAttribute("role") ?? node?.localName ?? "",
      name: node?.getAttribute("aria-label") ?? node?.closest("label")?.textContent ?? node?.textContent ?? "",
      marked: isText || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    };
  });

test("typing on a cell replaces its number: batch mates follow under batch norm, not under layer norm", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  const before = await stateOf(page);
  await cell(page, 4, 1).focus();
  await press(page, "1", "4", "Enter");
  const { state, view, cells, words } = await assertNumbers(page, { before });
  assert.deepEqual(state.x, before.x.with(9, 14));
  // The lesson's third step.
  assert.equal(cells[0], "Sample 1, feature 1: 2. batch norm −0.82 and layer norm −0.58");
  assert.match(cells[6] ?? "", /batch norm 0\.00 and layer norm −0\.50/);
  assert.deepEqual(view.methods.layer?.y.slice(9).map((y) => y.toFixed(3)), ["1.177", "0.091", "-1.267"]);
  assert.match(words, /4.*14.*Batch norm changed 3 numbers of the other samples\. Layer norm changed none of the others\.$/);
  await assertPainted(page);
});

test("a number can be typed after two clicks, and left with Enter, Tab or Escape", async (t) => {
  const page = await openFigure(t);
  const { x } = await stateOf(page);
  await cell(page, 2, 2).click();
  await cell(page, 2, 2).click();
  const editor = page.getByRole("textbox", { name: "New value" });
  assert.equal(await editor.inputValue(), "30");
  await page.keyboard.type("7.5");
  await press(page, "Tab");
  assert.equal((await focused(page)).name.split(":")[0], "Sample 2, feature 3");
  await press(page, "9", "Shift+Tab");
  await press(page, "3", "Shift+Enter");
  assert.equal((await focused(page)).name.split(":")[0], "Sample 1, feature 2");
  await press(page, "Enter", "8", "8", "Escape");
  const { state } = await assertNumbers(page);
  assert.deepEqual(state.x, x.with(4, 3).with(5, 9));
  assert.equal(await editor.isVisible(), false);
  assert.equal((await focused(page)).name.split(":")[0], "Sample 1, feature 2");
});

const TYPED = /** @type {const} */ ([
  ["−3.5", -3.5],
  ["-3.5", -3.5],
  ["１２．５", 12.5],
  ["－０．２５", -0.25],
  ["2,5", 2.5],
  ["1e3", 1000],
  [".5", 0.5],
  ["1.23456789", 1.23457],
  ["9e9", 1e6],
  ["-0", 0],
]);

test("numbers are taken as people write them, with six digits", async (t) => {
  const page = await openFigure(t);
  const { x } = await stateOf(page);
  for (const [text, value] of TYPED) {
    await cell(page, 1, 1).focus();
    await press(page, "Enter");
    await page.getByRole("textbox", { name: "New value" }).fill(text);
    await press(page, "Enter");
    const { state } = await assertNumbers(page);
    assert.deepEqual(state.x, x.with(0, value), text);
  }
});

test("a full-width digit opens the editor", async (t) => {
  const page = await openFigure(t);
  await cell(page, 1, 1).focus();
  const session = await page.context().newCDPSession(page);
  for (const type of /** @type {const} */ (["keyDown", "keyUp"])) await session.send("Input.dispatchKeyEvent", { type, key: "７", text: type === "keyDown" ? "７" : "" });
  await press(page, "Enter");
  assert.equal((await assertNumbers(page)).state.x[0], 7);
});

test("Enter that ends a composition does not end the typing", async (t) => {
  const page = await openFigure(t);
  await cell(page, 1, 1).focus();
  await press(page, "Enter", "Control+A");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "１２", selectionStart: 2, selectionEnd: 2 });
  await press(page, "Enter");
  assert.deepEqual([(await focused(page)).name, (await stateOf(page)).x[0]], ["New value", 2]);
  await session.send("Input.insertText", { text: "１２" });
  await press(page, "Enter");
  assert.equal((await assertNumbers(page)).state.x[0], 12);
});

test("nonsense is refused with a note, and the old number stays", async (t) => {
  const page = await openFigure(t);
  const before = await stateOf(page);
  for (const nonsense of ["abc", "", "1..2", "<b>7</b>", "NaN", "Infinity", "1/2"]) {
    await cell(page, 3, 1).focus();
    await press(page, "Enter");
    const editor = page.getByRole("textbox", { name: "New value" });
    await editor.fill(nonsense);
    await press(page, "Enter");
    const { note, state } = await assertNumbers(page);
    assert.equal(note, `“${nonsense}” is not a number, so the old one stays.`);
    assert.equal(await editor.getAttribute("aria-invalid"), "true");
    assert.deepEqual(state.x, before.x);
    await press(page, "Escape");
    assert.equal((await assertNumbers(page)).note, "");
  }
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
});

test("arrows go from cell to cell, and Delete removes a sample", async (t) => {
  const page = await openFigure(t);
  const { x } = await stateOf(page);
  await cell(page, 1, 1).focus();
  const at = async () => (await stateOf(page)).focus;
  for (const [key, place] of /** @type {const} */ ([
    ["ArrowUp", [0, 0]], ["ArrowLeft", [0, 0]], ["ArrowDown", [1, 0]], ["ArrowRight", [1, 1]], ["End", [1, 2]], ["ArrowRight", [1, 2]], ["PageDown", [3, 2]], ["ArrowDown", [3, 2]], ["Home", [3, 0]], ["PageUp", [0, 0]], ["ArrowDown", [1, 0]],
  ])) {
    await press(page, key);
    assert.deepEqual(await at(), place, key);
  }
  await press(page, "Delete");
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x], [[3, 3], x.toSpliced(3, 3)]);
  assert.match((await focused(page)).name, /^Sample 2, feature 1/);
  await press(page, "Delete", "Delete", "Delete");
  assert.deepEqual((await assertNumbers(page)).state.shape, [0, 3]);
  assert.equal(await page.getByRole("button", { name: "Remove this sample" }).count(), 0, "more is closed");
});

test("the point on the sheet is a slider for arrows", async (t) => {
  const page = await openFigure(t);
  await setState(page, { focus: [0, 0] });
  const { x } = await stateOf(page);
  const point = page.getByRole("slider", { name: "Sample 1, feature 1" });
  await point.focus();
  const value = async (index = 0) => (await assertNumbers(page)).state.x[index] ?? NaN;
  await press(page, "ArrowUp");
  const step = (await value()) - 2;
  assert.ok(step > 0, `a step of ${step}`);
  await press(page, "ArrowDown", "ArrowDown");
  assert.equal(await value(), 2 - step);
  await press(page, "Shift+ArrowDown");
  assert.ok(Math.abs((await value()) - (2 - 1.1 * step)) < 1e-9, "Shift goes in finer steps");
  await press(page, "PageUp");
  assert.ok(Math.abs((await value()) - (2 + 8.9 * step)) < 1e-9, "PageUp in larger ones");
  await press(page, "Escape");
  assert.deepEqual((await assertNumbers(page)).state.x, x, "Escape gives back what was taken hold of");

  await press(page, "ArrowRight");
  assert.deepEqual((await stateOf(page)).focus, [0, 1]);
  await press(page, "]");
  assert.deepEqual((await stateOf(page)).focus, [1, 1]);
  await press(page, "[", "[");
  assert.deepEqual((await stateOf(page)).focus, [3, 1]);
  await press(page, "Home", "ArrowUp");
  assert.equal(await value(1), 10 + step);
  await press(page, "End", "Delete");
  assert.deepEqual((await assertNumbers(page)).state.shape, [3, 3]);
});

test("the point in the plane goes both ways", async (t) => {
  const page = await openFigure(t);
  await setState(page, { focus: [1, 0] });
  await page.getByRole("slider", { name: "Sample 2", exact: true }).focus();
  await press(page, "ArrowRight", "ArrowUp");
  const { state } = await assertNumbers(page);
  assert.ok((state.x[3] ?? 0) > 2 && (state.x[4] ?? 0) > 30, String(state.x));
  assert.deepEqual(state.x.with(3, 2).with(4, 30), [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5]);
});

test("Tab enters the figure, reaches all of it and leaves it, both ways", async (t) => {
  const page = await openPage(t, { path: "/?lang=en" });
  await ready(page);
  await page.getByRole("button", { name: "dark" }).focus();
  /** @param {string} key */
  const walk = async (key) => {
    const stops = [];
    for (let k = 0; k < 40; k++) {
      await press(page, key);
      const stop = await focused(page);
      if (stop.inside) stops.push(stop);
      else if (stops.length > 0) return stops;
    }
    return assert.fail(`${key} does not lead out: ${stops.map(({ name }) => name).join(" | ")}`);
  };
  const stops = await walk("Tab");
  const names = stops.map(({ name }) => name);
  const expected = [/^Sample 3, feature 1: 6\./, /^Sample 3, feature 1$/, /^6$/, /^6$/, /^Play the arithmetic$/, /^Step of the arithmetic$/, /^Batch to start from$/, /Clear the sheet/, /^Reset$/, /^More/, /^Sample 3$/, /^All numbers as a table$/];
  assert.equal(names.length, expected.length, names.join(" | "));
  expected.forEach((pattern, at) => assert.match(names[at] ?? "", pattern));
  assert.deepEqual(stops.filter(({ marked }) => !marked).map(({ name }) => name), [], "every stop shows that it has the focus");
  const back = await walk("Shift+Tab");
  assert.deepEqual(back.map(({ name }) => name), names.toReversed());
});

test("a formula's terms are reached with arrows, and lead to where they can be changed", async (t) => {
  const page = await openFigure(t);
  const term = (/** @type {string} */ name) => page.locator(`.formula[data-method="bn"] [data-term="${name}"]`);
  await term("value").focus();
  await press(page, "ArrowRight", "ArrowRight", "ArrowRight");
  assert.equal(await term("eps").evaluate((node) => node.matches(":focus")), true);
  await press(page, "Enter");
  assert.match((await focused(page)).name, /^ε/);
  await press(page, "Home");
  assert.equal((await assertNumbers(page)).state.eps, 0);
  await term("value").focus();
  await press(page, "Enter", "8", "Enter");
  assert.equal((await assertNumbers(page)).state.x[6], 8);
});

test("what was done by keyboard can be undone by keyboard", async (t) => {
  const page = await openFigure(t);
  const { x } = await stateOf(page);
  await cell(page, 1, 1).focus();
  await press(page, "9", "Enter");
  await press(page, "8", "Enter");
  await page.getByRole("button", { name: "Undo" }).focus();
  await press(page, "Enter");
  assert.deepEqual((await assertNumbers(page)).state.x, x.with(0, 9));
  await press(page, "Space");
  assert.deepEqual((await assertNumbers(page)).state.x, x);
  await page.getByRole("button", { name: "Redo" }).focus();
  await press(page, "Enter");
  assert.deepEqual((await assertNumbers(page)).state.x, x.with(0, 9));
});

test("Ctrl+Z undoes and Ctrl+Y or Ctrl+Shift+Z redoes wherever the focus is in the figure, but not in a field", async (t) => {
  const page = await openFigure(t);
  const { x } = await stateOf(page);
  const eps = async () => (await stateOf(page)).eps;
  for (const eps of [0.1, 0.2]) await setState(page, { eps });
  await cell(page, 1, 1).focus();
  await press(page, "Control+z");
  assert.equal(await eps(), 0.1);
  await page.locator(".stage .point").focus();
  await press(page, "Control+Z");
  assert.equal(await eps(), 1e-5);
  await page.getByRole("button", { name: "More" }).focus();
  await press(page, "Control+y");
  assert.equal(await eps(), 0.1);
  await press(page, "Control+Shift+Z");
  assert.equal(await eps(), 0.2);
  await press(page, "Control+Alt+z");
  assert.equal(await eps(), 0.2);

  await cell(page, 1, 1).focus();
  await press(page, "7", "5", "Control+z");
  assert.equal(await eps(), 0.2, "in the editor the letters are undone");
  await press(page, "Escape");
  await page.getByRole("button", { name: "More" }).click();
  await page.locator("textarea").first().focus();
  await press(page, "1", "Control+z");
  assert.equal(await eps(), 0.2);

  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await cell(page, 1, 1).focus();
  await press(page, "Control+z");
  assert.equal(await eps(), 0.2, "what can only be read is not undone");
  assert.deepEqual((await assertNumbers(page)).state.x, x);
});

test("Ctrl+Home and Ctrl+End are the first and the last cell of the batch", async (t) => {
  const page = await openFigure(t);
  await cell(page, 2, 2).focus();
  await press(page, "Control+End");
  assert.deepEqual((await stateOf(page)).focus, [3, 2]);
  await press(page, "Control+Home");
  assert.deepEqual((await stateOf(page)).focus, [0, 0]);
  assert.equal((await focused(page)).what, "gridcell");
});
