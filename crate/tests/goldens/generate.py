"""Makes pytorch.json: what PyTorch answers, in float64, for the engine to be compared with.

    apt-get install --no-install-recommends python3-torch python3-numpy
    /usr/bin/python3 generate.py

The tests read the committed numbers, 17 significant digits each, and need no Python. A case holds a
request in the words of the JavaScript API, and what is expected of it. `oracle` names where that
comes from: a function of PyTorch, or, where PyTorch has none or refuses the call, the formula,
differentiated by autograd.
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
random = numpy.random.RandomState(20150211)
cases = []


def tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def normal(*sizes, mean=0.0, std=1.0):
    return tensor(random.normal(mean, std, sizes))


def per_channel(values, x):
    """One value per channel, shaped to broadcast over a batch."""
    return values.reshape([1, -1] + [1] * (x.dim() - 2))


def axes(method, x):
    """The axes of the statistics; `group` regroups the channels first."""
    return {
        "batch": [0] + list(range(2, x.dim())),
        "renorm": [0] + list(range(2, x.dim())),
        "layer": list(range(1, x.dim())),
        "rms": list(range(1, x.dim())),
        "group": [2],
        "instance": [2],
    }[method]


def statistics(method, x, groups):
    """Mean and biased variance as the formula has them, with a length of 1 along their axes."""
    if method in ("group", "instance"):
        x = x.reshape(x.shape[0], groups or x.shape[1], -1)
    over = axes(method, x)
    if method == "rms":
        return None, (x * x).mean(over, keepdim=True)
    return x.mean(over, keepdim=True), x.var(over, unbiased=False, keepdim=True)


def by_formula(request, x):
    """x_hat, straight from the papers; r and d detached, as in Algorithm 1 of arXiv 1702.03275."""
    method, eps = request["method"], request["eps"]
    mean, variance = statistics(method, x, request.get("groups"))
    root = torch.sqrt(variance + eps)
    if method == "rms":
        return x / root, {}
    if method in ("group", "instance"):
        cells = x.reshape(x.shape[0], request.get("groups") or x.shape[1], -1)
        return ((cells - mean) / root).reshape(x.shape), {}
    x_hat = (x - mean) / root
    if method != "renorm":
        return x_hat, {}
    running_mean = per_channel(tensor(request["running"]["mean"]), x)
    running_std = per_channel(tensor(request["running"]["std"]), x)
    r_max, d_max, momentum = request["rMax"], request["dMax"], request["momentum"]
    r = torch.clamp(root / running_std, 1 / r_max, r_max).detach()
    d = torch.clamp((mean - running_mean) / running_std, -d_max, d_max).detach()
    running = {
        "mean": running_mean + momentum * (mean - running_mean),
        "std": running_std + momentum * (root - running_std),
    }
    return x_hat * r + d, {"r": r, "d": d, "running": running}


def by_pytorch(request, x):
    """x_hat from PyTorch's own function."""
    method, eps = request["method"], request["eps"]
    if method == "layer":
        return F.layer_norm(x, x.shape[1:], eps=eps), {}
    if method == "group":
        return F.group_norm(x, request["groups"], eps=eps), {}
    if method == "instance":
        return F.instance_norm(x, eps=eps), {}
    mean = tensor(request["running"]["mean"])
    variance = tensor(request["running"]["variance"])
    training = request["mode"] == "train"
    x_hat = F.batch_norm(x, mean, variance, None, None, training, request["momentum"], eps)
    return x_hat, {"running": {"mean": mean, "variance": variance}} if training else {}


def in_eval(request, x):
    """x_hat by given statistics, for Batch Renormalization: eps is in the std already."""
    mean = per_channel(tensor(request["running"]["mean"]), x)
    return (x - mean) / per_channel(tensor(request["running"]["std"]), x), {}


NAMES = {
    "layer": "torch.nn.functional.layer_norm",
    "group": "torch.nn.functional.group_norm",
    "instance": "torch.nn.functional.instance_norm",
    "batch": "torch.nn.functional.batch_norm",
}


def flat(value):
    if isinstance(value, dict):
        return {key: flat(inner) for key, inner in value.items()}
    return value.detach().reshape(-1).tolist()


def add(name, method, x, formula=False, **settings):
    channels = x.shape[1]
    request = {
        "method": method,
        "shape": list(x.shape),
        "x": flat(x),
        "gamma": flat(normal(channels, mean=1.0, std=0.5)),
        "beta": flat(normal(channels)),
        "upstream": flat(normal(*x.shape)),
        "eps": 1e-5,
        **settings,
    }
    if method in ("batch", "renorm"):
        spread = "variance" if method == "batch" else "std"
        start = {"mean": normal(channels), spread: normal(channels).abs() + 0.5}
        request = {"mode": "train", "momentum": 0.1, "running": flat(start), **request}
    if method == "renorm":
        request = {"rMax": 3.0, "dMax": 5.0, **request}

    x = x.clone().requires_grad_()
    gamma = tensor(request["gamma"]).requires_grad_()
    beta = tensor(request["beta"]).requires_grad_()
    evaluates = request.get("mode") == "eval"
    if method in NAMES and not formula:
        oracle, (x_hat, more) = NAMES[method], by_pytorch(request, x)
    elif evaluates:
        oracle, (x_hat, more) = "formula", in_eval(request, x)
    else:
        oracle, (x_hat, more) = "formula", by_formula(request, x)
    y = x_hat * per_channel(gamma, x) + per_channel(beta, x)
    y.backward(tensor(request["upstream"]).reshape(x.shape))

    if evaluates:
        mean = tensor(request["running"]["mean"])
        spread = tensor(request["running"]["variance" if method == "batch" else "std"])
        variance = spread if method == "batch" else spread * spread
    else:
        mean, variance = statistics(method, x, request.get("groups"))
    if request.get("unbiasedRunning") is False or (method == "batch" and formula):
        more["running"] = biased_running(request, mean, variance)
    expected = {
        **({} if mean is None else {"mean": mean}),
        "variance": variance,
        "xHat": x_hat,
        "y": y,
        **more,
        "gradients": {"x": x.grad, "gamma": gamma.grad, "beta": beta.grad},
    }
    cases.append({"name": name, "oracle": oracle, "request": request, "expected": flat(expected)})


