// @ts-check
// The draws as a script that runs elsewhere: random batches, one fixed value among mates, and the gradient, against the theory and
// against what was measured here.

import { fixed } from "../../numbers.js";

const number = (/** @type {number} */ value) => fixed(value, 4).replace("−", "-");
const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nfrom keras import ops" };
const NORM = {
  numpy: "batch_norm = lambda x: (x - x.mean()) / np.sqrt(x.var() + 1e-12)",
  pytorch: `def batch_norm(x):
    x = torch.from_numpy(x)[:, None]
    return torch.nn.functional.batch_norm(x, None, None, training=True, eps=1e-12)[:, 0].numpy()`,
  keras: `def batch_norm(x):
    x = ops.convert_to_tensor(x, "float64")
    return ops.convert_to_numpy((x - ops.mean(x)) / ops.sqrt(ops.var(x) + 1e-12))`,
};

/** @param {"numpy" | "pytorch" | "keras"} kind @param {import("./compute.js").BatchSizeView} view @param {import("./state.js").BatchSizeState} state */
export function code(kind, { lit, sweep }, { m }) {
  const share = (/** @type {number} */ value) => `${fixed(100 * value, 1)} %`;
  const runs = sweep.summary.map(({ method, at, mean, count }) => `#   ${method}${at === null ? "" : `, ${at}`}: ${share(mean)} over ${count} seeds`);
  return [
    `# What a batch of ${m} knows of the whole (normscope, figure "batch-size").`,
    "",
    IMPORTS[kind],
    "",
    ...(runs.length > 0 ? ["# Accuracy of the networks that were trained there:", ...runs] : ["# No network was trained there yet."]),
    "",
    `m = ${m}`,
    "# Drawn there: in standard deviations of all values, from their mean.",
    `means = np.array([${Array.from(lit.means, number).join(", ")}])`,
    `assert abs(np.sqrt((means**2).mean()) - ${number(lit.spread)}) < 1e-3  # theory: ${number(lit.theory)}`,
    `x_hat = np.array([${Array.from(lit.xHat, number).join(", ")}])`,
    `assert abs(x_hat.std() - ${number(lit.xHatSpread)}) < 1e-3`,
    `assert np.abs(x_hat).max() <= np.sqrt(max(m - 1, 0)) + 1e-3  # no batch of m can give more`,
    "",
    NORM[kind],
    "",
    "rng = np.random.default_rng(0)  # other draws than there: the same spread, not the same dots",
    "if m > 1:",
    "    batches = rng.standard_normal((20000, m))",
    "    print('means:', batches.mean(1).std(), 'theory:', m**-0.5)",
    "    print('one batch:', batch_norm(batches[0]))",
    "    assert abs(batches.mean(1).std() - m**-0.5) < 0.02",
    "    x = (batches - batches.mean(1, keepdims=True)) / batches.std(1, keepdims=True)",
    "    dy = rng.standard_normal(x.shape)",
    "    dx = dy - dy.mean(1, keepdims=True) - x * (dy * x).mean(1, keepdims=True)",
    "    through = np.sqrt((dx**2).sum() / (dy**2).sum())",
    `    print('gradient:', through, 'there:', ${number(lit.gradient)})`,
    `    assert abs(through - ${number(lit.gradient)}) < 0.05`,
    "",
  ].join("\n");
}
