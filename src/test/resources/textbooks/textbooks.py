"""Formulas as lecture notes and textbooks print them, with values chosen here.

Each row names its source, gives the formula as it is written there, the inputs, and what the formula
means, written by hand from the source's own words in plain NumPy. Where a source has a left side or a
letter that Gradus asks to be another (`\\ln p =`, `\\sum_x p(x)`), `.replace` says what was written for it. Values are computed in 80-bit
numbers, gradients (of the sum of the entries of the last value) by central differences with one step
of Richardson's extrapolation. Run it to make textbooks.jsonl: python3 textbooks.py > textbooks.jsonl
"""
import json

import numpy as np

L = np.longdouble
ROWS = []


def F(source, text, given, meaning):
    ROWS.append((source, text, given, meaning))


def exp(x):
    return np.exp(x)


def log(x):
    return np.log(x)


def sig(x):
    return 1 / (1 + np.exp(-x))


def softmax(a):
    e = np.exp(a)
    return e / e.sum()


def sq(x):
    return (x * x).sum()


PI = L("3.14159265358979323846264338327950288")
E = np.exp(L(1))
s2 = np.sqrt

def micrograd(a, b):
    c = a + b
    d = a * b + b ** 3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + max(b + a, L(0))
    d += 3 * d + max(b - a, L(0))
    f = (c - d) ** 2
    return f / 2 + 10 / f


# --- CS231n, Stanford -------------------------------------------------------------------------
F("CS231n notes, linear classification: score function",
  r"f(x_i, W, b) =  W x_i + b",
  {"W": [[0.2, -0.5, 0.1, 2.0], [1.5, 1.3, 2.1, 0.0], [0.0, 0.25, 0.2, -0.3]],
   "x_i": [5.6, 2.31, 2.4, 2.2], "b": [1.1, 3.2, -1.2]},
  lambda W, x, b: W @ x + b)
F("CS231n notes, linear classification: multiclass SVM loss",
  r"L_i = \sum_{j\neq y_i} \max(0, s_j - s_{y_i} + \Delta)",
  {"s": [13, -7, 11], "y_i": 0, r"\Delta": 10},
  lambda s, y, d: sum(max(L(0), s[j] - s[0] + d) for j in (1, 2)))
F("CS231n notes, linear classification: SVM loss of three scores",
  r"L_i = \max(0, -7 - 13 + 10) + \max(0, 11 - s + 10)",
  {"s": 13}, lambda s: max(L(0), L(-10)) + max(L(0), 11 - s + 10))
F("CS231n notes, linear classification: L2 penalty",
  r"R(W) = \sum_k\sum_l W_{k,l}^2",
  {"W": [[0.5, -1.0, 2.0], [0.25, 1.5, -0.75]]},
  lambda W: sq(W))
F("CS231n notes, linear classification: cross-entropy loss",
  r"L_i = -\log\left(\frac{e^{f_{y_i}}}{ \sum_j e^{f_j} }\right)",
  {"f": [-2.85, 0.86, 0.28], "y_i": 2},
  lambda f, y: -log(softmax(f)[2]))
F("CS231n notes, linear classification: the same, equivalently",
  r"L_i = -f_{y_i} + \log\sum_j e^{f_j}",
  {"f": [1.0, -2.0, 0.5], "y_i": 0},
  lambda f, y: -f[0] + log(exp(f).sum()))
F("CS231n notes, linear classification: softmax function",
  r"f_j(z) = \frac{e^{z_j}}{\sum_k e^{z_k}}",
  {"z": [1.0, -2.0, 0.0]},
  lambda z: softmax(z))
F("CS231n notes, linear classification: information-theoretic view",
  r"H(p,q) = - \sum_x p(x) \log q(x)".replace("p(x)", "p_x").replace("q(x)", "q_x"),
  {"p": [0.1, 0.7, 0.2], "q": [0.3, 0.5, 0.2]},
  lambda p, q: -(p * log(q)).sum())
F("CS231n notes, optimization: product",
  r"f(x,y) = x y",
  {"x": 4, "y": -3}, lambda x, y: x * y)
F("CS231n notes, optimization: finite difference",
  r"g = \frac{f(x + h) - f(x - h)}{2h}" + "\n" + r"f(x) = x^3",
  {"x": 2, "h": 0.1}, lambda x, h: ((x + h) ** 3 - (x - h) ** 3) / (2 * h))
F("CS231n notes, backpropagation: sum and product",
  r"f(x,y,z) = (x + y) z",
  {"x": -2, "y": 5, "z": -4}, lambda x, y, z: (x + y) * z)
F("CS231n notes, backpropagation: sigmoid neuron",
  r"f(w,x) = \frac{1}{1+e^{-(w_0x_0 + w_1x_1 + w_2)}}",
  {"w": [2, -3, -3], "x": [-1, -2]},
  lambda w, x: sig(w[0] * x[0] + w[1] * x[1] + w[2]))
F("CS231n notes, backpropagation: staged computation",
  r"f(x,y) = \frac{x + \sigma(y)}{\sigma(x) + (x+y)^2}",
  {"x": 3, "y": -4}, lambda x, y: (x + sig(y)) / (sig(x) + (x + y) ** 2))
F("CS231n notes, neural networks 1: two-layer network",
  r"s = W_2 \max(0, W_1 x)",
  {"W_1": [[0.5, -0.2], [-1.0, 0.3], [0.7, 0.8]], "W_2": [[1.0, -0.5, 0.25], [0.3, 0.6, -0.9]],
   "x": [1.5, -0.4]},
  lambda A, B, x: B @ np.maximum(0, A @ x))
F("CS231n notes, neural networks 1: tanh from sigmoid",
  r"\tanh(x) = 2 \sigma(2x) -1",
  {"x": 0.8}, lambda x: 2 * sig(2 * x) - 1)
F("CS231n notes, neural networks 1: leaky ReLU",
  r"f(x) = \mathbb{1}(x < 0) (\alpha x) + \mathbb{1}(x>=0) (x)",
  {"x": -1.3, r"\alpha": 0.01}, lambda x, a: a * x if x < 0 else x)
F("CS231n notes, neural networks 1: maxout",
  r"f = \max(w_1^Tx+b_1, w_2^Tx + b_2)",
  {"w_1": [0.5, -1.0], "w_2": [0.2, 0.4], "x": [1.0, 2.0], "b_1": 0.1, "b_2": -0.3},
  lambda w, v, x, b, c: max((w * x).sum() + b, (v * x).sum() + c))
F("CS231n notes, neural networks 2: regression loss, L2",
  r"L_i = \Vert f - y_i \Vert_2^2",
  {"f": [0.3, -1.2, 2.0], "y_i": [0.0, -1.0, 2.5]},
  lambda f, y: sq(f - y))
F("CS231n notes, neural networks 2: regression loss, L1",
  r"L_i = \Vert f - y_i \Vert_1 = \sum_j \mid f_j - (y_i)_j \mid",
  {"f": [0.3, -1.2, 2.0], "y_i": [0.0, -1.0, 2.5]},
  lambda f, y: abs(f - y).sum())
F("CS231n notes, neural networks 2: attribute classification",
  r"L_i = \sum_j \max(0, 1 - y_{ij} f_j)",
  {"y": [[1, -1, 1], [-1, -1, 1]], "f": [0.3, 0.8, -0.5]},
  lambda y, f: np.maximum(0, 1 - y * f).sum(axis=1))
F("CS231n notes, neural networks 3: relative error",
  r"r = \frac{\mid f'_a - f'_n \mid}{\max(\mid f'_a \mid, \mid f'_n \mid)}",
  {"f'_a": 1.25, "f'_n": 1.5}, lambda a, n: abs(a - n) / max(abs(a), abs(n)))
F("CS231n slides, lecture 4: squared norm of a product",
  r"f(x,W) = \|W\cdot x\|^2 = \sum_{i=1}^{n}(W\cdot x)_i^2",
  {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]},
  lambda W, x: sq(W @ x))
F("CS231n notes, RNN: vanilla step",
  r"h_t = \tanh(W_{hh}h_{t-1} + W_{xh}x_t)",
  {"W_{hh}": [[0.5, -0.3], [0.2, 0.1]], "h_{t-1}": [0.4, -0.6], "W_{xh}": [[1.0, 0.3], [-0.7, 0.9]],
   "x_t": [0.25, -1.0]},
  lambda A, h, B, x: np.tanh(A @ h + B @ x))

# --- CS229, Stanford --------------------------------------------------------------------------
F("CS229 notes: linear hypothesis",
  r"h(x) = \sum_{i=0}^d \theta_i x_i = \theta^T x",
  {r"\theta": [0.5, 1.5, -2.0], "x": [1.0, 2.1, 0.4], "d": 2},
  lambda t, x, d: (t * x).sum())
F("CS229 notes: least-squares cost",
  r"J(\theta) = \frac{1}{2} \sum_{i=1}^n (\theta^T x^{(i)} - y^{(i)})^2",
  {r"\theta": [0.5, -1.0], "X": [[1.0, 2.0], [1.0, -0.5], [1.0, 3.0]], "y": [0.3, 1.2, -2.0]},
  lambda t, X, y: sq(X @ t - y) / 2)
F("CS229 notes: least squares by matrices",
  r"J(\theta) = \frac{1}{2}(X\theta - \vec{y})^T(X\theta-\vec{y})",
  {"X": [[1.0, 2.0], [1.0, -0.5], [1.0, 3.0]], r"\theta": [0.5, -1.0], r"\vec{y}": [0.3, 1.2, -2.0]},
  lambda X, t, y: sq(X @ t - y) / 2)
