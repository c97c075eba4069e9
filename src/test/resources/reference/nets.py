"""What PyTorch gives for the examples `logistic` and `classifier`, in float64: the numbers that
resources/gradus/examples/index.json states of them. Prints one JSON object.

    python3 nets.py
"""

import json

import torch

torch.set_default_dtype(torch.float64)


def stated(wires, loss):
    for wire in wires.values():
        wire.retain_grad() if not wire.is_leaf else None
    loss.backward()
    return {n: {"value": w.tolist(), "grad": w.grad.tolist()} for n, w in wires.items()}


def leaf(numbers):
    return torch.tensor(numbers, requires_grad=True)


def logistic():
    X = torch.tensor([[1.0, 2.0], [2.0, 0.5], [-0.5, -1.5], [0.5, -2.0]])
    y = torch.tensor([1.0, 1.0, 0.0, 0.0])
    w, b = leaf([0.4, -0.2]), leaf(0.1)
    z = X @ w + b
    p = torch.sigmoid(z)
    L = -torch.mean(y * torch.log(p) + (1 - y) * torch.log(1 - p))
    return stated({"w": w, "b": b, "z": z, "p": p, "L": L}, L)


def classifier():
    X = torch.tensor(
        [[-0.9, -1.1], [-1.2, 0.8], [0.7, -0.9], [1.1, 1.0],
         [-0.7, -0.8], [-0.9, 1.2], [1.2, -0.7], [0.8, 0.9]])
    y = torch.tensor([0, 1, 1, 0, 0, 1, 1, 0])
    W1, b1 = leaf([[0.5, -0.4, 0.3], [0.4, 0.6, -0.2]]), leaf([0.1, 0.0, -0.1])
    W2, b2 = leaf([[0.6, -0.3], [-0.2, 0.5], [0.1, 0.4]]), leaf([0.0, 0.0])
    H = torch.tanh(X @ W1 + b1)
    S = H @ W2 + b2
    L = torch.nn.functional.cross_entropy(S, y)
    return stated({"W1": W1, "b1": b1, "W2": W2, "b2": b2, "H": H, "S": S, "L": L}, L)


if __name__ == "__main__":
    print(json.dumps({"logistic": logistic(), "classifier": classifier()}))
