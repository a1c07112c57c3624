// @ts-check
// The step as a script that runs elsewhere, and what was measured here, from which the sums on screen are computed again.

import { dataCode } from "../parts/code-data.js";
import { kerasNetworks, numpyNetworks, pytorchNetworks } from "./code-networks.js";
import { pairs, SIDE, trainerOf } from "./state.js";

/**
 * @typedef {import("./compute.js").TargetView} TargetView
 * @typedef {import("./state.js").TargetState} TargetState
 */

const NETWORKS = { numpy: numpyNetworks, pytorch: pytorchNetworks, keras: kerasNetworks };
const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras\nfrom keras import ops\nimport torch  # of the backend, for its gradients: KERAS_BACKEND=torch" };

/** @param {"numpy" | "pytorch" | "keras"} kind @param {TargetView} view @param {TargetState} state */
export function code(kind, view, state) {
  const { activation, learningRate, batchSize, seed, rate, initScale, moves } = state;
  const std = activation === "relu" ? "(2 / fan_in) ** 0.5" : "(2 / (fan_in + fan_out)) ** 0.5";
  return [
    `# The moving target: what each layer's update promises alone, and what comes of all at once (normscope, figure "target").`,
    "",
    ...(kind === "keras" ? ["import os", "", 'os.environ["KERAS_BACKEND"] = "torch"', ""] : []),
    IMPORTS[kind],
    "",
    ...measured(view, state),
    `# The data and the weights are drawn by the same rules as there, but from other random numbers: expect the same story, not the`,
    `# same digits.`,
    `sizes, activation = [${trainerOf(state, "none").layers.join(", ")}], "${activation}"`,
    `learning_rate, batch_size, steps, seed = ${learningRate}, ${batchSize}, ${view.shown}, ${seed}`,
    `rate = ${rate}  # of the step that is asked about`,
    `moves = {${pairs(moves).filter(({ step }) => step < view.shown).map((move) => `${move.step}: ${move.rate}`).join(", ")}}  # steps that were taken at another rate`,
    `std = lambda fan_in, fan_out: ${initScale} * ${std}`,
    "",
    dataCode({ data: "digits", size: SIDE, classes: 10 }),
    "",
    NETWORKS[kind],
  ].join("\n");
}

/** What the layers gained alone and together, and that the sums come out as on screen. @param {TargetView} view @param {TargetState} state @returns {string[]} */
function measured(view, { seed }) {
  const known = view.networks.filter(({ now }) => [now.promised, now.together, ...now.alone].every(Number.isFinite));
  if (known.length === 0) return [];
  const brief = (/** @type {number} */ value, digits = 6) => String(Number(value.toPrecision(digits)));
  return [
    `# Measured there after step ${view.shown}, with seed ${seed}: the loss that each layer takes away alone, their sum, and what came`,
    `# when all moved at once.`,
    `seen = {`,
    ...known.map(({ net, now }) => `    "${net}": ([${now.alone.map((gain) => brief(gain)).join(", ")}], ${brief(now.promised, 5)}, ${brief(now.together, 5)}),`),
    `}`,
    `for name, (alone, promised, came) in seen.items():`,
    `    assert np.isclose(sum(alone), promised, rtol=1e-3, atol=1e-4), name`,
    `    print("there", name, "promised", promised, "came", came)`,
    "",
  ];
}
