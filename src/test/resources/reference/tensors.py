#!/usr/bin/env python3
"""tensors.jsonl: programs on tensors of three and four axes, by PyTorch in float64 (python3, torch).

    python3 tensors.py > tensors.jsonl     one row a program: values of y and f, gradients of the inputs

Each program is written twice: as the language has it, and as PyTorch has it. The loss is
sum(y*y) + sum(y), and the inputs are drawn from a seed, three decimals each.
"""
import json

import torch

torch.set_default_dtype(torch.float64)

SHAPES = {
    "X": (2, 3, 4), "Y": (2, 3, 4), "v": (4,), "c": (3, 1), "M": (3, 4), "p": (2, 1, 4), "q": (2, 1, 1),
    "s": (), "Z": (2, 2, 3, 2), "W": (2, 2, 3, 2), "b": (2, 1, 1), "r": (2, 1, 3, 1), "u": (1, 2, 1, 2),
}
P = lambda t: t.abs() + 0.5
PROGRAMS = [
    # broadcasting over ranks
    ("X + v", lambda X, v: X + v), ("v - X", lambda v, X: v - X), ("X * c", lambda X, c: X * c),
    ("X / (abs(M) + 0.5)", lambda X, M: X / P(M)), ("p * c", lambda p, c: p * c),
    ("X * p + q", lambda X, p, q: X * p + q), ("s * X", lambda s, X: s * X),
    ("(abs(X) + 0.5)^c", lambda X, c: P(X) ** c), ("Z + b", lambda Z, b: Z + b),
    ("Z * r - u", lambda Z, r, u: Z * r - u), ("r * u", lambda r, u: r * u),
    ("max(X, M)", lambda X, M: torch.maximum(X, M)), ("min(Z, u)", lambda Z, u: torch.minimum(Z, u)),
    ("where(X > v, X, c)", lambda X, v, c: torch.where(X > v, X, c)),
    # entry by entry
    ("tanh(X) * sigmoid(Y)", lambda X, Y: torch.tanh(X) * torch.sigmoid(Y)),
    ("relu(Z) + exp(W)", lambda Z, W: torch.relu(Z) + torch.exp(W)),
    ("sqrt(X^2 + 1)", lambda X: torch.sqrt(X ** 2 + 1)), ("softplus(Z - b)", lambda Z, b: torch.nn.functional.softplus(Z - b)),
    # reductions
    ("sum(X, 0)", lambda X: X.sum(0)), ("sum(X, 1)", lambda X: X.sum(1)), ("sum(X, axis=-1)", lambda X: X.sum(-1)),
    ("sum(X, axis=(0, 2))", lambda X: X.sum((0, 2))), ("sum(Z, axis=(0, 2, 3))", lambda Z: Z.sum((0, 2, 3))),
    ("sum(Z, axis=(1, -1))", lambda Z: Z.sum((1, -1))), ("mean(X, axis=(1, 2))", lambda X: X.mean((1, 2))),
    ("mean(Z, axis=0)", lambda Z: Z.mean(0)), ("max(X, axis=1)", lambda X: X.amax(1)),
    ("max(Z, axis=(2, 3))", lambda Z: Z.amax((2, 3))), ("min(X, axis=-1)", lambda X: X.amin(-1)),
    ("min(Z, axis=(0, 1))", lambda Z: Z.amin((0, 1))), ("prod(X, 2)", lambda X: X.prod(2)),
    ("prod(X, 0)", lambda X: X.prod(0)), ("norm(X, axis=1)", lambda X: torch.linalg.vector_norm(X, dim=1)),
    ("norm(Z, axis=(2, 3))", lambda Z: torch.linalg.vector_norm(Z, dim=(2, 3))),
    ("logsumexp(X, 1)", lambda X: torch.logsumexp(X, 1)), ("logsumexp(Z, axis=(1, 3))", lambda Z: torch.logsumexp(Z, (1, 3))),
    ("mean(X) * X", lambda X: X.mean() * X), ("max(X) - X", lambda X: X.amax() - X),
    ("X - reshape(mean(X, 2), 2, 3, 1)", lambda X: X - X.mean(2, keepdim=True)),
    # softmax along the last axis
    ("softmax(X)", lambda X: torch.softmax(X, -1)), ("softmax(Z * W)", lambda Z, W: torch.softmax(Z * W, -1)),
    ("log_softmax(X + v)", lambda X, v: torch.log_softmax(X + v, -1)), ("log_softmax(Z)", lambda Z: torch.log_softmax(Z, -1)),
    # another shape or order
    ("reshape(X, 4, 3, 2)", lambda X: X.reshape(4, 3, 2)), ("reshape(Z, 2, -1)", lambda Z: Z.reshape(2, -1)),
    ("reshape(X, 2, 2, 3, 2) * Z", lambda X, Z: X.reshape(2, 2, 3, 2) * Z), ("flatten(X)", lambda X: X.flatten()),
    ("flatten(Z, 1)", lambda Z: Z.flatten(1)), ("flatten(Z, 2)", lambda Z: Z.flatten(2)),
    ("transpose(X)", lambda X: X.permute(2, 1, 0)), ("transpose(X, 1, 0, 2)", lambda X: X.permute(1, 0, 2)),
    ("transpose(Z, 0, 2, 3, 1)", lambda Z: Z.permute(0, 2, 3, 1)), ("transpose(X, 0, -1, 1)", lambda X: X.permute(0, -1, 1)),
    ("transpose(X, 0, 2, 1) * reshape(Y, 2, 4, 3)", lambda X, Y: X.permute(0, 2, 1) * Y.reshape(2, 4, 3)),
    # parts
    ("X[1]", lambda X: X[1]), ("X[-1, 2]", lambda X: X[-1, 2]), ("Z[0, 1] @ transpose(Z[1, -1])", lambda Z: Z[0, 1] @ Z[1, -1].T),
    ("X[0] * Y[1] + X[1, 0]", lambda X, Y: X[0] * Y[1] + X[1, 0]), ("Z[1, 0, 2, 1] * W", lambda Z, W: Z[1, 0, 2, 1] * W),
    ("concat(X, Y)", lambda X, Y: torch.cat((X, Y))), ("concat(Z, reshape(X, 2, 2, 3, 2), W)", lambda Z, X, W: torch.cat((Z, X.reshape(2, 2, 3, 2), W))),
    # batches, and whole losses
    ("flatten(X, 1) @ transpose(reshape(Y, 2, 12)) + mean(Z)", lambda X, Y, Z: X.flatten(1) @ Y.reshape(2, 12).T + Z.mean()),
    ("mse(X, M)", lambda X, M: ((X - M) ** 2).mean()), ("mse(Z, r)", lambda Z, r: ((Z - r) ** 2).mean()),
    ("tanh(X[0] @ transpose(X[1]) + sum(Z, axis=(0, 1, 3)))", lambda X, Z: torch.tanh(X[0] @ X[1].T + Z.sum((0, 1, 3)))),
    # slices
    ("X[:, 1]", lambda X: X[:, 1]), ("X[1:, :2]", lambda X: X[1:, :2]), ("X[:, -2:, 1]", lambda X: X[:, -2:, 1]),
    ("Z[:, 0:1, 1, :]", lambda Z: Z[:, 0:1, 1, :]), ("X[0, :, 1:3] * M[:, :-2]", lambda X, M: X[0, :, 1:3] * M[:, :-2]),
    ("X[:, 1:] - X[:, :-1]", lambda X: X[:, 1:] - X[:, :-1]), ("X[0, 1:3] @ v", lambda X, v: X[0, 1:3] @ v),
    ("X[0, 1, -3:] * v[:3]", lambda X, v: X[0, 1, -3:] * v[:3]), ("Z[1][:, 1:] + b[0, 0, 0]", lambda Z, b: Z[1][:, 1:] + b[0, 0, 0]),
]

torch.manual_seed(17)
for number, (text, compute) in enumerate(PROGRAMS, 1):
    names = compute.__code__.co_varnames
    inputs = {n: (torch.randint(-200, 200, SHAPES[n]) / 100 + 0.005).round(decimals=3).requires_grad_(True) for n in names}
    y = compute(**inputs)
    y.retain_grad()
    f = (y * y).sum() + y.sum()
    f.backward()
    lines = [f"{n} = {json.dumps(t.tolist())}" for n, t in inputs.items()]
    loss = "f = y*y + y" if y.dim() == 0 else "f = sum(y*y) + sum(y)"
    print(json.dumps({
        "id": f"{number} {text}", "program": "\n".join(lines + [f"y = {text}", loss]),
        "values": {"y": y.tolist(), "f": f.item()},
        "grads": {n: (torch.zeros_like(t) if t.grad is None else t.grad).tolist() for n, t in [*inputs.items(), ("y", y)]},
    }))
