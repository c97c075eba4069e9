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
    "I": (5, 6), "C": (2, 5, 6), "B": (2, 2, 5, 6), "k": (2, 3), "K": (3, 2, 3), "Q": (3, 2, 2, 3), "h": (3,),
}
P = lambda t: t.abs() + 0.5
F = torch.nn.functional


def conv(X, K, stride=1, padding=0, bias=None):
    """conv2d as the language has it: axes that are missing are one long, and gone in the result."""
    image = X.reshape((1,) * (4 - X.dim()) + tuple(X.shape))
    kernel = K.reshape((1,) * (2 - max(0, K.dim() - 2)) + tuple(K.shape)) if K.dim() != 3 else K.unsqueeze(1)
    y = F.conv2d(image, kernel, bias, stride, padding)
    return y if X.dim() == 4 else y[0, 0] if X.dim() == 2 and K.dim() == 2 else y[0]


def pool(how, X, size, stride=None):
    return how(X.reshape((1,) * (4 - X.dim()) + tuple(X.shape)), size, stride)[(0,) * (4 - X.dim())]


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
    # images
    ("conv2d(C, Q)", lambda C, Q: conv(C, Q)), ("conv2d(B, Q)", lambda B, Q: conv(B, Q)),
    ("conv2d(I, K)", lambda I, K: conv(I, K)), ("conv2d(B[:, :1], k)", lambda B, k: conv(B[:, :1], k)),
    ("conv2d(C[1:], K)", lambda C, K: conv(C[1:], K)), ("conv2d(I, Q[:, 1:])", lambda I, Q: conv(I, Q[:, 1:])),
    ("conv2d(B, Q, stride=2)", lambda B, Q: conv(B, Q, 2)), ("conv2d(C, Q, padding=1)", lambda C, Q: conv(C, Q, 1, 1)),
    ("conv2d(B, Q, stride=3, padding=2)", lambda B, Q: conv(B, Q, 3, 2)),
    ("conv2d(B, Q, bias=h)", lambda B, Q, h: conv(B, Q, bias=h)),
    ("conv2d(C, Q, padding=1, stride=2, bias=h)", lambda C, Q, h: conv(C, Q, 2, 1, h)),
    ("conv2d(I, K, bias=h)", lambda I, K, h: conv(I, K, bias=h)), ("conv2d(I, k, 2, 1) + X[0, 0, 0]", lambda I, k, X: conv(I, k, 2, 1) + X[0, 0, 0]),
    ("maxpool(B, 2)", lambda B: pool(F.max_pool2d, B, 2)), ("maxpool(C, 3, stride=2)", lambda C: pool(F.max_pool2d, C, 3, 2)),
    ("maxpool(B, 2, 1)", lambda B: pool(F.max_pool2d, B, 2, 1)), ("avgpool(B, 2)", lambda B: pool(F.avg_pool2d, B, 2)),
    ("avgpool(C, size=3, stride=1)", lambda C: pool(F.avg_pool2d, C, 3, 1)), ("avgpool(B, 2, 3)", lambda B: pool(F.avg_pool2d, B, 2, 3)),
    ("maxpool(relu(conv2d(B, Q, padding=1)), 2)", lambda B, Q: pool(F.max_pool2d, torch.relu(conv(B, Q, 1, 1)), 2)),
    ("flatten(avgpool(tanh(conv2d(B, Q, bias=h)), 2), 1)", lambda B, Q, h: pool(F.avg_pool2d, torch.tanh(conv(B, Q, bias=h)), 2).flatten(1)),
    # biases
    ("conv2d(I, k, bias=h[1:2]) + X[0, 0, 0]", lambda I, k, h, X: conv(I, k, bias=h[1:2]) + X[0, 0, 0]),
    ("conv2d(C[1:], k, padding=1, bias=h[:1])", lambda C, k, h: conv(C[1:], k, 1, 1, h[:1])),
    ("conv2d(B[:, :1], k, stride=2, bias=h[2:])", lambda B, k, h: conv(B[:, :1], k, 2, 0, h[2:])),
    ("conv2d(B, Q, bias=h*h, stride=2, padding=3)", lambda B, Q, h: conv(B, Q, 2, 3, h * h)),
    ("maxpool(relu(conv2d(C, Q, padding=1, bias=sum(M, 1))), 2)", lambda C, Q, M: pool(F.max_pool2d, torch.relu(conv(C, Q, 1, 1, M.sum(1))), 2)),
    # products of matrices, one a place of the axes before
    ("X @ reshape(Y, 2, 4, 3)", lambda X, Y: X @ Y.reshape(2, 4, 3)), ("X @ transpose(M) + c[0, 0]", lambda X, M, c: X @ M.T + c[0, 0]),
    ("M @ reshape(X, 2, 4, 3)", lambda M, X: M @ X.reshape(2, 4, 3)), ("Z @ reshape(W, 2, 2, 2, 3)", lambda Z, W: Z @ W.reshape(2, 2, 2, 3)),
    ("u @ transpose(Z, 0, 1, 3, 2)", lambda u, Z: u @ Z.transpose(2, 3)), ("transpose(Z, 0, 1, 3, 2) @ r", lambda Z, r: Z.transpose(2, 3) @ r),
    ("Z @ reshape(X, 2, 2, 6)", lambda Z, X: Z @ X.reshape(2, 2, 6)), ("reshape(Y, 2, 4, 3) @ Z[:, :1]", lambda Y, Z: Y.reshape(2, 4, 3) @ Z[:, :1]),
    ("p @ transpose(X, 0, 2, 1)", lambda p, X: p @ X.transpose(1, 2)), ("reshape(M, 1, 3, 4) @ reshape(Z, 2, 4, 3)", lambda M, Z: M.reshape(1, 3, 4) @ Z.reshape(2, 4, 3)),
    ("softmax(X @ transpose(Y, 0, 2, 1) / 2) @ X", lambda X, Y: torch.softmax(X @ Y.transpose(1, 2) / 2, -1) @ X),
    ("relu(X @ reshape(v, 4, 1) + c)", lambda X, v, c: torch.relu(X @ v.reshape(4, 1) + c)),
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
