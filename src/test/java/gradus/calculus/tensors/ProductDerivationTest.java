package gradus.calculus.tensors;

import static gradus.calculus.tensors.Derived.chain;
import static gradus.calculus.tensors.Derived.equations;
import static gradus.calculus.tensors.Derived.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Products with a vector or matrix, told entry by entry.
class ProductDerivationTest {
  private static final String NORM = Examples.named("norm").orElseThrow().program();

  @Test
  void theSquaredNormIsDerivedAsOnTheSlide() {
    assertEquals(
        List.of(
            "definition: f = Σ_i q_i²",
            "squared norm: ∂f/∂q = 2 q",
            "entries: q_k = Σ_j W_kj x_j",
            "chain rule over entries: ∂f/∂W_ij = Σ_k ∂f/∂q_k · ∂q_k/∂W_ij",
            "local derivative: ∂q_k/∂W_ij = 1[k = i] x_j",
            "the indicator selects: ∂f/∂W_ij = Σ_k 2 q_k · 1[k = i] x_j = 2 q_i x_j",
            "as tensors: ∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ",
            "shapes agree: ∂f/∂W: 2×2, W: 2×2"),
        lines(NORM, "W"));
    assertEquals(
        List.of(
            "definition: f = Σ_i q_i²",
            "squared norm: ∂f/∂q = 2 q",
            "entries: q_k = Σ_j W_kj x_j",
            "chain rule over entries: ∂f/∂x_i = Σ_k ∂f/∂q_k · ∂q_k/∂x_i",
            "local derivative: ∂q_k/∂x_i = W_ki",
            "entries: ∂f/∂x_i = Σ_k 2 q_k W_ki",
            "as tensors: ∂f/∂x = Wᵀ ∂f/∂q = 2 Wᵀ q",
            "shapes agree: ∂f/∂x: 2, x: 2"),
        lines(NORM, "x"));
    TensorDerivation ofW = chain(NORM, "W").orElseThrow();
    assertEquals(Optional.of("2*outer(q, x)"), ofW.result());
    assertEquals("2 \\, \\boldsymbol{q} \\, \\boldsymbol{x}^{\\top}", ofW.latexResult());
    assertEquals(Optional.of("2*transpose(W) @ q"), chain(NORM, "x").orElseThrow().result());
    assertEquals("∂f/∂W", ofW.slope());
  }

  @Test
  void aMatrixThatIsUsedBesideAProductIsToldByEntriesToo() {
    String svm = Examples.named("hinge").orElseThrow().program();
    List<String> lines = lines(svm, "W");
    assertEquals(
        List.of(
            "entries: s_k = Σ_j W_kj x_j",
            "sum rule, constant multiple, squared norm, chain rule over entries: ∂L/∂W_ij = 2 λ"
                + " W_ij + Σ_k ∂L/∂s_k · ∂s_k/∂W_ij",
            "local derivative: ∂s_k/∂W_ij = 1[k = i] x_j",
            "the indicator selects: ∂L/∂W_ij = 2 λ W_ij + Σ_k ∂L/∂s_k · 1[k = i] x_j = 2 λ W_ij +"
                + " ∂L/∂s_i x_j"),
        lines.subList(4, 8));
    String net =
        "W = [[1, 2], [3, 4]]; V = [[1, 1], [2, 1]]; b = [1, 1]; x = [1, 2]; h = W x + b; q = V"
            + " tanh(h); L = sum(q^2)";
    assertEquals(
        List.of(
            "entries: q_k = Σ_j V_kj (tanh(h))_j",
            "chain rule over entries: ∂L/∂V_ij = Σ_k ∂L/∂q_k · ∂q_k/∂V_ij",
            "local derivative: ∂q_k/∂V_ij = 1[k = i] (tanh(h))_j",
            "the indicator selects: ∂L/∂V_ij = Σ_k 2 q_k · 1[k = i] (tanh(h))_j = 2 q_i"
                + " (tanh(h))_j"),
        lines(net, "V").subList(2, 6));
    assertTrue(lines(net, "x").contains("entries: h_k = Σ_j W_kj x_j + b_k"), "" + lines(net, "x"));
    // What is added depends on x itself: W_ki is not all of its derivative.
    String own = "W = [[1, 2], [3, 4]]; x = [1, 2]; h = W x + x; L = sum(h^2)";
    assertEquals(
        List.of(
            "entries: q_k = Σ_j W_kj x_j",
            "sum rule, chain rule over entries: ∂L/∂x_i = 2 h_i + Σ_k ∂L/∂q_k · ∂q_k/∂x_i",
            "local derivative: ∂q_k/∂x_i = W_ki",
            "entries: ∂L/∂x_i = 2 h_i + Σ_k 2 h_k W_ki"),
        lines(own, "x").subList(4, 8));
  }

