package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Folding.Level;
import gradus.graph.place.Group;
import gradus.reading.ProgramReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which calls are drawn by their parts, and how that is changed.
class FoldingTest {
  private static boolean canUnfold(String text, String name) {
    ComputationGraph graph = Texts.build(text).graph();
    return Folding.canUnfold(graph, graph.named(name).orElseThrow());
  }

  private static Folding unfolded(Folding before, String text) {
    ComputationGraph graph = Texts.build(text).graph();
    return before.unfold(graph, graph.named("f").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "false, '', '', false",
    "true, '', '', true",
    "false, g, '', true",
    "false, other, '', false",
    "false, f/0, '', true",
    "true, other, '', true",
    "true, '', other, true",
    "true, '', g, false",
    "true, '', f/0, false",
    "false, g, f/0, false",
    "false, f/0, g, true",
    "true, f/0, g, true",
    "false, g, g, false",
    "false, f/0, f/0, false",
  })
  void aPlaceCountsForMoreThanAFunctionAndClosedForMoreThanOpen(
      boolean all, String open, String closed, boolean unfolds) {
    assertEquals(unfolds, new Folding(all, set(open), set(closed)).unfolds("g", () -> "f/0"));
  }

  private static Set<String> set(String name) {
    return name.isEmpty() ? Set.of() : Set.of(name);
  }

  @Test
  void noKeyIsWrittenWhileNothingIsNamed() {
    assertTrue(Folding.UNFOLDED.unfolds("g", FoldingTest::unasked));
    assertFalse(Folding.FOLDED.unfolds("g", FoldingTest::unasked));
  }

  private static String unasked() {
    throw new AssertionError("asked for a key");
  }

  @Test
  void aRepeatIsFoldedByAnyOfItsNames() {
    Folding folding = new Folding(true, Set.of("c"), Set.of("h"));
    assertTrue(folding.foldsRepeat(List.of("c", "h")));
    assertFalse(folding.foldsRepeat(List.of("c", "k")));
    assertFalse(folding.foldsRepeat(List.of()));
  }

  @Test
  void aCallIsUnfoldedAndFoldedByItsKey() {
    Folding some = new Folding(false, Set.of("a"), Set.of("f", "b"));
    assertEquals(
        new Folding(false, Set.of("a", "f"), Set.of("b")), unfolded(some, "f = sigmoid(x)"));
    assertEquals(
        new Folding(false, Set.of("a", "f"), Set.of("b")), unfolded(some, "g(t) = 2*t\nf = g(x)"));
    Group call = new Group(Group.Bond.CALL, "a", "g", null);
    assertEquals(new Folding(false, Set.of(), Set.of("f", "b", "a")), some.fold(call));
    assertEquals(new Folding(true, Set.of(), Set.of("a")), Folding.UNFOLDED.fold(call));
  }

  @Test
  void onlyWhatStandsForAFormulaCanBeUnfolded() {
    assertTrue(canUnfold("f = sigmoid(x)", "f"));
    assertTrue(canUnfold("g(t) = 2*t\nf = g(x)", "f"));
    assertFalse(canUnfold("f = exp(x)", "f"));
    assertFalse(canUnfold("f = exp(x)", "x"));
  }

  @Test
  void aFoldingKeepsWhatItWasGiven() {
    Set<String> open = new HashSet<>(Set.of("a"));
    Folding folding = new Folding(false, open, Set.of());
    open.add("b");
    assertEquals(Set.of("a"), folding.open());
    assertThrows(UnsupportedOperationException.class, () -> folding.closed().add("c"));
  }

