// @ts-check
// What every figure that trains must be to every eye, finger and screen, and what it gives to take away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./drivers/axe.js";
import { drawn, pushAway, waitUntil } from "./axes-figure.js";
import { targetsTooSmall } from "./axes-reach.js";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {(t: import("node:test").TestContext, options: any) => Promise<Page>} Open opens the figure by itself
 */

/** After so many steps, with all that can be opened open. @param {Page} page @param {number} steps */
export async function unfold(page, steps) {
  if (steps > 0) await page.evaluate((count) => document.querySelector("norm-scope")?.step(count), steps);
  await page.locator('[data-control="more"]').click();
  for (const summary of await page.locator("summary:visible").all()) await summary.click();
}

/** @param {Page} page @param {string} where */
export const assertWithin = async (page, where) => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, where);

/** @param {Open} open @param {number} [steps] */
export function testAccess(open, steps = 20) {
  for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 360, height: 740, touch: true, query: { lang: "zh-Hans" } } })) {
    test(`axe finds nothing: ${name}`, async (t) => {
      const page = await open(t, options);
      await unfold(page, steps);
      await drawn(page);
      await assertAccessible(page, "main");
      if ("touch" in options) assert.deepEqual(await page.evaluate(targetsTooSmall), []);
    });
  }
}

/** @param {Open} open @param {{ steps?: number, widths?: number[], also?: (page: Page, width: number) => Promise<void> }} [how] `also` is what else holds at each width */
export function testWidths(open, { steps = 20, widths = [320, 768, 1280], also = async () => {} } = {}) {
  for (const lang of ["en", "zh-Hans"]) {
    test(`at 320, 768 and 1,280 px the page does not scroll sideways: ${lang}`, async (t) => {
      const page = await open(t, { width: 320, query: { lang } });
      await unfold(page, steps);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await drawn(page);
        await assertWithin(page, `${width} px`);
        await also(page, width);
      }
    });
  }
}

/** The picture twice, the table, and the three scripts. @param {Page} page */
export const takenAway = (page) =>
  page.evaluate(async () => {
    const figure = /** @type {import("../www/normscope.js").NormScope} */ (document.querySelector("norm-scope"));
    const [svg, png, csv, ...code] = await Promise.all([figure.toSVG(), figure.toPNG(), figure.toCSV(), ...(/** @type {const} */ (["numpy", "pytorch", "keras"])).map((kind) => figure.toCode(kind))]);
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    const texts = [...parsed.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
    return { svg: parsed.documentElement.nodeName, texts, images: parsed.querySelectorAll("image").length, png: [png.type, png.size > 10_000], csv, code };
  });

/** Nobody sees it any more: it rests, and stays where it is. @param {Page} page @param {(page: import("./axes-figure.js").AnyPage) => Promise<{ playing: boolean, step: number }>} brief */
export async function assertRestsUnseen(page, brief) {
  await pushAway(page);
  await waitUntil(page, brief, ({ playing }) => !playing, 60);
  await page.waitForTimeout(300);
  const { step } = await brief(page);
  await page.waitForTimeout(300);
  assert.equal((await brief(page)).step, step);
}
