#!/usr/bin/env python3
"""Rows of gradients.jsonl, computed by PyTorch in float64 (python3, torch; nothing of this project).

    python3 fixtures.py ID PROGRAM       prints the row of a program
    python3 fixtures.py --check FILE     computes every row of a file again and counts those that agree

The part of the language understood here: `name = expression` at line breaks or semicolons, numbers,
vectors, matrices, + - * / @ ^, brackets, and the functions below with whole tensors (no axis). No
LaTeX, no juxtaposition, no functions of the program's own, no repeat.
"""
import json
import re
import sys

import torch

torch.set_default_dtype(torch.float64)

CALLS = {
    "exp": torch.exp, "log": torch.log, "sqrt": torch.sqrt, "square": torch.square,
    "abs": torch.abs, "sin": torch.sin, "cos": torch.cos, "tan": torch.tan, "tanh": torch.tanh,
    "sigmoid": torch.sigmoid, "relu": torch.relu, "softplus": torch.nn.functional.softplus,
    "sum": torch.sum, "mean": torch.mean, "norm": torch.linalg.norm, "dot": torch.dot,
    "max": lambda a, *b: torch.maximum(a, *b) if b else torch.amax(a, tuple(range(a.dim()))),
    "min": lambda a, *b: torch.minimum(a, *b) if b else torch.amin(a, tuple(range(a.dim()))),
    "logsumexp": lambda a: torch.logsumexp(a.flatten(), 0),
    "softmax": lambda a: torch.softmax(a, -1), "transpose": lambda a: a.transpose(-2, -1),
}
OPERATORS = {
    "+": (1, torch.add), "-": (1, torch.sub), "*": (2, torch.mul), "/": (2, torch.div),
    "@": (2, torch.matmul), "^": (4, torch.pow),
}
TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|(.))")


class Reader:
    """One expression; operations on inputs are kept as (start, end, name, tensor) in `nodes`."""

    def __init__(self, text, start, end, names, nodes):
        self.tokens, at = [], start
        while text[at:end].strip():
            m = TOKEN.match(text, at, end)
            self.tokens.append((m.group(m.lastindex), m.lastindex, m.start(m.lastindex), m.end()))
            at = m.end()
        self.at, self.names, self.nodes = 0, names, nodes

    def peek(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self, expected=None):
        token = self.tokens[self.at]
        if expected is not None and token[0] != expected:
            raise SyntaxError(f"{expected} expected at {token[2]}")
        self.at += 1
        return token

    def node(self, start, end, op, value):
        if value.requires_grad:
            value.retain_grad()
            self.nodes.append((start, end, op, value))
        return start, end, value

    def expression(self, least=1):
        if self.peek() == "-":
            start = self.take()[2]
            _, end, value = self.expression(3)
            left = self.node(start, end, "neg", -value)
        else:
            left = self.primary()
        while self.peek() in OPERATORS and OPERATORS[self.peek()][0] >= least:
            op = self.take()[0]
            strength, does = OPERATORS[op]
            # The exponent may have a sign, and powers group from the right.
            right = self.expression(3 if op == "^" else strength + 1)
            left = self.node(left[0], right[1], op, does(left[2], right[2]))
        return left

    def primary(self):
        text, kind, start, end = self.take()
        if kind == 1:
            return start, end, torch.tensor(float(text))
        if kind == 2 and self.peek() == "(":
            self.take("(")
            arguments, close = self.items(")")
            return self.node(start, close, text, CALLS[text](*(a[2] for a in arguments)))
        if kind == 2:
            return start, end, self.names[text]
        if text == "(":
            inside = self.expression()
            close = self.take(")")[3]
            return (start, close, inside[2])
        if text == "[":
            items, close = self.items("]")
            return start, close, torch.stack([i[2] for i in items])
        raise SyntaxError(f"{text} at {start}")

    def items(self, closing):
        found = [self.expression()]
        while self.peek() == ",":
            self.take()
            found.append(self.expression())
        return found, self.take(closing)[3]


def row(identity, program, kind="hand", tags=()):
    names, inputs, nodes, output = {}, [], [], None
    for m in re.finditer(r"[^;\n]+", program):
        if not m.group().strip():
            continue
        name = m.group().split("=")[0].strip()
        reader = Reader(program, m.start() + m.group().index("=") + 1, m.end(), names, nodes)
        value = reader.expression()[2]
        if reader.peek() is not None:
            raise SyntaxError(f"{reader.peek()} is not understood here")
        # What is made of numbers alone is an input.
        literal = not value.requires_grad
        if literal:
            value = value.detach().requires_grad_(True)
            inputs.append(name)
        elif value.requires_grad:
            value.retain_grad()
        names[name] = value
        if not literal:
            output = name
    output = output or name
    names[output].sum().backward()

    def gradient(t):
        return (torch.zeros_like(t) if t.grad is None else t.grad).tolist()

    return {
        "id": identity, "kind": kind, "tags": list(tags), "program": program, "inputs": inputs,
        "output": output, "value": names[output].tolist(),
        "shapes": {n: list(t.shape) for n, t in names.items()},
        "values": {n: t.tolist() for n, t in names.items()},
        "grads": {n: gradient(t) for n, t in names.items()},
        "nodes": [
            {"span": [a, b], "op": op, "value": t.tolist(), "grad": gradient(t)}
            for a, b, op, t in nodes
        ],
    }


def near(a, b):
    if isinstance(a, (list, dict)):
        keys = a.keys() if isinstance(a, dict) else range(len(a))
        same = type(a) is type(b) and len(a) == len(b)
        return same and all((k in b if isinstance(a, dict) else True) and near(a[k], b[k]) for k in keys)
    if isinstance(a, str) or isinstance(b, (str, list, dict)):
        return a == b
    return abs(a - b) <= 1e-12 * max(1, abs(a), abs(b))


def check(file):
    rows = [json.loads(line) for line in open(file, encoding="utf-8")]
    agreed = 0
    for wanted in rows:
        try:
            made = row(wanted["id"], wanted["program"], wanted["kind"], wanted["tags"])
            wrong = [k for k in wanted if not near(wanted[k], made[k])]
        except Exception as failure:
            wrong = [f"{type(failure).__name__}: {failure}"]
        agreed += not wrong
        if wrong:
            print(wanted["id"], *wrong)
    print(f"{agreed} of {len(rows)} rows agree")
    return agreed == len(rows)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--check":
        sys.exit(0 if check(sys.argv[2]) else 1)
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(json.dumps(row(sys.argv[1], sys.argv[2].replace("\\n", "\n")), separators=(",", ":")))
