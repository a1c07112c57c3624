// @ts-check
// The essay around the figure `axes`: the prediction that is made before it is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, ready, stateOf } from "../axes-figure.js";
import { assertNumbers, decimals, normalized, numbersIn } from "../axes-numbers.js";

/** @param {import("node:test").TestContext} t @param {string} lang */
async function openEssay(t, lang) {
  const page = await openPage(t, { path: `/?lang=${lang}` });
  await ready(page);
  return page;
}

test("a guess can be made for each method, and then the engine's answer is shown, in the figure too", async (t) => {
  const page = await openEssay(t, "en");
  const before = await stateOf(page);
  const events = await page.evaluateHandle(() => {
    const heard = /** @type {unknown[]} */ ([]);
    document.addEventListener("normscope-answer", (event) => heard.push(/** @type {CustomEvent} */ (event).detail));
    return heard;
  });
  const row = (/** @type {string} */ name) => page.getByRole("group", { name, exact: true });
  await row("Batch norm").getByRole("button", { name: "all three" }).click();
  await row("Layer norm").getByRole("button", { name: "none" }).click();
  assert.equal(await row("Batch norm").getByRole("button", { name: "all three" }).getAttribute("aria-pressed"), "true");
  assert.deepEqual((await stateOf(page)).x, before.x, "nothing is given away");
  await page.getByRole("button", { name: "Show what happens" }).click();
  await page.getByText("Layer norm: none of them.").waitFor();
  await drawn(page);
  const { state, view } = await assertNumbers(page);
  assert.deepEqual([state.x, state.pinned], [before.x.with(9, 14), 0]);
  const [was, now] = [before, state].map((batch) => decimals(normalized(batch, "batch").y[0] ?? NaN));
  const answer = await page.locator(".guess-answer").textContent();
  assert.deepEqual(numbersIn(answer ?? ""), ["1", was, now]);
  assert.equal(view.ghost?.moved.layer, 0);
  assert.deepEqual(await events.jsonValue(), [{ method: "batch", answer: "all" }, { method: "layer", answer: "none" }]);
  const right = await page.locator('.guess button[data-true="true"]').allTextContents();
  assert.deepEqual(right, ["one", "none"]);
});

test("the guess can be skipped, in Chinese too", async (t) => {
  const page = await openEssay(t, "zh-Hans");
  await page.locator(".guess-show").click();
  await page.locator(".guess-answer", { hasText: /\d/ }).waitFor();
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[9], 14);
  assert.deepEqual(numbersIn((await page.locator(".guess-answer").textContent()) ?? ""), ["1", "−1.00", "−0.82"]);
});
