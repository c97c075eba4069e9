package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTest {
  private static final TextStyle NAME = TextStyle.name(16);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x; x",
        "learning rate; learning rate",
        "average loss per sample; average loss|per sample",
        "number of training samples; number of|training samples",
        "learning_rate_of_step_2; learning_rate_|of_step_2",
        "apfelpreisberechnung; apfelpreisberechnung",
        "사과 한 개의 가격과 개수의 곱; 사과 한 개의|가격과 개수의 곱",
        "L_dataofalltheexamples; L_|dataofalltheexamples"
      })
  void aLongNameIsBrokenBetweenItsWords(String name, String lines) {
    Caption caption = Caption.of(name, NAME);
    assertEquals(lines, String.join("|", caption.lines()));
    assertFalse(caption.isCut());
    assertEquals(name, caption.full());
  }

  @Test
  void whatIsTooLongEvenInTwoLinesIsCut() {
    String name = "the averaged squared differences of both predictions from their targets";
    Caption caption = Caption.of(name, NAME);
    assertEquals(List.of("the averaged squared di…", "both predictions from t…"), caption.lines());
    assertTrue(caption.isCut());
    assertEquals(name, caption.full());
  }

  @Test
  void severalNamesStandInOneLine() {
    assertEquals(List.of("f = g"), Caption.of(List.of("f", "g"), NAME).lines());
    assertFalse(Caption.of(List.of("f", "g"), NAME).isCut());
    assertTrue(Caption.of(List.of("f", "g".repeat(25)), NAME).isCut());
  }

  @Test
  void twoLinesStandAboutTheMiddleOfOne() {
    List<Figure> two =
        Caption.of("average loss per sample", NAME).about(10, 50, Ink.TEXT, Figure.Anchor.CENTRE);
    Figure.Text first = (Figure.Text) two.getFirst();
    Figure.Text last = (Figure.Text) two.getLast();
    assertEquals(2, two.size());
    assertEquals(16.8, last.y() - first.y(), 1e-9);
    assertEquals(50 + Lettering.middle(NAME), (first.y() + last.y()) / 2, 1e-9);
  }
}
