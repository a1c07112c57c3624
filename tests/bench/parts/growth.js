// @ts-check
// How the speed falls as a network grows: never faster than the operations of a step rise.

import { inPage } from "../contestants.js";
import { median, race, ratio } from "../rounds.js";
import { describe, flops } from "../workloads.js";
import { digits } from "./network.js";

/** @typedef {import("../workloads.js").Workload} Workload */

/** @type {Record<string, (size: number) => Workload>} */
const SERIES = {
  width: (size) => ({ name: String(size), layers: [64, size, size, 10], batch: 64 }),
  batch: (size) => ({ name: String(size), layers: [784, 100, 100, 100, 10], batch: size }),
  depth: (size) => ({ name: String(size), layers: [64, ...Array(size).fill(64), 10], batch: 64 }),
};

/** @type {Record<string, number[]>} */
const SIZES = { width: [16, 32, 64, 128, 256], batch: [15, 30, 60, 120, 240], depth: [1, 2, 4, 8, 16] };

/**
 * @param {import("../main.js").Bench} bench
 * @returns {Promise<import("../main.js").Report>}
 */
export async function growth(bench) {
  const plan = bench.quick ? { rounds: 3, seconds: 0.05 } : { rounds: 15, seconds: 0.1 };
  /** @type {import("../main.js").Report & { data: Record<string, unknown> }} */
  const report = { tables: [], goals: [], data: {} };
  for (const [name, make] of Object.entries(SERIES)) {
    const workloads = SIZES[name].map(make);
    const contestants = [];
    for (const workload of workloads) contestants.push({ ...(await inPage(bench, "normscope", workload)), name: workload.name });
    const { rates } = await race(contestants, plan);
    const rows = workloads.map((workload) => {
      const rate = median(rates[workload.name]);
      return [workload.name, describe(workload), digits(rate), ((rate * flops(workload)) / 1e9).toFixed(2)];
    });
    report.tables.push({ title: `Growth with ${name}`, head: [name, "", "steps/s", "GFLOP/s"], rows });
    report.goals.push(goal(name, workloads, rates));
    report.data[name] = workloads.map((workload) => ({ ...workload, flops: flops(workload), rates: rates[workload.name] }));
  }
  return report;
}

/**
 * From the smallest to the largest, the time of a step grows by this factor, its operations by that.
 *
 * @param {string} name
 * @param {Workload[]} workloads
 * @param {Record<string, number[]>} rates
 */
function goal(name, workloads, rates) {
  const [first, last] = [workloads[0], workloads[workloads.length - 1]];
  const time = ratio(rates[first.name], rates[last.name]);
  const operations = flops(last) / flops(first);
  const what = `${name} ${first.name} to ${last.name}: the time of a step grows`;
  return { what, got: `${digits(time)} x`, goal: `<= ${digits(operations)} x, as its operations`, met: time <= operations };
}
