// @ts-check
// Training beside the page: in workers of every kind that a page may have, and on the page where it may have none.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as chromium from "../drivers/chromium.js";
import { BROWSERS } from "../drivers/every-browser.js";
import { elsewhere, home } from "../drivers/servers.js";

const path = "/tests/pages/quiet.html";
const DATA = { kind: "moons", train: 400, validation: 100 };
const TRAINER = { layers: [2, 16, 16, 1], activation: "sigmoid", batchSize: 20, seed: 7, data: DATA };
const NETWORKS = ["none", "batch"].map((norm) => ({ key: norm, config: { trainer: { ...TRAINER, norm }, every: 5, columns: 32, bins: 12 } }));

/**
 * In the page: trains both networks by 40 steps and says where that was, and all that can be seen of it.
 *
 * @param {{ origin: string, networks: any[] }} options
 */
async function train({ origin, networks }) {
  const { load } = await import(`${origin}/www/normscope.js`);
  const { createSession } = await import(`${origin}/www/training/session.js`);
  let rounds = 0;
  const session = createSession({ engine: await load(), onRound: () => (rounds += 1) });
  await session.configure(networks);
  await session.step(40);
  // What the page's own engine computes of the same.
  const engine = await load();
  const same = networks.map(({ key, config }) => {
    const experiment = new engine.Experiment(config);
    experiment.run(40);
    const [here, there] = [experiment.snapshot(), session.snapshots.get(key)].map((snapshot) => JSON.stringify(snapshot, (_, value) => (ArrayBuffer.isView(value) ? [value.constructor.name, ...new Uint8Array(value.buffer)] : value)));
    experiment.free();
    return here === there;
  });
  const { place } = session;
  const steps = [...session.snapshots.values()].map(({ step }) => step);
  await new Promise(requestAnimationFrame);
  const isShown = rounds > 0;
  session.destroy();
  return { place, steps, same, isShown };
}

const ALL_WELL = { steps: [40, 40], same: [true, true], isShown: true };

