package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Problem;
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
}
