package gradus.calculus.tensors;

import static gradus.calculus.tensors.Derived.chain;
import static gradus.calculus.tensors.Derived.equations;
import static gradus.calculus.tensors.Derived.graph;
import static gradus.calculus.tensors.Derived.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Derivations through a `repeat`, whose rounds no program can name.
class RoundsTest {
  private static final String LAYERS = "W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; h = x; ";

  @Test
  void aProgramHasTheRoundsWrittenOut() {
    String twice = LAYERS + "repeat 2 { h = tanh(W h) }; f = sum(h)";
    TensorDerivation byX = chain(twice, "x").orElseThrow();
    assertEquals(
        Optional.of(
            "transpose(W) @ (transpose(W) @ (1 - tanh(W @ tanh(W @ x))^2)*(1 - tanh(W @ x)^2))"),
        byX.result());
    assertEquals("Wᵀ (Wᵀ (1 − (h⁽²⁾)²) ⊙ (1 − (h⁽¹⁾)²))", byX.resultText());
    assertFalse(byX.isTooLong());
    for (TensorLine line : chain(twice, "W").orElseThrow().lines()) {
      String said = line.typed().before() + line.typed().after();
      assertFalse(said.contains("⁽"), said);
    }
  }

  @Test
  void whatPeopleReadHasTheRoundsDefined() {
    List<String> lines = equations(LAYERS + "repeat 2 { h = tanh(W h) }; f = sum(h)", "x");
    assertEquals(
        List.of("f = Σ_i (h⁽²⁾)_i", "h⁽²⁾ = tanh(W h⁽¹⁾)", "h⁽¹⁾ = tanh(W h)", "h = x"),
        lines.subList(0, 4));
  }

  /// After the text `h` is the last round: the h before it is what the text says it is.
  @Test
  void anInputThatTheRoundsTakeTheNameFromIsItsNumbers() {
    String program = "h = [0.2, 0.4]; W = [[0.1, 0.5], [-0.3, 0.8]]; ";
    assertEquals(
        Optional.of("outer(1 - tanh(W @ [0.2, 0.4])^2, [0.2, 0.4])"),
        chain(program + "repeat 1 { h = tanh(W h) }; f = sum(h)", "W").orElseThrow().result());
    assertEquals(
        Optional.of("outer(1 - s^2, h)"),
        chain(program + "s = tanh(W h); f = sum(s)", "W").orElseThrow().result());
  }

  @Test
  void whatIsTooLongIsNotWrittenOut() {
    TensorDerivation many =
        chain(LAYERS + "repeat 150 { h = tanh(W h) }; f = sum(h)", "x").orElseThrow();
    assertTrue(many.isTooLong());
    assertTrue(many.resultText().endsWith(" ⊙ (1 − (h⁽¹⁾)²))"), many::resultText);
    // each round doubles the gradient, whose parts have no name
    String doubled = LAYERS + "repeat 40 { h = h + tanh(W h) }; f = sum(h)";
    assertEquals(Optional.empty(), chain(doubled, "W"));
    assertEquals(
        Optional.of("the derivative would have more than 20000 parts when written out."),
        TensorDerivation.objection(graph(doubled), "W").map(RoundsTest::said));
  }

  @Test
  void aTieOfAPoolingIsNamed() {
    String pooled = "; f = sum(maxpool(X, 2)^2)";
    assertEquals(
        Optional.of(
            "at these values entries in one window of 'maxpool' tie for the largest, and at a tie"
                + " what it hands back has no formula of whole vectors and matrices. With an output"
                + " that is one number, derive for an entry of X, such as X[0, 0], or change a tied"
                + " entry."),
        TensorDerivation.objection(graph("X = [[1, 3], [3, 0]]" + pooled), "X")
            .map(RoundsTest::said));
    assertEquals(
        Optional.empty(), TensorDerivation.objection(graph("X = [[1, 3], [2, 0]]" + pooled), "X"));
  }

  private static String said(Problem problem) {
    return problem.message(Locale.ENGLISH);
  }

  @Test
  void rowsOfTargetsThatAddUpToOneLeaveTheLecturesDifference() {
    String batch =
        "X = [[1, 2], [0.5, -1], [2, 0.3]]; W = [[0.1, 0.2, -0.3], [0.5, -0.6, 0.7]]; P ="
            + " softmax(X W); L = -sum(T*log(P)); ";
    String sure = "T = [[1, 0, 0], [0, 0, 1], [0, 1, 0]]; " + batch;
    assertEquals(Optional.of("transpose(X) @ (P - T)"), chain(sure, "W").orElseThrow().result());
    assertTrue(
        lines(sure, "W").contains("each row, as it stands, adds up to 1: T 𝟏 = 𝟏"),
        () -> lines(sure, "W").toString());
    String other = "T = [[1, 0, 0], [0, 0, 2], [0, 0, 0]]; " + batch;
    assertEquals("Xᵀ (T 𝟏 𝟏ᵀ ⊙ P − T)", chain(other, "W").orElseThrow().resultText());
    assertTrue(lines(other, "W").stream().noneMatch(l -> l.startsWith("each row")));
  }
}
