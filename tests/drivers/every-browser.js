// @ts-check
/**
 * The same test in all three browsers:
 *
 * ```js
 * for (const { name, openPage } of BROWSERS) {
 *   test(`${name} draws the figure`, async (t) => {
 *     const page = await openPage(t, { path: "/?figure=axes" });
 *   });
 * }
 * ```
 *
 * The page has the methods that all of them have, those of `WebKitPage`. What only Playwright can do
 * (locators, touch) is for tests that import `chromium.js`.
 *
 * @module
 */

import * as chromium from "./chromium.js";
import * as firefox from "./firefox.js";
import * as webkit from "./webkit.js";

/**
 * @typedef {Omit<import("./webkit-page.js").WebKitPage, "session" | "home" | "noise" | "leave">} EveryPage
 * @typedef {(t: import("node:test").TestContext, options?: import("./options.js").PageOptions) => Promise<EveryPage>} OpenPage
 */

/** @type {{ name: "Chromium" | "Firefox" | "WebKit", openPage: OpenPage }[]} */
export const BROWSERS = [
  // Playwright's `evaluate` takes more than ours, which TypeScript cannot see through its overloads.
  { name: "Chromium", openPage: /** @type {any} */ (chromium.openPage) },
  { name: "Firefox", openPage: /** @type {any} */ (firefox.openPage) },
  { name: "WebKit", openPage: webkit.openPage },
];
