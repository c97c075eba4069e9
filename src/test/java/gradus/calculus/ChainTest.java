package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The chain that the notes write, along the wires a program names.
class ChainTest {
  private static ComputationGraph graph(String text) {
    return Texts.build(text).graph();
  }

  private static Optional<Chain> chain(String text, String wrt) {
    return Chain.of(graph(text), Variable.read(wrt)).found();
  }

  private static String reason(Chain.Sought sought) {
    return switch (sought) {
      case Chain.Sought.Found found -> found.chain().product(Signs.TEXTBOOK);
      case Chain.Sought.Missing missing -> missing.reason().message(Locale.ENGLISH);
    };
  }

  private static Optional<String> told(Chain chain, Trace trace, Numbers usual, Signs signs) {
    return ChainNumbers.of(chain, trace, usual).map(numbers -> numbers.text(signs));
  }

  private static ComputationGraph net() {
    return graph(Examples.named("tanh-net").orElseThrow().program());
  }

  @Test
  void aOneAmongTheFactorsHasItsSign() {
    Chain chain = chain("x = 2; s = σ(x); d = s + 3; f = 1/d", "x").orElseThrow();
    assertEquals("−1/d² · 1 · s · (1 − s)", chain.resultText(Signs.TEXTBOOK));
  }

  @Test
  void aMinusOfALaterWayIsThatOfTheSum() {
    Chain chain = chain("x = 2; a = 3*x; b = x^2; f = -a - b", "x").orElseThrow();
    assertEquals("−1 · 3 − 1 · 2 x", chain.resultText(Signs.TEXTBOOK));
    assertEquals("−3 − 2 x", TermWriter.line(chain.shortest(), Signs.TEXTBOOK));
    Chain net = Chain.of(net(), Variable.of("x₁")).found().orElseThrow();
    String sum = net.resultText(Signs.TEXTBOOK);
    assertTrue(sum.contains("w₁₁⁽¹⁾ − 2 · (y − z⁽²⁾)"), sum);
    // the same sum is not said again with a minus before a bracket
    assertEquals(sum, TermWriter.line(net.shortest(), Signs.TEXTBOOK));
  }

  @Test
  void aMarkedNameIsBracketedBeforeAPower() {
    Chain chain = Chain.of(net(), Variable.of("w₁₁⁽¹⁾")).found().orElseThrow();
    String latex = chain.latexResult(Signs.TEXTBOOK);
    assertTrue(latex.contains("1 - \\left(z^{(2)}\\right)^{2}"), latex);
    assertTrue(latex.contains("1 - \\left(z_{1}^{(1)}\\right)^{2}"), latex);
  }

  @Test
  void theNetOfTheNotesHasItsFiveFactors() {
    Chain chain = Chain.of(net(), Variable.of("w₁₁⁽¹⁾")).found().orElseThrow();
    assertEquals("L", chain.output());
    assertEquals(Variable.of("w₁₁⁽¹⁾"), chain.wrt());
    assertEquals("∂L/∂w₁₁⁽¹⁾", chain.slope());
    assertEquals(
        "∂L/∂z⁽²⁾ · ∂z⁽²⁾/∂s⁽²⁾ · ∂s⁽²⁾/∂z₁⁽¹⁾ · ∂z₁⁽¹⁾/∂s₁⁽¹⁾ · ∂s₁⁽¹⁾/∂w₁₁⁽¹⁾",
        chain.product(Signs.TEXTBOOK));
    assertEquals("\\frac{\\partial L}{\\partial w_{11}^{(1)}}", chain.latexSlope());
    assertTrue(
        chain
            .latexProduct(Signs.TEXTBOOK)
            .startsWith(
                "\\frac{\\partial L}{\\partial z^{(2)}} \\cdot \\frac{\\partial z^{(2)}}{\\partial"
                    + " s^{(2)}} \\cdot "),
        chain.latexProduct(Signs.TEXTBOOK));
    assertEquals(
        List.of(
            "power of a function, difference rule: -2*(y - z⁽²⁾)",
            "tanh: 1 - z⁽²⁾^2",
            "sum rule, constant multiple: w₁₁⁽²⁾",
            "tanh: 1 - z₁⁽¹⁾^2",
            "sum rule, constant multiple: x₁"),
        chain.links().stream().map(l -> l.rules(Locale.ENGLISH) + ": " + l.result()).toList());
    assertEquals("-2*(y - z⁽²⁾)*(1 - z⁽²⁾^2)*w₁₁⁽²⁾*(1 - z₁⁽¹⁾^2)*x₁", chain.result());
    assertEquals("w_{11}^{(2)}", chain.links().get(2).latexResult(Signs.TEXTBOOK));
    assertTrue(
        chain.latexResult(Signs.TEXTBOOK).contains("w_{11}^{(2)}"),
        chain.latexResult(Signs.TEXTBOOK));
  }

