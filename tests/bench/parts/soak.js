// @ts-check
// Two networks train for ten minutes: the memory of the page and of its workers stays what it was.

import { execFileSync } from "node:child_process";
import { median } from "../rounds.js";
import { openFigure } from "./live.js";

/** What all pages of this bench's browser and their workers hold, in MB. */
function memory() {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,rss=,args="], { encoding: "utf8" }).trim().split("\n");
  const all = lines.map((line) => line.trim().split(/\s+/)).map(([pid, parent, rss, ...args]) => ({ pid, parent, rss: Number(rss), args }));
  const ours = new Set([String(process.pid)]);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const { pid = "", parent = "" } of all) if (ours.has(parent)) ours.add(pid);
  }
  const pages = all.filter(({ pid = "", args }) => ours.has(pid) && args.includes("--type=renderer"));
  return pages.reduce((sum, { rss }) => sum + rss, 0) / 1000;
}

/**
 * @param {import("../main.js").Bench} bench
 * @returns {Promise<import("../main.js").Report>}
 */
export async function soak(bench) {
  const seconds = bench.quick ? 30 : 600;
  const page = await openFigure(bench, "steps:50000");
  const play = () => page.evaluate(() => document.querySelector("norm-scope")?.play());
  await play();
  /** @type {{ second: number, megabytes: number }[]} */
  const data = [];
  const start = performance.now();
  for (let second = 0; second < seconds; second = (performance.now() - start) / 1000) {
    await page.waitForTimeout(seconds * 10);
    data.push({ second: Math.round((performance.now() - start) / 1000), megabytes: memory() });
    // At the end of its axis it starts again, so that it never rests.
    const isOver = await page.evaluate(async () => {
      const figure = document.querySelector("norm-scope");
      const { step, playing } = /** @type {any} */ (figure).view;
      if (!playing && step > 0) await figure?.reset();
      return !playing;
    });
    if (isOver) await play();
  }
  await page.close();
  const part = (/** @type {number} */ from, /** @type {number} */ to) => median(data.filter((_, at) => at >= from * data.length && at < to * data.length).map(({ megabytes }) => megabytes));
  // The first fifth is for warming up.
  const [early, late] = [part(0.2, 0.4), part(0.8, 1)];
  const shown = data.filter((_, at) => at % Math.ceil(data.length / 10) === 0 || at === data.length - 1);
  return {
    tables: [{ title: `Memory while two networks train for ${seconds} s`, head: ["after", "all pages and workers"], rows: shown.map(({ second, megabytes }) => [`${second} s`, `${megabytes.toFixed(0)} MB`]) }],
    goals: [{ what: "memory, the last fifth against the second", got: `${(late / early).toFixed(3)} x`, goal: "<= 1.05 x", met: early > 0 && late <= 1.05 * early }],
    data,
  };
}
