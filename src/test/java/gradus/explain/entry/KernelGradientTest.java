package gradus.explain.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The gradient of a kernel is told as a correlation, with the numbers of one entry.
class KernelGradientTest {
  /// 2×3 under 2×2 leaves two places; what arrives there is 3 and −1.
  private static final String PROGRAM =
      "X = [[1, 2, 5], [4, 0, 7]]; K = [[1, 0], [0, 1]]; u = [3, -1]; C = conv2d(X, K);"
          + " f = sum(u * flatten(C))";

  private static List<String> told(String program, Locale language) {
    Steps steps = Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
    Manner manner = new Manner(language, steps.trace().numbers(2));
    return Explanation.of(steps, steps.last(), manner).blocks().stream()
        .filter(Passage.Prose.class::isInstance)
        .map(p -> ((Passage.Prose) p).text())
        .filter(t -> t.contains("correlation"))
        .toList();
  }

  @Test
  void theProductsOfItsLargestEntryStandThere() {
    // K[1,0] meets 4 and 0, K[0,0] 1 and 2: 3 · 4 − 0 = 12 is the largest
    assertEquals(
        List.of(
            "A gradient has the shape of its value: K has shape 2×2, upstream only 1×2, because"
                + " many entries became few. Each upstream number reaches all the entries it was"
                + " made of. It is a correlation, as the forward pass is: what arrives slides over"
                + " X in the place of K, and where it lies its products with the pixels below are"
                + " added up to one entry. The largest entry, K[1,0]: 4·3 = 12, each pixel times"
                + " what arrived there; products that are not 0: 1."),
        told(PROGRAM, Locale.ENGLISH));
    List<String> korean = told(PROGRAM, Locale.KOREAN);
    assertEquals(1, korean.size());
    assertEquals(
        "가장 큰 원소 K[1,0]: 4·3 = 12. 픽셀마다 그곳에 온 기울기를 곱한 것이며, 0이 아닌 곱은 1개입니다.",
        korean.getFirst().substring(korean.getFirst().indexOf("가장 큰")));
  }

  @Test
  void ofSeveralKernelsTooAndOfNothingElse() {
    List<String> told =
        told(
            "X = [[1, 2, 5], [4, 0, 7]]; K = [[[1, 2]], [[-1, 1]]]; c = [0.5, 1];"
                + " C = conv2d(X, K, bias=c); f = sum(C^2)",
            Locale.ENGLISH);
    assertEquals(1, told.size());
    assertFalse(told.getFirst().contains("{"));
    assertEquals(List.of(), told("A = [[1, 2]]; B = [[3], [4]]; f = sum(A @ B)", Locale.ENGLISH));
  }
}
