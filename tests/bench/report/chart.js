// @ts-check
// The chart of the report: `docs/bench.svg`.

import { median } from "../rounds.js";

/** @typedef {{ name: string, rates: Record<string, number[]>, peaks: number[] }} Network */

const WIDTH = 760;
const LEFT = 210;
const ROW = 20;
/** @type {[name: string, label: string, color: string][]} */
const RUNNERS = [
  ["normscope", "normscope", "#0072b2"],
  ["javascript", "plain JavaScript", "#e69f00"],
  ["tensorflow", "TensorFlow.js wasm", "#d55e00"],
  ["torch", "PyTorch, native", "#cc79a7"],
];

/**
 * Bars on a logarithmic scale: steps per second of every runner, network by network.
 *
 * @param {import("../main.js").Report[]} reports
 */
export function chart(reports) {
  const networks = reports.map((report) => /** @type {Network} */ (report.data)).filter((data) => data && "peaks" in data);
  const speeds = networks.flatMap(({ rates }) => RUNNERS.flatMap(([name]) => (rates[name] ? [median(rates[name])] : [])));
  const low = 10 ** Math.floor(Math.log10(Math.min(...speeds)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...speeds)));
  const x = (/** @type {number} */ speed) => LEFT + ((WIDTH - LEFT - 80) * Math.log(speed / low)) / Math.log(high / low);

  let y = 40;
  const parts = [];
  for (const { name, rates } of networks) {
    parts.push(label(16, y + 12, name, "start", "bold"));
    for (const [runner, title, color] of RUNNERS) {
      if (!rates[runner]) continue;
      const speed = median(rates[runner]);
      const width = (x(speed) - LEFT).toFixed(1);
      parts.push(label(LEFT - 8, y + 12, title, "end"));
      parts.push(`<rect x="${LEFT}" y="${y}" width="${width}" height="${ROW - 5}" fill="${color}"/>`);
      parts.push(label(x(speed) + 6, y + 12, Math.round(speed).toLocaleString("en"), "start"));
      y += ROW;
    }
    y += ROW / 2;
  }
  const axis = [];
  for (let tick = low; tick <= high; tick *= 10) {
    const at = x(tick).toFixed(1);
    axis.push(`<path d="M${at} 34V${y}" stroke="#8884"/>`, label(x(tick), y + 14, tick.toLocaleString("en"), "middle"));
  }
  const height = y + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    "<title>Steps per second, on a logarithmic scale</title>",
    // Readable on a dark page too.
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    label(16, 20, "Steps per second, on a logarithmic scale (longer is faster)", "start", "bold"),
    ...axis,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} anchor
 * @param {string} [weight]
 */
function label(x, y, text, anchor, weight = "normal") {
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" fill="#222">${text}</text>`;
}
