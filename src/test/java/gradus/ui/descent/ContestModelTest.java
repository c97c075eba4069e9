package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.descent.GradientSize;
import gradus.lesson.Examples;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Another program beside a descent.
class ContestModelTest extends Unwatched {
  private static final String LINE = "x = 3, t = 2\nw = 1, b = 0\nL = (w*x + b - t)^2\n";

  private final ContestModel contest =
      new ContestModel(descent, model.document(), () -> Locale.ENGLISH, model.receiving());

  private static Rival file(String text) {
    return new Rival.OfFile(new SideFiles.SideFile("other.gradus", text));
  }

  private Contest.Held heldAt(int step) {
    until(() ->
        contest.contest().get() instanceof Contest.Held held && held.other().last().step() == step);
    return (Contest.Held) contest.contest().get();
  }

  private void descend(String text) {
    open(text);
    descent.rate().set(0.0625);
    descent.moving().add("w");
    atStep(0);
  }

  @Test
  void theTextAsItWasGoesAsManyStepsAtTheSameRate() {
    descend(LINE);
    contest.rival().set(contest.keepText());
    model.document().type(LINE.replace("t = 2", "t = 5"));
    until(() -> descent.plot().get() != null);
    // 3 w − 5 = −2 beside 3 w − 2 = 1
    Contest.Held start = heldAt(0);
    assertEquals(4, descent.plot().get().last().loss());
    assertEquals(1, start.other().last().loss());
    assertEquals(
        List.of("w 12.0", "x 4.0", "t 4.0", "b 4.0"),
        start.own().stream().map(s -> s.input().name() + " " + s.size()).toList());
    assertEquals(
        List.of("w 6.0", "x 2.0", "t 2.0", "b 2.0"),
        start.others().stream().map(s -> s.input().name() + " " + s.size()).toList());
    descent.step();
    atStep(1);
    assertEquals(0.625, heldAt(1).other().last().value(0));
    descent.steps().set(10);
    descent.run();
    atStep(11);
    Contest.Held later = heldAt(11);
    assertEquals(12, later.other().points().size());
    assertEquals(OptionalDouble.empty(), later.left());
    descent.rate().set(0.125);
    descent.reset();
    descent.step();
    atStep(1);
    until(() -> heldAt(1).other().stride().rate() == 0.125);
    assertEquals(0.25, heldAt(1).other().last().value(0));
    contest.rival().set(new Rival.Nobody());
    assertNull(contest.contest().get());
  }

  @Test
  void theRulesOfTheOtherSayWhatMovesAndItsRateIsLeft() {
    descend(LINE);
    contest.rival().set(file("v = 1; L = v^2; v := v - 0.25*grad(L, v)"));
    Contest.Held held = heldAt(0);
    assertEquals("v", held.other().parameters().gates().getFirst().name());
    assertEquals(OptionalDouble.of(0.25), held.left());
    descent.step();
    assertEquals(1 - 0.0625 * 2, heldAt(1).other().last().value(0));
  }

  @Test
  void bothLookAtTheSameExamplesInTheSameOrder() {
    descend(LINE);
    descent.data().take(file("rows.csv", "x,t\n1,2\n2,3\n3,5\n4,4\n"));
    descent.data().batch().set(2);
    until(() -> descent.plot().get().serving().batch() == 2);
    contest.rival().set(file(LINE));
    descent.rate().set(0.01);
    descent.steps().set(5);
    descent.run();
    atStep(5);
    Contest.Held held = heldAt(5);
    assertEquals(descent.plot().get().last().loss(), held.other().last().loss());
    assertEquals(
        held.own().stream().map(GradientSize::size).toList(),
        held.others().stream().map(GradientSize::size).toList());
    contest.rival().set(file("w = 1; u = 2; L = (w - u)^2"));
    until(() -> contest.contest().get().rival().equals(contest.rival().get()));
    assertEquals("descent.data.columns", ((Contest.Barred) contest.contest().get()).key());
  }

