// @ts-check
// The assertions in the code that is copied: each library's outputs against the numbers on screen, as closely as that library computes.

import { block, statisticsIndex } from "./groups.js";

/**
 * @typedef {import("./compute.js").AxesView} AxesView
 * @typedef {import("./state.js").Method} Method
 */

const CLOSE = 1e-6;

/**
 * Lines of Python that compute `y` and compare it with `expected`.
 *
 * @param {string} expression
 * @param {Method} method
 * @param {AxesView} view
 * @param {{ array?: string, tolerance?: number }} [how] `y` as a NumPy array, and what it may be off
 */
export function check(expression, method, view, { array = "y", tolerance = CLOSE } = {}) {
  if (Number.isNaN(tolerance)) return `y = ${expression}  # not compared: float32 leaves too little of this batch's spread`;
  const [y, expected] = [`${array}.reshape(expected["${method}"].shape)`, `expected["${method}"]`];
  const within = `rtol=${CLOSE}, atol=${tolerance}), "${method}"`;
  const hasConstant = view.eps === 0 && view.methods[method]?.variance.includes(0);
  if (!hasConstant) return `y = ${expression}\nassert np.allclose(${y}, ${expected}, ${within}`;
  return [
    "# With eps = 0 a constant gives 0/0 here, which normscope takes as 0, so that y is beta; it is left out.",
    `y = ${expression}`,
    `varies = ${expected} != np.repeat(betas, ${view.positions})`,
    `assert np.allclose(${y}[varies], ${expected}[varies], ${within}`,
  ].join("\n");
}

/** The distance from 1 to the next number of 32 bits. */
const FLOAT32 = 2 ** -23;

/**
 * How far off a result may be that was computed in 32 bits, with the variance as mean(x²) − mean(x)². That difference keeps the
 * less of the variance, the larger the mean is beside it; NaN where it keeps next to nothing, or where 32 bits end.
 *
 * @param {AxesView} view
 * @param {Method} method
 * @param {readonly number[]} gamma one a channel
 */
export function onePassTolerance(view, method, gamma) {
  const outputs = view.methods[method];
  let tolerance = CLOSE;
  for (let at = 0; outputs && at < view.x.length; at++) {
    const column = at % view.columns;
    const index = statisticsIndex(method, view, Math.floor(at / view.columns), column);
    const [value, mean, variance] = [view.x[at] ?? 0, outputs.mean?.[index] ?? 0, outputs.variance[index] ?? 0];
    const root = variance + view.eps;
    const { rows, columns } = block(method, view, Math.floor(at / view.columns), column);
    const isAlone = (rows[1] - rows[0]) * (columns[1] - columns[0]) === 1;
    if (root === 0 || isAlone) continue;
    const lost = (FLOAT32 * (mean ** 2 + variance)) / root;
    if (lost > (variance === 0 ? 0.5 : 0.1) || root < 1e-30) return NaN;
    const off = Math.abs(outputs.xHat[at] ?? 0) * lost + (FLOAT32 * (Math.abs(value) + Math.abs(mean))) / Math.sqrt(root);
    tolerance = Math.max(tolerance, 4 * off * Math.abs(gamma[Math.floor(column / view.positions)] ?? 1));
  }
  return Number(tolerance.toPrecision(2));
}
