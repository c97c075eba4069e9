package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers with units behind them, and names that are units to others.
class WrittenUnitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m = 2 kg; c = 3 m/s; E = m*c    | syntax.unit syntax.unit.value",
        "I = 2A; R = 5Ω; V = I*R         | syntax.unit.value syntax.unit.value",
        "I = 2 mA; R = 5 kΩ; V = I*R     | syntax.unit syntax.unit",
        "a = 9.8 m/s²; m = 2; F = m*a    | syntax.unit.value",
        "a = 9.8 m/s^2; t = 2; v = a*t   | syntax.unit.value",
        "d = 3 s; s = 4; y = d*s         | syntax.unit.value",
        "L = 2 m, m = 3                  | syntax.unit.value",
        "t = 2 s; s = t^2                | syntax.unit.value",
        "V = 10 V; y = 2V                | syntax.unit",
        "m = 2, h = 10 m, E = \\frac{mh}{2}  | syntax.unit.value",
        "x = 3\\,m, m = 2                | syntax.unit.value",
      })
  void aNumberWithAUnitIsRefused(String text, String keys) {
    List<String> said = Texts.build(text).errors().stream().map(Problem::key).toList();
    assertEquals(keys, String.join(" ", said), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L = 2m; m = 3                   | 6",
        "L = 2*m; m = 3                  | 6",
        "L = 2·m; m = 3                  | 6",
        "y = 2 x; x = 3                  | 6",
        "y = 2 m + 1; m = 3              | 7",
        "f(m) = 2 m; y = f(3)            | 6",
        "2 m; m = 3                      | 6",
        "L = 2 m h; m = 3; h = 1         | 6",
      })
  void aProductStaysAProduct(String text, String value) {
    Outcomes.assertGives(text, value);
  }
}
