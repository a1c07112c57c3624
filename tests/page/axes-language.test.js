// @ts-check
// Two languages and three themes of the figure `axes`, changed live.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, hold, openFigure, pointAt, profiles, ready, setAttribute, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";
import { assertPainted, listenToPaint } from "../axes-painted.js";

/** @typedef {import("playwright-core").Page} Page */

/** Every text of the page that a reader sees or hears, but what is said to be English. @param {Page} page */
const texts = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const read = (/** @type {Node} */ node) => {
      if (node instanceof Text) found.push(node.data);
      if (node instanceof Element) {
        if (node.matches('script, style, noscript, [lang="en"]:not(html)')) return;
        for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"]) found.push(node.getAttribute(name) ?? "");
      }
      if (node instanceof Element && node.shadowRoot) node.shadowRoot.childNodes.forEach(read);
      node.childNodes.forEach(read);
    };
    read(document.body);
    found.push(document.title, document.querySelector("norm-scope")?.description ?? "");
    return found.map((text) => text.trim()).filter((text) => text !== "");
  });

/** Names of things stay as they are, and a term's English may stand in brackets after it. */
const NAMES = /normscope|NumPy|PyTorch|Keras|PNG|SVG|CSV|iframe|Markdown|RMS|Delete|（[A-Za-z ]+，[A-Z]+）|Ioffe|Szegedy|BN|ReLU|[Ss]igmoid|Batch Renormalization|tanh|internal covariate shift/g;

/** @param {string[]} found */
const english = (found) => found.filter((text) => /[a-z]{2}/i.test(text.replace(NAMES, "")));
/** @param {string[]} found */
const chinese = (found) => found.filter((text) => /[\u4e00-\u9fff]/.test(text));

test("the language changes in the middle of a drag, and the drag goes on", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  const sheet = await profiles(page);
  const place = await pointAt(page, 4, 1);
  const before = await stateOf(page);
  await hold(page, [place, sheet.at(1, 10)]);
  await drawn(page);
  const english = await assertNumbers(page, { before, held: true });
  assert.equal(english.lang, "en");
  await setAttribute(page, "lang", "zh-Hans");
  const middle = await assertNumbers(page, { before, held: true });
  assert.equal(middle.lang, "zh-Hans");
  assert.deepEqual(middle.state, english.state);
  const to = sheet.at(1, 14);
  await page.mouse.move(to.x, to.y);
  await drawn(page);
  assert.notEqual((await assertNumbers(page, { before, held: true })).state.x[9], middle.state.x[9], "the drag goes on");
  await page.mouse.up();
  await drawn(page);
  const { state, words } = await assertNumbers(page, { before });
  await assertPainted(page);
  assert.ok(Math.abs((state.x[9] ?? NaN) - 14) < sheet.pixel + 0.1);
  assert.match(words, /^你改了样本 4：特征 1 现在是 /);
  await page.getByRole("button", { name: "撤销" }).click();
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state.x, before.x, "and was one step");
});

