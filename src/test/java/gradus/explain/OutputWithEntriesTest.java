package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.Gate;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An output of several entries: what is differentiated is their sum, Σf, and never f itself.
class OutputWithEntriesTest {
  private static final String SCORES =
      "q = W@x; f = q + b; W = [[1, 2], [3, 4], [5, 6]]; x = [1, -1]; b = [1, 2, 3]";

  private static Trace trace(String program) {
    return Trace.of(Texts.build(program).graph());
  }

  private static Manner manner(Trace trace, Locale locale) {
    return new Manner(locale, trace.numbers(2));
  }

  private static List<String> sentences(String program, Locale locale) {
    Steps steps = Steps.of(trace(program), Grain.GATE);
    return IntStream.rangeClosed(0, steps.last())
        .mapToObj(n -> Sentences.of(steps, n, manner(steps.trace(), locale)))
        .toList();
  }

  @Test
  void sentencesNameTheSumOfTheEntries() {
    List<String> said = sentences(SCORES, Locale.ENGLISH);
    assertTrue(
        said.contains(
            "Seed: f is not a scalar, so the sum of its entries is differentiated:"
                + " ∂Σf/∂f = [1, 1, 1]."),
        said.toString());
    assertTrue(
        said.contains("to q: ∂Σf/∂q = ∂Σf/∂f = [1, 1, 1]; to b: ∂Σf/∂b = ∂Σf/∂f = [1, 1, 1]"),
        said.toString());
    assertTrue(said.getLast().startsWith("to W: ∂Σf/∂W = ∂Σf/∂q xᵀ = "), said.getLast());
    List<String> korean = sentences(SCORES, Locale.KOREAN);
    assertTrue(
        korean.contains("시드: f는 스칼라가 아니므로 원소의 합을 미분합니다: ∂Σf/∂f = [1, 1, 1]."), korean.toString());
  }

  @Test
  void panelNamesTheSumToo() {
    Steps steps = Steps.of(trace(SCORES), Grain.GATE);
    String all =
        IntStream.rangeClosed(0, steps.last())
            .mapToObj(n -> Explanation.of(steps, n, manner(steps.trace(), Locale.ENGLISH)).blocks())
            .toList()
            .toString();
    assertTrue(all.contains("\\frac{\\partial \\Sigma f}{\\partial f}"), all);
    assertFalse(all.contains("\\frac{\\partial f}{\\partial f}"), all);
  }

  @Test
  void outputThatIsANumberIsDifferentiatedItself() {
    List<String> said = sentences("q = W@x; f = sum(q); W = [[1, 2]]; x = [1, -1]", Locale.ENGLISH);
    assertTrue(said.stream().noneMatch(s -> s.contains("Σf")), said.toString());
    assertTrue(said.contains("Seed: the gradient of f with respect to itself is 1."));
  }

  private static PathStory path(String program, String to) {
    Trace trace = trace(program);
    Gate gate = trace.graph().named(to).orElseThrow();
    ChainPaths.Way way = ChainPaths.of(trace, gate, () -> false).strongest(1).getFirst();
    return PathStory.of(trace, way, manner(trace, Locale.ENGLISH), true);
  }

  private static List<String> captions(Passage.Line line) {
    return line.pieces().stream().map(Piece::caption).filter(c -> !c.isEmpty()).toList();
  }

  @Test
  void productOfJacobiansIsAColumn() {
    String program = "q = W@x; f = sum(q); W = [[1, 2], [3, 4], [5, 6]]; x = [1, -1]";
    PathStory story = path(program, "x");
    assertEquals(List.of("2×3", "3×1"), captions(story.lines().get(0)));
    assertEquals(List.of("2"), captions(story.lines().get(1)));
    assertEquals("= \\begin{bmatrix} 9 \\\\ 12 \\end{bmatrix}", story.lines().get(1).latex());
  }

  @Test
  void whatEndsAtAMatrixHasItsShape() {
    PathStory story = path("q = W@x; f = sum(q); W = [[1, 2], [3, 4]]; x = [1, -1]", "W");
    assertEquals(List.of("4×2", "2×1"), captions(story.lines().get(0)));
    assertEquals(List.of("4×1 → 2×2"), captions(story.lines().get(1)));
    assertEquals(
        "= \\begin{bmatrix} 1 & -1 \\\\ 1 & -1 \\end{bmatrix}", story.lines().get(1).latex());
  }

  @Test
  void pathFromAnOutputOfSeveralEntriesEndsWithTheirSum() {
    PathStory story = path(SCORES, "x");
    assertEquals(List.of("2×3", "3×3", "3×1"), captions(story.lines().get(0)));
    assertEquals(
        "\\frac{\\partial \\Sigma f}{\\partial x} ="
            + " \\left(\\frac{\\partial q}{\\partial x}\\right)^{\\top} \\,"
            + " \\left(\\frac{\\partial f}{\\partial q}\\right)^{\\top} \\,"
            + " \\frac{\\partial \\Sigma f}{\\partial f}",
        story.lines().get(0).latex());
    assertEquals("= \\begin{bmatrix} 9 \\\\ 12 \\end{bmatrix}", story.lines().get(1).latex());
  }
}
