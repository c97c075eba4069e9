#!/usr/bin/env python3
"""strokes.jsonl: the convolutional net of the example strokes-net, trained by PyTorch in float64.

    python3 strokes.py > strokes.jsonl     one row a step: the loss over all examples, every parameter

strokes.csv beside it is what `gradus examples strokes --seed 1` prints.
"""
import ast
import csv
import json
import pathlib
import re
import sys

import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
PROGRAM = HERE / "../../../../resources/gradus/examples/strokes-net.gradus"
STEPS, BATCH, RATE, SEED, HELD = 50, 8, 0.2, 1, 0.2


class JavaRandom:
    """java.util.Random as its documentation defines it."""

    def __init__(self, seed):
        self.seed = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def next(self, bits):
        self.seed = (self.seed * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.seed >> (48 - bits)

    def below(self, bound):
        if bound & (bound - 1) == 0:
            return bound * self.next(31) >> 31
        while True:
            bits = self.next(31)
            value = bits % bound
            if bits - value + bound - 1 < 1 << 31:
                return value


def shuffle(order, random):
    for i in range(len(order) - 1, 0, -1):
        j = random.below(i + 1)
        order[i], order[j] = order[j], order[i]


def split(count):
    """The rows that are learned from, and those held back."""
    order = list(range(count))
    shuffle(order, JavaRandom(SEED))
    many = round(HELD * count)
    return sorted(order[many:]), sorted(order[:many])


def batches(count):
    order, random = list(range(count)), JavaRandom(SEED)
    while True:
        shuffle(order, random)
        for start in range(0, count, BATCH):
            yield order[start:start + BATCH]


def given(text, name):
    value = re.search(rf"^{name} = (\[.*?\])(?=\n\S|\n\n)", text, re.M | re.S).group(1)
    return torch.tensor(ast.literal_eval(value), dtype=torch.float64)


def scores(X, K, c, W, b):
    pooled = F.max_pool2d(F.relu(F.conv2d(X[:, None], K[:, None], c)), 2)
    return pooled.flatten(1) @ W.T + b


def learn(parameters, X, y, steps):
    order = batches(len(X))
    for step in range(steps + 1):
        with torch.no_grad():
            yield F.cross_entropy(scores(X, *parameters), y).item(), parameters
        rows = next(order)
        loss = F.cross_entropy(scores(X[rows], *parameters), y[rows])
        gradients = torch.autograd.grad(loss, parameters)
        parameters = [(p - RATE * g).detach().requires_grad_() for p, g in zip(parameters, gradients)]


def table():
    with open(HERE / "strokes.csv") as file:
        rows = [[float(cell) for cell in row] for row in list(csv.reader(file))[1:]]
    numbers = torch.tensor(rows, dtype=torch.float64)
    return numbers[:, :64].reshape(-1, 8, 8), numbers[:, 64].long()


def main():
    X, y = table()
    text = PROGRAM.read_text()
    start = [given(text, name).requires_grad_() for name in ("K", "c", "W", "b")]
    taken, _ = split(len(X))
    for step, (loss, parameters) in enumerate(learn(start, X[taken], y[taken], STEPS)):
        values = [n for p in parameters for n in p.flatten().tolist()]
        print(json.dumps({"step": step, "loss": loss, "values": values}, separators=(",", ":")))


if __name__ == "__main__":
    sys.exit(main())
