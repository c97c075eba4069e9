package gradus.calculus.tensors;

import static gradus.calculus.tensors.Derived.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Convolutions and poolings, told entry by entry.
class ImageDerivationTest {
  /// Each entry lies in one window and is the largest there or not.
  @Test
  void thePoolingOfAnImageIsToldByEntries() {
    String image = "X = [[1, 3, 2, 4, 0, 1], [5, 6, 0, 1, 8, 9]]; ";
    List<String> squares = lines(image + "P = maxpool(X, 2); L = sum(P^2)", "X");
    assertEquals(
        List.of(
            "entries: P_kl = max_mn X_{2k+m, 2l+n}",
            "chain rule over entries: ∂L/∂X_ij = Σ_kl ∂L/∂P_kl · ∂P_kl/∂X_ij",
            "local derivative: ∂P_kl/∂X_ij = 1[k = ⌊i/2⌋] 1[l = ⌊j/2⌋] 1[X_ij = P_kl]",
            "the indicator selects: ∂L/∂X_ij = Σ_kl 2 P_kl · 1[k = ⌊i/2⌋] 1[l = ⌊j/2⌋] 1[X_ij ="
                + " P_kl] = 2 P_kl 1[X_ij = P_kl], k = ⌊i/2⌋, l = ⌊j/2⌋",
            "as tensors: ∂L/∂X = upsample(∂L/∂P) ⊙ 1[X = upsample(P)] = 2 · upsample(P) ⊙ 1[X ="
                + " upsample(P)]"),
        squares.subList(2, 7));
    List<String> unnamed = lines(image + "k = 2; L = k*sum(maxpool(X, 2))", "X");
    assertTrue(unnamed.contains("definition: q = pool(X, 2)"), unnamed::toString);
    // k is a number of the program
    assertTrue(unnamed.contains("entries: q_lm = max_na X_{2l+n, 2m+a}"), unnamed::toString);
    // what no window covers has no place in one
    List<String> rest = lines("X = [[1, 3, 2], [5, 6, 0]]; P = maxpool(X, 2); L = sum(P^2)", "X");
    assertTrue(rest.stream().noneMatch(line -> line.startsWith("entries")), rest::toString);
  }

  @Test
  void theKernelOfAConvolutionIsToldByEntries() {
    String slid =
        "X = [[1, 2, 0], [3, 1, 2], [0, 1, 4]]; K = [[1, -1], [0.5, 2]]; C = conv2d(X, K); L ="
            + " sum(C^2)";
    assertEquals(
        List.of(
            "entries: C_kl = Σ_mn X_{k+m, l+n} K_mn",
            "chain rule over entries: ∂L/∂K_ij = Σ_kl ∂L/∂C_kl · ∂C_kl/∂K_ij",
            "local derivative: ∂C_kl/∂K_ij = X_{k+i, l+j}",
            "entries: ∂L/∂K_ij = Σ_kl 2 C_kl X_{k+i, l+j}",
            "as tensors: ∂L/∂K = conv(X, ∂L/∂C) = 2 · conv(X, C)"),
        lines(slid, "K").subList(2, 7));
  }

  /// Which windows hold a pixel is said by the indicator.
  @Test
  void theImageOfAConvolutionIsToldByEntries() {
    String slid =
        "X = [[1, 2, 0], [3, 1, 2], [0, 1, 4]]; K = [[1, -1], [0.5, 2]]; C = conv2d(X, K); L ="
            + " sum(C^2)";
    assertEquals(
        List.of(
            "entries: C_kl = Σ_mn X_{k+m, l+n} K_mn",
            "chain rule over entries: ∂L/∂X_ij = Σ_kl ∂L/∂C_kl · ∂C_kl/∂X_ij",
            "local derivative: ∂C_kl/∂X_ij = 1[0 ≤ i−k < 2, 0 ≤ j−l < 2] K_{i−k, j−l}",
            "the indicator selects: ∂L/∂X_ij = Σ_kl 2 C_kl · 1[0 ≤ i−k < 2, 0 ≤ j−l < 2] K_{i−k,"
                + " j−l} = Σ_{i−2<k≤i, j−2<l≤j} 2 C_kl K_{i−k, j−l}",
            "as tensors: ∂L/∂X = conv(pad(∂L/∂C), rot180(K)) = 2 · conv(pad(C), rot180(K))"),
        lines(slid, "X").subList(2, 7));
  }
}
