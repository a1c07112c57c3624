// @ts-check
// The essay's part on inference: a guess, then two networks that really learn, and what they say of single digits.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";

test("whether a forgotten eval() still sees the digit is guessed, and then it is seen", async (t) => {
  const page = await openPage(t, { path: "/?lang=en", seconds: 150 });
  const box = page.locator('[data-predict="inference"]');
  await box.scrollIntoViewIfNeeded();
  const row = (/** @type {string} */ name) => box.getByRole("group", { name, exact: true });
  await row("Batch norm").getByRole("button", { name: "yes, on the digit" }).click();
  await row("Layer norm").getByRole("button", { name: "yes, on the digit" }).click();
  assert.equal(await box.locator(".guess-answer").textContent(), "", "nothing is given away");
  await box.getByRole("button", { name: "Show what happens" }).click();
  await box.locator(".guess-answer", { hasText: /Batch norm: the same answer/ }).waitFor({ timeout: 120_000 });
  assert.match((await box.locator(".guess-answer").textContent()) ?? "", /Layer norm: its own answer for each/);
  assert.deepEqual(await box.locator('button[data-true="true"]').allTextContents(), ["no, always the same", "yes, on the digit"]);
  const seen = await page.locator('norm-scope[figure="inference"]').evaluate((host) => {
    const { view } = /** @type {import("../../www/normscope.js").NormScope<"inference">} */ (/** @type {unknown} */ (host));
    return { step: view.step, aloneSame: view.sample?.aloneSame };
  });
  assert.deepEqual(seen, { step: 40, aloneSame: true });
});
