package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Scripts;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is printed with an equals sign holds as printed.
class EquationsTest {
  private static final String NUMBER = "(−?\\d+(?:\\.\\d+)?(?:·10⁻[⁰¹²³⁴-⁹]+)?)(?![\\d.e])";
  private static final Pattern PRODUCT =
      Pattern.compile("upstream " + NUMBER + " · local \\(?" + NUMBER + "\\)? (=|≈) " + NUMBER);
  private static final Pattern SUM =
      Pattern.compile(": " + NUMBER + " \\+ \\(?" + NUMBER + "\\)? (=|≈) " + NUMBER);

  private static BigDecimal number(String text) {
    int power = text.indexOf("·10");
    String digits = power < 0 ? text : text.substring(0, power);
    BigDecimal number = new BigDecimal(digits.replace('−', '-'));
    if (power < 0) return number;
    StringBuilder raised = new StringBuilder();
    text.substring(power + 3).chars().forEach(c -> raised.append(Scripts.plainOfRaised((char) c)));
    return number.scaleByPowerOfTen(Integer.parseInt(raised.toString()));
  }

  private static void holds(MatchResult found, boolean product, String where) {
    BigDecimal a = number(found.group(1));
    BigDecimal b = number(found.group(2));
    BigDecimal printed = number(found.group(4));
    BigDecimal comes = product ? a.multiply(b) : a.add(b);
    // Doubles round halves as they stand, BigDecimal away from zero: both are right.
    BigDecimal off = comes.subtract(printed).abs();
    BigDecimal half = printed.ulp().multiply(new BigDecimal("0.5000001"));
    boolean isSo =
        off.compareTo(half) <= 0
            || comes.setScale(printed.scale(), RoundingMode.HALF_EVEN).equals(printed);
    if (found.group(3).equals("=")) assertTrue(isSo, where + ": " + found.group());
  }

  @Test
  void everySentenceOfEveryExampleHoldsAsPrinted() {
    int equations = 0;
    int about = 0;
    for (Example example : Examples.all()) {
      Trace trace = Trace.of(Texts.build(example.program()).graph());
      for (Grain grain : Grain.values()) {
        Steps steps = Steps.of(trace, grain);
        for (int n = 0; n <= steps.last(); n++) {
          String said = Sentences.of(steps, n, new Manner(Locale.ENGLISH, trace.numbers(2)));
          for (MatchResult found : PRODUCT.matcher(said).results().toList()) {
            holds(found, true, example.name());
            equations++;
            if (found.group(3).equals("≈")) about++;
          }
          for (MatchResult found : SUM.matcher(said).results().toList()) {
            holds(found, false, example.name());
            equations++;
            if (found.group(3).equals("≈")) about++;
          }
        }
      }
    }
    assertTrue(equations > 600, "equations: " + equations);
    // Tiny numbers keep the digits of the picture, and what they come to is seldom exact.
    assertTrue(about < equations / 16, "only about right: " + about + " of " + equations);
  }

  @Test
  void theSigmoidNeuronTakesFourDigitsWhereTwoWouldNotDo() {
    Trace trace = Trace.of(Texts.build(Examples.named("sigmoid").orElseThrow().program()).graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    assertEquals(
        "to w₀: upstream 0.1966 · local (−1.000) = −0.1966; to x₀: upstream 0.1966 · local 2.000 ="
            + " 0.3932",
        Sentences.of(steps, steps.last(), new Manner(Locale.ENGLISH, trace.numbers(2))));
    assertEquals(
        "w₀ 쪽으로: 상류 0.1966 · 국소 (−1.000) = −0.1966; x₀ 쪽으로: 상류 0.1966 · 국소 2.000 =" + " 0.3932",
        Sentences.of(steps, steps.last(), new Manner(Locale.KOREAN, trace.numbers(2))));
  }

  /// One gate hands on one upstream: nobody asks which of two numbers it is.
  @Test
  void inNoSentenceIsTheUpstreamOfOneGatePrintedInTwoForms() {
    int several = 0;
    for (Example example : Examples.all()) {
      Trace trace = Trace.of(Texts.build(example.program()).graph());
      Steps steps = Steps.of(trace, Grain.GATE);
      for (int n = 0; n <= steps.last(); n++) {
        String said = Sentences.of(steps, n, new Manner(Locale.ENGLISH, trace.numbers(2)));
        var found = PRODUCT.matcher(said).results().toList();
        // Where no digits make all of them hold, each has its own.
        if (found.size() < 2 || said.contains("≈")) continue;
        several++;
        long forms = found.stream().map(f -> f.group(1)).distinct().count();
        assertEquals(1, forms, example.name() + ": " + said);
      }
    }
    assertTrue(several > 60, several + " sentences");
  }

  @Test
  void aTensorWhoseEntriesAreNotWrittenIsInItsSpace() {
    String row = "[1, -2, 3, 4, 5]";
    String rows = String.join(", ", Collections.nCopies(6, row));
    Trace trace = Trace.of(Texts.build("X = [" + rows + "]; f = sum(X^2)").graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2));
    List<String> said =
        IntStream.rangeClosed(0, steps.last())
            .mapToObj(n -> Sentences.of(steps, n, manner))
            .toList();
    assertEquals("Start: X ∈ ℝ⁶ˣ⁵.", said.getFirst());
    assertEquals("to X: ∂f/∂X = ∂f/∂q ⊙ 2 X ∈ ℝ⁶ˣ⁵", said.getLast());
    assertEquals(List.of(), said.stream().filter(s -> s.contains("= ℝ")).toList());
    assertTrue(said.stream().filter(s -> s.contains("∈ ℝ⁶ˣ⁵")).count() >= 3, "" + said);
  }
}
