// @ts-check
// The networks, their noise and their probes in each of the libraries.

/** The linear map. */
export const MAP = `rng = np.random.default_rng(seed)
map = rng.standard_normal((10, 10))
x_train, x_test = rng.standard_normal((128, 10)).astype(np.float32), rng.standard_normal((128, 10)).astype(np.float32)
t_train, t_test = (x_train @ map.T).astype(np.float32), (x_test @ map.T).astype(np.float32)
`;

/** Batches of all networks, step by step. */
const BATCHES = `order = np.random.default_rng(seed)
batches = np.concatenate([order.permutation(len(x_train)) for _ in range(1 + steps * batch_size // len(x_train))])
jumps, ranges = {name: [] for name in networks}, {name: [] for name in networks}
`;

const NOISE = `def draw_noise(features):  # Santurkar and others (2018): for each unit and step, then for each sample
    mu, sigma = noise_rng.uniform(-noise, noise, features), noise_rng.uniform(1, 1 + noise / 2, features)
    m = noise_rng.uniform(mu - 0.1, mu + 0.1, (batch_size, features))
    s = sigma + 0.1 * noise_rng.standard_normal((batch_size, features))
    return s.astype(np.float32), m.astype(np.float32)
`;

export const numpyNetworks = `noise_rng = np.random.default_rng(seed + 1)


${NOISE}

class Network:
    def __init__(self, has_norm, is_shaken):
        rng = np.random.default_rng(seed)  # the same weights for all
        self.has_norm, self.is_shaken = has_norm, is_shaken
        pairs = list(zip(sizes[:-1], sizes[1:]))
        self.p = [(std(i, o) * rng.standard_normal((i, o))).astype(np.float32) for i, o in pairs]
        self.p += [np.zeros(o, np.float32) for _, o in pairs]
        self.layers, self.mean, self.var = len(pairs), [], []
        for _, o in pairs[:-1] if has_norm else []:
            self.mean.append(np.zeros(o, np.float32))
            self.var.append(np.ones(o, np.float32))
        if has_norm:
            self.p += [np.ones(o, np.float32) for _, o in pairs[:-1]] + [np.zeros(o, np.float32) for _, o in pairs[:-1]]

    def forward(self, p, x, shake=None, training=True):
        n, cache = self.layers, []
        for k in range(n - 1):
            entry = {"x": x}
            a = x @ p[k] + p[n + k]
            if self.has_norm:
                mean, var = (a.mean(0), a.var(0)) if training else (self.mean[k], self.var[k])
                entry.update(mean=mean, var=var, std=np.sqrt(var + 1e-5), x_hat=(a - mean) / np.sqrt(var + 1e-5))
                a = p[2 * n + k] * entry["x_hat"] + p[3 * n - 1 + k]
            if shake is not None:
                a = shake[k][0] * a + shake[k][1]
            entry["a"] = a
            cache.append(entry)
            x = a if linear else np.maximum(a, 0)
        return x, x @ p[n - 1] + p[2 * n - 1], cache

    def loss(self, z, t):
        if linear:
            return 0.5 * ((z - t) ** 2).sum(1).mean(), (z - t) / len(t)
        q = np.exp(z - z.max(1, keepdims=True))
        q /= q.sum(1, keepdims=True)
        return -np.log(q[np.arange(len(t)), t] + 1e-30).mean(), (q - np.eye(10, dtype=np.float32)[t]) / len(t)

    def gradient(self, p, x, t, shake):
        n, g = self.layers, [None] * len(p)
        last, z, cache = self.forward(p, x, shake)
        loss, d = self.loss(z, t)
        g[n - 1], g[2 * n - 1] = last.T @ d, d.sum(0)
        d = d @ p[n - 1].T
        for k in reversed(range(n - 1)):
            entry = cache[k]
            d = d if linear else d * (entry["a"] > 0)
            d = d * shake[k][0] if shake is not None else d
            if self.has_norm:
                g[2 * n + k], g[3 * n - 1 + k] = (d * entry["x_hat"]).sum(0), d.sum(0)
                d = d * p[2 * n + k]
                d = (d - d.mean(0) - entry["x_hat"] * (d * entry["x_hat"]).mean(0)) / entry["std"]
            g[k], g[n + k] = entry["x"].T @ d, d.sum(0)
            d = d @ p[k].T
        return loss, g, cache

    def score(self):
        _, z, _ = self.forward(self.p, x_test, training=False)
        return float(self.loss(z, t_test)[0]) if linear else float((z.argmax(1) == t_test).mean())


networks = {name: Network(name in ("batch", "noisy"), name in ("noisy", "shaken")) for name in names}
${BATCHES}before = {}
for step in range(steps):
    batch = batches[step * batch_size : (step + 1) * batch_size]
    x, t = x_train[batch], t_train[batch]
    for name, network in networks.items():
        shake = [draw_noise(o) for o in sizes[1:-1]] if network.is_shaken else None
        _, g, cache = network.gradient(network.p, x, t, shake)
        if step % every == 0:  # the loss along the gradient, tried and taken back
            tried = [network.loss(network.forward([p - e * learning_rate * d for p, d in zip(network.p, g)], x, shake)[1], t)[0] for e in (0.5, 1, 2, 4)]
            ranges[name].append(max(tried) - min(tried))
        mean = cache[-1]["a"].mean(0)
        if name in before:
            jumps[name].append(np.abs(mean - before[name]).mean())
        before[name] = mean
        network.p = [p - learning_rate * d for p, d in zip(network.p, g)]
        for k in range(len(network.mean)):
            network.mean[k] = 0.9 * network.mean[k] + 0.1 * cache[k]["mean"]
            network.var[k] = 0.9 * network.var[k] + 0.1 * cache[k]["var"] * batch_size / (batch_size - 1)

for name, network in networks.items():
    print(name, "loss" if linear else "accuracy", network.score(), "jump", float(np.mean(jumps[name])), "range", float(np.median(ranges[name])))
`;

