// @ts-check
/**
 * What a program can find of a page's accessibility (https://github.com/dequelabs/axe-core):
 *
 * ```js
 * await assertAccessible(page);
 * await assertAccessible(page, "norm-scope");
 * ```
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails with a list of what is wrong and where. Shadow roots are looked into.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} [selector] the part of the page to look at
 */
export async function assertAccessible(page, selector = "html") {
  // Through the browser, not as a <script>: a strict policy of the page does not stop it.
  await page.evaluate(source);
  const violations = await page.evaluate(async (selector) => {
    const { axe } = /** @type {{ axe: typeof import("axe-core") }} */ (/** @type {unknown} */ (window));
    const { violations } = await axe.run(selector, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, help, nodes }) => {
      const where = nodes.map(({ target, failureSummary }) => `  ${target.flat().join(" > ")}\n    ${failureSummary?.replaceAll("\n", "\n    ")}`);
      return `${id}: ${help}\n${where.join("\n")}`;
    });
  }, selector);
  if (violations.length > 0) assert.fail(`axe-core found:\n${violations.join("\n")}`);
}
