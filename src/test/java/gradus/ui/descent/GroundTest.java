package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.descent.Training;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What there is to descend on in a text.
class GroundTest {
  private static Ground of(String text) {
    return Ground.of(text, () -> false);
  }

  @Test
  void everyInputIsOfferedThatTheLossDependsOn() {
    Ground ground =
        of("x = 1; w_1 = 2; unused = 3; y = 1; s = [w_1*x, 2]; L = cross_entropy(s, y)");
    assertEquals(Optional.empty(), ground.hindrance());
    assertEquals(
        List.of("x false Optional.empty", "w_1 true Optional.empty"),
        ground.choices().stream()
            .filter(c -> c.hindrance().isEmpty())
            .map(c -> c.input().name() + " " + c.usual() + " " + c.hindrance())
            .toList());
    assertTrue(
        ground.choices().stream()
            .anyMatch(c -> c.hindrance().equals(Optional.of("ui.descent.still"))));
    assertInstanceOf(Training.Unsaid.class, ground.training());
    assertEquals(Optional.empty(), ground.objection());
  }

  @Test
  void theLossOfTheRulesIsDescendedThoughAnotherWireEndsLast() {
    Ground ground = of("w = 3; L = w^2; w := w - 0.1*grad(L, w); accuracy = w/2");
    assertEquals("L", ground.tape().graph().output().name());
    assertInstanceOf(Training.Said.class, ground.training());
    Ground wrong = of("w = 3; L = w^2; v := v - 0.1*grad(L, v)");
    assertEquals("descent.rule.parameter", wrong.objection().orElseThrow().key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = (x + | ui.descent.wrong",
        "f = x*2 | ui.descent.blank",
        "x = [1, 2]; y = 2*x | ui.descent.scalar"
      })
  void withoutALossItSaysWhy(String text, String key) {
    assertEquals(Optional.of(key), of(text).hindrance());
  }
}
