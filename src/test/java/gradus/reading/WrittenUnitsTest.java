package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers with units behind them, and names that are units to others.
class WrittenUnitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m = 2 kg; c = 3 m/s; E = m*c    | syntax.units",
        "I = 2A; R = 5Ω; V = I*R         | syntax.units",
        "I = 2 mA; R = 5 kΩ; V = I*R     | syntax.units",
        "a = 9.8 m/s²; m = 2; F = m*a    | syntax.unit.value",
        "a = 9.8 m/s^2; t = 2; v = a*t   | syntax.unit.value",
        "d = 3 s; s = 4; y = d*s         | syntax.unit.value",
        "L = 2 m, m = 3                  | syntax.unit.value",
        "t = 2 s; s = t^2                | syntax.unit.value",
        "V = 10 V; y = 2V                | syntax.unit",
        "m = 2, h = 10 m, E = \\frac{mh}{2}  | syntax.unit.value",
        "x = 3\\,m, m = 2                | syntax.unit.value",
        "m = 2, g = 9.8, h = 3m, E = mgh | syntax.unit.value",
        "t = 2s, s = 5                   | syntax.unit.value",
        "N = 5, F = 10N                  | syntax.unit.value",
        "A = 2, I = 3A                   | syntax.unit.value",
        "m = 2, v = 3m/s, K = ½mv²       | syntax.unit.value",
        "s = 10m, t = 2s, v = s/t        | syntax.unit.value",
        "a = 2 (m/s²), t = 3 (s), v = a t | syntax.units",
        "d = 5 km, t = 2 h, v = d/t      | syntax.units",
        "m = 3 [kg], a = 2, F = m a      | syntax.unit",
        "price = 3 dollars               | syntax.unit.value",
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
        "m = 3; y = 2m                   | 6",
        "s = 3; t = 1; y = 2s + t        | 7",
        "A = [1, 2]; I = 3A; y = sum(I)  | 9",
        "y = 3 theta; theta = 2          | 6",
        "total = 4 price; price = 3      | 12",
        "L = 2 m h; m = 3; h = 1         | 6",
      })
  void aProductStaysAProduct(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h = 3m, m = 2, E = m h          | 3m       | 3  | 3*m",
        "x = 2 [m], m = 3                | 2 [m]    | 2  | 2*m",
        "a = 2 (m/s²), m = 1, s = 4      | 2 (m/s²) | 2  | 2*(m/s²)",
      })
  void aUnitMayBeAFactor(String text, String place, String alone, String product) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()));
    assertEquals(List.of(alone, product), problem.edits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y = 3 theta; a = 2", "y = 2 x", "y = 2 x_train", "y = 3 rate + rate"})
  void aNameThatWaitsForItsValueIsNoUnit(String text) {
    assertFalse(
        Texts.build(text).errors().stream().anyMatch(e -> e.key().startsWith("syntax.unit")));
  }
}