  /// What the text gives no name has one in the lines, and none in the answer.
  @Test
  void aProductWithoutANameIsToldByEntriesToo() {
    String numbers = "W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; y = [1, 0]; ";
    assertEquals(
        List.of(
            "definition: L = Σ_i p_i²",
            "definition: p = y − W x",
            "squared norm: ∂L/∂p = 2 p",
            "entries: p_k = y_k − Σ_j W_kj x_j",
            "chain rule over entries: ∂L/∂W_ij = Σ_k ∂L/∂p_k · ∂p_k/∂W_ij",
            "local derivative: ∂p_k/∂W_ij = −1[k = i] x_j",
            "the indicator selects: ∂L/∂W_ij = Σ_k 2 p_k · (−1[k = i] x_j) = −2 p_i x_j",
            "as tensors: ∂L/∂W = −(∂L/∂p xᵀ) = −2 p xᵀ = −2 · (y − W x) xᵀ",
            "shapes agree: ∂L/∂W: 2×2, W: 2×2"),
        lines(numbers + "L = ‖y - W x‖²", "W"));
    TensorDerivation ofW = chain(numbers + "L = ‖W x - y‖²", "W").orElseThrow();
    assertEquals("2 · (W x − y) xᵀ", ofW.resultText());
    assertEquals(Optional.of("2*outer(W @ x - y, x)"), ofW.result());
    String net =
        "W1 = [[1, 2], [3, 4]]; b1 = [1, 1]; W2 = [[1, 0], [2, 1]]; x = [1, 2]; h = relu(W1 x +"
            + " b1); s = W2 h; L = cross_entropy(s, 0)";
    assertEquals(
        List.of(
            "chain rule over entries: ∂L/∂(b₁)_i = Σ_k ∂L/∂p_k · ∂p_k/∂(b₁)_i",
            "local derivative: ∂p_k/∂(b₁)_i = 1[k = i]",
            "the indicator selects: ∂L/∂(b₁)_i = Σ_k ∂L/∂p_k · 1[k = i] = ∂L/∂p_i"),
        lines(net, "b1").stream().filter(l -> l.contains("(b₁)_i")).toList());
  }

  @Test
  void aBatchIsToldByEntries() {
    String batch =
        "X = [[1, 2], [3, 4], [5, 6]]; W = [[0.1, 0.2], [0.3, 0.4]]; b = [1, 2]; G = [[1, 2], [3,"
            + " 4], [5, 6]]; Y = X W + b; L = sum(Y*G)";
    assertEquals(
        List.of(
            "entries: Y_kl = Σ_m X_km W_ml + b_l",
            "chain rule over entries: ∂L/∂W_ij = Σ_kl ∂L/∂Y_kl · ∂Y_kl/∂W_ij",
            "local derivative: ∂Y_kl/∂W_ij = 1[l = j] X_ki",
            "the indicator selects: ∂L/∂W_ij = Σ_kl G_kl · 1[l = j] X_ki = Σ_k G_kj X_ki",
            "as tensors: ∂L/∂W = Xᵀ ∂L/∂Y = Xᵀ G"),
        lines(batch, "W").subList(2, 7));
    assertEquals(
        "the indicator selects: ∂L/∂X_ij = Σ_kl G_kl · 1[k = i] W_jl = Σ_l G_il W_jl",
        lines(batch, "X").get(5));
    assertEquals(
        "the indicator selects: ∂L/∂b_i = Σ_kl G_kl · 1[l = i] = Σ_k G_ki",
        lines(batch, "b").get(5));
    assertEquals("sum(G, 0)", chain(batch, "b").orElseThrow().resultText());
  }

