// @ts-check
// The link of the figure `axes`: it opens what was copied, and whatever else is in it does no harm.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, embedded, openFigure, ready, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../axes-figure.js").AxesState} AxesState */

const BAD = "Part of the link could not be read, so the usual start is shown instead.";

/** @param {Page} page @param {string} address relative to the server, or absolute */
async function go(page, address) {
  await page.goto(new URL(address, page.url()).href);
  await ready(page);
}

/** @param {Page} page @returns {Promise<string>} */
const link = (page) => page.evaluate(() => /** @type {import("../axes-figure.js").NormScope} */ (document.querySelector("norm-scope")).stateURL());

/** The same numbers on every run. @param {number} seed */
function chance(seed) {
  let now = seed;
  return () => (now = (now * 48271) % 2147483647) / 2147483647;
}

/** Of six digits, with and without a sign, of all sizes. @param {number} count @param {number} most */
function numbers(count, most) {
  const random = chance(count);
  return Array.from({ length: count }, () => Number(((random() - 0.5) * 2 * most * 10 ** -Math.floor(random() * 6)).toPrecision(6)));
}

/** Opens the link of what is shown: it is the same, and has the same link. @param {Page} page */
async function assertRoundTrip(page) {
  const [state, url] = [await stateOf(page), await link(page)];
  assert.ok(new URL(url).search.length < 8192, `${url.length} characters`);
  await go(page, url);
  const { note, state: opened } = await assertNumbers(page);
  assert.deepEqual([opened, note], [state, ""]);
  assert.equal(await link(page), url, "in one way only");
  return url;
}

test("the link of a batch opens that batch, and is canonical", async (t) => {
  const page = await openFigure(t);
  assert.match(await assertRoundTrip(page), /embed\.html\?v=1&figure=axes&lang=en$/);
  /** @type {Partial<AxesState>[]} */
  const states = [
    { x: [2.5, -10, 1e-7, 2, 30, 123456, 6, 30, 1, 6, 10, 0], gamma: [2, -1, 0.5], beta: [0, 0.1, -7], eps: 0, focus: [3, 2], step: "centered" },
    { shape: [2, 3, 2], x: numbers(12, 100), gamma: [1, 2, 3], methods: ["group", "instance", "rms"], across: "rms", groups: 3, plane: [5, 2], sheet: "plane" },
    { shape: [0, 2], x: [], methods: [] },
    { shape: [3, 1], x: [1, 2, 3], pinned: 1, pinnedBatch: [4, 5, 6, 7] },
  ];
  for (const state of states) {
    await go(page, embedded());
    await setState(page, state);
    await assertRoundTrip(page);
  }
});

test("the largest batches fit in a link", async (t) => {
  const page = await openFigure(t);
  const gamma = (/** @type {number} */ count) => ({ gamma: numbers(count, 100), beta: numbers(count + 1, 100).slice(1) });
  await setState(page, { shape: [64, 16], x: numbers(1024, 1e6), ...gamma(16), eps: 0.00123457, methods: ["batch", "layer", "group", "rms"], groups: 8, focus: [63, 15], pinned: 3, pinnedBatch: numbers(448, 1e6) });
  assert.ok((await assertRoundTrip(page)).length > 7000, "it was a large one");
  await setState(page, { shape: [32, 32], x: numbers(1024, 1e-3), ...gamma(32), pinned: 31, pinnedBatch: numbers(448, 1e6), focus: [31, 31], plane: [31, 30], sheet: "plane", step: "xHat" });
  await assertRoundTrip(page);
});

test("the link can be copied, carries the language and the looks, and opens on the essay too", async (t) => {
  const page = await openPage(t, { path: "/?lang=zh-Hans" });
  await ready(page);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("theme", "dark"));
  await setState(page, { x: numbers(12, 10) });
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("button", { name: "复制链接" }).click();
  await page.getByText("已复制。").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await link(page));
  const state = await stateOf(page);
  await go(page, copied);
  const essay = await assertNumbers(page);
  assert.deepEqual([essay.state, essay.lang, essay.note], [state, "zh-Hans", ""]);
  const shown = await page.evaluate(() => {
    const figure = document.querySelector("norm-scope");
    return { top: figure?.getBoundingClientRect().top, theme: figure?.shadowRoot?.querySelector(".frame")?.getAttribute("data-theme"), page: document.documentElement.dataset["theme"] };
  });
  assert.ok(Math.abs(shown.top ?? NaN) < 2, "the essay opens at the figure");
  assert.deepEqual([shown.theme, shown.page], ["dark", "dark"]);
  await go(page, `/embed.html${new URL(copied).search}`);
  const alone = await assertNumbers(page);
  assert.deepEqual([alone.state, alone.lang], [state, "zh-Hans"]);
});

test("a preset opens by link, and a state over it", async (t) => {
  const page = await openFigure(t, { query: { preset: "outlier", state: "eps:0.5~focus:1,2" } });
  const { state, note } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.eps, state.focus, note], [[6, 3], 0.5, [1, 2], ""]);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("button", { name: "Reset" }).click();
  await drawn(page);
  assert.deepEqual(await stateOf(page), state, "reset goes back to what the link held");
});

/** What it holds, and what of it is shown: numbers out of range are clamped and unknown keys ignored, without a word. @type {[string, Partial<AxesState>][]} */
const TAKEN = [
  ["state=eps:99", { eps: 1 }],
  ["state=eps:-1~focus:99,99", { eps: 0, focus: [3, 2] }],
  ["state=x:2,10,1,2,30,1,6,30,1,6,10,5e30", { x: [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 1e6] }],
  ["state=color:red~eps:0~__proto__:1~constructor:2", { eps: 0 }],
  ["state=", {}],
  ["utm_source=letter&state=gamma:2", { gamma: [2, 1, 1] }],
  ["theme=neon&controls=everything&hide=nothing", {}],
];

