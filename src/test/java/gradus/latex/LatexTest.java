package gradus.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Blackboard;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Formulas as lecture notes and papers typeset them, and what they mean in the plain language.
public class LatexTest {
  private record Row(String latex, String plain) {}

  private static final List<Row> ROWS =
      List.of(
          row("f(x) = \\max(0, x)", "f(x) = max(0, x)"),
          row("\\hat{y}_i = \\mathbf{w}^T \\mathbf{x}_i + b", "ŷᵢ = transpose(w)·xᵢ + b"),
          row(
              "J(\\mathbf{w}) = \\frac{1}{2}\\left(\\hat{y} - y\\right)^2, \\quad \\hat{y} ="
                  + " \\mathbf{w}^{\\top}\\mathbf{x} + b",
              "J(w) = 1/2·(ŷ - y)^2; ŷ = transpose(w)·x + b"),
          row("L = \\max\\left(0, 1 - y f\\right)", "L = max(0, 1 - y·f)"),
          row(
              "\\text{softmax}(\\mathbf{z})_i = \\frac{e^{z_i}}{\\sum_{j} e^{z_j}}",
              "softmax(z) = each(i, e^z[i]/sum(j, e^z[j]))"),
          row("E = \\frac{1}{2} \\sum_{k} (t_k - o_k)^2", "E = 1/2·sum(k, (t[k] - o[k])^2)"),
          row(
              "z = w_1 x_1 + w_2 x_2 + b \\\\ a = \\sigma(z) \\\\ \\mathcal{L} = -[y \\ln a +"
                  + " (1-y)\\ln(1-a)]",
              "z = w₁·x₁ + w₂·x₂ + b; a = sigmoid(z); ℒ = -(y·ln(a) + (1 - y)·ln(1 - a))"),
          row("y = \\tanh(W_2 \\tanh(W_1 x + b_1) + b_2)", "y = tanh(W₂·tanh(W₁·x + b₁) + b₂)"),
          row("f(x,y) = x^2 y + \\sin(xy)", "f(x, y) = x^2·y + sin(x·y)"),
          row("x_{t+1} = x_t - \\eta", "xₜ₊₁ = xₜ - η"),
          row("g(z) = \\frac{e^z - e^{-z}}{e^z + e^{-z}}", "g(z) = (e^z - e^-z)/(e^z + e^-z)"),
          row("\\ell(y, \\hat y) = (y-\\hat y)^2", "ℓ(y, ŷ) = (y - ŷ)^2"),
          row("f = e^{x} \\cdot \\ln(y)", "f = e^x·ln(y)"),
          row(
              "\\mathbf{h} = \\mathrm{ReLU}(\\mathbf{W}^{(1)} \\mathbf{x} + \\mathbf{b}^{(1)})",
              "h = relu(W⁽¹⁾·x + b⁽¹⁾)"),
          row("q = x + y,\\; f = qz", "q = x + y; f = q·z"),
          row("f = \\left(x^2 + y^2\\right)^{1/2}", "f = (x^2 + y^2)^(1/2)"),
          row("\\frac{1}{1+e^{-\\theta^T x}}", "1/(1 + e^(-transpose(θ)·x))"),
          row("-\\sum_{c=1}^{C} y_c \\log(p_c)", "-sum(c=1..C, y[c]·log(p[c]))"),
          row("\\|x\\|_2", "norm(x, 2)"),
          row("x^\\prime + 2", "x' + 2"),
          row("2\\pi r^2", "2·π·r^2"),
          row("\\operatorname{MSE}(a, b) + \\operatorname{sgn}(x)", "mse(a, b) + sign(x)"),
          row("\\begin{equation} L = (y - \\hat{y})^2 \\end{equation}", "L = (y - ŷ)^2"),
          row("\\begin{align} a &= b + c \\\\ d &= a e^{b} \\end{align}", "a = b + c; d = a·e^b"),
          row(
              "s = W x + b,\\ p = \\mathrm{softmax}(s),\\ L = -\\log p_y\n"
                  + "W=[[1,2],[3,4]], x=[1,2], b=[0,1], y = 1",
              "s = W·x + b; p = softmax(s); L = -log(p[y]); W = [[1, 2], [3, 4]]; x = [1, 2]; b ="
                  + " [0, 1]; y = 1"),
          row("f(x) = x\\, e^{-x}", "f(x) = x·e^-x"),
          row("\\displaystyle \\frac{\\sin x}{x}", "sin(x)/x"),
          row("f = x \\cdot (y + z)", "f = x·(y + z)"),
          row("i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i)", "iₜ = sigmoid(Wᵢ·xₜ + Uᵢ·hₜ₋₁ + bᵢ)"),
          row("c_t = f_t \\odot c_{t-1} + i_t \\odot g_t", "cₜ = fₜ*cₜ₋₁ + iₜ*gₜ"),
          row("f(\\vec{x}) = \\vec{w} \\cdot \\vec{x}", "f(x) = w·x"),
          row("f(x) = x^2, g = \\log f(3) + \\sin x", "f(x) = x^2; g = log(f(3)) + sin(x)"),
          row(
              "2(xy + \\max(z, w))\nx = 3, y = -4, z = 2, w = -1",
              "2·(x·y + max(z, w)); x = 3; y = -4; z = 2; w = -1"),
          row(
              "$f(w,x) = \\frac{1}{1+e^{-(w_0x_0+w_1x_1+w_2)}}$\nw_0 = 2, x_0 = -1, w_1 "
                  + "= -3, x_1 = -2, w_2 = -3",
              "f(w, x) = 1/(1 + e^-(w₀·x₀ + w₁·x₁ + w₂)); w₀ = 2; x₀ = -1; w₁ = -3; x₁ = "
                  + "-2; w₂ = -3"),
          row("\\sigma(x) = \\frac{1}{1 + e^{-x}}\nx = 1", "σ(x) = 1/(1 + e^-x); x = 1"),
          row(
              "$$f(x; W) = \\|W \\cdot x\\|^2 = \\sum_{i=1}^n (W \\cdot x)_i^2$$\nW = "
                  + "[[0.1,0.5],[-0.3,0.8]], x = [0.2,0.4]",
              "f(x, W) = norm(W·x)^2 = sum(i=1..n, (W·x)[i]^2); W = [[0.1, 0.5], [-0.3, 0.8]]; x = "
                  + "[0.2, 0.4]"),
          row(
              "f = \\sum_{i=1}^n (W \\cdot x)_i^2\nW = [[0.1,0.5],[-0.3,0.8]], x = " + "[0.2,0.4]",
              "f = sum(i=1..n, (W·x)[i]^2); W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]"),
          row("f = W_2 \\max(0, \\underbrace{W_1 x}_h)", "h = W₁·x; f = W₂·max(0, h)"),
          row(
              "f = W_2 \\max(0, \\underbrace{W_1 x}_{\\text{hidden layer}})",
              "hidden_layer = W₁·x; f = W₂·max(0, hidden_layer)"),
          row(
              "s_1^{(1)} = w_{11}^{(1)}x_1 + w_{21}^{(1)}x_2, z_1^{(1)} = "
                  + "\\tanh(s_1^{(1)}), s_2^{(1)} = w_{12}^{(1)}x_1 + w_{22}^{(1)}x_2, "
                  + "z_2^{(1)} = \\tanh(s_2^{(1)}), s^{(2)} = w_{12}^{(2)}z_1^{(1)} + "
                  + "w_{22}^{(2)}z_2^{(1)}, z^{(2)} = \\tanh(s^{(2)}), L = (y - z^{(2)})^2",
              "s₁⁽¹⁾ = w₁₁⁽¹⁾·x₁ + w₂₁⁽¹⁾·x₂; z₁⁽¹⁾ = tanh(s₁⁽¹⁾); s₂⁽¹⁾ = w₁₂⁽¹⁾·x₁ + "
                  + "w₂₂⁽¹⁾·x₂; z₂⁽¹⁾ = tanh(s₂⁽¹⁾); s⁽²⁾ = w₁₂⁽²⁾·z₁⁽¹⁾ + w₂₂⁽²⁾·z₂⁽¹⁾; z⁽²⁾ "
                  + "= tanh(s⁽²⁾); L = (y - z⁽²⁾)^2"),
          row(
              "L_i = \\sum_{j \\neq y_i} \\max(0, s_j - s_{y_i} + 1)\ns = [3.2, 5.1, "
                  + "-1.7]\ny = 0",
              "Lᵢ = sum(j if j != y, max(0, s[j] - s[y] + 1)); s = [3.2, 5.1, -1.7]; y = 0"),
          row(
              "L_i = \\sum_{j \\neq y_i} \\max(0, s_j - s_{y_i} + 1)",
              "Lᵢ = sum(j if j != y, max(0, s[j] - s[y] + 1))"),
          row("\\frac12 x + \\frac1x + \\frac{1}2 y", "1/2·x + 1/x + 1/2·y"),
          row(
              "\\sqrt{1+\\sqrt{x}} + \\sqrt[3]{x} + \\sqrt2",
              "sqrt(1 + sqrt(x)) + x^(1/3) + sqrt(2)"),
          row("\\exp\\left(-\\frac{(x-\\mu)^2}{2\\sigma^2}\\right)", "exp(-((x - μ)^2/(2·σ^2)))"),
          row("\\mathbf{W}^\\top x + \\mathbf{b}", "transpose(W)·x + b"),
          row(
              "W^{(1)\\top} x + W^{(2)T} y + a^{[l]\\top} b",
              "transpose(W⁽¹⁾)·x + transpose(W⁽²⁾)·y + transpose(a⁽ˡ⁾)·b"),
          row("\\lVert Wx-b\\rVert_2^2 + \\lambda \\|w\\|_1", "norm(W·x - b, 2)^2 + λ·norm(w, 1)"),
          row("\\log\\frac{e^{s_1}}{e^{s_0}+e^{s_1}}", "log(e^s₁/(e^s₀ + e^s₁))"),
          row(
              "x = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}\nW = \\begin{bmatrix} 1 & 2 "
                  + "\\\\ 3 & 4 \\end{bmatrix}, r = \\begin{bmatrix} 1 & 2 \\end{bmatrix}^T\nf "
                  + "= \\|Wx + r\\|",
              "x = [1, 2]; W = [[1, 2], [3, 4]]; r = [1, 2]; f = norm(W·x + r)"),
          row(
              "\\begin{aligned} q &= x + y \\\\ f &= q \\cdot z \\end{aligned}",
              "q = x + y; f = q·z"),
          row(
              "\\begin{align*}\nh_t &= \\tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h) "
                  + "\\\\\ny_t &= W_{hy} h_t + b_y\n\\end{align*}",
              "hₜ = tanh(Wₕₕ·hₜ₋₁ + Wₓₕ·xₜ + bₕ); yₜ = W_hy·hₜ + b_y"),
          row("L = -\\sum_i y_i \\log \\hat{y}_i", "L = -sum(i, y[i]·log(ŷ[i]))"),
          row(
              "L = -\\frac{1}{N}\\sum_{i=1}^N \\left[ y_i \\log \\hat y_i + "
                  + "(1-y_i)\\log(1-\\hat y_i) \\right]",
              "L = -(1/N)·sum(i=1..N, y[i]·log(ŷ[i]) + (1 - y[i])·log(1 - ŷ[i]))"),
          row("\\mathrm{softmax}(s) \\Rightarrow L = -\\log p_y", "softmax(s); L = -log(p_y)"),
          row(
              "f = \\sigma(w^T x + b), \\quad w = [1,2], \\quad x=[2,3], b = 1",
              "f = sigmoid(transpose(w)·x + b); w = [1, 2]; x = [2, 3]; b = 1"),
          row(
              "R(W) = \\sum_k\\sum_l W_{k,l}^2, L = \\frac{1}{N} \\sum_i L_i + \\lambda " + "R(W)",
              "R(W) = sum(k, sum(l, W[k, l]^2)); L = 1/N·sum(i, Lᵢ[i]) + λ·R(W)"),
          row("\\sin^2 x + \\cos^2(x) + \\sin 2x\\cos y", "sin(x)^2 + cos(x)^2 + sin(2·x)·cos(y)"),
          row(
              "h_i = \\tanh(\\sum_j W_{ij} x_j + b_i)\nW=[[1,2],[3,4]], x=[1,2], "
                  + "b=[0,1], L = \\sum_i h_i^2",
              "h[i] = tanh(sum(j, W[i, j]·x[j]) + b[i]); W = [[1, 2], [3, 4]]; x = [1, 2]; b = [0,"
                  + " 1]; L = sum(i, h[i]^2)"),
          row("z = \\sum_{i=1}^{3} w_i x_i + b", "z = w₁·x₁ + w₂·x₂ + w₃·x₃ + b"),
          row(
              "z = \\sum_{i=1}^{3} w_i x_i + b\nw = [1,2,3], x = [4,5,6], b = 1",
              "z = sum(i=1..3, w[i]·x[i]) + b; w = [1, 2, 3]; x = [4, 5, 6]; b = 1"),
          row(
              "f = \\text{ReLU}(x) + \\operatorname{softplus}(y) + "
                  + "\\operatorname{LeakyReLU}(z)",
              "f = relu(x) + softplus(y) + leaky_relu(z)"),
          row(
              "L_i = -\\log\\left(\\frac{e^{f_{y_i}}}{ \\sum_j e^{f_j} }\\right)\nf = "
                  + "[1,2,3], y = 1",
              "Lᵢ = -log(e^f[y]/sum(j, e^f[j])); f = [1, 2, 3]; y = 1"),
          row("loss = (y - out)^2\nout = \\sigma(w x)", "loss = (y - out)^2; out = sigmoid(w·x)"),
          row(
              "repeat 3 { h = \\tanh(w h) }\nh = 1, w = 2",
              "repeat 3 {;   h = tanh(w·h); }; h = 1; w = 2"),
          row("|x - |y|| + ||z||^2 + \\left| a \\right|", "abs(x - abs(y)) + norm(z)^2 + abs(a)"),
          row("x^{T}Ax", "transpose(x)·A·x"),
          row("\\hat{\\mathbf{y}}_1 = \\vec{w} \\cdot \\bar x", "ŷ₁ = w·x̄"),
          row(
              "f = \\max\\{0, x\\} + \\max_j s_j\ns = [1,2]",
              "f = max(0, x) + max(j, s[j]); s = [1, 2]"),
          row("z^{[1]} = W^{[1]} x + b^{[1]}", "z⁽¹⁾ = W⁽¹⁾·x + b⁽¹⁾"),
          row(
              "p = \\frac{e^{x_i}}{\\sum_j e^{x_j}}\nx = [1,2]",
              "p[i] = e^x[i]/sum(j, e^x[j]); x = [1, 2]"),
          row(
              "a^{(l)} = \\sigma(W^{(l)} a^{(l-1)} + b^{(l)})",
              "a⁽ˡ⁾ = sigmoid(W⁽ˡ⁾·a⁽ˡ⁻¹⁾ + b⁽ˡ⁾)"),
          row(
              "\\begin{aligned}\nf &= (x+y)z \\\\\n  &= xz + yz\n\\end{aligned}\nx = 1, "
                  + "y = 2, z = 3",
              "f = (x + y)·z = x·z + y·z; x = 1; y = 2; z = 3"),
          row("$x = 3$, $y = 4$, $f = x^2 y + y + 2$", "x = 3; y = 4; f = x^2·y + y + 2"),
          row(
              "J = \\frac{1}{2} \\sum_k (y_k - t_k)^2\ny=[1,2], t=[0,1]",
              "J = 1/2·sum(k, (y[k] - t[k])^2); y = [1, 2]; t = [0, 1]"),
          row(
              "\\mathcal{L} = -\\left( y\\log\\hat{y} + (1-y)\\log(1-\\hat{y}) \\right)",
              "ℒ = -(y·log(ŷ) + (1 - y)·log(1 - ŷ))"),
          row(
              "\\hat{y} = \\sigma\\left(W^{[2]} \\mathrm{ReLU}\\left(W^{[1]}x + "
                  + "b^{[1]}\\right) + b^{[2]}\\right)",
              "ŷ = sigmoid(W⁽²⁾·relu(W⁽¹⁾·x + b⁽¹⁾) + b⁽²⁾)"),
          row("C = \\frac{1}{2} \\lVert y - a^L \\rVert^2", "C = 1/2·norm(y - a^L)^2"),
          row(
              "\\delta^{(l)} = (W^{(l+1)})^T \\delta^{(l+1)} \\odot z",
              "δ⁽ˡ⁾ = transpose(W⁽ˡ⁺¹⁾)·δ⁽ˡ⁺¹⁾*z"),
          row(
              "f(x,y) = \\frac{x + \\sigma(y)}{\\sigma(x) + (x+y)^2}\nx=3, y=-4",
              "f(x, y) = (x + sigmoid(y))/(sigmoid(x) + (x + y)^2); x = 3; y = -4"),
          row(
              "y = \\log\\left(\\sin^2(x)\\right) + \\ln x + \\log_2 8",
              "y = log(sin(x)^2) + ln(x) + log(8)/log(2)"),
          row(
              "\\text{loss} = \\max(0, 1 - y \\cdot (w^\\top x + b))",
              "loss = max(0, 1 - y·(transpose(w)·x + b))"),
          row("z = x\\cdot y\\cdot -2", "z = x·y·(-2)"),
          row("e^{-x^2/2}", "e^(-x^2/2)"),
          row("\\frac{e^{z_i}}{\\sum_{j=1}^{K} e^{z_j}}", "each(i, e^z[i]/sum(j=1..K, e^z[j]))"),
          row("\\prod_{i=1}^3 x_i", "x₁*x₂*x₃"),
          row("\\sum_{i=1}^3 i x_i^i", "1·x₁^1 + 2·x₂^2 + 3·x₃^3"),
          row("\\tanh x y z", "tanh(x·y·z)"),
          row("\\exp x^2", "exp(x^2)"),
          row("-\\log \\sigma(y (w \\cdot x))", "-log(sigmoid(y·(w·x)))"),
          row("f = x_1 x_2 + \\sin x_1", "f = x₁·x₂ + sin(x₁)"),
          row(
              "a = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\begin{pmatrix} 1 "
                  + "\\\\ 1 \\end{pmatrix}",
              "a = [[1, 2], [3, 4]]·[1, 1]"),
          row("f = \\left(x + y\\right)\\left(x - y\\right)", "f = (x + y)·(x - y)"),
          row("f = 2 \\times 3 x^{2} - 4 \\div x", "f = 2×3·x^2 - 4/x"),
          row("g(x) = 3x^2 \\quad f = g(2) + 1", "g(x) = 3·x^2; f = g(2) + 1"),
          row("손실 = \\frac{1}{2}(예측 - 정답)^2", "손실 = 1/2·(예측 - 정답)^2"),
          row("\\frac{\\frac{1}{x}}{\\frac{y}{z}}", "1/x/(y/z)"),
          row("x_{1}^{2}+x^{2}_{1}", "x₁^2 + x₁^2"),
          row("\\frac{1}{1 + \\exp(-x)}", "1/(1 + exp(-x))"),
          row(
              "\\operatorname{sigmoid}(x) + \\text{softmax}(z)_1\nz=[1,2]",
              "sigmoid(x) + softmax(z)[0]; z = [1, 2]"),
          row("y_i = \\max(0, x_i), x = [1,-2]", "y[i] = max(0, x[i]); x = [1, -2]"),
          row("\\left\\{ x + y \\right\\} z", "(x + y)·z"),
          row("f = \\overline{x} + \\dot{x}", "f = x̄ + ẋ"),
          row("L = L_{data} + L_{reg}", "L = L_data + L_reg"),
          row("L = L_{\\text{data}} + \\lambda L_{\\mathrm{reg}}", "L = L_data + λ·L_reg"),
          row("\\underbrace{(x + y)}_{q} z", "q = x + y; q·z"));

