package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.latex.Signs;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Sums over all entries, and functions of single ones, told entry by entry.
class EntrywiseDerivationTest {
  private static TensorDerivation derived(String text, String wrt) {
    return TensorDerivation.of(Texts.build(text).graph(), wrt, Signs.TEXTBOOK).orElseThrow();
  }

  /// `rule: equation`, without the shapes.
  private static List<String> lines(String text, String wrt) {
    return derived(text, wrt).lines().stream()
        .filter(line -> !line.saysShapes())
        .map(line -> line.called(Locale.ENGLISH) + ": " + line.equation())
        .toList();
  }

  @Test
  void aCosineIsTakenApartIntoItsProductAndItsLengths() {
    String cosine = "a = [1, 2, 3]; b = [0.5, -1, 2]; c = dot(a, b)/(norm(a)*norm(b))";
    assertEquals(
        List.of(
            "definition: c = q/(p ‖b‖)",
            "definition: p = ‖a‖",
            "definition: q = aᵀ b",
            "quotient rule, constant multiple: ∂c/∂p = −q/(p² ‖b‖)",
            "quotient rule: ∂c/∂q = 1/(p ‖b‖)",
            "entries: p = sqrt(Σ_k a_k²)",
            "entries: q = Σ_k a_k b_k",
            "each use by itself, chain rule over entries: ∂c/∂a_i = ∂c/∂p · ∂p/∂a_i + ∂c/∂q ·"
                + " ∂q/∂a_i",
            "local derivative: ∂p/∂a_i = a_i/p",
            "local derivative: ∂q/∂a_i = b_i",
            "entries: ∂c/∂a_i = ∂c/∂p a_i/p + ∂c/∂q b_i",
            "as tensors: ∂c/∂a = ∂c/∂p a/p + ∂c/∂q b = b/(p ‖b‖) − q a/(p³ ‖b‖)"
                + " = b/(‖a‖ · ‖b‖) − (aᵀ b) a/(‖a‖³ ‖b‖)"),
        lines(cosine, "a"));
    TensorLine length = derived(cosine, "a").lines().get(5);
    assertEquals(List.of("p", "\\sqrt{\\sum_{k} a_{k}^{2}}"), length.latex());
    assertEquals("norm(a)", length.typed().after());
  }

  @Test
  void theLossOfOneExampleGoesThroughItsScore() {
    String one = "x = [1, 2]; w = [0.4, -0.7]; b = 0.2; y = 1; p = sigmoid(w·x + b);";
    assertEquals(
        List.of(
            "definition: L = −y · log(p) − (1 − y) · log(1 − p)",
            "definition: q = wᵀ x",
            "difference rule, constant multiple, log: ∂L/∂p = (1 − y)/(1 − p) − y/p",
            "sigmoid, sum rule: ∂L/∂q = ∂L/∂p p · (1 − p) = p − y",
            "entries: q = Σ_k w_k x_k",
            "chain rule over entries: ∂L/∂w_i = ∂L/∂q · ∂q/∂w_i",
            "local derivative: ∂q/∂w_i = x_i",
            "entries: ∂L/∂w_i = ∂L/∂q x_i",
            "as tensors: ∂L/∂w = ∂L/∂q x = p x − y x = (p − y) x"),
        lines(one + " L = -y*log(p) - (1-y)*log(1-p)", "w"));
  }

  @Test
  void aSumOverAFunctionOfEachEntryIsWrittenAsOne() {
    assertEquals(
        List.of(
            "definition: f = Σ(w ⊙ tanh(x)²)",
            "entries: f = Σ_k w_k · tanh(x_k)²",
            "local derivative: ∂f/∂x_i = 2 w_i · tanh(x_i) · (1 − tanh(x_i)²)",
            "as tensors: ∂f/∂x = 2 w ⊙ tanh(x) ⊙ (1 − tanh(x)²)"),
        lines("x = [1, 2, 3]; w = [1, 1, 2]; f = sum(w*tanh(x)^2)", "x"));
    assertEquals(
        List.of(
            "definition: L = −Σ(y ⊙ log(p))/2",
            "entries: L = (−Σ_k y_k · log(p_k))/2",
            "local derivative: ∂L/∂p_i = −y_i/(2 p_i)",
            "as tensors: ∂L/∂p = −y/(2 p)"),
        lines("p = [0.2, 0.8]; y = [3, 5]; L = -sum(y*log(p))/2", "p"));
    assertEquals(
        List.of(
            "definition: L = mean((X − m)²)",
            "entries: L = 1/6 · Σ_kl (X_kl − m_l)²",
            "local derivative: ∂L/∂X_ij = (X_ij − m_j)/3",
            "as tensors: ∂L/∂X = (X − m)/3"),
        lines("X = [[1, 2], [3, 4], [5, 6]]; m = [1, 2]; L = mean((X - m)^2)", "X"));
    assertEquals(
        "L = Σ_k where(1[|x_k| < 1], x_k²/2, |x_k| − 0.5)",
        derived("x = [0.5, -2]; L = sum(where(abs(x) < 1, x^2/2, abs(x) - 0.5))", "x")
            .lines()
            .get(1)
            .equation());
  }

