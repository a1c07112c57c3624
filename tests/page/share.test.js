// @ts-check
// What "Share" copies, pasted where people put it: the same figure is there, in the same state.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { elsewhere, home } from "../drivers/servers.js";
import { embedded, ready, stateOf } from "../axes-figure.js";
import { QUICK as shift } from "../shift-figure.js";

const FIGURES = { axes: "shape:5,3~x:1,4,2,0,3,1,5,2,2,7,1,0,3,3,9", shift };

/** Presses a button of "Share", and reads what it copied. @param {import("playwright-core").Page} page @param {string} name */
async function copied(page, name) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name, exact: true }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The figure with "More" open. @param {import("node:test").TestContext} t @param {string} figure @param {string} state */
async function opened(t, figure, state) {
  const page = await openPage(t, { path: embedded({ figure, state, theme: "dark", hide: "reset" }) });
  await ready(page);
  await page.getByRole("button", { name: "More" }).click();
  return page;
}

/** Pastes as an editor does: scripts run. @param {import("playwright-core").Page} page @param {string} text */
const paste = (page, text) => page.evaluate((markup) => document.body.prepend(document.createRange().createContextualFragment(markup)), text);

for (const [figure, state] of Object.entries(FIGURES)) {
  test(`${figure}: link, frame and element are the same figure elsewhere`, async (t) => {
    const page = await opened(t, figure, state);
    const expected = await stateOf(page);
    const texts = { link: await copied(page, "Copy link"), frame: await copied(page, "Copy iframe"), element: await copied(page, "Copy element") };

    await page.goto(texts.link);
    await ready(page);
    assert.deepEqual(await stateOf(page), expected, "link");

    const blog = await openPage(t, { path: "/tests/pages/quiet.html" });
    await paste(blog, texts.frame);
    const handle = await blog.locator("iframe").elementHandle();
    const inside = await handle?.contentFrame();
    assert.ok(inside);
    await inside.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector("canvas"));
    await inside.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).ready);
    assert.deepEqual(await inside.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).getState()), expected, "frame");
    assert.equal(await blog.locator("iframe").getAttribute("title"), await inside.locator(".title").textContent());
    assert.equal(await inside.evaluate(() => document.documentElement.scrollHeight - innerHeight <= 40), true, "about as high as the figure");

    const other = await openPage(t, { path: "/tests/pages/quiet.html" });
    await paste(other, texts.element);
    await other.waitForFunction(() => customElements.get("norm-scope"));
    await ready(other);
    assert.deepEqual(await stateOf(other), expected, "element");
    assert.deepEqual(await other.evaluate(() => ["lang", "theme", "hide"].map((name) => document.querySelector("norm-scope")?.getAttribute(name))), ["en", "dark", "reset"]);
  });
}

test("the Markdown names the picture that is saved with it, and the link behind it opens the same state", async (t) => {
  const page = await opened(t, "axes", FIGURES.axes);
  const expected = await stateOf(page);
  const saved = page.waitForEvent("download");
  const text = await copied(page, "Markdown and PNG");
  const [, alt, picture, link] = /^\[!\[(.+)\]\(([^()]+)\)\]\(([^()]+)\)$/s.exec(text) ?? [];
  assert.equal((await saved).suggestedFilename(), picture);
  assert.deepEqual([...(await readFile(await (await saved).path())).subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.equal(alt?.replaceAll("\\", ""), await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).description));
  await page.goto(link ?? "");
  await ready(page);
  assert.deepEqual(await stateOf(page), expected);
});

test("from the package, what is copied loads from where the package lies, and there is no frame of a page that is not there", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html", allow: [new RegExp(`another origin: ${elsewhere.origin}/`)] });
  for (const file of ["normscope.js", "normscope.inline.js"]) {
    const address = `${elsewhere.origin}/dist/normscope/${file}`;
    await page.goto(new URL("/tests/pages/quiet.html", home).href);
    await paste(page, `<script type="module" src="${address}"></script><norm-scope figure="axes" lang="en"></norm-scope>`);
    await page.waitForFunction(() => customElements.get("norm-scope"));
    await ready(page);
    await page.getByRole("button", { name: "More" }).click();
    assert.equal(await page.getByRole("button", { name: "Copy iframe" }).count(), 0);
    const text = await copied(page, "Copy element");
    assert.ok(text.startsWith(`<script type="module" src="${address}">`), text);
    const expected = await stateOf(page);
    await page.goto(new URL("/tests/pages/quiet.html", home).href);
    await paste(page, text);
    await page.waitForFunction(() => customElements.get("norm-scope"));
    await ready(page);
    assert.deepEqual(await stateOf(page), expected, file);
  }
});
