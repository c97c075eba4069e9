"""Random formulas with indices, their values and gradients by plain loops: writes indices.tsv.

Each line: the program, the entries of the output, and the gradient of the sum of those entries
with respect to each input, entry by entry; central differences; then the same program in LaTeX.
The last rows have tensors that start at 0 and at 1, whose indices are compared with each other.
Run: python3 indices.py > indices.tsv
"""
import math
import random

R = random.Random(20261126)
CASES = 300
MIXED = 150


class Case:
    def __init__(self):
        self.n, self.m = R.choice([(3, 2), (4, 3), (3, 4), (2, 3)])
        n, m = self.n, self.m
        num = lambda: round(R.uniform(0.4, 2.0), 2)
        vec = lambda k: [num() for _ in range(k)]
        mat = lambda r, c: [vec(c) for _ in range(r)]
        self.values = {"x": vec(n), "z": vec(n), "b": vec(m), "W": mat(m, n), "A": mat(n, m),
                       "S": mat(n, n), "c": num()}
        self.kinds = {"x": "n", "z": "n", "b": "m", "W": "mn", "A": "nm", "S": "nn"}
        self.start = R.choice([1, 1, 1, 0])
        self.free = ["i", "j", "k", "t", "r", "s", "l"]
        self.used = set()

    def first(self, tensor):
        return self.start

    def length(self, kind):
        return self.n if kind == "n" else self.m


# An index in scope: name, kind, and the numbers it may take (lowest, highest), or None while the
# range is to follow from the uses.
class Ix:
    def __init__(self, name, kind, lo, hi):
        self.name, self.kind, self.lo, self.hi = name, kind, lo, hi


def entry(case, scope, kind=None):
    """A leaf x[i+c] whose every index stays inside."""
    names = [t for t, k in case.kinds.items() if all(any(ix.kind == q for ix in scope) for q in k)]
    if kind:
        names = [t for t in names if kind in case.kinds[t]]
    if not names:
        return None
    name = R.choice(names)
    at = []
    for k in case.kinds[name]:
        ix = R.choice([ix for ix in scope if ix.kind == k])
        low, high = case.start, case.start + case.length(k) - 1
        shift = 0
        if ix.lo is None:
            shift = R.choice([0, 0, 0, 1, -1]) if case.length(k) > 2 else 0
        else:
            choices = [s for s in (-1, 0, 1) if ix.lo + s >= low and ix.hi + s <= high]
            if not choices:
                return None
            shift = 0 if 0 in choices and R.random() < 0.7 else R.choice(choices)
        at.append((ix.name, shift))
    case.used.add(name)
    return ("entry", name, at)


def leaf(case, scope):
    for _ in range(5):
        roll = R.random()
        if roll < 0.72:
            e = entry(case, scope)
            if e:
                return e
        elif roll < 0.8 and any(ix.lo is not None for ix in scope):
            return ("index", R.choice([ix for ix in scope if ix.lo is not None]).name)
        elif roll < 0.88:
            case.used.add("c")
            return ("scalar", "c")
        else:
            return ("num", R.choice([2, 3, 0.5, 1.5]))
    return ("num", 2)


def body(case, scope, depth, overs):
    roll = R.random()
    if depth == 0 or roll < 0.12:
        return leaf(case, scope)
    if roll < 0.42:
        return ("*", body(case, scope, depth - 1, overs), body(case, scope, depth - 1, overs))
    if roll < 0.6:
        return (R.choice("+-"), body(case, scope, depth - 1, overs), body(case, scope, depth - 1, overs))
    if roll < 0.66:
        return ("/", body(case, scope, depth - 1, overs), ("+", ("num", 2), ("call", "square", leaf(case, scope))))
    if roll < 0.72:
        return ("^", body(case, scope, depth - 1, overs), ("num", 2))
    if roll < 0.82:
        return ("call", R.choice(["tanh", "sin", "exp"]), leaf(case, scope))
    if roll < 0.86:
        return ("max", leaf(case, scope), leaf(case, scope))
    if roll < 0.9:
        return ("where", leaf(case, scope), leaf(case, scope), leaf(case, scope), leaf(case, scope))
    if overs > 0 and case.free:
        return over(case, scope, depth - 1, overs - 1)
    return leaf(case, scope)


