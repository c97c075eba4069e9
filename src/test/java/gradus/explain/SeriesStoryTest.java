package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What is said of a sum or product of many terms, which is one gate.
class SeriesStoryTest {
  private static final Manner ENGLISH = new Manner(Locale.ENGLISH, new Numbers(2, true));
  private static final Manner KOREAN = new Manner(Locale.KOREAN, new Numbers(2, true));
  private static final String SUM = "a = 1, b = -2, c = 3, d = 4\nf = 2*(a + b - c + d)";

  private static Steps steps(String program) {
    return Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
  }

  private static List<String> formulas(Explanation explanation) {
    return explanation.blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(b -> ((Passage.Line) b).latex())
        .toList();
  }

  private static List<String> words(Explanation explanation) {
    return explanation.blocks().stream()
        .filter(b -> !(b instanceof Passage.Line))
        .map(b -> b instanceof Passage.Heading h ? h.text() : ((Passage.Prose) b).text())
        .toList();
  }

  @Test
  void theSentencesSayAllTermsAndWhatEachGets() {
    Steps steps = steps(SUM);
    assertEquals("+ : u = a + b − c + d = 1 + (−2) − 3 + 4 = 0", Sentences.of(steps, 1, ENGLISH));
    assertEquals(
        "to a, b, d: upstream 2 · local 1 = 2; to c: upstream 2 · local (−1) = −2",
        Sentences.of(steps, 5, ENGLISH));
    assertEquals(
        "a, b, d 쪽으로: 상류 2 · 국소 1 = 2; c 쪽으로: 상류 2 · 국소 (−1) = −2", Sentences.of(steps, 5, KOREAN));
  }

  @Test
  void ofAProductEachGetsTheProductOfTheOthersAlsoWhereOneIsZero() {
    Steps steps = steps("a = 2, b = -3, c = 0, d = 4\nf = a*b*c*d*5");
    assertEquals(
        "× : f = a × b × c × d × 5 = 2 × (−3) × 0 × 4 × 5 = 0", Sentences.of(steps, 1, ENGLISH));
    assertEquals(
        "to a, b, d: upstream 1 · local 0 = 0; to c: upstream 1 · local (−120) = −120",
        Sentences.of(steps, 3, ENGLISH));
  }

  @Test
  void whatComesBackToAForkIsAddedThere() {
    Steps steps = steps("a = 1, b = 2, c = 3, d = 4\nf = (a + b + c + d)*a");
    assertEquals(
        "to a, b, c, d: upstream 1 · local 1 = 1; ∂f/∂a += 1: 10 + 1 = 11 (branch 2 of 2)",
        Sentences.of(steps, 5, ENGLISH));
  }

  @Test
  void tensorsAreHandedOnByTheirRule() {
    String values = "a = [1, 2]; b = [3, 4]; c = [1, 1]; d = [2, 0]; ";
    assertEquals(
        "to a, b, d: ∂Σf/∂f = [1, 1]; to c: −∂Σf/∂f = [−1, −1]",
        Sentences.of(steps(values + "f = a + b - c + d"), 3, ENGLISH));
    assertEquals(
        "to a: ∂Σf/∂f ⊙ b ⊙ c ⊙ d = [6, 0]",
        Sentences.of(steps(values + "f = a*b*c*d"), 3, ENGLISH).split("; ")[0]);
  }

  @Test
  void aTermThatComesInTwiceIsToldByItsPlace() {
    Explanation back = Explanation.of(steps("a = 1, b = 2, c = 3\nf = a + b + c - a"), 3, ENGLISH);
    assertTrue(words(back).containsAll(List.of("To a (operand 1)", "To b", "To a (operand 4)")));
    assertTrue(
        words(back)
            .contains("Through operand 4 alone: what a does by the others comes back along those."),
        "" + words(back));
    assertEquals(
        List.of(
            "\\left.\\frac{\\partial f}{\\partial a}\\right|_{1} = 1",
            "\\frac{\\partial f}{\\partial b} = 1"),
        List.of(formulas(back).get(2), formulas(back).get(5)));
  }

  private static String sum(int terms) {
    StringBuilder text = new StringBuilder("f = x1");
    for (int i = 2; i <= terms; i++) {
      text.append(" + x").append(i);
    }
    for (int i = 1; i <= terms; i++) {
      text.append("; x").append(i).append(" = ").append(i);
    }
    return text.toString();
  }

  @Test
  void ofAVeryLongSumNotEveryTermIsTold() {
    Steps steps = steps(sum(60));
    String back = Sentences.of(steps, 3, ENGLISH);
    assertTrue(back.startsWith("to x₁, x₂, x₃, "), back);
    assertTrue(back.endsWith(", x₄₀: upstream 1 · local 1 = 1; and 20 more operands"), back);
    Explanation panel = Explanation.of(steps, 3, ENGLISH);
    assertEquals(2 + 12 * 3, formulas(panel).size());
    assertTrue(words(panel).contains("and 48 more operands"), "" + words(panel));
    assertTrue(formulas(panel).getFirst().contains("x_{11} + \\cdots + x_{59} + x_{60} ="));
  }

  @Test
  void aVeryLongSumIsToldByItsFirstAndLastTerms() {
    assertEquals(
        "+ : f = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + … + 39 + 40 = 820",
        Sentences.of(steps(sum(40)), 1, ENGLISH));
  }

  @Test
  void thePanelTellsTheFormulaAndTheLocalGradients() {
    Explanation sum = Explanation.of(steps(SUM), 1, ENGLISH);
    assertEquals("u = a + b − c + d", sum.title());
    assertEquals(
        List.of(
            "u = a + b - c + d = 1 + (-2) - 3 + 4 = 0",
            "\\frac{\\partial u}{\\partial a} = 1",
            "\\frac{\\partial u}{\\partial b} = 1",
            "\\frac{\\partial u}{\\partial c} = -1",
            "\\frac{\\partial u}{\\partial d} = 1"),
        formulas(sum));
    assertEquals(
        List.of(
            "Forward",
            "Adds all its terms; it unfolds into additions of two.",
            "Local gradients, known already",
            "A change of any term changes the sum by the same amount, up or down: what is added"
                + " receives the upstream gradient as it is, what is taken away with its sign"
                + " turned."),
        words(sum));
  }

  @Test
  void onTheWayBackUpstreamTimesTheProductOfTheOthers() {
    Explanation back =
        Explanation.of(steps("a = 2, b = 3, c = 0, d = 4\nf = 5*(a*b*c*d + 1)"), 7, ENGLISH);
    assertEquals(
        List.of(
            "u = a \\cdot b \\cdot c \\cdot d = 2 \\times 3 \\times 0 \\times 4 = 0",
            "\\frac{\\partial f}{\\partial u} = 5",
            "\\frac{\\partial u}{\\partial a} = b \\cdot c \\cdot d = 3 \\times 0 \\times 4 = 0",
            "\\frac{\\partial f}{\\partial a} = \\frac{\\partial f}{\\partial u} \\cdot"
                + " \\frac{\\partial u}{\\partial a}",
            "= 5 \\cdot 0 = 0"),
        formulas(back).subList(0, 5));
    assertEquals(
        "× swaps its factors: each receives upstream 5 times the product of all the others:"
            + " a ← 0, b ← 0, c ← 120, d ← 0.",
        words(back).getLast());
  }
}
