package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.LatexProgram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The word of an axis, and the sign of an inverse, stay in the tree: what is printed reads back as
/// the same.
class AxisWordTest {
  private static final String GIVEN = "\nA = [[3, 4], [6, 8]]";

  private static String first(String text) {
    Statement statement = ProgramReader.read(text + GIVEN).statements().getFirst();
    Expr body = ((Statement.Definition) statement).body();
    return Printer.text(body);
  }

  // Values by NumPy: the norms of the rows are 5 and 10, of the columns √45 and √80.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(norm(A, axis=1))      | sum(norm(A, axis=1))      | 15        | 0.6 0.8 0.6 0.8",
        "f = sum(norm(A, axis=0))      | sum(norm(A, axis=0))      | 15.652476 | 0.447214 0.447214"
            + " 0.894427 0.894427",
        "f = sum(np.linalg.norm(A, axis = 1)) | sum(norm(A, axis=1)) | 15     | 0.6 0.8 0.6 0.8",
        "f = sum(A.norm(dim=1))        | sum(norm(A, axis=1))      | 15        | 0.6 0.8 0.6 0.8",
        "f = sum(mean(A, axis=1)^2)    | sum(mean(A, axis=1)^2)    | 61.25     | 3.5 3.5 7 7",
        "f = sum(mean(A, 1)^2)         | sum(mean(A, 1)^2)         | 61.25     | 3.5 3.5 7 7",
      })
  void theWordOfAnAxisIsPrintedAndReadBack(
      String text, String printed, String value, String gradient) {
    Outcomes.assertGives(text + GIVEN, value, "A", gradient);
    assertEquals(printed, first(text));
    Outcomes.assertGives("f = " + printed + GIVEN, value, "A", gradient);
    Program program = ProgramReader.read(text + GIVEN);
    Outcomes.assertGives(LatexProgram.text(program), value, "A", gradient);
  }

  // −1 is the last axis of a matrix and −2 the first, and rows are joined along axis 0.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(max(A, axis=-1)^2)                 | 80  | 0 8 0 16",
        "f = sum(np.max(A, axis=-2)^2)              | 100 | 0 0 12 16",
        "f = sum(A.min(-1)^2)                       | 45  | 6 0 12 0",
        "f = norm(concat(A, 2A, axis=0)[2])^2       | 100 | 24 32 0 0",
      })
  void anAxisCountsFromTheEndToo(String text, String value, String gradient) {
    Outcomes.assertGives(text + GIVEN, value, "A", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(concat(A, A, axis=1))          | graph.axis.beside",
        "f = hinge([1, 2], axis=1)              | graph.axis.none",
        "f = sum(softmax(A, axis=0))            | graph.axis.last",
        "f = sum(log_softmax(A, dim=0))         | graph.axis.last",
        "f = sum(\\operatorname{concat}(A, A, \\mathrm{axis} = 1)) | graph.axis.beside",
        "g(u, v) = u*v; f = sum(g(A, axis=1))   | graph.axis.none",
        "f = [1, axis=1]                        | syntax.equals.inside",
        "f = sum(A, axis=1, 2)                  | syntax.equals.inside",
      })
  void anAxisWhereNoneIsIsRefused(String text, String key) {
    assertEquals(key, Texts.build(text + GIVEN).errors().getFirst().key(), text);
  }

  @ParameterizedTest
  @CsvSource({"f = x⁻¹, x⁻¹", "f = x^-1, x^-1", "f = (2x)⁻², (2·x)⁻²", "f = x², x^2"})
  void aRaisedSignIsPrintedAsOne(String text, String printed) {
    assertEquals(printed, first(text));
    assertEquals(printed, first("f = " + printed));
  }
}
