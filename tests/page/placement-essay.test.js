// @ts-check
// The essay's question about four numbers: guessed, and then shown in the figure.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { decimals } from "../axes-numbers.js";

for (const [lang, row, answer] of /** @type {const} */ ([["en", "BN before", "above 0"], ["zh-Hans", "BN 在前", "大于 0"]])) {
  test(`what the next layer gets is guessed, and the engine answers: ${lang}`, async (t) => {
    const page = await openPage(t, { path: `/?lang=${lang}`, seconds: 90 });
    const box = page.locator('[data-predict="placement"]');
    await box.scrollIntoViewIfNeeded();
    await box.getByRole("group", { name: row, exact: true }).getByRole("button", { name: answer, exact: true }).click();
    assert.equal(await box.locator(".guess-answer").textContent(), "", "nothing is given away");
    await box.locator(".guess-show").click();
    await box.locator(".guess-answer", { hasText: /0\.447/ }).waitFor();
    await drawn(page);
    const said = (await box.locator(".guess-answer").textContent()) ?? "";
    const hand = await page.locator('norm-scope[figure="placement"]').evaluate((host) => /** @type {import("../../www/normscope.js").NormScope<"placement">} */ (/** @type {unknown} */ (host)).view.hand);
    for (const order of /** @type {const} */ (["before", "after"])) for (const value of hand[order].second) assert.ok(said.includes(value.toFixed(3).replace("-", "−")), `${said}: ${decimals(value)}`);
    assert.deepEqual(await box.locator('button[data-true="true"]').allTextContents(), [answer, "0"]);
  });
}
