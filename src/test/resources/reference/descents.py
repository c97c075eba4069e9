#!/usr/bin/env python3
"""descents.jsonl: descents by torch.optim in float64 (python3, torch, and fixtures.py beside it).

    python3 descents.py > descents.jsonl     one row a program and a rule, every parameter at every step
"""
import json
import re

import torch

from fixtures import Reader

STEPS = 50
RULES = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.1),
    "adam": lambda p: torch.optim.Adam(p, lr=0.1),
}
PROGRAMS = {
    "2-2-1": ("""x1 = 0.5; x2 = -1.5; t = 0.25
w11 = 0.3; w12 = -0.8; w21 = 0.7; w22 = 0.2; b1 = 0.1; b2 = -0.4
v1 = 0.9; v2 = -1.1; c = 0.05
h1 = tanh(w11*x1 + w12*x2 + b1)
h2 = tanh(w21*x1 + w22*x2 + b2)
y = sigmoid(v1*h1 + v2*h2 + c)
L = (y - t)^2""", ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"]),
    "logistic": ("""X = [[0.5, -1.2], [1.5, 0.3], [-0.7, 0.8], [-1.1, -0.4], [0.2, 2]]
t = [1, 1, 0, 0, 1]
w = [0.1, -0.2]; b = 0.3
z = X@w + b
L = mean(softplus(z) - t*z)""", ["w", "b"]),
    "two-layer": ("""X = [[0.5, -1.2, 0.3], [1.5, 0.3, -0.6]]
T = [[0.2, -0.4], [1, 0.5]]
W1 = [[0.1, -0.2, 0.4, 0.6], [0.5, 0.3, -0.1, -0.7], [-0.3, 0.8, 0.2, 0.15]]
b1 = [0.1, 0, -0.1, 0.2]
W2 = [[0.2, -0.5], [0.7, 0.1], [-0.6, 0.3], [0.4, 0.9]]
b2 = [0.05, -0.05]
H = relu(X@W1 + b1)
Y = H@W2 + b2
L = mean(square(Y - T))""", ["W1", "b1", "W2", "b2"]),
}


def evaluate(program, moved):
    names, last = {}, None
    for m in re.finditer(r"[^;\n]+", program):
        last = m.group().split("=")[0].strip()
        reader = Reader(program, m.start() + m.group().index("=") + 1, m.end(), names, [])
        names[last] = moved[last] if last in moved else reader.expression()[2]
    return names, names[last]


for title, (program, parameters) in PROGRAMS.items():
    for rule, optimiser in RULES.items():
        names, _ = evaluate(program, {})
        moved = {p: names[p].detach().clone().requires_grad_(True) for p in parameters}
        steps = optimiser(list(moved.values()))
        losses, values = [], []
        for step in range(STEPS + 1):
            steps.zero_grad()
            loss = evaluate(program, moved)[1]
            loss.backward()
            losses.append(loss.item())
            values.append([n for p in moved.values() for n in p.detach().flatten().tolist()])
            steps.step()
        print(json.dumps({
            "program": program, "title": title, "rule": rule, "rate": 0.1, "parameters": parameters,
            "losses": losses, "values": values}, separators=(",", ":")))
