package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is said where many entries became few along an axis: entry by entry, since a vector and a
/// matrix do not fit by themselves.
class AxisStoryTest {
  private static String toA(String reduction, Locale locale) {
    String program = "f = sum(" + reduction + " * c); A = [[1, 2, 3], [4, 5, 6]]; c = ";
    String factors = reduction.endsWith("1)") ? "[2, 3]" : "[2, 3, 4]";
    Steps steps = Steps.of(Trace.of(Texts.build(program + factors).graph()), Grain.GATE);
    Manner manner = new Manner(locale, steps.trace().numbers(2));
    List<String> pulls =
        IntStream.rangeClosed(0, steps.last())
            .filter(n -> steps.step(n) instanceof Step.Pull)
            .mapToObj(n -> Sentences.of(steps, n, manner))
            .toList();
    return pulls.getLast();
  }

  private static void says(String expected, String reduction) {
    String said = toA(reduction, Locale.ENGLISH);
    assertTrue(said.startsWith("to A: " + expected + ", so [["), said);
  }

  @Test
  void entryReceivesWhatItsLineReceived() {
    assertEquals(
        "to A: ∂f/∂A_ij = ∂f/∂q_i, so [[2, 2, 2], [3, 3, 3]]", toA("sum(A, 1)", Locale.ENGLISH));
    assertEquals(
        "to A: ∂f/∂A_ij = ∂f/∂q_j, so [[2, 3, 4], [2, 3, 4]]", toA("sum(A, 0)", Locale.ENGLISH));
    assertEquals(
        "A 쪽으로: ∂f/∂A_ij = ∂f/∂q_i, 따라서 [[2, 2, 2], [3, 3, 3]]",
        toA("sum(A, -1)".replace("-1", "1"), Locale.KOREAN));
  }

  @Test
  void localFactorOfEveryReductionHasTheIndicesOfItsLine() {
    says("∂f/∂A_ij = ∂f/∂q_j / 2", "mean(A, 0)");
    says("∂f/∂A_ij = ∂f/∂q_i / 3", "mean(A, 1)");
    says("∂f/∂A_ij = ∂f/∂q_j ∏_{m≠i} A_mj", "prod(A, 0)");
    says("∂f/∂A_ij = ∂f/∂q_i ∏_{m≠j} A_im", "prod(A, 1)");
    says("∂f/∂A_ij = ∂f/∂q_j A_ij / q_j", "norm(A, 0)");
    says("∂f/∂A_ij = ∂f/∂q_i A_ij / q_i", "norm(A, axis=1)");
    says("∂f/∂A_ij = 2 ∂f/∂q_j A_ij", "squared_norm(A, 0)");
    says("∂f/∂A_ij = ∂f/∂q_i exp(A_ij − q_i)", "logsumexp(A, 1)");
  }

  @Test
  void panelWritesTheEntryAndThenAllOfThem() {
    String panel = BroadcastStoryTest.panel("f = sum(norm(A, 0)); A = [[3, 0], [4, 2]]", "A");
    assertTrue(
        panel.contains(
            "\\frac{\\partial f}{\\partial {A}_{ij}} = \\frac{\\partial f}{\\partial {q}_j}"
                + " \\frac{{A}_{ij}}{{q}_j}\n"
                + "\\frac{\\partial f}{\\partial A} = \\begin{bmatrix} 0.60 & 0 \\\\"
                + " 0.80 & 1.00 \\end{bmatrix}"),
        panel);
  }

  @Test
  void wholeSumIsOneNumberForAllEntries() {
    String panel = BroadcastStoryTest.panel("f = sum(A); A = [[3, 0], [4, 2]]", "A");
    assertTrue(panel.contains("\\frac{\\partial f}{\\partial A} = \\mathbf{1}"), panel);
  }
}
