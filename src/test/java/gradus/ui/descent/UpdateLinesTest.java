package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.descent.Optimiser;
import gradus.explain.passage.Passage;
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

  @Test
  void ofARuleWithAMemoryItsFormulasStandFirst() {
    open("w = 1, b = 2\nL = (w - 1.0001)^2 + b^2\n");
    descent.moving().addAll(List.of("w", "b"));
    descent.rate().set(0.1);
    descent.optimiser().set(Optimiser.MOMENTUM);
    descent.step();
    atStep(1);
    List<String> lines = written();
    List<String> formulas = Optimiser.MOMENTUM.formulas();
    assertEquals(formulas, lines.subList(0, formulas.size()));
    assertEquals(
        List.of("w: 1.00000 → 1.00002", "b: 2.00 → 1.60"),
        lines.subList(formulas.size(), lines.size()));
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
}
