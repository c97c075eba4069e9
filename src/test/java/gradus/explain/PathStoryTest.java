package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.calculus.Chain;
import gradus.calculus.Derivation;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths;
import gradus.trace.Jacobian;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The products along the ways to an input, and the Jacobians of single gates: each derivative says
/// what it is held against.
class PathStoryTest {
  private static final Manner MANNER = new Manner(Locale.ENGLISH, Numbers.SLIDES);

  private static Trace trace(String text) {
    return Trace.of(Texts.build(text).graph());
  }

  private static List<PathStory> ways(Trace trace, Gate to) {
    List<ChainPaths.Way> ways = ChainPaths.of(trace, to, () -> false).strongest(20);
    boolean only = ways.size() == 1;
    return ways.stream().map(way -> PathStory.of(trace, way, MANNER, only)).toList();
  }

  /// Each way's product, in symbols and in numbers.
  private static List<String> products(String text, String to) {
    Trace trace = trace(text);
    return ways(trace, trace.graph().named(to).orElseThrow()).stream()
        .map(way -> (way.lines().get(0).latex() + " " + way.lines().get(1).latex()))
        .map(latex -> latex.replace("{}", "").replaceAll(" +", " "))
        .toList();
  }

  @Test
  void aFactorThroughOneOfTwoOperandsSaysThroughWhich() {
    assertEquals(
        List.of(
            "\\left.\\frac{\\partial f}{\\partial x}\\right|_{2} = 5.00",
            "\\frac{\\partial f}{\\partial q} \\cdot \\frac{\\partial q}{\\partial x} = 2.00 \\cdot"
                + " 1.00 = 2.00"),
        products("x = 2; y = 3; f = (x + y)*x", "x"));
    assertEquals(
        List.of(
            "\\left.\\frac{\\partial f}{\\partial a}\\right|_{1} = 4.00",
            "\\left.\\frac{\\partial f}{\\partial a}\\right|_{2} = 2.77"),
        products("a = 2; f = a^a", "a"));
  }

  /// Both wires that are lit stand in the text, the chain of names first.
  @Test
  void aFactorBetweenTwoNamesIsOpenedWireByWire() {
    String text = "tax = 1.1; a = 100; m = 2; b = 150; n = 3; p = a*m + b*n; t = p*tax";
    Trace trace = trace(text);
    PathStory way = ways(trace, trace.graph().named("a").orElseThrow()).getFirst();
    assertEquals(
        List.of(
            "t → p → a",
            "t → p → a = 2.20",
            "∂p/∂a = ∂p/∂q · ∂q/∂a = 2.00",
            "q = a m",
            "p = q + b n"),
        way.lines().stream().map(Passage.Line::text).toList());
    assertEquals(
        "\\frac{\\partial p}{\\partial a} = \\frac{\\partial p}{\\partial q}"
            + " \\cdot \\frac{\\partial q}{\\partial a} = 1.00 \\cdot 2.00 = 2.00",
        way.lines().get(2).latex().replace("{}", "").replaceAll(" +", " "));
    Trace vectors = trace("x = [1, 2]; q = 2*x + 1; f = sum(exp(q))");
    PathStory tensor = ways(vectors, vectors.graph().named("x").orElseThrow()).getFirst();
    assertEquals("∂q/∂x = ∂q/∂p ∂p/∂x", tensor.lines().get(3).text());
  }

  /// A gradient is a column wherever it stands, so its factors are turned and come last first.
  @Test
  void theGradientOfANumberIsOpenedAsTheColumnItIs() {
    Trace trace = trace("w = [2, 1]; x = [1, 2]; h = 3*x; f = dot(w, tanh(h))");
    PathStory way = ways(trace, trace.graph().named("x").orElseThrow()).getFirst();
    List<String> lines = way.lines().stream().map(Passage.Line::text).toList();
    assertTrue(lines.contains("∂f/∂h = (∂q/∂h)ᵀ ∂f/∂q"), lines.toString());
    String latex = way.lines().get(lines.indexOf("∂f/∂h = (∂q/∂h)ᵀ ∂f/∂q")).latex();
    assertEquals(
        "\\frac{\\partial f}{\\partial h} ="
            + " \\left(\\frac{\\partial q}{\\partial h}\\right)^{\\top}"
            + " \\, \\frac{\\partial f}{\\partial q}",
        latex);
  }

