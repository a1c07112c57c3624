// @ts-check
/**
 * `cargo xtask bench [parts…] [--quick]`: how fast the trainer is, beside others in the same browser.
 * The parts that take ten minutes each, `soak` and `paper`, run only when they are named.
 *
 * Nothing here asserts a time. What was measured is printed and written to `target/bench/`; a run that
 * names no part and is not quick also writes `docs/bench.md` and `docs/bench.svg`.
 *
 * A part is a function of a `Bench` to a `Report`; a new one goes into `PARTS` and into no other file.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import { startBrowser } from "./browser.js";
import { machine } from "./machine.js";
import { growth } from "./parts/growth.js";
import { live } from "./parts/live.js";
import { network } from "./parts/network.js";
import { paper } from "./parts/paper.js";
import { recording } from "./parts/recording.js";
import { sizes } from "./parts/sizes.js";
import { soak } from "./parts/soak.js";
import { chart } from "./report/chart.js";
import { markdown } from "./report/markdown.js";
import { text } from "./report/text.js";

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {string[]} head
 * @property {string[][]} rows
 */

/**
 * @typedef {object} Goal
 * @property {string} what
 * @property {string} got
 * @property {string} goal
 * @property {boolean} met
 */

/**
 * @typedef {object} Report what a part found
 * @property {Table[]} tables
 * @property {Goal[]} goals
 * @property {unknown} data all numbers, for the JSON
 */

/**
 * @typedef {object} Bench what a part measures with
 * @property {() => Promise<import("playwright-core").Page>} open opens a page that runs things, see `page.js`
 * @property {boolean} quick
 */

/** @type {Record<string, (bench: Bench) => Promise<Report>>} */
const PARTS = {
  w1: (bench) => network(bench, "w1"),
  w2: (bench) => network(bench, "w2"),
  w3: (bench) => network(bench, "w3"),
  growth,
  recording,
  live,
  soak,
  paper,
  sizes,
};

const LONG = ["soak", "paper"];

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const asked = words.filter((word) => word !== "--quick");
const unknown = asked.find((word) => !(word in PARTS));
if (unknown) {
  console.error(`There is no part ${unknown}. The parts are: ${Object.keys(PARTS).join(", ")}; --quick measures less of each.`);
  process.exit(1);
}

const { browser, open } = await startBrowser();
/** @type {Record<string, Report>} */
const reports = {};
const where = machine(browser.version());
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked.length > 0 ? !asked.includes(name) : LONG.includes(name)) continue;
    console.log(`Measuring ${name} …`);
    reports[name] = await part({ open, quick });
  }
} finally {
  await browser.close();
}
console.log(text(where, Object.values(reports)));

const root = new URL("../../", import.meta.url);
const json = new URL("target/bench/bench.json", root);
await mkdir(new URL(".", json), { recursive: true });
const data = Object.fromEntries(Object.entries(reports).map(([name, report]) => [name, report.data]));
const goals = Object.values(reports).flatMap((report) => report.goals);
await writeFile(json, `${JSON.stringify({ machine: where, quick, parts: data, goals }, null, 2)}\n`);
console.log("Wrote target/bench/bench.json");
if (asked.length === 0 && !quick) {
  await writeFile(new URL("docs/bench.svg", root), chart(Object.values(reports)));
  await writeFile(new URL("docs/bench.md", root), markdown(where, Object.values(reports)));
  console.log("Wrote docs/bench.md and docs/bench.svg");
}