def all_uses(e, name, found):
    if e[0] == "entry":
        for axis, (ix, shift) in enumerate(e[2]):
            if ix == name:
                found.append((e[1], axis, shift))
    elif e[0] == "over":
        for part in (e[4], e[5]):
            if part is not None:
                all_uses(part, name, found)
    else:
        for part in e[1:]:
            if isinstance(part, tuple):
                all_uses(part, name, found)
    return found


def over(case, scope, depth, overs, sign=None):
    sign = sign or R.choice(["sum"] * 6 + ["prod", "max", "min"])
    binders, inner = [], list(scope)
    for _ in range(R.choice([1, 1, 1, 2]) if len(case.free) > 2 else 1):
        name = case.free.pop(0)
        kind = R.choice("nnm")
        length, s = case.length(kind), case.start
        last = s + length - 1
        roll = R.random()
        outer = [ix for ix in inner if ix.kind == kind and ix.lo is not None and ix.hi < last]
        if roll < 0.3:
            rng, ix = ("between", str(s), str(last)), Ix(name, kind, s, last)
        elif roll < 0.45:
            end = kind if s == 1 else kind + "-1"
            rng, ix = ("length", str(s), end), Ix(name, kind, s, last)
        elif roll < 0.6:
            rng, ix = ("all",), Ix(name, kind, None, None)
        elif roll < 0.7 and outer:
            o = R.choice(outer)
            rng, ix = ("between", o.name + "+1", str(last)), Ix(name, kind, o.lo + 1, last)
        elif roll < 0.8:
            picks = sorted(R.sample(range(s, last + 1), R.choice([1, 2])))
            rng, ix = ("listed", picks), Ix(name, kind, picks[0], picks[-1])
        else:
            lo = R.randint(s, last)
            hi = R.randint(lo, last)
            rng, ix = ("between", str(lo), str(hi)), Ix(name, kind, lo, hi)
        binders.append((name, rng, kind))
        inner.append(ix)
    b = body(case, inner, depth, overs)
    for name, rng, kind in binders:
        plain = [u for u in all_uses(b, name, []) if rng[0] in ("all", "length")]
        if rng[0] in ("all", "length") and not plain or not all_uses(b, name, []):
            own = [ix for ix in inner if ix.name == name]
            e = entry(case, own, kind if kind == "n" or True else None)
            while e is None or len(e[2]) > 1:
                e = ("entry", "x" if kind == "n" else "b", [(name, 0)])
                case.used.add(e[1])
            b = ("*", e, b)
    condition = None
    names = [n for n, _, _ in binders]
    if R.random() < 0.2 and sign in ("sum", "prod"):
        others = [ix.name for ix in inner if ix.name not in names]
        if len(names) == 2:
            condition = (R.choice(["<", "<=", "!="]), ("index", names[0]), ("index", names[1]))
        elif others:
            condition = (R.choice(["!=", "<="]), ("index", names[0]), ("index", R.choice(others)))
        elif all(r[0] != "all" for _, r, _ in binders):
            condition = ("!=", ("index", names[0]), ("num", case.start + 1))
    return ("over", sign, binders, None, condition, b)


# Writing.

LOOSE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}


def text(e, tight=0):
    k = e[0]
    if k == "num":
        return str(e[1])
    if k in ("index", "scalar"):
        return e[1]
    if k == "entry":
        return e[1] + "[" + ", ".join(n + (f"+{s}" if s > 0 else f"-{-s}" if s < 0 else "") for n, s in e[2]) + "]"
    if k in LOOSE:
        own = LOOSE[k]
        out = text(e[1], own + (k == "^")) + (f" {k} " if own == 1 else k) + text(e[2], own + 1)
        return f"({out})" if own < tight else out
    if k == "call":
        return f"{e[1]}({text(e[2])})"
    if k == "max":
        return f"max({text(e[1])}, {text(e[2])})"
    if k == "where":
        return f"where({text(e[1])} > {text(e[2])}, {text(e[3])}, {text(e[4])})"
    if k == "one":
        return f"where({text(e[2])} {e[1]} {text(e[3])}, 1, 0)"
    if k == "over":
        ranges = []
        for name, rng, _ in e[2]:
            if rng[0] in ("between", "length"):
                ranges.append(f"{name}={rng[1]}..{rng[2]}")
            elif rng[0] == "listed":
                ranges.append(f"{name} in {{{', '.join(map(str, rng[1]))}}}")
            else:
                ranges.append(name)
        head = ", ".join(ranges)
        if e[4]:
            head += f" if {text(e[4][1])} {e[4][0]} {text(e[4][2])}"
        return f"{e[1]}({head}, {text(e[5])})"
    raise ValueError(k)