test("the essay and its figure change their language live, with nothing left over, and keep what was drawn", async (t) => {
  const page = await openPage(t, { path: "/" });
  await ready(page);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByText("All numbers as a table").click();
  await page.locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual(chinese(await texts(page)).filter((text) => text !== "简体中文"), []);

  await page.locator("nav").getByRole("button", { name: "简体中文" }).click();
  await drawn(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hans");
  assert.deepEqual(english(await texts(page)), []);
  const inChinese = await assertNumbers(page);
  assert.deepEqual([inChinese.lang, inChinese.state], ["zh-Hans", state]);

  await page.getByRole("group", { name: "语言" }).last().getByRole("button", { name: "English" }).click();
  await drawn(page);
  assert.equal((await assertNumbers(page)).lang, "en", "the figure alone");
  await page.locator("nav").getByRole("button", { name: "简体中文" }).click();
  await drawn(page);
  assert.equal((await assertNumbers(page)).lang, "zh-Hans");
  await page.getByRole("button", { name: "撤销" }).click();
  await drawn(page);
  assert.equal((await assertNumbers(page)).state.x[0], 2, "also what can be undone is kept");
});

test("what is painted is in the language too, and so are notes, remarks and histograms", async (t) => {
  const page = await openFigure(t, { query: { lang: "zh", preset: "one-sample" } });
  await listenToPaint(page);
  const painted = () => page.evaluate(() => {
    const { written } = /** @type {{ written: WeakMap<HTMLCanvasElement, { text: string }[]> }} */ (/** @type {unknown} */ (window));
    const canvases = [...(document.querySelector("norm-scope")?.shadowRoot?.querySelectorAll("canvas") ?? [])];
    return canvases.flatMap((canvas) => (written.get(canvas) ?? []).map(({ text }) => text));
  });
  await page.locator(".cell").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox").first().fill("七");
  await page.keyboard.press("Enter");
  await drawn(page);
  const { note, remarks } = await assertNumbers(page);
  assert.match(note, /^“七”不是数字/);
  assert.equal(chinese(remarks).length, remarks.length);
  assert.deepEqual(english([...(await painted()), ...(await texts(page))]), []);
  assert.ok(chinese(await painted()).length > 5);
  await page.keyboard.press("Escape");
  await setAttribute(page, "lang", "en");
  assert.deepEqual(chinese([...(await painted()), ...(await texts(page))]).filter((text) => text !== "简体中文"), []);
});

test("a note on screen changes its language with the rest", async (t) => {
  const page = await openFigure(t, { query: { preset: "no-such-one" } });
  assert.match((await assertNumbers(page)).note, /^Part of the link/);
  await setAttribute(page, "lang", "zh-Hans");
  assert.match((await assertNumbers(page)).note, /^链接中/);
});

test("without a lang of its own the figure takes the closest one, then the link's, then the browser's", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html?lang=en", lang: "zh-CN" });
  const lang = async () => (await assertNumbers(page)).lang;
  await page.evaluate(async () => {
    const box = document.createElement("div");
    box.lang = "zh-TW";
    box.append(document.createElement("norm-scope"));
    document.body.prepend(box);
    await import(`${location.origin}/www/normscope.js`);
  });
  await ready(page);
  const set = async (/** @type {string} */ selector, /** @type {string | null} */ value) => {
    await page.evaluate(([where, text]) => {
      const node = document.querySelector(where ?? "");
      if (text === null) node?.removeAttribute("lang");
      else node?.setAttribute("lang", text ?? "");
    }, [selector, value]);
    await drawn(page);
  };
  assert.equal(await lang(), "zh-Hans");
  await set("div", "en-GB");
  assert.equal(await lang(), "en");
  await set("norm-scope", "zh");
  assert.equal(await lang(), "zh-Hans");
  await set("norm-scope", null);
  await set("div", null);
  assert.equal(await lang(), "en", "the document's");
  await set("html", null);
  assert.equal(await lang(), "en", "the link's");
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await set("html", "fr");
  assert.equal(await lang(), "zh-Hans", "the browser's");
});

test("themes change live and keep the state; auto follows the system", async (t) => {
  const page = await openFigure(t, { theme: "dark" });
  await page.locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await drawn(page);
  const { state } = await assertNumbers(page);
  /** The paper in a corner of the sheet, and the figure's own ground. */
  const colors = () => page.evaluate(() => {
    const root = document.querySelector("norm-scope")?.shadowRoot;
    const copy = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
    copy.drawImage(/** @type {HTMLCanvasElement} */ (root?.querySelector(".stage canvas")), 0, 0);
    const paper = copy.getImageData(6, 60, 1, 1).data;
    return { paper: [...paper].slice(0, 3), ground: getComputedStyle(/** @type {Element} */ (root?.querySelector(".frame"))).backgroundColor };
  });
  const light = { paper: [245, 244, 240], ground: "rgb(255, 255, 255)" };
  const dark = { paper: [31, 34, 37], ground: "rgb(22, 23, 26)" };
  assert.deepEqual(await colors(), dark);
  for (const [theme, expected] of /** @type {const} */ ([["light", light], ["dark", dark], ["light", light], ["auto", dark], [null, dark]])) {
    await setAttribute(page, "theme", theme);
    assert.deepEqual(await colors(), expected, String(theme));
    assert.deepEqual((await assertNumbers(page)).state, state);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await drawn(page);
  assert.deepEqual(await colors(), light);
});