  @Test
  void whatALetterStandsForIsToldInTheLettersOfTheOthers() {
    Trace trace = trace(Examples.named("sigmoid").orElseThrow().program());
    PathStory way = ways(trace, trace.graph().named("w0").orElseThrow()).getFirst();
    List<Passage.Line> legend = way.lines().subList(2, way.lines().size());
    assertEquals(
        List.of(
            "q = w₀ x₀",
            "p = w₁ x₁",
            "u = q + p",
            "v = u + w₂",
            "r = −v",
            "t = eʳ",
            "q₁ = 1 + t",
            "f = 1/q₁"),
        legend.stream().map(Passage.Line::text).toList());
    assertEquals("f = \\frac{1}{q_{1}}", legend.getLast().latex());
    assertEquals("u = q + p", legend.get(2).latex());
    Chain chain =
        Chain.ofAllWires(
                trace.graph(),
                Derivation.variables(trace.graph()).getFirst(),
                trace.graph().given())
            .found()
            .orElseThrow();
    assertEquals(
        legend.stream().map(Passage.Line::text).collect(Collectors.joining(", ")),
        chain.lent(Signs.TEXTBOOK));
  }

  @Test
  void oneWayOfOneFactorIsTheGradientAndItsNumberStandsOnce() {
    assertEquals(
        List.of("\\frac{\\partial f}{\\partial a} = 12.00"), products("a = 2; f = a^3", "a"));
    assertEquals(
        List.of("\\frac{\\partial f}{\\partial f} = 1.00"), products("a = 2; f = a^3", "f"));
    assertEquals(
        List.of(
            "\\left(\\frac{\\partial f}{\\partial a}\\right)^{\\top} \\, \\frac{\\partial \\Sigma"
                + " f}{\\partial f}"),
        products("a = [1, 2]; f = exp(a)", "a").stream()
            .map(p -> p.substring(p.indexOf("= ") + 2, p.indexOf(" = \\begin")))
            .toList());
  }

  /// As in the step: a vector's gradient is a column, a matrix' has the matrix' shape.
  @Test
  void gradientsStandAsTheyDoInTheStep() {
    String norm = "W = [[1, 2], [3, 4]]; x = [1, 1]; q = W x; f = ‖q‖²";
    assertEquals(
        List.of(
            "\\frac{\\partial f}{\\partial q} = \\begin{bmatrix} 6.00 \\\\ 14.00 \\end{bmatrix}"),
        products(norm, "q"));
    assertEquals(
        List.of(
            "\\frac{\\partial f}{\\partial W} = \\left(\\frac{\\partial q}{\\partial"
                + " W}\\right)^{\\top} \\, \\frac{\\partial f}{\\partial q} = \\begin{bmatrix} 6.00"
                + " & 6.00 \\\\ 14.00 & 14.00 \\end{bmatrix}"),
        products(norm, "W"));
    Trace trace = trace(norm);
    Gate w = trace.graph().named("W").orElseThrow();
    PathStory story =
        PathStory.of(
            trace, ChainPaths.of(trace, w, () -> false).strongest(1).getFirst(), MANNER, true);
    assertEquals(
        List.of("", "4×2", "2×1"),
        story.lines().getFirst().pieces().stream().map(Piece::caption).toList());
    assertEquals("4×1 → 2×2", story.lines().get(1).pieces().getFirst().caption());
  }

  @Test
  void theGradientThatWasGivenIsTheFirstFactor() {
    Trace given =
        Trace.of(Texts.build("x = 3; q = x^2; f = 5*q").graph().seeded(Tensor.scalar(-2)));
    PathStory story = ways(given, given.graph().named("x").orElseThrow()).getFirst();
    assertEquals(
        "\\frac{\\partial L}{\\partial x} = \\frac{\\partial L}{\\partial f} \\cdot"
            + " \\frac{\\partial f}{\\partial q} \\cdot \\frac{\\partial q}{\\partial x}",
        story.lines().getFirst().latex().replace("{}", "").replaceAll(" +", " "));
    assertEquals(
        "= -2.00 \\cdot 5.00 \\cdot 6.00 = -60.00",
        story.lines().get(1).latex().replace("{}", "").replaceAll(" +", " "));
    PathStory near = ways(given, given.graph().named("q").orElseThrow()).getFirst();
    assertEquals(
        "\\frac{\\partial L}{\\partial q} = \\frac{\\partial L}{\\partial f} \\cdot"
            + " \\frac{\\partial f}{\\partial q}",
        near.lines().getFirst().latex().replace("{}", "").replaceAll(" +", " "));
    assertEquals(
        "= -2.00 \\cdot 5.00 = -10.00",
        near.lines().get(1).latex().replace("{}", "").replaceAll(" +", " "));
  }

