package gradus.ui.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.explain.Manner;
import gradus.explain.StepFormula;
import gradus.explain.term.Excerpt;
import gradus.graph.GraphBuilder;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.piece.StepLayout.Share;
import gradus.ui.piece.StepLayout.Stamp;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where one line does not fit there are two, or more, before anything is left out.
class StepLayoutTest {
  private static final double SIZE = 20;
  private static final double ENDLESS = Double.MAX_VALUE;

  private final Typesetter typesetter = new Typesetter();

  private List<StepLayout> ways(StepFormula step, Share share, double room) {
    return StepLayout.of(step, share, typesetter, SIZE, room);
  }

  private StepLayout first(StepFormula step, Share share, double room) {
    return ways(step, share, room).getFirst();
  }

  private static Optional<StepFormula> formula(Steps steps, int n) {
    Manner manner = new Manner(Locale.ENGLISH, steps.trace().numbers(2)).within(new Excerpt(6, 6));
    return StepFormula.of(steps, n, manner);
  }

  private static Steps steps(String program) {
    return Steps.of(Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph()), Grain.GATE);
  }

  private static StepFormula last(String program) {
    Steps steps = steps(program);
    return formula(steps, steps.last()).orElseThrow();
  }

  private static StepFormula last(Example example) {
    return last(example.program());
  }

  private static Example example(String name) {
    return Examples.named(name).orElseThrow();
  }

  /// The lines from above, each as its LaTeX.
  private static List<String> lines(StepLayout layout) {
    return layout.glyphs().stream()
        .map(Stamp::baseline)
        .distinct()
        .sorted()
        .map(y ->
            layout.glyphs().stream()
                .filter(g -> g.baseline() == y)
                .sorted(Comparator.comparing(Stamp::x))
                .map(g -> g.latex().replace("\\vphantom{x}", "").strip())
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b))
        .toList();
  }

  @Test
  void everyStepOfTheExamplesHasAllOfItInARoomAsWideAsAWindows() {
    int laid = 0;
    for (Example example : Examples.all()) {
      Steps steps = steps(example.program());
      for (int n = 0; n <= steps.last(); n++) {
        Optional<StepFormula> step = formula(steps, n);
        if (step.isEmpty()) continue;
        String where = example.name() + " " + n;
        List<StepLayout> all = ways(step.get(), Share.ALL, 660);
        assertFalse(all.isEmpty(), where);
        all.forEach(l -> assertTrue(l.width() <= 660, where + " " + l.width()));
        StepLayout outcomes = first(step.get(), Share.OUTCOMES, 660);
        assertTrue(outcomes.height() <= all.getFirst().height(), where);
        laid++;
      }
    }
    assertTrue(laid >= 80, "" + laid);
  }

  /// Where a sign begins.
  private double left(Stamp glyphs) {
    double whole = typesetter.extent(glyphs.latex(), SIZE).orElseThrow().inked();
    String own = glyphs.latex().replaceFirst("^\\\\vphantom\\{x\\} ", "");
    return glyphs.x() + whole - typesetter.extent(own, SIZE).orElseThrow().inked();
  }

  @Test
  void whatIsNarrowEnoughStandsInTwoLinesSideBySideWithTheirSignsUnderEachOther() {
    StepLayout layout =
        first(last("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x"), Share.ALL, ENDLESS);
    assertEquals(2, lines(layout).size());
    List<Stamp> equal = layout.glyphs().stream().filter(g -> g.latex().contains("=")).toList();
    // Two formulas of one sign above and two below.
    assertEquals(6, equal.size());
    // One that begins a line has no room of its own before it.
    assertEquals(left(equal.get(0)), left(equal.get(1)), 1e-9);
    assertTrue(left(equal.get(3)) > left(equal.get(2)));
    assertEquals(left(equal.get(3)), left(equal.get(4)), 1e-9);
  }

  @Test
  void whatIsTooWideGoesOnBelowAndTheLowestWayComesFirst() {
    StepFormula step = last("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x");
    double wide = first(step, Share.ALL, ENDLESS).width();
    List<StepLayout> ways = ways(step, Share.ALL, wide - 1);
    assertEquals(
        List.of(
            "\\frac{\\partial \\Sigma f}{\\partial W} = \\frac{\\partial \\Sigma f}{\\partial f}"
                + " \\, x^{\\top} = \\begin{bmatrix} 1 \\\\ 1 \\end{bmatrix} \\,"
                + " \\begin{bmatrix} 5 & 6 \\end{bmatrix} ="
                + " \\begin{bmatrix} 5 & 6 \\\\ 5 & 6 \\end{bmatrix}",
            "\\frac{\\partial \\Sigma f}{\\partial x} = W^{\\top} \\, \\frac{\\partial \\Sigma"
                + " f}{\\partial f} = \\begin{bmatrix} 1 & 3 \\\\ 2 & 4 \\end{bmatrix} \\,"
                + " \\begin{bmatrix} 1 \\\\ 1 \\end{bmatrix} ="
                + " \\begin{bmatrix} 4 \\\\ 6 \\end{bmatrix}"),
        lines(ways.getFirst()));
    assertTrue(ways.getFirst().height() < ways.getLast().height());
    assertTrue(lines(ways.getLast()).size() >= 3, lines(ways.getLast()).toString());
    assertEquals(List.of(), ways(step, Share.ALL, 40));
  }

  @Test
  void whereWordsAndFormulasHaveNoRoomInARowTheFormulasStandBelowTheWords() {
    Steps steps = steps("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x");
    StepFormula step = formula(steps, 0).orElseThrow();
    StepLayout row = first(step, Share.ALL, ENDLESS);
    assertEquals(1, lines(row).size());
    StepLayout below = first(step, Share.ALL, row.width() - 1);
    assertEquals(lines(row), lines(below));
    StepLayout.Saying words = below.words().getFirst();
    assertEquals("Before the first step", words.text());
    assertTrue(below.glyphs().getFirst().x() <= words.x(), "at the left");
    double above = below.height() - row.height();
    assertTrue(above > 0 && words.middle() < above, words.middle() + " of " + above);
  }

  @Test
  void onlyWhatGainsMostIsShortenedFirst() {
    StepFormula step = last(example("deep"));
    List<String> lines = lines(first(step, Share.RESULTS, 660));
    assertEquals(3, lines.size(), lines.toString());
    assertEquals(
        "\\frac{\\partial L}{\\partial w} = -0.09 + (-6.3\\mathord{\\cdot}10^{-7}) = -0.09",
        lines.get(1));
    assertEquals(
        "\\frac{\\partial L}{\\partial h} = \\frac{\\partial L}{\\partial q} \\cdot"
            + " \\frac{\\partial q}{\\partial h} = -6.3\\mathord{\\cdot}10^{-7} \\cdot 1.50"
            + " = -9.5\\mathord{\\cdot}10^{-7}",
        lines.get(2));
    List<String> outcomes = lines(first(step, Share.OUTCOMES, 660));
    assertEquals(
        List.of(lines.get(1) + " \\frac{\\partial L}{\\partial h} = -9.5\\mathord{\\cdot}10^{-7}"),
        outcomes);
  }

  /// Of matrices too, whose symbols have their shapes below them.
  @Test
  void aForkThatIsNamedAgainIsNamedOnceWhereOnlyItsOutcomeIsTold() {
    String outcomes = lines(first(last(example("hinge")), Share.OUTCOMES, 900)).getFirst();
    String name = "\\frac{\\partial L}{\\partial W}";
    assertTrue(outcomes.startsWith(name + " = \\begin{bmatrix} 0.20"), outcomes);
    StepLayout two = first(last(example("hinge")), Share.ALL, ENDLESS);
    List<Double> starts =
        two.glyphs().stream().filter(g -> g.latex().equals(name)).map(g -> g.x()).toList();
    assertEquals(List.of(0.0, 0.0), starts);
  }

  /// Where a place is narrow no operand is left out: each has its rule and what comes out.
  @Test
  void byTheirRulesAllOperandsHaveTheirMatricesBelowEachOther() {
    StepFormula step = last("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x");
    assertEquals(
        List.of(
            "\\frac{\\partial \\Sigma f}{\\partial W} = \\frac{\\partial \\Sigma f}{\\partial f}"
                + " \\, x^{\\top} = \\begin{bmatrix} 5 & 6 \\\\ 5 & 6 \\end{bmatrix}",
            "\\frac{\\partial \\Sigma f}{\\partial x} = W^{\\top} \\, \\frac{\\partial \\Sigma"
                + " f}{\\partial f} = \\begin{bmatrix} 4 \\\\ 6 \\end{bmatrix}"),
        lines(first(step, Share.RULES, 300)));
    assertEquals(List.of(), ways(step, Share.RULES, 40));
    Steps steps = steps("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x");
    StepLayout start = first(formula(steps, 0).orElseThrow(), Share.ALL, 660);
    assertEquals("Before the first step", start.words().getFirst().text());
    assertEquals(3, start.words().getFirst().x());
  }

  private static final String FORK =
      "X = [[1, 2], [3, -4]]; mu = mean(X, 0); L = sum((X - mu)^2*X)";

  /// The rule names an entry, the numbers all of it: beside each other they would be a product.
  @Test
  void aRuleAndAnEquationOfItsOwnBehindItHaveACommaBetweenThem() {
    StepFormula step = last(FORK);
    StepFormula.Stacked part = step.parts().getFirst();
    assertTrue(part.isNamedAgain());
    List<String> lines =
        ways(step, Share.ALL, ENDLESS).stream()
            .map(StepLayoutTest::lines)
            .filter(l -> l.size() == 1)
            .findFirst()
            .orElseThrow();
    String line = lines.getFirst();
    String second = part.numbers().getFirst().latex();
    assertTrue(line.contains(" , " + second + " = "), line);
    // In two lines there is nothing to take for a product.
    assertFalse(lines(first(step, Share.ALL, ENDLESS)).getFirst().endsWith(","));
  }

  @Test
  void whatAForkAddsUpToIsToldBeforeItIsLeftOut() {
    StepFormula step = last(FORK);
    String sum = String.join(" ", lines(first(step, Share.SUMS, ENDLESS)));
    assertTrue(sum.contains(" + "), sum);
    assertFalse(sum.contains("\\mathrel{+}="), sum);
    String rule = String.join(" ", lines(first(step, Share.RULES, ENDLESS)));
    assertTrue(rule.contains("\\mathrel{+}="), rule);
    assertTrue(
        first(step, Share.SUMS, ENDLESS).height() <= first(step, Share.ALL, ENDLESS).height());
  }
}
