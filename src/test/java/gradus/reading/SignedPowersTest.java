package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exponents with a sign and no braces, of which LaTeX would raise the sign alone.
class SignedPowersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\exp(x) + e^-x, x = 2                       ; 7.524391  ; -x",
        "함수는 $y = \\frac{1}{1+e^-x}$이고 $x = 0$이다   ; 0.5       ; -x",
        "関数 $y = e^−x$ で $x = 2$ です                  ; 0.135335  ; −x",
        "h = 10^-2 \\cdot x, x = 3                        ; 0.03      ; -2",
        "y = \\frac{1}{x} + x^-1, x = 2                   ; 1         ; -1",
        "y = \\frac{1}{1+e^-(w x + b)}, x = 0, w = 1, b = 0 ; 0.5     ; -(w x + b)",
        "y = e^-\\frac{x}{2}, x = 2                       ; 0.367879  ; -\\frac{x}{2}",
        "y = e^-x^2 + \\frac{1}{x}, x = 2                 ; 0.518316  ; -x^2",
        "y = \\frac{1}{x} e^-x_1, x_1 = 2, x = 1          ; 0.135335  ; -x_1",
        "y = \\sum_i x_i^-1, x = [1, 2]                   ; 1.5       ; -1",
        "y = e^-\\alpha x, \\alpha = 1, x = 2             ; 0.735759  ; -\\alpha",
      })
  void theSignBelongsToTheExponentAndIsTold(String row) {
    String[] cells = row.split("\\s+;\\s+");
    Outcomes.assertGives(cells[0], cells[1]);
    Problem told = spelled(cells[0]).getFirst();
    assertEquals(List.of(cells[2], "{" + cells[2] + "}"), told.args());
    String edited =
        cells[0].substring(0, told.span().start())
            + told.fix()
            + cells[0].substring(told.span().end());
    Outcomes.assertGives(edited, cells[1]);
    assertEquals(List.of(), spelled(edited));
  }

  private static List<Problem> spelled(String text) {
    return Texts.build(text).notices().stream()
        .filter(p -> p.key().equals("notice.spelling"))
        .toList();
  }

  @Test
  void aSignThatMarksANameIsRaisedAlone() {
    Outcomes.assertGives("x^- = 3, y = \\frac{x^-}{2}", "1.5");
    Outcomes.assertGives("x^- = 3, y = \\frac{1}{2} x^- z, z = 2", "3");
    Outcomes.assertGives("y = \\sin^-1 x, x = 0.5", "0.523599");
    assertEquals(List.of(), spelled("x^- = 3, y = \\frac{1}{2} x^- z, z = 2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = e^-2x + \\frac{1}{x}, x = 1     | -2x  |",
        "y = 10^-3x + \\frac{1}{x}, x = 1    | -3x  |",
        "y = e^-xt + \\frac{1}{x}, x = 1, t = 2 | -xt | {-xt}",
      })
  void whereItEndsInDoubtItIsRefused(String text, String exponent, String fix) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("latex.exponent"), errors.stream().map(Problem::key).toList());
    assertEquals(exponent, errors.getFirst().args().getFirst());
    assertEquals(fix, errors.getFirst().fix());
  }

  @Test
  void aMatrixWithMinusOneAboveItIsItsInverseAndRefused() {
    String text = "y = A^-1 \\cdot x, A = \\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}, x = [1, 1]";
    assertTrue(Texts.build(text).errors().stream().anyMatch(p -> p.key().equals("graph.inverse")));
  }
}
