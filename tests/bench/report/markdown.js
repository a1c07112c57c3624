// @ts-check
// The report for the repository: `docs/bench.md`.

/** @typedef {import("../main.js").Report} Report */

const INTRODUCTION = `
Written by \`cargo xtask bench\`; do not edit. Every runner starts from the same weights and trains on the same batch: forward,
backward and the SGD update of every parameter, BN with batch statistics, gamma, beta and running averages, sigmoids, softmax
(one output: logistic). Those in the browser have a page each, in one headless Chromium, and one thread. Rounds are interleaved: every round times
every runner once. Speeds are medians over the rounds, ratios the median of the ratio within a round. FLOPs count the matrix
products only. The peak is a loop of strict simd128 products and sums that touches no memory.

The small networks' lead over the frameworks is mostly those' cost per operation. The goals are those of TensorFlow.js with kernels of
\`[in, out]\`, as its own layers have them; the other way round is there to compare.
`.trim();

/**
 * @param {string} machine
 * @param {Report[]} reports
 */
export function markdown(machine, reports) {
  const goals = reports.flatMap((report) => report.goals);
  const verdicts = goals.map(({ what, got, goal, met }) => [what, got, goal, met ? "reached" : "**missed**"]);
  const sections = [
    "# Bench",
    INTRODUCTION,
    `Measured on ${machine}.`,
    "![Steps per second of every runner, network by network](bench.svg)",
    `## Goals\n\n${table(["", "measured", "goal", ""], verdicts)}`,
    ...reports.flatMap((report) => report.tables).map(({ title, head, rows }) => `## ${title}\n\n${table(head, rows)}`),
  ];
  return `${sections.join("\n\n")}\n`;
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map(line).join("\n");
}
