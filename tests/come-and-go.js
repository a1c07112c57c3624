// @ts-check
/**
 * Figures that come and go on somebody else's page, and what is left of them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { openPage } from "./drivers/chromium.js";
import { drawn } from "./axes-figure.js";

/**
 * 200 figures, one after the other, each changed while it is there; fails when nodes, listeners or workers stay. Every twentieth also has
 * a button clicked.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ attributes: Record<string, string>, change: Record<string, unknown>, button?: string }} figure
 */
export async function comeAndGo(t, { attributes, change, button = "" }) {
  const page = await openPage(t, { path: "/tests/pages/quiet.html", seconds: 240 });
  await page.addScriptTag({
    content: `globalThis.alive = 0; globalThis.Worker = class extends Worker { constructor(...given) { super(...given); alive += 1; } terminate() { super.terminate(); alive -= 1; } };`,
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const cycle = (/** @type {number} */ times) =>
    page.evaluate(async ([count, given, changed, clicked]) => {
      await import(`${location.origin}/www/normscope.js`);
      for (let k = 0; k < count; k++) {
        const figure = /** @type {any} */ (document.createElement("norm-scope"));
        for (const [name, value] of Object.entries(given)) figure.setAttribute(name, value);
        document.body.prepend(figure);
        await figure.ready;
        figure.setState(changed);
        if (clicked && k % 20 === 0) figure.shadowRoot.querySelector(clicked).click();
        if (k % 10 === 0) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        figure.remove();
      }
    }, /** @type {const} */ ([times, attributes, change, button]));
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
  return page;
}
