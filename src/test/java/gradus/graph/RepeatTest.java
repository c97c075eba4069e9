package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.Texts;
import gradus.graph.place.Group;
import gradus.graph.place.Round;
import gradus.lang.Problem;
import gradus.op.Origin;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Repeats round by round and as one gate: names, frames, values.
class RepeatTest {
  private static Lowering build(String text, String... closed) {
    Folding folding = new Folding(false, Set.of(), Set.of(closed));
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
  }

  private static ComputationGraph graph(String text, String... closed) {
    Lowering lowering = build(text, closed);
    assertEquals(List.of(), lowering.errors(), text);
    return lowering.graph();
  }

  private static double value(ComputationGraph graph) {
    return Trace.of(graph).value(graph.output()).orElseThrow().item();
  }

  private static String frames(Gate gate) {
    List<String> frames = new ArrayList<>();
    for (Group g = gate.group(); g != null; g = g.parent()) {
      frames.add(g.key() + " " + g.title());
    }
    return frames.toString();
  }

  @Test
  void everyRoundHasAFrameThatSaysWhichOfHowMany() {
    ComputationGraph graph = graph("h = 1\nrepeat 2 { h = 3*h; repeat 3 { k = h } }\nf = h");
    assertEquals(
        "[h⁽¹⁾, h⁽²⁾]",
        graph.names().keySet().stream().filter(n -> n.startsWith("h⁽")).toList().toString());
    assertEquals("[k 2 / 2]", frames(graph.named("h⁽²⁾").orElseThrow()));
    Gate inner = graph.named("k⁽¹⁾⁽³⁾").orElseThrow();
    assertEquals("[k 3 / 3, k 1 / 2]", frames(inner));
    assertEquals(Group.Bond.ROUND, inner.group().bond());
    assertSame(
        graph.named("h⁽¹⁾").orElseThrow().group(),
        graph.named("k⁽¹⁾⁽²⁾").orElseThrow().group().parent());
    assertNull(graph.output().group());
  }

  @Test
  void roundsAreNumberedBeyondNine() {
    ComputationGraph graph = graph("h = 1\nrepeat 10 { h = h + 2 }\nf = h");
    assertEquals("h⁽¹⁰⁾", graph.operands(graph.output()).getFirst().source().name());
    assertEquals(21, value(graph));
  }

  @Test
  void aRoundSeesWhatItDefinedAboveAndTheRoundBeforeBelow() {
    String text = "a = 1\nb = 2\nrepeat 2 { a = a + b; b = 3*a }\nf = 100*a + b";
    // a: 3, 12; b: 9, 36.
    assertEquals(1236, value(graph(text)));
    assertEquals(1236, value(graph(text, "a")));
    assertEquals(1236, value(graph(text, "b")));
    String nested = "h = 1\nrepeat 2 { k = h + 1; repeat 3 { k = 2*k }; h = k }\nf = h";
    assertEquals(136, value(graph(nested, "k")));
  }

  @Test
  void aFoldedRepeatIsOneGateForEachNameThatIsUsed() {
    String text = "a = 1\nb = 2\nrepeat 2 { a = a + b; b = 3*a }\n";
    ComputationGraph last = graph(text + "f = 7*b", "a");
    assertEquals(Set.of("a", "b", "f", "b⁽²⁾"), last.names().keySet());
    ComputationGraph both = graph(text + "f = a*b", "a");
    assertEquals(Set.of("a", "b", "f", "a⁽²⁾", "b⁽²⁾"), both.names().keySet());
    Gate a = both.named("a⁽²⁾").orElseThrow();
    assertEquals("⟳2", a.op().name());
    assertEquals(new Origin.Repeat(2, List.of("a", "b")), a.op().origin());
    assertEquals("a⁽²⁾", a.key());
    assertEquals("a", both.text(a));
    assertEquals("⟳2(a, b) = repeat 2 {\n  a = a + b\n  b = 3*a\n}", a.op().doc(Locale.ENGLISH));
    assertEquals(List.of("a", "b"), both.operands(a).stream().map(w -> w.source().name()).toList());
  }

