// @ts-check
// The two networks, and one step of them layer by layer, in each of the libraries.

const BATCHES = `order = np.random.default_rng(seed)
batches = np.concatenate([order.permutation(len(x_train)) for _ in range(2 + steps * batch_size // len(x_train))])
batch_of = lambda step: batches[step * batch_size : (step + 1) * batch_size]
`;

export const numpyNetworks = `act = {"sigmoid": lambda a: 1 / (1 + np.exp(-a)), "tanh": np.tanh, "relu": lambda a: np.maximum(a, 0)}[activation]
slope = {"sigmoid": lambda y: y * (1 - y), "tanh": lambda y: 1 - y * y, "relu": lambda y: (y > 0).astype(np.float32)}[activation]


def make_network(has_norm):
    rng = np.random.default_rng(seed)  # the same weights for both
    layers = []
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        weight = (std(fan_in, fan_out) * rng.standard_normal((fan_in, fan_out))).astype(np.float32)
        layer = {"weight": weight, "bias": np.zeros(fan_out, np.float32)}
        if has_norm and k < len(sizes) - 2:
            layer |= {"gamma": np.ones(fan_out, np.float32), "beta": np.zeros(fan_out, np.float32)}
        layers.append(layer)
    return layers


def loss_of(layers, x, t, backward=False):
    cache = []
    for layer in layers[:-1]:
        entry = {"x": x}
        a = x @ layer["weight"] + layer["bias"]
        if "gamma" in layer:
            entry["std"] = np.sqrt(a.var(0) + 1e-5)
            entry["x_hat"] = (a - a.mean(0)) / entry["std"]
            a = layer["gamma"] * entry["x_hat"] + layer["beta"]
        x = entry["y"] = act(a)
        cache.append(entry)
    z = x @ layers[-1]["weight"] + layers[-1]["bias"]
    q = np.exp(z - z.max(1, keepdims=True))
    q /= q.sum(1, keepdims=True)
    loss = float(-np.log(q[np.arange(len(t)), t] + 1e-30).mean())
    if not backward:
        return loss
    d = (q - np.eye(q.shape[1], dtype=np.float32)[t]) / len(t)
    gradients = [{"weight": x.T @ d, "bias": d.sum(0)}]
    d = d @ layers[-1]["weight"].T
    for layer, entry in zip(reversed(layers[:-1]), reversed(cache)):
        d = d * slope(entry["y"])
        gradient = {}
        if "gamma" in layer:
            gradient = {"gamma": (d * entry["x_hat"]).sum(0), "beta": d.sum(0)}
            d = d * layer["gamma"]
            d = (d - d.mean(0) - entry["x_hat"] * (d * entry["x_hat"]).mean(0)) / entry["std"]
        gradients.insert(0, gradient | {"weight": entry["x"].T @ d, "bias": d.sum(0)})
        d = d @ layer["weight"].T
    return loss, gradients


def moved(layers, gradients, which, eta):
    step = lambda layer, gradient: {name: value - eta * gradient[name] for name, value in layer.items()}
    return [step(l, g) if k in which else l for k, (l, g) in enumerate(zip(layers, gradients))]


${BATCHES}for name in ("none", "batch"):
    network, every = make_network(name == "batch"), range(len(sizes) - 1)
    for k in range(steps):
        _, gradients = loss_of(network, x_train[batch_of(k)], t_train[batch_of(k)], backward=True)
        network = moved(network, gradients, every, moves.get(k, learning_rate))
    x, t = x_train[batch_of(steps)], t_train[batch_of(steps)]
    loss, gradients = loss_of(network, x, t, backward=True)
    first = [sum(float((g.astype(float) ** 2).sum()) for g in gradient.values()) for gradient in gradients]
    # Of a small step the gradient tells the truth about all layers at once.
    small = 1e-3 / sum(first)
    assert np.isclose(loss - loss_of(moved(network, gradients, every, small), x, t), 1e-3, rtol=0.1), name
    alone = [loss - loss_of(moved(network, gradients, [k], rate), x, t) for k in every]
    together = loss - loss_of(moved(network, gradients, every, rate), x, t)
    print("here", name, "loss", loss, "promised", sum(alone), "came", together, "alone", alone)
`;