  @Test
  void theProductIsToldWithItsNumbers() {
    Chain chain = Chain.of(net(), Variable.of("w₁₁⁽¹⁾")).found().orElseThrow();
    Trace trace = Trace.of(net());
    assertEquals(
        Optional.of("∂L/∂w₁₁⁽¹⁾ = −0.97 · 0.73 · 0.80 · 0.86 · 0.50 = −0.24"),
        told(chain, trace, Numbers.SLIDES, Signs.TEXTBOOK));
    assertEquals(
        Optional.empty(),
        told(
            chain("y = x*w; z = y*y; L = z + 1", "x").orElseThrow(),
            Trace.of(graph("y = x*w; z = y*y; L = z + 1")),
            Numbers.SLIDES,
            Signs.TEXTBOOK));
  }

  @Test
  void itsLatexIsTheChainItsFactorsWithTheirRulesAndTheProduct() {
    Chain chain = chain("x = 2; s = 3*x; L = s^2", "x").orElseThrow();
    assertEquals(
        """
        \\begin{aligned}
        \\frac{\\partial L}{\\partial x} &= \\frac{\\partial L}{\\partial s} \\cdot \\frac{\\partial s}{\\partial x} \\\\
        \\frac{\\partial L}{\\partial s} &= 2 \\, s && \\text{power} \\\\
        \\frac{\\partial s}{\\partial x} &= 3 && \\text{constant-multiple} \\\\
        \\frac{\\partial L}{\\partial x} &= 2 \\, s \\cdot 3 \\\\
         &= 36
        \\end{aligned}\
        """,
        chain.latex(Signs.TEXTBOOK, DerivationLine::rule, List.of("36")));
  }

  @Test
  void inTheSignsOfTheNotesEveryProductHasAnAsterisk() {
    String text = "x0 = 2; s = -3*x0^2; L = s*(s + x0)";
    Chain chain = chain(text, "x0").orElseThrow();
    assertEquals("∂L/∂s · ∂s/∂x₀ + ∂L/∂x₀|s", chain.product(Signs.TEXTBOOK));
    assertEquals("∂L/∂s ∗ ∂s/∂x₀ + ∂L/∂x₀|s", chain.product(Signs.NOTES));
    assertEquals("(2 s + x₀) · (−6 x₀) + s", chain.resultText(Signs.TEXTBOOK));
    assertEquals("(2 ∗ s + x₀) ∗ (−6 ∗ x₀) + s", chain.resultText(Signs.NOTES));
    assertEquals("(2*s + x0)*(-6*x0) + s", chain.result());
    assertEquals(
        "\\frac{\\partial L}{\\partial s} \\ast \\frac{\\partial s}{\\partial x_{0}}"
            + " + \\left.\\frac{\\partial L}{\\partial x_{0}}\\right|_{s}",
        chain.latexProduct(Signs.NOTES));
    assertEquals(
        "\\left(2 \\ast s + x_{0}\\right) \\ast \\left(-6 \\ast x_{0}\\right) + s",
        chain.latexResult(Signs.NOTES));
    assertEquals("∂s/∂x₀", chain.links().get(1).text());
    assertEquals("∂s/∂x0", chain.links().get(1).typed());
    Trace trace = Trace.of(graph(text));
    assertEquals(
        Optional.of("∂L/∂x₀ = −22.00 ∗ (−12.00) + (−12.00) = 252.00"),
        told(chain, trace, Numbers.SLIDES, Signs.NOTES));
    assertFalse(chain.latex(Signs.NOTES, DerivationLine::rule, List.of()).contains("\\cdot"));
    assertFalse(chain.latex(Signs.NOTES, DerivationLine::rule, List.of()).contains("\\,"));
  }

