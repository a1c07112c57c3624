// @ts-check
// What can be taken away from the figure `axes`: SVG, PNG, CSV, code and the link, by call and by button.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { drawn, openFigure, setState, stateOf } from "../axes-figure.js";
import { arms, assertNumbers, decimals, exact, normalized, numbersIn } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").NormScope} NormScope */
/** @typedef {import("../axes-figure.js").AxesState} AxesState */
/** @typedef {import("playwright-core").Page} Page */

const BATCH = { x: [2.5, -10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5], gamma: [1, 2, 1], beta: [0, -0.5, 0] };

/** @param {Page} page */
const readSvg = (page) =>
  page.evaluate(async () => {
    const source = await /** @type {NormScope} */ (document.querySelector("norm-scope")).toSVG();
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const root = parsed.documentElement;
    return {
      error: parsed.querySelector("parsererror")?.textContent ?? "",
      root: [root.localName, root.namespaceURI, Number(root.getAttribute("width")), Number(root.getAttribute("height"))],
      texts: [...parsed.querySelectorAll("text")].map((node) => node.textContent ?? ""),
      title: parsed.querySelector("title")?.textContent ?? "",
      described: parsed.querySelector("desc")?.textContent ?? "",
      foreign: parsed.querySelectorAll("script, foreignObject, image, a, use").length,
      links: /(?:href|src)=|url\(h/.test(source),
      odd: /NaN|undefined|Infinity/.exec(source)?.[0] ?? "",
    };
  });

/** Fails unless each of the numbers is written as often as it has to be. @param {string[]} texts @param {string[]} numbers */
function assertWritten(texts, numbers) {
  const left = [...texts];
  for (const number of numbers) {
    const at = left.indexOf(number);
    assert.notEqual(at, -1, `${number} is not written often enough in ${texts.join(" | ")}`);
    left.splice(at, 1);
  }
}

test("the SVG is valid and holds the numbers that are on screen", async (t) => {
  const page = await openFigure(t);
  await setState(page, BATCH);
  for (const lang of ["en", "zh-Hans"]) {
    await page.evaluate((value) => document.querySelector("norm-scope")?.setAttribute("lang", value), lang);
    await drawn(page);
    const { state, description, formulas, caption } = await assertNumbers(page);
    const svg = await readSvg(page);
    assert.deepEqual([svg.error, svg.foreign, svg.links, svg.odd], ["", 0, false, ""]);
    assert.deepEqual(svg.root.slice(0, 2), ["svg", "http://www.w3.org/2000/svg"]);
    assert.ok(Number(svg.root[2]) > 600 && Number(svg.root[3]) > 400);
    assertWritten(svg.texts, [...state.x.map(exact), ...arms(state).flatMap((method) => normalized(state, method).y.map((y) => decimals(y)))]);
    for (const text of [caption, ...formulas.map(({ aria }) => aria)]) assert.ok(svg.texts.includes(text), `${text} is in ${svg.texts.join(" | ")}`);
    assert.equal(svg.described, description);
    assert.equal(/[\u4e00-\u9fff]/.test(svg.title), lang === "zh-Hans");
    assert.doesNotMatch([svg.title, ...svg.texts].join(), /[<>{}]/);
  }
});

test("every preset, the empty sheet and the largest batch can be taken as SVG and as PNG", async (t) => {
  const page = await openFigure(t);
  const presets = await page.getByLabel("Batch to start from").locator("option:not([hidden])").evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  for (const preset of [...presets, null]) {
    if (preset) await page.getByLabel("Batch to start from").selectOption(preset);
    else await setState(page, { shape: [64, 16], x: Array.from({ length: 1024 }, (_, k) => ((k * 7919) % 1000) / 8 - 50), methods: ["batch", "layer", "group", "rms"], groups: 4 });
    await drawn(page);
    const svg = await readSvg(page);
    assert.deepEqual([svg.error, svg.odd, svg.foreign], ["", "", 0], preset ?? "the largest");
    const png = await page.evaluate(async () => {
      const blob = await /** @type {NormScope} */ (document.querySelector("norm-scope")).toPNG();
      const bitmap = await createImageBitmap(blob);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true }));
      context.drawImage(bitmap, 0, 0);
      const colors = new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer));
      return { type: blob.type, size: blob.size, width: bitmap.width, height: bitmap.height, colors: colors.size, start: [...new Uint8Array(await blob.arrayBuffer())].slice(0, 4) };
    });
    assert.deepEqual([png.type, png.start], ["image/png", [0x89, 0x50, 0x4e, 0x47]]);
    assert.deepEqual([png.width, png.height], [2 * Number(svg.root[2]), 2 * Number(svg.root[3])], preset ?? "the largest");
    assert.ok(png.size > 10_000 && png.colors > 40, `${preset}: ${png.size} bytes, ${png.colors} colours`);
  }
});

