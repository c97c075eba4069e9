package gradus.explain.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplicationsTest {
  private static final String INPUTS =
      """
      W = [[1, 2, 3], [4, 5, 6]]
      V = [[1, 0, 2], [0, 1, 1]]
      x = [2, 3, 4]
      y = [1, -1, 2]
      c = 2
      """;

  private static String last(String text, Signs signs) {
    Program program = ProgramReader.read(text);
    Statement line = program.statements().getLast();
    Program shown = new Program(text, List.of(line), List.of());
    return LatexProgram.shown(shown, signs, Multiplications.of(program, () -> false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f = W x ; f = W \\, x ; f = W \\ast x",
        "f = W @ x ; f = W \\, x ; f = W \\ast x",
        "f = W transpose(V) ; f = W \\, V^{\\top} ; f = W \\ast V^{\\top}",
        "f = W * V ; f = W \\odot V ; f = W \\odot V",
        "f = x * y ; f = x \\odot y ; f = x \\odot y",
        "f = x·y ; f = x \\cdot y ; f = x \\cdot y",
        "f = x y ; f = x \\cdot y ; f = x \\cdot y",
        "f = c x ; f = c \\, x ; f = c \\ast x",
        "f = c*W ; f = c \\, W ; f = c \\ast W",
        "f = c W x ; f = c \\, W \\, x ; f = c \\ast W \\ast x",
        "f = sum(c*c)*c ; f = \\Sigma \\left(c \\, c\\right) \\, c ; f = \\Sigma \\left(c \\ast"
            + " c\\right) \\ast c",
      })
  void theTypesetProgramHasTheSignOfTheGate(String text, String textbook, String notes) {
    assertEquals(textbook, last(INPUTS + text, Signs.TEXTBOOK));
    assertEquals(notes, last(INPUTS + text, Signs.NOTES));
  }

  @Test
  void theBodyOfAFunctionHasTheSignOfItsGates() {
    String called = "z = p(W, x)\ng(u) = u*u\n";
    assertEquals("p(A, b) = A \\ast b", last(INPUTS + called + "p(A, b) = A b", Signs.NOTES));
  }

  @Test
  void aBodyCalledWithSeveralShapesIsPlain() {
    String called = "z = sum(p(W, x)) + p(c, c)\n";
    assertEquals("p(A, b) = A \\ast b", last(INPUTS + called + "p(A, b) = A b", Signs.NOTES));
  }
}
