package gradus.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFormatTest {
  private static final Numbers TWO = Numbers.SLIDES;

  private static Tensor vector(String entries) {
    String[] parts = entries.split(" ");
    double[] data = new double[parts.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Double.parseDouble(parts[i]);
    }
    return Tensor.vector(data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What two decimals tell stays as it is.
        "1 -2.5 0.02 | [1.00, −2.50, 0.02]",
        "0 0 0 | [0, 0, 0]",
        "0.005 1 | [0.01, 1.00]",
        // A few more decimals for all where that is enough.
        "0.13 -0.131 0.00097 | [0.130, −0.131, 0.001]",
        "0.5 0.00012 | [0.5000, 0.0001]",
        // Else one power of ten before the bracket.
        "0.0012 0.00003 -0.004 | 10⁻³ × [1.20, 0.03, −4.00]",
        "1e-9 0 | 10⁻⁹ × [1.00, 0]",
        "2e12 -3e11 | 10¹² × [2.00, −0.30]",
        "0.00999 0.001 | 10⁻³ × [9.99, 1.00]",
        // Too far apart for any of these: each with its power.
        "1e-9 0.002 | [1.00·10⁻⁹, 2.00·10⁻³]",
        "1e6 2e12 3 | [1.00·10⁶, 2.00·10¹², 3.00·10⁰]",
        "1e-9 -123.456 0 1e12 | [1.00·10⁻⁹, −1.23·10², 0, 1.00·10¹²]",
        "1e-9 NaN | [1.0·10⁻⁹, NaN]"
      })
  void entriesOfATensorAreWrittenAlike(String entries, String written) {
    assertEquals(written, TWO.show(vector(entries)));
  }

  @Test
  void whatIsWrittenIsTheNumberWithItsPower() {
    EntryFormat format = EntryFormat.of(Tensor.vector(0.001234, -0.00456789), TWO);
    assertTrue(format.hasFactor());
    assertEquals(-3, format.exponent());
    assertEquals("10⁻³", format.power());
    assertEquals("−4.57", format.show(-0.00456789));
    assertEquals(-0.00457, format.written(-0.00456789));
    assertEquals(0.00123, format.written(0.001234));
    assertEquals(0, format.written(0));
  }

  @Test
  void aNumberByItselfHasItsOwnForm() {
    EntryFormat format = EntryFormat.of(Tensor.scalar(1.5e-9), TWO);
    assertFalse(format.hasFactor());
    assertEquals("1.5·10⁻⁹", format.show(1.5e-9));
    assertEquals(
        "10⁻⁶ × [[1.00, 2.00], [3.00, 4.00]]",
        TWO.show(Tensor.matrix(new double[] {1e-6, 2e-6}, new double[] {3e-6, 4e-6})));
  }

  @ParameterizedTest
  @CsvSource({
    "1234.5,1 234.50",
    "12345.678,12 345.68",
    "-1234567,−1 234 567.00",
    "-123456,−123 456.00",
    "9999999,9 999 999.00",
    "1e7,1.0·10⁷"
  })
  void thousandsAreSpaced(double value, String written) {
    assertEquals(written, TWO.show(value));
  }

  /// What an equation needs more decimals for has as many in each entry: as the largest.
  @Test
  void entriesWithFinerDigitsHaveOneNumberOfDecimals() {
    Numbers finer = Numbers.SLIDES.finer(4);
    assertEquals("[0.500, −1.000]", finer.show(Tensor.vector(0.5, -1)));
    assertEquals("[0.1996, −0.0337]", finer.show(Tensor.vector(0.19961, -0.03367)));
    assertEquals("[12.35, 0.50]", finer.show(Tensor.vector(12.345678, 0.5)));
    assertEquals("0.5000", finer.show(Tensor.scalar(0.5)));
  }
}
