// @ts-check
// The controls of the figure `axes`: presets, history, gamma and beta, methods, eps, sizes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, openFigure, setState, stateOf } from "../axes-figure.js";
import { arms, assertNumbers, normalized } from "../axes-numbers.js";
import { assertPainted, listenToPaint } from "../axes-painted.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../axes-figure.js").AxesState} AxesState */

/** @param {Page} page @param {string} name */
async function click(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await drawn(page);
}

/** With all controls on the page. @param {import("node:test").TestContext} t @param {Record<string, string>} [query] */
async function openControls(t, query) {
  const page = await openFigure(t, { query, height: 1000 });
  await page.getByRole("button", { name: "More" }).click();
  return page;
}

/** @param {Page} page @param {string} name @param {string} value */
async function choose(page, name, value) {
  await page.getByRole("combobox", { name, exact: true }).selectOption(value);
  await drawn(page);
}

const PRESETS = {
  hand: [4, 3], outlier: [6, 3], constant: [4, 3], clumps: [12, 3], correlated: [12, 2], "two-samples": [2, 3], "one-sample": [1, 3], "two-features": [5, 2], channels: [4, 2, 3], blank: [0, 2],
};

test("every preset of the menu shows its batch, and is named there", async (t) => {
  const page = await openFigure(t);
  await page.getByText("All numbers as a table").click();
  const menu = page.getByLabel("Batch to start from");
  assert.deepEqual(await menu.locator("option:not([hidden])").evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value)), Object.keys(PRESETS));
  for (const [name, shape] of Object.entries(PRESETS)) {
    await choose(page, "Batch to start from", name);
    const { state } = await assertNumbers(page);
    assert.deepEqual(state.shape, shape, name);
    assert.equal(await menu.inputValue(), name);
  }
  await choose(page, "Batch to start from", "clumps");
  await page.locator(".cell").first().focus();
  await page.keyboard.press("5");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await menu.evaluate((select) => /** @type {HTMLSelectElement} */ (select).selectedOptions[0]?.textContent), "Your own batch");
  await click(page, "Reset");
  assert.equal(await menu.inputValue(), "clumps");
  await assertNumbers(page);
});

test("undo, redo, reset and clear go through all that was done", async (t) => {
  const page = await openControls(t);
  const steps = [await stateOf(page)];
  const actions = [
    () => click(page, "Add a sample"),
    () => click(page, "Remove this sample"),
    () => choose(page, "Batch to start from", "outlier"),
    () => page.getByRole("checkbox", { name: "Layer norm" }).uncheck(),
    () => click(page, "Clear the sheet"),
    () => click(page, "Reset"),
    () => choose(page, "ε", "0.1"),
  ];
  const seen = (/** @type {AxesState} */ { shape, x, gamma, beta, eps, methods, groups }) => ({ shape, x, gamma, beta, eps, methods, groups });
  for (const act of actions) {
    await act();
    await drawn(page);
    steps.push((await assertNumbers(page)).state);
    assert.notDeepEqual(seen(/** @type {AxesState} */ (steps.at(-1))), seen(/** @type {AxesState} */ (steps.at(-2))));
  }
  for (const state of steps.toReversed().slice(1)) {
    await click(page, "Undo");
    assert.deepEqual(seen((await assertNumbers(page)).state), seen(state));
  }
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
  for (const state of steps.slice(1)) {
    await click(page, "Redo");
    assert.deepEqual(seen((await assertNumbers(page)).state), seen(state));
  }
  assert.equal(await page.getByRole("button", { name: "Redo" }).isDisabled(), true);
  await click(page, "Undo");
  await click(page, "Clear the sheet");
  assert.equal(await page.getByRole("button", { name: "Redo" }).isDisabled(), true, "what is done anew has no future");
});

test("gamma and beta are one pair a feature, the same for both methods, by slider and by number", async (t) => {
  const page = await openControls(t);
  await listenToPaint(page);
  const plain = await stateOf(page);
  const slider = page.getByRole("slider", { name: "gamma" });
  await slider.focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press("ArrowRight");
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.gamma, state.beta], [[1.2, 1, 1], [0, 0, 0]]);
  await assertPainted(page);

  const field = page.getByRole("textbox", { name: "beta" });
  await field.fill("−2.5");
  await field.press("Enter");
  await drawn(page);
  const both = await assertNumbers(page);
  assert.deepEqual([both.state.gamma, both.state.beta], [[1.2, 1, 1], [-2.5, 0, 0]]);
  await assertPainted(page);
  for (const method of arms(both.state)) {
    const was = normalized(plain, method).xHat;
    assert.deepEqual(both.view.methods[method]?.y, was.map((xHat, at) => (at % 3 === 0 ? xHat * 1.2 - 2.5 : xHat)));
  }
  await page.locator('.cell[data-sample="0"][data-column="1"]').click();
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).affine, { gamma: "1", beta: "0" }, "those of the feature in focus");

  await field.fill("much");
  await field.press("Tab");
  await drawn(page);
  const { note, state: after } = await assertNumbers(page);
  assert.equal(note, "“much” is not a number, so the old one stays.");
  assert.deepEqual(after.beta, [-2.5, 0, 0]);
});

