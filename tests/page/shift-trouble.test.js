// @ts-check
// The figure `shift` when something goes wrong, and when nobody looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, ready } from "../axes-figure.js";
import { assertEngine, brief, openShift, QUICK, reading, shiftPath, until } from "../shift-figure.js";

/** @typedef {import("playwright-core").Page} Page */

const PLAY = '[data-control="play"]';

/** Keeps hold of every worker that the page makes. @param {Page} page */
const catchWorkers = (page) =>
  page.addInitScript(() => {
    const workers = /** @type {{ worker: Worker, ended: boolean }[]} */ ([]);
    globalThis.Worker = class extends Worker {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        workers.push({ worker: this, ended: false });
      }
      /** @override */
      terminate() {
        for (const one of workers) if (one.worker === this) one.ended = true;
        super.terminate();
      }
    };
    Object.assign(globalThis, { workers });
  });

test("a loss that becomes infinite is named with its step, and there are two ways on", async (t) => {
  const page = await openShift(t, openPage, { query: { state: "data:moons~depth:5~width:12~batchSize:16~steps:400~activation:relu~learningRate:10~init:he" } });
  await click(page, PLAY);
  await page.locator(".alarm:not([hidden])").waitFor();
  await until(page, ({ playing }) => !playing);
  const { alarm } = await reading(page);
  assert.match(alarm, /the loss became infinite at step \d+/);
  const { view } = await assertEngine(page);
  const diverged = view.networks.find((/** @type {any} */ network) => network.diverged);
  assert.ok(alarm.includes(`step ${diverged.diverged.step}`), alarm);
  const there = () => page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).view.networks.map((/** @type {any} */ { step }) => step));
  await page.getByRole("button", { name: /^Step back$/ }).click();
  await page.locator(".alarm").waitFor({ state: "hidden" });
  await page.locator(".note:not([hidden])").waitFor();
  const [step, ...others] = await there();
  assert.ok(step < diverged.diverged.step && others.every((/** @type {number} */ other) => other === step), `${step} and ${others}: all at one step`);
  assert.ok((await reading(page)).note.startsWith(`All networks are back at step ${step},`));
  await assertEngine(page);
  await click(page, PLAY);
  await page.locator(".alarm:not([hidden])").waitFor();
  await until(page, ({ playing }) => !playing);
  await page.getByRole("button", { name: /^Lower the learning rate to 1$/ }).click();
  await page.locator(".alarm").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).getState().learningRate), 1);
  assert.ok((await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).view.networks.every((/** @type {any} */ network) => network.diverged === null))), "nobody is diverged any more");
  assert.equal(new Set(await there()).size, 1, "again at one step");
  assert.match((await reading(page)).note, /^All networks are back/);
});

test("a worker that dies is named on screen, and a new one goes on", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  await catchWorkers(page);
  await page.goto(new URL(shiftPath({ state: QUICK.replace("steps:400", "steps:50000") }), page.url()).href);
  await ready(page);
  await click(page, PLAY);
  await until(page, ({ step }) => step > 20);
  await page.evaluate(() => /** @type {any} */ (globalThis).workers[0].worker.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true })));
  await page.locator(".note:not([hidden])").waitFor();
  assert.match((await reading(page)).note, /The worker that trained “No normalization” ended\. A new one goes on from step \d+\./);
  const { step } = await brief(page);
  await until(page, (now) => now.step > step + 10);
  await click(page, PLAY);
  await until(page, ({ playing }) => !playing);
});

test("out of sight, or in a hidden tab, it stops and costs nothing", async (t) => {
  const page = await openShift(t, openPage);
  await page.evaluate(() => document.body.insertAdjacentElement("beforeend", Object.assign(document.createElement("div"), { id: "far" })));
  await page.evaluate(() => void ((/** @type {HTMLElement} */ (document.getElementById("far"))).style.height = "6000px"));
  await click(page, PLAY);
  await until(page, ({ step }) => step > 10);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const { step } = await until(page, ({ playing }) => !playing);
  const frames = await page.evaluate(async () => {
    let count = 0;
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => original((now) => (count++, callback(now)));
    await new Promise((later) => setTimeout(later, 600));
    window.requestAnimationFrame = original;
    return count;
  });
  assert.equal(frames, 0);
  assert.equal((await brief(page)).step, step);
  await page.evaluate(() => scrollTo(0, 0));
  await drawn(page);
  await page.waitForTimeout(200);
  assert.equal((await brief(page)).playing, false, "it does not move by itself");
  await click(page, PLAY);
  await until(page, (now) => now.step > step);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector("norm-scope")).view.playing));
});

test("asked to play where nobody sees it, it waits until it is seen", async (t) => {
  const page = await openShift(t, openPage);
  const call = (/** @type {"play" | "pause"} */ name) => page.evaluate((/** @type {"play" | "pause"} */ name) => document.querySelector("norm-scope")?.[name](), name);
  const hide = (/** @type {boolean} */ hidden) => page.evaluate((/** @type {boolean} */ value) => {
    Object.defineProperty(document, "hidden", { configurable: true, value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  const waits = async () => {
    const { step } = await brief(page);
    await page.waitForTimeout(400);
    assert.deepEqual(await brief(page), { ...(await brief(page)), step, playing: false }, "it costs nothing");
  };
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<div style='height: 6000px'></div>"));
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await drawn(page);
  await call("play");
  await waits();
  await page.evaluate(() => scrollTo(0, 0));
  const { step } = await until(page, ({ playing, step }) => playing && step > 5);
  await hide(true);
  await until(page, ({ playing }) => !playing);
  await call("play");
  await waits();
  await call("pause");
  await hide(false);
  await waits();
  await hide(true);
  await call("play");
  await hide(false);
  await until(page, (now) => now.step > step);
});

test("figures that come and go leave no worker behind", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  await catchWorkers(page);
  await page.reload();
  const left = await page.evaluate(async (state) => {
    await import(`${location.origin}/www/normscope.js`);
    for (let round = 0; round < 8; round++) {
      const figure = document.createElement("norm-scope");
      figure.setAttribute("figure", "shift");
      figure.setAttribute("state", state);
      document.body.append(figure);
      await figure.ready;
      if (round % 2) await figure.step(3);
      figure.remove();
    }
    await new Promise((later) => setTimeout(later, 800));
    const { workers } = /** @type {any} */ (globalThis);
    return { made: workers.length, alive: workers.filter((/** @type {any} */ one) => !one.ended).length, nodes: document.querySelectorAll("norm-scope").length };
  }, QUICK);
  assert.ok(left.made >= 16, `${left.made} workers were made`);
  assert.deepEqual([left.alive, left.nodes], [0, 0]);
});

test("two figures on a page train apart", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  await page.evaluate(async (state) => {
    for (const seed of [1, 2]) {
      const figure = document.createElement("norm-scope");
      figure.setAttribute("figure", "shift");
      figure.setAttribute("state", `${state}~seed:${seed}`);
      document.body.append(figure);
    }
    await import(`${location.origin}/www/normscope.js`);
  }, QUICK);
  const losses = await page.evaluate(async () => {
    const [one, two] = /** @type {any[]} */ ([...document.querySelectorAll("norm-scope")]);
    await Promise.all([one.ready, two.ready]);
    await one.step(12);
    const untouched = two.view.step;
    await two.step(12);
    return { untouched, losses: [one, two].map(({ view }) => view.networks[0].loss) };
  });
  assert.equal(losses.untouched, 0);
  assert.notEqual(losses.losses[0], losses.losses[1]);
});
