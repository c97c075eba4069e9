package gradus.calculus.tensors;

import static gradus.calculus.tensors.Derived.chain;
import static gradus.calculus.tensors.Derived.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Quadratic functions and traces, told entry by entry.
class QuadraticFormsTest {
  @Test
  void aQuadraticFormIsToldByEntries() {
    String form = "A = [[2, 1], [0, 3]]; x = [1, -2]; f = x^T A x";
    assertEquals(
        List.of(
            "definition: f = xᵀ A x",
            "entries: f = Σ_kl x_k A_kl x_l",
            "the indicator selects: ∂f/∂A_ij = Σ_kl x_k 1[k = i] 1[l = j] x_l = x_i x_j",
            "as tensors: ∂f/∂A = x xᵀ",
            "shapes agree: ∂f/∂A: 2×2, A: 2×2"),
        lines(form, "A"));
    assertEquals(
        List.of(
            "entries: f = Σ_kl x_k A_kl x_l",
            "product rule, the indicator selects: ∂f/∂x_i = Σ_kl (1[k = i] A_kl x_l + x_k A_kl 1[l"
                + " = i]) = Σ_l A_il x_l + Σ_k x_k A_ki",
            "as tensors: ∂f/∂x = Aᵀ x + A x = (A + Aᵀ) x"),
        lines(form, "x").subList(1, 4));
  }

  /// Beside a product of two vectors, a number, and each with a number before it.
  @Test
  void aQuadraticFunctionIsToldByEntries() {
    String program =
        "A = [[2, 1, 0.5], [0, 3, -1], [1, 2, 4]]; b = [1, -2, 0.5]; x = [0.5, 2, -1]; c = 3; "
            + "f = x^T A x / 2 - b^T x + c";
    String entries = "entries: f = Σ_kl x_k A_kl x_l/2 − Σ_k b_k x_k + c";
    assertEquals(
        List.of(
            "definition: f = xᵀ A x/2 − bᵀ x + c",
            entries,
            "product rule, the indicator selects: ∂f/∂x_i = Σ_kl (1[k = i] A_kl x_l + x_k A_kl 1[l"
                + " = i])/2 − Σ_k b_k 1[k = i] = (Σ_l A_il x_l + Σ_k x_k A_ki)/2 − b_i",
            "as tensors: ∂f/∂x = Aᵀ x/2 + A x/2 − b = (A + Aᵀ) x/2 − b",
            "shapes agree: ∂f/∂x: 3, x: 3"),
        lines(program, "x"));
    assertEquals(
        Optional.of("(A + transpose(A)) @ x/2 - b"), chain(program, "x").orElseThrow().result());
    assertEquals(
        List.of(
            entries,
            "the indicator selects: ∂f/∂b_i = −Σ_k 1[k = i] x_k = −x_i",
            "as tensors: ∂f/∂b = −x"),
        lines(program, "b").subList(1, 4));
    assertEquals(
        "the indicator selects: ∂f/∂A_ij = Σ_kl x_k 1[k = i] 1[l = j] x_l/2 = x_i x_j/2",
        lines(program, "A").get(2));
    assertTrue(
        chain(program, "x")
            .orElseThrow()
            .lines()
            .get(2)
            .latex()
            .getLast()
            .startsWith(
                "\\frac{\\sum_{l} A_{il} \\, x_{l} + \\sum_{k} x_{k} \\, A_{ki}}{2} - b_{i}"));
    String ridge = "A = [[2, 1], [0, 3]]; x = [1, -2]; λ = 0.1; f = λ*‖x‖² - xᵀ A x";
    assertEquals(
        List.of(
            "entries: f = λ Σ_k x_k² − Σ_kl x_k A_kl x_l",
            "power rule, product rule, the indicator selects: ∂f/∂x_i = 2 λ Σ_k x_k 1[k = i] − Σ_kl"
                + " (1[k = i] A_kl x_l + x_k A_kl 1[l = i]) = 2 λ x_i − (Σ_l A_il x_l + Σ_k x_k"
                + " A_ki)",
            "as tensors: ∂f/∂x = 2 λ x − Aᵀ x − A x = 2 λ x − (A + Aᵀ) x"),
        lines(ridge, "x").subList(1, 4));
    // where one of the three is made of another the lines would be half of it
    List<String> made = lines("A = [[2, 1], [0, 3]]; x = [1, -2]; q = A x; f = x^T A q", "x");
    assertTrue(made.stream().noneMatch(line -> line.contains("q_l")), made::toString);
  }

  @Test
  void aTraceSelectsTheDiagonal() {
    assertEquals(
        List.of(
            "definition: f = Σ_k A_kk",
            "the indicator selects: ∂f/∂A_ij = Σ_k 1[k = i] 1[k = j] = 1[i = j]",
            "as tensors: ∂f/∂A = I",
            "shapes agree: ∂f/∂A: 2×2, A: 2×2"),
        lines("A = [[1, 2], [3, 4]]; f = trace(A)", "A"));
    List<String> gram = lines("A = [[1, 2], [3, 4]]; f = trace(Aᵀ A)", "A");
    assertEquals("definition: f = Σ_k p_kk", gram.getFirst());
    assertEquals(
        "the indicator selects: ∂f/∂A_ij = Σ_kl 1[k = l] · (1[k = j] A_il + 1[l = j] A_ik) ="
            + " Σ_l 1[j = l] A_il + Σ_k 1[k = j] A_ik = 2 A_ij",
        gram.get(6));
    List<String> product = lines("A = [[1, 2], [3, 4]]; B = [[1, 0], [2, 1]]; f = trace(A B)", "A");
    assertEquals(
        "the indicator selects: ∂f/∂A_ij = Σ_kl 1[k = l] · 1[k = i] B_jl = Σ_l 1[i = l] B_jl ="
            + " B_ji",
        product.get(6));
  }

  @Test
  void aQuadraticFormOfColumnsIsToldByEntries() {
    String form = "A = [[2, 1], [0, 3]]; x = [[1], [-2]]; f = x^T A x";
    assertEquals(
        List.of(
            "definition: f = xᵀ A x",
            "one entry, so a gradient: ∂f/∂f = 𝟏",
            "entries: f = Σ_kl x_k A_kl x_l",
            "product rule, the indicator selects: ∂f/∂x_i = Σ_kl (1[k = i] A_kl x_l + x_k A_kl 1[l"
                + " = i]) = Σ_l A_il x_l + Σ_k x_k A_ki",
            "as tensors: ∂f/∂x = Aᵀ x + A x = (A + Aᵀ) x",
            "shapes agree: ∂f/∂x: 2×1, x: 2×1"),
        lines(form, "x"));
  }
}
