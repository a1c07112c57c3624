"""PyTorch, eager, one thread: reads the start as a line of JSON, then numbers of steps, a line each;
answers each with the seconds that they took and the loss before the last."""

import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
start = json.loads(sys.stdin.readline())
layers = start["layers"]

modules = []
for index, layer in enumerate(layers):
    inputs, outputs = layer["inputs"], layer["outputs"]
    dense = nn.Linear(inputs, outputs)
    with torch.no_grad():
        dense.weight.copy_(torch.tensor(layer["weight"]).reshape(outputs, inputs))
        dense.bias.zero_()
    modules.append(dense)
    if index < len(layers) - 1:
        modules += [nn.BatchNorm1d(outputs, start["eps"], start["momentum"]), nn.Sigmoid()]
network = nn.Sequential(*modules)
optimizer = torch.optim.SGD(network.parameters(), start["learning_rate"])

labels = torch.tensor(start["labels"])
x = torch.tensor(start["x"]).reshape(len(labels), -1)
if layers[-1]["outputs"] == 1:
    loss_of, target = nn.BCEWithLogitsLoss(), labels.float().reshape(-1, 1)
else:
    loss_of, target = nn.CrossEntropyLoss(), labels

for line in sys.stdin:
    before = time.perf_counter()
    for _ in range(int(line)):
        optimizer.zero_grad()
        loss = loss_of(network(x), target)
        loss.backward()
        optimizer.step()
    seconds = time.perf_counter() - before
    print(json.dumps({"seconds": seconds, "loss": loss.item()}), flush=True)
