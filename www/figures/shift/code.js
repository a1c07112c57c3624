// @ts-check
// The reader's experiment as a script that runs elsewhere, with what was measured here beside it.

import { fixed } from "../../numbers.js";
import { dataCode } from "../parts/code-data.js";
import { kerasCode } from "./code-keras.js";
import { numpyCode } from "./code-numpy.js";
import { pytorchCode } from "./code-pytorch.js";
import { reachedAt } from "./compute.js";
import { countOf, pointAt } from "./points.js";
import { batchOf, classesOf, featuresOf, groupsOf, outputsOf } from "./state.js";

/**
 * @typedef {import("./compute.js").ShiftView} ShiftView
 * @typedef {import("./state.js").ShiftState} ShiftState
 */

const BODY = { numpy: numpyCode, pytorch: pytorchCode, keras: kerasCode };
const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras\nfrom keras import ops" };

/** @param {readonly number[]} list */
const drawn = (list) => `# The points of the sheet: x, y, class. There are no others to test on.
points = np.array([
${Array.from({ length: countOf(list) }, (_, at) => pointAt(list, at)).map(({ x, y, label }) => `    [${x}, ${y}, ${label}],\n`).join("")}]).reshape(-1, 3)
x_train, t_train = points[:, :2].astype(np.float32), points[:, 2].astype(int)
x_test, t_test = x_train, t_train
`;

/** @param {"numpy" | "pytorch" | "keras"} kind @param {ShiftView} view @param {ShiftState} state */
export function code(kind, view, state) {
  const { depth, width, activation, learningRate, steps, seed, momentum, every } = state;
  return [
    `# Networks that differ in their normalization alone, trained side by side (normscope, figure "shift").`,
    state.data === "drawn"
      ? `# The points are those of the sheet; the weights and mini-batches come from other random numbers: expect the same story, not the same digits.`
      : `# The data and the weights are drawn by the same rules as there, but from other random numbers: expect the same story, not the same digits.`,
    measured(view, state),
    "",
    IMPORTS[kind],
    "",
    `methods = [${state.networks.map((method) => JSON.stringify(method)).join(", ")}]`,
    `sizes = [${[featuresOf(state), ...Array(depth).fill(width), outputsOf(state)].join(", ")}]`,
    `activation = "${activation}"`,
    `learning_rate, batch_size, steps, seed = ${learningRate}, ${batchOf(state)}, ${steps}, ${seed}`,
    `momentum, eps, groups = ${momentum}, 1e-5, ${groupsOf(state)}  # momentum: the share of the new batch`,
    `every = ${every}`,
    `std = lambda fan_in, fan_out: ${stdOf(state)}`,
    "",
    state.data === "drawn" ? drawn(state.points) : dataCode({ data: state.data, size: state.size, classes: classesOf(state) }),
    "",
    BODY[kind](state),
  ].join("\n");
}

/** @param {ShiftState} state */
function stdOf({ init, initStd, initScale }) {
  const std = { normal: String(initStd), xavier: "(2 / (fan_in + fan_out)) ** 0.5", he: "(2 / fan_in) ** 0.5" }[init];
  return initScale === 1 ? std : `${initScale} * ${std}`;
}

/** What the reader saw. @param {ShiftView} view @param {ShiftState} state */
function measured(view, state) {
  if (view.step === 0) return "# Nothing was trained there yet.";
  const lines = view.networks.map((network) => {
    const layer = network.layers[view.hero];
    const reached = reachedAt(network, view.best);
    const share = `${Math.round(100 * (view.best ?? 0))} %`;
    return [
      `#   ${network.method}: ${state.data === "drawn" ? "accuracy on these points" : "validation accuracy"} ${plainFixed(100 * network.accuracy, 1)} %`,
      network.diverged ? `the loss was no finite number at step ${network.diverged.step}` : `loss of the mini-batch ${plainFixed(network.loss, 3)}`,
      `the median of ${layer && layer.unit >= 0 ? `unit ${layer.unit + 1}` : "all units"} in layer ${view.hero + 1} moved over ${plainFixed(layer?.travel ?? NaN, 2)}`,
      view.best === null ? "" : reached === null ? `${share} not reached` : `${share} after ${reached} steps`,
    ].filter(Boolean).join(", ");
  });
  return [`# Measured there at step ${view.shown}, with seed ${state.seed}:`, ...lines].join("\n");
}

/** Python reads no true minus. @param {number} value @param {number} digits */
const plainFixed = (value, digits) => (Number.isFinite(value) ? fixed(value, digits).replace("−", "-") : "nan");