  @Test
  void aWireOfFunctionsOfSingleEntriesIsTouchedAtOnePlaceEach() {
    String chain = "X = [[1, 2], [3, 4], [5, 6]]; Y = X*sigmoid(X); L = sum(Y^2)";
    assertEquals(
        List.of(
            "definition: L = Σ(Y²)",
            "sum, power rule: ∂L/∂Y = 2 Y",
            "entries: Y_kl = X_kl · σ(X_kl)",
            "chain rule over entries: ∂L/∂X_ij = Σ_kl ∂L/∂Y_kl · ∂Y_kl/∂X_ij",
            "local derivative: ∂Y_kl/∂X_ij = 1[k = i] 1[l = j] (σ(X_ij) + X_ij · σ(X_ij) · (1 −"
                + " σ(X_ij)))",
            "the indicator selects: ∂L/∂X_ij = Σ_kl 2 Y_kl · 1[k = i] 1[l = j] (σ(X_ij) + X_ij ·"
                + " σ(X_ij) · (1 − σ(X_ij))) = 2 Y_ij (σ(X_ij) + X_ij · σ(X_ij) · (1 − σ(X_ij)))",
            "as tensors: ∂L/∂X = ∂L/∂Y ⊙ σ(X) + ∂L/∂Y ⊙ X ⊙ (σ(X) ⊙ (1 − σ(X))) = 2 Y ⊙ σ(X) + 2 Y"
                + " ⊙ X ⊙ (σ(X) ⊙ (1 − σ(X)))"),
        lines(chain, "X"));
  }

  @Test
  void whatTheOutputTakesItselfStandsBesideWhatGoesThroughAMean() {
    assertEquals(
        List.of(
            "definition: L = mean((x − q)²)",
            "definition: q = mean(x)",
            "mean, power rule, difference rule: ∂L/∂q = −2 Σ(x − q)/3",
            "entries: q = 1/3 · Σ_k x_k",
            "mean, power rule, difference rule, chain rule over entries: ∂L/∂x_i = 2 · (x_i − q)/3"
                + " + ∂L/∂q · ∂q/∂x_i",
            "local derivative: ∂q/∂x_i = 1/3",
            "entries: ∂L/∂x_i = 2 · (x_i − q)/3 + ∂L/∂q · 1/3",
            "what is more or less than the mean adds up to 0: Σ(x − q) = 0",
            "as tensors: ∂L/∂x = (2 · (x − q) + ∂L/∂q 𝟏)/3 = 2 · (x − q)/3 − 2 Σ(x − q) 𝟏/9 = 2 ·"
                + " (x − q)/3 = 2 · (x − mean(x))/3"),
        lines("x = [1, 2, 4]; L = mean((x - mean(x))^2)", "x"));
  }

  /// Of another vector, or of one that is not all of it, nothing is known.
  @Test
  void onlyWhatIsLessItsOwnMeanAddsUpToNothing() {
    String normal =
        "x = [1, 2, 4]; y = [3, 5, 8]; m = mean(x); v = mean((x-m)^2); z = (x-m)/sqrt(v);";
    TensorDerivation own = derived(normal + " L = sum(y*z)", "x");
    assertEquals(
        List.of("Σ(x − m) = 0"),
        own.lines().stream()
            .filter(line -> line.rules().contains(TensorRule.Entrywise.DEVIATIONS))
            .map(TensorLine::equation)
            .toList());
    assertEquals(
        "y/sqrt(v) − Σ(y ⊙ (x − m)) · (x − m)/(3 v · sqrt(v)) − (Σ y) 𝟏/(3 · sqrt(v))",
        own.resultText());
    String named = "x = [1, 2, 4]; d = x - mean(x); L = sum(d^2)*sum(d)";
    assertTrue(
        derived(named, "x").lines().stream().anyMatch(line -> line.equation().equals("Σ d = 0")));
    for (String other : List.of("y - mean(x)", "x - max(x)", "x^2 - mean(x)")) {
      String loss = "x = [1, 2, 4]; y = [3, 5, 8]; L = sum(" + other + ")^2";
      assertTrue(
          derived(loss, "x").lines().stream()
              .noneMatch(line -> line.rules().contains(TensorRule.Entrywise.DEVIATIONS)),
          other);
    }
  }

  @Test
  void whatAProductIsNotAllOfIsToldAtAnEntryToo() {
    String encoder = "E = [[0.5, 1], [0.2, -1], [1, 3]]; x = [0.5, 2]; h = σ(E x);";
    List<String> told = lines(encoder + " L = ‖h‖² + sum(tanh(x)^3)", "x");
    assertTrue(
        told.contains(
            "sum rule, sum, power rule, tanh, chain rule over entries: ∂L/∂x_i = 3 · tanh(x_i)² ·"
                + " (1 − tanh(x_i)²) + Σ_k ∂L/∂q_k · ∂q_k/∂x_i"),
        told::toString);
  }

  /// An entry of it is made of all entries, which these lines do not say.
  @Test
  void aSoftmaxIsNotToldSo() {
    assertEquals(
        List.of(
            "definition: f = wᵀ softmax(x)",
            "dot, softmax: ∂f/∂x = w ⊙ softmax(x) − Σ(w ⊙ softmax(x)) · softmax(x)"),
        lines("x = [1, 2]; w = [3, 5]; f = dot(w, softmax(x))", "x"));
  }
}
