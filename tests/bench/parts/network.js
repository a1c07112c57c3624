// @ts-check
// One network, trained by everyone in turn.

import { inPage } from "../contestants.js";
import { median, race, ratio } from "../rounds.js";
import { PEAK_FLOPS } from "../runners/peak.js";
import { torch, torchVersion } from "../torch.js";
import { NETWORKS, describe, flops } from "../workloads.js";

/** @typedef {keyof typeof NETWORKS} Key */

/** @type {Record<string, string>} */
const LABELS = {
  normscope: "normscope: step",
  stepOn: "normscope: stepOn, the batch from JavaScript",
  javascript: "plain JavaScript, register-tiled",
  tensorflow: "TensorFlow.js wasm, core + minimize",
  transposed: "the same, its kernels as [out, in]",
  torch: "PyTorch eager, 1 thread",
};

const IN_PAGE = ["normscope", "stepOn", "javascript", "tensorflow", "transposed", "peak"];

/** What `normscope` is to be, times the other; of the peak, its share. @type {Record<Key, Record<string, number>>} */
const GOALS = {
  w1: { tensorflow: 13, javascript: 5.5, torch: 1.1, peak: 0.55 },
  w2: { tensorflow: 400, javascript: 5 },
  w3: { tensorflow: 30, javascript: 5.5 },
};

/**
 * @param {import("../main.js").Bench} bench
 * @param {Key} key
 * @returns {Promise<import("../main.js").Report>}
 */
export async function network(bench, key) {
  const workload = NETWORKS[key];
  /** @type {import("../rounds.js").Contestant[]} */
  const contestants = [];
  for (const name of IN_PAGE) contestants.push(await inPage(bench, name, workload));
  const version = torchVersion();
  if (version) contestants.push(torch(workload));
  const { rates, losses } = await race(contestants, bench.quick ? { rounds: 5, seconds: 0.1 } : { rounds: 25, seconds: 0.15 });

  const { normscope } = rates;
  const cost = flops(workload);
  const gigaflops = (/** @type {number} */ rate) => ((rate * cost) / 1e9).toFixed(2);
  const rows = Object.entries(LABELS).map(([name, label]) => {
    const rate = rates[name];
    if (!rate) return [label, "not installed", "", "", ""];
    const times = name === "normscope" ? "" : `${digits(ratio(normscope, rate))} x`;
    const suffix = name === "torch" ? ` (${version})` : "";
    return [label + suffix, digits(median(rate)), gigaflops(median(rate)), times, losses[name].toFixed(5)];
  });
  const peaks = rates.peak.map((rate) => (rate * PEAK_FLOPS) / cost);
  const share = `${(100 * ratio(normscope, peaks)).toFixed(1)} %`;
  rows.push(["the peak of strict simd128", digits(median(peaks)), gigaflops(median(peaks)), share, ""]);

  const goals = Object.entries(GOALS[key]).flatMap(([name, goal]) => {
    if (!rates[name]) return [];
    const isShare = name === "peak";
    const got = ratio(normscope, isShare ? peaks : rates[name]);
    const shown = (/** @type {number} */ value) => (isShare ? `${(100 * value).toFixed(1)} %` : `${digits(value)} x`);
    const what = `${workload.name} against ${LABELS[name] ?? "the peak of strict simd128"}`;
    return [{ what, got: shown(got), goal: `>= ${isShare ? `${Math.round(100 * goal)} %` : `${goal} x`}`, met: got >= goal }];
  });
  const title = `${workload.name}, ${workload.what}: ${describe(workload)}; ${digits(cost / 1e3)} kFLOP a step`;
  const head = ["", "steps/s", "GFLOP/s", "normscope is", "loss after 10 steps"];
  return { tables: [{ title, head, rows }], goals, data: { ...workload, flops: cost, rates, losses, peaks } };
}

/**
 * Three digits at least, and none that means nothing.
 *
 * @param {number} value
 */
export function digits(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toPrecision(3);
}
