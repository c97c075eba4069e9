package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The shapes under the factors of a product: they can be multiplied, and what comes out has the
/// shape of the operand.
class ShapeCaptionTest {
  private static final String VALUES =
      "; A = [[1, 2, 3], [4, 5, 6]]; B = [[1, 2, 0, 1], [3, 4, 0, 1], [5, 6, 0, 1]]"
          + "; u = [1, 2]; v = [1, 2, 3]";

  private record Size(int rows, int cols) {
    static Size of(String caption) {
      int at = caption.indexOf('×');
      if (at < 0) return new Size(Integer.parseInt(caption), 1);
      return new Size(
          Integer.parseInt(caption.substring(0, at)), Integer.parseInt(caption.substring(at + 1)));
    }
  }

  /// The captions of each line that has one under its left side and under its factors.
  private static List<List<String>> captions(String program) {
    Steps steps = Steps.of(Trace.of(Texts.build(program + VALUES).graph()), Grain.GATE);
    Manner manner = new Manner(Locale.ENGLISH, steps.trace().numbers(2));
    List<List<String>> out = new ArrayList<>();
    for (int n = 0; n <= steps.last(); n++) {
      boolean first = steps.step(n) instanceof Step.Pull && n == steps.last();
      if (!first) continue;
      for (Passage block : Explanation.of(steps, n, manner).blocks()) {
        if (!(block instanceof Passage.Line line)) continue;
        List<String> all =
            line.pieces().stream().map(Piece::caption).filter(c -> c.matches("[\\d×]+")).toList();
        if (all.size() > 1) out.add(all);
      }
    }
    return out;
  }

  @Test
  void matrixFactorsMultiplyToTheShapeOfTheOperand() {
    int lines = 0;
    for (String program :
        List.of("f = sum(A@B)", "f = sum(A@v)", "f = sum(u@A)", "f = sum(outer(u, v))")) {
      for (List<String> captions : captions(program)) {
        lines++;
        Size product = Size.of(captions.get(1));
        for (String factor : captions.subList(2, captions.size())) {
          Size next = Size.of(factor);
          assertEquals(product.cols(), next.rows(), program + captions);
          product = new Size(product.rows(), next.cols());
        }
        assertEquals(Size.of(captions.getFirst()), product, program + captions);
      }
    }
    assertEquals(8, lines);
  }

  @Test
  void transposedFactorByItselfHasTheShapeOfTheOperand() {
    assertEquals(List.of(List.of("2×3", "2×3")), captions("f = sum(transpose(A))"));
    assertEquals(List.of(List.of("3", "3")), captions("f = sum(transpose(v))"));
  }
}
