package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireNamesTest {
  private static ComputationGraph graph(String text) {
    return GraphBuilder.build(ProgramReader.read(text)).graph();
  }

  /// What each operation is called, operands first.
  private static List<String> called(ComputationGraph graph) {
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .map(g -> graph.called(g).orElseThrow())
        .toList();
  }

  @Test
  void theSumOfTheLectureIsQ() {
    assertEquals(List.of("q", "f"), called(graph("x = -2; y = 5; z = -4; f = (x + y)*z")));
  }

  @Test
  void afterSixLettersComeNumbers() {
    List<String> names = called(graph("x = 1; f = exp(exp(exp(exp(exp(exp(exp(exp(exp(x)))))))))"));
    assertEquals(List.of("q", "p", "u", "v", "r", "t", "q_1", "q_2", "f"), names);
  }

  @Test
  void whatTheTextUsesIsNeverGiven() {
    assertEquals(List.of("v", "r", "t", "f"), called(graph("q = 1; p(u) = 2*u; f = p(p(q)*3)*4")));
    assertEquals(List.of("p", "f"), called(graph("f = exp(q + 1)")));
    assertEquals(List.of("p", "f"), called(graph("f(q) = exp(1 + x)")));
  }

  @Test
  void whatIsTypesetLikeANameOfTheTextIsNeverGiven() {
    String deep = " = 1; f = exp(exp(exp(exp(exp(exp(exp(exp(exp(";
    for (String used : List.of("q1", "q_1", "q₁")) {
      List<String> names = called(graph(used + deep + used + ")))))))))"));
      assertEquals(List.of("q", "p", "u", "v", "r", "t", "q_2", "q_3", "f"), names, used);
    }
  }

  @Test
  void inputsAndConstantsAreGivenNone() {
    ComputationGraph graph = graph("x = 2; f = 3*x + 1");
    assertEquals(
        List.of(Optional.of("x"), Optional.empty(), Optional.of("q"), Optional.empty()),
        graph.gates().stream().limit(4).map(graph::called).toList());
    assertEquals(Optional.empty(), graph.given().of("x"));
  }

  @Test
  void aNameStaysWithItsWireWhileTheTextIsEditedElsewhere() {
    String before = "a = 1; b = 2; f = exp(a*b)";
    String after = "a = 1; b = 2; f = sin(a + b)*exp(a*b)";
    ComputationGraph old = graph(before);
    CarriedKeys keys = CarriedKeys.between(ProgramReader.read(before), ProgramReader.read(after));
    ComputationGraph fresh = graph(after).keeping(old.given().carried(keys));
    List<String> texts = new ArrayList<>();
    for (Gate gate : fresh.gates()) {
      if (gate.isOperation()) texts.add(fresh.called(gate).orElseThrow() + "=" + fresh.text(gate));
    }
    assertEquals(
        List.of("p=a + b", "u=sin(a + b)", "q=a*b", "v=exp(a*b)", "f=sin(a + b)*exp(a*b)"), texts);
  }

  @Test
  void whatIsUnfoldedNamesNothingElseAnew() {
    String text = "R(w) = 2*w^2; x = 3; f = R(x + 1)*exp(x) + sigmoid(x)";
    assertEquals(List.of("q", "p", "u", "v", "r", "f"), called(graph(text)));
    Folding open = new Folding(false, Set.of("R"), Set.of());
    ComputationGraph unfolded =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, open, () -> false).graph();
    List<String> all = List.of("q", "t", "p", "u", "v", "r", "f");
    assertEquals(all, called(unfolded));
    ComputationGraph kept =
        graph(text).keeping(GraphBuilder.build(ProgramReader.read(text)).graph().given());
    assertEquals(all, called(unfolded.keeping(kept.given())));
    assertEquals(called(kept), called(graph(text).keeping(unfolded.given())));
  }

  @Test
  void whatWasOpenedHasItsNameAgainWheneverItIsSeen() {
    String text =
        "W = [[1,2],[3,4]]; V = [[0.5,-1],[2,1]]; x = [1,-2];"
            + " f = sum(tanh(V @ relu(W @ x)) * exp(x))";
    List<Folding.Level> walk =
        List.of(
            Folding.Level.LAYER,
            Folding.Level.NEURON,
            Folding.Level.SCALAR,
            Folding.Level.LAYER,
            Folding.Level.SCALAR,
            Folding.Level.NEURON,
            Folding.Level.LAYER);
    WireNames given = WireNames.NONE;
    Map<String, String> first = new HashMap<>();
    Map<Folding.Level, List<String>> seen = new EnumMap<>(Folding.Level.class);
    for (Folding.Level level : walk) {
      ComputationGraph graph =
          GraphBuilder.build(
                  ProgramReader.read(text),
                  Map.of(),
                  null,
                  Folding.FOLDED.at(level, 0),
                  () -> false)
              .graph()
              .keeping(given);
      given = graph.given();
      List<String> names = called(graph);
      assertEquals(names.size(), new HashSet<>(names).size(), level + ": " + names);
      assertEquals(names, seen.getOrDefault(level, names), "" + level);
      seen.put(level, names);
      for (Gate gate : graph.gates()) {
        if (!gate.isOperation()) continue;
        String name = graph.called(gate).orElseThrow();
        assertEquals(name, first.getOrDefault(gate.key(), name), gate.key());
        first.put(gate.key(), name);
      }
    }
    assertEquals(List.of("q", "p", "u", "v", "r", "t", "f"), seen.get(Folding.Level.LAYER));
    List<String> neurons = seen.get(Folding.Level.NEURON);
    // Two entries has q: q₂ would look like a third.
    assertFalse(neurons.contains("q_2"), "" + neurons);
    assertTrue(neurons.containsAll(List.of("q_0", "q_1", "u_0", "s_1")), "" + neurons);
  }

  @Test
  void theResultOfWhatIsUnfoldedKeepsItsName() {
    String text = "h(x) = 2*tanh(x); y = 1; f = exp(y) + h(h(y)*3)";
    List<List<String>> named = new ArrayList<>();
    for (Folding folding : List.of(Folding.FOLDED, Folding.UNFOLDED)) {
      ComputationGraph graph =
          GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
              .graph();
      List<String> texts = new ArrayList<>();
      for (Gate gate : graph.gates()) {
        if (gate.isOperation()) {
          texts.add(graph.called(gate).orElseThrow() + "=" + graph.text(gate));
        }
      }
      named.add(texts);
    }
    assertEquals(
        List.of("q=exp(y)", "p=h(y)", "u=h(y)*3", "v=h(h(y)*3)", "f=exp(y) + h(h(y)*3)"),
        named.get(0));
    assertEquals(
        List.of(
            "q=exp(y)",
            "r=tanh(x)",
            "p=2*tanh(x)",
            "u=h(y)*3",
            "t=tanh(x)",
            "v=2*tanh(x)",
            "f=exp(y) + h(h(y)*3)"),
        named.get(1).stream().filter(n -> !n.startsWith("q_")).toList());
    assertEquals(17, named.get(1).size());
  }

  @Test
  void aNameThatTheTextNowUsesIsGivenUp() {
    String before = "x = 1; f = exp(x)*x";
    String after = "x = 1; q = 3; f = exp(x)*x*q";
    CarriedKeys keys = CarriedKeys.between(ProgramReader.read(before), ProgramReader.read(after));
    ComputationGraph fresh = graph(after).keeping(graph(before).given().carried(keys));
    assertEquals(List.of("p", "u", "f"), called(fresh));
  }

  @Test
  void indicesCountWithLettersThatAreNoNamesOfAnyExample() {
    for (Example example : Examples.all()) {
      ComputationGraph graph = Texts.build(example.program()).graph();
      Set<String> names = new HashSet<>(graph.used());
      graph.gates().forEach(gate -> graph.called(gate).ifPresent(names::add));
      for (String usual : List.of("i", "j", "k", "l", "m", "n", "u", "v")) {
        String letter = graph.indexLetters().of(usual);
        assertFalse(names.contains(letter), example.name() + ": " + letter);
      }
    }
    assertEquals("l", Texts.build("k = 1; f = k + 1").graph().indexLetters().of("k"));
    assertEquals("jkl", Texts.build("y_i = 1; f = y_i + 1").graph().indexLetters().all("ijk"));
  }

  @Test
  void otherNumbersKeepTheVeryNamesAndAGateThatIsGoneLeavesItsOwn() {
    ComputationGraph first = graph("x = 2; f = exp(sin(x) + cos(x))");
    ComputationGraph other = graph("x = 3; f = exp(sin(x) + cos(x))").keeping(first.given());
    assertSame(first.given(), other.given());
    ComputationGraph fewer = graph("x = 3; f = exp(sin(x) + x)").keeping(first.given());
    assertNotSame(first.given(), fewer.given());
    ComputationGraph used = graph("x = 3; p = 1; f = exp(sin(x) + cos(x))").keeping(first.given());
    assertFalse(called(used).subList(1, called(used).size()).contains("p"));
  }
}
