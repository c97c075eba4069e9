package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Batches;
import gradus.data.Data;
import gradus.descent.Descent;
import gradus.descent.Optimiser;
import gradus.descent.Stride;
import gradus.descent.Verdict;
import java.util.List;
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
    assertTrue(descent.tried().get());
    assertEquals(LINE, model.document().text().get());
    // the rate is another from the next step on
    descent.rate().set(0.5);
    descent.step();
    atStep(2);
    assertEquals(0.625 + 0.5 * 0.75, at(0));
    descent.reset();
    atStep(0);
    showsFor("w", 1);
    assertFalse(descent.tried().get());
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
    // the same once more is the same, and none stands beside itself
    descent.keepForComparison();
    assertEquals(1, descent.kept().size());
    assertEquals(List.of(), descent.beside());
    descent.optimiser().set(Optimiser.MOMENTUM);
    atStep(0);
    assertEquals(0.9, descent.plot().get().stride().momentum());
    assertEquals(20, descent.kept().getFirst().last().step());
    assertEquals(0, descent.kept().getFirst().stride().momentum());
    assertEquals(descent.kept(), descent.beside());
    // a place is kept, too: what is new takes that of the oldest
    Plot second = null;
    for (int i = 1; i <= 5; i++) {
      descent.step();
      atStep(i);
      descent.keepForComparison();
      if (i == 1) second = descent.plot().get();
      assertEquals(i % 5, descent.place(descent.plot().get()));
    }
    assertEquals(5, descent.kept().size());
    assertEquals(1, descent.place(second));
  }

  @Test
  void itBeginsElsewhereAndAnEditBeginsAnew() {
    open(LINE);
    descent.moving().addAll(Set.of("w", "b"));
    atStep(0);
    descent.beginAt(new double[] {2, -4});
    until(() -> at(0) == 2);
    assertEquals(-4, at(1));
    assertEquals(0, descent.plot().get().last().loss());
    showsFor("b", -4);
    assertTrue(descent.tried().get());
    descent.keepForComparison();
    String other = LINE.replace("t = 2", "t = 5");
    model.document().type(other);
    assertNull(descent.plot().get());
    assertEquals(0, descent.kept().size());
    assertFalse(descent.tried().get());
    until(() -> descent.plot().get() != null);
    assertEquals(other, descent.ground().get().text());
    assertEquals(1, at(0));
    showsFor("b", 0);
  }

  private void retyped(String text) {
    model.document().type(text);
    until(() -> descent.ground().get().text().equals(text));
  }

  @Test
  void whatMovesIsKeptByNameWhileTheTextIsTypedAnew() {
    open(LINE);
    descent.moving().addAll(Set.of("w", "b"));
    retyped("");
    retyped("x = 3, t = ");
    assertEquals(Set.of(), Set.copyOf(descent.moving()));
    retyped("y = 3, t = 2\nw = 4\nL = (w*y - t)^2\n");
    // what is gone goes
    assertEquals(Set.of("w"), Set.copyOf(descent.moving()));
    retyped(LINE);
    assertEquals(Set.of("w", "b"), Set.copyOf(descent.moving()));
    descent.moving().remove("b");
    retyped("");
    retyped(LINE);
    assertEquals(Set.of("w"), Set.copyOf(descent.moving()));
    // in another document nothing moves unasked
    open("w = 1; L = w^2");
    assertEquals(Set.of(), Set.copyOf(descent.moving()));
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
  void numbersAreKeptBetweenTheLinesAndCommentsOfTheText() {
    String written =
        "w = [[1, 0.5], # of the first\n     [1/4, 0]] # of the second\nx = [1, 0]\n"
            + "b = 2 # bias\nL = sum((w x)^2) + b^2\n";
    open(written);
    descent.rate().set(0.25);
    descent.moving().addAll(Set.of("w", "b"));
    atStep(0);
    descent.step();
    atStep(1);
    until(() -> model.inputs().named("w").isPresent());
    descent.keepNumbers();
    // ∂L/∂w = 2 (w x) xᵀ leaves the second column, ∂L/∂b = 4
    String kept =
        written.replace("[[1,", "[[0.5,").replace("[1/4,", "[0.125,").replace("b = 2", "b = 1");
    assertEquals(kept, model.document().text().get());
    model.document().undo();
    assertEquals(written, model.document().text().get());
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
    // one step more, to know where it stopped
    descent.step();
    until(() -> !descent.running().get());
    assertTrue(descent.plot().get().last().step() < 90_000);
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

  private static final String ROWS = "x,t,id\n1,2,a\n2,3,b\n3,5,c\n4,4,d\n";

  @Test
  void theExamplesOfAFileAreDescendedSomeAtATimeInASeededOrder() {
    open(LINE);
    descent.rate().set(0.01);
    descent.moving().addAll(Set.of("w", "b"));
    atStep(0);
    descent.data().take(file("rows.csv", ROWS));
    until(() -> descent.plot().get() != null && descent.plot().get().serving().data().size() == 4);
    // errors 1 − 2, 2 − 3, 3 − 5 and 4 − 4
    assertEquals((1 + 1 + 4 + 0) / 4.0, descent.plot().get().last().loss());
    Data.Intake.Accepted taken = (Data.Intake.Accepted) descent.data().intake().get();
    assertEquals(List.of("id"), taken.unused());
    descent.data().batch().set(3);
    descent.data().seed().set(5);
    until(() -> descent.plot().get() != null && descent.plot().get().serving().seed() == 5);
    descent.steps().set(7);
    descent.run();
    atStep(7);
    // as the command goes
    Descent same =
        Descent.of(
            descent.ground().get().tape(),
            descent.plot().get().parameters(),
            Stride.plain(0.01),
            taken.data(),
            Batches.of(taken.data(), 3, 5));
    for (int step = 0; step < 7; step++) {
      assertEquals(same.now().loss(), descent.plot().get().points().get(step).loss());
      same.step();
    }
    assertArrayEquals(same.now().values(), descent.plot().get().last().values());
    descent.data().drop();
    atStep(0);
    assertEquals(1, descent.plot().get().serving().data().size());
    assertEquals(1, descent.plot().get().last().loss());
  }

  @Test
  void whereTheFileDoesNotFitNothingMovesAndItSaysWhy() {
    open(LINE);
    descent.moving().add("w");
    atStep(0);
    descent.data().take(file("a.csv", "t,w\n1,2\n"));
    until(() -> descent.data().intake().get() != null);
    assertEquals(
        new Data.Intake.Unfit("descent.data.moves", List.of("w")), descent.data().intake().get());
    assertNull(descent.plot().get());
    assertFalse(descent.isReady());
    descent.data().take(file("b.csv", "x,t\n1,\"2\"x\n"));
    until(() -> descent.data().supply().get() instanceof Supply.Unavailable);
    assertEquals(
        new Supply.Unavailable("descent.data.quotes", List.of(2L)), descent.data().supply().get());
    // what moves is another, and the first file fits
    descent.moving().remove("w");
    descent.moving().add("b");
    descent.data().take(file("a.csv", "t,w\n1,2\n"));
    until(() -> descent.plot().get() != null);
    assertEquals(25, descent.plot().get().last().loss());
    // another document has examples of its own
    open("v = 1; L = v^2");
    assertTrue(descent.data().dataset().get().isNone());
  }

  @Test
  void thePlaneIsAskedAnewOnlyWhereANumberHasMoved() {
    open(
        """
        X = [[0, 0], [1, 1]], t = [0, 1]
        w = [1, 0.5], b = 0.25
        p = sigmoid(X @ w + b)
        L = -mean(t*log(p) + (1 - t)*log(1 - p))
        """);
    descent.moving().addAll(Set.of("w", "b"));
    descent.data().take(file("rows.csv", "\"X[:,0]\",\"X[:,1]\",t\n2,3,1\n-1,1,1\n-2,5,0\n"));
    until(() -> descent.plot().get() != null && descent.plot().get().verdict().isPresent());
    Verdict start = descent.plot().get().verdict().orElseThrow();
    assertTrue(start.boundary().isPresent());
    descent.rate().set(1e-300);
    descent.step();
    atStep(1);
    assertTrue(start == descent.plot().get().verdict().orElseThrow());
    descent.rate().set(0.5);
    descent.step();
    atStep(2);
    assertFalse(start == descent.plot().get().verdict().orElseThrow());
  }
}
