// @ts-check
// The reader's four numbers, checked, and the experiment as a script that runs elsewhere, with what was measured here beside it.

import { fixed } from "../../numbers.js";
import { dataCode } from "../parts/code-data.js";
import { kerasNetworks, numpyNetworks, pytorchNetworks } from "./code-networks.js";
import { classesOf, SIDE, trainerOf } from "./state.js";

/**
 * @typedef {import("./compute.js").PlacementView} PlacementView
 * @typedef {import("./state.js").PlacementState} PlacementState
 */

const NETWORKS = { numpy: numpyNetworks, pytorch: pytorchNetworks, keras: kerasNetworks };
const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras\nfrom keras import ops" };

/** @param {"numpy" | "pytorch" | "keras"} kind @param {PlacementView} view @param {PlacementState} state */
export function code(kind, view, state) {
  const { activation, learningRate, batchSize, steps, seed } = state;
  return [
    `# Batch norm before the activation, after it, and none (normscope, figure "placement").`,
    "",
    IMPORTS[kind],
    "",
    hand(kind, view, state),
    "",
    `# The data and the weights are drawn by the same rules as there, but from other random numbers: expect the same story, not the same digits.`,
    measured(view, state),
    `places = ["none", "before", "after"]`,
    `sizes = [${trainerOf(state, "none").layers.join(", ")}]`,
    `activation = "${activation}"`,
    `learning_rate, batch_size, steps, seed = ${learningRate}, ${batchSize}, ${steps}, ${seed}`,
    `momentum, eps = 0.1, 1e-5  # momentum: the share of the new batch`,
    `std = lambda fan_in, fan_out: ${stdOf(state)}`,
    "",
    dataCode({ data: state.data, size: SIDE, classes: classesOf(state) }),
    "",
    NETWORKS[kind],
  ].join("\n");
}

/** @type {Record<"numpy" | "pytorch" | "keras", { array: (list: string) => string, act: Record<PlacementState["activation"], string>, norm: string, value: (name: string) => string }>} */
const HAND = {
  numpy: {
    array: (list) => `np.array([${list}])`,
    act: { sigmoid: "lambda x: 1 / (1 + np.exp(-x))", tanh: "np.tanh", relu: "lambda x: np.maximum(x, 0)" },
    norm: "lambda x: (x - x.mean()) / np.sqrt(x.var() + 1e-5)",
    value: (name) => name,
  },
  pytorch: {
    array: (list) => `torch.tensor([${list}], dtype=torch.float64)`,
    act: { sigmoid: "torch.sigmoid", tanh: "torch.tanh", relu: "torch.relu" },
    norm: "lambda x: torch.nn.functional.batch_norm(x[:, None], None, None, training=True, eps=1e-5)[:, 0]",
    value: (name) => `${name}.numpy()`,
  },
  keras: {
    array: (list) => `ops.convert_to_tensor([${list}], "float64")`,
    act: { sigmoid: "ops.sigmoid", tanh: "ops.tanh", relu: "ops.relu" },
    norm: "lambda x: (x - ops.mean(x)) / ops.sqrt(ops.var(x) + 1e-5)",
    value: (name) => `ops.convert_to_numpy(${name})`,
  },
};

/** The four numbers, and that they come out as on screen. @param {"numpy" | "pytorch" | "keras"} kind @param {PlacementView} view @param {PlacementState} state */
function hand(kind, { hand: { before, after } }, { x, activation }) {
  const { array, act, norm, value } = HAND[kind];
  const list = (/** @type {readonly number[]} */ values) => values.map((one) => fixed(one, 3).replace("−", "-")).join(", ");
  return [
    `# Four numbers of one feature, through the two blocks in either order.`,
    `x = ${array(x.join(", "))}`,
    `act = ${act[activation]}`,
    `batch_norm = ${norm}`,
    `before, after = act(batch_norm(x)), batch_norm(act(x))`,
    `print("batch norm, then ${activation}:", before)`,
    `print("${activation}, then batch norm:", after)`,
    `assert np.allclose(${value("before")}, [${list(before.second)}], atol=6e-4)`,
    `assert np.allclose(${value("after")}, [${list(after.second)}], atol=6e-4)`,
  ].join("\n");
}

/** @param {PlacementState} state */
function stdOf({ init, initStd, initScale }) {
  const std = { normal: String(initStd), xavier: "(2 / (fan_in + fan_out)) ** 0.5", he: "(2 / fan_in) ** 0.5" }[init];
  return initScale === 1 ? std : `${initScale} * ${std}`;
}

/** What the reader saw. @param {PlacementView} view @param {PlacementState} state */
function measured(view, { seed, steps }) {
  const share = (/** @type {number} */ value) => (Number.isFinite(value) ? `${fixed(100 * value, 1)} %` : "nan");
  const lines = view.step === 0 ? [] : [`# Measured there at step ${view.shown}, with seed ${view.seed}: ${view.networks.map(({ place, accuracy }) => `${place} ${share(accuracy)}`).join(", ")}.`];
  for (const [place, list] of Object.entries(view.seeds.results)) {
    if (list.length > 0) lines.push(`# ${place}, after ${steps} steps, seeds from ${seed} on: ${list.toSorted((a, b) => a.seed - b.seed).map(({ accuracy }) => share(accuracy)).join(", ")}.`);
  }
  return lines.length > 0 ? lines.join("\n") : "# Nothing was trained there yet.";
}
