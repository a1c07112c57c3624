// @ts-check
// The experiment as a script that runs elsewhere, and what was measured here, from which the medians on screen are computed again.

import { fixed } from "../../numbers.js";
import { dataCode } from "../parts/code-data.js";
import { kerasNetworks, MAP, numpyNetworks, pytorchNetworks } from "./code-networks.js";
import { netsOf, SIDE, trainerOf } from "./state.js";

/**
 * @typedef {import("./compute.js").WhyView} WhyView
 * @typedef {import("./compute.js").NetworkView} NetworkView
 * @typedef {import("./state.js").WhyState} WhyState
 */

const NETWORKS = { numpy: numpyNetworks, pytorch: pytorchNetworks, keras: kerasNetworks };
const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras\nfrom keras import ops" };

/** @param {"numpy" | "pytorch" | "keras"} kind @param {WhyView} view @param {WhyState} state */
export function code(kind, view, state) {
  const { task, learningRate, batchSize, steps, seed, noise, every, initScale } = state;
  const isLinear = task === "linear";
  const std = isLinear ? "(2 / (fan_in + fan_out)) ** 0.5" : "(2 / fan_in) ** 0.5";
  return [
    `# Why batch norm works: noise after it, and the loss along the gradient (normscope, figure "why").`,
    "",
    IMPORTS[kind],
    "",
    ...measured(view, state),
    `# The data, the weights and the noise are drawn by the same rules as there, but from other random numbers: expect the same`,
    `# story, not the same digits.`,
    `names = [${netsOf(state).map((net) => `"${net}"`).join(", ")}]  # without batch norm, with it, with noise after it, noise alone`,
    `linear = ${isLinear ? "True" : "False"}`,
    `sizes = [${trainerOf(state, "none").layers.join(", ")}]`,
    `learning_rate, batch_size, steps, seed = ${learningRate}, ${batchSize}, ${steps}, ${seed}`,
    `noise, every = ${noise}, ${every}`,
    `std = lambda fan_in, fan_out: ${initScale} * ${std}`,
    "",
    isLinear ? MAP : dataCode({ data: "digits", size: SIDE, classes: 10 }),
    "",
    NETWORKS[kind],
  ].join("\n");
}

/** The ranges that the reader saw, and that their medians come out as on screen. @param {WhyView} view @param {WhyState} state @returns {string[]} */
function measured(view, { seed, task }) {
  const known = view.networks.filter(({ measures }) => Number.isFinite(measures.range));
  if (known.length === 0) return [];
  const scores = known.map(({ net, measures }) => `${net} ${task === "linear" ? fixed(measures.loss) : `${fixed(100 * measures.accuracy, 1)} %`}`);
  const finite = (/** @type {number | undefined} */ value) => value !== undefined && Number.isFinite(value);
  const list = (/** @type {NetworkView} */ { probes }) =>
    Array.from(probes.step, (step, k) => [step, (probes.high[k] ?? NaN) - (probes.low[k] ?? NaN)]).filter(([step = 0, range]) => step <= view.shown && finite(range)).map(([, range = 0]) => String(Number(range.toPrecision(6))));
  return [
    `# Measured there at step ${view.shown}, with seed ${seed}: ${scores.join(", ")}.`.replaceAll("−", "-"),
    `# Along the gradient, from the lowest loss to the highest, one number a probed step; and the medians on screen.`,
    `seen = {`,
    ...known.map((network) => `    "${network.net}": ([${list(network).join(", ")}], ${Number(network.measures.range.toPrecision(5))}),`),
    `}`,
    `for name, (ranges, median) in seen.items():`,
    `    assert np.isclose(np.median(ranges), median, rtol=1e-3), name`,
    "",
  ];
}
