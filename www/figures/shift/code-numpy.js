// @ts-check
// The experiment in NumPy: forward, backward and plain SGD, written out.

import { BATCHES } from "../parts/code-training.js";


export const numpyCode = () => `act, act_grad = {  # of y, and from y and the output
    "sigmoid": (lambda y: 1 / (1 + np.exp(-y)), lambda y, a: a * (1 - a)),
    "tanh": (np.tanh, lambda y, a: 1 - a**2),
    "relu": (lambda y: np.maximum(y, 0), lambda y, a: (y > 0).astype(np.float32)),
}[activation]


class Norm:
    def __init__(self, method, features):
        self.method, self.gamma, self.beta = method, np.ones(features, np.float32), np.zeros(features, np.float32)
        self.running = [np.zeros(features, np.float32), np.ones(features, np.float32)]  # mean; variance, of renorm the deviation

    def forward(self, x, training, track=True):
        self.r = 1.0
        if self.method == "none":
            return x
        if self.method in ("batch", "renorm"):
            self.axis, self.shape = 0, x.shape
            if not training:
                scale = np.sqrt(self.running[1] + eps) if self.method == "batch" else self.running[1]
                return self.gamma * (x - self.running[0]) / scale + self.beta
        else:  # of each sample: all features, or those of a group
            self.axis, self.shape = -1, (len(x), groups if self.method == "group" else 1, -1)
        z = x.reshape(self.shape)
        mean = 0.0 if self.method == "rms" else z.mean(self.axis, keepdims=True)
        var = ((z - mean) ** 2).mean(self.axis, keepdims=True)
        self.std = np.sqrt(var + eps)
        self.x_hat = ((z - mean) / self.std).reshape(x.shape)
        out = self.x_hat
        if self.method == "renorm":  # r and d are held constant in the gradient
            self.r = np.clip(self.std[0] / self.running[1], 1 / 3, 3)
            out = out * self.r + np.clip((mean[0] - self.running[0]) / self.running[1], -5, 5)
        self.out = out
        if track and self.axis == 0:
            unbiased = var[0] * len(x) / max(1, len(x) - 1)
            spread = unbiased if self.method == "batch" else self.std[0]
            self.running = [(1 - momentum) * old + momentum * new for old, new in zip(self.running, (mean[0], spread))]
        return self.gamma * out + self.beta

    def backward(self, dy):
        if self.method == "none":
            return dy
        self.dgamma, self.dbeta = (dy * self.out).sum(0), dy.sum(0)
        d, x_hat = (dy * self.gamma * self.r).reshape(self.shape), self.x_hat.reshape(self.shape)
        mean = 0.0 if self.method == "rms" else d.mean(self.axis, keepdims=True)
        return ((d - mean - x_hat * (d * x_hat).mean(self.axis, keepdims=True)) / self.std).reshape(dy.shape)


class Network:
    def __init__(self, method):
        rng = np.random.default_rng(seed)  # the same weights for every method
        pairs = list(zip(sizes[:-1], sizes[1:]))
        self.weights = [(std(i, o) * rng.standard_normal((i, o))).astype(np.float32) for i, o in pairs]
        self.biases = [np.zeros(o, np.float32) for _, o in pairs]
        self.norms = [Norm(method, o) for _, o in pairs[:-1]]

    def forward(self, x, training, track=True):
        self.inputs, self.ys = [x], []
        for weight, bias, norm in zip(self.weights, self.biases, self.norms):
            self.ys.append(norm.forward(self.inputs[-1] @ weight + bias, training, track))
            self.inputs.append(act(self.ys[-1]))
        logits = self.inputs[-1] @ self.weights[-1] + self.biases[-1]
        if sizes[-1] == 1:
            logits = np.concatenate([np.zeros_like(logits), logits], 1)
        p = np.exp(logits - logits.max(1, keepdims=True))
        return p / p.sum(1, keepdims=True)

    def step(self, x, t):
        p = self.forward(x, True)
        loss = -np.log(p[np.arange(len(t)), t] + 1e-30).mean()
        d = (p - np.eye(p.shape[1], dtype=np.float32)[t]) / len(t)
        d = d[:, 1:] if sizes[-1] == 1 else d
        for k in reversed(range(len(self.weights))):
            dweight, dbias = self.inputs[k].T @ d, d.sum(0)
            d = d @ self.weights[k].T
            self.weights[k] -= learning_rate * dweight
            self.biases[k] -= learning_rate * dbias
            if k > 0:
                norm = self.norms[k - 1]
                d = norm.backward(d * act_grad(self.ys[k - 1], self.inputs[k]))
                if norm.method != "none":
                    norm.gamma = norm.gamma - learning_rate * norm.dgamma
                    norm.beta = norm.beta - learning_rate * norm.dbeta
        return loss


networks = {method: Network(method) for method in methods}
medians = {method: [] for method in methods}
${BATCHES}    if step % every == 0:  # what goes into the last hidden activation, as one batch
        for method, network in networks.items():
            network.forward(x_test[:500], True, track=False)
            medians[method].append(np.median(network.ys[-1], 0))
    if step % max(1, steps // 10) == 0:
        accuracy = {method: float((network.forward(x_test, False).argmax(1) == t_test).mean()) for method, network in networks.items()}
        print(step, accuracy)
    if step < steps:
        batch = batches[step * batch_size : (step + 1) * batch_size]
        for network in networks.values():
            network.step(x_train[batch], t_train[batch])
for method, rows in medians.items():
    drift = np.ptp(np.array(rows), axis=0)
    print(f"{method}: the median of a typical unit of the last hidden layer moved over {np.median(drift):.2f}")
`;
