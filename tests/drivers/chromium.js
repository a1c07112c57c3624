// @ts-check
/**
 * Chromium, driven by Playwright. One browser for a test file, one fresh context for every page:
 *
 * ```js
 * import { test } from "node:test";
 * import { openPage } from "../drivers/chromium.js";
 *
 * test("the figure fits a phone", async (t) => {
 *   const page = await openPage(t, { path: "/?figure=axes", width: 320, touch: true });
 *   await page.getByRole("button", { name: "Undo" }).tap();
 * });
 * ```
 *
 * `page` is Playwright's `Page` (https://playwright.dev/docs/api/class-page). After the test it is
 * closed, and the test fails if there was an error or a warning on the console, an uncaught error or
 * rejection, a failed request, or a request to another origin; `allow: [/regexp/]` names what a test
 * provokes itself, and `await page.assertQuiet()` asks earlier. All options are in `options.js`.
 *
 * Chromium alone can touch, and can be slowed down:
 * `(await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 4 })`.
 *
 * @module
 */

import { after } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS } from "./chromium-flags.js";
import { opener } from "./playwright.js";

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;

function launch() {
  browser ??= chromium.launch({
    executablePath: process.env.NORMSCOPE_CHROMIUM ?? "/usr/bin/chromium",
    // Root cannot start it with its sandbox.
    chromiumSandbox: false,
    args: FLAGS,
  });
  return browser;
}

after(async () => (await browser)?.close());

export const openPage = opener(launch, (options) => ({
  colorScheme: options.theme,
  reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
  forcedColors: options.forcedColors ? "active" : "none",
  hasTouch: options.touch,
  isMobile: options.touch,
  permissions: ["clipboard-read", "clipboard-write"],
}));
