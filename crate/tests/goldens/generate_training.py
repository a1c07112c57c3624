"""Makes training.json: how PyTorch trains small networks, in float64, for the trainer to be compared with.

    apt-get install --no-install-recommends python3-torch python3-numpy
    /usr/bin/python3 generate_training.py

The tests read the committed numbers, 17 significant digits each, and need no Python. All cases share
their batches and the weights that they start from. A case is 25 steps of torch.optim.SGD; Batch
Renormalization is Algorithm 1 of arXiv 1702.03275 with `detach` on r and d, RMS normalization its
formula, everything else a function of PyTorch.
"""

import json
import pathlib
import platform
import subprocess

import numpy
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
random = numpy.random.RandomState(20170226)

STEPS, SAMPLES, INPUTS, HIDDEN, GROUPS = 25, 8, 4, [8, 6], 2
SETTINGS = {
    "learningRate": 0.5,
    "eps": 1e-3,
    "momentum": 0.1,
    "groups": GROUPS,
    "rMax": [[5, 1], [15, 2]],
    "dMax": [[5, 0], [20, 0.75]],
}
NORMS = ["none", "batch", "layer", "group", "rms", "renorm"]
ACTIVATIONS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}


def normal(*sizes, mean=0.0, std=1.0):
    return random.normal(mean, std, sizes)


def dense(inputs, outputs):
    return {"weight": normal(outputs, inputs, std=0.8), "bias": normal(outputs, std=0.3)}


def start(outputs):
    """The numbers of every layer, as `parameters()` has them; running statistics start at 0 and 1."""
    sizes = [INPUTS, *HIDDEN, outputs]
    layers = [dense(*pair) for pair in zip(sizes, sizes[1:])]
    for layer, features in zip(layers, HIDDEN):
        layer["gamma"] = normal(features, mean=1.0, std=0.3)
        layer["beta"] = normal(features, std=0.3)
    return layers


def batch(classes):
    """Samples whose class is the largest of their first numbers: something to learn."""
    x = normal(SAMPLES, INPUTS, mean=0.3, std=1.5)
    return {"x": x, "labels": x[:, :classes].argmax(1)}


def scheduled(points, step):
    """Linear between the points, constant outside."""
    return numpy.interp(step, [point[0] for point in points], [point[1] for point in points])


def standardized(norm, x, running, training, step):
    eps, momentum = SETTINGS["eps"], SETTINGS["momentum"]
    if norm == "batch":
        return F.batch_norm(x, running["mean"], running["spread"], None, None, training, momentum, eps)
    if norm == "layer":
        return F.layer_norm(x, x.shape[1:], eps=eps)
    if norm == "group":
        return F.group_norm(x, GROUPS, eps=eps)
    if norm == "rms":
        return x / torch.sqrt((x * x).mean(1, keepdim=True) + eps)
    if not training:
        return (x - running["mean"]) / running["spread"]
    mean, std = x.mean(0), torch.sqrt(x.var(0, unbiased=False) + eps)
    r_max, d_max = scheduled(SETTINGS["rMax"], step), scheduled(SETTINGS["dMax"], step)
    r = torch.clamp(std / running["spread"], 1 / r_max, r_max).detach()
    d = torch.clamp((mean - running["mean"]) / running["spread"], -d_max, d_max).detach()
    running["mean"] = (running["mean"] + momentum * (mean - running["mean"])).detach()
    running["spread"] = (running["spread"] + momentum * (std - running["spread"])).detach()
    return (x - mean) / std * r + d


def logits(case, layers, x, training, step):
    activation = ACTIVATIONS[case["activation"]]
    for layer in layers[:-1]:
        x = F.linear(x, layer["weight"], layer["bias"])
        if case["placement"] == "after":
            x = activation(x)
        if case["norm"] != "none":
            x_hat = standardized(case["norm"], x, layer["running"], training, step)
            x = layer["gamma"] * x_hat + layer["beta"]
        if case["placement"] == "before":
            x = activation(x)
    return F.linear(x, layers[-1]["weight"], layers[-1]["bias"])


