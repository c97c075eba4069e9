package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Blackboard;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines that may go on with the one above.
class JoinedLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = x\\n+ z           | syntax.line.sign   | +",
        "y = x\\n- z           | syntax.line.sign   | -",
        "y = 2\\n  - z         | syntax.line.sign   | -",
        "y = x\\n(z + 1)       | syntax.line.factor | (",
        "y = x\\n  z*2         | syntax.line.factor | z",
      })
  void aLineThatMayGoOnIsRefusedWithTheLinesJoined(String written, String key, String sign) {
    String text = written.translateEscapes();
    Problem problem = Blackboard.parse(text).problems().getFirst();
    assertEquals(key, problem.key());
    assertEquals(" " + sign, problem.fix());
    assertEquals(
        "\n", text.substring(problem.span().start(), problem.span().end()).substring(0, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = 2\n- z",
        "y = 2\n(z + 1)",
        "y = x\n\n(z + 1)",
        "y = x\nz*2",
        "y = x\n(y + 1)",
        "y = x; -z",
      })
  void aLineOfItsOwnIsRead(String text) {
    assertEquals(List.of(), Blackboard.parse(text).problems());
  }
}
