// @ts-check
// The batch in hand as a script that runs elsewhere and comes to the numbers on screen, with a layer to train with.

import { fixed } from "../../numbers.js";
import { CHECKS, LAYERS } from "./code-layers.js";
import { FEATURES } from "./state.js";

const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras\nfrom keras import ops" };

const list = (/** @type {readonly number[]} */ values) => `[${values.map((value) => String(Number(value.toPrecision(7)))).join(", ")}]`;

/** Row by row, a sample each. @param {readonly (readonly number[])[]} columns */
const rows = (columns) => `[${(columns[0] ?? []).map((_, sample) => list(columns.map((column) => column[sample] ?? NaN))).join(", ")}]`;

/** @param {"numpy" | "pytorch" | "keras"} kind @param {import("./compute.js").RenormView} view @param {import("./state.js").RenormState} state */
export function code(kind, { ways, networks, shown }, state) {
  const { runningMean, runningStd, rMax, dMax, rEnd, dEnd, ramp, momentum, seed } = state;
  const trained = networks.filter(() => shown > 0).map(({ net, accuracy, apart }) => `#   ${net}: accuracy ${fixed(100 * accuracy, 1)} %, training is ${fixed(apart)} from inference`);
  return [
    `# Batch Renormalization of a batch of ${state.x.length / FEATURES} (normscope, figure "renorm").`,
    "",
    IMPORTS[kind],
    "",
    ...(trained.length > 0 ? [`# The networks that were trained there, seed ${seed}, at step ${shown}:`, ...trained, ""] : []),
    `eps, momentum = 1e-5, ${momentum}`,
    `r_end, d_end, ramp = ${rEnd}, ${dEnd}, ${ramp}`,
    "",
    "",
    LAYERS[kind],
    "",
    `x = np.array(${rows(ways.map(({ x }) => x))}, float)`,
    `running_mean, running_std = np.array(${list(runningMean)}, float), np.array(${list(runningStd)}, float)`,
    `r_max, d_max = ${rMax}, ${dMax}`,
    CHECKS[kind].trimEnd(),
    "# On screen:",
    `assert np.allclose(train, ${rows(ways.map(({ renorm }) => renorm))}, atol=1e-5)`,
    `assert np.allclose(eval_, ${rows(ways.map(({ inference }) => inference))}, atol=1e-5)`,
    ...(kind === "numpy" ? [`assert np.allclose(r, ${list(ways.map(({ clipped }) => clipped.r))}, atol=1e-5)`, `assert np.allclose(d, ${list(ways.map(({ clipped }) => clipped.d))}, atol=1e-5)`] : []),
    `gap = np.sqrt(((train - eval_) ** 2).mean(0))`,
    `assert np.allclose(gap, ${list(ways.map(({ gaps }) => gaps.renorm))}, atol=1e-5)`,
    `print("in training:", train, "in inference:", eval_, "gap:", gap)`,
    "",
  ].join("\n");
}
