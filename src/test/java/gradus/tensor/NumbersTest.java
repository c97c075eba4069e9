package gradus.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  private static final Numbers WHOLE = new Numbers(2, true);

  @ParameterizedTest
  @CsvSource({
    "-2, −2.00",
    "0.731, 0.73",
    "0, 0",
    "-0.0, 0",
    "0.005, 0.01",
    "0.0049, 4.9·10⁻³",
    "-0.0049, −4.9·10⁻³",
    "9999999, 9 999 999.00",
    "1e7, 1.0·10⁷",
    "-1e7, −1.0·10⁷",
    "1.5e300, 1.5·10³⁰⁰",
    "NaN, NaN",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void numbersAreRoundedForPeople(double value, String text) {
    assertEquals(text, Numbers.SLIDES.show(value));
  }

  @Test
  void wholeNumbersAreWrittenWithoutDecimals() {
    assertEquals("−3", WHOLE.show(-3));
    assertEquals("0", WHOLE.show(0));
    assertEquals("3.50", WHOLE.show(3.5));
    assertEquals("9 999 999", WHOLE.show(9_999_999));
    assertEquals("10⁷", WHOLE.show(1e7));
    assertEquals("4.0·10⁻¹", new Numbers(0, false).show(0.4));
    assertEquals("1", new Numbers(0, false).show(0.6));
  }

  @Test
  void digitsHaveTheirLimits() {
    assertThrows(IllegalArgumentException.class, () -> new Numbers(-1, false));
    assertThrows(IllegalArgumentException.class, () -> new Numbers(16, false));
    assertEquals("0.500000000000000", new Numbers(15, false).show(0.5));
    assertEquals("2", new Numbers(0, false).show(2));
  }

  @Test
  void integersAreToldFromFractions() {
    assertTrue(Numbers.allIntegers(Tensor.vector(1, -2, 9_999_999)));
    assertTrue(!Numbers.allIntegers(Tensor.vector(1, 0.5)));
    assertTrue(Numbers.allIntegers(Tensor.vector(-1e7, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "220.00000000000003, 220",
    "0.11600000000000005, 0.116",
    "-0.36787944117144233, -0.367879",
    "1234567, 1234567",
    "1234567.8, 1234568",
    "12345678.9, 1.23457e7",
    "1.23456789e-9, 1.23457e-9",
    "-0.0, 0",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void aTableThatIsReadHasSixSignificantDigits(double value, String text) {
    assertEquals(text, Numbers.rounded(value));
  }

  @Test
  void aZeroInATableHasNoSign() {
    assertEquals("0", Numbers.tabled(-0.0));
    assertEquals("-0.5", Numbers.tabled(-0.5));
    assertEquals("[0, -1]", Numbers.tabled(Tensor.vector(-0.0, -1)));
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "-3, -3", "0, 0", "-0.0, -0", "0.1, 0.1", "1e7, 1.0e7", "1e-9, 1.0e-9"})
  void exactTextReadsBackAsTheSameNumber(double value, String text) {
    assertEquals(text, Numbers.exact(value));
    assertEquals(value, Double.parseDouble(text));
  }

  @ParameterizedTest
  @CsvSource({
    "-3, −3",
    "3, 3",
    "-0.0, −0",
    "-0.125, −0.125",
    "-1e-9, −1·10⁻⁹",
    "1e7, 10⁷",
    "2.5e-12, 2.5·10⁻¹²"
  })
  void allDigitsAreForPeopleWithARealMinus(double value, String text) {
    assertEquals(text, Numbers.inFull(value));
    assertEquals(text, Numbers.inFull(Tensor.scalar(value)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.35891647971788465, 0.35891648",
    "0.29102777369359933, 0.291027774",
    "-0.4, −0.4",
    "3.5101877834e-5, 3.51018778·10⁻⁵",
    "123456789012, 1.23456789·10¹¹",
    "0, 0",
    "NaN, NaN"
  })
  void atMostSoManyDigitsWithoutZerosBehindThem(double value, String text) {
    assertEquals(text, Numbers.significant(value, 9));
  }

  @Test
  void everyEntryHasARealMinus() {
    assertEquals("[−1, 0.5, −1·10⁻⁹]", Numbers.inFull(Tensor.vector(-1, 0.5, -1e-9)));
    assertEquals("[1, -2]", Numbers.exact(Tensor.vector(1, -2)));
  }

  @Test
  void tensorsStandInBrackets() {
    assertEquals("[1.00, −2.00]", Numbers.SLIDES.show(Tensor.vector(1, -2)));
    assertEquals("4.00", Numbers.SLIDES.show(Tensor.scalar(4)));
    assertEquals("[]", Numbers.exact(Tensor.vector()));
    assertEquals(
        "[[1.00, 2.00], [3.00, 4.00]]",
        Numbers.SLIDES.show(Tensor.matrix(new double[][] {{1, 2}, {3, 4}})));
  }

  @Test
  void longOnesAreCutAfter24Entries() {
    assertEquals(24, entries(Numbers.SLIDES.show(Tensor.ones(Shape.vector(24)))));
    assertEquals(-1, Numbers.SLIDES.show(Tensor.ones(Shape.vector(24))).indexOf('…'));
    assertEquals(24, entries(Numbers.SLIDES.show(Tensor.ones(Shape.vector(25)))));
    assertTrue(Numbers.SLIDES.show(Tensor.ones(Shape.vector(25))).endsWith("1.00, …]"));
    String tall = Numbers.SLIDES.show(Tensor.ones(Shape.matrix(9, 3)));
    assertEquals(24, entries(tall));
    assertTrue(tall.endsWith("[1.00, 1.00, 1.00], …]"), tall);
    assertEquals(24, entries(Numbers.SLIDES.show(Tensor.ones(Shape.matrix(8, 3)))));
    assertEquals(-1, Numbers.SLIDES.show(Tensor.ones(Shape.matrix(8, 3))).indexOf('…'));
    assertEquals(100, Numbers.exact(Tensor.ones(Shape.vector(100))).split(", ").length);
  }

  /// Decimals that only an equation asked for: with a power of ten, and no digit more or less.
  @Test
  void aTinyNumberThatGotMoreDecimalsHasAPowerOfTen() {
    Numbers finer = Numbers.SLIDES.finer(6);
    assertEquals("2.804·10⁻⁷", finer.show(0.000_000_280_4));
    assertEquals("−9.500·10⁻⁷", finer.show(-0.000_000_95));
    assertEquals("2.804·10⁻⁵", finer.show(0.000_028_04));
    assertEquals("2.804·10⁻⁴", finer.show(0.000_280_4));
    assertEquals("0.002804", finer.show(0.002_804));
    assertEquals("0", finer.show(0));
    assertEquals("0.00002804", new Numbers(8, false).show(0.000_028_04));
    assertEquals(0.000_000_280_4, finer.numeral(0.000_000_280_4).written());
  }

  private static int entries(String text) {
    return text.split("1\\.00", -1).length - 1;
  }

  @Test
  void decimalsThatTellAllEntriesExactlyAreKnown() {
    assertTrue(Numbers.allEnd(Tensor.vector(0.116, -0.088), 3));
    assertTrue(!Numbers.allEnd(Tensor.vector(0.116, -0.088), 2));
    assertTrue(!Numbers.allEnd(Tensor.vector(0.5, 0.116), 2));
    assertTrue(Numbers.allEnd(Tensor.vector(0.1 + 0.2), 1), "the dust of binary fractions");
    assertTrue(!Numbers.allEnd(Tensor.vector(0.000001), 0), "a millionth is no dust");
    assertTrue(Numbers.allEnd(Tensor.vector(99_999.99), 2));
    assertTrue(!Numbers.allEnd(Tensor.vector(100_000), 2), "too large for decimals to say a thing");
    assertTrue(!Numbers.allEnd(Tensor.vector(-100_000), 2));
  }

  @Test
  void decimalsThatNobodyAsksForAreThoseOfTheExample() {
    Decimals money = new Decimals(OptionalInt.empty(), true);
    assertEquals(money, Decimals.AS_NEEDED.over(money));
    assertEquals(Decimals.of(3), Decimals.of(3).over(money));
    assertEquals(new Decimals(OptionalInt.of(3), true), money.over(Decimals.of(3)));
    assertEquals(3, Decimals.of(3).count().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "-2, true",
    "2, false",
    "0, false",
    "-1e-9, true",
    "1e-9, false",
    "NaN, false",
    "Infinity, false",
    "-Infinity, true"
  })
  void aMinusSignIsKnownBeforeItIsWritten(double value, boolean negative) {
    assertEquals(negative, Numbers.SLIDES.numeral(value).isNegative());
  }

  @Test
  void whatIsWrittenIsTheRoundedNumber() {
    assertEquals(0.73, Numbers.SLIDES.numeral(0.731).written());
    assertEquals(-1.5e-9, Numbers.SLIDES.numeral(-1.5e-9).written());
    assertEquals(Double.NEGATIVE_INFINITY, Numbers.SLIDES.numeral(-1.0 / 0).written());
    assertEquals(Double.POSITIVE_INFINITY, Numbers.SLIDES.numeral(1.0 / 0).written());
    assertTrue(Double.isNaN(Numbers.SLIDES.numeral(Double.NaN).written()));
  }

  @Test
  void decimalsThatWereAddedGiveWayToAPowerOfTenBelowAThousandth() {
    Numbers fine = new Numbers(2, false, 8);
    assertEquals("0.001000", fine.show(1e-3));
    assertEquals("9.900·10⁻⁴", fine.show(9.9e-4));
    assertEquals("0", Numbers.SLIDES.whole().show(0));
    assertEquals("220", Numbers.SLIDES.whole().show(1.1 * 200));
    assertEquals("220.00", Numbers.SLIDES.show(1.1 * 200));
  }

  @Test
  void noFinerWritingHasFewerSignificantDigitsThanThePicture() {
    for (double value : new double[] {-6.33e-7, 9.49e-5, 0.000_63, 0.0049}) {
      String usual = Numbers.SLIDES.show(value);
      for (int more = 0; more <= 6; more++) {
        String finer = Numbers.SLIDES.finer(more).show(value);
        assertTrue(significant(finer) >= significant(usual), usual + " became " + finer);
      }
    }
    assertEquals("−6.3·10⁻⁷", Numbers.SLIDES.show(-6.33e-7));
    assertEquals("−6.330·10⁻⁷", Numbers.SLIDES.finer(5).show(-6.33e-7));
  }

  private static int significant(String text) {
    return text.replaceAll("·10.*|[−.]", "").replaceAll("^0+", "").length();
  }

  @Test
  void thousandsHaveASpaceFromFourDigitsOn() {
    assertEquals("2\u2009500.00", Numbers.SLIDES.show(2500));
    assertEquals("−7\u2009200.50", Numbers.SLIDES.show(-7200.5));
    assertEquals("212\u2009500.00", Numbers.SLIDES.show(212_500));
    assertEquals("999.00", Numbers.SLIDES.show(999));
    assertEquals("2\u2009500", Numbers.SLIDES.whole().finer(3).show(2500));
    assertEquals(
        "[2\u2009500.0000, 0.0003]",
        Numbers.SLIDES.withDigits(4).show(Tensor.vector(2500, 0.0003)));
    assertEquals("−1\u2009234.5678", Numbers.inFull(-1234.5678));
    assertEquals("-1234.5678", Numbers.exact(-1234.5678));
    assertEquals("1\\,000", Numeral.grouped("1000", "\\,"));
    assertEquals(".5", Numeral.grouped(".5", "\\,"));
  }

  @Test
  void wholeNumbersHaveNoDecimalsHoweverLargeTheyAre() {
    assertTrue(Numbers.allIntegers(Tensor.vector(6e9, -3, 1e300)));
    assertFalse(Numbers.allIntegers(Tensor.vector(6e9, 0.5)));
    assertFalse(Numbers.allIntegers(Tensor.scalar(Double.POSITIVE_INFINITY)));
    assertEquals("6·10⁹", WHOLE.show(6e9));
    assertEquals("10⁹", WHOLE.show(1e9));
    assertEquals("1.2·10⁸", WHOLE.show(123_456_789));
    assertEquals("6.0·10⁹", Numbers.SLIDES.show(6e9));
  }

  @Test
  void decimalsThatMakeAWholeNumberOfAnotherDoNotTellIt() {
    assertFalse(Numbers.SLIDES.tells(0.999));
    assertFalse(Numbers.SLIDES.tells(-2.001));
    assertTrue(Numbers.SLIDES.withDigits(3).tells(0.999));
    assertTrue(Numbers.SLIDES.tells(1));
    assertTrue(Numbers.SLIDES.tells(0.994));
    // 0.00 is hidden, which is another matter.
    assertTrue(Numbers.SLIDES.tells(0.001));
  }

  @Test
  void besideNumbersThatTwoDecimalsHideSmallOnesHaveTwoSignificantDigits() {
    Numbers beside = Numbers.SLIDES.small(true);
    assertEquals("0.012", beside.show(0.0123));
    assertEquals("−0.0063", beside.show(-0.0063));
    assertEquals("0.0041", beside.show(0.0041));
    assertEquals("9.9·10⁻⁴", beside.show(0.000_99));
    // Two digits also where they are rounded up.
    assertEquals("0.0010", beside.show(0.000_995_1));
    assertEquals("9.9·10⁻⁴", beside.show(0.000_994_9));
    assertEquals("0.0010", beside.show(0.001));
    assertEquals("0.010", beside.show(0.009_951));
    assertEquals("0.0099", beside.show(0.009_949));
    assertEquals("−0.010", beside.show(-0.01));
    assertEquals("0.10", beside.show(0.099_51));
    assertEquals("0.099", beside.show(0.099_49));
    assertEquals("9.996·10⁻⁴", beside.finer(6).show(0.000_999_6));
    assertEquals("0.10", beside.show(0.1));
    assertEquals("0.73", beside.show(0.731));
    assertEquals("0", beside.show(0));
    assertEquals("1.0·10⁻⁹", beside.show(1e-9));
    assertEquals("0.01", Numbers.SLIDES.show(0.0123));
    assertEquals("[0.01, 0.50]", beside.show(Tensor.vector(0.0123, 0.5)));
  }

  /// Against decimal arithmetic of any length, beside ties of decimal fractions too.
  @Test
  void sixDigitsAreThoseOfTheExactNumber() {
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      double scale = Math.pow(10, random.nextInt(-6, 9));
      double tie = (random.nextInt(100_000, 1_000_000) + 0.5) / 1e6;
      double value = (i % 2 == 0 ? random.nextDouble(-1, 1) : tie) * scale;
      if (value == Math.rint(value) || Math.abs(value) >= 1e6) continue;
      double expected = new BigDecimal(value).round(new MathContext(6)).doubleValue();
      assertEquals(Numbers.tabled(expected), Numbers.rounded(value), () -> "" + value);
    }
  }
}