F("CS229 notes: locally weighted regression weight",
  r"w = \exp\left(-\frac{(x_i - x)^2}{2\tau^2}\right)",
  {"x_i": 1.2, "x": 0.7, r"\tau": 0.8}, lambda a, x, t: exp(-(a - x) ** 2 / (2 * t * t)))
F("CS229 notes: logistic hypothesis",
  r"h_\theta(x) = g(\theta^Tx) = \frac{1}{1+e^{-\theta^Tx}}" + "\n" + r"g(z) = \frac{1}{1+e^{-z}}",
  {r"\theta": [0.5, -1.0, 0.3], "x": [1.0, 0.8, -2.0]},
  lambda t, x: sig((t * x).sum()))
F("CS229 notes: log-likelihood of logistic regression, in brackets",
  r"\ell(\theta) = \sum_{i=1}^n \left[ y_i \log h_i + (1-y_i) \log(1-h_i) \right]",
  {"y": [1, 0, 1], "h": [0.8, 0.3, 0.6]},
  lambda y, h: (y * log(h) + (1 - y) * log(1 - h)).sum())
F("CS229 notes: logistic loss with margin",
  r"J = \frac{1}{m}\sum_{i=1}^m \log(1 + \exp(-y^{(i)} \theta^T x^{(i)}))",
  {"y": [1, -1], r"\theta": [0.5, -1.0], "X": [[1.0, 2.0], [0.5, 3.0]]},
  lambda y, t, X: log(1 + exp(-y * (X @ t))).mean())
F("CS229 notes: Gaussian density",
  r"p(y) = \frac{1}{\sqrt{2\pi}\sigma} \exp\left(-\frac{(y - \mu)^2}{2\sigma^2}\right)",
  {"y": 1.3, r"\mu": 0.5, r"\sigma": 0.9},
  lambda y, m, s: exp(-(y - m) ** 2 / (2 * s * s)) / (s2(2 * PI) * s))
F("CS229 notes: Bernoulli as exponential family",
  r"p = \exp\left( \left( \log\left( \frac{\phi}{1-\phi} \right) \right) y + \log(1-\phi) \right)",
  {r"\phi": 0.3, "y": 1}, lambda p, y: exp(log(p / (1 - p)) * y + log(1 - p)))
F("CS229 notes: functional margin",
  r"\hat{\gamma} = y (w^T x + b)",
  {"y": -1, "w": [0.5, -1.0], "x": [1.0, 2.0], "b": 0.3},
  lambda y, w, x, b: y * ((w * x).sum() + b))
F("CS229 notes: geometric margin",
  r"\gamma^{(i)} = y^{(i)}\left(\left(\frac{w}{\|w\|}\right)^T x^{(i)} + \frac{b}{\|w\|}\right)",
  {"y^{(i)}": -1, "w": [0.5, -1.0], "x^{(i)}": [1.0, 2.0], "b": 0.3},
  lambda y, w, x, b: y * ((w * x).sum() + b) / s2(sq(w)))
F("CS229 notes: kernel of degree two",
  r"K(x,z) = \sum_{i,j=1}^d (x_i x_j)(z_i z_j)",
  {"x": [0.5, -1.0, 2.0], "z": [1.5, 0.25, -0.5]},
  lambda x, z: (x * z).sum() ** 2)
F("CS229 notes: kernel of degree two, closed",
  r"K(x,z) = (x^Tz + c)^2",
  {"x": [0.5, -1.0, 2.0], "z": [1.5, 0.25, -0.5], "c": 1},
  lambda x, z, c: ((x * z).sum() + c) ** 2)
F("CS229 notes: Gaussian kernel",
  r"K(x,z) = \exp\left(-\frac{\|x-z\|^2}{2\sigma^2}\right)",
  {"x": [0.5, -1.0], "z": [1.5, 0.25], r"\sigma": 1.2},
  lambda x, z, s: exp(-sq(x - z) / (2 * s * s)))
F("CS229 notes: k-means distortion",
  r"J(c,\mu) = \sum_{i=1}^n \|x^{(i)} - \mu\|^2",
  {"X": [[1.0, 2.0], [0.5, -1.0]], r"\mu": [0.3, 0.4]},
  lambda X, m: sq(X[0] - m) + sq(X[1] - m))

# --- CS224n and CS230 -------------------------------------------------------------------------
F("CS224n notes: naive softmax loss",
  r"J = -\log \frac{\exp(u_o^T v_c)}{\sum_{w} \exp(u_w^T v_c)}",
  {"u": [[0.2, -0.4], [1.0, 0.3], [-0.6, 0.8]], "v_c": [0.5, 1.5], "o": 1},
  lambda u, v, o: -log(softmax(u @ v)[1]))
F("CS224n notes: negative sampling",
  r"J = -\log \sigma(u_o^\top v_c) - \sum_{k=1}^{K} \log \sigma(-s_k)",
  {"u_o": [0.2, -0.4], "v_c": [0.5, 1.5], "s": [0.3, -0.2, 0.9]},
  lambda u, v, s: -log(sig((u * v).sum())) - log(sig(-s)).sum())
F("CS224n notes: max-margin objective",
  r"J = \max(\Delta + s_c - s, 0)",
  {r"\Delta": 1, "s_c": 0.6, "s": 0.9}, lambda d, c, s: max(d + c - s, L(0)))
F("CS230 notes: logistic regression cost",
  r"\mathcal{L}(\hat{y}, y) = -\left[ (1-y)\log(1-\hat{y}) + y\log\hat{y} \right]",
  {r"\hat{y}": 0.7, "y": 1}, lambda p, y: -((1 - y) * log(1 - p) + y * log(p)))
F("CS224n notes: GloVe objective",
  r"J = \sum_{i=1}^{W}\sum_{j=1}^{W} f_{ij} (u_j v_i - \log X_{ij})^2",
  {"f": [[0.5, 1.0], [0.25, 0.8]], "u": [0.3, -0.2], "v": [1.1, 0.4], "X": [[2.0, 5.0], [3.0, 1.5]]},
  lambda f, u, v, X: (f * (np.outer(v, u) - log(X)) ** 2).sum())

# --- Goodfellow, Bengio, Courville: Deep Learning ---------------------------------------------
F("Goodfellow et al., Deep Learning, 2.5: Lp norm",
  r"n = \left( \sum_i |x_i|^p \right)^{\frac{1}{p}}",
  {"x": [1.0, -2.0, 0.5], "p": 3},
  lambda x, p: (abs(x) ** p).sum() ** (1 / p))
F("Goodfellow et al., Deep Learning, 2.5: Frobenius norm",
  r"\| A \|_F = \sqrt{\sum_{i,j} A_{i,j}^2}".replace(r"\| A \|_F", "n"),
  {"A": [[1.0, -2.0], [0.5, 3.0]]}, lambda A: s2(sq(A)))
F("Goodfellow et al., Deep Learning, 2.10: trace",
  r"t = \sum_i A_{i,i}",
  {"A": [[1.0, -2.0], [0.5, 3.0]]}, lambda A: A[0, 0] + A[1, 1])
F("Goodfellow et al., Deep Learning, 3.10: softplus",
  r"\zeta(x) = \log(1 + \exp(x))",
  {"x": 0.4}, lambda x: log(1 + exp(x)))
F("Goodfellow et al., Deep Learning, 3.13: entropy",
  r"H = -\sum_{i} P_i \log P_i",
  {"P": [0.2, 0.5, 0.3]}, lambda p: -(p * log(p)).sum())
F("Goodfellow et al., Deep Learning, 4.1: softmax",
  r"\text{softmax}(\boldsymbol{x})_i = \frac{\exp(x_i)}{\sum_{j=1}^n \exp(x_j)}",
  {"x": [0.3, -1.0, 2.0]}, lambda x: softmax(x))
F("Goodfellow et al., Deep Learning, 4.3: quadratic",
  r"f(\boldsymbol{x}) = \frac{1}{2} \| \boldsymbol{A} \boldsymbol{x} - \boldsymbol{b} \|_2^2",
  {r"\boldsymbol{x}": [0.5, -1.0], r"\boldsymbol{A}": [[1.0, 2.0], [0.3, -0.4], [1.5, 0.0]],
   r"\boldsymbol{b}": [0.1, 0.2, -0.3]},
  lambda x, A, b: sq(A @ x - b) / 2)
F("Goodfellow et al., Deep Learning, 5.1: mean squared error",
  r"\text{MSE} = \frac{1}{m} \sum_i (\hat{y} - y)_i^2",
  {r"\hat{y}": [0.5, 1.5, -0.3], "y": [0.0, 2.0, 0.1]}, lambda p, y: sq(p - y) / 3)
F("Goodfellow et al., Deep Learning, 5.2: weight decay",
  r"J(w) = \text{MSE} + \lambda w^\top w" + "\n" + r"\text{MSE} = \frac{1}{m}\| Xw - y \|_2^2",
  {r"\lambda": 0.1, "w": [0.5, -1.0], "X": [[1.0, 2.0], [0.3, -0.4]], "y": [0.1, 0.2], "m": 2},
  lambda l, w, X, y, m: sq(X @ w - y) / m + l * sq(w))
