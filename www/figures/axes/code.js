// @ts-check
// The reader's batch as code that runs elsewhere and asserts the numbers on screen.

import { check, onePassTolerance } from "./code-check.js";

/**
 * @typedef {import("./compute.js").AxesView} AxesView
 * @typedef {import("./state.js").AxesState} AxesState
 * @typedef {import("./state.js").Method} Method
 */

/** @param {readonly number[]} values */
const list = (values) => `[${values.join(", ")}]`;

/** @param {readonly number[]} values @param {number} columns */
const matrix = (values, columns) => {
  const rows = Array.from({ length: values.length / columns }, (_, k) => `    ${list(values.slice(k * columns, (k + 1) * columns))},`);
  return `[\n${rows.join("\n")}\n]`;
};

/** @param {AxesState} state */
const parameters = (state) => `gamma = np.array(${list(state.gamma)}, dtype=float)\nbeta = np.array(${list(state.beta)}, dtype=float)\neps = ${state.eps}${state.eps === 0 ? "\nbetas = beta" : ""}`;

/**
 * The axes that a mean is taken over, once x is [samples, groups, channels in a group, positions].
 * @type {Record<Method, string>}
 */
const OVER = { batch: "(0, 3)", layer: "(1, 2, 3)", rms: "(1, 2, 3)", group: "(2, 3)", instance: "(3,)" };

/**
 * @param {"numpy" | "pytorch" | "keras"} kind
 * @param {AxesView} view
 * @param {AxesState} state
 */
export function code(kind, view, state) {
  if (view.samples === 0) return "# The sheet is empty: there is nothing to normalize.\n";
  const shape = view.positions > 1 ? [view.samples, view.channels, view.positions] : [view.samples, view.columns];
  const expected = state.methods.map((method) => `expected[${JSON.stringify(method)}] = np.array(${matrix((view.methods[method]?.y ?? []).map((value) => Number(value.toPrecision(9))), view.columns)}, dtype=float)`);
  return [
    HEAD[kind],
    `x = np.array(${matrix(view.x, view.columns)}, dtype=float).reshape(${shape.join(", ")})`,
    parameters(state),
    "",
    "# What normscope showed, per method.",
    "expected = {}",
    ...expected,
    "",
    BODY[kind](view, state),
  ].join("\n");
}

const HEAD = {
  numpy: "import numpy as np\n",
  pytorch: "import numpy as np\nimport torch\n",
  keras: "import numpy as np\nimport keras\n\n# Keras computes in float32, and the variance in one pass, as mean(x**2) - mean(x)**2: hence the tolerances.",
};

/** @type {Record<keyof typeof HEAD, (view: AxesView, state: AxesState) => string>} */
const BODY = {
  numpy: (view, state) => `def normalize(x, over, groups=1, centre=True):
    shape = x.shape
    x = x.reshape(shape[0], groups, shape[1] // groups, -1)
    mean = x.mean(axis=over, keepdims=True) if centre else 0.0
    variance = ((x - mean) ** 2).mean(axis=over, keepdims=True)  # biased: divided by the count
    x_hat = ((x - mean) / np.sqrt(variance + eps)).reshape(shape)
    per_channel = (1, shape[1]) + (1,) * (len(shape) - 2)
    return x_hat * gamma.reshape(per_channel) + beta.reshape(per_channel)

${state.methods.map((method) => check(`normalize(x, over=${OVER[method]}${groupsOf(method, view)}${method === "rms" ? ", centre=False" : ""})`, method, view)).join("\n")}
print("all as on screen")
`,
  pytorch: (view, state) => `x, gamma, beta = (torch.from_numpy(value) for value in (x, gamma, beta))
per_channel = (1, -1) + (1,) * (x.dim() - 2)

${state.methods.map((method) => TORCH[method](view)).join("\n")}
print("all as on screen")
`,
  keras: (view, state) => `# Keras wants channels last: [samples, positions, channels].
images = x.reshape(x.shape[0], x.shape[1], -1).transpose(0, 2, 1)
per_channel = (1, x.shape[1], 1)
affine = lambda x_hat: (keras.ops.convert_to_numpy(x_hat).transpose(0, 2, 1) * gamma.reshape(per_channel) + beta.reshape(per_channel)).reshape(x.shape)
plain = dict(epsilon=eps, center=False, scale=False)

${state.methods.map((method) => check(KERAS[method](view), method, view, method === "rms" ? {} : { tolerance: onePassTolerance(view, method, state.gamma) })).join("\n")}
print("all as on screen")
`,
};

/** @param {Method} method @param {AxesView} view */
const groupsOf = (method, view) => (method === "group" ? `, groups=${view.groups}` : method === "batch" || method === "instance" ? `, groups=x.shape[1]` : "");

const TENSOR = { array: "y.numpy()" };

/** @type {Record<Method, (view: AxesView) => string>} */
const TORCH = {
  batch: (view) =>
    view.samples * view.positions === 1
      ? `# PyTorch refuses to train on one value per channel; by the formula x - mean is 0, and y is beta.\n${check("torch.zeros_like(x) * gamma.reshape(per_channel) + beta.reshape(per_channel)", "batch", view, TENSOR)}`
      : check("torch.nn.functional.batch_norm(x, None, None, gamma, beta, training=True, eps=eps)", "batch", view, TENSOR),
  layer: (view) => check("torch.nn.functional.layer_norm(x, x.shape[1:], eps=eps) * gamma.reshape(per_channel) + beta.reshape(per_channel)", "layer", view, TENSOR),
  rms: (view) => check("x / torch.sqrt((x ** 2).mean(dim=tuple(range(1, x.dim())), keepdim=True) + eps) * gamma.reshape(per_channel) + beta.reshape(per_channel)", "rms", view, TENSOR),
  group: (view) => {
    const one = view.columns / view.groups === 1;
    const y = one ? "torch.zeros_like(x) * gamma.reshape(per_channel) + beta.reshape(per_channel)" : `torch.nn.functional.group_norm(x, ${view.groups}, gamma, beta, eps)`;
    return check(y, "group", view, TENSOR);
  },
  instance: (view) => {
    const y = view.positions === 1 ? "torch.zeros_like(x) * gamma.reshape(per_channel) + beta.reshape(per_channel)" : "torch.nn.functional.instance_norm(x, weight=gamma, bias=beta, eps=eps)";
    return check(y, "instance", view, TENSOR);
  },
};

/** The layers with which Keras standardizes; for RMS the formula. @type {Record<Method, (view: AxesView) => string>} */
const KERAS = {
  batch: () => "affine(keras.layers.BatchNormalization(**plain)(images, training=True))",
  layer: () => "affine(keras.layers.LayerNormalization(axis=(1, 2), **plain)(images))",
  rms: () => "affine(images / np.sqrt((images ** 2).mean(axis=(1, 2), keepdims=True) + eps))",
  group: (view) => `affine(keras.layers.GroupNormalization(groups=${view.groups}, **plain)(images))`,
  instance: () => "affine(keras.layers.GroupNormalization(groups=-1, **plain)(images))",
};