  /// One number for all examples, and the weights, of logistic regression as a lecture has them.
  @Test
  void logisticRegressionIsToldByEntriesToTheErrors() {
    String program =
        "X = [[1, 2], [0.5, -1], [-2, 0.3]]; w = [0.4, -0.7]; b = 0.2; y = [1, 0, 1]; "
            + "z = X w + b; p = sigmoid(z); L = mean(-y*log(p) - (1-y)*log(1-p))";
    List<String> above =
        List.of(
            "L = mean(−y ⊙ log(p) − (1 − y) ⊙ log(1 − p))",
            "∂L/∂p = (1 − y)/(3 · (1 − p)) − y/(3 p)",
            "∂L/∂z = ∂L/∂p ⊙ (p ⊙ (1 − p)) = (p − y)/3",
            "z_k = Σ_j X_kj w_j + b");
    List<String> bias = new ArrayList<>(above);
    bias.add("∂L/∂b = Σ_k ∂L/∂z_k · ∂z_k/∂b");
    bias.add("∂z_k/∂b = 1");
    bias.add("∂L/∂b = Σ_k ∂L/∂z_k");
    bias.add("∂L/∂b = Σ(∂L/∂z) = Σ(p − y)/3");
    assertEquals(bias, equations(program, "b"));
    List<String> weights = new ArrayList<>(above);
    weights.add("∂L/∂w_i = Σ_k ∂L/∂z_k · ∂z_k/∂w_i");
    weights.add("∂z_k/∂w_i = X_ki");
    weights.add("∂L/∂w_i = Σ_k ∂L/∂z_k X_ki");
    weights.add("∂L/∂w = Xᵀ ∂L/∂z = Xᵀ (p − y)/3");
    weights.add("∂L/∂w: 2, w: 2");
    assertEquals(weights, equations(program, "w"));
    String batch = "X = [[1, 2], [3, 4], [5, 6]]; W = [[1, 2], [0, 1]]; c = 2; Z = c - X W; ";
    assertEquals(
        List.of(
            "Z_kl = c − Σ_m X_km W_ml",
            "∂L/∂c = Σ_kl ∂L/∂Z_kl · ∂Z_kl/∂c",
            "∂Z_kl/∂c = 1",
            "∂L/∂c = Σ_kl ∂L/∂Z_kl",
            "∂L/∂c = Σ(∂L/∂Z) = 3 Σ(Z²)"),
        equations(batch + "L = sum(Z^3)", "c").subList(2, 7));
    assertEquals(
        List.of("∂L/∂c = Σ_kl ∂L/∂Z_kl · ∂Z_kl/∂c", "∂Z_kl/∂c = −1", "∂L/∂c = −Σ_kl ∂L/∂Z_kl"),
        equations(batch.replace("c - X W", "X W - c") + "L = sum(Z^3)", "c").subList(3, 6));
  }

  /// While one of them is told the others are held.
  @Test
  void aMatrixInSeveralProductsIsToldUseByUse() {
    String apart = "W = [[1, 2], [3, 4]]; x = [1, 2]; y = [3, 1]; q = W x; L = sum(q^2) + sum(W y)";
    assertEquals(
        List.of(
            "definition: L = Σ(q²) + Σ(v)",
            "definition: v = W y",
            "sum rule, sum: ∂L/∂v = 𝟏",
            "sum rule, sum, power rule: ∂L/∂q = 2 q",
            "entries: v_k = Σ_j W_kj y_j",
            "entries: q_k = Σ_j W_kj x_j",
            "each use by itself, chain rule over entries: ∂L/∂W_ij = Σ_k ∂L/∂v_k · ∂v_k/∂W_ij +"
                + " Σ_k ∂L/∂q_k · ∂q_k/∂W_ij",
            "local derivative: ∂v_k/∂W_ij = 1[k = i] y_j",
            "local derivative: ∂q_k/∂W_ij = 1[k = i] x_j",
            "the indicator selects: ∂L/∂W_ij = Σ_k 1[k = i] y_j + Σ_k 2 q_k · 1[k = i] x_j = y_j"
                + " + 2 q_i x_j",
            "as tensors: ∂L/∂W = ∂L/∂v yᵀ + ∂L/∂q xᵀ = 𝟏 yᵀ + 2 q xᵀ",
            "shapes agree: ∂L/∂W: 2×2, W: 2×2"),
        lines(apart, "W"));
  }

