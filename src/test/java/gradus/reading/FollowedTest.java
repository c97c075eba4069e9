package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.blanks.Blanks;
import gradus.blanks.WrittenGradient;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is refused without an edit says what to write. Somebody does it, with names and numbers of
/// their own where the sentence leaves them open, and the text is read and has the value that was
/// meant, computed apart from us.
@Tag("sweep")
class FollowedTest {
  /// Problems of the program's text begin so.
  private static final Pattern FAMILY =
      Pattern.compile("(syntax|latex|indices|graph|shape|array|notice)\\..*");

  /// A part of a text that is written many times.
  private static final Pattern MANY = Pattern.compile("⟦(\\d+)\\|(.*?)⟧", Pattern.DOTALL);

  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(write|say|give|name|use|choose|put|define|leave|remove|let|check|join|correct)\\b");

  private static final Pattern ASKS_IN_KOREAN =
      Pattern.compile("(쓰|적으|주|하|고르|지우|빼|묶으)(세요)|주세요|적으세요|씁니다");

  /// Sentences that tell something and ask for nothing: what was found or left out, a limit that is
  /// reached, what a command of the command line does not fit.
  private static final Set<String> TOLD =
      Set.of(
          "graph.open",
          "graph.output",
          "graph.seed.blank",
          "graph.seed.other",
          "graph.seed.shape",
          "graph.set.gate",
          "graph.set.unknown",
          "notice.blank.many",
          "notice.blank.one",
          "notice.ends",
          "notice.folded",
          "notice.form.agrees",
          "notice.form.blank",
          "notice.form.differs",
          "notice.form.digits",
          "notice.gradient.infinite",
          "notice.gradient.nan",
          "notice.gradient.sum",
          "notice.listed",
          "notice.markdown",
          "notice.parameter",
          "notice.python.run",
          "notice.seed",
          "notice.softmax.whole",
          "notice.unused",
          "notice.update",
          "notice.words",
          "shape.concat.many",
          "shape.large",
          "shape.uncounted",
          "shape.work");

  /// What is asked of a text that gives shapes in the place of numbers: who follows it has no
  /// value.
  private static final Set<String> SHAPED =
      Set.of(
          "graph.shape.alone",
          "graph.shape.label",
          "graph.shape.lengths",
          "graph.shape.none",
          "graph.shape.only",
          "graph.shape.set");

  /// Sentences about what stands in a field of the window, not in the text.
  private static final String GRADIENT = "graph.seed.written";

  private static final Properties ENGLISH = sentences("messages.properties");
  private static final Properties OWN = sentences("messages_ko.properties");

