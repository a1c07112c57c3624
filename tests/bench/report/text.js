// @ts-check
// The report for the terminal.

/** @typedef {import("../main.js").Report} Report */

/**
 * @param {string} machine
 * @param {Report[]} reports
 */
export function text(machine, reports) {
  const tables = reports.flatMap((report) => report.tables);
  const goals = reports.flatMap((report) => report.goals);
  const parts = tables.map(({ title, head, rows }) => `${title}\n${columns([head, ...rows])}`);
  const verdicts = goals.map(({ what, got, goal, met }) => [what, got, goal, met ? "reached" : "MISSED"]);
  if (goals.length > 0) parts.push(`Goals\n${columns([["", "measured", "goal", ""], ...verdicts])}`);
  return `\n${machine}\n\n${parts.join("\n\n")}\n`;
}

/** @param {string[][]} rows the first column to the left, the others to the right */
function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (/** @type {string[]} */ row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}
