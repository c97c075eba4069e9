package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.lang.Blackboard;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Tree;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  /// Each text is repeated to a sixteenth of a megabyte, in the nightly build to a half. The limit
  /// is far above what linear time needs and far below what quadratic time would.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "()",
        "[[",
        "(]",
        "-",
        "+",
        "x",
        "x+",
        "x^",
        "x'",
        "'",
        "1",
        "1.",
        "|",
        "||",
        "‖",
        "|x",
        "x|",
        "√",
        "²",
        "x²",
        "ᵀ",
        "=",
        "==",
        "x=",
        "x==1",
        "x=1,",
        "x=(1,",
        "x=(\n",
        ";",
        ",",
        "\n",
        "(\n",
        "(\nx=",
        "(;x(",
        "f(",
        "f(x",
        "f(x)=",
        "f(x,",
        "sin ",
        "sin(",
        "sigmod(",
        "repeat ",
        "repeat\n",
        "repeat 2 {",
        "repeat 2 {}",
        "repeat 2 {(",
        "x=1;xy",
        "\\",
        "\\frac",
        "#",
        "# x\n",
        "é",
        "e\u0301",
        "𝛼",
        "\ud800",
        "한글 ",
        "1e",
        "1e9",
        "1e999+",
        "x[0]",
        "x[",
        "[1,",
        "[1,2],",
        "x y ",
        "2x",
        "(x)",
        "(x+",
        "|x|+",
        "⁽",
        "x⁽¹⁾",
        "w₁",
        "max(x,",
        "x(",
        "x=y\n",
        "a=b=",
        "-x*",
        "x-",
        "2^-",
        "x'[0]",
        "f(x;",
        "exp x+",
        "exp exp ",
      })
  void longTextOfAnythingIsAnsweredInTime(String piece) {
    int length = Nightly.size(500_000);
    String text = piece.repeat(length / piece.length());
    Program program =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Blackboard.parse(text));
    assertTrue(program.problems().size() <= 101);
    assertTrue(!program.statements().isEmpty() || program.hasErrors());
  }

  @Test
  void aLineOfSplitLettersIsAnsweredInTime() {
    String text = "x = 1\ny = 2\nf = " + "xy".repeat(Nightly.size(500_000));
    Program program =
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> Blackboard.parse(text));
    assertEquals(3, program.statements().size());
    assertEquals(1, program.problems().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x + ", "x*", "x @ ", "x - ", "x·"})
  void longChainIsReadAndPrintedOnASmallStack(String piece) throws InterruptedException {
    String text = "f = " + piece.repeat(Nightly.size(100_000)) + "x\n";
    String[] printed = new String[1];
    Runnable work = () -> printed[0] = Printer.text(Blackboard.parse(text));
    Thread thread = new Thread(null, work, "small", 256 * 1024);
    thread.start();
    thread.join();
    assertEquals(text, printed[0]);
  }

  @Test
  void deepestNestingAllowedIsReadOnASmallStack() throws InterruptedException {
    String text = "f = " + "(x+".repeat(999) + "x" + ")".repeat(999);
    Program[] program = new Program[1];
    Thread thread =
        new Thread(null, () -> program[0] = Blackboard.parse(text), "small", 256 * 1024);
    thread.start();
    thread.join();
    assertEquals(0, program[0].problems().size());
  }

  @Test
  void tenThousandBalancedParenthesesNameTheLimit() {
    Program program = Blackboard.parse("(".repeat(10_000) + "x" + ")".repeat(10_000) + "\ny = 2");
    assertEquals(1, program.problems().size());
    assertEquals("syntax.nesting", program.problems().getFirst().key());
    assertEquals("y=2", Tree.of(program));
  }
}