for (const { name, openPage } of BROWSERS) {
  test(`${name} trains in module workers, to the same bits as the page`, async (t) => {
    const page = await openPage(t, { path });
    assert.deepEqual(await page.evaluate(train, { origin: new URL(await page.evaluate(() => location.href)).origin, networks: NETWORKS }), { place: "worker", ...ALL_WELL });
  });

  test(`${name} trains in workers from another server`, async (t) => {
    const page = await openPage(t, { path, allow: [/another origin/] });
    assert.deepEqual(await page.evaluate(train, { origin: elsewhere.origin, networks: NETWORKS }), { place: "worker", ...ALL_WELL });
  });

  test(`${name} trains on the page, in slices, where there is no worker`, async (t) => {
    const page = await openPage(t, { path });
    await page.evaluate(() => void Reflect.deleteProperty(globalThis, "Worker"));
    const origin = new URL(await page.evaluate(() => location.href)).origin;
    assert.deepEqual(await page.evaluate(train, { origin, networks: NETWORKS }), { place: "page", ...ALL_WELL });
    const frames = await page.evaluate(async (networks) => {
      const { load } = await import(`${location.origin}/www/normscope.js`);
      const { createSession } = await import(`${location.origin}/www/training/session.js`);
      const session = createSession({ engine: await load(), onRound: () => {} });
      await session.configure(networks);
      session.play("fast");
      let frames = 0;
      for (const start = performance.now(); performance.now() - start < 500; frames += 1) await new Promise(requestAnimationFrame);
      const { step } = session.snapshots.get("none");
      session.destroy();
      return step > 100 ? frames : 0;
    }, NETWORKS);
    assert.ok(frames >= 8, `${frames} frames in half a second`);
  });

  test(`${name} plays, pauses, goes on, and replaces a worker that dies`, async (t) => {
    const page = await openPage(t, { path });
    const seen = await page.evaluate(async (networks) => {
      const { load } = await import(`${location.origin}/www/normscope.js`);
      const { createSession } = await import(`${location.origin}/www/training/session.js`);
      /** @type {Worker[]} */
      const workers = [];
      globalThis.Worker = class extends Worker {
        /** @param {string | URL} url @param {WorkerOptions} [options] */
        constructor(url, options) {
          super(url, options);
          workers.push(this);
        }
      };
      /** @type {boolean[]} */
      const even = [];
      /** @type {any[]} */
      const failures = [];
      const session = createSession({
        engine: await load(),
        onRound: (/** @type {Map<string, any>} */ snapshots) => void even.push(new Set([...snapshots.values()].map(({ step }) => step)).size === 1),
        onFailure: (/** @type {any} */ { key, message, restarted }) => void failures.push([key, message, restarted]),
      });
      const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const step = () => session.snapshots.get("none").step;
      await session.configure(networks);
      session.play("fast");
      await wait(400);
      const { rate } = session;
      const began = performance.now();
      await session.pause();
      const heard = performance.now() - began;
      const paused = step();
      await wait(200);
      const stood = step() === paused && session.rate === null;
      session.play("fast");
      await wait(100);
      workers[0]?.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
      await session.pause();
      const after = [...(await session.step(10)).values()].map(({ step, loss }) => [step, Number.isFinite(loss)]);
      const wentOn = step() > paused;
      await session.set({ learningRate: 0.01 });
      const probabilities = await session.predict("batch", [0, 0, 1, 1]);
      session.destroy();
      return { rate, heard, stood, wentOn, after, failures, even: even.slice(0, 3), workers: workers.length, probabilities: [...probabilities].map((p) => p > 0 && p < 1) };
    }, NETWORKS);
    assert.ok(seen.rate > 50, `${seen.rate} steps/s`);
    assert.ok(seen.heard < 150, `paused after ${seen.heard} ms`);
    assert.deepEqual([seen.stood, seen.wentOn, seen.even, seen.workers, seen.probabilities], [true, true, [true, true, true], 3, [true, true]]);
    assert.deepEqual(seen.failures, [["none", "out of memory", true]]);
    assert.equal(seen.after[0]?.[0], seen.after[1]?.[0]);
    assert.ok(seen.after.every(([, isFinite]) => isFinite));
  });

  test(`${name} says what the engine refuses, with its code`, async (t) => {
    const page = await openPage(t, { path });
    const refusal = await page.evaluate(async () => {
      const { load, NormscopeError } = await import(`${location.origin}/www/normscope.js`);
      const { createSession } = await import(`${location.origin}/www/training/session.js`);
      const session = createSession({ engine: await load(), onRound: () => {} });
      const error = await session.configure([{ key: "none", config: { trainer: { layers: [] } } }]).catch((/** @type {unknown} */ error) => error);
      session.destroy();
      return [error instanceof NormscopeError, typeof error.code, error.message.startsWith("Experiment")];
    });
    assert.deepEqual(refusal, [true, "string", true]);
  });

  test(`${name} trains under a strict policy that allows no policy of ours`, async (t) => {
    const page = await openPage(t, { path: "/tests/pages/strict.html" });
    const origin = new URL(await page.evaluate(() => location.href)).origin;
    const { place, ...rest } = await page.evaluate(train, { origin, networks: NETWORKS });
    assert.deepEqual(rest, ALL_WELL);
    const hasTrustedTypes = await page.evaluate(() => "trustedTypes" in globalThis);
    assert.equal(place, hasTrustedTypes ? "page" : "worker");
  });
}

test("Chromium has as many workers as networks, and none after destroy", async (t) => {
  const page = await chromium.openPage(t, { path });
  /** @type {number[]} */
  const counts = [];
  // The driver hears a little later of a worker's end.
  await page.exposeFunction("counted", () => new Promise((resolve) => setTimeout(() => resolve(void counts.push(page.workers().length)), 200)));
  await page.evaluate(async (networks) => {
    const { load } = await import(`${location.origin}/www/normscope.js`);
    const { createSession } = await import(`${location.origin}/www/training/session.js`);
    const { counted } = /** @type {any} */ (globalThis);
    const session = createSession({ engine: await load(), onRound: () => {} });
    await session.configure(networks);
    await counted();
    await session.configure(networks.slice(1));
    await counted();
    session.play("fast");
    session.destroy();
    await counted();
  }, NETWORKS);
  assert.deepEqual(counts, [2, 1, 0]);
});

for (const { name, openPage } of BROWSERS) {
  test(`${name} trains in workers in a sandboxed frame`, async (t) => {
    const page = await openPage(t, { path, allow: [/another origin/] });
    const seen = await page.evaluate(async ([code, origin, networks]) => {
      const frame = document.createElement("iframe");
      frame.title = "A figure";
      frame.setAttribute("sandbox", "allow-scripts");
      const answer = new Promise((resolve) => addEventListener("message", ({ data }) => resolve(data), { once: true }));
      frame.srcdoc = `<script type="module">(${code})(${JSON.stringify({ origin, networks })}).then((seen) => parent.postMessage(seen, "*"), (error) => parent.postMessage(String(error.stack), "*"))</script>`;
      document.body.append(frame);
      return answer;
    }, /** @type {const} */ ([String(train), home.origin, NETWORKS]));
    assert.deepEqual(seen, { place: "worker", ...ALL_WELL });
  });
}