test("the CSV is the batch and every output, to the last digit", async (t) => {
  const page = await openFigure(t);
  await setState(page, { ...BATCH, methods: ["batch", "layer", "rms"] });
  const { state } = await assertNumbers(page);
  const csv = await page.evaluate(() => /** @type {NormScope} */ (document.querySelector("norm-scope")).toCSV());
  const [heading, ...lines] = csv.trimEnd().split("\n").map((line) => line.split(","));
  assert.deepEqual(heading, ["sample", ...["x", "batch", "layer", "rms"].flatMap((name) => [1, 2, 3].map((k) => `${name}${k}`))]);
  const columns = (/** @type {number} */ from) => lines.flatMap((cells) => cells.slice(from, from + 3).map(Number));
  assert.deepEqual(lines.map(([sample]) => sample), ["1", "2", "3", "4"]);
  assert.deepEqual(columns(1), state.x);
  state.methods.forEach((method, k) => assert.deepEqual(columns(4 + 3 * k), normalized(state, method).y, method));
});

test("the code holds the batch, the parameters and what must come out", async (t) => {
  const page = await openFigure(t);
  await setState(page, BATCH);
  const { state } = await assertNumbers(page);
  for (const [kind, library] of [["numpy", "import numpy"], ["pytorch", "import torch"], ["keras", "import keras"]]) {
    const code = await page.evaluate((which) => /** @type {NormScope} */ (document.querySelector("norm-scope")).toCode(/** @type {any} */ (which)), kind);
    assert.ok(code.includes(library ?? "") && code.includes("assert"), kind);
    const list = (/** @type {RegExp} */ start) => numbersIn((code.split(start)[1] ?? "").split(/dtype/)[0]?.replaceAll("-", "−") ?? "").map((text) => Number(text.replace("−", "-")));
    assert.deepEqual(list(/^x = np\.array\(/m), state.x, kind);
    assert.deepEqual([list(/^gamma = np\.array\(/m), list(/^beta = np\.array\(/m)], [state.gamma, state.beta]);
    const expected = list(/^expected\["batch"\] = np\.array\(/m);
    assert.ok(expected.length === 12 && expected.every((y, at) => Math.abs(y - (normalized(state, "batch").y[at] ?? NaN)) < 1e-8), String(expected));
  }
  const refusal = await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).toCode("jax").catch((/** @type {any} */ error) => [error.name, error.code, error.message]));
  assert.deepEqual(refusal.slice(0, 2), ["NormscopeError", "unknown"]);
  assert.match(refusal[2], /jax.*numpy.*pytorch.*keras/);
});

test("the buttons copy and download the same", async (t) => {
  const page = await openFigure(t);
  await setState(page, BATCH);
  await page.getByRole("button", { name: "More" }).click();
  const call = (/** @type {string} */ name, /** @type {string} */ argument = "") => page.evaluate(([method, kind]) => /** @type {any} */ (document.querySelector("norm-scope"))[method ?? ""](kind || undefined), [name, argument]);
  for (const [button, method, argument] of [["Copy link", "stateURL", ""], ["Copy NumPy", "toCode", "numpy"], ["Copy PyTorch", "toCode", "pytorch"], ["Copy Keras", "toCode", "keras"]]) {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: button }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await call(method ?? "", argument), button);
  }
  await page.getByText("Copied.").waitFor();
  for (const [button, method] of [["SVG", "toSVG"], ["CSV", "toCSV"], ["PNG", ""]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button, exact: true }).click()]);
    assert.equal(download.suggestedFilename(), `normscope-axes.${button?.toLowerCase()}`);
    const bytes = await readFile(await download.path());
    if (method) assert.equal(bytes.toString(), await call(method));
    else assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
  }
});

test("where the clipboard is refused, the text can be copied by hand", async (t) => {
  const page = await openFigure(t);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } }));
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  const field = page.getByRole("textbox", { name: "Copy it from here:" });
  await field.waitFor();
  assert.equal(await field.inputValue(), await page.evaluate(() => /** @type {NormScope} */ (document.querySelector("norm-scope")).stateURL()));
  assert.deepEqual((await stateOf(page)).shape, [4, 3]);
});
