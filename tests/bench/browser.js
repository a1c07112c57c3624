// @ts-check
// Headless Chromium with the page that the runners run in.

import { chromium } from "playwright-core";
import { FLAGS } from "../drivers/chromium-flags.js";
import { home } from "../drivers/servers.js";

/** Opens the page; the caller closes the browser. What goes wrong in the page ends the bench. */
export async function openBench() {
  const browser = await chromium.launch({
    executablePath: process.env.NORMSCOPE_CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: false,
    args: FLAGS,
  });
  const page = await browser.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(new URL("/tests/bench/page.html", home).href);
  await page.waitForFunction(() => "bench" in globalThis);
  return { browser, page };
}
