package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.lang.Program;
import org.junit.jupiter.api.Test;

class NotationTest {
  @Test
  void textWithoutCommandsStaysText() {
    assertEquals(Notation.PLAIN, Notation.of("f = loss * 2 # \\frac is only remarked on"));
    assertEquals(Notation.PLAIN, Notation.of("w_1 = 2, x^2"));
    assertEquals(Notation.LATEX, Notation.of("w_{1}"));
    assertEquals(Notation.LATEX, Notation.of("$x + y$"));
  }

  @Test
  void aProgramIsWrittenInEitherNotation() {
    Program program = ProgramReader.read("\\hat y = \\frac{w_1}{2}");
    assertEquals("ŷ = w₁/2\n", Notation.PLAIN.text(program));
    assertEquals("\\hat{y} = \\frac{w_{1}}{2}", Notation.LATEX.text(program));
    assertEquals("w₁", Notation.PLAIN.name("w₁"));
    assertEquals("w_{1}", Notation.LATEX.name("w₁"));
  }

  @Test
  void aPlainProgramIsItsOwnPlainForm() {
    Program plain = ProgramReader.read("f = x/2");
    assertSame(plain, ProgramReader.plain(plain));
    assertEquals("f = x/2\n", ProgramReader.plain(ProgramReader.read("f = \\frac{x}{2}")).text());
  }
}
