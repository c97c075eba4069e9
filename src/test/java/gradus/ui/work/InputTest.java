package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be typed as the value of an input.
class InputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", "-2", " .5 ", "1e-3", "1/2", "-1/3", "√2", "pi/4", "10%", "[1, 2]", "[[1/3]]"
      })
  void aNumberHoweverLecturesWriteItIsAValue(String typed) {
    assertEquals(Optional.empty(), Input.objection(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "y/2", "exp(1) + y", "2*3", "1; y = 2", "1, y = 2", "1\ny = 2"})
  void aFormulaOrMoreThanOneThingIsNone(String typed) {
    assertEquals(Optional.of("ui.input.wrong"), Input.objection(typed).map(Problem::key), typed);
  }

  @Test
  void halfANumberIsAMistake() {
    for (String typed : new String[] {"1/", "-", "[1,", ""}) {
      assertEquals(
          Optional.of(true), Input.objection(typed).map(p -> p.key().startsWith("syntax.")), typed);
    }
  }

  private static List<String> entries(String literal) {
    Input input = new Input("W", literal, new Span(0, literal.length()));
    return input.entries().stream().map(s -> literal.substring(s.start(), s.end())).toList();
  }

  @Test
  void entriesStandInTheLiteralRowByRow() {
    assertEquals(List.of("1", "-2.50", "3e-2", "4"), entries("[[1, -2.50], [3e-2, 4]]"));
    assertEquals(List.of("0.5", "-1"), entries("[0.5, -1]"));
    assertEquals(List.of(), entries("-2"));
    assertEquals(List.of(), entries("1/2"));
    assertEquals(List.of(), entries(""));
  }

  @Test
  void aMatrixOverSeveralLinesKeepsThemAndItsComments() {
    String lines = "[[1, 2], # one\n     [3, 1/2] # two\n    ]";
    String text = "W = " + lines + "\nf = sum(W)\n";
    Input input = Input.at("W", text, new Span(4, 4 + lines.length()));
    assertEquals("[[1, 2], [3, 1/2] ]", input.literal());
    assertEquals(4, input.entries().size());
    String typed = "[[1, -5], [3, 1/2]]";
    assertEquals(text.replace("1, 2]", "1, -5]"), input.edited(text, typed));
    Input after = input.withLiteral(text, typed);
    assertEquals("[[1, -5], [3, 1/2] ]", after.literal());
    assertEquals(
        "]", input.edited(text, typed).substring(after.span().end() - 1, after.span().end()));
    // Another shape is written as it is typed.
    assertEquals("W = [1, 2]\nf = sum(W)\n", input.edited(text, "[1, 2]"));
  }

  private static final String PLAIN = "x = 1\nf = sum(exp(x))\n";
  private static final String LATEX = "x = 1, f = \\sum \\exp(x)";

  private static String edited(String text, String typed) {
    assertEquals(Optional.empty(), Input.objection(typed), typed);
    Input x = new Input("x", "1", new Span(4, 5));
    String now = x.edited(text, typed);
    Input after = x.withLiteral(text, typed);
    assertEquals(after.literal(), now.substring(4, after.span().end()));
    assertEquals(text.substring(5), now.substring(after.span().end()), "the rest of the text");
    return after.literal();
  }

  @Test
  void aMatrixInLatexIsWrittenAsTheTextIs() {
    String matrix = "\\begin{bmatrix}1&2.50\\\\-3&4\\end{bmatrix}";
    assertEquals("[[1, 2.50], [-3, 4]]", edited(PLAIN, matrix));
    assertEquals("[1, 2]", edited(PLAIN, "\\begin{pmatrix}1\\\\2\\end{pmatrix}"));
    assertEquals("1/3", edited(PLAIN, "\\frac{1}{3}"));
    assertEquals(matrix, edited(LATEX, matrix));
    assertEquals(List.of("1", "2.50", "-3", "4"), entries(matrix));
  }

  @Test
  void whatIsTypedAsOurOwnIsReadAsThatInATextOfLatex() {
    assertEquals("\\frac{\\mathrm{pi}}{4}", edited(LATEX, "pi/4"));
    for (String same : List.of("[[1,2], [3,4]]", "1e-3", "-2.50", "1/2", "[.5, -1E+2]")) {
      assertEquals(same, edited(LATEX, same));
      assertEquals(same, edited(PLAIN, same));
    }
  }

  @Test
  void ofABlankInputItsNameIsWrittenAsTheTextIs() {
    Input blank = new Input("w_11", "", null);
    assertEquals("f = \\exp(w_{11})\nw_{11} = 2", blank.edited("f = \\exp(w_{11})", "2"));
    assertEquals("f = exp(w_11)\nw_11 = 2", blank.edited("f = exp(w_11)\n", "2"));
  }

  @Test
  void rowsAsOtherProgramsWriteThemAreToldAsOurs() {
    String[][] told = {
      {"1 2; 3 4", "[[1, 2], [3, 4]]"}, {"[1 -2]", "[1, -2]"}, {"1; 2", "[[1], [2]]"}
    };
    for (String[] each : told) {
      assertEquals(
          Optional.of("write " + each[1] + ": a comma between numbers, brackets around each row."),
          Input.objection(each[0]).map(p -> p.message(Locale.ENGLISH)));
    }
  }
}