SIGNS = {"<": "<", "<=": "\\le", "!=": "\\neq", ">": ">", ">=": "\\ge"}
BIG = {"sum": "\\sum", "prod": "\\prod", "max": "\\max", "min": "\\min"}
FUNCTIONS = {"square": "\\operatorname{square}", "tanh": "\\tanh", "sin": "\\sin", "exp": "\\exp"}


def compared(c):
    return f"{latex(c[1])} {SIGNS[c[0]]} {latex(c[2])}"


def latex(e, tight=0):
    k = e[0]
    if k in ("num", "index", "scalar"):
        return str(e[1])
    if k == "entry":
        at = [n + (f"+{s}" if s > 0 else f"-{-s}" if s < 0 else "") for n, s in e[2]]
        return e[1] + "_{" + ", ".join(at) + "}"
    if k == "^":
        return latex(e[1], 5) + "^{" + latex(e[2]) + "}"
    if k == "/":
        return "\\frac{" + latex(e[1]) + "}{" + latex(e[2]) + "}"
    if k in LOOSE:
        own = LOOSE[k]
        out = latex(e[1], own) + (" \\cdot " if k == "*" else f" {k} ") + latex(e[2], own + 1)
        return f"({out})" if own < tight else out
    if k == "call":
        return f"{FUNCTIONS[e[1]]}({latex(e[2])})"
    if k == "max":
        return f"\\max({latex(e[1])}, {latex(e[2])})"
    if k == "where":
        return ("\\begin{cases} " + latex(e[3]) + " & " + latex(e[1]) + " > " + latex(e[2])
                + " \\\\ " + latex(e[4]) + " & \\text{otherwise} \\end{cases}")
    if k == "one":
        return "\\mathbb{1}[" + compared(e[1:]) + "]"
    if k == "over":
        # a factor without the index stands behind a greatest one
        out = latex(e[5], 2) if e[1] in ("sum", "prod") else f"({latex(e[5])})"
        # one sign for each index, the condition below the last
        for at, (name, rng, _) in reversed(list(enumerate(e[2]))):
            low, high = name, ""
            if rng[0] in ("between", "length"):
                low, high = f"{name}={rng[1]}", "^{" + rng[2] + "}"
            elif rng[0] == "listed":
                low = f"{name} \\in \\{{{', '.join(map(str, rng[1]))}\\}}"
            if e[4] and at == len(e[2]) - 1:
                low = compared(e[4]) if low == name else f"{low},\\, {compared(e[4])}"
            out = BIG[e[1]] + "_{" + low + "}" + high + " " + out
            if e[1] in ("max", "min") and at:
                out = f"({out})"
        return f"({out})" if tight else out
    raise ValueError(k)


# Values, by plain loops.

def run(case, e, rng, kind, name, env):
    if rng[0] == "listed":
        return rng[1]
    if rng[0] == "all":
        lo, hi = -99, 99
        for tensor, axis, shift in all_uses(e[5], name, []):
            length = case.length(case.kinds[tensor][axis])
            lo = max(lo, case.first(tensor) - shift)
            hi = min(hi, case.first(tensor) + length - 1 - shift)
        return range(lo, hi + 1)
    scope = dict(env, n=case.n, m=case.m)
    return range(eval(rng[1], scope), eval(rng[2], scope) + 1)


def tuples(case, e, env, binders):
    if not binders:
        if e[4] is None or compare(e[4][0], value(case, e[4][1], env), value(case, e[4][2], env)):
            yield env
        return
    name, rng, kind = binders[0]
    for i in run(case, e, rng, kind, name, env):
        yield from tuples(case, e, dict(env, **{name: i}), binders[1:])


def compare(sign, a, b):
    return {"<": a < b, "<=": a <= b, "!=": a != b, ">": a > b, ">=": a >= b}[sign]