  @Test
  void wiresWithoutANameAreLinksByTheOneTheyWereGiven() {
    String text = "x = -2; y = 5; z = -4; f = (x + y)*z";
    assertEquals(Optional.empty(), chain(text, "x"));
    ComputationGraph graph = graph(text);
    Chain chain = Chain.ofAllWires(graph, Variable.of("x"), graph.given()).found().orElseThrow();
    assertEquals("∂f/∂q · ∂q/∂x", chain.product(Signs.TEXTBOOK));
    assertEquals("q = x + y, f = q z", chain.lent(Signs.TEXTBOOK));
    assertEquals(List.of("z", "1"), chain.links().stream().map(Chain.Link::result).toList());
    assertEquals(
        Optional.of("∂f/∂x = −4.00 · 1.00 = −4.00"),
        told(chain, Trace.of(graph), Numbers.SLIDES, Signs.TEXTBOOK));
    ComputationGraph direct = graph("x = 3; f = 2*x");
    assertEquals(
        "there is no chain to keep, because no other wire stands between the output and x.",
        reason(Chain.ofAllWires(direct, Variable.of("x"), direct.given())));
  }

  @Test
  void theBeginningOfALongerSumIsAWireOfTheChain() {
    ComputationGraph graph = graph(Examples.named("sigmoid").orElseThrow().program());
    Chain chain = Chain.ofAllWires(graph, Variable.of("w0"), graph.given()).found().orElseThrow();
    assertEquals(
        "∂f/∂q₁ · ∂q₁/∂t · ∂t/∂r · ∂r/∂v · ∂v/∂u · ∂u/∂q · ∂q/∂w₀", chain.product(Signs.TEXTBOOK));
    assertEquals(
        "q = w₀ x₀, p = w₁ x₁, u = q + p, v = u + w₂, r = −v, t = eʳ, q₁ = 1 + t, f = 1/q₁",
        chain.lent(Signs.TEXTBOOK));
    ComputationGraph product = graph("a = 2; b = 3; c = 5; f = a*b*c + 1");
    assertEquals(
        "∂f/∂p · ∂p/∂q · ∂q/∂a",
        Chain.ofAllWires(product, Variable.of("a"), product.given())
            .found()
            .orElseThrow()
            .product(Signs.TEXTBOOK));
  }

  @Test
  void aCallOfAFunctionIsNoEndOfTheChain() {
    String text = "g(u) = u*u; x = 3; z = g(x); f = z*x";
    Chain chain =
        Chain.of(
                GraphBuilder.build(
                        ProgramReader.read(text),
                        Map.of(),
                        null,
                        Derivation.folding(ProgramReader.read(text)),
                        () -> false)
                    .graph(),
                Variable.of("x"))
            .found()
            .orElseThrow();
    assertEquals("∂f/∂z · ∂z/∂x + ∂f/∂x|z", chain.product(Signs.TEXTBOOK));
  }

  @Test
  void severalWaysAreAddedUp() {
    String text = "x = 2; a = 3*x; b = x^2; c = a*b; L = c + a";
    Chain chain = chain(text, "x").orElseThrow();
    assertEquals(
        "∂L/∂c · ∂c/∂a · ∂a/∂x + ∂L/∂c · ∂c/∂b · ∂b/∂x + ∂L/∂a|c · ∂a/∂x",
        chain.product(Signs.TEXTBOOK));
    assertEquals(List.of(3, 3, 2), chain.ways().stream().map(List::size).toList());
    assertEquals(6, chain.links().size());
    assertEquals("1*b*3 + 1*a*2*x + 1*3", chain.result());
    assertEquals(
        Optional.of("∂L/∂x = 1.00 · 4.00 · 3.00 + 1.00 · 6.00 · 4.00 + 1.00 · 3.00 = 39.00"),
        told(chain, Trace.of(graph(text)), Numbers.SLIDES, Signs.TEXTBOOK));
  }

