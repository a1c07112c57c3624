// @ts-check
// What it costs to measure a step: histograms, percentiles and all else that a figure shows of every
// hidden layer, handed to JavaScript as fresh arrays after each step, although a page reads them once a
// frame at most.

import { inPage } from "../contestants.js";
import { median, race, ratio } from "../rounds.js";
import { NETWORKS, describe } from "../workloads.js";
import { digits } from "./network.js";

/** At most this share of a W1 step. */
const GOAL = 0.12;

/**
 * @param {import("../main.js").Bench} bench
 * @returns {Promise<import("../main.js").Report>}
 */
export async function recording(bench) {
  const plan = bench.quick ? { rounds: 5, seconds: 0.1 } : { rounds: 25, seconds: 0.15 };
  /** @type {import("../main.js").Report & { data: Record<string, unknown> }} */
  const report = { tables: [], goals: [], data: {} };
  const rows = [];
  for (const workload of Object.values(NETWORKS)) {
    const contestants = [await inPage(bench, "normscope", workload), await inPage(bench, "recording", workload)];
    const { rates } = await race(contestants, plan);
    const share = ratio(rates.normscope, rates.recording) - 1;
    const cost = `${(100 * share).toFixed(1)} %`;
    const each = median(rates.recording.map((rate, round) => 1e6 / rate - 1e6 / rates.normscope[round]));
    rows.push([`${workload.name}: ${describe(workload)}`, digits(median(rates.normscope)), digits(median(rates.recording)), digits(each), cost]);
    report.data[workload.name] = { ...workload, rates };
    if (workload === NETWORKS.w1) {
      const what = `recording at every step, ${workload.name}: of the step`;
      report.goals.push({ what, got: cost, goal: `<= ${Math.round(100 * GOAL)} %`, met: share <= GOAL });
    }
  }
  const title = "Recording at every step: step and snapshot in turn";
  report.tables.push({ title, head: ["", "steps/s", "with snapshots", "µs a snapshot", "of the step"], rows });
  return report;
}