  public static final List<String> FORMULAS = ROWS.stream().map(Row::latex).toList();

  private static Row row(String latex, String plain) {
    return new Row(latex, plain);
  }

  private static String plain(String latex) {
    Program program = Blackboard.parse(latex);
    assertFalse(program.hasErrors(), () -> latex + "\n" + program.problems());
    return Printer.text(program).strip().replace("\n", "; ");
  }

  /// All rows, of which there were once so many.
  private static Stream<Row> rows() {
    assertTrue(ROWS.size() >= 104, "formulas: " + ROWS.size());
    return ROWS.stream();
  }

  @TestFactory
  Stream<DynamicTest> formulasMeanWhatTheyMeanOnPaper() {
    return rows()
        .map(row ->
            DynamicTest.dynamicTest(
                row.latex(), () -> assertEquals(row.plain(), plain(row.latex()))));
  }

  @TestFactory
  Stream<DynamicTest> dollarSignsAroundAFormulaChangeNothing() {
    List<Row> bare =
        rows().filter(row -> !row.latex().contains("$") && !row.latex().contains("\n")).toList();
    assertTrue(bare.size() >= 84, "formulas without dollar signs: " + bare.size());
    return bare.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.latex(),
                () -> {
                  assertEquals(row.plain(), plain("$" + row.latex() + "\\,$"));
                  assertEquals(row.plain(), plain("$$" + row.latex() + "$$"));
                  assertEquals(row.plain(), plain("\\[" + row.latex() + "\\]"));
                }));
  }

  @Test
  void spansPointIntoThePastedText() {
    String latex = "f = \\frac{a}{b} + \\exp\\left(c\\right)";
    Statement.Definition f = (Statement.Definition) Blackboard.parse(latex).statements().getFirst();
    Expr.Binary sum = (Expr.Binary) f.body();
    assertEquals("\\frac{a}{b}", at(latex, sum.left()));
    assertEquals("\\exp\\left(c\\right)", at(latex, sum.right()));
  }

  private static String at(String text, Expr expr) {
    return text.substring(expr.span().start(), expr.span().end());
  }

  @Test
  void hugeAndDeepFormulasAreAnswered() {
    for (String text :
        List.of(
            "\\frac{".repeat(50_000),
            "x^{".repeat(50_000),
            "\\left(".repeat(50_000),
            "\\sum_{i=1}^{9} ".repeat(500) + "x_i",
            "\\sum_{i=1}^{999} x_i+".repeat(3_000) + "1",
            "\\,x" + "\n".repeat(1_000_000),
            "\\sin ".repeat(200_000),
            "\\|".repeat(200_000))) {
      Program program = Blackboard.parse(text);
      for (Problem problem : program.problems()) {
        assertTrue(problem.span().end() <= text.length());
      }
    }
  }
}