F("Goodfellow et al., Deep Learning, 6.1: XOR network",
  r"f(x; W, c, w, b) = w^\top \max\{0, W^\top x + c\} + b",
  {"W": [[1.0, 1.0], [1.0, 1.5]], "c": [0.2, -1.0], "w": [1.0, -2.0], "b": 0.1, "x": [1.0, 0.5]},
  lambda W, c, w, b, x: (w * np.maximum(0, W.T @ x + c)).sum() + b)
F("Goodfellow et al., Deep Learning, 6.2: log-softmax",
  r"o = z_i - \log\sum_j \exp(z_j)",
  {"z": [0.5, 1.5, -1.0]}, lambda z: z - log(exp(z).sum()))
F("Goodfellow et al., Deep Learning, 6.3: hard tanh",
  r"g(a) = \max(-1, \min(1, a))", {"a": 0.4}, lambda a: max(L(-1), min(L(1), a)))
F("Goodfellow et al., Deep Learning, 7.1: L2 and L1 regularisation",
  r"\tilde{J} = \frac{\alpha}{2} w^\top w + \beta \sum_i |w_i|",
  {r"\alpha": 0.1, "w": [0.5, -1.5, 2.0], r"\beta": 0.3},
  lambda a, w, b: a / 2 * sq(w) + b * abs(w).sum())
F("Goodfellow et al., Deep Learning, 8.7: batch normalisation",
  r"H_i' = \frac{H_i - \mu}{\sigma}" + "\n" + r"\mu = \frac{1}{m}\sum_i H_i" + "\n"
  + r"\sigma = \sqrt{\delta + \frac{1}{m}\sum_i (H_i - \mu)^2}",
  {"H": [1.0, 2.5, -0.5, 0.7], r"\delta": 0.01},
  lambda h, d: (h - h.mean()) / s2(d + ((h - h.mean()) ** 2).mean()))
F("Goodfellow et al., Deep Learning, 10.2: recurrent state",
  r"a^{(t)} = b + W h^{(t-1)} + U x^{(t)}" + "\n" + r"h^{(t)} = \tanh(a^{(t)})",
  {"b": [0.1, -0.2], "W": [[0.5, -0.3], [0.2, 0.1]], "h^{(t-1)}": [0.4, -0.6], "U": [[1.0], [0.5]],
   "x^{(t)}": [0.7]},
  lambda b, W, h, U, x: np.tanh(b + W @ h + U @ x))

# --- Bishop, Pattern Recognition and Machine Learning -----------------------------------------
F("Bishop, PRML, 1.1: polynomial",
  r"y(x, \mathbf{w}) = w_0 + w_1 x + w_2 x^2 + w_3 x^3",
  {"w": [0.5, -1.0, 0.25, 2.0], "x": 0.7},
  lambda w, x: w[0] + w[1] * x + w[2] * x ** 2 + w[3] * x ** 3)
F("Bishop, PRML, 1.1: polynomial as a sum",
  r"y(x, \mathbf{w}) = \sum_{j=0}^{M} w_j x^j",
  {"w": [0.5, -1.0, 0.25, 2.0], "x": 0.7, "M": 3},
  lambda w, x, M: w[0] + w[1] * x + w[2] * x ** 2 + w[3] * x ** 3)
F("Bishop, PRML, 1.2: sum of squares error",
  r"E(\mathbf{w}) = \frac{1}{2} \sum_{n=1}^N \{ y_n - t_n \}^2",
  {"y": [0.3, 1.2, -0.7], "t": [0.0, 1.0, -1.0]}, lambda y, t: sq(y - t) / 2)
F("Bishop, PRML, 1.4: regularised error",
  r"\tilde{E}(\mathbf{w}) = \frac{1}{2} \sum_{n=1}^N \{ w x_n - t_n \}^2 + \frac{\lambda}{2} w^2",
  {"w": 0.8, "x": [1.0, 2.0, 3.0], "t": [0.9, 1.7, 2.0], r"\lambda": 0.3},
  lambda w, x, t, l: sq(w * x - t) / 2 + l / 2 * w * w)
F("Bishop, PRML, 1.46: Gaussian with variance",
  r"\mathcal{N} = \frac{1}{(2\pi\sigma^2)^{1/2}} \exp\left\{ -\frac{1}{2\sigma^2}(x - \mu)^2 \right\}",
  {r"\sigma": 0.9, "x": 1.3, r"\mu": 0.5},
  lambda s, x, m: exp(-(x - m) ** 2 / (2 * s * s)) / s2(2 * PI * s * s))
F("Bishop, PRML, 1.54: Gaussian log-likelihood",
  r"\ln p = -\frac{1}{2\sigma^2} \sum_{n=1}^N (x_n - \mu)^2 - \frac{N}{2} \ln \sigma^2 - \frac{N}{2}\ln(2\pi)".replace(r"\ln p", "l"),
  {"x": [0.3, 1.1, 0.8], r"\mu": 0.6, r"\sigma": 0.7, "N": 3},
  lambda x, m, s, N: -sq(x - m) / (2 * s * s) - N / 2 * log(s * s) - N / 2 * log(2 * PI))
F("Bishop, PRML, 2.2: Bernoulli likelihood",
  r"p = \prod_{n=1}^N \mu^{x_n} (1-\mu)^{1-x_n}",
  {r"\mu": 0.3, "x": [1, 0, 0, 1]}, lambda m, x: (m ** x * (1 - m) ** (1 - x)).prod())
F("Bishop, PRML, 2.43: Mahalanobis distance",
  r"\Delta^2 = (\mathbf{x}-\boldsymbol{\mu})^\mathrm{T} \boldsymbol{\Lambda} (\mathbf{x}-\boldsymbol{\mu})",
  {r"\mathbf{x}": [1.0, 2.0], r"\boldsymbol{\mu}": [0.5, 0.3], r"\boldsymbol{\Lambda}": [[2.0, 0.3], [0.3, 1.5]]},
  lambda x, m, A: (x - m) @ (A @ (x - m)))
F("Bishop, PRML, 3.4: Gaussian basis function",
  r"\phi_j(x) = \exp\left\{ -\frac{(x-\mu_j)^2}{2s^2} \right\}",
  {"x": 0.4, r"\mu": [0.0, 0.5, 1.0], "s": 0.6}, lambda x, m, s: exp(-(x - m) ** 2 / (2 * s * s)))
F("Bishop, PRML, 4.90: cross-entropy error",
  r"E(\mathbf{w}) = -\sum_{n=1}^N \{ t_n \ln y_n + (1-t_n) \ln(1-y_n) \}",
  {"t": [1, 0, 1], "y": [0.8, 0.3, 0.6]},
  lambda t, y: -(t * log(y) + (1 - t) * log(1 - y)).sum())
F("Bishop, PRML, 4.108: multiclass cross-entropy",
  r"E = -\sum_{n=1}^N \sum_{k=1}^K t_{nk} \ln y_{nk}",
  {"t": [[1, 0, 0], [0, 0, 1]], "y": [[0.5, 0.3, 0.2], [0.1, 0.3, 0.6]]},
  lambda t, y: -(t * log(y)).sum())
F("Bishop, PRML, 5.2: activations",
  r"a_j = \sum_{i=1}^D w_{ji}^{(1)} x_i + w_{j0}^{(1)}".replace("w_{j0}^{(1)}", "b_j").replace("w_{ji}^{(1)}", "w_{ji}"),
  {"w": [[0.5, -1.0], [0.3, 0.7], [1.2, -0.4]], "x": [1.5, -0.5], "b": [0.1, 0.2, 0.3]},
  lambda w, x, b: w @ x + b)
F("Bishop, PRML, 5.7: two-layer network",
  r"y_k = \sigma\left( \sum_{j=1}^M w_{kj} \tanh\left( \sum_{i=1}^D v_{ji} x_i \right) \right)",
  {"w": [[0.5, -1.0, 0.2], [0.3, 0.7, -0.6]], "v": [[0.5, -1.0], [0.3, 0.7], [1.2, -0.4]], "x": [1.5, -0.5]},
  lambda w, v, x: sig(w @ np.tanh(v @ x)))
F("Bishop, PRML, 5.21: error for multiclass",
  r"E = -\sum_{k=1}^K t_k \ln \frac{\exp(a_k)}{\sum_{j} \exp(a_j)}",
  {"t": [0, 1, 0], "a": [0.5, 1.5, -1.0]},
  lambda t, a: -(t * log(softmax(a))).sum())
F("Bishop, PRML, 6.23: Gaussian kernel",
  r"k(\mathbf{x}, \mathbf{x}') = \exp(-\|\mathbf{x}-\mathbf{x}'\|^2/(2\sigma^2))",
  {r"\mathbf{x}": [0.5, -1.0], r"\mathbf{x}'": [1.5, 0.25], r"\sigma": 1.2},
  lambda x, z, s: exp(-sq(x - z) / (2 * s * s)))
F("Bishop, PRML, 7.2: dual of the maximum margin",
  r"\tilde{L}(a) = \sum_{n=1}^N a_n - \frac{1}{2} \sum_{n=1}^N \sum_{m=1}^N a_n a_m t_n t_m K_{nm}",
  {"a": [0.5, 0.2, 0.7], "t": [1, -1, 1], "K": [[1.0, 0.2, 0.5], [0.2, 2.0, 0.1], [0.5, 0.1, 1.5]]},
  lambda a, t, K: a.sum() - (np.outer(a * t, a * t) * K).sum() / 2)