  @Test
  void aMatrixTimesItselfIsToldByBothItsUses() {
    assertEquals(
        List.of(
            "definition: f = Σ_ij p_ij",
            "definition: p = Aᵀ A",
            "sum: ∂f/∂p = 𝟏",
            "entries: p_kl = Σ_m A_mk A_ml",
            "chain rule over entries: ∂f/∂A_ij = Σ_kl ∂f/∂p_kl · ∂p_kl/∂A_ij",
            "local derivative: ∂p_kl/∂A_ij = 1[k = j] A_il + 1[l = j] A_ik",
            "the indicator selects: ∂f/∂A_ij = Σ_kl (1[k = j] A_il + 1[l = j] A_ik) = Σ_l A_il +"
                + " Σ_k A_ik",
            "as tensors: ∂f/∂A = A ∂f/∂p + A (∂f/∂p)ᵀ = 2 A 𝟏",
            "shapes agree: ∂f/∂A: 3×2, A: 3×2"),
        lines("A = [[1, 2], [3, 4], [5, 6]]; f = sum(Aᵀ A)", "A"));
    List<String> square = lines("W = [[1, 2], [3, 4]]; q = W W; L = sum(q^2)", "W");
    assertTrue(square.contains("local derivative: ∂q_kl/∂W_ij = 1[k = i] W_jl + 1[l = j] W_ki"));
    assertEquals("as tensors: ∂L/∂W = ∂L/∂q Wᵀ + Wᵀ ∂L/∂q = 2 q Wᵀ + 2 Wᵀ q", square.get(6));
  }

  /// Of Aᵀ the rows are columns of A.
  @Test
  void aMatrixThatIsTransposedIsToldByItsOwnEntries() {
    List<String> keys =
        lines("Q = [[1, 2], [3, 4]]; K = [[1, 0], [2, 1], [1, 1]]; S = Q Kᵀ; L = sum(S^3)", "K");
    assertEquals("entries: S_kl = Σ_m Q_km K_lm", keys.get(2));
    assertEquals(
        "the indicator selects: ∂L/∂K_ij = Σ_kl ∂L/∂S_kl · 1[l = i] Q_kj = Σ_k ∂L/∂S_ki Q_kj",
        keys.get(5));
    List<String> column = lines("A = [[1, 2], [3, 4]]; x = [1, 2]; f = sum((Aᵀ x)^2)", "A");
    assertEquals("entries: p_k = Σ_j A_jk x_j", column.get(3));
    assertEquals("as tensors: ∂f/∂A = x (∂f/∂p)ᵀ = 2 x pᵀ = 2 x xᵀ A", column.get(7));
  }

  @Test
  void aBiasThatIsAColumnIsToldByEntriesToo() {
    String layer =
        "W = [[1, 2], [3, 4]]; x = [[1], [2]]; b = [[1], [1]]; y = W x + b; L = sum(y^2)";
    assertEquals(
        List.of(
            "entries: y_kl = Σ_m W_km x_ml + b_kl",
            "chain rule over entries: ∂L/∂b_ij = Σ_kl ∂L/∂y_kl · ∂y_kl/∂b_ij",
            "local derivative: ∂y_kl/∂b_ij = 1[k = i] 1[l = j]",
            "the indicator selects: ∂L/∂b_ij = Σ_kl 2 y_kl · 1[k = i] 1[l = j] = 2 y_ij",
            "as tensors: ∂L/∂b = ∂L/∂y = 2 y"),
        lines(layer, "b").subList(2, 7));
  }
}