def loss(z, labels):
    if z.shape[1] == 1:
        return F.binary_cross_entropy_with_logits(z[:, 0], labels.double())
    return F.cross_entropy(z, labels)


def trained(case, first, batches, evaluation):
    layers = [{name: torch.tensor(values).requires_grad_() for name, values in layer.items()} for layer in first]
    leaves = [leaf for layer in layers for leaf in layer.values()]
    for layer, features in zip(layers, HIDDEN):
        layer["running"] = {"mean": torch.zeros(features), "spread": torch.ones(features)}
    if case["norm"] == "none":
        leaves = [leaf for layer in layers for leaf in (layer["weight"], layer["bias"])]
    optimizer = torch.optim.SGD(leaves, lr=SETTINGS["learningRate"])
    losses = []
    for step, given in enumerate(batches):
        optimizer.zero_grad()
        value = loss(logits(case, layers, torch.tensor(given["x"]), True, step), torch.tensor(given["labels"]))
        value.backward()
        optimizer.step()
        losses.append(value.item())
    with torch.no_grad():
        z = logits(case, layers, torch.tensor(evaluation["x"]), False, STEPS)
        outputs = torch.sigmoid(z) if z.shape[1] == 1 else torch.softmax(z, 1)
        evaluated = {"loss": loss(z, torch.tensor(evaluation["labels"])).item(), "outputs": outputs}
    return {"losses": losses, "parameters": [told(case, layer) for layer in layers], "evaluation": evaluated}


def told(case, layer):
    names = ["weight", "bias"]
    spread = {"batch": "runningVariance", "renorm": "runningStd"}.get(case["norm"])
    if "running" not in layer or case["norm"] == "none":
        return {name: layer[name] for name in names}
    numbers = {name: layer[name] for name in [*names, "gamma", "beta"]}
    if spread:
        numbers |= {"runningMean": layer["running"]["mean"], spread: layer["running"]["spread"]}
    return numbers


def flat(value):
    if isinstance(value, dict):
        return {key: flat(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [flat(inner) for inner in value]
    if isinstance(value, torch.Tensor):
        return value.detach().reshape(-1).tolist()
    if isinstance(value, numpy.ndarray):
        return value.reshape(-1).tolist()
    return value


def package_version(package):
    """The version of a Debian package, for torch itself leaves it out."""
    command = ["dpkg-query", "--show", "--showformat=${Package} ${Version}", package]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def written(value):
    """JSON with 17 significant digits, enough to tell any two doubles apart."""
    if isinstance(value, float):
        return format(value, ".17g")
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return json.dumps(value)


starts = {outputs: start(outputs) for outputs in (1, 3)}
batches = {outputs: [batch(max(outputs, 2)) for _ in range(STEPS)] for outputs in (1, 3)}
evaluations = {outputs: batch(max(outputs, 2)) for outputs in (1, 3)}
cases = []
for norm in NORMS:
    for placement in ["before", "after"]:
        for activation in ACTIVATIONS:
            # Either loss meets every activation, either placement and every norm.
            outputs = 1 if (len(cases) + len(cases) // 3) % 2 else 3
            case = {"norm": norm, "placement": placement, "activation": activation, "outputs": outputs}
            case["expected"] = trained(case, starts[outputs], batches[outputs], evaluations[outputs])
            cases.append(case)

made_with = {
    "script": "generate_training.py",
    "torch": torch.__version__,
    "package": package_version("python3-torch"),
    "numpy": numpy.__version__,
    "python": platform.python_version(),
    "dtype": "float64",
}
shared = {
    str(outputs): {"start": starts[outputs], "batches": batches[outputs], "evaluation": evaluations[outputs]}
    for outputs in (1, 3)
}
parts = {
    "made_with": written(made_with),
    "hidden": written([INPUTS, *HIDDEN]),
    "settings": written(SETTINGS),
    "shared": written(flat(shared)),
    "cases": "[\n" + ",\n".join(map(written, flat(cases))) + "\n]",
}
text = "{" + ",\n".join(f"{json.dumps(name)}:{part}" for name, part in parts.items()) + "}\n"
pathlib.Path(__file__).with_name("training.json").write_text(text)
print(len(cases), "cases,", len(text), "bytes")
