package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.MessagesTest;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each reading that is taken with a notice: a text that has it, and what its edit makes of that.
class ReadingTest {
  /// For each reading a text in which it is taken once.
  private static final Map<Reading, String> TEXTS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Reading.LETTERS, "x = 1; y = 2; f = xy"),
              Map.entry(Reading.SPELLING, "x = 3; f = x**2"),
              Map.entry(Reading.ENTRY, "x = [2, 3]; f = 2x_1"),
              Map.entry(Reading.DOT, "a = [1, 2]; b = [3, 4]; f = a (b + 1)"),
              Map.entry(Reading.STARRED, "W = [[1, 2], [3, 4]]; x = [1, 2]; f = sum((W*x)^2)"),
              Map.entry(Reading.STRETCHED, "a = [1, 2]; b = [[3], [4]]; f = sum(a*b)"),
              Map.entry(Reading.ACROSS, "A = [[1, 2], [3, 4]]; f = sum(A/sum(A, 1))"),
              Map.entry(Reading.COMPARED, "A = [[1, 2], [3, 4]]; f = sum(max(A, 1))"),
              Map.entry(Reading.COLUMN, "z = [[1], [2], [3]]; f = sum(softmax(z)^2)"),
              Map.entry(Reading.PROBABILITIES, "s = [1, 2]; f = cross_entropy(softmax(s), 1)"),
              Map.entry(Reading.QUOTE, "W = [[1, 2], [3, 4]], f = W' \\cdot [1, 2]"),
              Map.entry(Reading.POWER, "z^{1} = 2, z = 3, f = z^2"),
              Map.entry(Reading.SIGMA, "z = 2, f = \\sigma z"),
              Map.entry(Reading.FACTOR, "f = 2; x = 3; y = f(x + 1)"),
              Map.entry(Reading.CALL, "step = 0.1; x = 3; y = x - step(x - 1)"),
              Map.entry(Reading.LABEL, "s = [1, 2, 3], y = 1, f = 2 \\cdot s_y"),
              Map.entry(Reading.SUBTRACTED, "y = 0.5; f = log(y + 10-7)"),
              Map.entry(Reading.NORM, "W = [[1, 2], [3, 4]]; f = ‖W‖_2^2"),
              Map.entry(Reading.BARS, "A = [[1, 2], [3, 4]]; f = sum(log(|A|))"),
              Map.entry(Reading.SIZES, "w = [3, -4]; f = 2|w|"),
              Map.entry(Reading.ROW, "X = [[1, 2], [3, 4]], f = \\sum_i \\|x^{(i)}\\|^2"),
              Map.entry(Reading.ONES, "x = [1, 2], f = \\mathbf 1^\\top x"),
              Map.entry(Reading.ENTRIES, "A = [[1, 2], [3, 4]]; f = sum(A^2 + 1)"),
              Map.entry(Reading.REACH, "x = 3; s = 2; f = 1/2s"),
              Map.entry(Reading.LENGTH, "x = [1, 2]; f = sum((x - 1)^2)/n"),
              Map.entry(Reading.FREE, "x = [1, 2]; y = x[i]^2; f = sum(y)"),
              Map.entry(Reading.SUMMED, "x = [1, 2]; f = \\sum x_i^2"),
              Map.entry(Reading.MULTIPLIED, "x = [1, 2]; f = \\prod x_i"),
              Map.entry(Reading.REMARK, "x = 2 (input)\ny = 3*x"),
              Map.entry(Reading.NUMBERED, "x = 3\nf = 2x  (1)"),
              Map.entry(Reading.COUNT, "x = [1, 2]; f = sum(i, i*x[i])")));

  /// What else is told: for each key why no stretch of text is taken for one of two formulas there.
  private static final Map<String, String> NO_READINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("notice.blank.many", "asks for values"),
              Map.entry("notice.blank.one", "asks for a value"),
              Map.entry("notice.ends", "says which formula is the output"),
              Map.entry("notice.folded", "says how a picture is drawn"),
              Map.entry("notice.form.agrees", "compares two forms"),
              Map.entry("notice.form.blank", "compares two forms"),
              Map.entry("notice.form.differs", "compares two forms"),
              Map.entry("notice.form.digits", "compares two forms"),
              Map.entry("notice.gradient.infinite", "speaks of a value"),
              Map.entry("notice.gradient.nan", "speaks of a value"),
              Map.entry("notice.gradient.sum", "speaks of a value"),
              Map.entry("notice.softmax.whole", "speaks of a value"),
              Map.entry("notice.listed", "marks of a list are no formula"),
              Map.entry("notice.markdown", "marks of notes are no formula"),
              Map.entry("notice.parameter", "what no formula uses changes no value"),
              Map.entry("notice.python.run", "a line that runs a program computes nothing"),
              Map.entry("notice.seed", "says where the backward pass starts"),
              Map.entry("notice.unused", "what no formula uses changes no value"),
              Map.entry("notice.update", "a step of descent is no gate"),
              Map.entry("notice.words", "words of a sentence are no formula")));

  @Test
  void everyNoticeIsAReadingOrSaysWhyNot() {
    Set<String> told = new TreeSet<>(NO_READINGS.keySet());
    for (Reading reading : Reading.values()) {
      assertTrue(told.add(reading.key()), reading::key);
    }
    Set<String> keys =
        new TreeSet<>(MessagesTest.messages("messages.properties").stringPropertyNames());
    keys.removeIf(key -> !key.startsWith("notice."));
    assertEquals(keys, told);
  }

  /// Readings whose edit only spells out what was taken: the other one needs another place of the
  /// text, a name or a value.
  private static final Set<Reading> SPELLED =
      EnumSet.of(
          Reading.LETTERS,
          Reading.SPELLING,
          Reading.ENTRY,
          Reading.QUOTE,
          Reading.POWER,
          Reading.FREE,
          Reading.FACTOR,
          Reading.LENGTH,
          Reading.NORM,
          Reading.BARS,
          Reading.ONES,
          Reading.ROW,
          Reading.COUNT,
          Reading.SUMMED,
          Reading.MULTIPLIED,
          Reading.NUMBERED);

  @ParameterizedTest
  @EnumSource
  void anEditOfItChangesTheValueOrItIsSpelledOut(Reading reading) {
    String text = TEXTS.get(reading);
    Lowering lowering = Texts.build(text);
    Problem notice = notice(reading, lowering);
    boolean changes =
        notice.edits().stream()
            .map(edit -> Texts.build(Texts.mended(text, notice.withFix(edit))))
            .filter(mended -> !mended.hasErrors())
            .anyMatch(mended -> !value(mended).equals(value(lowering)));
    assertEquals(!SPELLED.contains(reading), changes, text + notice.edits());
  }

  private static Optional<Tensor> value(Lowering lowering) {
    return Trace.of(lowering.graph()).value(lowering.graph().output());
  }

  @Test
  void everyReadingHasAText() {
    assertEquals(Set.of(Reading.values()), TEXTS.keySet());
    Set<String> keys = new HashSet<>(Arrays.stream(Reading.values()).map(Reading::key).toList());
    assertEquals(Reading.values().length, keys.size());
  }

  @ParameterizedTest
  @EnumSource
  void itIsSaidInBothLanguages(Reading reading) {
    Problem notice = notice(reading, Texts.build(TEXTS.get(reading)));
    assertEquals(Problem.Severity.NOTICE, notice.severity());
    String english = notice.message(Locale.ENGLISH);
    String korean = notice.message(Locale.KOREAN);
    assertTrue(korean.codePoints().anyMatch(p -> p >= '가' && p <= '힣'), korean);
    assertNotEquals(english, korean);
    assertFalse((english + korean).matches(".*\\{\\d\\}.*"), english + korean);
  }

  @ParameterizedTest
  @EnumSource
  void itsEditGivesATextWithoutTheDoubt(Reading reading) {
    String text = TEXTS.get(reading);
    Problem notice = notice(reading, Texts.build(text));
    String edited =
        text.substring(0, notice.span().start())
            + notice.fix()
            + text.substring(notice.span().end());
    Lowering lowering = Texts.build(edited);
    assertFalse(lowering.hasErrors(), () -> edited + lowering.errors());
    assertEquals(List.of(), of(reading, lowering), edited);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [1, 2, 4]; f = x_1 + x_2                | 2 | 3",
        "x = [3, 5, 7]; f = x[0] x_1                 | 1 | 9",
        "x = [3, 5, 7]; f = x_1 x_2                  | 2 | 15",
        "x = [1, 2, 4]; f = x[0] + x_2               | 1 | 3",
        "θ = [1, 2]; x = 3; f = θ₁ x + θ₂            | 2 | 5",
        "w = [1, 2]; x = 3; f = w_0 + w_1 x          | 1 | 7",
        "w = [1, 2]; x = 3; f = w_0 + w[1] x         | 1 | 7",
        "A = [[1, 2], [3, 4]]; f = A_11 + A_12       | 2 | 3",
        "x = [1, 2, 4]; f = x_1 + sum(i, i*x[i])     | 0 | 18",
        "x = [1, 2, 4]; f = x_1 + x[0] + sum(i, i*x[i]) | 0 | 19",
        "x = [1, 2, 4]; f = x_0 + sum(i, i*x[i])     | 0 | 11",
      })
  void theEntryThatIsNamedIsTheOneThatIsRead(String text, int edits, String value) {
    Outcomes.assertGives(text, value);
    List<Problem> told = of(Reading.ENTRY, Texts.build(text));
    for (Problem p : told) {
      if (p.fix() == null) continue;
      String before = text.substring(0, p.span().start());
      Outcomes.assertGives(before + p.fix() + text.substring(p.span().end()), value);
    }
    assertEquals(edits, told.stream().filter(p -> p.fix() != null).count(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = z^2 + z^{(1)}, z = 2, z^{(1)} = 3                   | 7  | 1",
        "y = z^2 + z^{(1)}_1, z = 2, z^{(1)} = [3, 4]            | 7  | 1",
        "y = z^2 + w^{(1)}, z = 2, w^{(1)} = 3                   | 7  | 0",
      })
  void aPowerBesideANameWithANumberInBracketsIsTold(String text, String value, int told) {
    Outcomes.assertGives(text, value);
    assertEquals(told, of(Reading.POWER, Texts.build(text)).size(), text);
  }

  private static Problem notice(Reading reading, Lowering lowering) {
    List<Problem> notices = of(reading, lowering);
    assertEquals(1, notices.size(), () -> reading + ": " + lowering.problems());
    return notices.getFirst();
  }

  private static List<Problem> of(Reading reading, Lowering lowering) {
    assertFalse(lowering.hasErrors(), () -> lowering.errors().toString());
    return lowering.notices().stream().filter(p -> p.key().equals(reading.key())).toList();
  }
}
