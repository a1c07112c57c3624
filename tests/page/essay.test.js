// @ts-check
// The essay around the figures: the predictions that are made before they are shown.

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
  const row = (/** @type {string} */ name) => page.locator('[data-predict="axes"]').getByRole("group", { name, exact: true });
  await row("Batch norm").getByRole("button", { name: "all three" }).click();
  await row("Layer norm").getByRole("button", { name: "none" }).click();
  assert.equal(await row("Batch norm").getByRole("button", { name: "all three" }).getAttribute("aria-pressed"), "true");
  assert.deepEqual((await stateOf(page)).x, before.x, "nothing is given away");
  await page.locator('[data-predict="axes"]').getByRole("button", { name: "Show what happens" }).click();
  await page.getByText("Layer norm: none of them.").waitFor();
  await drawn(page);
  const { state, view } = await assertNumbers(page);
  assert.deepEqual([state.x, state.pinned], [before.x.with(9, 14), 0]);
  const [was, now] = [before, state].map((batch) => decimals(normalized(batch, "batch").y[0] ?? NaN));
  const answer = await page.locator('[data-predict="axes"] .guess-answer').textContent();
  assert.deepEqual(numbersIn(answer ?? ""), ["1", was, now]);
  assert.equal(view.ghost?.moved.layer, 0);
  assert.deepEqual(await events.jsonValue(), [{ method: "batch", answer: "all" }, { method: "layer", answer: "none" }]);
  const right = await page.locator('[data-predict="axes"] button[data-true="true"]').allTextContents();
  assert.deepEqual(right, ["one", "none"]);
});

test("the guess can be skipped, in Chinese too", async (t) => {
  const page = await openEssay(t, "zh-Hans");
  await page.locator('[data-predict="axes"] .guess-show').click();
  await page.locator('[data-predict="axes"] .guess-answer', { hasText: /\d/ }).waitFor();
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[9], 14);
  assert.deepEqual(numbersIn((await page.locator('[data-predict="axes"] .guess-answer').textContent()) ?? ""), ["1", "−1.00", "−0.82"]);
});

test("how long two networks learn is guessed, and then they do", async (t) => {
  const page = await openPage(t, { path: "/?lang=en", seconds: 150 });
  const box = page.locator('[data-predict="shift"]');
  await box.scrollIntoViewIfNeeded();
  const row = (/** @type {string} */ name) => box.getByRole("group", { name, exact: true });
  await row("No normalization").getByRole("button", { name: "at most 100" }).click();
  await row("Batch norm").getByRole("button", { name: "101 to 500" }).click();
  assert.equal(await box.locator(".guess-answer").textContent(), "", "nothing is given away");
  await box.getByRole("button", { name: "Show what happens" }).click();
  await box.locator(".guess-answer", { hasText: /No normalization: (after|not)/ }).waitFor({ timeout: 120_000 });
  const figure = page.locator('norm-scope[figure="shift"]');
  const reached = await figure.evaluate((host) => {
    const { networks } = /** @type {import("../../www/normscope.js").NormScope<"shift">} */ (/** @type {unknown} */ (host)).view;
    return networks.map(({ reached: { accuracy, step } }) => step[[...accuracy].findIndex((share) => Math.abs(share - 0.7) < 1e-6)]);
  });
  const [none = -1, batch = -1] = reached;
  assert.ok(batch > 0 && batch <= 100 && none > 500, String(reached));
  assert.equal(await box.locator(".guess-answer").textContent(), `No normalization: after ${none} steps. Batch norm: after ${batch} steps.`);
  assert.deepEqual(await box.locator('button[data-true="true"]').allTextContents(), ["over 500", "at most 100"]);
  await figure.evaluate((host) => /** @type {any} */ (host).pause());
});

test("what ten times the inputs give is guessed, and then the figure computes it", async (t) => {
  const page = await openPage(t, { path: "/?lang=en" });
  const box = page.locator('[data-predict="affine"]');
  await box.scrollIntoViewIfNeeded();
  await box.getByRole("button", { name: "20, 20, 60, 60" }).click();
  assert.equal(await box.locator(".guess-answer").textContent(), "", "nothing is given away");
  await box.getByRole("button", { name: "Show what happens" }).click();
  await box.locator(".guess-answer", { hasText: /\d/ }).waitFor();
  assert.match((await box.locator(".guess-answer").textContent()) ?? "", /^Batch norm: 2, 2, 6, 6, to within \d\.\d × 10⁻⁶\.$/);
  assert.deepEqual(await box.locator('button[data-true="true"]').allTextContents(), ["2, 2, 6, 6 again"]);
  const view = await page.locator('norm-scope[figure="affine"]').evaluate((host) => /** @type {any} */ (host).view);
  assert.deepEqual([Math.round(view.rows.x.mean), view.rows.y.mean.toFixed(4)], [40, "4.0000"]);
});
