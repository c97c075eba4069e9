package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Messages;
import gradus.lang.MessagesTest;
import gradus.lang.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A sentence that names two things a text can mean has an edit for each, and the value of each is
/// what a person would then expect.
class TwoReadingsTest {
  /// What sentences with more than one reading say.
  private static final Pattern DOUBT =
      Pattern.compile(
          "\\b(may|can|could) (be|mean|reach)\\b|two meanings|no one meaning|more than one thing"
              + "|has a value of its own|not clear|leaves open");

  private static final Pattern FAMILY = Pattern.compile("(syntax|latex|indices|graph)\\..*");

  /// A key, a text that has it alone, and the value after its first and after its second edit;
  /// `blank` where that still waits for a value.
  private static final List<String> ROWS =
      List.of(
          "syntax.base | e = 2; x = 1; f = e^-x | 0.367879 | 0.5",
          "syntax.base | e = 2; x = 1; f = e^(x+1) | 7.389056 | 4",
          "syntax.entries | v = [1 -1]; y = sum(v) + v[0] | 1 | 0",
          "syntax.function.power | f(x) = x + 1, y = 2f^2(x) + 1, x = 3 | 33 | 11",
          "syntax.function.power | f(x) = x + 1; y = f³(x); x = 1 | 8 | 4",
          "syntax.function.power | f(x) = x + 1, y = f^{2}(x), x = 3 | 16 | 5",
          "syntax.glued | x = \\frac{1}{2}, a = 2, y = asinx | 0.958851 | 0.523599",
          "syntax.inverse | A = 2; x = 0; y = Acos(x) | 2 | 1.570796",
          "syntax.mixed | x = 2; f = 2½x | 5 | 2",
          "syntax.number.comma | f = sum([1,000, 2]) | 1002 | 3",
          "syntax.number.comma | x = 2,5; f = sum(2x) | 5 | 14",
          "syntax.number.comma | f = 2,5 x; x = 2 | 5 | 4 10",
          "syntax.number.spaced | x = 12 500; f = x/2 | 6250 | 3000",
          "syntax.number.spaced | N = 1\\;500, f = \\frac{N}{3} | 500 | 166.666667",
          "syntax.numbered | x = 3\nf = 2x + 1 (3) | 7 | 9",
          "syntax.numbered | x = 3, f = \\frac{x}{2} + 1 (3) | 2.5 | 4.5",
          "syntax.power | x = 0, y = \\frac{1}{1+e-x} | 0.5 | 0.268941",
          "syntax.reach | a = 1; b = 2; c = 4; y = a/bc | 0.125 | 2",
          "syntax.restated | x = 3 (1/4); y = 2x | 6 | 1.5",
          "syntax.root | y = √x²; x = 4 | 4 | 4",
          "syntax.share | bill = 80; total = bill + 15% | 92 | 80.15",
          "syntax.sum | x = [1, 2]; y = [3, 4]; f = ∑(x)*y | 11 | 9 12",
          "syntax.tuple.decimal | $w = (-1,2)$, $f = 2w$ | -2 4 | -2.4",
          "syntax.tuple.decimal | w = (-1,2)\nf = 2w | -2 4 | -2.4",
          "syntax.unit.value | d = 5 m; m = 2; W = m*d | 10 | 20",
          "syntax.units | d = 5 m; t = 2 s; m = 2; f = d*t*m | 20 | 40",
          "indices.called | x = [3, 4]; y = x(2) | 4 | 6 8",
          "indices.numbered | f = x_n/x_1 + n; n = 2; x = [2, 4, 8] | 4 | 6",
          "indices.numbered | f = \\frac{x_n}{x_1}, n = 2, x = [2, 4, 8] | 2 | 4",
          "latex.ones | A = [[1, 2], [3, 4]], f = \\mathbf{1}^\\top A | 10 | 4 6",
          "latex.power.e | f = e^{-x}, e = 2, x = 1 | 0.367879 | 0.5",
          "graph.bars | f = a/|b|; a = [3, 8]; b = [-3, 4] | 0.6 1.6 | 1 2",
          "graph.bars | f = |a||b|, a = [\\frac{3}{1}, 4], b = [0, 2] | 10 | 8",
          "graph.power.T | x = [1, 2]; f = x^T x; T = 3 | 5 | 17",
          "graph.product.vectors | x = [1, 2]; y = [3, 4]; z = [5, 6]; f = x·y z | 15 48 | 55 66",
          "graph.product.vectors | x = [1, 2]; y = [3, 4]; z = [5, 6]; f = 2 + x·y·z | 17 50 | 57"
              + " 68",
          "graph.product.vectors | x = [\\frac{1}{1}, 2], y = [3, 4], z = [5, 6], f = x \\cdot y z"
              + " | 15 48 | 55 66",
          "latex.count | x = [1, 3], f = \\frac{1}{|x|} \\sum_i x_i | 2 | 4 1.333333",
          "graph.times | f = sum(A × B); A = [[1, 2], [3, 4]]; B = [[1, 0], [0, 2]] | 16 | 9",
          "graph.times | f = \\operatorname{sum}(A \\times B), A = [[1, 2], [3, 4]], B = [[1, 0],"
              + " [0, 2]] | 16 | 9");

  /// Sentences that offer one edit, or none, for the other reading cannot be written in the place
  /// of the first: it needs a value that only a person knows, a name, or another place of the text.
  private static final Set<String> ONE =
      new TreeSet<>(
          List.of(
              "syntax.function.applied",
              "syntax.line.factor",
              "syntax.sigma.power",
              "syntax.strong",
              "syntax.sum.matrix",
              "indices.label",
              "indices.members",
              "latex.free.length",
              "latex.function",
              "latex.index.two",
              "latex.power.T",
              "latex.sum.range",
              "latex.unequal",
              "latex.unequal.many",
              "graph.norm.deep",
              "graph.symbols"));

  private static List<String> cells(String row) {
    return List.of(row.split(" \\| "));
  }

  static Stream<String> rows() {
    return ROWS.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachEditGivesTheValueOfItsReading(String row) {
    String text = cells(row).get(1);
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(cells(row).get(0)), errors.stream().map(Problem::key).toList(), text);
    List<String> edits = errors.getFirst().edits();
    assertEquals(2, edits.size(), text + edits);
    for (int i = 0; i < edits.size(); i++) {
      String mended = Texts.mended(text, errors.getFirst().withFix(edits.get(i)));
      Outcomes.assertGives(mended, cells(row).get(2 + i));
    }
  }

  @Test
  void noSentenceWithTwoReadingsIsForgotten() {
    Set<String> doubtful =
        MessagesTest.keys("messages.properties").stream()
            .filter(key -> FAMILY.matcher(key).matches())
            .filter(key -> DOUBT.matcher(Messages.text(Locale.ENGLISH, key)).find())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown =
        ROWS.stream().map(row -> cells(row).get(0)).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), ONE.stream().filter(shown::contains).collect(Collectors.toSet()));
    shown.addAll(ONE);
    doubtful.removeAll(shown);
    assertEquals(Set.of(), doubtful);
  }
}
