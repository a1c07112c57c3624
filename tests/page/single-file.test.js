// @ts-check
// Everything in one file: the page from a disk, without a server, and the package's single module, from another origin.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage as openChromium } from "../drivers/chromium.js";
import { BROWSERS } from "../drivers/every-browser.js";
import { elsewhere } from "../drivers/servers.js";
import { load } from "../../dist/normscope/normscope.js";

/** @typedef {Pick<import("../drivers/every-browser.js").EveryPage, "evaluate">} AnyPage */

const DISK = new URL("../../dist/normscope.html", import.meta.url).href;
const INLINE = new URL("/dist/normscope/normscope.inline.js", elsewhere).href;
const quiet = { path: "/tests/pages/quiet.html", allow: [new RegExp(`another origin: ${elsewhere.origin}/`)] };

const { normalize, Trainer } = await load();
const batch = { x: [2, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5], shape: [4, 3], method: /** @type {const} */ ("batch") };
const y = Array.from(normalize(batch).y);
const network = { layers: [2, 5, 3, 1], seed: 3, batchSize: 12, data: /** @type {const} */ ({ kind: "moons", train: 60, validation: 20, seed: 2 }) };
const trainer = new Trainer(network);
const { loss } = trainer.step(7);
trainer.free();

/** The axes' numbers, and a figure that trained for three steps, in a worker or not. @param {AnyPage} page @param {string} place where the element is defined */
const tryFigures = (page, place) =>
  page.evaluate(async (module) => {
    let workers = 0;
    const Made = globalThis.Worker;
    globalThis.Worker = class extends Made {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        this.addEventListener("message", ({ data }) => void (workers += data.noun === "loaded" ? 1 : 0));
      }
    };
    if (module) {
      await import(module);
      document.body.append(Object.assign(document.createElement("norm-scope"), { figure: "axes" }), Object.assign(document.createElement("norm-scope"), { figure: "shift" }));
    }
    await customElements.whenDefined("norm-scope");
    const find = (/** @type {string} */ figure) => /** @type {any} */ (document.querySelector(`norm-scope[figure="${figure}"]`));
    const axes = find("axes");
    await axes.ready;
    const shift = find("shift");
    shift.scrollIntoView();
    await shift.ready;
    await shift.step(3);
    return { said: axes.description, step: shift.view.step, losses: shift.view.networks.length, workers, errors: shift.shadowRoot.querySelector(".alarm:not([hidden])")?.textContent ?? "" };
  }, place);

for (const { name, openPage } of BROWSERS) {
  test(`${name} opens the whole page from a disk`, async (t) => {
    const page = await openPage(t, { path: DISK });
    const { said, step, losses, workers, errors } = await tryFigures(page, "");
    assert.match(said, /4 samples/);
    assert.deepEqual([step, losses, errors], [3, 2, ""]);
    assert.ok(workers >= 2, `${workers} workers`);
    const text = await page.evaluate(() => document.body.innerText);
    assert.ok(text.length > 2000 && !/essay\./.test(text), "the essay is there, and no key of a text");
  });

  test(`${name} takes the single module from another origin, workers included`, async (t) => {
    const page = await openPage(t, quiet);
    const { said, step, workers } = await tryFigures(page, INLINE);
    assert.match(said, /4 samples/);
    assert.equal(step, 3);
    assert.ok(workers >= 2, `${workers} workers`);
    const here = await page.evaluate(async ({ module, given, config }) => {
      const engine = await (await import(module)).load();
      const trained = new engine.Trainer(config);
      const report = trained.step(7);
      trained.free();
      return { y: Array.from(engine.normalize(given).y), loss: report.loss };
    }, { module: INLINE, given: batch, config: network });
    assert.deepEqual(here, { y, loss });
  });
}

test("the page from a disk asks for nothing else, in either language", async (t) => {
  const page = await openChromium(t, { path: DISK });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.getByRole("button", { name: "简体中文" }).first().click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-Hans" && /归一化/.test(document.title));
  for (const figure of await page.locator("norm-scope").all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.evaluate((element) => /** @type {any} */ (element).ready);
  }
  assert.deepEqual(asked.filter((address) => !address.startsWith("blob:null/")), [DISK]);
});

test("the single module's integrity is that of the file beside it, and another is refused", async (t) => {
  const integrity = (await readFile(new URL("../../dist/normscope/normscope.inline.js.sri", import.meta.url), "utf8")).trim();
  const page = await openChromium(t, { ...quiet, allow: [...quiet.allow, /integrity/] });
  const put = (/** @type {string} */ hash) =>
    page.evaluate(({ src, given }) => new Promise((resolve) => {
      const script = Object.assign(document.createElement("script"), { type: "module", crossOrigin: "anonymous", integrity: given, src });
      script.onload = () => resolve(customElements.get("norm-scope") !== undefined);
      script.onerror = () => resolve("refused");
      document.head.append(script);
    }), { src: INLINE, given: hash });
  assert.equal(await put(`sha384-${"A".repeat(64)}`), "refused");
  assert.equal(await put(integrity), true);
});
