package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas for each entry with the index at the names, as on paper: `y_i = 2 a_i`. The numbers are
/// worked out by hand.
class FreeEntriesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a = [1,2,3]; y_i = 2 a_i; f = sum(y)         # 12 # a # 2 2 2   # y[i] = 2 a[i]",
        "a = [1,2,3], y_i = 2 a_i, f = sum(y)         # 12 # a # 2 2 2   # y[i] = 2 a[i]",
        "a = [1,2,3]; yᵢ = 2aᵢ²; f = sum(y)           # 28 # a # 4 8 12  # y[i] = 2a[i]²",
        "a = [1,2,3]; y_i = 2 a_i; f = y_1 + y_3      # 8  # a # 2 0 2   # y[i] = 2 a[i]",
        "f = sum(y); y_i = 2 a_i; a = [1,2,3]         # 12 # a # 2 2 2   # y[i] = 2 a[i]",
        "a = [1,2]; b = [3,5]; y_k = a_k b_k; f = sum(y) # 13 # a # 3 5  # y[k] = a[k] b[k]",
        "a = [1,2,3]; y_i = a_i - mean(a); f = sum(y*y) # 2 # a # -2 0 2 # y[i] = a[i] - mean(a)",
        "a = [1,2]; y_i = 3a[i]; f = y_2              # 6  # a # 0 3     # y[i] = 3a[i]",
        "a = [1,2]; e_i = (a_i - t_i)^2; t = [0,0]; L = mean(e) # 2.5 # a # 1 2 # e[i] = (a[i] -"
            + " t[i])^2",
      })
  void aFormulaForEachEntryIsOneOfTheVector(
      String text, String value, String name, String gradient, String edit) {
    Outcomes.assertGives(text, value, name, gradient);
    Problem told = told(text).getFirst();
    assertEquals(edit, told.fix());
    Outcomes.assertGives(Texts.mended(text, told), value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a = [1,2,3]; z_i = y_i^2; y_i = 2 a_i; f = sum(z) # 56 # a # 8 16 24",
        "a = [1,2,3]; y_i = 2 a_i; f = sum(y_i^2)     # 56 # a # 8 16 24",
        "a = [1,2,3]; y_i = 2 a_i; f = Σ y_i          # 12 # a # 2 2 2",
        "$a = [1,2,3]$, $y_i = 2 a_i$, $f = \\sum_i y_i$ # 12 # a # 2 2 2",
        // a label, and names that are no entries
        "a = [1,2,3]; i = 1; y_i = 2 a_i; f = y_i     # 4  # a # 0 2 0",
        "y_i = 2 a_i; a_i = 3                         # 6  # a_i # 2",
      })
  void itIsReadAlikeWhereOthersSpeakOfIt(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a = [1,2,3]; y_i = a_i + a_j; f = sum(y)           # syntax.index",
        "a = [1,2,3]; y = [0,0,0]; y_i = 2 a_i; f = sum(y)  # syntax.index",
        "a = [1,2,3]; y_n = 2 a_n; f = sum(y)               # syntax.index",
        "a = [1,2,3]; y_i = 2 y_i + a_i; f = sum(y)         # syntax.index",
        "s = [1,2]; p_i = exp(s_i)/sum(exp(s_i)); f = p_1   # indices.single",
        "s = [1,2]; p[i] = exp(s[i])/sum(exp(s[i])); f = p[0] # indices.single",
        "s = [1,2]; f = sum(i, s[i]*mean(s[i] - 1))         # indices.single",
      })
  void whatIsNotSureIsRefused(String text, String key) {
    assertEquals(key, Texts.build(text).errors().getFirst().key(), text);
  }

  private static List<Problem> told(String text) {
    return Texts.build(text).notices().stream()
        .filter(p -> p.key().equals(Reading.SPELLING.key()))
        .toList();
  }
}
