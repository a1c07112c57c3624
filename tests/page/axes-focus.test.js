// @ts-check
// In the figure `axes` focus in one view is focus in all, and what was done is said once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, hold, openFigure, plane, pointAt, profiles, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";
import { listenToPaint, paintedAt } from "../axes-painted.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {import("../axes-figure.js").Place | undefined} place */
async function click(page, place) {
  assert.ok(place);
  await page.mouse.click(place.x, place.y);
  await drawn(page);
}

/** Which cell every view says to be in focus. @param {Page} page */
async function focusOf(page) {
  const { state, points, description } = await assertNumbers(page);
  const tabStop = await page.locator('.cell[tabindex="0"]').evaluateAll((cells) => cells.map((cell) => [cell.getAttribute("data-sample"), cell.getAttribute("data-column")].map(Number)));
  const [sample = 0, column = 0] = state.focus;
  assert.deepEqual(tabStop, [[sample, column]]);
  assert.deepEqual(points.map(({ name }) => name), [`Sample ${sample + 1}, feature ${column + 1}`, `Sample ${sample + 1}`]);
  assert.ok(description.includes(`In focus: sample ${sample + 1}, feature ${column + 1}.`));
  return [sample + 1, column + 1];
}

test("a click on any number, line or point puts its cell in focus, everywhere", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  const sheet = await profiles(page);
  await click(page, sheet.at(3, 5));
  assert.deepEqual(await focusOf(page), [4, 3], "its point on the sheet");
  await page.locator('.cell[data-sample="0"][data-column="1"]').click();
  await drawn(page);
  assert.deepEqual(await focusOf(page), [1, 2], "its number in the batch");
  await click(page, await paintedAt(page, "1.73"));
  assert.deepEqual(await focusOf(page), [4, 3], "its number after batch norm");
  await click(page, await paintedAt(page, "−0.74"));
  assert.deepEqual(await focusOf(page), [2, 3], "its number after layer norm");
  const points = await plane(page, "other", [1, 3]);
  await click(page, points.at(6, 10));
  assert.deepEqual((await focusOf(page))[0], 4, "its point in the plane");
});

test("a click on gamma and beta leads to their sliders", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  await setState(page, { gamma: [1, 1.25, 1] });
  await click(page, await paintedAt(page, "×1.25 +0.00"));
  assert.equal((await focusOf(page))[1], 2);
  const slider = page.getByRole("slider", { name: "gamma" });
  assert.equal(await slider.evaluate((node) => node.matches(":focus")), true);
  assert.equal(await slider.inputValue(), "1.25");
});

test("pointing at a term of a formula shows on the stage where it comes from", async (t) => {
  const page = await openFigure(t);
  const picture = () => page.evaluate(() => /** @type {HTMLCanvasElement} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage canvas")).toDataURL());
  const plain = await picture();
  const seen = new Set([plain]);
  for (const formula of ["bn", "ln"]) {
    for (const term of ["mean", "result"]) {
      await page.locator(`.formula[data-method="${formula}"] [data-term="${term}"]`).hover();
      await drawn(page);
      seen.add(await picture());
    }
  }
  assert.equal(seen.size, 5, "each its own place");
  await page.mouse.move(1, 1);
  await drawn(page);
  assert.equal(await picture(), plain);
});

test("what was done is said to a screen reader once, when it is done", async (t) => {
  const page = await openFigure(t);
  const sheet = await profiles(page);
  await page.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector(".visually-hidden[role=status]")?.textContent !== "");
  const place = await pointAt(page, 4, 1);
  await page.waitForFunction(() => /In focus: sample 4, feature 1/.test(document.querySelector("norm-scope")?.shadowRoot?.querySelector(".visually-hidden[role=status]")?.textContent ?? ""));
  await page.evaluate(() => {
    const status = /** @type {Element} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".visually-hidden[role=status]"));
    const said = /** @type {string[]} */ ([]);
    new MutationObserver(() => said.push(status.textContent ?? "")).observe(status, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { said });
  });
  await hold(page, [place, sheet.at(1, 20), sheet.at(1, 10)]);
  // Longer than it waits after something was done.
  await new Promise((later) => setTimeout(later, 500));
  const goal = sheet.at(1, 14);
  await page.mouse.move(goal.x, goal.y);
  await page.mouse.up();
  await drawn(page);
  const { description } = await assertNumbers(page);
  await page.waitForFunction(() => /** @type {{ said: string[] }} */ (/** @type {unknown} */ (window)).said.length > 0);
  assert.deepEqual(await page.evaluate(() => /** @type {{ said: string[] }} */ (/** @type {unknown} */ (window)).said), [description]);
  assert.equal((await stateOf(page)).focus[0], 3);
});
