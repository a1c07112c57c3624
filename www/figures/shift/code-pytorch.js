// @ts-check
// The experiment in PyTorch.

import { BATCHES, PYTORCH_SCORES } from "../parts/code-training.js";

/** Batch renorm is in no release of PyTorch. */
const RENORM = `

class BatchRenorm(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.gamma, self.beta = torch.nn.Parameter(torch.ones(features)), torch.nn.Parameter(torch.zeros(features))
        self.register_buffer("mean", torch.zeros(features))
        self.register_buffer("std", torch.ones(features))

    def forward(self, x):
        if not self.training:
            return self.gamma * (x - self.mean) / self.std + self.beta
        mean, std = x.mean(0), (x.var(0, unbiased=False) + eps).sqrt()
        with torch.no_grad():  # r and d are held constant in the gradient
            r, d = (std / self.std).clamp(1 / 3, 3), ((mean - self.mean) / self.std).clamp(-5, 5)
        y = self.gamma * ((x - mean) / std * r + d) + self.beta
        with torch.no_grad():
            self.mean += momentum * (mean - self.mean)
            self.std += momentum * (std - self.std)
        return y
`;

/** @param {import("./state.js").ShiftState} state */
export const pytorchCode = ({ networks }) => `act = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[activation]
${networks.includes("renorm") ? RENORM : ""}
norms = {
    "none": lambda features: torch.nn.Identity(),
    "batch": lambda features: torch.nn.BatchNorm1d(features, eps=eps, momentum=momentum),
    "layer": lambda features: torch.nn.LayerNorm(features, eps=eps),
    "group": lambda features: torch.nn.GroupNorm(groups, features, eps=eps),
    "rms": lambda features: torch.nn.RMSNorm(features, eps=eps),${networks.includes("renorm") ? '\n    "renorm": BatchRenorm,' : ""}
}


def make_network(method):
    torch.manual_seed(seed)  # the same weights for every method
    layers = []
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        dense = torch.nn.Linear(fan_in, fan_out)
        torch.nn.init.normal_(dense.weight, std=std(fan_in, fan_out))
        torch.nn.init.zeros_(dense.bias)
        layers.append(dense)
        if k < len(sizes) - 2:
            layers += [norms[method](fan_out), act()]
    return torch.nn.Sequential(*layers)


x_train, x_test = torch.from_numpy(x_train), torch.from_numpy(x_test)
t_train, t_test = torch.from_numpy(t_train).long(), torch.from_numpy(t_test).long()
networks = {method: make_network(method) for method in methods}
optimizers = {method: torch.optim.SGD(network.parameters(), lr=learning_rate) for method, network in networks.items()}


${PYTORCH_SCORES}

@torch.no_grad()
def median_of(network):  # what goes into the last hidden activation, as one batch that nothing remembers
    kept = {name: value.clone() for name, value in network.named_buffers()}
    y = network[:-2](x_test[:500])
    for name, value in network.named_buffers():
        value.copy_(kept[name])
    return y.median(0).values


medians = {method: [] for method in methods}
${BATCHES}    if step % every == 0:
        for method, network in networks.items():
            medians[method].append(median_of(network))
    if step % max(1, steps // 10) == 0:
        print(step, {method: accuracy_of(network) for method, network in networks.items()})
    if step < steps:
        batch = torch.from_numpy(batches[step * batch_size : (step + 1) * batch_size])
        for method, network in networks.items():
            optimizers[method].zero_grad()
            loss_of(network(x_train[batch]), t_train[batch]).backward()
            optimizers[method].step()
for method, rows in medians.items():
    rows = torch.stack(rows)
    drift = rows.max(0).values - rows.min(0).values
    print(f"{method}: the median of a typical unit of the last hidden layer moved over {drift.median().item():.2f}")
`;
