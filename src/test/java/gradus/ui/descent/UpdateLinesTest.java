package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.descent.Optimiser;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The last step written out.
class UpdateLinesTest extends Unwatched {
  private List<String> written() {
    return UpdateLines.of(descent.plot().get(), "E", Signs.TEXTBOOK, UpdateLines.MOST).stream()
        .map(Passage.Line::text)
        .toList();
  }

  private void example(String name) {
    open(
        Examples.all().stream()
            .filter(e -> e.name().equals(name))
            .findFirst()
            .orElseThrow()
            .program());
    atStep(0);
  }

  @Test
  void aNumberThatMovesIsAnotherAlsoAsItIsWritten() {
    example("step-by-step");
    assertEquals(List.of(), written());
    descent.step();
    atStep(1);
    assertEquals(
        List.of(
            "w₁ ← w₁ − η ∂E/∂w₁ = 0.1500 − 0.5 · 4.4·10⁻⁴ = 0.1498",
            "w₂ ← w₂ − η ∂E/∂w₂ = 0.2000 − 0.5 · 8.8·10⁻⁴ = 0.1996",
            "w₃ ← w₃ − η ∂E/∂w₃ = 0.2500 − 0.5 · 5.0·10⁻⁴ = 0.2498",
            "w₄ ← w₄ − η ∂E/∂w₄ = 0.3000 − 0.5 · 0.0010 = 0.2995",
            "w₅ ← w₅ − η ∂E/∂w₅ = 0.40 − 0.5 · 0.082 = 0.36",
            "w₆ ← w₆ − η ∂E/∂w₆ = 0.45 − 0.5 · 0.083 = 0.41",
            "w₇ ← w₇ − η ∂E/∂w₇ = 0.50 − 0.5 · (−0.023) = 0.51",
            "w₈ ← w₈ − η ∂E/∂w₈ = 0.55 − 0.5 · (−0.023) = 0.56"),
        written());
  }

  private void secondStepOf(Optimiser rule) {
    open("w = 1, b = 2\nE = (w - 1.0001)^2 + b^2\n");
    descent.moving().addAll(List.of("w", "b"));
    descent.rate().set(0.1);
    descent.optimiser().set(rule);
    atStep(0);
    descent.step();
    atStep(1);
    descent.step();
    atStep(2);
  }

  private void ends(String... lines) {
    List<String> all = written();
    assertEquals(List.of(lines), all.subList(all.size() - lines.length, all.size()));
  }

  @Test
  void aRuleWithAMemorySaysAlsoWhatItRemembers() {
    secondStepOf(Optimiser.MOMENTUM);
    ends("v = 0.9 · 4.00 + 3.20 = 6.80", "b ← b − η v = 1.60 − 0.1 · 6.80 = 0.92");
    assertEquals(4, written().size());
    assertEquals(
        "b ← b − η v = 1.60 − 0.1 · 6.80 = 0.92",
        UpdateLines.farthest(descent.plot().get(), "E", Signs.TEXTBOOK).getFirst().text());
    secondStepOf(Optimiser.NESTEROV);
    ends(
        "v = 0.9 · 4.00 + 2.48 = 6.08",
        "b ← b − η (g + μ v) = 1.24 − 0.1 · (2.48 + 0.9 · 6.08) = 0.44");
    secondStepOf(Optimiser.RMSPROP);
    ends(
        "c = 0.99 · 0.16 + 0.01 · 2.00² = 0.20",
        "b ← b − η g / (√c + 10⁻⁸) = 1.00 − 0.1 · 2.00 / (√0.20 + 10⁻⁸) = 0.55");
  }

  @Test
  void theFiveLinesOfAdamAreWorkedOut() {
    secondStepOf(Optimiser.ADAM);
    ends(
        "m = 0.9 · 0.40 + 0.1 · 3.80 = 0.74",
        "c = 0.999 · 0.016 + 0.001 · 3.80² = 0.030",
        "m̂ = 0.74 / (1 − 0.9^2) = 3.89",
        "ĉ = 0.03042 / (1 − 0.999^2) = 15.22",
        "b ← b − η m̂ / (√ĉ + 10⁻⁸) = 1.90 − 0.1 · 3.89 / (√15.22 + 10⁻⁸) = 1.80");
    // a power of ten is raised as a whole
    open("w = -1e-4\nE = w^2\n");
    descent.optimiser().set(Optimiser.RMSPROP);
    descent.moving().clear();
    descent.moving().add("w");
    atStep(0);
    descent.step();
    atStep(1);
    assertEquals("c = 0.99 · 0 + 0.01 · (−2.0·10⁻⁴)² = 4.0·10⁻¹⁰", written().getFirst());
    assertTrue(
        written().getLast().contains("(−2.0·10⁻⁴) / (√(4.0·10⁻¹⁰) + 10⁻⁸)"), written().getLast());
  }

  @Test
  void inGeneralARuleIsItsLines() {
    assertEquals(
        List.of("v ← μ v + g", "w ← w − η v"),
        UpdateLines.rule(Optimiser.MOMENTUM).stream().map(Passage.Line::text).toList());
    assertEquals("w ← w − η g", Optimiser.SGD.formula());
  }

  @Test
  void ofManyEntriesTheFirstTwelveAreWritten() {
    open("w = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]\nL = sum(w^2)\n");
    descent.moving().add("w");
    descent.rate().set(0.25);
    descent.step();
    atStep(1);
    assertEquals(12, written().size());
    assertEquals("w[11] ← w[11] − η ∂E/∂w[11] = 12.00 − 0.25 · 24.00 = 6.00", written().getLast());
  }

  @Test
  void theNumberThatMovesIsAValueByEachRule() {
    for (Optimiser rule : Optimiser.values()) {
      secondStepOf(rule);
      List<Passage.Line> lines = UpdateLines.farthest(descent.plot().get(), "E", Signs.TEXTBOOK);
      List<Piece> pieces = lines.getFirst().pieces();
      assertEquals(
          List.of(Role.VALUE, Role.DOWNSTREAM, Role.VALUE),
          pieces.subList(1, 4).stream().map(Piece::role).toList(),
          rule.name());
      assertTrue(pieces.get(1).latex().matches("= [0-9.]+"), pieces.get(1).latex());
      assertTrue(pieces.get(2).latex().startsWith("{} - "), pieces.get(2).latex());
    }
  }
}
