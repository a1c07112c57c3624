// @ts-check
// The essay's question about one step: guessed, and then asked in the figure.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { fixed } from "../../www/numbers.js";

for (const [lang, none, answer] of /** @type {const} */ ([["en", "No normalization", "more than half"], ["zh-Hans", "不归一化", "一半以上"]])) {
  test(`what comes of the promise is guessed, and the engine answers: ${lang}`, async (t) => {
    const page = await openPage(t, { path: `/?lang=${lang}`, seconds: 90 });
    const box = page.locator('[data-predict="target"]');
    await box.scrollIntoViewIfNeeded();
    await box.getByRole("group", { name: none, exact: true }).getByRole("button", { name: answer, exact: true }).click();
    assert.equal(await box.locator(".guess-answer").textContent(), "", "nothing is given away");
    await box.locator(".guess-show").click();
    await box.locator(".guess-answer", { hasText: /\d/ }).waitFor();
    const said = (await box.locator(".guess-answer").textContent()) ?? "";
    const steps = await page.locator('norm-scope[figure="target"]').evaluate((host) => /** @type {import("../../www/normscope.js").NormScope<"target">} */ (/** @type {unknown} */ (host)).view.networks.map(({ now }) => [now.promised, now.together]));
    for (const value of steps.flat()) assert.ok(said.includes(fixed(Math.abs(value))), `${said}: ${value}`);
    assert.ok((steps[0]?.[1] ?? 1) < 0 && (steps[1]?.[1] ?? -1) > 0, String(steps));
    assert.deepEqual(await box.locator('button[data-true="true"]').allTextContents(), lang === "en" ? ["the loss rises", "more than half"] : ["损失上升", "一半以上"]);
  });
}
