package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The panel's equations between numbers hold as they are printed, and read as they are meant.
class PrintedNumbersTest {
  private static Manner manner(Signs signs) {
    return new Manner(Locale.ENGLISH, Numbers.SLIDES, signs);
  }

  private static Trace trace(String text) {
    Lowering lowering = Texts.build(text);
    assertFalse(lowering.hasErrors(), () -> text + lowering.problems());
    return Trace.of(lowering.graph());
  }

  /// The formulas of the panel about a gate.
  private static List<Passage.Line> lines(Trace trace, String gate, Signs signs) {
    Gate at =
        trace.graph().gates().stream()
            .filter(g -> trace.graph().called(g).filter(gate::equals).isPresent())
            .findFirst()
            .orElseThrow();
    return Explanation.of(trace, at, trace.end(), manner(signs)).blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(Passage.Line.class::cast)
        .toList();
  }

  private static void says(String text, String gate, Signs signs, String formula) {
    List<String> all =
        lines(trace(text), gate, signs).stream()
            .map(l -> l.latex().replace("{}", "").replaceAll(" +", " "))
            .toList();
    assertTrue(all.stream().anyMatch(l -> l.endsWith(formula)), String.join("\n", all));
  }

  private static void says(String text, String gate, String formula) {
    says(text, gate, Signs.TEXTBOOK, formula);
  }

  @Test
  void twoNumbersNeverStandSideBySide() {
    says("x = -3; y = 2.24; f = norm(x)^2*y^2", "q", "= 2 \\cdot {\\left(-3.00\\right)} = -6.00");
    says("x = 3; f = norm(x)^2", "f", "= 2 \\, {x} = 2 \\cdot {3.00} = 6.00");
    says("n = 2.24; f = n^2", "f", "= 2 \\, n = 2 \\cdot 2.24 = 4.48");
    says("n = 2.24; f = n^3", "f", "= 3 \\, n^{2} = 3 \\cdot 2.24^{2} = 15.05");
    says(
        "a = 2; b = -3; f = a^b", "f", "= b \\, a^{b - 1} = -3.00 \\cdot 2.00^{-3.00 - 1} = -0.19");
    says("a = 2; b = -3; f = a^b", "f", "= f \\, \\log a = 0.13 \\cdot \\log 2.00 = 0.09");
    says("x = -3; f = square(x)", "f", "= 2 \\, x = 2 \\cdot \\left(-3.00\\right) = -6.00");
    says("x = 4; f = sqrt(x)", "f", "= \\frac{1}{2 \\, f} = \\frac{1}{2 \\cdot 2.00} = 0.25");
    says("a = -2.61; f = sigmoid(a)", "f", "= 0.0685 \\cdot (1 - 0.0685) = 0.0638");
    says(
        "x = -3; f = square(x)",
        "f",
        Signs.NOTES,
        "= 2 \\ast x = 2 \\ast \\left(-3.00\\right) = -6.00");
    says(
        "x = -3; f = leaky_relu(x)",
        "f",
        "\\max\\left(0.01 \\cdot \\left(-3.00\\right), -3.00\\right) = -0.03");
  }

  @Test
  void aFactorOfOneNumberIsNotMultipliedEntryByEntry() {
    says(
        "w = 3; v = [1, 2]; q = w*v; f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial v} = \\frac{\\partial f}{\\partial q} \\cdot w");
    Steps steps = Steps.of(trace("v = [1, 2]; q = v^2; f = sum(q)"), Grain.GATE);
    assertEquals(
        "to v: ∂f/∂v = ∂f/∂q ⊙ 2 v = [2.00, 4.00]",
        Sentences.of(steps, steps.last(), manner(Signs.TEXTBOOK)));
    Steps cubes = Steps.of(trace("v = [1, 2]; q = v^3; f = sum(q)"), Grain.GATE);
    assertEquals(
        "to v: ∂f/∂v = ∂f/∂q ⊙ 3 v² = [3.00, 12.00]",
        Sentences.of(cubes, cubes.last(), manner(Signs.TEXTBOOK)));
    assertEquals(
        "to v: ∂f/∂v = ∂f/∂q ⊙ 3 ∗ v^2 = [3.00, 12.00]",
        Sentences.of(cubes, cubes.last(), manner(Signs.NOTES)));
  }

  @Test
  void whatIsPrintedOnTheLeftComesToWhatIsPrintedOnTheRight() {
    says("a = 0.79; f = tanh(a)", "f", "= 1 - f^{2} = 1 - 0.6584^{2} = 0.5665");
    says(
        "a = 3; b = 1.1849; f = a/b",
        "f",
        "= -\\frac{a}{b^{2}} = -\\frac{3.00}{1.18^{2}} \\approx -2.14");
    says("a = 2; f = a/2", "f", "\\frac{\\partial f}{\\partial a} = \\frac{1}{2} = 0.50");
    says(
        "x = [-0.85, 1.12, 1.64]; w = 0.5; q = w*x; f = norm(q - 1)^2",
        "q",
        "\\approx \\sum_{i} \\begin{bmatrix} 2.42 \\\\ -0.99 \\\\ -0.59 \\end{bmatrix} \\approx"
            + " 0.85");
  }

