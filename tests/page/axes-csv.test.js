// @ts-check
// A reader's own numbers in the figure `axes`: pasted on it, typed as text, chosen or dropped as a file.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { drawn, openFigure, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

const folder = await mkdtemp(join(tmpdir(), "normscope-csv-"));
after(() => rm(folder, { recursive: true }));

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} text @param {string} where a selector */
async function paste(page, text, where) {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.locator(where).first().focus();
  await page.keyboard.press("Control+V");
  await drawn(page);
}

test("numbers that are pasted on the figure become the batch, in one step", async (t) => {
  const page = await openFigure(t);
  const before = await stateOf(page);
  await paste(page, "1,2\n3,4.5\n−5,６\n", ".cell");
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x], [[3, 2], [1, 2, 3, 4.5, -5, 6]]);
  assert.deepEqual([state.gamma, state.beta, state.pinned], [[1, 1], [0, 0], null]);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual((await stateOf(page)).x, before.x);
  await paste(page, "a\tb\tc\n7\t8\t9", ".second .point");
  assert.deepEqual((await assertNumbers(page)).state.x, [7, 8, 9], "also on the other picture");
});

test("pasting into a field is pasting into that field", async (t) => {
  const page = await openFigure(t);
  const { x } = await stateOf(page);
  await page.locator(".cell").first().focus();
  await page.keyboard.press("Enter");
  await paste(page, "8.5", ".editor");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.deepEqual((await assertNumbers(page)).state.x, x.with(0, 8.5));
});

const TEXTS = /** @type {const} */ ([
  ["height, weight\n# a comment\n\n1, 2\n3, 4\n", [2, 2], [1, 2, 3, 4]],
  ["1;2,5\n3;4", [2, 2], [1, 2.5, 3, 4]],
  ["\uFEFF1 2   3\r\n4 5 6", [2, 3], [1, 2, 3, 4, 5, 6]],
  ['"1","2"\n"3","4"', [2, 2], [1, 2, 3, 4]],
  ["5", [1, 1], [5]],
]);

test("rows of text become the batch", async (t) => {
  const page = await openFigure(t);
  await page.getByRole("button", { name: "More" }).click();
  for (const [text, shape, x] of TEXTS) {
    await page.getByRole("textbox", { name: "Rows of numbers, one sample a line" }).fill(text);
    await page.getByRole("button", { name: "Use these numbers" }).click();
    await drawn(page);
    const { state, note } = await assertNumbers(page);
    assert.deepEqual([state.shape, state.x, note], [shape, x, ""]);
  }
});

const REFUSED = /** @type {const} */ ([
  ["1,2\n3", /in line 2 the number of columns is 1, and in the lines before it 2/],
  ["1,2\n\n# three\n4,five", /line 4 holds “five”/],
  ["1,2\n3,NaN", /line 2 holds “NaN”/],
  ["", /no numbers/],
  ["name, other\n", /no numbers/],
  ["1\n".repeat(65), /65 samples × 1 features are too many\. At most 64 samples/],
  [`${"1,".repeat(32)}1`, /33 features/],
  ["<b>1</b>,2", /no numbers|line 1/],
]);

test("what is no batch is refused with its line, and nothing is lost", async (t) => {
  const page = await openFigure(t);
  await page.evaluate(() => {
    const codes = Object.assign(window, { codes: /** @type {string[]} */ ([]) }).codes;
    document.body.addEventListener("normscope-error", ({ detail }) => codes.push(detail.code));
  });
  const before = await stateOf(page);
  await page.getByRole("button", { name: "More" }).click();
  for (const [text, message] of REFUSED) {
    await page.getByRole("textbox", { name: "Rows of numbers, one sample a line" }).fill(text);
    await page.getByRole("button", { name: "Use these numbers" }).click();
    await drawn(page);
    const { state, note } = await assertNumbers(page);
    assert.match(note, message, JSON.stringify(text));
    assert.deepEqual(state, before);
  }
  const codes = await page.evaluate(() => /** @type {{ codes: string[] }} */ (/** @type {unknown} */ (window)).codes);
  assert.deepEqual(codes, REFUSED.map(() => "data"));
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
});

test("a file can be chosen, and the same one again after it was changed", async (t) => {
  const page = await openFigure(t);
  await page.getByRole("button", { name: "More" }).click();
  const file = join(folder, "batch.csv");
  for (const x of [[1, 2, 3, 4], [1, 2, 3, 40]]) {
    await writeFile(file, `${x.slice(0, 2)}\n${x.slice(2)}\n`);
    await page.getByLabel("or a CSV file").setInputFiles(file);
    await page.waitForFunction((last) => document.querySelector("norm-scope")?.getState().x.at(-1) === last, x.at(-1));
    await drawn(page);
    assert.deepEqual((await assertNumbers(page)).state.x, x);
  }
});

test("a file can be dropped on the figure", async (t) => {
  const page = await openFigure(t);
  const before = await stateOf(page);
  const session = await page.context().newCDPSession(page);
  const box = await page.locator(".stage canvas").boundingBox();
  assert.ok(box);
  /** @param {string} name @param {string} content */
  const drop = async (name, content) => {
    await writeFile(join(folder, name), content);
    const data = { items: [], files: [join(folder, name)], dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) await session.send("Input.dispatchDragEvent", { type, x: box.x + 150, y: box.y + 150, data });
  };
  await drop("bad.csv", "1,2\n3,x\n");
  await page.getByText('line 2 holds “x”').waitFor();
  assert.deepEqual((await assertNumbers(page)).state, before);
  await drop("good.csv", "f1,f2,f3,f4\n1,2,3,4\n5,6,7,9\n");
  await page.waitForFunction(() => document.querySelector("norm-scope")?.getState().shape[1] === 4);
  await drawn(page);
  const { state, note } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x, note], [[2, 4], [1, 2, 3, 4, 5, 6, 7, 9], ""]);
});

test("in the Chinese figure a refusal is in Chinese, and follows the language", async (t) => {
  const page = await openFigure(t, { query: { lang: "zh-Hans" } });
  await page.locator('[data-control="more"]').click();
  await page.locator('[data-control="csv"] textarea').fill("1,2\n3");
  await page.locator('button[data-control="csv"]').click();
  await drawn(page);
  assert.equal((await assertNumbers(page)).note, "没有采用：第 2 行有 1 列，前面各行是 2 列。");
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "en"));
  await drawn(page);
  assert.match((await assertNumbers(page)).note, /^That was not taken: in line 2/);
});
