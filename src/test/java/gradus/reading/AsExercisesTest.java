package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts as exercises and notebooks have them: numbered, with question marks, with other brackets.
class AsExercisesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 + 3 = ?                             | 5  | = ?",
        "x² + y² = ?, x = 3, y = 4             | 25 | = ?",
        "f(x,y) = x^2 + y; f(1,2) = ?          | 3  | = ?",
        "Q1. f = x*y, x = 2, y = 3             | 6  | Q1.",
        "문제 1. f = x*y, x = 2, y = 3         | 6  | 문제 1.",
      })
  void whatIsAskedAndNumberedIsReadWithoutTheWords(String text, String value, String words) {
    Outcomes.assertGives(text, value);
    List<Problem> told =
        Texts.build(text).notices().stream().filter(p -> p.key().equals("notice.words")).toList();
    assertEquals(List.of(List.of(words)), told.stream().map(Problem::args).toList(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=-2 のとき 3x²-x+1        | 15",
        "x=-2 のとき 3x²-x+1 の値   | 15",
        "x=3のとき y = x^2          | 9",
        "f = x*y, x=3 & y=4         | 12",
      })
  void valuesJoinedToAFormulaAreRead(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = x & y; x = 3; y = 1       | syntax.character",
        "Q1 = 2; f = Q1. x; x = 3      | syntax.character",
        "y = x? + 1; x = 3             | syntax.character",
      })
  void signsThatSayNothingHereAreRefused(String text, String key) {
    List<String> keys = Texts.build(text).errors().stream().map(Problem::key).toList();
    assertEquals(List.of(key), keys, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "A = [1 2; 3 4]           # syntax.comma         # [[1, 2], [3, 4]]",
        "A = [1 -2; -3 4; 5 6]    # syntax.entries       # 1, -2",
        "v = [1, 2 3]             # syntax.comma         # [1, 2, 3]",
        "v = [1 - 2 3]            # syntax.comma         # null",
        "v = [x 3]; x = 2         # syntax.comma         # null",
        "X = {1,2,3}; y = mean(X) # syntax.brace.operand # [1,2,3]",
        "y = {x}^2; x = 3         # syntax.brace.operand # (x)",
        "y = tan⁻¹x; x = 1        # syntax.function.inverse # 'atan '",
        "y = log⁻¹(x); x = 1      # syntax.function.inverse # null",
      },
      nullValues = "null")
  void otherNotationsHaveTheEditThatIsMeant(String text, String key, String edit) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals(key, problem.key(), text);
    assertEquals(edit, problem.fix(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "G_t = \\sum_{k=0}^{2} \\gamma^k R_{t+k+1}, R = [1, 0, 5], \\gamma = 0.9, t = 0 # null",
        "f = \\sum_{k=0}^{3} x_k, x = [1, 2, 3]                                         # 2",
      },
      nullValues = "null")
  void noBoundIsOfferedWhereTheEntriesMayBeCountedFromAnotherNumber(String text, String edit) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("indices.outside", problem.key(), text);
    if (edit == null) assertNull(problem.fix(), text);
    if (edit != null) assertEquals(edit, problem.fix(), text);
  }
}