  private static List<JsonNode> rows() throws IOException {
    try (InputStream in = FollowedTest.class.getResourceAsStream("/followed.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> rows = new ArrayList<>();
      text.lines().forEach(line -> rows.add(JsonMapper.shared().readTree(line)));
      return rows;
    }
  }

  private static String text(JsonNode row, String field) {
    return MANY.matcher(row.get(field).stringValue())
        .replaceAll(m -> Matcher.quoteReplacement(m.group(2).repeat(Integer.parseInt(m.group(1)))));
  }

  private static String key(JsonNode row) {
    return row.get("key").stringValue();
  }

  @TestFactory
  Stream<DynamicTest> whoDoesWhatTheSentenceSaysHasWhatWasMeant() throws IOException {
    return rows().stream()
        .map(row ->
            dynamicTest(key(row) + ": " + row.get("followed").stringValue(), () -> followed(row)));
  }

  private static void followed(JsonNode row) {
    problem(row);
    String text = text(row, "followed");
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    Tensor value =
        Trace.of(lowering.graph())
            .value(lowering.graph().output())
            .orElseThrow(() -> new AssertionError(text + " waits for a value"));
    List<Double> meant = new ArrayList<>();
    JsonNode means = row.get("means");
    if (means.isArray()) {
      means.forEach(one -> meant.add(one.doubleValue()));
    } else {
      meant.add(means.doubleValue());
    }
    assertEquals(meant.size(), value.size(), text);
    for (int i = 0; i < meant.size(); i++) {
      double near = 1e-12 * Math.max(1, Math.abs(meant.get(i)));
      assertEquals(meant.get(i), value.get(i), near, text);
    }
  }

  /// The one thing that is wrong with a text, or what it is told.
  private static Problem problem(JsonNode row) {
    String text = text(row, "program");
    Program program = ProgramReader.read(text);
    Lowering lowering = GraphBuilder.build(program);
    List<Problem> all = new ArrayList<>(lowering.problems());
    if (!lowering.hasErrors()) {
      all.addAll(Blanks.lacks(program, lowering.graph()));
      if (!lowering.graph().isSymbolic()) all.addAll(Trace.of(lowering.graph()).problems());
    }
    List<String> errors =
        all.stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .map(Problem::key)
            .distinct()
            .toList();
    String key = key(row);
    Problem told =
        all.stream()
            .filter(p -> p.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new AssertionError(text + " is told " + all));
    if (told.severity() == Problem.Severity.ERROR && !key.equals("syntax.many")) {
      assertEquals(List.of(key), errors, text);
    }
    return told;
  }

  /// What all sentences show by their keys, each form by its place in the sentence.
  private record Shown(Map<String, Map<Integer, String>> left) {
    /// Notes what a sentence shows and no text has that somebody wrote who followed it.
    void see(Problem problem, List<String> texts, Map<String, Set<Integer>> written) {
      List<String> forms = CodeForms.korean(OWN.getProperty(problem.key()));
      for (int i = 0; i < forms.size(); i++) {
        for (String form : CodeForms.printed(forms.get(i), problem.args())) {
          left.computeIfAbsent(problem.key(), k -> new TreeMap<>()).put(i, form);
          boolean isWritten = texts.stream().anyMatch(text -> CodeForms.occurs(form, text));
          if (isWritten) written.computeIfAbsent(problem.key(), k -> new HashSet<>()).add(i);
        }
      }
    }
  }

  /// Of refusals with an edit too: what their sentences name beside it is followed by a row here.
  @Test
  void whatASentenceShowsIsWrittenByWhoFollowsIt() throws IOException {
    Shown shown = new Shown(new TreeMap<>());
    Map<String, Set<Integer>> written = new HashMap<>();
    for (JsonNode row : rows()) {
      shown.see(problem(row), List.of(text(row, "followed")), written);
    }
    for (String row : EditCases.ALL) {
      String text = row.split(" \\| ")[1];
      Problem problem = Texts.build(text).errors().getFirst();
      List<String> mended =
          problem.edits().stream().map(e -> Texts.mended(text, problem.withFix(e))).toList();
      shown.see(problem, mended, written);
    }
    written.forEach((key, places) -> shown.left().get(key).keySet().removeAll(places));
    shown.left().values().removeIf(Map::isEmpty);
    // how many arguments a function takes, 1 / 2, is nothing to write
    assertEquals(Set.of("graph.arguments"), shown.left().keySet(), () -> "" + shown.left());
  }

  @Test
  void everySentenceWithoutAnEditIsFollowedOrAsksForNothing() throws IOException {
    Set<String> followed = rows().stream().map(FollowedTest::key).collect(Collectors.toSet());
    Set<String> left = new TreeSet<>(Unmended.ALL);
    left.removeAll(followed);
    left.remove(GRADIENT);
    left.removeAll(SHAPED);
    assertEquals(new TreeSet<>(TOLD), left);
    for (String key : TOLD) {
      assertFalse(ASKS.matcher(ENGLISH.getProperty(key)).find(), ENGLISH.getProperty(key));
      assertFalse(ASKS_IN_KOREAN.matcher(OWN.getProperty(key)).find(), OWN.getProperty(key));
    }
  }

  @Test
  void aGradientIsWrittenAsItsSentenceSays() {
    assertEquals(Optional.empty(), WrittenGradient.read("two"));
    List<String> said = CodeForms.korean(OWN.getProperty(GRADIENT));
    assertEquals(List.of("2", "[1, 0.5]"), said);
    assertEquals(Optional.of(Tensor.scalar(2)), WrittenGradient.read(said.get(0)));
    assertEquals(Optional.of(Tensor.vector(1, 0.5)), WrittenGradient.read(said.get(1)));
  }

  @Test
  void theFormsOfASentenceAreTheSameInBothLanguages() {
    List<String> differ = new ArrayList<>();
    for (String key : new TreeSet<>(ENGLISH.stringPropertyNames())) {
      if (!FAMILY.matcher(key).matches()) continue;
      // A word that is counted, {1?argument:arguments}, is no form.
      String english = ENGLISH.getProperty(key).replaceAll("\\{\\d\\?[^}]*}", "");
      String own = OWN.getProperty(key);
      for (String form : CodeForms.korean(own)) {
        boolean shown = CodeForms.isSigned(form.replaceAll("\\{\\d\\}", ""));
        if (shown && !CodeForms.dense(english).contains(CodeForms.dense(form))) {
          differ.add(key + " only in Korean: " + form);
        }
      }
      for (String form : CodeForms.english(english)) {
        if (!CodeForms.dense(own).contains(CodeForms.dense(form))) {
          differ.add(key + " only in English: " + form);
        }
      }
    }
    assertEquals(List.of(), differ);
  }

  private static Properties sentences(String file) {
    try (InputStream in = FollowedTest.class.getResourceAsStream("/gradus/" + file)) {
      Properties sentences = new Properties();
      sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
