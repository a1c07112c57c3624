// @ts-check
// Batch Renormalization as a layer of each of the libraries, none of which has it: Ioffe (2017), Algorithm 1. r and d are constants
// for the gradient, the std itself is averaged, and the clips open on ramps.

const RAMP = `def clips(step):  # batch norm up to an eighth of the ramp; d is let loose by five eighths
    r_max = np.interp(step, [ramp / 8, ramp], [1, r_end])
    d_max = np.interp(step, [ramp / 8, 5 * ramp / 8], [0, d_end])
    return r_max, d_max
`;

export const LAYERS = {
  numpy: `${RAMP}

def renorm(x, running_mean, running_std, r_max, d_max):  # training mode; x is [samples, features]
    mean, std = x.mean(0), np.sqrt(x.var(0) + eps)
    r = np.clip(std / running_std, 1 / r_max, r_max)
    d = np.clip((mean - running_mean) / running_std, -d_max, d_max)
    after = running_mean + momentum * (mean - running_mean), running_std + momentum * (std - running_std)
    return (x - mean) / std * r + d, r, d, after


def renorm_backward(x, r, dx_hat):  # nothing flows through r and d
    std = np.sqrt(x.var(0) + eps)
    x_hat = (x - x.mean(0)) / std
    return r / std * (dx_hat - dx_hat.mean(0) - x_hat * (dx_hat * x_hat).mean(0))


def inference(x, running_mean, running_std):
    return (x - running_mean) / running_std
`,
  pytorch: `${RAMP}

class BatchRenorm(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight, self.bias = torch.nn.Parameter(torch.ones(features)), torch.nn.Parameter(torch.zeros(features))
        self.register_buffer("running_mean", torch.zeros(features))
        self.register_buffer("running_std", torch.ones(features))
        self.step = 0

    def forward(self, x):  # [samples, features]
        if not self.training:
            return self.weight * (x - self.running_mean) / self.running_std + self.bias
        mean, std = x.mean(0), (x.var(0, unbiased=False) + eps).sqrt()
        r_max, d_max = clips(self.step)
        with torch.no_grad():  # r and d are constants
            r = (std / self.running_std).clamp(1 / r_max, r_max)
            d = ((mean - self.running_mean) / self.running_std).clamp(-d_max, d_max)
            self.running_mean += momentum * (mean - self.running_mean)
            self.running_std += momentum * (std - self.running_std)
        self.step += 1
        return self.weight * ((x - mean) / std * r + d) + self.bias
`,
  keras: `${RAMP}

def renorm(x, running_mean, running_std, r_max, d_max):  # training mode; x is [samples, features]
    mean, std = ops.mean(x, axis=0), ops.sqrt(ops.var(x, axis=0) + eps)
    r = ops.stop_gradient(ops.clip(std / running_std, 1 / r_max, r_max))
    d = ops.stop_gradient(ops.clip((mean - running_mean) / running_std, -d_max, d_max))
    return (x - mean) / std * r + d


class BatchRenorm(keras.layers.Layer):
    def build(self, shape):
        self.gamma = self.add_weight(shape=shape[-1:], initializer="ones")
        self.beta = self.add_weight(shape=shape[-1:], initializer="zeros")
        self.running_mean = self.add_weight(shape=shape[-1:], initializer="zeros", trainable=False)
        self.running_std = self.add_weight(shape=shape[-1:], initializer="ones", trainable=False)
        # Set before every step: clips(step).
        self.r_max = self.add_weight(shape=(), initializer="ones", trainable=False)
        self.d_max = self.add_weight(shape=(), initializer="zeros", trainable=False)

    def call(self, x, training=False):
        if not training:
            return self.gamma * (x - self.running_mean) / self.running_std + self.beta
        y = renorm(x, self.running_mean, self.running_std, self.r_max, self.d_max)
        mean, std = ops.mean(x, axis=0), ops.sqrt(ops.var(x, axis=0) + eps)
        self.running_mean.assign_add(momentum * (mean - self.running_mean))
        self.running_std.assign_add(momentum * (std - self.running_std))
        return self.gamma * y + self.beta
`,
};

/** What every script asks of the batch in hand. */
export const CHECKS = {
  numpy: `train, r, d, _ = renorm(x, running_mean, running_std, r_max, d_max)
eval_ = inference(x, running_mean, running_std)
`,
  pytorch: `layer = BatchRenorm(x.shape[1]).double()
layer.running_mean.copy_(torch.tensor(running_mean))
layer.running_std.copy_(torch.tensor(running_std))
clips = lambda step: (r_max, d_max)  # for this batch; take the line away to train with the ramps
eval_ = layer.eval()(torch.tensor(x)).detach().numpy()
train = layer.train()(torch.tensor(x)).detach().numpy()
`,
  keras: `train = ops.convert_to_numpy(renorm(ops.convert_to_tensor(x, "float64"), running_mean, running_std, r_max, d_max))
eval_ = (x - running_mean) / running_std
`,
};
