package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.Wire;
import gradus.trace.Grain;
import gradus.trace.Jacobian;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is said of an operand that broadcasting copied: its gradient is a sum over the copies.
class BroadcastStoryTest {
  private static final String TABLE = "; A = [[1, 2], [3, 4]]";

  private static Steps steps(String program) {
    return Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
  }

  private static List<String> pulls(String program, Locale locale) {
    Steps steps = steps(program);
    return IntStream.rangeClosed(0, steps.last())
        .filter(n -> steps.step(n) instanceof Step.Pull)
        .mapToObj(n -> Sentences.of(steps, n, new Manner(locale, steps.trace().numbers(2))))
        .toList();
  }

  private static String second(String program) {
    return pulls(program, Locale.ENGLISH).get(1);
  }

  @Test
  void copiedOperandReceivesTheSumOverItsCopies() {
    assertEquals(
        "to A: ∂f/∂A = ∂f/∂q ⊙ b = [[1, 2], [1, 2]]; to b: ∂f/∂b = sum over rows of ∂f/∂q ⊙ A = [4,"
            + " 6]",
        second("f = sum(A*b); b = [1, 2]" + TABLE));
    assertEquals(
        "to A: ∂f/∂A = ∂f/∂q = [[1, 1], [1, 1]]; to b: ∂f/∂b = sum over rows of ∂f/∂q = [2, 2]",
        second("f = sum(A + b); b = [1, 2]" + TABLE));
    assertEquals(
        "to A: ∂f/∂A = ∂f/∂q / b = [[1.00, 0.50], [1.00, 0.50]];"
            + " to b: ∂f/∂b = sum over rows of −∂f/∂q ⊙ q / b = [−4.00, −1.50]",
        second("f = sum(A / b); b = [1, 2]" + TABLE));
    assertEquals(
        "to A: ∂f/∂A = ∂f/∂q = [[1, 1], [1, 1]]; to c: ∂f/∂c = sum over all entries of −∂f/∂q = −4",
        second("f = sum(A - c); c = 3" + TABLE));
    assertEquals(
        "to A: ∂f/∂A = ∂f/∂q ⊙ k = [[1, 1], [2, 2]]; to k: ∂f/∂k = sum over columns of ∂f/∂q ⊙ A ="
            + " [[3], [7]]",
        second("f = sum(A*k); k = [[1], [2]]" + TABLE));
    assertEquals(
        "to v: ∂f/∂v = ∂f/∂q · c = [3, 3]; to c: ∂f/∂c = sum over all entries of ∂f/∂q ⊙ v = 3",
        second("f = sum(v*c); c = 3; v = [1, 2]"));
  }

  @Test
  void operandThatWasNotCopiedReceivesNoSum() {
    assertEquals(
        "to A: ∂f/∂A = ∂f/∂q ⊙ B = [[5, 6], [7, 8]]; to B: ∂f/∂B = ∂f/∂q ⊙ A = [[1, 2], [3, 4]]",
        second("f = sum(A*B); B = [[5, 6], [7, 8]]" + TABLE));
  }

  @Test
  void koreanSaysAlongWhichAxisIsAdded() {
    assertEquals(
        "A 쪽으로: ∂f/∂A = ∂f/∂q ⊙ b = [[1, 2], [1, 2]]; b 쪽으로: ∂f/∂b = 행을 따라 더한 ∂f/∂q ⊙ A = [4, 6]",
        pulls("f = sum(A*b); b = [1, 2]" + TABLE, Locale.KOREAN).get(1));
  }

  @Test
  void jacobianIsReplacedByASumToo() {
    Trace trace = Trace.of(Texts.build("f = sum(A*b); b = [1, 2]" + TABLE).graph());
    Wire toB = trace.graph().operands(trace.graph().gates().get(2)).get(1);
    JacobianStory story =
        new JacobianStory(
            trace,
            Jacobian.of(trace, toB, () -> false),
            new Manner(Locale.ENGLISH, trace.numbers(2)));
    assertEquals(
        "It is never formed. The backward pass computes only its product with the upstream"
            + " gradient: ∂f/∂b = sum over rows of ∂f/∂q ⊙ A.",
        story.sentences().getLast());
  }

  @Test
  void aJacobianOfOneRowIsNotSaidToBeNeverFormed() {
    Trace trace = Trace.of(Texts.build("f = sum(x); x = [1, 2]").graph());
    Wire toX = trace.graph().operands(trace.graph().output()).getFirst();
    JacobianStory story =
        new JacobianStory(
            trace,
            Jacobian.of(trace, toX, () -> false),
            new Manner(Locale.ENGLISH, trace.numbers(2)));
    assertTrue(
        story.sentences().stream().noneMatch(s -> s.startsWith("It is never formed")),
        story.sentences().toString());
  }

  @Test
  void sumInThePanelRunsOverAnIndexThatIsDeclared() {
    String panel = panel("f = sum(A*b); b = [1, 2]" + TABLE, "b");
    assertTrue(panel.contains("\\frac{\\partial f}{\\partial b} = \\sum_{i} "), panel);
    assertTrue(panel.contains("\\frac{\\partial {q}_{ij}}{\\partial {b}_j} = {A}_{ij}"), panel);
    assertTrue(
        panel.contains(
            "each entry was copied 2 times along axis 0 (down the rows). Copies are a fork, so"
                + " their gradients are summed over the same axis (Σ over i), 2×2 → 2,"),
        panel);
  }

  @Test
  void legendWritesAProductOfTensorsAsTheGateDoes() {
    String panel =
        all("f = sum(outer(a, b) * C * 2); a = [1, 2]; b = [3, 4]; C = [[1, 2], [3, 4]]");
    assertTrue(panel.contains("q = a \\, b^{\\top}"), panel);
    assertTrue(panel.contains("= \\mathrm{outer}\\left(a, b\\right) \\odot C"), panel);
    assertTrue(panel.contains("\\odot C \\cdot 2"), panel);
    assertFalse(panel.contains("\\times C"), panel);
    String numbers = all("f = sin(a * b) + 1; a = 1; b = 2");
    assertTrue(numbers.contains("a \\, b"), numbers);
    assertFalse(numbers.contains("\\odot"), numbers);
  }

  /// Every formula of every step.
  private static String all(String program) {
    Steps steps = steps(program);
    return IntStream.rangeClosed(0, steps.last())
        .mapToObj(
            n -> Explanation.of(steps, n, new Manner(Locale.ENGLISH, steps.trace().numbers(2))))
        .flatMap(e -> e.blocks().stream())
        .filter(Passage.Line.class::isInstance)
        .map(b -> ((Passage.Line) b).latex())
        .collect(Collectors.joining("\n"));
  }

  /// The panel's text after the heading of an operand, formulas by their LaTeX.
  static String panel(String program, String operand) {
    Steps steps = steps(program);
    return IntStream.rangeClosed(0, steps.last())
        .filter(n -> steps.step(n) instanceof Step.Pull)
        .mapToObj(
            n -> Explanation.of(steps, n, new Manner(Locale.ENGLISH, steps.trace().numbers(2))))
        .flatMap(e ->
            e.blocks().stream().dropWhile(b -> !b.equals(new Passage.Heading("To " + operand))))
        .map(b ->
            switch (b) {
              case Passage.Heading h -> h.text();
              case Passage.Prose w -> w.text();
              case Passage.Line l ->
                  l.pieces().stream().map(Piece::latex).collect(Collectors.joining(" "));
            })
        .collect(Collectors.joining("\n"));
  }
}