F("Bishop, PRML, 9.1: distortion",
  r"J = \sum_{n=1}^N \sum_{k=1}^K r_{nk} (x_n - \mu_k)^2",
  {"r": [[1, 0], [0, 1], [1, 0]], "x": [0.3, 2.1, 0.6], r"\mu": [0.5, 2.0]},
  lambda r, x, m: (r * (x[:, None] - m[None, :]) ** 2).sum())
F("Bishop, PRML, 9.14: mixture log-likelihood",
  r"\ln p = \sum_{n=1}^N \ln \left\{ \sum_{k=1}^K \pi_k \mathcal{N}_{nk} \right\}".replace(r"\ln p", "l").replace(r"\mathcal{N}_{nk}", "G_{nk}"),
  {r"\pi": [0.4, 0.6], "G": [[0.5, 0.2], [0.1, 0.9], [0.3, 0.3]]},
  lambda p, G: log(G @ p).sum())

# --- Murphy, Probabilistic Machine Learning ----------------------------------------------------
F("Murphy, PML, 2.4: sigmoid function",
  r"\sigma(a) = \frac{e^a}{1 + e^a}",
  {"a": 0.6}, lambda a: exp(a) / (1 + exp(a)))
F("Murphy, PML, 2.4: log odds",
  r"\text{logit}(p) = \log\left(\frac{p}{1-p}\right)",
  {"p": 0.7}, lambda p: log(p / (1 - p)))
F("Murphy, PML, 2.5: log-sum-exp trick",
  r"\text{lse} = m + \log \sum_{c=1}^C \exp(a_c - m)",
  {"a": [1.0, 2.0, 0.5], "m": 2}, lambda a, m: m + log(exp(a - m).sum()))
F("Murphy, PML, 4.3: negative log-likelihood of a Gaussian",
  r"\text{NLL}(\mu, \sigma^2) = \frac{1}{2\sigma^2} \sum_{n=1}^{N} (y_n - \mu)^2 + \frac{N}{2} \log(2\pi\sigma^2)",
  {r"\mu": 0.6, r"\sigma^2": 0.49, "y": [0.3, 1.1, 0.8], "N": 3},
  lambda m, v, y, N: sq(y - m) / (2 * v) + N / 2 * log(2 * PI * v))
F("Murphy, PML, 5.1: Huber loss",
  r"\ell = \begin{cases} r^2/2 & \text{if } |r| \le \delta \\ \delta |r| - \delta^2/2 & \text{if } |r| > \delta \end{cases}",
  {"r": -2.5, r"\delta": 1.5}, lambda r, d: r * r / 2 if abs(r) <= d else d * abs(r) - d * d / 2)
F("Murphy, PML, 6.2: KL divergence",
  r"D_{KL}(p \| q) = \sum_{k=1}^K p_k \log \frac{p_k}{q_k}".replace(r"D_{KL}(p \| q)", "D_{KL}"),
  {"p": [0.2, 0.5, 0.3], "q": [0.3, 0.3, 0.4]}, lambda p, q: (p * log(p / q)).sum())
F("Murphy, PML, 8.2: Rosenbrock",
  r"f(x) = (a - x_1)^2 + b(x_2 - x_1^2)^2",
  {"a": 1, "x": [-1.2, 0.8], "b": 100},
  lambda a, x, b: (a - x[0]) ** 2 + b * (x[1] - x[0] ** 2) ** 2)
F("Murphy, PML, 11.4: lasso",
  r"\text{PNLL}(w) = \|Xw - y\|_2^2 + \lambda \|w\|_1",
  {"X": [[1.0, 2.0], [0.3, -0.4], [1.5, 0.0]], "w": [0.5, -1.0], "y": [0.1, 0.2, -0.3], r"\lambda": 0.5},
  lambda X, w, y, l: sq(X @ w - y) + l * abs(w).sum())
F("Murphy, PML, 13.2: swish",
  r"\text{swish}(x) = x \sigma(\beta x)",
  {"x": 0.7, r"\beta": 1.5}, lambda x, b: x * sig(b * x))
F("Murphy, PML, 13.3: backpropagation example",
  r"f(x_1, x_2) = \exp(x_1) x_2 - \sin(\exp(x_1) x_2)",
  {"x_1": 0.5, "x_2": 1.3}, lambda x, y: exp(x) * y - np.sin(exp(x) * y))
F("Murphy, PML, 14.5: layer of attention weights",
  r"\alpha_i = \frac{\exp(a_i)}{\sum_{j=1}^m \exp(a_j)}" + "\n" + r"o = \sum_{i=1}^m \alpha_i v_i",
  {"a": [0.5, -1.0, 0.3], "v": [1.0, 2.0, -1.5]}, lambda a, v: (softmax(a) * v).sum())

# --- ISL, ESL ---------------------------------------------------------------------------------
F("ISL, 3.2: residual sum of squares",
  r"\mathrm{RSS} = (y_1 - \hat\beta_0 - \hat\beta_1 x_1)^2 + (y_2 - \hat\beta_0 - \hat\beta_1 x_2)^2",
  {"y": [1.2, 2.3], r"\hat\beta_0": 0.4, r"\hat\beta_1": 0.9, "x": [1.0, 2.0]},
  lambda y, a, b, x: sq(y - a - b * x))
F("ISL, 3.4: slope of least squares",
  r"\hat\beta_1 = \frac{\sum_{i=1}^n (x_i - \bar{x})(y_i - \bar{y})}{\sum_{i=1}^n (x_i - \bar{x})^2}",
  {"x": [1.0, 2.0, 4.0], "y": [1.5, 1.9, 4.2], r"\bar{x}": 7 / 3, r"\bar{y}": 38 / 15},
  lambda x, y, a, b: ((x - a) * (y - b)).sum() / sq(x - a))
F("ISL, 3.17: R squared",
  r"R^2 = 1 - \frac{\mathrm{RSS}}{\mathrm{TSS}}" + "\n" + r"\mathrm{TSS} = \sum_i (y_i - \bar{y})^2",
  {r"\mathrm{RSS}": 0.7, "y": [1.0, 2.0, 4.5], r"\bar{y}": 2.5},
  lambda r, y, m: 1 - r / sq(y - m))
F("ISL, 4.2: logistic function",
  r"p(X) = \frac{e^{\beta_0 + \beta_1 X}}{1 + e^{\beta_0 + \beta_1 X}}",
  {r"\beta_0": -1.2, r"\beta_1": 0.8, "X": 1.5}, lambda a, b, x: sig(a + b * x))
F("ISL, 6.5: ridge regression",
  r"\sum_{i=1}^n \left( y_i - \beta_0 - \sum_{j=1}^p \beta_j x_{ij} \right)^2 + \lambda \sum_{j=1}^p \beta_j^2",
  {"y": [1.0, 0.3], r"\beta_0": 0.2, r"\beta": [0.5, -0.7], "x": [[1.0, 2.0], [0.4, -0.6]], r"\lambda": 0.3},
  lambda y, c, b, x, l: sq(y - c - x @ b) + l * sq(b))
F("ISL, 6.7: lasso",
  r"\sum_{i=1}^n \left( y_i - \sum_{j=1}^p \beta_j x_{ij} \right)^2 + \lambda \sum_{j=1}^p |\beta_j|",
  {"y": [1.0, 0.3], r"\beta": [0.5, -0.7], "x": [[1.0, 2.0], [0.4, -0.6]], r"\lambda": 0.3},
  lambda y, b, x, l: sq(y - x @ b) + l * abs(b).sum())
F("ISL, 8.6: Gini index",
  r"G = \sum_{k=1}^K \hat{p}_{mk} (1 - \hat{p}_{mk})".replace("_{mk}", "_k"),
  {r"\hat{p}": [0.2, 0.5, 0.3]}, lambda p: (p * (1 - p)).sum())
F("ISL, 9.15: hinge loss with penalty",
  r"\sum_{i=1}^n \max[0, 1 - y_i f_i] + \lambda \sum_{j=1}^p \beta_j^2",
  {"y": [1, -1, 1], "f": [0.4, 0.3, 1.7], r"\lambda": 0.2, r"\beta": [0.5, -0.7]},
  lambda y, f, l, b: np.maximum(0, 1 - y * f).sum() + l * sq(b))
F("Hastie et al., ESL, 11.9: sum of squared errors of a network",
  r"R(\theta) = \sum_{k=1}^K \sum_{i=1}^N (y_{ik} - f_{ik})^2",
  {"y": [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], "f": [[0.7, 0.2], [0.1, 0.6], [0.9, 0.4]]},
  lambda y, f: sq(y - f))
F("Hastie et al., ESL, 11.3: sigmoid scaled",
  r"\sigma(s v) = \frac{1}{1+e^{-s v}}".replace(r"\sigma(s v)", "g"),
  {"s": 2.5, "v": 0.3}, lambda s, v: sig(s * v))
F("Hastie et al., ESL, 3.72: elastic net",
  r"P = \lambda \sum_{j=1}^p \left( \alpha \beta_j^2 + (1-\alpha) |\beta_j| \right)",
  {r"\lambda": 0.4, r"\alpha": 0.3, r"\beta": [0.5, -0.7, 1.2]},
  lambda l, a, b: l * (a * b * b + (1 - a) * abs(b)).sum())