  /// No column is called as an input: what fills what is chosen for both.
  @Test
  void whatIsChosenForAColumnIsSoForTheOtherProgram() {
    descend(LINE);
    contest.rival().set(file(LINE));
    descent.data().take(file("named.csv", "height,weight\n1,2\n2,3\n3,5\n"));
    until(() -> descent.data().head().equals(List.of("height", "weight")));
    descent.data().fill("height", "x");
    descent.data().fill("weight", "t");
    until(() -> descent.plot().get() != null && descent.plot().get().serving().data().size() == 3);
    until(() ->
        contest.contest().get() instanceof Contest.Held now
            && now.other().serving().data().size() == 3);
    Contest.Held held = heldAt(0);
    assertEquals(3, held.other().serving().data().size());
    // w = 1, b = 0: errors 1 − 2, 2 − 3 and 3 − 5
    assertEquals(2, held.other().last().loss());
    // another choice begins anew for both
    descent.data().fill("height", "");
    until(() -> descent.plot().get().serving().data().columns().size() == 1);
    until(() ->
        contest.contest().get() instanceof Contest.Held now
            && now.other().serving().data().columns().size() == 1);
  }

  @Test
  void aPersonChoosesWhatMovesInTheOther() {
    descend(LINE);
    contest.rival().set(file("a = 1; c = 4; k = 2; L = (k*a - c)^2"));
    until(() -> contest.contest().get() instanceof Contest.Undecided);
    contest.move("a", true);
    Contest.Held held = heldAt(0);
    assertEquals(List.of("a", "c", "k"), held.choices());
    assertEquals("a", held.other().parameters().gates().getFirst().name());
    descent.step();
    // ∂L/∂a = 2 (2 − 4) 2 = −8
    assertEquals(1 + 0.0625 * 8, heldAt(1).other().last().value(0));
    contest.move("k", true);
    until(() ->
        contest.contest().get() instanceof Contest.Held both
            && both.other().parameters().size() == 2);
    contest.move("a", false);
    contest.move("k", false);
    until(() ->
        contest.contest().get() instanceof Contest.Undecided open
            && open.key().equals("ui.contest.tick"));
    // another program is asked anew, and what is called alike moves by itself
    contest.rival().set(file(LINE));
    assertEquals("w", heldAt(1).other().parameters().gates().getFirst().name());
  }

  @Test
  void itSaysWhyNothingCanBeCompared() {
    descend(LINE);
    contest.rival().set(new Rival.BuiltIn(Examples.named("xyz").orElseThrow()));
    until(() -> contest.contest().get() != null);
    Contest.Undecided open = assertInstanceOf(Contest.Undecided.class, contest.contest().get());
    assertEquals("ui.contest.nothing", open.key());
    assertEquals(List.of("w"), open.args());
    assertEquals(List.of("x", "y", "z"), open.choices());
    contest.rival().set(file("w = [1, 2]; y = 2*w"));
    until(() -> contest.contest().get().rival().equals(contest.rival().get()));
    assertEquals("ui.descent.scalar", ((Contest.Barred) contest.contest().get()).key());
    contest.rival().set(file("w = 1; L = w^2; v := v - 0.1*grad(L, v)"));
    until(() -> contest.contest().get().rival().equals(contest.rival().get()));
    Contest.Misled misled = assertInstanceOf(Contest.Misled.class, contest.contest().get());
    assertEquals("descent.rule.parameter", misled.problem().key());
  }

  private static String about(String text) {
    return new Rival.Earlier(1, text).about();
  }

  @Test
  void aKeptTextIsCalledByItsFirstCommentOrItsFirstFormula() {
    assertEquals("L = (w*x - 2)^2", about("x = 3, w = -[1, 2]\nL = (w*x - 2)^2\n"));
    assertEquals("a net", about("\n# a net\nL = w*x\n"));
    assertEquals("(x + y)*z", about("(x + y)*z; x = -2"));
    assertEquals("L = a + a + a + a + a + a + a +…", about("a = 1\nL = a" + " + a".repeat(20)));
    assertEquals("", about("x = 3"));
  }
}