def value(case, e, env):
    k = e[0]
    if k == "num":
        return e[1]
    if k == "index":
        return env[e[1]]
    if k == "scalar":
        return case.values["c"]
    if k == "entry":
        v = case.values[e[1]]
        for name, shift in e[2]:
            at = env[name] + shift - case.first(e[1])
            if not 0 <= at < len(v):
                raise IndexError
            v = v[at]
        return v
    if k == "one":
        return float(compare(e[1], value(case, e[2], env), value(case, e[3], env)))
    if k == "+":
        return value(case, e[1], env) + value(case, e[2], env)
    if k == "-":
        return value(case, e[1], env) - value(case, e[2], env)
    if k == "*":
        return value(case, e[1], env) * value(case, e[2], env)
    if k == "/":
        return value(case, e[1], env) / value(case, e[2], env)
    if k == "^":
        return value(case, e[1], env) ** e[2][1]
    if k == "call":
        a = value(case, e[2], env)
        return a * a if e[1] == "square" else getattr(math, e[1])(a)
    if k == "max":
        return max(value(case, e[1], env), value(case, e[2], env))
    if k == "where":
        a, b = value(case, e[1], env), value(case, e[2], env)
        if abs(a - b) < 1e-4:
            raise IndexError
        return value(case, e[3] if a > b else e[4], env)
    terms = [value(case, e[5], one) for one in tuples(case, e, env, e[2])]
    outer = set(env)
    inside = [ix for part in (e[4],) if part for ix in (part[1][1], part[2][1])]
    ends = " ".join(str(r[1]) for _, r, _ in e[2])
    if not terms and not any(o in inside or o in ends for o in outer):
        raise IndexError  # a sum of nothing is refused
    if e[1] == "sum":
        return sum(terms)
    if e[1] == "prod":
        return math.prod(terms)
    return max(terms) if e[1] == "max" else min(terms)


def smooth(case, e, out):
    """No two candidates of a maximum closer than a difference moves them."""
    g0 = gradient(case, out, 1e-6)
    g1 = gradient(case, out, 1e-5)
    return all(abs(a - b) < 1e-5 * (1 + abs(a)) for k in g0 for a, b in zip(g0[k], g1[k]))


def flat(v):
    return [v] if isinstance(v, float) else [q for p in v for q in flat(p)]


def gradient(case, out, h):
    grads = {}
    for name in sorted(case.used):
        v = case.values[name]
        places = []
        if isinstance(v, float):
            places = [(case.values, name)]
        elif isinstance(v[0], float):
            places = [(v, i) for i in range(len(v))]
        else:
            places = [(row, i) for row in v for i in range(len(row))]
        g = []
        for holder, at in places:
            before = holder[at]
            holder[at] = before + h
            up = sum(out())
            holder[at] = before - h
            down = sum(out())
            holder[at] = before
            g.append((up - down) / (2 * h))
        grads[name] = g
    return grads


def make():
    case = Case()
    roll = R.random()
    scope, left, ranges = [], "f", []
    if roll < 0.4:
        kinds = ["n"] if R.random() < 0.5 else ["m"]
        if roll < 0.15:
            kinds = R.choice([["n", "m"], ["m", "n"], ["n", "n"]])
        for kind in kinds:
            name = case.free.pop(0)
            scope.append(Ix(name, kind, case.start, case.start + case.length(kind) - 1))
            ranges.append((name, kind))
        left = "h[" + ", ".join(n for n, _ in ranges) + "]"
    e = over(case, scope, R.choice([1, 2, 3]), 1)
    if R.random() < 0.3:
        e = (R.choice("+-*"), e, body(case, scope, 1, 0) if scope else over(case, scope, 1, 1))
    for name, kind in ranges:
        uses = all_uses(e, name, [])
        # without limits the index of the left side goes as far as it may
        if any(s != 0 for _, _, s in uses) or not uses:
            t = "x" if kind == "n" else "b"
            case.used.add(t)
            e = ("+", e, ("entry", t, [(name, 0)]))
        if any(s != 0 for _, _, s in all_uses(e, name, [])):
            return None

    def out():
        if not ranges:
            return [float(value(case, e, {}))]
        lengths = [range(case.start, case.start + case.length(k)) for _, k in ranges]
        if len(ranges) == 1:
            return [float(value(case, e, {ranges[0][0]: i})) for i in lengths[0]]
        return [float(value(case, e, {ranges[0][0]: i, ranges[1][0]: j})) for i in lengths[0] for j in lengths[1]]

    try:
        values = out()
        if any(abs(v) > 1e6 or v != v for v in values):
            return None
        if not case.used or not smooth(case, e, out):
            return None
    except (IndexError, ValueError, OverflowError, ZeroDivisionError):
        return None
    inputs = [f"{k} = {case.values[k]}" for k in sorted(case.used)]
    if case.start == 0:
        # an entry numbered 0 shows where each tensor starts
        first = [k + "[" + ", ".join("0" for _ in case.kinds[k]) + "]" for k in sorted(case.used) if k != "c"]
        if not first:
            return None
        inputs.append("o = " + " + ".join(first))
    side = left if left == "f" else "h_{" + ", ".join(n for n, _ in ranges) + "}"
    return row(case, e, inputs, left, side, values, out)