F("Hastie et al., ESL, 5.9: smoothing by second differences",
  r"S = \sum_{i=1}^N (y_i - f_i)^2 + \lambda \sum_{i=2}^{N-1} (f_{i+1} - 2f_i + f_{i-1})^2",
  {"y": [1.0, 2.0, 1.5, 3.0], "f": [1.1, 1.7, 1.8, 2.6], r"\lambda": 0.5, "N": 4},
  lambda y, f, l, N: sq(y - f) + l * sq(f[2:] - 2 * f[1:-1] + f[:-2]))

# --- Boyd and Vandenberghe --------------------------------------------------------------------
F("Boyd & Vandenberghe, Convex Optimization: log-sum-exp of three",
  r"f(x) = \log(e^{x_1} + e^{x_2} + e^{x_3})", {"x": [0.5, 1.0, -1.0]},
  lambda x: log(exp(x).sum()))
F("Boyd & Vandenberghe, Convex Optimization: quadratic function",
  r"f(x) = (1/2) x^T P x + q^T x + r",
  {"P": [[2.0, 0.5], [0.5, 1.0]], "x": [0.4, -1.0], "q": [1.0, 0.3], "r": 0.7},
  lambda P, x, q, r: x @ (P @ x) / 2 + (q * x).sum() + r)
F("Boyd & Vandenberghe, Convex Optimization: quadratic over linear",
  r"f(x,y) = x^2/y", {"x": 1.5, "y": 0.8}, lambda x, y: x * x / y)
F("Boyd & Vandenberghe, Convex Optimization: geometric mean",
  r"f(x) = \left( \prod_{i=1}^n x_i \right)^{1/n}",
  {"x": [1.0, 2.0, 4.5], "n": 3}, lambda x, n: x.prod() ** (1 / n))
F("Boyd & Vandenberghe, Convex Optimization: log barrier",
  r"\phi(x) = -\sum_{i=1}^m \log(b_i - a_i^T x)",
  {"b": [3.0, 2.0], "a": [[1.0, 0.5], [-0.3, 0.8]], "x": [0.4, 0.6]},
  lambda b, a, x: -log(b - a @ x).sum())
F("Boyd & Vandenberghe, Convex Optimization: example for descent",
  r"f(x_1, x_2) = e^{x_1+3x_2-0.1} + e^{x_1-3x_2-0.1} + e^{-x_1-0.1}",
  {"x_1": 0.3, "x_2": -0.2},
  lambda a, b: exp(a + 3 * b - L("0.1")) + exp(a - 3 * b - L("0.1")) + exp(-a - L("0.1")))
F("Boyd & Vandenberghe, Convex Optimization: total variation",
  r"\phi_{tv}(\hat{x}) = \sum_{i=1}^{n-1} |\hat{x}_{i+1} - \hat{x}_i|",
  {r"\hat{x}": [0.5, 1.2, 0.7, 2.0], "n": 4}, lambda x, n: abs(x[1:] - x[:-1]).sum())
F("Boyd & Vandenberghe, Convex Optimization: negative entropy",
  r"f(x) = x \log x", {"x": 0.6}, lambda x: x * log(x))
F("Boyd & Vandenberghe, Applied Linear Algebra: root mean square",
  r"\mathbf{rms}(x) = \sqrt{\frac{x_1^2 + x_2^2 + x_3^2}{n}}".replace(r"\mathbf{rms}(x)", "r"),
  {"x": [0.5, 1.0, -1.5], "n": 3}, lambda x, n: s2(sq(x) / n))
F("Boyd & Vandenberghe, Applied Linear Algebra: correlation",
  r"\rho = \frac{\tilde a^T \tilde b}{\|\tilde a\| \, \|\tilde b\|}",
  {r"\tilde a": [0.5, -1.0, 0.5], r"\tilde b": [1.0, 0.3, -1.3]},
  lambda a, b: (a * b).sum() / (s2(sq(a)) * s2(sq(b))))

# --- Nielsen, Karpathy, 3Blue1Brown, colah -----------------------------------------------------
F("Nielsen, Neural Networks and Deep Learning, eq. 4: neuron",
  r"\frac{1}{1+\exp(-\sum_j w_j x_j-b)}",
  {"w": [0.5, -1.0, 0.2], "x": [1.0, 0.3, -0.7], "b": 0.4},
  lambda w, x, b: sig((w * x).sum() + b))
F("Nielsen, Neural Networks and Deep Learning, eq. 6: quadratic cost",
  r"C(w,b) = \frac{1}{2n} \sum_x \| y(x) - a\|^2".replace(r"\sum_x \| y(x) - a\|^2", r"\| y - a\|^2"),
  {"n": 2, "y": [0.0, 1.0], "a": [0.2, 0.7]}, lambda n, y, a: sq(y - a) / (2 * n))
F("Nielsen, Neural Networks and Deep Learning, eq. 26: cost of one example",
  r"C = \frac{1}{2} \|y-a^L\|^2 = \frac{1}{2} \sum_j (y_j-a^L_j)^2",
  {"y": [0.0, 1.0], "a^L": [0.2, 0.7]}, lambda y, a: sq(y - a) / 2)
F("Nielsen, Neural Networks and Deep Learning, eq. 23: activation of a layer",
  r"a^{l}_j = \sigma\left( \sum_k w^{l}_{jk} a^{l-1}_k + b^l_j \right)",
  {"w^{l}": [[0.5, -1.0], [0.3, 0.7]], "a^{l-1}": [1.0, 0.4], "b^l": [0.1, -0.2]},
  lambda w, a, b: sig(w @ a + b))
F("Nielsen, Neural Networks and Deep Learning, eq. 22: activations of a layer",
  r"a' = \sigma(w a + b)",
  {"w": [[0.5, -1.0], [0.3, 0.7]], "a": [1.0, 0.4], "b": [0.1, -0.2]},
  lambda w, a, b: sig(w @ a + b))
F("Nielsen, Neural Networks and Deep Learning, eq. 57: cross-entropy",
  r"C = -\frac{1}{n} \sum_x \left[y_x \ln a_x + (1-y_x ) \ln (1-a_x) \right]",
  {"y": [1, 0, 1], "a": [0.8, 0.3, 0.6]},
  lambda y, a: -(y * log(a) + (1 - y) * log(1 - a)).mean())
F("Karpathy, micrograd: README example",
  "c = a + b\nd = a*b + b^3\nc2 = c + c + 1\nc3 = c2 + 1 + c2 + (-a)\nd2 = d + d*2 + relu(b + a)\n"
  "d3 = d2 + 3*d2 + relu(b - a)\nh = c3 - d3\nf = h^2\ng = f/2.0 + 10.0/f",
  {"a": -4, "b": 2}, micrograd)
F("Karpathy, micrograd lecture: neuron",
  r"o = \tanh(x_1 w_1 + x_2 w_2 + b)",
  {"x_1": 2, "w_1": -3, "x_2": 0, "w_2": 1, "b": 6.8813735870195432},
  lambda x, w, y, v, b: np.tanh(x * w + y * v + b))
F("Karpathy, makemore lecture: negative log-likelihood",
  r"\text{loss} = -\frac{1}{n}\sum_{i=1}^{n} \log p_i + 0.01 \cdot \frac{1}{m} \sum_{j=1}^{m} w_j^2",
  {"p": [0.2, 0.7, 0.5], "w": [0.5, -1.0]}, lambda p, w: -log(p).mean() + L("0.01") * (w * w).mean())
F("3Blue1Brown, backpropagation calculus: cost",
  r"C_0 = (a^{(L)} - y)^2" + "\n" + r"a^{(L)} = \sigma(z^{(L)})" + "\n" + r"z^{(L)} = w^{(L)} a^{(L-1)} + b^{(L)}",
  {"y": 1, "w^{(L)}": 0.8, "a^{(L-1)}": 0.5, "b^{(L)}": -0.3},
  lambda y, w, a, b: (sig(w * a + b) - y) ** 2)
F("3Blue1Brown, backpropagation calculus: several neurons",
  r"C_0 = \sum_{j=0}^{n_L - 1} (a_j^{(L)} - y_j)^2",
  {"a^{(L)}": [0.6, 0.1, 0.9], "y": [1, 0, 1], "n_L": 3}, lambda a, y, n: sq(a - y))
F("colah, calculus on computational graphs",
  "e = c*d\nc = a + b\nd = b + 1", {"a": 2, "b": 1}, lambda a, b: (a + b) * (b + 1))
F("colah, understanding LSTMs: cell state",
  r"C_t = f_t * C_{t-1} + i_t * \tilde{C}_t",
  {"f_t": [0.9, 0.2], "C_{t-1}": [0.5, -1.0], "i_t": [0.3, 0.6], r"\tilde{C}_t": [0.7, 0.1]},
  lambda f, c, i, g: f * c + i * g)
F("Mazur, step by step backpropagation: hidden neuron",
  r"net_{h1} = w_1 * i_1 + w_2 * i_2 + b_1 * 1" + "\n" + r"out_{h1} = \frac{1}{1+e^{-net_{h1}}}",
  {"w_1": 0.15, "i_1": 0.05, "w_2": 0.2, "i_2": 0.1, "b_1": 0.35},
  lambda w, i, v, j, b: sig(w * i + v * j + b))

# --- d2l.ai -----------------------------------------------------------------------------------
F("d2l.ai, linear regression: squared error",
  r"l^{(i)}(\mathbf{w}, b) = \frac{1}{2} \left(\hat{y}^{(i)} - y^{(i)}\right)^2",
  {r"\hat{y}^{(i)}": 1.3, "y^{(i)}": 0.9}, lambda p, y: (p - y) ** 2 / 2)
