// @ts-check
// What scripts that train have in common.

/** Of PyTorch networks with one logit or one a class. */
export const PYTORCH_SCORES = `def loss_of(logits, t):
    if sizes[-1] == 1:
        return torch.nn.functional.binary_cross_entropy_with_logits(logits[:, 0], t.float())
    return torch.nn.functional.cross_entropy(logits, t)


@torch.no_grad()
def accuracy_of(network):
    network.eval()
    logits = network(x_test)
    network.train()
    guess = (logits[:, 0] > 0).long() if sizes[-1] == 1 else logits.argmax(1)
    return (guess == t_test).float().mean().item()
`;

/** The same mini-batches for all networks, and the loop over them. */
export const BATCHES = `order = np.random.default_rng(seed)
batches = np.concatenate([order.permutation(len(x_train)) for _ in range(1 + steps * batch_size // len(x_train))])
for step in range(steps + 1):
`;