export const pytorchNetworks = `noise_rng = np.random.default_rng(seed + 1)


${NOISE}

class Shake(torch.nn.Module):
    held = None

    def forward(self, a):
        if self.training:
            s, m = (torch.from_numpy(one) for one in self.held)
            a = s * a + m
        return a


class Watch(torch.nn.Module):
    mean = None

    def forward(self, a):
        self.mean = a.mean(0).detach()
        return a


def make_network(name):
    torch.manual_seed(seed)  # the same weights for all
    layers = []
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        dense = torch.nn.Linear(fan_in, fan_out)
        torch.nn.init.normal_(dense.weight, std=std(fan_in, fan_out))
        torch.nn.init.zeros_(dense.bias)
        layers.append(dense)
        if k < len(sizes) - 2:
            layers += [torch.nn.BatchNorm1d(fan_out)] if name in ("batch", "noisy") else []
            layers += [Shake()] if name in ("noisy", "shaken") else []
            layers += [Watch(), torch.nn.Identity() if linear else torch.nn.ReLU()]
    return torch.nn.Sequential(*layers)


def loss_of(z, t):
    return 0.5 * ((z - t) ** 2).sum(1).mean() if linear else torch.nn.functional.cross_entropy(z, t)


x_train, x_test = torch.from_numpy(x_train), torch.from_numpy(x_test)
t_train, t_test = torch.from_numpy(t_train), torch.from_numpy(t_test)
if not linear:
    t_train, t_test = t_train.long(), t_test.long()
networks = {name: make_network(name) for name in names}
${BATCHES}before = {}
for step in range(steps):
    batch = torch.from_numpy(batches[step * batch_size : (step + 1) * batch_size])
    x, t = x_train[batch], t_train[batch]
    for name, network in networks.items():
        for layer, features in zip((one for one in network if isinstance(one, Shake)), sizes[1:-1]):
            layer.held = draw_noise(features)
        weights = list(network.parameters())
        g = torch.autograd.grad(loss_of(network(x), t), weights)
        mean = [one for one in network if isinstance(one, Watch)][-1].mean
        if name in before:
            jumps[name].append((mean - before[name]).abs().mean().item())
        before[name] = mean
        with torch.no_grad():
            if step % every == 0:  # the loss along the gradient, tried and taken back
                start, kept = [w.clone() for w in weights], [b.clone() for b in network.buffers()]
                tried = []
                for e in (0.5, 1, 2, 4):
                    for w, s, d in zip(weights, start, g):
                        w.copy_(s - e * learning_rate * d)
                    tried.append(loss_of(network(x), t).item())
                for w, s in zip(weights, start):
                    w.copy_(s)
                for b, s in zip(network.buffers(), kept):
                    b.copy_(s)
                ranges[name].append(max(tried) - min(tried))
            for w, d in zip(weights, g):
                w -= learning_rate * d

for name, network in networks.items():
    network.eval()
    with torch.no_grad():
        z = network(x_test)
        score = loss_of(z, t_test).item() if linear else (z.argmax(1) == t_test).float().mean().item()
    print(name, "loss" if linear else "accuracy", score, "jump", float(np.mean(jumps[name])), "range", float(np.median(ranges[name])))
`;

