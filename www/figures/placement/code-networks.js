// @ts-check
// The three networks and their training in each of the libraries.

import { BATCHES, PYTORCH_SCORES } from "../parts/code-training.js";

export const numpyNetworks = `act, act_grad = {  # of the weighted sum, and from it and the output
    "sigmoid": (lambda y: 1 / (1 + np.exp(-y)), lambda y, a: a * (1 - a)),
    "tanh": (np.tanh, lambda y, a: 1 - a**2),
    "relu": (lambda y: np.maximum(y, 0), lambda y, a: (y > 0).astype(np.float32)),
}[activation]


class BatchNorm:
    def __init__(self, features):
        self.gamma, self.beta = np.ones(features, np.float32), np.zeros(features, np.float32)
        self.mean, self.var = np.zeros(features, np.float32), np.ones(features, np.float32)

    def forward(self, x, training):
        if not training:
            return self.gamma * (x - self.mean) / np.sqrt(self.var + eps) + self.beta
        mean, var = x.mean(0), x.var(0)
        self.std = np.sqrt(var + eps)
        self.x_hat = (x - mean) / self.std
        self.mean = (1 - momentum) * self.mean + momentum * mean
        self.var = (1 - momentum) * self.var + momentum * var * len(x) / (len(x) - 1)
        return self.gamma * self.x_hat + self.beta

    def backward(self, dy):
        dgamma, dbeta = (dy * self.x_hat).sum(0), dy.sum(0)
        d = dy * self.gamma
        dx = (d - d.mean(0) - self.x_hat * (d * self.x_hat).mean(0)) / self.std
        self.gamma, self.beta = self.gamma - learning_rate * dgamma, self.beta - learning_rate * dbeta
        return dx


class Network:
    def __init__(self, place):
        rng = np.random.default_rng(seed)  # the same weights for every place
        self.place, pairs = place, list(zip(sizes[:-1], sizes[1:]))
        self.weights = [(std(i, o) * rng.standard_normal((i, o))).astype(np.float32) for i, o in pairs]
        self.biases = [np.zeros(o, np.float32) for _, o in pairs]
        self.norms = [BatchNorm(o) for _, o in pairs[:-1]]

    def forward(self, x, training):
        self.inputs, self.sums, self.acted = [x], [], []
        for weight, bias, norm in zip(self.weights, self.biases, self.norms):
            x = x @ weight + bias
            if self.place == "before":
                x = norm.forward(x, training)
            self.sums.append(x)
            x = act(x)
            self.acted.append(x)
            if self.place == "after":
                x = norm.forward(x, training)
            self.inputs.append(x)
        logits = x @ self.weights[-1] + self.biases[-1]
        if sizes[-1] == 1:
            logits = np.concatenate([np.zeros_like(logits), logits], 1)
        p = np.exp(logits - logits.max(1, keepdims=True))
        return p / p.sum(1, keepdims=True)

    def step(self, x, t):
        p = self.forward(x, True)
        d = (p - np.eye(p.shape[1], dtype=np.float32)[t]) / len(t)
        d = d[:, 1:] if sizes[-1] == 1 else d
        for k in reversed(range(len(self.weights))):
            dweight, dbias = self.inputs[k].T @ d, d.sum(0)
            d = d @ self.weights[k].T
            self.weights[k] -= learning_rate * dweight
            self.biases[k] -= learning_rate * dbias
            if k > 0:
                if self.place == "after":
                    d = self.norms[k - 1].backward(d)
                d = d * act_grad(self.sums[k - 1], self.acted[k - 1])
                if self.place == "before":
                    d = self.norms[k - 1].backward(d)


networks = {place: Network(place) for place in places}
${BATCHES}    if step % max(1, steps // 10) == 0:
        print(step, {place: float((network.forward(x_test, False).argmax(1) == t_test).mean()) for place, network in networks.items()})
    if step < steps:
        batch = batches[step * batch_size : (step + 1) * batch_size]
        for network in networks.values():
            network.step(x_train[batch], t_train[batch])

# A bias before batch norm cancels; after the activation it does not.
for place, network in networks.items():
    as_is = network.forward(x_train[:batch_size], True)
    network.biases[0] += 1
    print(place, "largest change by a bias:", float(np.abs(network.forward(x_train[:batch_size], True) - as_is).max()))
`;

export const pytorchNetworks = `act = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[activation]


def make_network(place):
    torch.manual_seed(seed)  # the same weights for every place
    layers = []
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        dense = torch.nn.Linear(fan_in, fan_out)
        torch.nn.init.normal_(dense.weight, std=std(fan_in, fan_out))
        torch.nn.init.zeros_(dense.bias)
        layers.append(dense)
        if k < len(sizes) - 2:
            norm = torch.nn.BatchNorm1d(fan_out, eps=eps, momentum=momentum)
            layers += {"none": [act()], "before": [norm, act()], "after": [act(), norm]}[place]
    return torch.nn.Sequential(*layers)


x_train, x_test = torch.from_numpy(x_train), torch.from_numpy(x_test)
t_train, t_test = torch.from_numpy(t_train).long(), torch.from_numpy(t_test).long()
networks = {place: make_network(place) for place in places}
optimizers = {place: torch.optim.SGD(network.parameters(), lr=learning_rate) for place, network in networks.items()}


${PYTORCH_SCORES}

${BATCHES}    if step % max(1, steps // 10) == 0:
        print(step, {place: accuracy_of(network) for place, network in networks.items()})
    if step < steps:
        batch = torch.from_numpy(batches[step * batch_size : (step + 1) * batch_size])
        for place, network in networks.items():
            optimizers[place].zero_grad()
            loss_of(network(x_train[batch]), t_train[batch]).backward()
            optimizers[place].step()
`;

export const kerasNetworks = `def make_network(place):
    x = inputs = keras.Input((sizes[0],))
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        start = keras.initializers.RandomNormal(stddev=std(fan_in, fan_out), seed=seed + k)  # the same weights for every place
        x = keras.layers.Dense(fan_out, kernel_initializer=start)(x)
        if k < len(sizes) - 2:
            # Keras weighs the old statistics, and keeps the biased variance: its inference differs a little.
            norm = keras.layers.BatchNormalization(momentum=1 - momentum, epsilon=eps)
            acted = keras.layers.Activation(activation)
            x = {"none": lambda x: acted(x), "before": lambda x: acted(norm(x)), "after": lambda x: norm(acted(x))}[place](x)
    network = keras.Model(inputs, x)
    loss = keras.losses.BinaryCrossentropy(from_logits=True) if sizes[-1] == 1 else keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=loss)
    return network


def accuracy_of(network):
    logits = ops.convert_to_numpy(network(x_test, training=False))
    guess = (logits[:, 0] > 0).astype(int) if sizes[-1] == 1 else logits.argmax(1)
    return float((guess == t_test).mean())


networks = {place: make_network(place) for place in places}
${BATCHES}    if step % max(1, steps // 10) == 0:
        print(step, {place: accuracy_of(network) for place, network in networks.items()})
    if step < steps:
        batch = batches[step * batch_size : (step + 1) * batch_size]
        for network in networks.values():
            network.train_on_batch(x_train[batch], t_train[batch])
`;
