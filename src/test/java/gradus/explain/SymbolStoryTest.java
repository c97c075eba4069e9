package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A gate that nobody defined, told about in symbols (CS231n, lecture 4).
class SymbolStoryTest {
  private static Trace trace(String program) {
    return Trace.of(Texts.build(program).graph());
  }

  private static Manner manner(Trace trace, Locale language) {
    return new Manner(language, trace.numbers(2));
  }

  private static List<String> sentences(String program, Grain grain, Locale language) {
    Trace trace = trace(program);
    Steps steps = Steps.of(trace, grain);
    List<String> said = new ArrayList<>();
    for (int n = 0; n <= steps.last(); n++) {
      said.add(Sentences.of(steps, n, manner(trace, language)));
    }
    return said;
  }

  @Test
  void aForkIsToldBranchByBranch() {
    Trace trace = trace("q = g(x)\nz = f(q, q)");
    Gate q = trace.graph().named("q").orElseThrow();
    Explanation told =
        Explanation.ofFork(
            trace, q, Steps.of(trace, Grain.GATE).moment(0), manner(trace, Locale.ENGLISH));
    assertEquals("Fork of q", told.title());
    assertEquals(
        "q is used 2 times: the gradients add up",
        ((Passage.Heading) told.blocks().getFirst()).text());
    List<String> shares =
        told.blocks().stream()
            .filter(Passage.Line.class::isInstance)
            .map(b -> ((Passage.Line) b).pieces().get(1).latex())
            .toList();
    assertEquals(List.of("=", "\\mathrel{+}="), shares);
  }

  @Test
  void theChainRuleIsSaidStepByStep() {
    assertEquals(
        List.of(
            "Start, in symbols only. Without a value: x, y.",
            "f : z = f(x, y), with local gradients ∂z/∂x, ∂z/∂y",
            "∂L/∂z arrives: the upstream gradient, from whatever comes after z.",
            "to x: ∂L/∂x = ∂L/∂z · ∂z/∂x; to y: ∂L/∂y = ∂L/∂z · ∂z/∂y"),
        sentences("z = f(x, y)", Grain.GATE, Locale.ENGLISH));
    assertEquals(
        List.of(
            "시작, 기호로만. 값이 없는 입력: x, y.",
            "순전파: z = f(x, y).",
            "∂L/∂z 도착: z 다음의 계산에서 온 상류 기울기입니다.",
            "역전파: ∂L/∂x = ∂L/∂z · ∂z/∂x; ∂L/∂y = ∂L/∂z · ∂z/∂y."),
        sentences("z = f(x, y)", Grain.PASS, Locale.KOREAN));
  }

