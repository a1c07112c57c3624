// @ts-check
// Numbers from a pasted or dropped text, and back.

import { NormscopeError } from "./errors.js";
import { parseNumber } from "./numbers.js";

/**
 * Rows of numbers. Columns are parted by tabs, semicolons, commas (full-width ones too) or spaces, whichever of these comes first
 * here; a first line without numbers is a heading; empty lines and lines that start with `#` are passed over.
 *
 * @param {string} text
 * @returns {{ rows: number[][], heading: string[] | null }}
 * @throws {NormscopeError} `data`, naming the line
 */
export function parseCsv(text) {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/[，、]/g, ",")
    .replaceAll("；", ";")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: line.trim(), at: index + 1 }))
    .filter(({ line }) => line !== "" && !line.startsWith("#"));
  const separator = separatorOf(lines.map(({ line }) => line));
  const table = lines.map(({ line, at }) => ({ at, cells: cellsOf(line, separator) }));
  const first = table[0];
  const heading = first && first.cells.every((cell) => Number.isNaN(parseNumber(cell))) ? first.cells : null;
  const body = heading ? table.slice(1) : table;
  const width = body[0]?.cells.length ?? 0;
  if (width === 0) throw new NormscopeError("data", "CSV: there are no numbers, but rows of numbers are needed", { key: "refused.csvEmpty", params: {} });
  const rows = body.map(({ cells, at }) => {
    if (cells.length !== width) throw new NormscopeError("data", `CSV: line ${at} has ${cells.length} columns, but the lines before have ${width}`, { key: "refused.csvWidth", params: { line: at, count: cells.length, width } });
    return cells.map((cell) => {
      const value = parseNumber(cell);
      if (Number.isNaN(value)) throw new NormscopeError("data", `CSV: line ${at} holds "${cell.slice(0, 20)}", but takes numbers`, { key: "refused.csvCell", params: { line: at, cell: cell.slice(0, 20) } });
      return value;
    });
  });
  return { rows, heading };
}

/** @param {string[]} lines */
function separatorOf(lines) {
  return ["\t", ";", ","].find((separator) => lines.some((line) => line.replace(QUOTED, "").includes(separator))) ?? " ";
}

const QUOTED = /"(?:[^"]|"")*"/g;

/** What stands in quotes is one cell, whatever it holds. @param {string} line @param {string} separator */
function cellsOf(line, separator) {
  /** @type {string[]} */
  const quoted = [];
  const bare = line.replace(QUOTED, (cell) => `"${quoted.push(cell.slice(1, -1).replaceAll('""', '"')) - 1}"`);
  const cells = separator === " " ? bare.split(/\s+/) : bare.split(separator);
  return cells.map((cell) => cell.trim().replace(/"(\d+)"/g, (_, at) => quoted[at] ?? ""));
}

/**
 * @param {string[]} heading
 * @param {(string | number)[][]} rows
 */
export function writeCsv(heading, rows) {
  const cell = (/** @type {string | number} */ value) => (/[",;\t\r\n，；、]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return [heading, ...rows].map((row) => row.map(cell).join(",")).join("\n") + "\n";
}
