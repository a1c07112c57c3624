// @ts-check
// What the page does while two networks train in their workers: its work for a frame, its longest task, and how soon a pause is heard.

import { median } from "../rounds.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../../www/normscope.js").NormScope<"shift">} Shift */

/** The figures that are measured: its usual start, and the paper's own network. */
const FIGURES = { "figure 1, 14 × 14": "steps:50000", "the paper's, 28 × 28": "size:28~steps:50000~every:50" };

/**
 * The figure alone on its page, ready to be played.
 *
 * @param {import("../main.js").Bench} bench
 * @param {string} state
 */
export async function openFigure(bench, state) {
  const page = await bench.open();
  await page.goto(new URL(`/embed.html?figure=shift&lang=en&state=${state}`, page.url()).href);
  await page.evaluate(async () => {
    await customElements.whenDefined("norm-scope");
    await document.querySelector("norm-scope")?.ready;
  });
  return page;
}

/** How long the page's thread was busy since it was opened, in milliseconds. @param {import("playwright-core").CDPSession} session */
async function busy(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
}

/** Plays for a while. @param {Page} page @param {number} seconds */
async function play(page, seconds) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(async () => {
    const figure = /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const seen = { frames: 0, longest: 0 };
    figure.addEventListener("normscope-step", () => (seen.frames += 1));
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (seen.longest = Math.max(seen.longest, duration)))).observe({ type: "longtask" });
    await figure.play();
    await new Promise((later) => setTimeout(later, 1000));
    seen.frames = 0;
    seen.longest = 0;
    Object.assign(globalThis, { seen });
  });
  const before = await busy(session);
  const from = await stepOf(page);
  await page.waitForTimeout(1000 * seconds);
  const [after, to] = [await busy(session), await stepOf(page)];
  const { frames, longest } = await page.evaluate(() => /** @type {{ seen: { frames: number, longest: number } }} */ (/** @type {unknown} */ (globalThis)).seen);
  await session.detach();
  return { work: (after - before) / frames, longest, frames: frames / seconds, rate: (to - from) / seconds };
}

/** @param {Page} page */
const stepOf = (page) => page.evaluate(() => /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope"))).view.step);

/** From the call until no network trains any more, so many times. @param {Page} page @param {number} times */
const pauses = (page, times) =>
  page.evaluate(async (count) => {
    const figure = /** @type {Shift} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const found = [];
    for (let time = 0; time < count; time++) {
      await figure.play();
      await new Promise((later) => setTimeout(later, 150 + 37 * (time % 7)));
      const step = figure.view.step;
      const before = performance.now();
      await figure.pause();
      // What is asked of the element settles two frames after it is on screen.
      found.push({ step, took: performance.now() - before });
    }
    return found.map(({ took }) => took);
  }, times);

/**
 * @param {import("../main.js").Bench} bench
 * @returns {Promise<import("../main.js").Report>}
 */
export async function live(bench) {
  /** @type {Record<string, unknown>} */
  const data = {};
  /** @type {string[][]} */
  const rows = [];
  /** @type {import("../main.js").Goal[]} */
  const goals = [];
  for (const [name, state] of Object.entries(FIGURES)) {
    const page = await openFigure(bench, state);
    const { work, longest, frames, rate } = await play(page, bench.quick ? 2 : 15);
    const heard = await pauses(page, bench.quick ? 4 : 20);
    await page.close();
    const slowest = Math.max(...heard);
    data[name] = { work, longest, frames, rate, heard };
    const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
    rows.push([name, rate.toFixed(0), frames.toFixed(1), ms(work), longest === 0 ? "none over 50 ms" : ms(longest), ms(median(heard)), ms(slowest)]);
    goals.push({ what: `${name}: the page's work for a frame`, got: ms(work), goal: "<= 6 ms", met: work <= 6 });
    goals.push({ what: `${name}: the page's longest task`, got: longest === 0 ? "none over 50 ms" : ms(longest), goal: "< 50 ms", met: longest < 50 });
    goals.push({ what: `${name}: a pause is heard, on screen`, got: ms(median(heard)), goal: "<= 50 ms", met: median(heard) <= 50 });
  }
  return { tables: [{ title: "The figure while two networks train", head: ["", "steps/s", "frames/s", "work a frame", "longest task", "pause, median", "pause, longest"], rows }], goals, data };
}
