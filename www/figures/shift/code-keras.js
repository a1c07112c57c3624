// @ts-check
// The experiment in Keras 3, whatever it runs on.

import { BATCHES } from "../parts/code-training.js";

/** @param {import("./state.js").ShiftState} state */
export const kerasCode = ({ networks }) => `norms = {
    "none": lambda: None,
    # Keras weighs the old statistics, and keeps the biased variance: its inference differs a little.
    "batch": lambda: keras.layers.BatchNormalization(momentum=1 - momentum, epsilon=eps),
    "layer": lambda: keras.layers.LayerNormalization(epsilon=eps),
    "group": lambda: keras.layers.GroupNormalization(groups=groups, epsilon=eps),
    "rms": lambda: keras.layers.RMSNormalization(epsilon=eps),
}
${networks.includes("renorm") ? `# Keras 3 has no batch renorm: it is left out here; the NumPy and PyTorch scripts have it.\nmethods = [method for method in methods if method in norms]\n` : ""}

def make_network(method):
    x = inputs = keras.Input((sizes[0],))
    for k, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        start = keras.initializers.RandomNormal(stddev=std(fan_in, fan_out), seed=seed + k)  # the same weights for every method
        x = keras.layers.Dense(fan_out, kernel_initializer=start)(x)
        if k < len(sizes) - 2:
            norm = norms[method]()
            y = x = norm(x) if norm is not None else x
            x = keras.layers.Activation(activation)(x)
    network = keras.Model(inputs, x)
    loss = keras.losses.BinaryCrossentropy(from_logits=True) if sizes[-1] == 1 else keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=loss)
    return network, keras.Model(inputs, y)


def accuracy_of(network):
    logits = ops.convert_to_numpy(network(x_test, training=False))
    guess = (logits[:, 0] > 0).astype(int) if sizes[-1] == 1 else logits.argmax(1)
    return float((guess == t_test).mean())


def median_of(network, last):  # what goes into the last hidden activation, as one batch that nothing remembers
    kept = network.get_weights()
    y = ops.convert_to_numpy(last(x_test[:500], training=True))
    network.set_weights(kept)
    return np.median(y, 0)


networks = {method: make_network(method) for method in methods}
medians = {method: [] for method in methods}
${BATCHES}    if step % every == 0:
        for method, (network, last) in networks.items():
            medians[method].append(median_of(network, last))
    if step % max(1, steps // 10) == 0:
        print(step, {method: accuracy_of(network) for method, (network, _) in networks.items()})
    if step < steps:
        batch = batches[step * batch_size : (step + 1) * batch_size]
        for network, _ in networks.values():
            network.train_on_batch(x_train[batch], t_train[batch])
for method, rows in medians.items():
    drift = np.ptp(np.array(rows), axis=0)
    print(f"{method}: the median of a typical unit of the last hidden layer moved over {np.median(drift):.2f}")
`;
