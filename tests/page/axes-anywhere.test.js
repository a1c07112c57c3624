// @ts-check
// The figure `axes` where other people put it: in frames, under strict policies, in slides that are scaled, without its engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drag, drawn, embedded, openElsewhere, pointAt, profiles, ready, setAttribute, setState } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").NormScope} NormScope */

test("in a sandboxed iframe", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  await page.evaluate((address) => {
    const frame = document.createElement("iframe");
    [frame.src, frame.title, frame.width, frame.height] = [address, "A figure", "680", "700"];
    frame.setAttribute("sandbox", "allow-scripts");
    document.body.append(frame);
  }, embedded({ preset: "two-samples" }));
  const frame = page.frameLocator("iframe");
  await frame.locator(".remarks", { hasText: "With two samples" }).waitFor();
  await frame.locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await frame.getByRole("button", { name: "Undo" }).and(frame.locator(":enabled")).waitFor();
  assert.match((await frame.locator(".cell").first().getAttribute("aria-label")) ?? "", /feature 1: 9\. batch norm 1\.00/);
});

test("under a strict content policy and trusted types", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/strict.html" });
  await ready(page);
  await page.locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await page.getByText("All numbers as a table").click();
  await page.getByRole("button", { name: "More" }).click();
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[0], 9);
  const size = await page.evaluate(async () => (await /** @type {NormScope} */ (document.querySelector("norm-scope")).toPNG()).size);
  assert.ok(size > 10_000);
});

test("in a slide that is scaled, the pointer still finds its point", async (t) => {
  const page = await openElsewhere(t);
  await page.evaluate(() => Object.assign(document.body.style, { transform: "scale(0.7)", transformOrigin: "0 0", width: "1200px" }));
  await drawn(page);
  const sheet = await profiles(page);
  const place = await pointAt(page, 4, 1);
  await drag(page, [place, sheet.at(1, 20)]);
  const { state } = await assertNumbers(page);
  assert.ok(Math.abs((state.x[9] ?? NaN) - 20) < sheet.pixel + 0.1, String(state.x[9]));
  await page.locator('.cell[data-sample="1"][data-column="1"]').click();
  await page.locator('.cell[data-sample="1"][data-column="1"]').click();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[4], 12);
});

test("under another page's own style", async (t) => {
  const page = await openElsewhere(t);
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "* { margin: 7px; color: red !important; } body { font: italic 30px/3 serif; text-transform: uppercase; text-align: right; text-indent: 50px; white-space: pre; } button, input, p { display: none; }";
    document.head.append(style);
  });
  await drawn(page);
  const seen = await page.evaluate(() => {
    const root = document.querySelector("norm-scope")?.shadowRoot;
    const of = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (root?.querySelector(selector)));
    const words = of(".words");
    return [words.fontSize, words.fontStyle, words.textTransform, words.textAlign, words.textIndent, words.whiteSpace, words.display, of(".toolbar button").display !== "none", of(".words .b").color === of(".words").color];
  });
  assert.deepEqual(seen, ["17px", "normal", "none", "start", "0px", "normal", "block", true, true]);
  await assertNumbers(page);
});

test("where the engine cannot be fetched it says so and shows what stands in the tag; the next try can succeed", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html", allow: [/wasm/, /ERR_FAILED/] });
  await page.route("**/*.wasm", (route) => route.abort());
  const outcome = await page.evaluate(async () => {
    const figure = /** @type {NormScope} */ (document.createElement("norm-scope"));
    figure.textContent = "a picture instead";
    document.body.prepend(figure);
    await import(`${location.origin}/www/normscope.js`);
    const failed = await figure.ready.then(() => "", String);
    return { failed, text: figure.innerText, said: figure.shadowRoot?.querySelector(".failure")?.textContent };
  });
  assert.notEqual(outcome.failed, "");
  assert.match(outcome.text, /a picture instead/);
  assert.match(outcome.said ?? "", /^The figure could not start/);
  await page.unroute("**/*.wasm");
  await ready(page);
  await assertNumbers(page);
  assert.equal(await page.locator(".failure").count(), 0);
});

test("a figure that does not exist, and then one that does", async (t) => {
  const page = await openElsewhere(t);
  await setAttribute(page, "figure", "nope");
  await page.locator(".failure").waitFor();
  assert.equal(await page.locator("norm-scope figure").count(), 0);
  await setAttribute(page, "figure", "axes");
  await ready(page);
  await setState(page, { eps: 0.5 });
  await assertNumbers(page);
  assert.equal(await page.locator(".failure").count(), 0);
});
