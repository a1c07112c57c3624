// @ts-check
// What a figure costs the page that it stands in: nothing far from the screen, nothing at rest, nothing when it is gone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { comeAndGo } from "../come-and-go.js";
import { drag, drawn, openFigure, pointAt, profiles, ready, setState } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").NormScope} NormScope */
/** @typedef {import("playwright-core").Page} Page */

const QUIET = "/tests/pages/quiet.html";

/** Counts the callbacks of requestAnimationFrame over a while. @param {Page} page @param {number} milliseconds */
const framesIn = (page, milliseconds) =>
  page.evaluate(async (while_) => {
    let count = 0;
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => original((now) => (count++, callback(now)));
    await new Promise((later) => setTimeout(later, while_));
    window.requestAnimationFrame = original;
    return count;
  }, milliseconds);

test("far below the fold nothing is fetched or made until it is scrolled near", async (t) => {
  const page = await openPage(t, { path: QUIET });
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.evaluate(async () => {
    const spacer = document.createElement("div");
    spacer.style.height = "4000px";
    document.body.append(spacer, document.createElement("norm-scope"));
    await import(`${location.origin}/www/normscope.js`);
    await new Promise((later) => setTimeout(later, 300));
  });
  const heavy = () => requests.filter((path) => path.endsWith(".wasm") || path.includes("/figures/axes/"));
  assert.deepEqual(heavy(), []);
  const isMade = () => page.evaluate(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector("figure") !== null);
  assert.equal(await isMade(), false);
  await page.mouse.wheel(0, 3200);
  await page.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector("figure"));
  await ready(page);
  assert.ok(heavy().some((path) => path.endsWith(".wasm")));
  await assertNumbers(page);
});

test("whoever awaits ready gets the figure, also far below the fold", async (t) => {
  const page = await openPage(t, { path: QUIET });
  const shape = await page.evaluate(async () => {
    const figure = document.createElement("norm-scope");
    const spacer = document.createElement("div");
    spacer.style.height = "4000px";
    document.body.append(spacer, figure);
    await import(`${location.origin}/www/normscope.js`);
    await figure.ready;
    return figure.getState().shape;
  });
  assert.deepEqual(shape, [4, 3]);
});

test("before it is there, calls say so", async (t) => {
  const page = await openPage(t, { path: QUIET });
  const refusals = await page.evaluate(async () => {
    await import(`${location.origin}/www/normscope.js`);
    const figure = /** @type {NormScope} */ (document.createElement("norm-scope"));
    return ["getState", "stateURL", "view", "description"].map((name) => {
      try {
        const member = /** @type {any} */ (figure)[name];
        return typeof member === "function" ? member.call(figure) : member;
      } catch (error) {
        const { name: type, code, message } = /** @type {any} */ (error);
        return [type, code, message.startsWith(name)];
      }
    });
  });
  assert.deepEqual(refusals, Array(4).fill(["NormscopeError", "state", true]));
});

test("a figure at rest asks for no frame, in sight and out of it", async (t) => {
  const page = await openFigure(t);
  const sheet = await profiles(page);
  await drag(page, [await pointAt(page, 4, 1), sheet.at(1, 14)]);
  await page.locator(".cell").first().click();
  // What is said after a while, once, needs no frame either.
  assert.equal(await framesIn(page, 2000), 0);
  await page.evaluate(() => {
    const spacer = document.createElement("div");
    spacer.style.height = "4000px";
    document.body.append(spacer);
    scrollTo(0, 4000);
  });
  await drawn(page);
  assert.equal(await framesIn(page, 700), 0);
  // What changes out of sight is drawn when it is seen again.
  const drawsBefore = await page.evaluate(() => {
    document.querySelector("norm-scope")?.setState({ eps: 0.5 });
    return document.querySelector("norm-scope")?.shadowRoot?.querySelector(".caption")?.textContent;
  });
  assert.equal(await framesIn(page, 200), 0);
  assert.match(drawsBefore ?? "", /0\.00001/);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector(".caption")?.textContent?.includes("ε = 0.5"));
  await assertNumbers(page);
});