  @Test
  void ofManyFactorsTheFirstAreWrittenAndTheRestIsLeftOpen() {
    String text =
        "x = 1; h0 = 1*x; "
            + IntStream.range(0, 30)
                .mapToObj(i -> "h" + (i + 1) + " = 1*h" + i)
                .collect(Collectors.joining("; "));
    String product = products(text, "x").getFirst();
    assertTrue(product.contains("\\cdot \\cdots = 1.00 \\cdot"), product);
    assertTrue(product.endsWith("1.00 \\cdot \\cdots = 1.00"), product);
    assertEquals(1 + 24, product.split("\\\\frac").length - 1, product);
  }

  @Test
  void whatIsWrittenOfTwoStationsIsTheirWholeDerivativeOrSaysThroughWhat() {
    int marked = 0;
    int whole = 0;
    for (Example example : Examples.all()) {
      Trace trace = trace(example.program());
      for (Gate input : trace.graph().inputs()) {
        for (ChainPaths.Way way : ChainPaths.of(trace, input, () -> false).strongest(6)) {
          List<Gate> stations = ChainPaths.stations(way, trace.graph());
          if (stations.size() > 24) continue;
          String symbols = PathStory.of(trace, way, MANNER, false).lines().getFirst().latex();
          int next = 1;
          int wires = 0;
          for (Wire wire : way.wires()) {
            wires++;
            if (wire.source() != stations.get(next)) continue;
            Gate above = stations.get(next - 1);
            boolean one = ways(trace.graph(), above, wire.source()) == 1;
            assertTrue(one || wires == 1 && symbols.contains("\\right|_{"), symbols);
            if (one) whole++;
            if (!one) marked++;
            wires = 0;
            next++;
          }
        }
      }
    }
    assertTrue(whole > 400, "whole: " + whole);
    assertTrue(marked > 4, "marked: " + marked);
  }

  /// Followed one by one.
  private static int ways(ComputationGraph graph, Gate from, Gate to) {
    if (from == to) return 1;
    if (from.id() < to.id()) return 0;
    return graph.operands(from).stream().mapToInt(w -> ways(graph, w.source(), to)).sum();
  }

  private static JacobianStory jacobian(Trace trace, String gate, int operand) {
    Gate at = trace.graph().named(gate).orElseThrow();
    Wire wire = trace.graph().operands(at).get(operand);
    return new JacobianStory(trace, Jacobian.of(trace, wire, () -> false), MANNER);
  }

  @Test
  void aJacobianThroughOneOfTwoOperandsSaysThroughWhich() {
    Trace power = trace("a = 2; f = a^a");
    assertEquals("∂f/∂a|₁", jacobian(power, "f", 0).title());
    assertEquals("∂f/∂a|₂", jacobian(power, "f", 1).title());
    assertEquals("∂f/∂a|₁ = 4", jacobian(power, "f", 0).entry(0, 0));
    assertEquals(
        "Through operand 1 alone: what a does by the others comes back along those.",
        jacobian(power, "f", 0).sentences().getFirst());
    Trace weighed = trace("s = [1, 2, 3]; p = softmax(s)*s; f = sum(p)");
    assertEquals("∂p/∂s|₂", jacobian(weighed, "p", 1).title());
    List<String> told = jacobian(weighed, "p", 1).sentences();
    assertTrue(told.get(1).startsWith("Through operand 2 alone"), "" + told);
    assertTrue(told.get(2).startsWith("Structure: diagonal."), "" + told);
    Trace plain = trace("s = [1, 2, 3]; p = exp(s); f = sum(p)");
    assertEquals("∂p/∂s", jacobian(plain, "p", 0).title());
    assertEquals("∂p[0]/∂s[1] = 0", jacobian(plain, "p", 0).entry(0, 1));
  }
}
