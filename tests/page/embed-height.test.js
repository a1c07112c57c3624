// @ts-check
// A frame with a figure on a page of another origin takes the figure's own height, by the script that the recipe gives.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage as openChromium } from "../drivers/chromium.js";
import { BROWSERS } from "../drivers/every-browser.js";
import { elsewhere } from "../drivers/servers.js";
import { embedded } from "../axes-figure.js";

const options = { path: "/tests/pages/quiet.html", allow: [new RegExp(`another origin: ${elsewhere.origin}/`)] };
const RECIPE = new URL("../../docs/embed/iframe.md", import.meta.url);

/** What stands in the recipe between script tags. */
async function recipe() {
  const [, script] = /<script>([\s\S]*?)<\/script>/.exec(await readFile(RECIPE, "utf8")) ?? [];
  assert.ok(script);
  return script;
}

/**
 * Puts a frame on the page, as strangers do, and keeps what it says.
 *
 * @param {Pick<import("../drivers/every-browser.js").EveryPage, "evaluate">} page
 * @param {string} script of the page around
 * @param {{ hash?: string, query?: Record<string, string> }} [options]
 */
const embed = (page, script, { hash = "", query = {} } = {}) =>
  page.evaluate(async ({ address, code }) => {
    const heard = /** @type {any[]} */ ((/** @type {any} */ (window).heard = []));
    addEventListener("message", ({ data }) => heard.push(data));
    document.body.append(Object.assign(document.createElement("script"), { textContent: code }));
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: address, title: "A figure", width: "600", height: "150", name: "first" });
    frame.setAttribute("sandbox", "allow-scripts");
    document.body.append(frame);
    for (const began = Date.now(); Date.now() - began < 20_000; ) {
      const now = heard.length;
      await new Promise((later) => setTimeout(later, 400));
      // More than its padding: the figure is there.
      if (heard.length === now && heard.some(({ height }) => height > 300)) break;
    }
  }, { address: new URL(embedded({ figure: "axes", ...query }), elsewhere).href + hash, code: script });

/** @param {Pick<import("../drivers/every-browser.js").EveryPage, "evaluate">} page */
const state = (page) =>
  page.evaluate(() => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    return { height: frame.clientHeight, heard: /** @type {any[]} */ (/** @type {any} */ (window).heard) };
  });

for (const { name, openPage } of BROWSERS) {
  test(`${name}: a frame of another origin is as high as its figure`, async (t) => {
    const page = await openPage(t, options);
    await embed(page, await recipe(), { hash: "#?secret=s3cret" });
    const { height, heard } = await state(page);
    const own = heard.filter(({ type }) => type === "normscope:resize").at(-1);
    assert.ok(own.height > 300, String(own.height));
    assert.deepEqual(own, { type: "normscope:resize", v: 1, id: "first", height });
    assert.deepEqual(heard.filter(({ message }) => message === "height").at(-1), { message: "height", value: height, secret: "s3cret" });
    const embedly = heard.flatMap((data) => (typeof data === "string" ? [JSON.parse(data)] : [])).at(-1);
    assert.deepEqual([embedly.context, embedly.height, new URL(embedly.src).origin], ["iframe.resize", height, elsewhere.origin]);
  });
}

test("what is shown fits without a scroll bar, narrow and wide, and follows what is opened", async (t) => {
  const page = await openChromium(t, options);
  await embed(page, await recipe());
  const frame = page.frames().at(-1);
  assert.ok(frame);
  const fits = () => frame.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth && innerHeight - document.body.getBoundingClientRect().height < 2);
  await fits();
  const before = (await state(page)).height;
  await frame.getByText("All numbers as a table").click();
  await frame.waitForFunction((height) => innerHeight > height, before);
  await fits();
  for (const width of ["320", "900"]) {
    await page.evaluate((given) => void (/** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).width = given), width);
    await frame.waitForFunction((given) => innerWidth === Number(given), width);
    await fits();
  }
});

test("a page that makes the frame narrower with every height it hears is not answered for ever", async (t) => {
  const page = await openChromium(t, options);
  await embed(page, `addEventListener("message", ({ data }) => {
    const frame = document.querySelector("iframe");
    if (data?.type === "normscope:resize") [frame.width, frame.height] = [frame.width === "600" ? "330" : "600", data.height + 8];
  });`);
  await page.waitForTimeout(2000);
  const { heard } = await state(page);
  const count = heard.filter(({ type }) => type === "normscope:resize").length;
  assert.ok(count > 3 && count <= 60, String(count));
});

test("on a page of its own it says nothing", async (t) => {
  const page = await openChromium(t, { path: embedded({ figure: "axes" }) });
  const said = await page.evaluate(async () => {
    let count = 0;
    addEventListener("message", () => (count += 1));
    await document.querySelector("norm-scope")?.ready;
    document.body.style.paddingTop = "100px";
    await new Promise((later) => setTimeout(later, 100));
    return count;
  });
  assert.equal(said, 0);
});