  @Test
  void aBlockMayOnlyDefineValues() {
    String function = "repeat 2 { g(x) = 2*x; h = 1 }";
    Lowering lowering = build(function + "\nf = h");
    Problem first = lowering.errors().getFirst();
    assertEquals("graph.repeat", first.key());
    assertEquals(function.indexOf("g(x)"), first.span().start());
    assertEquals(1, lowering.errors().size());
    Lowering bare = build("repeat 2 { 3*y; h = 1 }\nf = h");
    assertEquals(List.of("graph.repeat"), bare.errors().stream().map(Problem::key).toList());
    assertEquals(
        List.of("graph.repeat"),
        build("repeat 2 { 3*y; h = 1 }\nf = h", "h").errors().stream().map(Problem::key).toList());
  }

  @Test
  void aRepeatedOutputIsTheLastRound() {
    assertEquals("h⁽³⁾", graph("h = 1\nrepeat 3 { h = 2*h }").output().name());
    assertEquals("h⁽³⁾", graph("h = 1\nrepeat 3 { h = 2*h }", "h").output().name());
    assertEquals(8, value(graph("h = 1\nrepeat 3 { h = 2*h }", "h")));
  }

  @Test
  void whatIsNoWireIsSaidWithTheFirstTwelveNames() {
    StringBuilder text = new StringBuilder("f = a1*z");
    for (int i = 1; i <= 13; i++) {
      text.append("\na").append(i).append(" = ").append(i);
    }
    Problem none = Texts.build(text.toString(), Map.of(), "no").errors().getFirst();
    assertEquals(List.of("no", "z, f, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10"), none.args());
    Lowering set = Texts.build("x = 1\nq = x", Map.of("q", Tensor.scalar(2)), null);
    assertEquals(List.of("q"), set.errors().getFirst().args());
  }

  @Test
  void aVectorThatIsDifferentiatedIsNamedWithItsShape() {
    String text = "x = [1, 2, 4]\nf = 2*x";
    Problem seed = Texts.build(text).notices().getFirst();
    assertEquals("notice.seed[f, 3]", seed.key() + seed.args());
    assertEquals(text.indexOf("2*x"), seed.span().start());
    assertEquals(List.of(), Texts.build("x = [1, 2, 4]\nf = sum(x)").problems());
  }

  private static List<String> rounds(ComputationGraph graph) {
    return graph.gates().stream()
        .filter(g -> g.round() != null)
        .map(g -> g.key() + " " + g.round().name() + g.round().numbers())
        .toList();
  }

  @Test
  void everyGateOfARoundKnowsWhichItIs() {
    ComputationGraph graph = graph("h = 1\nrepeat 2 { repeat 2 { h = 3*h + 1 } }\nf = -h", "f");
    assertEquals(
        List.of("h⁽¹⁾⁽¹⁾/0^2 h[1, 1]", "h⁽¹⁾⁽¹⁾/0 h[1, 1]", "h⁽¹⁾⁽¹⁾/1 h[1, 1]", "h⁽¹⁾⁽¹⁾ h[1, 1]"),
        rounds(graph).subList(0, 4));
    assertEquals("h⁽²⁾⁽¹⁾ h[2, 1]", rounds(graph).get(11));
    assertEquals(16, rounds(graph).size());
    for (Gate gate : graph.gates()) {
      if (gate.name() != null && gate.round() != null) {
        assertEquals(gate.name(), gate.round().text());
      }
    }
    assertEquals("h⁽¹²⁾⁽³⁰⁾", new Round("h", List.of(12, 30)).text());
  }

  @Test
  void aNameThatLooksLikeARoundIsNone() {
    String text = "h = 1\nh⁽²⁾ = x + 1\nf = 2*h⁽²⁾ + h⁽³⁾";
    assertEquals(List.of(), rounds(graph(text, "f")));
    assertEquals(
        List.of("h~2⁽¹⁾/1 h[1]", "h~2⁽¹⁾ h[1]"),
        rounds(graph("h = 1\nrepeat 1 { h = h*2 }\nf = h + h⁽¹⁾", "f")));
  }

  @Test
  void theGateOfAFoldedRepeatIsOfItsLastRound() {
    ComputationGraph folded = graph("h = 1\nrepeat 5 { h = 2*h }\nf = 3*h", "h");
    assertEquals(List.of("h⁽⁵⁾ h[5]"), rounds(folded));
  }
}
