// @ts-check
// A teacher makes a link, and a class that opens it sees just that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../drivers/axe.js";
import { openPage } from "../drivers/chromium.js";
import { ready, setState, stateOf } from "../axes-figure.js";
import { en } from "../../www/locales/en.js";
import { zhHans } from "../../www/locales/zh-hans.js";

/** @param {import("node:test").TestContext} t @param {any} [options] */
async function open(t, { lang = "en", ...options } = {}) {
  const page = await openPage(t, { ...options, path: `/teacher.html?lang=${lang}` });
  await ready(page);
  await page.waitForFunction(() => (/** @type {HTMLTextAreaElement | null} */ (document.querySelector(".link"))?.value ?? "") !== "");
  return page;
}

/** @param {import("playwright-core").Page} page */
const linkOf = (page) => page.getByRole("textbox", { name: en["teacher.link"], exact: true }).inputValue();

test("figure, start, question, controls, language and colours are in the link, and the class sees them", async (t) => {
  const page = await open(t);
  await page.getByRole("combobox", { name: "Question above the figure" }).selectOption(en["essay.axes.check"]);
  await page.getByRole("combobox", { name: "Language" }).selectOption("简体中文");
  await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
  await page.getByRole("checkbox", { name: "Clear the sheet" }).check();
  await page.getByRole("checkbox", { name: "Nothing can be changed" }).check();
  await setState(page, { shape: [5, 3], x: [1, 4, 2, 0, 3, 1, 5, 2, 2, 7, 1, 0, 3, 3, 9] });
  const expected = await stateOf(page);
  const link = await linkOf(page);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);

  await page.goto(link);
  await ready(page);
  assert.deepEqual(await stateOf(page), expected);
  await page.getByText(zhHans["essay.axes.check"]).waitFor();
  const seen = await page.evaluate(() => {
    const figure = /** @type {any} */ (document.querySelector("norm-scope"));
    return { readonly: figure.hasAttribute("readonly"), dark: figure.shadowRoot.querySelector(".frame").dataset.theme, lang: figure.lang };
  });
  assert.deepEqual(seen, { readonly: true, dark: "dark", lang: "zh-Hans" });
  assert.equal(await page.getByRole("button", { name: zhHans["control.reset"] }).isDisabled(), true);
  assert.equal(await page.locator('[data-control="clear"]:visible').count(), 0);
  // The question speaks what the figure speaks.
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "en"));
  await page.getByText(en["essay.axes.check"]).waitFor();
});

test("another figure has its own presets, questions and controls, and its preview follows", async (t) => {
  const page = await open(t);
  await page.locator("#fields select").first().selectOption("Small batches");
  const preset = page.getByRole("combobox", { name: "Preset" }).first();
  await preset.getByRole("option", { name: en["batchSize.preset.sorted"] }).waitFor({ state: "attached" });
  await preset.selectOption(en["batchSize.preset.sorted"]);
  await page.getByRole("combobox", { name: "Controls" }).selectOption("none");
  await page.getByRole("checkbox", { name: "Draw again" }).waitFor();
  const link = await linkOf(page);
  const query = new URL(link).searchParams;
  assert.deepEqual([query.get("figure"), query.get("controls"), query.get("question")], ["batch-size", "none", null]);
  assert.match(query.get("state") ?? "", /how:classes/);
  await page.getByText("What the class sees").click();
  const inside = page.frameLocator("iframe");
  await inside.locator("norm-scope canvas").first().waitFor();
  assert.equal(await page.locator("iframe").getAttribute("src"), link);
  assert.equal(await inside.getByRole("button", { name: "Draw again" }).count(), 0);
});

test("a question that is none, and words in the link, are nothing on the page", async (t) => {
  const page = await openPage(t, { path: "/embed.html?figure=axes&lang=en&question=%3Cb%3Ehello%3C%2Fb%3E&locked=maybe" });
  await ready(page);
  assert.equal(await page.getByText("hello").count(), 0);
  assert.equal(await page.evaluate(() => document.querySelector("norm-scope")?.hasAttribute("readonly")), false);
});

for (const [name, options] of Object.entries({ light: {}, "dark, in Chinese, on a phone": { theme: "dark", width: 320, height: 740, lang: "zh-Hans" } })) {
  test(`axe finds nothing on the teacher's page, and nothing scrolls sideways: ${name}`, async (t) => {
    const page = await open(t, options);
    await assertAccessible(page, "main");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true);
  });
}