def row(case, e, inputs, left, side, values, out):
    program = "; ".join(inputs + [f"{left} = {text(e)}"])
    # numbers in square brackets are read in LaTeX too
    typeset = "; ".join(inputs + [f"{side} = {latex(e)}"])
    grads = gradient(case, out, 1e-6)
    number = lambda v: "%.9g" % v
    return "\t".join([program, " ".join(map(number, values)),
                      ";".join(k + " " + " ".join(map(number, g)) for k, g in grads.items()), typeset])


class Mixed(Case):
    """Each tensor has an index of its own, and starts where that one does."""

    def __init__(self):
        super().__init__()
        for t in "xzpq":
            self.values[t] = [round(R.uniform(0.4, 2.0), 2) for _ in range(self.n)]
            self.kinds[t] = "n"
        self.starts = {}

    def first(self, tensor):
        return self.starts[tensor]


def mixed():
    case = Mixed()
    n, levels = case.n, []
    for name, tensor in list(zip("ikjr", "xqzp"))[:R.choice([2, 2, 3])]:
        start = R.choice([0, 1])
        roll = R.random()
        if not levels and start == 0 and roll < 0.3:
            rng = ("all",)  # an entry numbered 0 says it
        elif levels and roll < 0.6:
            # compared with an index that is written: it starts there
            rng, start = ("all",), R.choice(levels)[2]
        else:
            lo = R.choice([start, start, start, 1])
            rng = ("between", str(lo), str(R.randint(max(lo, start + 1), start + n - 1)))
            start = 0 if lo == 0 else 1
        levels.append((name, tensor, start, rng))
        case.starts[tensor] = start
        case.used.add(tensor)
    e = None
    for at, (name, tensor, start, rng) in reversed(list(enumerate(levels))):
        own = ("entry", tensor, [(name, 0)])
        e = own if e is None else (R.choice("+***"), own, e)
        if rng[0] == "between" and R.random() < 0.3:
            e = ("*", ("index", name), e)
        condition, outer = None, levels[:at]
        fits = [o for o in outer if rng[0] != "all" or o[2] == start]
        if fits:
            sign = R.choice(["<", "<=", "!=", ">", ">="])
            condition = (sign, ("index", name), ("index", R.choice(fits)[0]))
            if R.random() < 0.3:
                one = (R.choice(["<", "<=", "!=", ">"]), ("index", R.choice(fits)[0]), ("index", name))
                e = ("*", ("one",) + one, e)
        sign = "sum" if at == 0 or R.random() < 0.8 else "prod"
        e = ("over", sign, [(name, rng, "n")], None, condition, e)
    inputs = [f"{k} = {case.values[k]}" for k in sorted(case.used)]
    if levels[0][3][0] == "all":
        inputs.append("o = x[0]")

    def out():
        return [float(value(case, e, {}))]

    try:
        values = out()
    except IndexError:
        return None
    return row(case, e, inputs, "f", "f", values, out)


seen = set()
while len(seen) < CASES:
    line = make()
    if line and line not in seen and len(line) < 1500:
        seen.add(line)
        print(line)
while len(seen) < CASES + MIXED:
    line = mixed()
    if line and line not in seen:
        seen.add(line)
        print(line)