F("d2l.ai, linear regression: mean loss",
  r"L(\mathbf{w}, b) =\frac{1}{n}\sum_{i=1}^n \frac{1}{2}\left(\mathbf{w}^\top \mathbf{x}^{(i)} + b - y^{(i)}\right)^2",
  {r"\mathbf{w}": [0.5, -1.0], r"\mathbf{X}": [[1.0, 2.0], [0.3, -0.4], [1.5, 0.2]], "b": 0.3, "y": [0.1, 0.9, -0.2]},
  lambda w, X, b, y: ((X @ w + b - y) ** 2).mean() / 2)
F("d2l.ai, softmax regression: cross-entropy",
  r"l(\mathbf{y}, \hat{\mathbf{y}}) = - \sum_{j=1}^q y_j \log \hat{y}_j",
  {"y": [0, 1, 0], r"\hat{y}": [0.2, 0.7, 0.1]}, lambda y, p: -(y * log(p)).sum())
F("d2l.ai, softmax regression: loss in logits",
  r"l = \log \sum_{k=1}^q \exp(o_k) - \sum_{j=1}^q y_j o_j",
  {"o": [0.5, 1.5, -1.0], "y": [0, 1, 0]}, lambda o, y: log(exp(o).sum()) - (y * o).sum())
F("d2l.ai, weight decay",
  r"L(\mathbf{w}, b) + \frac{\lambda}{2} \|\mathbf{w}\|^2".replace(r"L(\mathbf{w}, b)", "L"),
  {"L": 0.8, r"\lambda": 3, r"\mathbf{w}": [0.5, -1.0]}, lambda l, a, w: l + a / 2 * sq(w))
F("d2l.ai, multilayer perceptrons: tanh",
  r"\operatorname{tanh}(x) = \frac{1 - \exp(-2x)}{1 + \exp(-2x)}",
  {"x": 0.7}, lambda x: np.tanh(x))
F("d2l.ai, multilayer perceptrons: hidden layer",
  r"\mathbf{H} = \sigma(\mathbf{X} \mathbf{W}^{(1)} + \mathbf{b}^{(1)}), \quad \mathbf{O} = \mathbf{H}\mathbf{W}^{(2)} + \mathbf{b}^{(2)}",
  {r"\mathbf{X}": [[1.0, 2.0], [0.3, -0.4]], r"\mathbf{W}^{(1)}": [[0.5, -1.0, 0.2], [0.3, 0.7, -0.4]],
   r"\mathbf{b}^{(1)}": [0.1, 0.2, 0.3], r"\mathbf{W}^{(2)}": [[1.0], [-0.5], [0.7]], r"\mathbf{b}^{(2)}": [0.4]},
  lambda X, A, a, B, b: sig(X @ A + a) @ B + b)
F("d2l.ai, backpropagation: objective",
  r"J = L + s" + "\n" + r"s = \frac{\lambda}{2} \left(\|\mathbf{W}^{(1)}\|_\textrm{F}^2 + \|\mathbf{W}^{(2)}\|_\textrm{F}^2\right)",
  {"L": 0.7, r"\lambda": 0.2, r"\mathbf{W}^{(1)}": [[0.5, -1.0], [0.3, 0.7]], r"\mathbf{W}^{(2)}": [[1.0, -0.5]]},
  lambda l, a, A, B: l + a / 2 * (sq(A) + sq(B)))
F("d2l.ai, batch normalization",
  r"\mathrm{BN}(\mathbf{x}) = \boldsymbol{\gamma} \odot \frac{\mathbf{x} - \hat{\boldsymbol{\mu}}_\mathcal{B}}{\hat{\boldsymbol{\sigma}}_\mathcal{B}} + \boldsymbol{\beta}",
  {r"\boldsymbol{\gamma}": [1.5, 0.5], r"\mathbf{x}": [0.7, -0.2], r"\hat{\boldsymbol{\mu}}_\mathcal{B}": [0.3, 0.1],
   r"\hat{\boldsymbol{\sigma}}_\mathcal{B}": [0.8, 1.2], r"\boldsymbol{\beta}": [0.1, -0.1]},
  lambda g, x, m, s, b: g * (x - m) / s + b)
F("d2l.ai, LSTM: hidden state",
  r"\mathbf{H}_t = \mathbf{O}_t \odot \tanh(\mathbf{C}_t)",
  {r"\mathbf{O}_t": [0.5, 0.9], r"\mathbf{C}_t": [0.7, -1.2]}, lambda o, c: o * np.tanh(c))
F("d2l.ai, GRU: new state",
  r"\mathbf{H}_t = \mathbf{Z}_t \odot \mathbf{H}_{t-1}  + (1 - \mathbf{Z}_t) \odot \tilde{\mathbf{H}}_t",
  {r"\mathbf{Z}_t": [0.5, 0.9], r"\mathbf{H}_{t-1}": [0.7, -1.2], r"\tilde{\mathbf{H}}_t": [0.3, 0.1]},
  lambda z, h, g: z * h + (1 - z) * g)
F("d2l.ai, attention scoring: scaled dot product",
  r"a(\mathbf{q}, \mathbf{k}) = \mathbf{q}^\top \mathbf{k} / \sqrt{d}",
  {r"\mathbf{q}": [0.5, -1.0, 0.3], r"\mathbf{k}": [1.0, 0.2, 0.7], "d": 3}, lambda q, k, d: (q * k).sum() / s2(d))
F("d2l.ai, attention scoring: batch",
  r"\mathrm{softmax}\left(\frac{\mathbf Q \mathbf K^\top }{\sqrt{d}}\right) \mathbf V",
  {r"\mathbf Q": [[0.5, -1.0], [0.3, 0.8]], r"\mathbf K": [[1.0, 0.2], [0.7, -0.4], [0.1, 0.6]],
   r"\mathbf V": [[1.0], [2.0], [-1.5]], "d": 2},
  lambda Q, K, V, d: np.stack([softmax(r) for r in Q @ K.T / s2(d)]) @ V)
F("d2l.ai, attention scoring: additive",
  r"a(\mathbf q, \mathbf k) = \mathbf w_v^\top \textrm{tanh}(\mathbf W_q\mathbf q + \mathbf W_k \mathbf k)",
  {r"\mathbf w_v": [0.5, -0.7], r"\mathbf W_q": [[0.3, 0.8], [1.0, -0.2]], r"\mathbf q": [0.4, 0.6],
   r"\mathbf W_k": [[0.5, -0.1], [0.2, 0.9]], r"\mathbf k": [1.0, -0.5]},
  lambda w, A, q, B, k: (w * np.tanh(A @ q + B @ k)).sum())
F("d2l.ai, matrix factorization: objective term",
  r"(\mathbf{R}_{ui} - \hat{r})^2 + \lambda (\| \mathbf{P} \|^2_F + \| \mathbf{Q} \|^2_F + b_u^2 + b_i^2 )".replace(r"\mathbf{R}_{ui}", "R"),
  {"R": 4, r"\hat{r}": 3.2, r"\lambda": 0.1, r"\mathbf{P}": [[0.5, -1.0]], r"\mathbf{Q}": [[0.3], [0.8]],
   "b_u": 0.2, "b_i": -0.1},
  lambda R, r, l, P, Q, a, b: (R - r) ** 2 + l * (sq(P) + sq(Q) + a * a + b * b))
F("d2l.ai, information theory: Jensen-Shannon mean",
  r"JS = \frac{1}{2} \sum_i p_i \log \frac{p_i}{m_i} + \frac{1}{2} \sum_i q_i \log \frac{q_i}{m_i}" + "\n" + r"m_i = \frac{p_i + q_i}{2}",
  {"p": [0.2, 0.5, 0.3], "q": [0.3, 0.3, 0.4]},
  lambda p, q: (p * log(2 * p / (p + q))).sum() / 2 + (q * log(2 * q / (p + q))).sum() / 2)

# --- Papers that lectures quote ----------------------------------------------------------------
F("Vaswani et al., Attention is all you need: feed-forward",
  r"\mathrm{FFN}(x) = \max(0, xW_1 + b_1) W_2 + b_2",
  {"x": [0.5, -1.0], "W_1": [[0.3, 0.8, -0.5], [1.0, -0.2, 0.4]], "b_1": [0.9, 0.1, 0.2],
   "W_2": [[0.5, 1.0], [-0.3, 0.2], [0.7, -0.6]], "b_2": [0.1, -0.2]},
  lambda x, A, a, B, b: np.maximum(0, x @ A + a) @ B + b)
F("Kingma & Welling, VAE: KL term",
  r"-D_{KL} = \frac{1}{2} \sum_{j=1}^J \left(1 + \log ((\sigma_j)^2) - (\mu_j)^2 - (\sigma_j)^2 \right)".replace("-D_{KL}", "K"),
  {r"\sigma": [0.5, 1.2], r"\mu": [0.3, -0.4]},
  lambda s, m: (1 + log(s * s) - m * m - s * s).sum() / 2)
F("Kingma & Welling, VAE: reparameterisation",
  r"z = \mu + \sigma \odot \epsilon",
  {r"\mu": [0.3, -0.4], r"\sigma": [0.5, 1.2], r"\epsilon": [0.1, -0.7]}, lambda m, s, e: m + s * e)
