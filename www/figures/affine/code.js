// @ts-check
// The reader's batch as a script that runs elsewhere, and asserts what was on screen.

import { batchOf, isDrawn } from "./state.js";
import { BAR_WIDTH, SHEET } from "./sheet.js";

/**
 * @typedef {import("./compute.js").AffineView} AffineView
 * @typedef {import("./state.js").AffineState} AffineState
 */

const IMPORTS = { numpy: "import numpy as np", pytorch: "import numpy as np\nimport torch", keras: "import numpy as np\nimport keras" };

/** From `x`, `gamma`, `beta` and `eps` to `x_hat` and `y`. */
const NORMALIZE = {
  numpy: `x_hat = (x - x.mean()) / np.sqrt(x.var() + eps)
y = gamma * x_hat + beta`,
  pytorch: `norm = torch.nn.BatchNorm1d(1, eps=eps, dtype=torch.float64)  # one gamma and one beta a feature
x_hat = norm(torch.from_numpy(x)[:, None])[:, 0].detach().numpy()
with torch.no_grad():
    norm.weight.fill_(gamma)
    norm.bias.fill_(beta)
y = norm(torch.from_numpy(x)[:, None])[:, 0].detach().numpy()`,
  keras: `norm = keras.layers.BatchNormalization(epsilon=eps, dtype="float64")  # one gamma and one beta a feature
x_hat = keras.ops.convert_to_numpy(norm(x[:, None], training=True))[:, 0]
norm.gamma.assign([gamma])
norm.beta.assign([beta])
y = keras.ops.convert_to_numpy(norm(x[:, None], training=True))[:, 0]`,
};

/** @param {"numpy" | "pytorch" | "keras"} kind @param {AffineView} view @param {AffineState} state */
export function code(kind, view, state) {
  if (!view.rows) return `# The sheet is empty: draw a batch first (normscope, figure "affine").\n`;
  const { rows } = view;
  const loose = kind === "keras" ? "1e-4" : "1e-9";
  const check = (/** @type {"x" | "xHat" | "y"} */ row, /** @type {string} */ name) => `check(${name}, ${rows[row].mean}, ${rows[row].std}, ${rows[row].share}, ${rows[row].r2})`;
  return [
    `# What gamma and beta do to one normalized feature, and what the sigmoid makes of it (normscope, figure "affine").`,
    ...trained(view, state),
    IMPORTS[kind],
    "",
    batch(state),
    `eps, times = ${state.eps}, ${state.times}`,
    state.how === "undo" ? "gamma, beta = np.sqrt(x.var() + eps), x.mean()  # they undo the normalization" : `gamma, beta = ${state.gamma}, ${state.beta}`,
    "x = times * x",
    "",
    NORMALIZE[kind],
    "",
    `
def check(v, mean, std, share, r2):
    out = 1 / (1 + np.exp(-v))
    slope, intercept = np.polyfit(v, out, 1) if v.std() > 0 else (0.0, out.mean())
    line = slope * v + intercept
    explained = 1 - ((out - line) ** 2).sum() / ((out - out.mean()) ** 2).sum() if out.std() > 0 else 1.0
    straight = ((out >= 0.1) & (out <= 0.9)).mean()
    print(f"mean {v.mean():.3f}, spread {v.std():.3f}, in the straight part {straight:.3f}, R2 of the best line {explained:.4f}")
    np.testing.assert_allclose([v.mean(), v.std(), explained], [mean, std, r2], rtol=${loose}, atol=${loose})
    np.testing.assert_allclose(straight, share, atol=2 / len(v))

`.trim(),
    "",
    "",
    check("x", "x"),
    check("xHat", "x_hat"),
    check("y", "y"),
    "",
  ].join("\n");
}

/** @param {AffineState} state */
const batch = (state) =>
  isDrawn(state)
    ? `counts = np.array([${state.counts.join(", ")}])  # samples in each bar of the drawing
x = np.concatenate([${SHEET.low} + ${BAR_WIDTH} * (bar + (np.arange(n) + 0.5) / n) for bar, n in enumerate(counts) if n > 0])`
    : `x = np.array([${[...batchOf(state)].join(", ")}], np.float64)`;

/** What the networks beside it did. @param {AffineView} view @param {AffineState} state */
function trained(view, state) {
  if (view.step === 0) return [];
  return [
    `# There, ${state.depth} x ${state.width} ${state.activation} networks with ${state.norm} norm trained on digits, learning rate ${state.learningRate}, seed ${state.seed}, ${view.measured} steps:`,
    ...view.networks.map(({ name, accuracy, layers }) => `#   gamma and beta ${name}: validation accuracy ${(100 * accuracy).toFixed(1)} %${name === "learned" ? `, median gamma of the layers ${layers.map(({ gamma }) => (gamma.middle.at(-2) ?? NaN).toFixed(2)).join(", ")}` : ""}`),
  ];
}