  @Test
  void anEntryOfATensorIsTheLastLink() {
    Chain chain = chain("W = [[1, 2], [3, 4]]; s = W[0,1]*W[1,1]; L = s^2", "W[0,1]").orElseThrow();
    assertEquals("∂L/∂s · ∂s/∂W₀₁", chain.product(Signs.TEXTBOOK));
    assertEquals("2*s*W[1, 1]", chain.result());
  }

  @Test
  void aNegativeFactorBehindAnotherStandsInBrackets() {
    String text = "x = 2; s = -x; z = -3*s; L = z^2";
    assertEquals(
        Optional.of("∂L/∂x = 12.00 · (−3.00) · (−1.00) = 36.00"),
        told(
            chain(text, "x").orElseThrow(), Trace.of(graph(text)), Numbers.SLIDES, Signs.TEXTBOOK));
  }

  @Test
  void whereNoWireOnTheWayHasANameThereIsNone() {
    assertEquals(Optional.empty(), chain("x = 2; f = (x + 1)^2", "x"));
    assertEquals(Optional.empty(), chain("x = 2; s = x^2; f = s + s", "y"));
    assertTrue(chain("x = 2; s = x^2; f = s*x", "x").isPresent());
  }

  @Test
  void aChainOfOneFactorKeepsTheNamesBesideTheVariable() {
    Chain chain = chain("x = 2; y = 3; s = y^2; f = s*x", "x").orElseThrow();
    assertTrue(chain.isOneFactor());
    assertEquals("s", chain.resultText(Signs.TEXTBOOK));
    assertEquals(
        """
        \\begin{aligned}
        \\frac{\\partial f}{\\partial x} &= s && \\text{constant-multiple} \\\\
         &= 9
        \\end{aligned}\
        """,
        chain.latex(Signs.TEXTBOOK, DerivationLine::rule, List.of("9")));
    assertFalse(chain("x = 2; s = x^2; f = s*x", "x").orElseThrow().isOneFactor());
  }

  @Test
  void moreWaysThanHelpAreNotWrittenOut() {
    StringBuilder text = new StringBuilder("x = 1; h0 = x");
    for (int i = 1; i <= 4; i++) {
      text.append("\na").append(i).append(" = 2*h").append(i - 1);
      text.append("\nb").append(i).append(" = 3*h").append(i - 1);
      text.append("\nh").append(i).append(" = a").append(i).append("*b").append(i);
      int ways = 1 << i;
      Optional<Chain> chain = chain(text + "\nL = h" + i + "^2", "x");
      assertEquals(ways <= 12, chain.isPresent(), "ways " + ways);
      chain.ifPresent(c -> assertEquals(ways, c.ways().size()));
    }
  }

  @Test
  void whyAChainIsNotWrittenIsSaid() {
    StringBuilder many = new StringBuilder("x = 1; h0 = x");
    StringBuilder deep = new StringBuilder("x = 1; h0 = x");
    for (int i = 1; i <= 50; i++) {
      many.append("\nh").append(i).append(" = tanh(h").append(i - 1).append(")*h").append(i - 1);
      many.append("\na").append(i).append(" = h").append(i).append("^2");
      deep.append("\nh").append(i).append(" = tanh(h").append(i - 1).append(")");
    }
    assertEquals(
        "more than 12 ways lead from the output to x, too many to write as a chain: all formulas"
            + " are put in.",
        reason(
            Chain.of(
                graph(
                    "x = 1; a = 2*x; b = 3*x; c = a*b; d = a + b; e = c*d; g = c - d; k = e + g;"
                        + " l = e*g; L = k*l"),
                Variable.of("x"))));
    // A short way beside one that is too long is not the whole derivative.
    assertEquals(
        "a chain from the output to x has more than 40 factors, too many to write out: all"
            + " formulas are put in.",
        reason(Chain.of(graph(deep + "\nL = h50*h1"), Variable.of("x"))));
    assertEquals(
        "no chain is written, because x on the way is no formula of numbers.",
        reason(
            Chain.of(
                graph("x = [" + "1, ".repeat(80) + "1]; s = sum(x); L = s^2"),
                Variable.read("x[0]"))));
  }