  private static List<String> ops(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
        .graph()
        .gates()
        .stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().name())
        .toList();
  }

  @Test
  void whatStandsTwiceInAFormulaOfTheCatalogueIsOneGate() {
    assertEquals(
        List.of("exp", "neg", "exp", "-", "+", "/"), ops("x = 2; f = tanh(x)", Folding.UNFOLDED));
    assertEquals(
        List.of("exp", "neg", "exp", "-", "/"), ops("x = 2; f = sinh(x)", Folding.UNFOLDED));
  }

  @Test
  void whatStandsTwiceInTheTextIsTwoGatesAsWritten() {
    assertEquals(List.of("exp", "exp", "*"), ops("x = 2; f = exp(x)*exp(x)", Folding.UNFOLDED));
    assertEquals(
        List.of("exp", "exp", "*"), ops("g(t) = exp(t)*exp(t); x = 2; f = g(x)", Folding.UNFOLDED));
    assertEquals(12, ops("x = 2; f = tanh(x) + tanh(x)", Folding.UNFOLDED).size() - 1);
  }

  @Test
  void aPictureOfMoreThanFourHundredGatesFoldsItsRepeatsUntilSomebodyOpensOne() {
    String text = "h = 0.5; w = 0.9; b = 0.1\nrepeat 200 { h = tanh(w*h + b) }\nL = h^2";
    ComputationGraph whole = Texts.build(text).graph();
    Folding drawing = Folding.FOLDED.drawing(whole);
    assertEquals(new Folding(false, Set.of(), Set.of("h")), drawing);
    assertEquals(Folding.UNFOLDED, Folding.UNFOLDED.drawing(whole));
    ComputationGraph drawn = folded(text, drawing);
    assertEquals(2, drawn.gates().stream().filter(Gate::isOperation).count());
    Gate repeat = drawn.gates().stream().filter(Gate::isOperation).findFirst().orElseThrow();
    // The person's own choice is what is kept; the picture's follows from it.
    Folding opened = Folding.FOLDED.unfold(drawn, repeat);
    assertEquals(opened, opened.drawing(whole));
    assertEquals(601, folded(text, opened).gates().stream().filter(Gate::isOperation).count());
    Group round =
        whole.gates().stream().map(whole::frame).filter(Objects::nonNull).findFirst().orElseThrow();
    Folding closed = opened.fold(round);
    assertEquals(drawn.gates().size(), folded(text, closed).gates().size());
  }

  @Test
  void whatIsDrawnByItsPartsThroughoutFoldsItsRepeatsAboveTwoThousandGates() {
    String text = "h = 0.5; w = 0.9\nrepeat %d { h = tanh(w*h) }";
    ComputationGraph most = folded(text.formatted(285), Folding.UNFOLDED);
    assertEquals(1995, Folding.drawn(most));
    assertEquals(Folding.UNFOLDED, Folding.UNFOLDED.drawing(most));
    ComputationGraph more = folded(text.formatted(286), Folding.UNFOLDED);
    Folding drawing = Folding.UNFOLDED.drawing(more);
    assertEquals(new Folding(true, Set.of(), Set.of("h")), drawing);
    assertEquals(List.of(2002, 2000), Folding.UNFOLDED.told(more, drawing).orElseThrow().args());
    // What somebody opened stays open.
    Folding opened = new Folding(true, Set.of("h"), Set.of());
    assertEquals(opened, opened.drawing(more));
  }

  @Test
  void aPictureOfFourHundredGatesFoldsNothing() {
    String text = "h = 0.5; w = 0.9\nrepeat %d { h = w*h + h }";
    assertEquals(Folding.FOLDED, Folding.FOLDED.drawing(Texts.build(text.formatted(200)).graph()));
    assertEquals(
        Set.of("h"), Folding.FOLDED.drawing(Texts.build(text.formatted(201)).graph()).closed());
    // A long sum stands as one gate.
    ComputationGraph sum = Texts.build("x = 1\nf = sum(i=1..500, x)").graph();
    assertEquals(Folding.FOLDED, Folding.FOLDED.drawing(sum));
  }

  private static final List<String> NESTED =
      List.of(
          "layer(W, x, b) = tanh(W x + b); W = [[1, 2], [3, 4]]; V = [[1, 2]]; x = [1, 2]; b = [0,"
              + " 1]; c = [0.3]; y = layer(V, layer(W, x, b), c)",
          "p(X) = softmax(X) * X; X = [[1, 2], [3, 4]]; f = sum(p(X X))",
          "h = [0.5, 1]; W = [[1, 2], [3, 4]]\nrepeat 2 { h = tanh(W h) }\nf = sum(h)",
          "n(x) = (x - mean(x))/norm(x); x = [1, 2, 3]; W = [[1, 0, 1], [2, 1, 0]]; f = sum(W"
              + " n(x))");

  /// However a person unfolds one gate after the other: a wire that left a frame does not come
  /// back, for which there is no place.
  @Test
  void noWireThatLeavesAFrameComesBack() {
    int tried = 0;
    for (String text : NESTED) {
      for (Level level : Level.values()) {
        Folding folding = Folding.FOLDED.at(level, 0);
        ComputationGraph first = folded(text, folding);
        for (Gate gate : first.gates()) {
          if (!Folding.canUnfold(first, gate)) continue;
          Folding once = folding.unfold(first, gate);
          ComputationGraph second = folded(text, once);
          for (Gate next : second.gates()) {
            if (!Folding.canUnfold(second, next)) continue;
            ComputationGraph third = folded(text, once.unfold(second, next));
            assertEquals(List.of(), returning(third), () -> text + " " + gate + " " + next);
            tried++;
          }
        }
      }
    }
    assertTrue(tried > 100, tried + " ways");
  }

  /// The keys of gates in a frame that read what a wire out of it leads to.
  private static List<String> returning(ComputationGraph graph) {
    Set<Group> frames = new HashSet<>();
    for (Gate gate : graph.gates()) {
      for (Group g = gate.group(); g != null; g = g.parent()) {
        frames.add(g);
      }
    }
    List<String> found = new ArrayList<>();
    for (Group frame : frames) {
      Set<Gate> beyond = new HashSet<>();
      for (Gate gate : graph.gates()) {
        boolean inside = isIn(gate, frame);
        List<Gate> operands = graph.operands(gate).stream().map(Wire::source).toList();
        if (inside && operands.stream().anyMatch(beyond::contains)) found.add(gate.key());
        boolean left = operands.stream().anyMatch(g -> isIn(g, frame) || beyond.contains(g));
        if (!inside && left) beyond.add(gate);
      }
    }
    return found;
  }

  private static boolean isIn(Gate gate, Group frame) {
    for (Group g = gate.group(); g != null; g = g.parent()) {
      if (g.equals(frame)) return true;
    }
    return false;
  }

  private static ComputationGraph folded(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
        .graph();
  }

  /// The operations of a program, by their signs, under a folding.
  private static List<String> signs(String text, Folding folding) {
    return lowered(text, folding).gates().stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().name())
        .toList();
  }

  private static ComputationGraph lowered(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
        .graph();
  }

  @Test
  void oneUnfoldingOpensOneFrameAlsoWhereTheFormulaEndsWithAnother() {
    String text =
        "layer(W, x, b) = tanh(W x + b)\nW = [[1, 2], [3, 4]]\nx = [1, 2]\nb = [0, 1]\n"
            + "h = layer(W, x, b)";
    ComputationGraph folded = lowered(text, Folding.FOLDED);
    Folding once = Folding.FOLDED.unfold(folded, folded.output());
    assertEquals(List.of("@", "+", "tanh"), signs(text, once));

    Gate tanh = lowered(text, once).output();
    assertEquals("h", tanh.key());
    assertEquals("h/layer", tanh.handle());
    Folding twice = once.unfold(lowered(text, once), tanh);
    ComputationGraph open = lowered(text, twice);
    assertTrue(signs(text, twice).contains("exp"), signs(text, twice)::toString);
    assertFalse(signs(text, twice).contains("tanh"));

    // Each frame is folded by itself, from within and from without.
    Group inner = open.output().group();
    assertEquals("tanh", inner.title());
    assertEquals("layer", inner.parent().title());
    assertEquals(List.of("@", "+", "tanh"), signs(text, twice.fold(inner)));
    assertEquals(List.of("layer"), signs(text, twice.fold(inner.parent())));
  }
}
