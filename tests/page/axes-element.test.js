// @ts-check
// <norm-scope figure="axes"> as the author of another page writes it: its attributes, its parts, its definition.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drag, drawn, openElsewhere, pointAt, profiles, setAttribute, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").NormScope} NormScope */

test("state and preset are attributes, set live, reflected and taken back", async (t) => {
  const page = await openElsewhere(t, { preset: "outlier" });
  assert.deepEqual((await assertNumbers(page)).state.shape, [6, 3]);
  await setAttribute(page, "preset", "two-features");
  assert.deepEqual((await assertNumbers(page)).state.shape, [5, 2]);
  await setAttribute(page, "state", "eps:0.25~methods:batch,rms");
  const { state, note } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.eps, state.methods, note], [[5, 2], 0.25, ["batch", "rms"], ""]);
  const reflected = await page.evaluate(() => {
    const figure = /** @type {NormScope} */ (document.querySelector("norm-scope"));
    figure.preset = "hand";
    figure.theme = "dark";
    figure.hide = null;
    figure.readonly = true;
    const now = [figure.preset, figure.getAttribute("preset"), figure.state, figure.getAttribute("theme"), figure.hasAttribute("hide"), figure.hasAttribute("readonly"), figure.figure];
    figure.readonly = false;
    figure.state = null;
    return [...now, figure.hasAttribute("readonly"), figure.hasAttribute("state")];
  });
  assert.deepEqual(reflected, ["hand", "hand", "eps:0.25~methods:batch,rms", "dark", false, true, "axes", false, false]);
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state.methods, ["batch", "layer"]);
});

test("controls and hide leave controls out, live", async (t) => {
  const page = await openElsewhere(t);
  const isThere = async (/** @type {string[]} */ names) => {
    await drawn(page);
    return Promise.all(names.map((name) => page.getByRole("button", { name, exact: true }).or(page.getByText(name, { exact: true })).or(page.getByLabel(name, { exact: true })).first().isVisible()));
  };
  const names = ["Undo", "Play the arithmetic", "Batch to start from", "All numbers as a table", "Add a sample", "Copy link", "Methods"];
  await page.getByRole("button", { name: "More" }).click();
  assert.deepEqual(await isThere(names), [true, true, true, true, true, true, true]);
  await setAttribute(page, "hide", "preset add-sample copy-link undo nonsense");
  assert.deepEqual(await isThere(names), [false, true, false, true, false, false, true]);
  await setAttribute(page, "hide", "methods step");
  assert.deepEqual(await isThere(names), [true, false, true, true, true, true, false]);
  await setAttribute(page, "hide", null);
  await setAttribute(page, "controls", "min");
  assert.deepEqual(await isThere(names), [true, true, true, true, false, false, false]);
  assert.equal(await page.getByRole("button", { name: "More" }).isVisible(), false);
  await setAttribute(page, "controls", "none");
  assert.deepEqual(await isThere(names), [false, false, false, false, false, false, false]);
  const sheet = await profiles(page);
  await drag(page, [sheet.at(1, 25), sheet.at(3, 15)]);
  assert.deepEqual((await assertNumbers(page)).state.shape, [5, 3], "the figure itself is still for drawing");
  await setAttribute(page, "controls", null);
  assert.deepEqual(await isThere(names), [true, true, true, true, true, true, true]);
});

test("readonly shows all, and lets nothing be changed", async (t) => {
  const page = await openElsewhere(t, { readonly: "" });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByText("All numbers as a table").click();
  const { x, shape, gamma } = await stateOf(page);
  const sheet = await profiles(page);
  await drag(page, [await pointAt(page, 1, 2), sheet.at(2, 20)]);
  await drag(page, [sheet.at(1, 25), sheet.at(3, 15)]);
  await page.mouse.click((await pointAt(page, 1, 1, "other")).x + 60, (await pointAt(page, 1, 1, "other")).y - 30);
  await page.locator(".cell").first().focus();
  for (const key of ["7", "Enter", "Delete", "Backspace"]) await page.keyboard.press(key);
  await page.locator(".point").first().focus();
  for (const key of ["ArrowUp", "PageDown", "Delete", "Enter", "7", "Enter", "Escape"]) await page.keyboard.press(key);
  await page.evaluate(() => navigator.clipboard.writeText("1,2\n3,4"));
  await page.keyboard.press("Control+V");
  await page.getByRole("textbox", { name: "sample 1, feature 1" }).press("5");
  await page.keyboard.press("Enter");
  await drawn(page);
  const now = await assertNumbers(page);
  assert.deepEqual([now.state.x, now.state.shape, now.state.gamma], [x, shape, gamma]);
  for (const name of ["Undo", "Reset", "Clear the sheet", "Add a sample", "Remove this sample", "Pin this sample", "Use these numbers"]) assert.equal(await page.getByRole("button", { name }).isDisabled(), true, name);
  for (const control of await page.locator("norm-scope select, norm-scope .slider input, norm-scope textarea:visible, norm-scope input[type=checkbox]").all()) {
    const isLook = await control.evaluate((node) => node.closest('[data-control="plane"]') !== null);
    assert.equal(await control.isDisabled(), !isLook, await control.evaluate((node) => node.outerHTML.slice(0, 80)));
  }
  await page.locator(".cell").nth(4).click();
  await page.getByRole("button", { name: "x − μ" }).click();
  await drawn(page);
  const looked = (await assertNumbers(page)).state;
  assert.deepEqual([looked.focus, looked.step, looked.x], [[1, 1], "centered", x], "it can still be looked at");
  await setAttribute(page, "readonly", null);
  await page.locator(".cell").first().focus();
  await page.keyboard.press("7");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[0], 7);
});

test("parts can be styled from outside, and custom properties set its colours", async (t) => {
  const page = await openElsewhere(t);
  const colors = await page.evaluate(async () => {
    const style = document.createElement("style");
    style.textContent = ["toolbar", "button", "canvas", "readout", "table", "caption"].map((part, k) => `norm-scope::part(${part}) { outline: rgb(0, 0, ${k + 1}) solid 1px; }`).join("") + "norm-scope { --ns-bg: rgb(1, 2, 3); --ns-bn: rgb(200, 0, 200); }";
    document.head.append(style);
    const root = document.querySelector("norm-scope")?.shadowRoot;
    const outline = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (root?.querySelector(selector))).outlineColor;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return {
      parts: [".toolbar", ".toolbar button", "canvas", ".words", ".table-box", ".caption"].map(outline),
      ground: getComputedStyle(/** @type {Element} */ (root?.querySelector(".frame"))).backgroundColor,
    };
  });
  assert.deepEqual(colors.parts, [1, 2, 3, 4, 5, 6].map((k) => `rgb(0, 0, ${k})`));
  assert.equal(colors.ground, "rgb(1, 2, 3)");
});

test("defining it again, also in another copy, throws nothing and changes nothing", async (t) => {
  const page = await openElsewhere(t);
  const same = await page.evaluate(async () => {
    const first = customElements.get("norm-scope");
    const again = await import(`${location.origin}/www/normscope.js?copy=2`);
    await import(`${location.origin}/www/define.js?copy=3`);
    return first === customElements.get("norm-scope") && typeof again.load === "function";
  });
  assert.equal(same, true);
  await assertNumbers(page);
});