F("Lin et al., focal loss",
  r"\mathrm{FL}(p_t) = -\alpha_t (1 - p_t)^\gamma \log (p_t)",
  {"p_t": 0.7, r"\alpha_t": 0.25, r"\gamma": 2}, lambda p, a, g: -a * (1 - p) ** g * log(p))
F("Schroff et al., FaceNet: triplet loss",
  r"L = \left[ \|f^a - f^p\|_2^2 - \|f^a - f^n\|_2^2 + \alpha \right]_+".replace(r"\left[", r"\max\left(0, ").replace(r"\right]_+", r"\right)"),
  {"f^a": [0.5, -1.0], "f^p": [0.4, -0.8], "f^n": [0.6, -0.9], r"\alpha": 0.2},
  lambda a, p, n, m: max(L(0), sq(a - p) - sq(a - n) + m))
F("Hinton et al., distillation: softmax with temperature",
  r"q_i = \frac{\exp(z_i/T)}{\sum_j \exp(z_j/T)}",
  {"z": [0.5, 1.5, -1.0], "T": 2.5}, lambda z, T: softmax(z / T))
F("Chen et al., SimCLR: cosine similarity",
  r"\mathrm{sim}(u, v) = \frac{u^\top v}{\lVert u \rVert \lVert v \rVert}",
  {"u": [0.5, -1.0, 0.3], "v": [1.0, 0.2, 0.7]}, lambda u, v: (u * v).sum() / (s2(sq(u)) * s2(sq(v))))
F("Hendrycks & Gimpel, GELU: approximation",
  r"g = 0.5x\left(1+\tanh\left[\sqrt{2/\pi}\left(x+0.044715x^3\right)\right]\right)",
  {"x": 0.7}, lambda x: L("0.5") * x * (1 + np.tanh(s2(2 / PI) * (x + L("0.044715") * x ** 3))))
F("Clevert et al., ELU",
  r"f(x) = \begin{cases} x & \text{if } x > 0 \\ \alpha (\exp(x) - 1) & \text{if } x \leq 0 \end{cases}",
  {"x": -0.8, r"\alpha": 1.3}, lambda x, a: x if x > 0 else a * (exp(x) - 1))
F("Rafailov et al., DPO loss",
  r"L = -\log \sigma\left( \beta \log \frac{\pi_w}{r_w} - \beta \log \frac{\pi_l}{r_l} \right)",
  {r"\beta": 0.5, r"\pi_w": 0.3, "r_w": 0.2, r"\pi_l": 0.1, "r_l": 0.25},
  lambda b, p, r, q, s: -log(sig(b * log(p / r) - b * log(q / s))))
F("Schulman et al., PPO: clipped objective",
  r"L = \min\left( r A, \max(\min(r, 1+\epsilon), 1-\epsilon) A \right)",
  {"r": 1.4, "A": 2, r"\epsilon": 0.2}, lambda r, A, e: min(r * A, max(min(r, 1 + e), 1 - e) * A))
F("Ba et al., layer normalization",
  r"\mu = \frac{1}{H} \sum_{i=1}^H a_i \qquad \sigma = \sqrt{\frac{1}{H} \sum_{i=1}^H (a_i - \mu)^2}" + "\n" + r"h_i = g_i \frac{a_i - \mu}{\sigma}",
  {"a": [0.5, 1.5, -1.0], "g": [1.0, 0.5, 2.0]},
  lambda a, g: g * (a - a.mean()) / s2(((a - a.mean()) ** 2).mean()))
F("Zhang & Sennrich, RMSNorm",
  r"\bar{a}_i = \frac{a_i}{\sqrt{\frac{1}{n} \sum_{i=1}^n a_i^2}} g_i".replace(r"\sum_{i=1}^n a_i^2", r"\sum_{j=1}^n a_j^2"),
  {"a": [0.5, 1.5, -1.0], "g": [1.0, 0.5, 2.0]}, lambda a, g: a / s2((a * a).mean()) * g)

# --- Wikipedia, calculus texts ------------------------------------------------------------------
F("Wikipedia, Logistic function",
  r"f(x) = \frac{L}{1 + e^{-k(x-x_0)}}", {"L": 2, "k": 1.5, "x": 0.7, "x_0": 0.2},
  lambda l, k, x, c: l / (1 + exp(-k * (x - c))))
F("Wikipedia, Rectifier: softplus with sharpness",
  r"f(x) = \frac{\ln(1 + e^{kx})}{k}", {"k": 2, "x": 0.3}, lambda k, x: log(1 + exp(k * x)) / k)
F("Wikipedia, Automatic differentiation",
  r"z = x_1 x_2 + \sin x_1", {"x_1": 2, "x_2": 3}, lambda x, y: x * y + np.sin(x))
F("Wikipedia, Himmelblau's function",
  r"f(x,y) = (x^2+y-11)^2 + (x+y^2-7)^2", {"x": 1.5, "y": -0.5},
  lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2)
F("Wikipedia, Rastrigin function",
  r"f(\mathbf{x}) = A n + \sum_{i=1}^n \left[ x_i^2 - A\cos(2\pi x_i) \right]",
  {"x": [0.3, -0.8], "A": 10, "n": 2}, lambda x, A, n: A * n + (x * x - A * np.cos(2 * PI * x)).sum())
