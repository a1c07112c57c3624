// @ts-check
// Headless Chromium with the pages that the runners run in.

import { chromium } from "playwright-core";
import { FLAGS } from "../drivers/chromium-flags.js";
import { home } from "../drivers/servers.js";

/**
 * Starts the browser, which the caller closes. What goes wrong in a page ends the bench.
 *
 * `open` opens the page, anew each time: what one runner has the engine learn, another must not suffer
 * from (two networks of TensorFlow.js in one page slow each other down).
 */
export async function startBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.NORMSCOPE_CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: false,
    args: FLAGS,
  });
  const context = await browser.newContext();
  const open = async () => {
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    await page.goto(new URL("/tests/bench/page.html", home).href);
    await page.waitForFunction(() => "bench" in globalThis);
    return page;
  };
  return { browser, open };
}