test("playing stops when it is scrolled out of sight", async (t) => {
  const page = await openFigure(t);
  await page.evaluate(() => {
    const spacer = document.createElement("div");
    spacer.style.height = "4000px";
    document.body.append(spacer);
  });
  await page.getByRole("button", { name: "Play the arithmetic" }).click();
  await drawn(page);
  await page.evaluate(() => scrollTo(0, 4000));
  await drawn(page);
  await drawn(page);
  assert.equal(await framesIn(page, 300), 0);
});

test("200 figures come and go and leave no node and no listener", async (t) => {
  const page = await comeAndGo(t, { attributes: {}, change: { eps: 0.5 } });
  assert.equal(await framesIn(page, 300), 0);
});

test("taken off the page and put back, moved and cloned, a figure keeps what was drawn", async (t) => {
  const page = await openFigure(t);
  await setState(page, { x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13], eps: 0.5 });
  const { state } = await assertNumbers(page);
  await page.evaluate(async () => {
    const figure = /** @type {NormScope} */ (document.querySelector("norm-scope"));
    figure.remove();
    await new Promise((later) => setTimeout(later, 50));
    document.body.append(figure);
    await figure.ready;
  });
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state, state);
  await page.evaluate(async () => {
    const figure = /** @type {NormScope} */ (document.querySelector("norm-scope"));
    const box = document.createElement("div");
    document.body.append(box);
    box.append(figure);
    figure.remove();
    box.append(figure);
    await figure.ready;
  });
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state, state);
  assert.equal(await page.locator("norm-scope figure").count(), 1);
});

test("in a closed <details> it is drawn once that is opened", async (t) => {
  const page = await openPage(t, { path: QUIET });
  await page.evaluate(async () => {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "Open me";
    details.append(summary, document.createElement("norm-scope"));
    document.body.prepend(details);
    await import(`${location.origin}/www/normscope.js`);
  });
  await page.getByText("Open me").click();
  await ready(page);
  const { cells } = await assertNumbers(page);
  assert.equal(cells.length, 12);
  await page.getByText("Open me").click();
  await setState(page, { eps: 0.5 });
  await page.getByText("Open me").click();
  await page.waitForFunction(() => document.querySelector("norm-scope")?.shadowRoot?.querySelector(".caption")?.textContent?.includes("ε = 0.5"));
  await assertNumbers(page);
});

test("two figures on one page do not touch each other", async (t) => {
  const page = await openPage(t, { path: QUIET });
  await page.evaluate(async () => {
    const [one, two] = [document.createElement("norm-scope"), document.createElement("norm-scope")];
    two.setAttribute("preset", "outlier");
    document.body.prepend(one, two);
    await import(`${location.origin}/www/normscope.js`);
    await Promise.all([one.ready, two.ready]);
  });
  await drawn(page);
  const second = (await assertNumbers(page, { index: 1 })).state;
  const sheet = await profiles(page);
  await drag(page, [await pointAt(page, 4, 1), sheet.at(1, 14)]);
  await page.locator("norm-scope").first().getByRole("button", { name: "More" }).click();
  await page.locator("norm-scope").first().getByRole("checkbox", { name: "Layer norm" }).uncheck();
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("theme", "dark"));
  await drawn(page);
  const first = (await assertNumbers(page)).state;
  assert.notEqual(first.x[9], 6);
  const other = await assertNumbers(page, { index: 1 });
  assert.deepEqual([other.state, other.lang], [second, "en"]);
  const shown = await page.evaluate(() => [...document.querySelectorAll("norm-scope")].map(({ shadowRoot }) => ({
    theme: shadowRoot?.querySelector(".frame")?.getAttribute("data-theme"),
    more: /** @type {HTMLElement | null} */ (shadowRoot?.querySelector("#more"))?.hidden,
    undo: /** @type {HTMLButtonElement | null} */ (shadowRoot?.querySelector('[data-control="undo"]'))?.disabled,
  })));
  assert.deepEqual(shown, [{ theme: "dark", more: false, undo: false }, { theme: "light", more: true, undo: true }]);

  await page.locator("norm-scope").nth(1).locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await page.evaluate(() => document.querySelector("norm-scope")?.remove());
  await drawn(page);
  const left = await assertNumbers(page);
  assert.deepEqual([left.state.shape, left.state.x[0]], [[6, 3], 9]);
});
