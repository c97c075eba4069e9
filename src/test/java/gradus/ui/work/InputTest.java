package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be typed as the value of an input.
class InputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", "-2", " .5 ", "1e-3", "1/2", "-1/3", "√2", "pi/4", "10%", "[1, 2]", "[[1/3]]"
      })
  void aNumberHoweverLecturesWriteItIsAValue(String typed) {
    assertEquals(Optional.empty(), Input.objection(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "y/2", "exp(1) + y", "2*3", "1; y = 2", "1, y = 2", "1\ny = 2"})
  void aFormulaOrMoreThanOneThingIsNone(String typed) {
    assertEquals(Optional.of("ui.input.wrong"), Input.objection(typed).map(Problem::key), typed);
  }

  @Test
  void halfANumberIsAMistake() {
    for (String typed : new String[] {"1/", "-", "[1,", ""}) {
      assertEquals(
          Optional.of(true), Input.objection(typed).map(p -> p.key().startsWith("syntax.")), typed);
    }
  }

  private static List<String> entries(String literal) {
    Input input = new Input("W", literal, new Span(0, literal.length()));
    return input.entries().stream().map(s -> literal.substring(s.start(), s.end())).toList();
  }

  @Test
  void entriesStandInTheLiteralRowByRow() {
    assertEquals(List.of("1", "-2.50", "3e-2", "4"), entries("[[1, -2.50], [3e-2, 4]]"));
    assertEquals(List.of("0.5", "-1"), entries("[0.5, -1]"));
    assertEquals(List.of(), entries("-2"));
    assertEquals(List.of(), entries("1/2"));
    assertEquals(List.of(), entries(""));
  }
}