  private static List<String> ways(String program, String to, Signs signs) {
    Trace trace = trace(program);
    Gate gate = trace.graph().named(to).orElseThrow();
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2), signs);
    List<List<Wire>> ways = ChainPaths.of(trace, gate, () -> false).followed(12);
    List<String> said = new ArrayList<>();
    for (List<Wire> way : ways) {
      said.add(PathStory.inSymbols(trace, way, manner, ways.size() == 1).route());
    }
    said.add(PathStory.gradient(trace, gate, manner).route());
    return said;
  }

  @Test
  void theChainIsWrittenAlongEachWay() {
    String one = "∂L/∂x = ∂L/∂z · ∂z/∂x";
    assertEquals(List.of(one, one), ways("z = f(x, y)", "x", Signs.TEXTBOOK));
    assertEquals("∂L/∂y = ∂L/∂z ∗ ∂z/∂y", ways("z = f(x, y)", "y", Signs.NOTES).getFirst());
    assertEquals(
        List.of(
            "∂L/∂c · ∂c/∂b · ∂b/∂a · ∂a/∂x",
            "∂L/∂c · ∂c/∂b · ∂b/∂x|₂",
            "∂L/∂x = ∂L/∂c · ∂c/∂b · ∂b/∂a · ∂a/∂x + ∂L/∂c · ∂c/∂b · ∂b/∂x|₂"),
        ways("a = x + y; b = g(a, x); c = h(b)", "x", Signs.TEXTBOOK));
    // the loss itself: the one factor is the gradient
    assertEquals(List.of("∂L/∂x", "∂L/∂x"), ways("L = f(x, y)", "x", Signs.TEXTBOOK));
    assertEquals(List.of("∂L/∂z", "∂L/∂z"), ways("z = f(x, y)", "z", Signs.TEXTBOOK));
    Trace trace = trace("z = f(x, y)");
    Gate x = trace.graph().named("x").orElseThrow();
    Passage.Line line =
        PathStory.gradient(trace, x, manner(trace, Locale.ENGLISH)).lines().getFirst();
    assertEquals(
        "\\frac{\\partial L}{\\partial x} = \\frac{\\partial L}{\\partial z} {}\\cdot"
            + " \\frac{\\partial z}{\\partial x}",
        line.latex());
  }

  @Test
  void aLongWayInSymbolsIsLeftOpen() {
    StringBuilder program = new StringBuilder("h0 = f(x)");
    for (int i = 0; i < 30; i++) {
      program.append("; h").append(i + 1).append(" = g(h").append(i).append(")");
    }
    String way = ways(program.toString(), "x", Signs.TEXTBOOK).getFirst();
    assertEquals(1 + 1 + 24 + 1, way.split(" [=·] ").length, way);
    assertTrue(way.endsWith("· ∂h₇/∂h₆ · …"), way);
  }

  @Test
  void atAForkSharesAreAddedAndALossOfTheTextIsTheSeed() {
    assertEquals(
        List.of(
            "Start, in symbols only. Without a value: x.",
            "f : a = f(x), with local gradients ∂a/∂x",
            "g : L = g(a, a), with local gradients ∂L/∂a|₁, ∂L/∂a|₂",
            "Seed: the gradient of L with respect to itself is 1.",
            "to a: upstream gradient at g is 1",
            "to a: local gradient of g is ∂L/∂a|₁",
            "to a: ∂L/∂a += 1 · ∂L/∂a|₁",
            "∂L/∂a += 1 · ∂L/∂a|₁ (one of 2 branches)"),
        sentences("a = f(x); L = g(a, a)", Grain.PART, Locale.ENGLISH).subList(0, 8));
  }

  @Test
  void aShareThroughOneOperandIsNotTheWholeGradient() {
    assertEquals(
        List.of(
            "to q: ∂L/∂q += 1 · ∂L/∂q|₁; to p: ∂L/∂p = 1 · ∂L/∂p", "to q: ∂L/∂q += ∂L/∂p · ∂p/∂q"),
        sentences("q = f(x); L = g(q, h(q))", Grain.GATE, Locale.ENGLISH).subList(5, 7));
  }

  @Test
  void whatAKnownGateKnowsIsSaid() {
    assertEquals(
        "× : z = q y, with local gradients ∂z/∂q = y, ∂z/∂y = q",
        sentences("z = f(x)*y", Grain.GATE, Locale.ENGLISH).get(2));
  }

  @Test
  void aLetterThatTheTextUsesIsNotTheLoss() {
    assertEquals("L", Texts.build("z = f(x)").graph().loss());
    assertEquals("J", Texts.build("z = f(L)").graph().loss());
    assertEquals("C", Texts.build("C = f(x)").graph().loss());
  }

  @Test
  void everyStepIsExplainedInEveryGrain() {
    Trace trace = trace("a = f(x, 2*w)\nL = (a - t)^2 + g(a)");
    int steps = 0;
    for (Grain grain : Grain.values()) {
      Steps told = Steps.of(trace, grain);
      for (int n = 0; n <= told.last(); n++) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          Explanation explanation = Explanation.of(told, n, manner(trace, language));
          assertFalse(explanation.blocks().isEmpty(), grain + " " + n);
          steps++;
        }
      }
    }
    assertEquals(162, steps);
    for (Gate gate : trace.graph().gates()) {
      Manner manner = manner(trace, Locale.ENGLISH);
      assertFalse(Explanation.of(trace, gate, trace.end(), manner).blocks().isEmpty());
    }
  }

  @Test
  void thePanelShowsUpstreamTimesLocal() {
    Trace trace = trace("z = f(x, y)");
    Steps steps = Steps.of(trace, Grain.GATE);
    List<String> formulas =
        Explanation.of(steps, 3, manner(trace, Locale.ENGLISH)).blocks().stream()
            .filter(Passage.Line.class::isInstance)
            .map(p -> ((Passage.Line) p).latex())
            .toList();
    String upstream = "\\frac{\\partial L}{\\partial z}";
    String toX = "\\frac{\\partial z}{\\partial x}";
    String toY = "\\frac{\\partial z}{\\partial y}";
    assertEquals(
        List.of(
            upstream,
            toX,
            "\\frac{\\partial L}{\\partial x} = " + upstream + " \\cdot " + toX,
            toY,
            "\\frac{\\partial L}{\\partial y} = " + upstream + " \\cdot " + toY),
        formulas);
  }

  @Test
  void noInputCanBeGivenAValue() {
    var lowering =
        GraphBuilder.build(
            ProgramReader.read("z = f(x, y)"), Map.of("x", Tensor.scalar(3)), null, () -> false);
    assertEquals(List.of("graph.open"), lowering.errors().stream().map(Problem::key).toList());
    assertEquals(
        "the function f is not defined, so that x can have no value.",
        lowering.errors().getFirst().message(Locale.ENGLISH));
  }

  @Test
  void aFormulaOfTheBlackboardIsReadAlike() {
    for (String latex :
        List.of(
            "$z = \\phi(w x + b)$", "\\[ z = f\\left(w x + b\\right) \\]", "z = h_{1}(w x + b)")) {
      ComputationGraph graph = Texts.build(latex).graph();
      assertTrue(graph.isSymbolic(), latex);
      assertEquals(3, graph.blanks().size(), latex);
      assertEquals(1, graph.operands(graph.output()).size(), latex);
    }
  }

  @Test
  void aCallOfNumbersAloneIsNoGate() {
    assertEquals(
        List.of("graph.unknown"),
        Texts.build("z = f(x) + f(2)").errors().stream().map(Problem::key).toList());
  }

  @Test
  void whyThereAreNoNumbersIsSaid() {
    ComputationGraph graph = Texts.build("z = f(x) + y").graph();
    assertTrue(graph.isSymbolic());
    assertEquals(List.of("graph.symbols"), graph.lacks().stream().map(Problem::key).toList());
    ComputationGraph blank = Texts.build("z = x + y").graph();
    assertFalse(blank.isSymbolic());
    assertEquals(
        List.of("graph.blank", "graph.blank"), blank.lacks().stream().map(Problem::key).toList());
    assertFalse(Trace.of(blank).hasBackward());
  }
}