F("Wikipedia, Rosenbrock function, several variables",
  r"f(\mathbf{x}) = \sum_{i=1}^{N-1} \left[ 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2 \right]",
  {"x": [0.5, 0.3, -0.2], "N": 3},
  lambda x, N: (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum())
F("Wikipedia, Ackley function",
  r"f(x,y) = -20\exp\left[-0.2\sqrt{0.5\left(x^{2}+y^{2}\right)}\right] -\exp\left[0.5\left(\cos 2\pi x + \cos 2\pi y \right)\right] + e + 20",
  {"x": 0.5, "y": -0.4},
  lambda x, y: -20 * exp(-L("0.2") * s2((x * x + y * y) / 2)) - exp((np.cos(2 * PI * x) + np.cos(2 * PI * y)) / 2) + E + 20)
F("Wikipedia, Mean absolute error",
  r"\mathrm{MAE} = \frac{\sum_{i=1}^n\left| y_i-x_i\right|}{n}",
  {"y": [0.3, 1.2, -0.7], "x": [0.0, 1.5, -1.0], "n": 3}, lambda y, x, n: abs(y - x).sum() / n)
F("Wikipedia, Huber loss, pseudo",
  r"L_\delta (a) = \delta^2\left(\sqrt{1+(a/\delta)^2}-1\right)", {r"\delta": 1.5, "a": 0.8},
  lambda d, a: d * d * (s2(1 + (a / d) ** 2) - 1))
F("Wikipedia, Cosine similarity",
  r"S = \frac{ \sum\limits_{i=1}^{n}{A_i B_i} }{ \sqrt{\sum\limits_{i=1}^{n}{A_i^2}} \cdot \sqrt{\sum\limits_{i=1}^{n}{B_i^2}} }",
  {"A": [0.5, -1.0, 0.3], "B": [1.0, 0.2, 0.7]}, lambda u, v: (u * v).sum() / (s2(sq(u)) * s2(sq(v))))
F("Wikipedia, Dice coefficient, soft",
  r"D = \frac{2 \sum_i p_i g_i}{\sum_i p_i^2 + \sum_i g_i^2}", {"p": [0.5, 0.9, 0.3], "g": [1, 1, 0]},
  lambda p, g: 2 * (p * g).sum() / (sq(p) + sq(g)))
F("Wikipedia, Matrix multiplication",
  r"c_{ij} = a_{i1} b_{1j} + a_{i2} b_{2j}",
  {"a": [[0.5, -1.0], [0.3, 0.8], [1.0, 0.2]], "b": [[1.0, 2.0], [-0.4, 0.6]]}, lambda a, b: a @ b)
F("Wikipedia, Variance",
  r"\sigma^2 = \frac{1}{2n^2} \sum_{i=1}^n \sum_{j=1}^n (x_i - x_j)^2", {"n": 3, "x": [0.5, 1.5, -1.0]},
  lambda n, x: ((x[:, None] - x[None, :]) ** 2).sum() / (2 * n * n))
F("Wikipedia, Variance: pairs",
  r"v = \frac{1}{n^2} \sum_{i<j} (x_i - x_j)^2", {"n": 3, "x": [0.5, 1.5, -1.0]},
  lambda n, x: ((x[0] - x[1]) ** 2 + (x[0] - x[2]) ** 2 + (x[1] - x[2]) ** 2) / n ** 2)
F("Wikipedia, Boltzmann machine: energy",
  r"E = -\left(\sum_{i<j} w_{ij} s_i s_j + \sum_i \theta_i s_i\right)",
  {"w": [[0, 0.5, -0.3], [0.5, 0, 0.8], [-0.3, 0.8, 0]], "s": [1.0, 0.5, -1.0], r"\theta": [0.1, 0.2, -0.3]},
  lambda w, s, t: -(w[0, 1] * s[0] * s[1] + w[0, 2] * s[0] * s[2] + w[1, 2] * s[1] * s[2] + (t * s).sum()))
F("Wikipedia, Lagrange polynomial",
  r"y = y_0 \frac{x - x_1}{x_0 - x_1} + y_1 \frac{x - x_0}{x_1 - x_0}",
  {"y_0": 1.5, "x": 0.3, "x_1": 2, "x_0": -1, "y_1": 0.4},
  lambda a, x, q, p, b: a * (x - q) / (p - q) + b * (x - p) / (q - p))
F("Wikipedia, Smooth maximum",
  r"S_\alpha = \frac{\sum_{i=1}^n x_i e^{\alpha x_i}}{\sum_{i=1}^n e^{\alpha x_i}}",
  {"x": [0.5, 1.5, -1.0], r"\alpha": 2}, lambda x, a: (x * exp(a * x)).sum() / exp(a * x).sum())
F("Stewart, Calculus: chain rule",
  r"F(x) = \sqrt{x^2 + 1}", {"x": 0.7}, lambda x: s2(x * x + 1))
F("Stewart, Calculus: inverse sine",
  r"y = \frac{1}{\sin^{-1} x}", {"x": 0.6}, lambda x: 1 / np.arcsin(x))
F("Stewart, Calculus: arctangent of a root",
  r"f(x) = x \arctan \sqrt{x}", {"x": 0.6}, lambda x: x * np.arctan(s2(x)))
F("Stewart, Calculus: double angle",
  r"f(\theta) = \sin^2 \theta + \cos 2\theta", {r"\theta": 0.6}, lambda t: np.sin(t) ** 2 + np.cos(2 * t))
F("Spivak, Calculus: nested sine",
  r"f(x) = \sin((x+1)^2 (x+2))", {"x": 0.3}, lambda x: np.sin((x + 1) ** 2 * (x + 2)))
F("Physics, distance of two points",
  r"d = \sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}", {"x_2": 1.5, "x_1": 0.3, "y_2": -0.7, "y_1": 0.9},
  lambda a, b, c, d: s2((a - b) ** 2 + (c - d) ** 2))
F("Wikipedia, Lennard-Jones potential",
  r"V = 4\varepsilon \left[ \left(\frac{\sigma}{r}\right)^{12} - \left(\frac{\sigma}{r}\right)^{6} \right]",
  {r"\varepsilon": 0.8, r"\sigma": 1.1, "r": 1.4}, lambda e, s, r: 4 * e * ((s / r) ** 12 - (s / r) ** 6))
F("Wikipedia, Black-Scholes: d1",
  r"d_1 = \frac{1}{\sigma\sqrt{T}} \left[\ln\left(\frac{S}{K}\right) + \left(r + \frac{\sigma^2}{2}\right)T\right]",
  {r"\sigma": 0.3, "T": 2, "S": 105, "K": 100, "r": 0.03},
  lambda v, T, S, K, r: (log(S / K) + (r + v * v / 2) * T) / (v * s2(T)))

# --- Korean and Japanese books and notes --------------------------------------------------------
F("사이토 고키, 밑바닥부터 시작하는 딥러닝 1, 식 4.1: 오차제곱합",
  r"E = \frac{1}{2} \sum_k (y_k - t_k)^2",
  {"y": [0.1, 0.05, 0.6], "t": [0, 0, 1]}, lambda y, t: sq(y - t) / 2)
F("사이토 고키, 밑바닥부터 시작하는 딥러닝 1, 식 4.2: 교차 엔트로피 오차",
  r"E = -\sum_k t_k \log y_k", {"t": [0, 0, 1], "y": [0.1, 0.3, 0.6]}, lambda t, y: -(t * log(y)).sum())
F("사이토 고키, 밑바닥부터 시작하는 딥러닝 1, 식 4.3: 미니배치",
  r"E = -\frac{1}{N} \sum_n \sum_k t_{nk} \log y_{nk}",
  {"t": [[1, 0, 0], [0, 0, 1]], "y": [[0.5, 0.3, 0.2], [0.1, 0.3, 0.6]]}, lambda t, y: -(t * log(y)).sum() / 2)
F("사이토 고키, 밑바닥부터 시작하는 딥러닝 1, 식 3.10: 소프트맥스",
  r"y_k = \frac{\exp(a_k)}{\displaystyle\sum_{i=1}^{n} \exp(a_i)}", {"a": [0.3, 2.9, 4.0]}, lambda a: softmax(a))
F("사이토 고키, 밑바닥부터 시작하는 딥러닝 1, 5장: 사과 쇼핑",
  "총 가격 = (사과 가격 * 사과 개수) * 소비세".replace("총 가격", "가격").replace("사과 가격", "사과값").replace("사과 개수", "개수"),
  {"사과값": 100, "개수": 2, "소비세": 1.1}, lambda a, n, t: a * n * t)
F("사이토 고키, 밑바닥부터 시작하는 딥러닝 1, 식 4.6: 두 변수",
  r"f(x_0, x_1) = x_0^2 + x_1^2", {"x_0": 3, "x_1": 4}, lambda a, b: a * a + b * b)
F("斎藤康毅, ゼロから作るDeep Learning 3: 合成関数",
  "y = (exp(x^2))^2", {"x": 0.5}, lambda x: exp(x * x) ** 2)
F("斎藤康毅, ゼロから作るDeep Learning 3: Goldstein-Price, first factor",
  r"z = 1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)", {"x": 1, "y": 0.5},
  lambda x, y: 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y))
F("斎藤康毅, ゼロから作るDeep Learning 3: Matyas関数",
  r"z = 0.26(x^2 + y^2) - 0.48xy", {"x": 1, "y": 0.8},
  lambda x, y: L("0.26") * (x * x + y * y) - L("0.48") * x * y)
F("모두를 위한 딥러닝 (김성훈): 선형 회귀의 비용",
  r"cost(W, b) = \frac{1}{m} \sum_{i=1}^{m} (W x^{(i)} + b - y^{(i)})^2",
  {"W": 0.8, "x": [1.0, 2.0, 3.0], "b": 0.1, "y": [1.0, 2.1, 2.8]}, lambda W, x, b, y: ((W * x + b - y) ** 2).mean())
F("모두를 위한 딥러닝 (김성훈): 로지스틱 비용",
  r"C = -y\log(H) - (1-y)\log(1-H)", {"y": 1, "H": 0.7}, lambda y, h: -y * log(h) - (1 - y) * log(1 - h))
F("岡谷貴之, 深層学習: 活性化",
  r"u_j = \sum_{i=1}^{I} w_{ji} x_i + b_j \\ z_j = f(u_j)".replace("f(u_j)", r"\tanh(u_j)"),
  {"w": [[0.5, -1.0], [0.3, 0.7]], "x": [1.5, -0.5], "b": [0.1, 0.2]}, lambda w, x, b: np.tanh(w @ x + b))
F("오일석, 기계 학습: 평균제곱 오차",
  r"e = \frac{1}{2} \| \mathbf{y} - \mathbf{o} \|_2^2", {r"\mathbf{y}": [0, 1], r"\mathbf{o}": [0.3, 0.6]},
  lambda y, o: sq(y - o) / 2)
F("한국 고등학교 미적분: 합성함수",
  "y = (2x + 1)^3 sin(x)", {"x": 0.4}, lambda x: (2 * x + 1) ** 3 * np.sin(x))

# --- Own text -----------------------------------------------------------------------------------
F("CS231n notes, backpropagation: max gate, in our own text",
  "f = 2*(x*y + max(z, w))", {"x": 3, "y": -4, "z": 2, "w": -1}, lambda x, y, z, w: 2 * (x * y + max(z, w)))
F("Goodfellow et al., Deep Learning, 6.1, in our own text",
  "f = w · max(0, W' x + c) + b",
  {"w": [1.0, -2.0], "W": [[1.0, 1.0], [1.0, 1.5]], "x": [1.0, 0.5], "c": [0.2, -1.0], "b": 0.1},
  lambda w, W, x, c, b: (w * np.maximum(0, W.T @ x + c)).sum() + b)
F("Bishop, PRML, 4.90, in our own text",
  "E = -sum(n=1..3, t[n-1]*log(y[n-1]) + (1 - t[n-1])*log(1 - y[n-1]))",
  {"t": [1, 0, 1], "y": [0.8, 0.3, 0.6]}, lambda t, y: -(t * log(y) + (1 - t) * log(1 - y)).sum())
F("Murphy, PML, 5.1: Huber loss, in our own text",
  "l = where(|r| <= d, r²/2, d|r| − d²/2)", {"r": 0.7, "d": 1.5},
  lambda r, d: r * r / 2 if abs(r) <= d else d * abs(r) - d * d / 2)


def array(v):
    return np.array(v, dtype=L)


def gradients(f, xs):
    def at(k, i, h):
        ys = [x.copy() for x in xs]
        ys[k].flat[i] += h
        return np.sum(np.asarray(f(*[y if y.ndim else y[()] for y in ys]), dtype=L))
    out = []
    for k, x in enumerate(xs):
        g = []
        for i in range(x.size):
            h = L("1e-4")
            d = [(at(k, i, s) - at(k, i, -s)) / (2 * s) for s in (h, h / 2)]
            g.append(float((4 * d[1] - d[0]) / 3))
        out.append(g)
    return out


def written(v):
    return str(v).replace("'", "")


def main():
    for n, (source, text, given, f) in enumerate(ROWS):
        xs = [array(v) for v in given.values()]
        value = np.asarray(f(*[x if x.ndim else x[()] for x in xs]), dtype=L)
        program = text + "".join(f"\n{name} = {written(v)}" for name, v in given.items())
        row = {
            "source": source,
            "program": program,
            "value": [float(v) for v in value.flat],
            "grads": dict(zip(given, gradients(f, xs))),
        }
        print(json.dumps(row, ensure_ascii=False))


main()
