package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.trace.Trace;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a text is the value of an input: other numbers are written in its place.
class LiteralSpanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "b = (1, 2)^T; L = sum(b)",
        "b = (1, 2)^T\nL = \\| b \\|^2",
        "b = (1, 2)^{T}, L = \\frac{1}{2} \\| b \\|",
        "b = (1, 2)^\\top \\\\ L = \\| b \\|^2",
        "b = \\begin{pmatrix} 1 & 2 \\end{pmatrix}^T \\\\ L = \\| b \\|^2",
        "b = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} \\\\ L = \\| b \\|^2"
      })
  void otherNumbersTakeThePlaceOfAColumnWithItsTranspose(String text) {
    Lowering read = Texts.build(text);
    Gate b = read.graph().gates().stream().filter(Gate::isInput).findFirst().orElseThrow();
    String changed =
        text.substring(0, b.span().start()) + "[3, 4]" + text.substring(b.span().end());
    Lowering after = Texts.build(changed);
    Gate again = after.graph().gates().stream().filter(Gate::isInput).findFirst().orElseThrow();
    assertEquals("b", again.key(), changed);
    double[] values = Trace.of(after.graph()).value(again).orElseThrow().toArray();
    assertEquals("[3.0, 4.0]", Arrays.toString(values), changed);
    assertEquals(read.graph().gates().size(), after.graph().gates().size(), changed);
  }
}