const JUNK = [
  "state=x:NaN", "state=x:Infinity,1", "state=x:1,2", "state=shape:4,3~x:1", "state=shape:4,4", "state=shape:64,33", "state=shape:1e9,1", "state=shape:-5,3", "state=shape:", "state=shape:4",
  "state=gamma:one", "state=eps:abc", "state=eps:", "state=methods:batch,bach", "state=across:norm", "state=focus:1", "state=plane:a,b", "state=pinned:x", "state=sheet:<b>", "state=step:undefined",
  "state=x:_AAAA", "state=x:_!!!!!", "state=x:_AAAAAAAAAA", "state=x", "state=gamma:2~x:1,2~be", "state=<img src=x onerror=alert(1)>", "state=%3Cscript%3Ealert(1)%3C/script%3E", "state=%00%01%FF", "state=🙂~🙂:🙂", "state=%E0%A4%A",
  "preset=nope", "preset=__proto__", "preset=constructor", "preset=<img src=x onerror=alert(1)>", "figure=nope", "figure=constructor", "figure=%3Cb%3Eaxes", `state=${"x".repeat(9000)}`, `state=x:${"1,".repeat(4000)}1`,
];

const read = (/** @type {Page} */ page) => page.evaluate(() => {
  const root = document.querySelector("norm-scope")?.shadowRoot;
  /** @type {(node: Node | null | undefined) => string} */
  const texts = (node) => (node instanceof Element && node.matches("script, style") ? "" : node instanceof Text ? node.data : [...(node?.childNodes ?? [])].map(texts).join(" "));
  return { text: `${document.title} ${texts(document.body)} ${texts(root)}`, images: document.images.length + (root?.querySelectorAll("img, script").length ?? 0) };
});

/** The default, with one note and nothing of the link. @param {Page} page @param {string} query */
async function assertDefault(page, query) {
  const { state, note } = await assertNumbers(page);
  assert.equal(note, BAD, query);
  assert.deepEqual(state, DEFAULT, query);
  const { text, images } = await read(page);
  assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object|null|alert|onerror|nope|constructor|__proto__|🙂/, query);
  assert.equal(images, 0, query);
}

/** @type {AxesState} */
const DEFAULT = {
  shape: [4, 3], x: [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5], gamma: [1, 1, 1], beta: [0, 0, 0], eps: 1e-5, groups: 1, methods: ["batch", "layer"], across: "layer",
  focus: [2, 0], plane: [0, 1], sheet: "profiles", step: "y", pinned: null, pinnedBatch: [],
};

test("a link is taken as far as it can be", async (t) => {
  const page = await openFigure(t);
  for (const [query, expected] of TAKEN) {
    await go(page, `/embed.html?lang=en&${query}`);
    const { state, note } = await assertNumbers(page);
    assert.deepEqual([state, note], [{ ...DEFAULT, ...expected }, ""], query);
  }
});

test("a junk link opens the default, with one note and no other noise", async (t) => {
  const page = await openFigure(t);
  /** @type {string[]} */
  const heard = [];
  page.on("console", (message) => heard.push(message.text()));
  for (const query of JUNK) {
    await go(page, `/embed.html?lang=en&${query}`);
    await assertDefault(page, query);
    await page.assertQuiet();
    assert.deepEqual(heard, [], query);
  }
  await page.locator(".cell").first().focus();
  await page.keyboard.press("9");
  await page.keyboard.press("Enter");
  await drawn(page);
  const { note, state } = await assertNumbers(page);
  assert.deepEqual([note, state.x[0]], ["", 9], "the note goes with the first change");
});

test("on the essay a junk link does the same", async (t) => {
  const page = await openPage(t, { path: "/?lang=en" });
  for (const query of ["figure=axes&state=x:1", "figure=nope&state=eps:0", "preset=nope"]) {
    await go(page, `/?lang=en&${query}`);
    await assertDefault(page, query);
  }
  await go(page, "/?lang=en&theme=dark");
  assert.deepEqual([(await assertNumbers(page)).note, await page.evaluate(() => scrollY)], ["", 0]);
});

test("states and presets that are nonsense, set live", async (t) => {
  const page = await openFigure(t);
  const random = chance(7);
  const PARTS = ["x:", "shape:", "gamma:", "focus:", "~", ",", "_", "1e", "-", "4,3", "NaN", "é", "<i>", "%", ":", "eps:", "methods:", "batch", "pinned:", "0", "99999999", "AAAAA", "\u0000", "‮", "null"];
  for (let k = 0; k < 100; k++) {
    const text = Array.from({ length: 1 + Math.floor(random() * 9) }, () => PARTS[Math.floor(random() * PARTS.length)]).join("");
    await page.evaluate(([name, value]) => document.querySelector("norm-scope")?.setAttribute(name ?? "", value ?? ""), [k % 10 === 0 ? "preset" : "state", text]);
    await drawn(page);
    const { note } = await assertNumbers(page);
    assert.ok(note === BAD || note === "", note);
    assert.doesNotMatch((await read(page)).text, /NaN|undefined|Infinity|\[object/, text);
    if (k % 10 === 0) await page.evaluate(() => document.querySelector("norm-scope")?.removeAttribute("preset"));
  }
});

test("a newer version's link says so, and shows what is known of it", async (t) => {
  const page = await openFigure(t, { query: { v: "2", state: "eps:0.1~warmth:9" } });
  const { note, state } = await assertNumbers(page);
  assert.equal(note, "This link was made by a newer version; what this version knows of it is shown.");
  assert.equal(state.eps, 0.1);
});
