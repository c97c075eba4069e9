package gradus.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers beside the axes of charts.
class TickTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "2.5, 2.5",
    "-20, −20",
    "9999, 9999",
    "10000, 10⁴",
    "-10000, −10⁴",
    "12500, 1.25·10⁴",
    "20000, 2·10⁴",
    "100000, 10⁵",
    "0.001, 0.001",
    "0.0025, 0.0025",
    "0.0005, 5·10⁻⁴",
    "1e-9, 10⁻⁹",
    "3e273, 3·10²⁷³",
    "1.5e300, 1.5·10³⁰⁰",
    "1000.25, 1000.25",
    "5e-324, 4.9·10⁻³²⁴",
    "NaN, ''",
    "Infinity, ''"
  })
  void upToFourDigitsStandThereAndElseAPowerOfTen(double number, String written) {
    assertEquals(written, Tick.linear(number, 0));
  }

  @Test
  void whatAddingUpLeavesIsNotSeen() {
    assertEquals("0.3", Tick.linear(0.1 + 0.2, 1));
    assertEquals("0", Tick.linear(0.1 + 0.2 - 0.3, 1));
    assertEquals("2.5·10²⁷²", Tick.linear(2.5000000000000003e272, 3e273));
    assertEquals("10⁻²⁰", Tick.linear(1e-20, 5e-20));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 10",
    "2, 100",
    "3, 1000",
    "4, 10⁴",
    "-2, 0.01",
    "-3, 0.001",
    "-4, 10⁻⁴",
    "300, 10³⁰⁰",
    "-300, 10⁻³⁰⁰",
    "0.5, 3.16",
    "2.5, 316",
    "307.5, 3.16·10³⁰⁷",
    "308.5, 3.16·10³⁰⁸",
    "2.0000000000001, 100",
    "-0.5, 0.316",
    "NaN, ''"
  })
  void onAnAxisOfPowersTheNumberStandsThereAndNotItsExponent(double exponent, String written) {
    assertEquals(written, Tick.power(exponent));
  }
}