def biased_running(request, mean, variance):
    """The running statistics of Keras and Flax, `momentum` being the share of the new batch; for a
    batch of one also PyTorch's, had it not refused."""
    momentum, running = request["momentum"], request["running"]
    return {
        "mean": (1 - momentum) * tensor(running["mean"]) + momentum * mean.reshape(-1),
        "variance": (1 - momentum) * tensor(running["variance"]) + momentum * variance.reshape(-1),
    }


SHAPES = [(5, 3), (4, 6, 3), (2, 3), (7, 1), (3, 2, 5), (9, 4)]


def with_constant(x, channel, value):
    x[:, channel] = value
    return x


for shape in SHAPES:
    for momentum, eps in [(0.1, 1e-5), (0.01, 1e-3), (1.0, 0.0)]:
        x = normal(*shape, mean=0.5, std=2.0)
        add(f"batch {shape} momentum {momentum} eps {eps}", "batch", x, momentum=momentum, eps=eps)
    add(f"layer {shape}", "layer", normal(*shape, mean=-1.0, std=3.0), eps=1e-3)
for shape in [(5, 3), (4, 6, 3), (1, 3), (1, 2, 4)]:
    add(f"batch {shape} eval", "batch", normal(*shape), mode="eval")
    add(f"renorm {shape} eval", "renorm", normal(*shape), mode="eval")
for shape, momentum in [((5, 3), 0.1), ((4, 6, 3), 0.01), ((2, 3), 0.5), ((3, 2, 5), 0.1)]:
    x = normal(*shape, std=1.5)
    add(f"batch {shape} biased running", "batch", x, momentum=momentum, unbiasedRunning=False)
for shape in [(1, 3), (1, 4, 1)]:
    add(f"batch {shape}, a batch of one", "batch", normal(*shape), formula=True)
    add(f"renorm {shape}, a batch of one", "renorm", normal(*shape))
add("batch (1, 3, 4), one sample with positions", "batch", normal(1, 3, 4))
for shape, groups in [((4, 6, 3), 1), ((4, 6, 3), 2), ((4, 6, 3), 3), ((4, 6, 3), 6), ((5, 4), 2)]:
    add(f"group {shape} groups {groups}", "group", normal(*shape, std=2.0), groups=groups)
for shape in [(4, 6, 3), (3, 2, 5), (1, 3, 4)]:
    add(f"instance {shape}", "instance", normal(*shape, mean=2.0), eps=1e-4)
add("instance (5, 3), one position each", "instance", normal(5, 3), formula=True)
for shape in [(5, 3), (4, 6, 3), (1, 4), (7, 1)]:
    add(f"rms {shape}", "rms", normal(*shape, mean=1.0), eps=1e-6)
for shape in [(5, 3), (4, 6, 3), (3, 2, 5)]:
    for r_max, d_max in [(3.0, 5.0), (1.0, 0.0), (1.1, 0.05), (1e6, 1e6)]:
        x = normal(*shape, mean=0.5, std=1.5)
        add(f"renorm {shape} clips {r_max} {d_max}", "renorm", x, rMax=r_max, dMax=d_max)
for method in ["batch", "layer", "instance", "rms", "renorm"]:
    x = normal(4, 3, 5, mean=1000.0)
    add(f"{method} (4, 3, 5) at 1000 +- 1", method, x)
    if method != "instance":
        x = normal(5, 4, mean=1000.0)
        add(f"{method} (5, 4) at 1000 +- 1", method, x)
add("group (4, 6, 2) at 1000 +- 1", "group", normal(4, 6, 2, mean=1000.0), groups=3)
for method in ["batch", "renorm", "layer", "rms"]:
    x = with_constant(normal(5, 3), 1, 2.5)
    add(f"{method} (5, 3) with a constant column", method, x)
add("batch (4, 2, 3), a constant channel", "batch", with_constant(normal(4, 2, 3), 0, -7.0))
x = normal(3, 4)
x[1] = 0.75
add("layer (3, 4), a constant row", "layer", x)


def package_version(package):
    """The version of a Debian package, for torch itself leaves it out."""
    command = ["dpkg-query", "--show", "--showformat=${Package} ${Version}", package]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def written(value):
    """JSON with 17 significant digits, enough to tell any two doubles apart."""
    if isinstance(value, bool) or isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, float):
        return format(value, ".17g")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{written(inner)}" for key, inner in value.items()) + "}"
    return "[" + ",".join(written(inner) for inner in value) + "]"


made_with = {
    "script": "generate.py",
    "torch": torch.__version__,
    "package": package_version("python3-torch"),
    "numpy": numpy.__version__,
    "python": platform.python_version(),
    "dtype": "float64",
}
text = '{"made_with":' + written(made_with) + ',\n"cases":[\n' + ",\n".join(map(written, cases)) + "\n]}\n"
pathlib.Path(__file__).with_name("pytorch.json").write_text(text)
print(len(cases), "cases,", len(text), "bytes")