  @Test
  void theEntriesOfANamedVectorAreLinks() {
    Chain norm =
        chain("W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; q = W x; f = ‖q‖²", "W[0,1]")
            .orElseThrow();
    assertEquals("∂f/∂q₀ · ∂q₀/∂W₀₁", norm.product(Signs.TEXTBOOK));
    assertEquals("2*q[0]*x[1]", norm.result());
    Chain held = chain("x = [1, 2]; q = 3*x; f = q[0]*q[1] + x[0]*q[0]", "x[0]").orElseThrow();
    assertEquals("∂f/∂q₀ · ∂q₀/∂x₀ + ∂f/∂x₀|q₀", held.product(Signs.TEXTBOOK));
    assertEquals(
        "\\left.\\frac{\\partial f}{\\partial x_{0}}\\right|_{q_{0}}",
        held.ways().get(1).getFirst().latex());
  }

  @Test
  void theRoundsOfARepeatAreLinks() {
    String text = "h = 1; w = 2; repeat 3 { h = tanh(w*h) }; f = h^2";
    Chain chain = chain(text, "h").orElseThrow();
    assertEquals("∂f/∂h⁽³⁾ · ∂h⁽³⁾/∂h⁽²⁾ · ∂h⁽²⁾/∂h⁽¹⁾ · ∂h⁽¹⁾/∂h", chain.product(Signs.TEXTBOOK));
    assertEquals(
        Optional.of("∂f/∂h = 1.915 · 0.166 · 0.162 · 0.141 = 0.007"),
        told(chain, Trace.of(graph(text)), Numbers.SLIDES, Signs.TEXTBOOK));
    assertEquals("", chain.lent(Signs.TEXTBOOK));
    assertEquals(3, chain(text, "w").orElseThrow().ways().size());
  }

  @Test
  void aCallIsALinkByTheNameItHasWhereItIsDrawnAsOneGate() {
    String text = Examples.named("swish").orElseThrow().program();
    Folding folding = Derivation.folding(ProgramReader.read(text));
    ComputationGraph inside =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false).graph();
    Chain chain =
        Chain.ofAllWires(inside, Variable.of("x"), graph(text).given()).found().orElseThrow();
    assertEquals("∂f/∂q · ∂q/∂x + ∂f/∂u · ∂u/∂p · ∂p/∂x", chain.product(Signs.TEXTBOOK));
    assertEquals("q = x · σ(x), p = −x, u = p · σ(p), f = q + u", chain.lent(Signs.TEXTBOOK));
    assertEquals(
        Optional.of("∂f/∂x = 1.00 · 1.04 + 1.00 · (−0.04) · (−1.00) = 1.08"),
        told(chain, Trace.of(inside), Numbers.SLIDES, Signs.TEXTBOOK));
  }

  @Test
  void whatIsNoFormulaOfNumbersHasNone() {
    assertEquals(
        Optional.empty(), chain("x = [" + "1, ".repeat(80) + "1]; s = sum(x); L = s^2", "x[0]"));
  }

  @Test
  void everyChainOfTheExamplesComesToTheGradientOfTheBackwardPass() {
    int chains = 0;
    for (Example example : Examples.all()) {
      ComputationGraph graph = graph(example.program());
      Trace trace = Trace.of(graph);
      if (graph.isSymbolic() || !graph.output().shape().isScalar()) continue;
      for (Variable variable : Derivation.variables(graph)) {
        Optional<Chain> chain = Chain.ofAllWires(graph, variable, graph.given()).found();
        if (chain.isEmpty()) continue;
        Map<Chain.Link, Double> numbers = chain.get().numbers(trace).orElseThrow();
        double total = 0;
        for (List<Chain.Link> way : chain.get().ways()) {
          double product = 1;
          for (Chain.Link link : way) {
            product *= numbers.get(link);
          }
          total += product;
        }
        Tensor gradient = trace.gradient(graph.named(variable.name()).orElseThrow()).orElseThrow();
        double expected = gradient.get(variable.index(gradient.shape()));
        String what = example.name() + " " + variable;
        assertEquals(expected, total, 1e-10 * (1 + Math.abs(expected)), what);
        chains++;
      }
    }
    assertTrue(chains >= 65, "chains: " + chains);
  }
}