test("dragging gamma is one step back", async (t) => {
  const page = await openControls(t);
  const box = await page.getByRole("slider", { name: "gamma" }).boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (const share of [0.6, 0.7, 0.8]) await page.mouse.move(box.x + box.width * share, y);
  await drawn(page);
  const held = (await assertNumbers(page, { held: true })).state.gamma[0] ?? 0;
  assert.ok(held > 2, String(held));
  await page.mouse.up();
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.gamma[0], held);
  await click(page, "Undo");
  assert.deepEqual((await assertNumbers(page)).state.gamma, [1, 1, 1]);
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
});

test("methods come and go, and the name of the row's method chooses among them", async (t) => {
  const page = await openControls(t);
  await listenToPaint(page);
  await page.getByText("All numbers as a table").click();
  await choose(page, "Batch to start from", "channels");
  const method = (/** @type {string} */ name) => page.getByRole("checkbox", { name });
  for (const name of ["Group norm", "RMS norm"]) {
    await method(name).check();
    await drawn(page);
    await assertNumbers(page);
  }
  assert.deepEqual((await stateOf(page)).methods, ["batch", "layer", "group", "instance", "rms"]);
  for (const [name, across] of [["Layer norm", "layer"], ["Group norm", "group"], ["Instance norm", "instance"], ["RMS norm", "rms"]]) {
    await click(page, name ?? "");
    const { state, view } = await assertNumbers(page);
    assert.equal(state.across, across);
    assert.equal(await page.getByRole("button", { name, exact: true }).getAttribute("aria-pressed"), "true");
    assert.notDeepEqual(view.methods.batch?.y, view.methods[state.across]?.y, "batch norm is another method");
    await assertPainted(page);
  }
  for (const name of ["Batch norm", "Group norm", "Instance norm", "RMS norm", "Layer norm"]) {
    await method(name).uncheck();
    await drawn(page);
    await assertNumbers(page);
  }
  assert.deepEqual((await stateOf(page)).methods, []);
  await method("Group norm").check();
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state.methods, ["group"]);
});

test("eps, groups, positions and features change the arithmetic", async (t) => {
  const page = await openControls(t);
  await page.getByRole("checkbox", { name: "Group norm" }).check();
  await page.getByText("All numbers as a table").click();
  for (const eps of ["0", "1", "0.1", "1e-8"]) {
    await choose(page, "ε", eps);
    assert.equal((await assertNumbers(page)).state.eps, Number(eps));
  }
  const features = page.getByLabel("Features", { exact: true });
  for (const [typed, count] of /** @type {const} */ ([["4", 4], ["1", 1], ["6", 6], ["99", 32], ["0", 1], ["", 1], ["4", 4]])) {
    await features.fill(typed);
    await features.press("Enter");
    await drawn(page);
    const { state } = await assertNumbers(page);
    assert.deepEqual(state.shape, [4, count], `“${typed}” features`);
    assert.equal(await features.inputValue() === String(count) || typed !== String(count), true);
  }
  for (const groups of ["2", "4", "1", "2"]) {
    await choose(page, "Groups", groups);
    assert.equal((await assertNumbers(page)).state.groups, Number(groups));
  }
  await choose(page, "Positions per channel", "2");
  assert.deepEqual((await assertNumbers(page)).state.shape, [4, 2, 2]);
  await choose(page, "Positions per channel", "4");
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.groups, state.gamma.length], [[4, 1, 4], 1, 1]);
});

test("the plane shows the two features that are chosen", async (t) => {
  const page = await openControls(t);
  await choose(page, "Plane: across", "2");
  const { points } = await assertNumbers(page);
  assert.match(points[1]?.text ?? "", /^feature 2: .*feature 3/);
  await click(page, "Draw in the plane");
  assert.deepEqual((await assertNumbers(page)).points.map(({ kind }) => kind), ["plane", "profiles"]);
  await choose(page, "Plane: up", "2");
  const { state } = await assertNumbers(page);
  assert.notEqual(state.plane[0], state.plane[1]);
});

test("a full batch takes no more, and says so", async (t) => {
  const page = await openControls(t);
  for (const [shape, limit] of /** @type {const} */ ([[[64, 3], 64], [[32, 32], 32]])) {
    const x = Array.from({ length: shape[0] * shape[1] }, (_, k) => (k * 7) % 31);
    await setState(page, { shape: [...shape], x });
    await click(page, "Add a sample");
    const { note, state } = await assertNumbers(page);
    assert.match(note, new RegExp(`That was not taken.*at most ${limit}`));
    assert.deepEqual([state.shape, state.x], [shape, x]);
  }
  await click(page, "Remove this sample");
  assert.equal((await assertNumbers(page)).note, "");
});
