package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How far signs and functions without brackets reach: what is read, what is told, and the other
/// reading as its edit. Values by Python's `math`.
class ReachTest {
  private static List<Problem> told(String text, Reading reading) {
    return Texts.build(text).notices().stream().filter(p -> p.key().equals(reading.key())).toList();
  }

  private static String edited(String text, Problem p) {
    return text.substring(0, p.span().start()) + p.fix() + text.substring(p.span().end());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = e^2x; x = 3              | 22.167168 | f = e^(2x); x = 3          | 403.428793",
        "f = e^-2x; x = 3             | 0.406006  | f = e^(-2x); x = 3         | 0.002479",
        "f = e^xy; x = 1; y = 2       | 5.436564  | f = e^(xy); x = 1; y = 2   | 7.389056",
        "f = 3e^2x; x = 3             | 66.501505 | f = 3e^(2x); x = 3         | 1210.28638",
        "f = -e^2x; x = 3             | -22.167168 | f = -e^(2x); x = 3        | -403.428793",
        "f = x^1/2; x = 9             | 4.5       | f = x^(1/2); x = 9         | 3",
        "f = (x+1)^1/2; x = 8         | 4.5       | f = (x+1)^(1/2); x = 8     | 3",
        "f = x^-1/2; x = 4            | 0.125     | f = x^(-1/2); x = 4        | 0.5",
        "f = ln x(x+1); x = 2         | 1.791759  | f = (ln x)(x+1); x = 2     | 2.079442",
        "f = ln 2(x+1); x = 2         | 1.791759  | f = (ln 2)(x+1); x = 2     | 2.079442",
        "f = x*cos π/3; x = 1         | -0.333333 | f = x*cos(π/3); x = 1      | 0.5",
        "f = x*cos π / 3; x = 1       | -0.333333 | f = x*cos(π / 3); x = 1    | 0.5",
        "f = 1/√2π                    | 2.221441  | f = 1/√(2π)                | 0.398942",
        "f = 2π√l/g; l = 1; g = 4     | 1.570796  | f = 2π√(l/g); l = 1; g = 4 | 3.141593",
        "f = 1/√2x; x = 3             | 2.12132   | f = 1/√(2x); x = 3         | 0.408248",
        "f = 1/(x√2π); x = 2                  | 0.11254 | f = 1/(x√(2π)); x = 2      | 0.199471",
        "f = x√2π; x = 2              | 8.885766  | f = x√(2π); x = 2          | 5.013257",
        "f = 1/(2√2π) x; x = 2        | 0.225079  | f = 1/(2√(2π)) x; x = 2    | 0.398942",
        "f = -3x√2π; x = 2            | -26.657298 | f = -3x√(2π); x = 2       | -15.03977",
        "f = sin x/2; x = 2           | 0.454649  | f = sin(x/2); x = 2        | 0.841471",
        "f = \\cos \\pi/3             | -0.333333 | f = \\cos(\\pi/3)          | 0.5",
        "f = log p/q; p = 2; q = 4    | 0.173287  | f = log(p/q); p = 2; q = 4 | -0.693147",
        "f = ln a/b; a = 2; b = 4     | 0.173287  | f = ln(a/b); a = 2; b = 4  | -0.693147",
        "f = log p/(1-p); p = 0.2     | -2.011797 | f = log(p/(1-p)); p = 0.2  | -1.386294",
        "f = \\ln a/b, a = 2, b = 4    | 0.173287  | f = \\ln(a/b), a = 2, b = 4 | -0.693147",
        "f = \\log p/(1-p), p = 0.2    | -2.011797 | f = \\log(p/(1-p)), p = 0.2 | -1.386294",
        "f = \\sum_i p_i \\log p_i/q_i, p = [0.5, 0.5], q = [0.2, 0.8] | -2.166085 "
            + "| f = \\sum_i p_i \\log(p_i/q_i), p = [0.5, 0.5], q = [0.2, 0.8] | 0.223144",
        "f = (1+r)^2t; r = 1; t = 3   | 12        | f = (1+r)^(2t); r = 1; t = 3 | 64",
        "f = 3(1+r)^2n; r = 1; n = 3  | 36        | f = 3(1+r)^(2n); r = 1; n = 3 | 192",
        "f = x^2n; x = 2; n = 3       | 12        | f = x^(2n); x = 2; n = 3   | 64",
        "f = x^2y; x = 3; y = 2       | 18        | f = x^(2y); x = 3; y = 2   | 81",
        "f = (1+r)^nt; r = 1; n = 2; t = 3 | 12   | f = (1+r)^(nt); r = 1; n = 2; t = 3 | 64",
        "f = P(1+r/n)^nt; P = 2; r = 2; n = 2; t = 3 | 24 "
            + "| f = P(1+r/n)^(nt); P = 2; r = 2; n = 2; t = 3 | 128",
        "f = x^ab; x = 2; a = 2; b = 3 | 12       | f = x^(ab); x = 2; a = 2; b = 3 | 64",
        "f = e^-x²/2; x = 1           | 0.18394   | f = e^(-x²/2); x = 1       | 0.606531",
        "f = e^-x^2/2; x = 1          | 0.18394   | f = e^(-x^2/2); x = 1      | 0.606531",
        "f = e^-(x-1)^2/2; x = 2      | 0.18394   | f = e^(-(x-1)^2/2); x = 2  | 0.606531",
        "f = 3e^-(x-1)²/(2σ²); x = 2; σ = 1 | 0.551819 "
            + "| f = 3e^(-(x-1)²/(2σ²)); x = 2; σ = 1 | 1.819592",
        "f = e^x²/2; x = 1            | 1.359141  | f = e^(x²/2); x = 1        | 1.648721",
        "f = e^-abs(x)/b; x = 1; b = 2 | 0.18394  | f = e^(-abs(x)/b); x = 1; b = 2 | 0.606531",
        "f = e^-t/τ; t = 1; τ = 2     | 0.18394   | f = e^(-t/τ); t = 1; τ = 2 | 0.606531",
        "f = e^2x + \\frac 12, x = 3  | 22.667168 | f = e^{2x} + \\frac 12, x = 3 | 403.928793",
      })
  void theOtherReadingIsTheEdit(String text, String value, String other, String otherValue) {
    Outcomes.assertGives(text, value);
    List<Problem> told = told(text, Reading.REACH);
    assertEquals(1, told.size(), text);
    assertEquals(other, edited(text, told.getFirst()).replace("cos (", "cos("));
    Outcomes.assertGives(other, otherValue);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = e²x; x = 3",
        "f = e^2 x; x = 3",
        "f = e^2·x; x = 3",
        "f = x^2 y; x = 3; y = 2",
        "f = x²y; x = 3; y = 2",
        "f = x^2y^2; x = 3; y = 2",
        "f = x^2(1-x); x = 3",
        "f = x^2sin(x); x = 3",
        "f = x^2y + \\frac{1}{2}, x = 3, y = 2",
        "f = e^-x/(1+e^-x); x = 1",
        "f = e^-x² / 2; x = 1",
        "f = e^(-x²)/2; x = 1",
        "f = 10^-3/2 + x; x = 1",
        "f = ln x/x; x = 3",
        "f = log(p)/q; p = 1; q = 2",
        "f = ln a / b; a = 1; b = 2",
        "f = x^2/2; x = 3",
        "f = sin x/x; x = 3",
        "f = sin x / 2; x = 3",
        "f = sin(x)/2; x = 3",
        "f = ln (x)(x + 1); x = 3",
        "f = sin 2x; x = 3",
        "f = |x|/2; x = 3",
        "f = \\frac{\\sin x}{2}, x = 3",
      })
  void whatIsClearIsNotTold(String text) {
    assertEquals(List.of(), told(text, Reading.REACH), text);
    assertEquals(List.of(), Texts.build(text).errors(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sin xy; x = 2; y = 3  | f = sin (x·y); x = 2; y = 3  | -0.279415",
        "f = sin 2xy; x = 2; y = 3 | f = sin 2(x·y); x = 2; y = 3 | -0.536573",
        "f = ln xy; x = 2; y = 3   | f = ln (x·y); x = 2; y = 3   | 1.791759",
        "f = 2xy; x = 2; y = 3     | f = 2x·y; x = 2; y = 3       | 12",
        "f = sin x + xy; x = 2; y = 3 | f = sin x + x·y; x = 2; y = 3 | 6.909297",
      })
  void lettersThatAFunctionTakesStayTogether(String text, String other, String value) {
    Outcomes.assertGives(text, value);
    assertEquals(other, edited(text, told(text, Reading.LETTERS).getFirst()));
    Outcomes.assertGives(other, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mse(X@w, y)    | mse(X@w, reshape(y, 2, 1))    | 65.5 | 68.5",
        "mse(y, X@w)    | mse(reshape(y, 2, 1), X@w)    | 65.5 | 68.5",
        "sum(max(y, X@w)) | sum(max(reshape(y, 2, 1), X@w)) | 32 | 16",
      })
  void argumentsThatAreStretchedToEachOtherAreTold(
      String formula, String column, String value, String columnValue) {
    String inputs = "X = [[1, 2], [3, 4]]; w = [[1], [2]]; y = [1, 0]; L = ";
    Outcomes.assertGives(inputs + formula, value);
    List<Problem> told = told(inputs + formula, Reading.STRETCHED);
    assertEquals(1, told.size());
    assertEquals(inputs + column, edited(inputs + formula, told.getFirst()));
    Outcomes.assertGives(inputs + column, columnValue);
  }
}