  @Test
  void aConstantOfManyDigitsCountsAsItIsPrinted() {
    says("x = 0.79; f = (1 + sqrt(2))*x", "f", "= 2.414 \\times 0.79 = 1.91");
    says("x = 100; f = 1.2345678901*x", "f", "= 1.23456\\ldots \\times 100.00 = 123.46");
    says("x = 0.51; f = 0.953*x", "f", "\\frac{\\partial f}{\\partial x} = 0.953");
  }

  @Test
  void aConstantThatAFormulaSaysCountsAsItIs() {
    says("x = 0.79; f = sqrt(2)*x", "f", "= \\sqrt{2} \\times 0.79 = 1.12");
    says("x = 0.79; f = sqrt(2)*x", "f", "\\frac{\\partial f}{\\partial x} = \\sqrt{2}");
    says("x = 1.235; f = pi*x", "f", "= \\pi \\times 1.235 = 3.880");
    Steps steps = Steps.of(trace("x = 0.79; f = sqrt(2)*x"), Grain.GATE);
    assertEquals(
        "×√2 : f = √2 × x = √2 × 0.79 = 1.12", Sentences.of(steps, 1, manner(Signs.TEXTBOOK)));
    Steps tight = Steps.of(trace("x = 2; f = x/(pi/4) + x^(1/3) + (1/3)^x"), Grain.GATE);
    assertEquals("÷(π/4) : q = x ÷ (π/4) = 2.00 ÷ (π/4) = 2.55", sentence(tight, 1));
    assertEquals("(·)^(1/3) : p = x^(1/3) = 2.00^(1/3) = 1.26", sentence(tight, 2));
    assertEquals("(1/3)^(·) : v = (1/3)ˣ = (1/3)^2.00 = 0.11", sentence(tight, 4));
  }

  private String sentence(Steps steps, int step) {
    return Sentences.of(steps, step, manner(Signs.TEXTBOOK));
  }

  /// Signs that only people read.
  private static final List<String> WORDS =
      List.of("\\mathbf", "\\begin", "Phi", "\\operatorname", "\\infty");

  @Test
  void theLocalGradientOfEveryElementwiseGateComesToWhatIsPrintedBehindIt() {
    Random random = new Random(11);
    int held = 0;
    int about = 0;
    for (Op op : Ops.all()) {
      if (!op.isElementwise()) continue;
      for (int n = 0; n < 60; n++) {
        double a = Math.round(400 * random.nextGaussian()) / 200.0;
        double b = Math.round(400 * random.nextGaussian()) / 200.0;
        String call =
            switch (op.name()) {
              case "neg" -> "-a";
              case "copy" -> "a";
              default ->
                  op.isInfix()
                      ? "a" + op.name() + "b"
                      : op.name() + (op.operands().size() == 1 ? "(a)" : "(a, b)");
            };
        Trace trace = trace("a = " + a + "; b = " + b + "; f = " + call);
        if (!trace.value(trace.graph().output()).orElseThrow().isFinite()) continue;
        for (Passage.Line line : lines(trace, "f", Signs.TEXTBOOK)) {
          List<Piece> pieces = line.pieces();
          if (pieces.size() < 3 || !pieces.getFirst().latex().contains("frac{\\partial f}")) {
            continue;
          }
          String left = pieces.get(pieces.size() - 2).latex();
          String right = pieces.getLast().latex();
          boolean formula = left.startsWith("= ") && WORDS.stream().noneMatch(left::contains);
          if (!formula || pieces.size() < 4 || WORDS.stream().anyMatch(right::contains)) continue;
          if (right.startsWith("\\approx")) {
            about++;
          } else {
            double comes = value("$" + left.substring(2) + "$");
            holds(comes, right.substring(2), op.name() + ": " + line.latex());
            held++;
          }
        }
      }
    }
    assertTrue(held > 500, "held: " + held);
    assertTrue(about < held / 4, "about: " + about + " of " + held);
  }

  private static double value(String formula) {
    // The braces only take away what a sign has on both sides.
    Trace trace = trace(formula.replace("\\mathord{\\cdot}", "\\cdot "));
    return trace.value(trace.graph().output()).orElseThrow().item();
  }

  /// To the last digit printed; halves either way.
  private static void holds(double comes, String printed, String where) {
    BigDecimal number =
        printed.contains("\\mathord{\\cdot}10^")
            ? new BigDecimal(
                printed.replace("\\mathord{\\cdot}10^{", "e").replace("}", "").replace(" ", ""))
            : new BigDecimal(printed.replace("\\,", "").strip());
    double half = number.ulp().doubleValue() / 2;
    assertTrue(Math.abs(comes - number.doubleValue()) <= half * (1 + 1e-6), where + ", " + comes);
  }
}
