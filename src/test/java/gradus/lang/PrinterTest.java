package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.latex.LatexProgram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b - (c - d)",
        "a - (b + c)*d/(e*f)",
        "(a + b)·c",
        "a @ b",
        "(-x)^2",
        "-x^2",
        "2^-x",
        "2^-x^2",
        "(a^b)^c",
        "a^b^c",
        "a^(b*c)",
        "(a @ b)[0]",
        "([1, 2])[0]",
        "W[0, -1]",
        "(a·b)^2",
        "-(a + b)",
        "-(a*b)",
        "-a*b",
        "--a",
        "a*(-b)",
        "max(a, b + c)",
        "[[1, 2], [3, 4]]",
        "transpose(A) @ B",
        "(2)[0]",
      })
  void formulaPrintsAsItIsWritten(String text) {
    Statement.Bare bare = (Statement.Bare) Blackboard.parse(text).statements().getFirst();
    assertEquals(text, Printer.text(bare.body()));
  }

  @Test
  void aPowerOfAnOwnEIsNotThatOfEulersNumber() {
    String text = "e = 2\nf = (e)^-x + x^e\n";
    Program program = Blackboard.parse(text);
    assertEquals(List.of(), program.problems());
    assertEquals(text, Printer.text(program));
    assertEquals("f = e^-x\n", Printer.text(Blackboard.parse("f = (e)^-x")));
    String latex = LatexProgram.text(program);
    assertEquals(text, Printer.text(Blackboard.parse("$" + latex + "$")));
  }

  @Test
  void sugarPrintsAsCalls() {
    Program program = Blackboard.parse("f = ‖W x‖² + σ(|x|) + √y + 2.50(x')");
    assertEquals("f = norm(W·x)^2 + sigmoid(abs(x)) + sqrt(y) + 2.50·x'\n", Printer.text(program));
  }

  @Test
  void programPrintsOneStatementALine() {
    Program program = Blackboard.parse("f(x;y)=x y, x=1, repeat 2{h=2h;repeat 3{h=h}}");
    String text = "f(x, y) = x·y\nx = 1\nrepeat 2 {\n  h = 2·h\n  repeat 3 {\n    h = h\n  }\n}\n";
    assertEquals(text, Printer.text(program));
    assertEquals(Tree.of(program), Tree.of(Blackboard.parse(text)));
  }
}