export const kerasNetworks = `class Shake(keras.layers.Layer):
    def build(self, shape):
        self.random = keras.random.SeedGenerator(seed + 1)

    def call(self, a, training=False):  # Santurkar and others (2018): for each unit and step, then for each sample
        if not training:
            return a
        uniform = lambda shape, low, high: keras.random.uniform(shape, low, high, seed=self.random)
        mu, sigma = uniform((1, a.shape[-1]), -noise, noise), uniform((1, a.shape[-1]), 1, 1 + noise / 2)
        shape = (ops.shape(a)[0], a.shape[-1])
        return (sigma + 0.1 * keras.random.normal(shape, seed=self.random)) * a + mu + uniform(shape, -0.1, 0.1)


def make_network(name):
    x = inputs = keras.Input((sizes[0],))
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        start = keras.initializers.RandomNormal(stddev=std(fan_in, fan_out), seed=seed + k)  # the same weights for all
        x = keras.layers.Dense(fan_out, kernel_initializer=start)(x)
        if k < len(sizes) - 2:
            # Keras weighs the old statistics, and keeps the biased variance: its inference differs a little.
            x = keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-5)(x) if name in ("batch", "noisy") else x
            x = Shake()(x) if name in ("noisy", "shaken") else x
            x = x if linear else keras.layers.Activation("relu")(x)
    network = keras.Model(inputs, x)
    squared = lambda t, z: 0.5 * ops.sum((z - t) ** 2, -1)
    loss = squared if linear else keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=loss)
    return network


networks = {name: make_network(name) for name in names}
${BATCHES}inner = {name: [one for one in network.layers if not isinstance(one, keras.layers.Activation)][-2].output for name, network in networks.items()}
watched = {name: keras.Model(network.input, inner[name]) for name, network in networks.items()}
before = {}
for step in range(steps):
    batch = batches[step * batch_size : (step + 1) * batch_size]
    for name, network in networks.items():
        mean = ops.convert_to_numpy(watched[name](x_train[batch], training=True)).mean(0)
        if name in before:
            jumps[name].append(np.abs(mean - before[name]).mean())
        before[name] = mean
        network.train_on_batch(x_train[batch], t_train[batch])

for name, network in networks.items():
    z = ops.convert_to_numpy(network(x_test, training=False))
    score = float(0.5 * ((z - t_test) ** 2).sum(1).mean()) if linear else float((z.argmax(1) == t_test).mean())
    print(name, "loss" if linear else "accuracy", score, "jump", float(np.mean(jumps[name])))
`;
