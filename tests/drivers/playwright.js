// @ts-check
// What Chromium and Firefox share: a fresh context for every page, and an ear on it.

import { complete } from "./options.js";
import { Noise } from "./noise.js";
import { home } from "./servers.js";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").BrowserContextOptions} ContextOptions
 * @typedef {import("node:test").TestContext} TestContext
 * @typedef {import("./options.js").PageOptions} PageOptions
 * @typedef {import("./options.js").FullOptions} FullOptions
 * @typedef {import("playwright-core").Page & { assertQuiet(): Promise<void> }} QuietPage
 */

/**
 * Makes an `openPage` for one browser. The page is closed after the test, which fails if the page
 * made noise (`assertQuiet`).
 *
 * @param {(options: FullOptions) => Promise<Browser>} launch gives a running browser
 * @param {(options: FullOptions) => ContextOptions} emulate what the browser can pretend to be
 */
export function opener(launch, emulate) {
  /**
   * @param {TestContext} t the test that needs the page
   * @param {PageOptions} [options]
   * @returns {Promise<QuietPage>}
   */
  return async function openPage(t, options = {}) {
    const full = complete(options);
    const browser = await launch(full);
    const context = await browser.newContext({
      viewport: { width: full.width, height: full.height },
      deviceScaleFactor: full.scale,
      locale: full.lang,
      ...emulate(full),
    });
    const page = await context.newPage();
    const noise = listen(page, full.allow);
    const quiet = Object.assign(page, {
      async assertQuiet() {
        // What was sent before this answer has arrived then.
        if (!page.isClosed()) await page.evaluate(() => new Promise((done) => setTimeout(done)));
        noise.assertQuiet();
      },
    });
    // What waits for the page fails when it is closed; nothing else would end such a test.
    const watch = setTimeout(() => context.close({ reason: `not done after ${full.seconds} s` }), full.seconds * 1000);
    t.after(async () => {
      clearTimeout(watch);
      try {
        await quiet.assertQuiet();
      } finally {
        await context.close();
      }
    });
    await page.goto(new URL(full.path, home).href);
    return quiet;
  };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {RegExp[]} allow
 */
function listen(page, allow) {
  const noise = new Noise(home, allow);
  page.on("console", (message) => noise.hearConsole(message.type(), message.text()));
  page.on("pageerror", (error) => noise.hear(`uncaught: ${error.stack ?? error}`));
  page.on("crash", () => noise.hear("the page crashed"));
  const context = page.context();
  context.on("request", (request) => noise.hearRequest(request.url()));
  context.on("response", (response) => noise.hearResponse(response.url(), response.status()));
  context.on("requestfailed", (request) => noise.hear(`request failed: ${request.url()}: ${request.failure()?.errorText}`));
  return noise;
}
