// @ts-check
// The drivers themselves: that a page is what the options say, and that every noise is heard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS } from "../drivers/every-browser.js";
import { elsewhere, home } from "../drivers/servers.js";

const QUIET = "/tests/pages/quiet.html";

/** @type {Record<string, (elsewhere: string) => unknown>} */
const NOISES = {
  "an error on the console": () => console.error("seven"),
  "a warning on the console": () => console.warn("eight"),
  "an uncaught error": () => void setTimeout(() => { throw new Error("nine"); }),
  "an unhandled rejection": () => void Promise.reject(new Error("ten")),
  "a missing file": () => fetch("/www/missing.js").then(({ status }) => status),
  "a request to another origin": (elsewhere) => fetch(elsewhere).then(({ status }) => status),
};

/** What the page itself says about how it is shown. */
function shown() {
  const asks = (/** @type {string} */ query) => matchMedia(query).matches;
  return {
    size: [innerWidth, innerHeight],
    scale: devicePixelRatio,
    dark: asks("(prefers-color-scheme: dark)"),
    reducedMotion: asks("(prefers-reduced-motion: reduce)"),
    forcedColors: asks("(forced-colors: active)"),
  };
}

const ASKED = { width: 500, height: 600, theme: /** @type {const} */ ("dark"), reducedMotion: true, scale: 2 };

for (const { name, openPage } of BROWSERS) {
  test(`${name} shows a page as a desktop does, unless asked otherwise`, async (t) => {
    const page = await openPage(t, { path: QUIET });
    const plain = { size: [1100, 800], scale: 1, dark: false, reducedMotion: false, forcedColors: false };
    assert.deepEqual(await page.evaluate(shown), plain);
    await page.assertQuiet();
  });

  test(`${name} is what the options say`, async (t) => {
    const page = await openPage(t, { path: QUIET, ...ASKED });
    const asked = { size: [500, 600], scale: 2, dark: true, reducedMotion: true, forcedColors: false };
    assert.deepEqual(await page.evaluate(shown), asked);
  });

  if (name !== "WebKit") {
    test(`${name} prefers a language, and can force its colours`, async (t) => {
      const page = await openPage(t, { path: QUIET, lang: "zh-CN", forcedColors: true });
      assert.equal((await page.evaluate(shown)).forcedColors, true);
      assert.equal(await page.evaluate(() => navigator.language), "zh-CN");
    });
  }

  test(`${name} has a mouse and a keyboard`, async (t) => {
    const page = await openPage(t, { path: QUIET });
    const centre = (/** @type {string} */ selector) => page.evaluate((chosen) => {
      const box = document.querySelector(chosen)?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector);
    const button = await centre("button");
    await page.mouse.click(button.x, button.y);
    await page.keyboard.press("Tab");
    await page.keyboard.type("x = −1");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Backspace");
    const [count, text] = await page.evaluate(() => [
      document.querySelector("output")?.value,
      document.querySelector("input")?.value,
    ]);
    assert.deepEqual([count, text], ["1", "x = −"]);
  });

  test(`${name} hears every noise that a page makes`, async (t) => {
    const page = await openPage(t, { path: QUIET });
    for (const [noise, make] of Object.entries(NOISES)) {
      await page.evaluate(make, new URL(QUIET, elsewhere).href);
      await page.evaluate(() => new Promise((later) => setTimeout(later, 50)));
      await assert.rejects(page.assertQuiet(), /the page made noise/, noise);
    }
    await page.assertQuiet();
  });

  test(`${name} does not count what the test expects`, async (t) => {
    const page = await openPage(t, { path: QUIET, allow: [/eight/] });
    await page.evaluate(() => console.warn("seven, eight"));
    await page.assertQuiet();
  });
}

test("the two servers are two origins", () => {
  assert.notEqual(home.origin, elsewhere.origin);
});
