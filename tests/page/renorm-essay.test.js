// @ts-check
// The essay's question about the sample 6: guessed, and then shown in the figure.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { fixed } from "../../www/numbers.js";

for (const [lang, row, below, above] of /** @type {const} */ ([["en", "Batch norm", "below 0", "above 0"], ["zh-Hans", "批归一化", "小于 0", "大于 0"]])) {
  test(`where the 6 stands is guessed, and the engine answers: ${lang}`, async (t) => {
    const page = await openPage(t, { path: `/?lang=${lang}`, seconds: 90 });
    const box = page.locator('[data-predict="renorm"]');
    await box.scrollIntoViewIfNeeded();
    await box.getByRole("group", { name: row, exact: true }).getByRole("button", { name: below, exact: true }).click();
    assert.equal(await box.locator(".guess-answer").textContent(), "", "nothing is given away");
    await box.locator(".guess-show").click();
    await box.locator(".guess-answer", { hasText: /\d/ }).waitFor();
    await drawn(page);
    const said = (await box.locator(".guess-answer").textContent()) ?? "";
    const way = await page.locator('norm-scope[figure="renorm"]').evaluate((host) => /** @type {import("../../www/normscope.js").NormScope<"renorm">} */ (/** @type {unknown} */ (host)).view.way);
    for (const value of [way.batch[0], way.inference[0]]) assert.ok(said.includes(fixed(value ?? NaN)), `${said}: ${value}`);
    assert.deepEqual(await box.locator('button[data-true="true"]').allTextContents(), [below, above]);
  });
}