export const pytorchNetworks = `act = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[activation]


def make_network(has_norm):
    torch.manual_seed(seed)  # the same weights for both
    layers = []
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        dense = torch.nn.Linear(fan_in, fan_out)
        torch.nn.init.normal_(dense.weight, std=std(fan_in, fan_out))
        torch.nn.init.zeros_(dense.bias)
        is_last = k == len(sizes) - 2
        norm = [torch.nn.BatchNorm1d(fan_out)] if has_norm and not is_last else []
        layers.append(torch.nn.Sequential(dense, *norm, *([] if is_last else [act()])))
    return torch.nn.Sequential(*layers)


x_train, t_train = torch.from_numpy(x_train), torch.from_numpy(t_train).long()
loss_of = lambda network, x, t: torch.nn.functional.cross_entropy(network(x), t)


@torch.no_grad()
def move(network, gradients, which, eta):
    for k in which:
        for value, gradient in zip(network[k].parameters(), gradients[k]):
            value -= eta * gradient


def gradients_of(network, x, t):
    loss = loss_of(network, x, t)
    flat = iter(torch.autograd.grad(loss, list(network.parameters())))
    return loss.item(), [[next(flat) for _ in layer.parameters()] for layer in network]


@torch.no_grad()
def gain(network, gradients, which, eta, x, t, loss):
    start = [value.clone() for value in network.parameters()]
    move(network, gradients, which, eta)
    now = loss_of(network, x, t).item()  # in training mode: by the batch's own statistics
    for value, kept in zip(network.parameters(), start):
        value.copy_(kept)
    return loss - now


${BATCHES}for name in ("none", "batch"):
    network, every = make_network(name == "batch"), range(len(sizes) - 1)
    for k in range(steps):
        batch = torch.from_numpy(batch_of(k))
        _, gradients = gradients_of(network, x_train[batch], t_train[batch])
        move(network, gradients, every, moves.get(k, learning_rate))
    batch = torch.from_numpy(batch_of(steps))
    x, t = x_train[batch], t_train[batch]
    loss, gradients = gradients_of(network, x, t)
    alone = [gain(network, gradients, [k], rate, x, t, loss) for k in every]
    together = gain(network, gradients, every, rate, x, t, loss)
    print("here", name, "loss", loss, "promised", sum(alone), "came", together, "alone", alone)
`;

export const kerasNetworks = `def make_network(has_norm):
    keras.utils.set_random_seed(seed)  # the same weights for both
    layers = []
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        start = keras.initializers.RandomNormal(stddev=std(fan_in, fan_out), seed=seed + k)
        is_last = k == len(sizes) - 2
        layer = [keras.layers.Dense(fan_out, kernel_initializer=start)]
        layer += [keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-5)] if has_norm and not is_last else []
        layer += [] if is_last else [keras.layers.Activation(activation)]
        layers.append(keras.Sequential(layer))
    network = keras.Sequential(layers)
    network.build((None, sizes[0]))
    return network


def loss_of(network, x, t):
    z = network(x, training=True)  # by the batch's own statistics
    return ops.mean(keras.losses.sparse_categorical_crossentropy(t, z, from_logits=True))


def gradients_of(network, x, t):
    loss = loss_of(network, x, t)
    flat = iter(torch.autograd.grad(loss, [v.value for v in network.trainable_variables]))
    return float(loss), [[next(flat) for _ in layer.trainable_variables] for layer in network.layers]


def move(network, gradients, which, eta):
    with torch.no_grad():
        for k in which:
            for v, g in zip(network.layers[k].trainable_variables, gradients[k]):
                v.assign(v.value - eta * g)


def gain(network, gradients, which, eta, x, t, loss):
    start = [ops.copy(v.value) for v in network.trainable_variables]
    move(network, gradients, which, eta)
    now = float(loss_of(network, x, t))
    with torch.no_grad():
        for v, kept in zip(network.trainable_variables, start):
            v.assign(kept)
    return loss - now


${BATCHES}for name in ("none", "batch"):
    network, every = make_network(name == "batch"), range(len(sizes) - 1)
    for k in range(steps):
        _, gradients = gradients_of(network, x_train[batch_of(k)], t_train[batch_of(k)])
        move(network, gradients, every, moves.get(k, learning_rate))
    x, t = x_train[batch_of(steps)], t_train[batch_of(steps)]
    loss, gradients = gradients_of(network, x, t)
    alone = [gain(network, gradients, [k], rate, x, t, loss) for k in every]
    together = gain(network, gradients, every, rate, x, t, loss)
    print("here", name, "loss", loss, "promised", sum(alone), "came", together, "alone", alone)
`;
