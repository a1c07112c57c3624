// @ts-check
// The figure `shift` for every eye, finger and language, by link, and taken away as a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { BROWSERS } from "../drivers/every-browser.js";
import { click, drawn, ready } from "../axes-figure.js";
import { assertWithin, takenAway, testAccess, unfold } from "../looks.js";
import { assertEngine, brief, openShift, QUICK, reading, set, until } from "../shift-figure.js";

/** @type {import("../looks.js").Open} */
const open = (t, options) => openShift(t, openPage, options);

const PLAY = '[data-control="play"]';

for (const { name, openPage: open } of BROWSERS) {
  test(`${name} trains to the last bit as the engine does elsewhere`, async (t) => {
    const page = await openShift(t, open);
    await click(page, PLAY);
    await until(page, ({ step }) => step > 20);
    await click(page, PLAY);
    await until(page, ({ playing }) => !playing);
    await assertEngine(page);
    assert.equal((await brief(page)).place, "worker");
  });
}

test("digits, with four networks, deep and narrow", async (t) => {
  const state = "networks:none,batch,layer,renorm~depth:4~width:9~batchSize:20~activation:tanh";
  const page = await openShift(t, openPage, { query: { state } });
  await page.evaluate(() => document.querySelector("norm-scope")?.step(10));
  await until(page, ({ step }) => step === 10);
  await assertEngine(page);
});

test("the language changes while it trains, and the training goes on", async (t) => {
  const page = await openShift(t, openPage);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 10);
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("lang", "zh-Hans"));
  await drawn(page);
  const { step, playing } = await brief(page);
  assert.ok(playing || step === 400);
  const { title, words } = await reading(page);
  assert.match(title, /\p{Script=Han}/u);
  assert.match(words, /\p{Script=Han}/u);
  assert.doesNotMatch(words.replaceAll("sigmoid", ""), /[a-z]{4}/);
  await page.evaluate(() => document.querySelector("norm-scope")?.pause());
  await assertEngine(page);
});

testAccess(open);

for (const lang of ["en", "zh-Hans"]) {
  test(`at 320, 768 and 1,280 px the page does not scroll sideways: ${lang}`, async (t) => {
    const page = await openShift(t, openPage, { width: 320, query: { lang } });
    await unfold(page, 20);
    for (const networks of [["none", "batch"], ["none", "batch", "layer", "rms"]]) {
      await set(page, { networks: /** @type {any} */ (networks) });
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await drawn(page);
        await assertWithin(page, `${networks} at ${width} px`);
      }
    }
  });
}

test("a finger plays and pauses", async (t) => {
  const page = await openShift(t, openPage, { touch: true, width: 360, height: 740 });
  await page.locator(PLAY).tap();
  await until(page, ({ step }) => step > 10);
  await page.locator(PLAY).tap();
  await until(page, ({ playing }) => !playing);
  await assertEngine(page);
});

test("a link opens the same experiment at its start", async (t) => {
  const page = await openShift(t, openPage, { query: { state: `${QUICK}~seed:12~networks:batch,layer~unit:~show:xHat` } });
  const link = await page.evaluate(() => document.querySelector("norm-scope")?.stateURL(`${location.origin}/embed.html`) ?? "");
  const before = await page.evaluate(() => document.querySelector("norm-scope")?.getState());
  await page.goto(link);
  await ready(page);
  assert.deepEqual(await page.evaluate(() => document.querySelector("norm-scope")?.getState()), before);
  await assertEngine(page);
});

test("a bad link opens the default with a note, and throws nothing", async (t) => {
  const page = await openShift(t, openPage, { query: { state: "depth:lots~networks:none~data:cats" } });
  assert.match((await reading(page)).note, /link/);
  assert.equal((await brief(page)).step, 0);
});

for (const [what, state, images, head] of /** @type {const} */ ([["digits", "depth:1~width:9~batchSize:20~steps:400", 12, /^Ten new digits, .* at step 20$/], ["the plane", QUICK, 6, /^The plane at step 20/]])) {
  test(`the picture that is taken away holds ${what} under the charts`, async (t) => {
    const page = await openShift(t, openPage, { query: { state } });
    await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("norm-scope")).view.samples?.step === 20);
    await drawn(page);
    const found = await page.evaluate(async () => {
      const svg = new DOMParser().parseFromString((await document.querySelector("norm-scope")?.toSVG()) ?? "", "image/svg+xml");
      return { images: svg.querySelectorAll("image").length, texts: [...svg.querySelectorAll("text")].map((text) => text.textContent ?? "") };
    });
    assert.equal(found.images, images, "two layers or four, and ten digits or two maps");
    assert.ok(found.texts.some((/** @type {string} */ text) => head.test(text)), String(found.texts));
  });
}

test("it is taken away as SVG, PNG, CSV and code, with the numbers on screen", async (t) => {
  const page = await openShift(t, openPage);
  await page.evaluate(() => document.querySelector("norm-scope")?.step(20));
  await until(page, ({ step }) => step === 20);
  const { view } = await assertEngine(page);
  const files = await takenAway(page);
  assert.equal(files.svg, "svg");
  assert.ok(files.texts.length > 20);
  assert.deepEqual(files.png, ["image/png", true]);
  assert.ok(files.csv.split("\n").length > 5);
  assert.ok(files.csv.includes(String(view.networks[0].validation.accuracy.at(-1))) || files.csv.includes(Number(view.networks[0].validation.accuracy.at(-1)).toString()), files.csv.slice(0, 400));
  for (const code of files.code) assert.match(code, /0\.5/);
});

test("read-only, it can be played and looked at, and nothing else", async (t) => {
  const page = await openShift(t, openPage, {});
  await page.evaluate(() => document.querySelector("norm-scope")?.setAttribute("readonly", ""));
  await drawn(page);
  const free = await page.evaluate(() => [...(document.querySelector("norm-scope")?.shadowRoot?.querySelectorAll(".numbers input") ?? [])].filter((input) => !(/** @type {HTMLInputElement} */ (input).disabled)).length);
  assert.equal(free, 0);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 5);
});
