package gradus.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliderEndsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.75, −0.75",
    "3.70368, 3.7",
    "-2, −2",
    "30000, 30000",
    "2512345, 2.51e6",
    "3000000, 3e6",
    "-0.0000075, −0.0000075",
    "0.000000001234, 1.23e−9"
  })
  void anEndIsToldInAFewDigits(double end, String shown) {
    assertEquals(shown, SliderEnds.shown(end));
  }
}
