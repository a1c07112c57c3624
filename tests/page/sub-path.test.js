// @ts-check
// The site as any static host has it, GitHub Pages among them: below a path, without a server of ours, and asking for nothing beside
// itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { BROWSERS } from "../drivers/every-browser.js";
import { FIGURES } from "../../www/figures/index.js";
import { ready } from "../axes-figure.js";

const SITE = "/dist/site/";

test("the essay and each figure ask for nothing beside the site, nor for anything that is not there", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(new URL(SITE, page.url()).href);
  const figures = page.locator("norm-scope");
  for (let at = 0; at < (await figures.count()); at++) {
    await figures.nth(at).scrollIntoViewIfNeeded();
    await figures.nth(at).evaluate((figure) => /** @type {any} */ (figure).ready);
  }
  for (const figure of Object.keys(FIGURES)) {
    await page.goto(new URL(`${SITE}embed.html?figure=${figure}&lang=zh-Hans`, page.url()).href);
    await ready(page);
    const link = await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).stateURL());
    assert.equal(new URL(link).pathname, `${SITE}embed.html`);
  }
  const beside = asked.filter((address) => !new URL(address).pathname.startsWith(SITE) && !/^(data|blob):/.test(address));
  assert.deepEqual(beside, []);
  assert.ok(asked.filter((address) => address.endsWith(".wasm")).length > 0, "the engine is asked for");
});

for (const { name, openPage: openAny } of BROWSERS) {
  test(`${name} trains below a path`, async (t) => {
    const page = await openAny(t, { path: `${SITE}embed.html?figure=shift&state=depth:1~width:5&lang=en` });
    const said = await page.evaluate(async () => {
      await customElements.whenDefined("norm-scope");
      const shift = /** @type {any} */ (document.querySelector("norm-scope"));
      await shift.ready;
      await shift.step(2);
      return { step: shift.view.step, place: shift.view.place };
    });
    assert.deepEqual(said, { step: 2, place: "worker" });
  });
}
