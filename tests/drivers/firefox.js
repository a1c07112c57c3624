// @ts-check
/**
 * Firefox as Debian ships it, driven by Playwright over WebDriver BiDi, without geckodriver.
 * Used like Chromium:
 *
 * ```js
 * import { openPage } from "../drivers/firefox.js";
 * const page = await openPage(t, { path: "/?figure=axes", theme: "dark" });
 * ```
 *
 * What differs: there is no touch; theme, reduced motion and forced colours are settings of the
 * whole browser, so each combination starts one of its own (3 s).
 *
 * @module
 */

import { after } from "node:test";
import { firefox } from "playwright-core";
import { opener } from "./playwright.js";

/** @typedef {import("./options.js").FullOptions} FullOptions */

/** @type {Map<string, Promise<import("playwright-core").Browser>>} */
const browsers = new Map();

/** @param {FullOptions} options */
function launch(options) {
  const firefoxUserPrefs = {
    "ui.systemUsesDarkTheme": options.theme === "dark" ? 1 : 0,
    "ui.prefersReducedMotion": options.reducedMotion ? 1 : 0,
    "browser.display.document_color_use": options.forcedColors ? 2 : 0,
  };
  const key = JSON.stringify(firefoxUserPrefs);
  const running = browsers.get(key);
  if (running) return running;
  const started = firefox.launch({
    // Firefox itself, not the patched one that Playwright would download.
    channel: "moz-firefox",
    executablePath: process.env.NORMSCOPE_FIREFOX ?? "/usr/bin/firefox-esr",
    firefoxUserPrefs,
  });
  browsers.set(key, started);
  return started;
}

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

export const openPage = opener(launch, (options) => {
  if (options.touch) throw new Error("Firefox cannot be touched here; use Chromium");
  return {};
});
