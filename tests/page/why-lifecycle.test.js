// @ts-check
// Figures `why` that come and go: their workers end, and nothing of them stays.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn } from "../axes-figure.js";
import { QUICK } from "../why-figure.js";

test("200 figures come and go, some while they train, and leave no node, no listener and no worker", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html", seconds: 240 });
  await page.addScriptTag({
    content: `globalThis.alive = 0; globalThis.Worker = class extends Worker { constructor(...given) { super(...given); alive += 1; } terminate() { super.terminate(); alive -= 1; } };`,
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const cycle = (/** @type {number} */ times) =>
    page.evaluate(async ([count, state]) => {
      await import(`${location.origin}/www/normscope.js`);
      for (let k = 0; k < count; k++) {
        const figure = /** @type {import("../../www/normscope.js").NormScope<"why">} */ (/** @type {unknown} */ (document.createElement("norm-scope")));
        figure.setAttribute("figure", "why");
        figure.setAttribute("state", state);
        document.body.prepend(figure);
        await figure.ready;
        figure.setState({ cut: 7 });
        if (k % 20 === 0) /** @type {HTMLElement | null | undefined} */ (figure.shadowRoot?.querySelector('[data-control="play"]'))?.click();
        if (k % 10 === 0) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        figure.remove();
      }
    }, /** @type {const} */ ([times, `${QUICK}~noise:0`]));
  const counts = async () => {
    await drawn(page);
    await page.waitForTimeout(300);
    for (let k = 0; k < 3; k++) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { nodes: value("Nodes"), listeners: value("JSEventListeners"), workers: await page.evaluate(() => /** @type {any} */ (globalThis).alive) };
  };
  await cycle(5);
  const before = await counts();
  await cycle(200);
  const after = await counts();
  assert.ok(after.nodes - before.nodes < 50, `${after.nodes - before.nodes} nodes more`);
  assert.ok(after.listeners - before.listeners < 50, `${after.listeners - before.listeners} listeners more`);
  assert.equal(after.workers, before.workers, "workers that are still there");
});
