package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.descent.Optimiser;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A descent as a person leads it.
class DescentModelTest extends Unwatched {
  private static final String LINE = "x = 3, t = 2\nw = 1, b = 0\nL = (w*x + b - t)^2\n";

  private double shown(String name) {
    return model
        .picture()
        .diagram()
        .get()
        .steps()
        .trace()
        .value(model.picture().graph().named(name).orElseThrow())
        .orElseThrow()
        .item();
  }

  private void showsFor(String name, double number) {
    until(() -> model.picture().diagram().get() != null && shown(name) == number);
  }

  private double at(int entry) {
    return descent.plot().get().last().value(entry);
  }

  @Test
  void nothingMovesUntilItIsTickedThenThePictureFollowsAndTheTextStays() {
    open(LINE);
    assertFalse(descent.isReady());
    assertNull(descent.plot().get());
    descent.step();
    assertFalse(descent.running().get());
    descent.rate().set(0.0625);
    descent.moving().add("w");
    atStep(0);
    assertEquals(1, descent.plot().get().last().loss());
    descent.step();
    atStep(1);
    // ∂L/∂w = 2 (3 − 2) 3 = 6
    assertEquals(0.625, at(0));
    showsFor("w", 0.625);
    assertEquals(LINE, model.document().text().get());
    // the rate is another from the next step on
    descent.rate().set(0.5);
    descent.step();
    atStep(2);
    assertEquals(0.625 + 0.5 * 0.75, at(0));
    descent.reset();
    atStep(0);
    showsFor("w", 1);
  }

  @Test
  void whatTheRulesOfTheTextNameMovesAtTheirRate() {
    open(LINE + "w := w - 0.0625*grad(L, w)\nb := b - 0.0625*grad(L, b)\n");
    assertEquals(Set.of("w", "b"), Set.copyOf(descent.moving()));
    assertEquals(0.0625, descent.rate().get());
    descent.steps().set(10);
    atStep(0);
    descent.run();
    atStep(10);
    assertEquals(11, descent.plot().get().points().size());
    descent.run();
    atStep(20);
    descent.keepForComparison();
    descent.optimiser().set(Optimiser.MOMENTUM);
    atStep(0);
    assertEquals(0.9, descent.plot().get().stride().momentum());
    assertEquals(20, descent.kept().getFirst().last().step());
    assertEquals(0, descent.kept().getFirst().stride().momentum());
  }

  @Test
  void itBeginsElsewhereAndAnEditBeginsAnew() {
    open(LINE);
    descent.moving().addAll(Set.of("w", "b"));
    atStep(0);
    descent.beginAt(new double[] {2, -4});
    atStep(0);
    assertEquals(2, at(0));
    assertEquals(-4, at(1));
    assertEquals(0, descent.plot().get().last().loss());
    showsFor("b", -4);
    descent.keepForComparison();
    String other = LINE.replace("t = 2", "t = 5");
    model.document().type(other);
    assertNull(descent.plot().get());
    assertEquals(0, descent.kept().size());
    until(() -> descent.plot().get() != null);
    assertEquals(other, descent.ground().get().text());
    assertEquals(1, at(0));
    showsFor("b", 0);
  }

  @Test
  void theNumbersAreWrittenIntoTheTextAndOneUndoTakesThemBack() {
    open(LINE);
    descent.rate().set(0.0625);
    descent.moving().add("w");
    atStep(0);
    descent.step();
    atStep(1);
    showsFor("w", 0.625);
    descent.keepNumbers();
    String kept = LINE.replace("w = 1", "w = 0.625");
    until(() -> model.document().text().get().equals(kept));
    until(() -> descent.plot().get() != null && at(0) == 0.625);
    model.document().undo();
    assertEquals(LINE, model.document().text().get());
  }

  @Test
  void aLongRunCanBePausedAndARateTooLargeEndsIt() {
    open(LINE);
    descent.rate().set(1e-6);
    descent.steps().set(90_000);
    descent.moving().add("w");
    atStep(0);
    descent.run();
    descent.pause();
    assertFalse(descent.running().get());
    until(() -> descent.plot().get().last().step() < 90_000);
    descent.rate().set(1);
    descent.steps().set(1000);
    int before = descent.plot().get().last().step();
    descent.run();
    until(() -> !descent.running().get() && descent.plot().get().breakdown().isPresent());
    int broken = descent.plot().get().breakdown().orElseThrow().step();
    assertTrue(broken > before && broken < before + 1000, broken + " after " + before);
    assertTrue(Double.isFinite(descent.plot().get().last().loss()));
    descent.lookAway();
    descent.reset();
    atStep(0);
    assertTrue(descent.plot().get().breakdown().isEmpty());
  }
}
