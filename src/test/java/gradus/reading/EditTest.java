package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.MessagesTest;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused with an edit: the edit gives a text that is read, and has the value that was
/// meant. No edit is without a case here.
@Tag("sweep")
class EditTest {
  /// Problems of the program's text begin so.
  private static final Pattern FAMILY =
      Pattern.compile("(syntax|latex|indices|graph|shape|array|notice)\\..*");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private static List<String> cells(String row) {
    return List.of(row.split(" \\| "));
  }

  static Stream<String> cases() {
    return EditCases.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theEditFollowedLiterallyGivesWhatWasMeant(String row) {
    String text = cells(row).get(1);
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(cells(row).get(0)), errors.stream().map(Problem::key).toList());
    Problem problem = errors.getFirst();
    String before = text.substring(0, problem.span().start());
    String edited = before + problem.fix() + text.substring(problem.span().end());
    Lowering mended = Texts.build(edited);
    assertEquals(List.of(), mended.errors(), edited);
    List<String> unused =
        mended.notices().stream()
            .filter(p -> p.key().equals("notice.unused"))
            .map(p -> p.args().getFirst().toString())
            // which stand for something else by that reading
            .filter(name -> !name.equals("e") && !name.equals("T"))
            .toList();
    assertEquals(List.of(), unused, edited);
    String value =
        Trace.of(mended.graph())
            .value(mended.graph().output())
            .map(v -> Double.toString(v.item()))
            .orElse("blank");
    String meant = cells(row).get(2);
    if (meant.equals("blank")) {
      assertEquals(meant, value, edited);
    } else {
      assertEquals(Double.parseDouble(meant), Double.parseDouble(value), 1e-12, edited);
    }
  }

  @Test
  void everySentenceHasAnEditWithACaseOrNone() {
    Set<String> known =
        MessagesTest.keys("messages.properties").stream()
            .filter(key -> FAMILY.matcher(key).matches())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told = new TreeSet<>(Unmended.ALL);
    Set<String> edits =
        EditCases.ALL.stream().map(c -> cells(c).get(0)).collect(Collectors.toSet());
    edits.addAll(Arrays.stream(Reading.values()).map(Reading::key).toList());
    assertEquals(
        Set.of(), Unmended.ALL.stream().filter(edits::contains).collect(Collectors.toSet()));
    told.addAll(edits);
    assertEquals(known, told);
  }

  /// Every text of the tests of reading is run: whoever makes an edit and tries it at all has it
  /// checked here.
  @Test
  void noTextOfTheTestsHasAnEditWithoutACase() throws IOException {
    Set<String> texts = texts();
    assertTrue(texts.size() > 1500, () -> "only " + texts.size());
    Map<String, String> unknown = new TreeMap<>();
    for (String text : texts) {
      for (Problem problem : Texts.build(text).problems()) {
        boolean edited = problem.fix() != null && Unmended.ALL.contains(problem.key());
        if (edited) unknown.put(problem.key(), text);
      }
    }
    assertEquals(Map.of(), unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"w ← w − eta ∇L", "w \\leftarrow w - eta \\nabla L", "repeat 2 {}"})
  void whatLeavesNothingToDrawIsSaidToBeEmpty(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.empty"), errors.stream().map(Problem::key).toList());
  }

  private static Set<String> texts() throws IOException {
    Set<String> texts = new HashSet<>();
    List<Path> files = new ArrayList<>();
    for (String room : List.of("plain", "latex", "indices", "graph", "reading")) {
      try (Stream<Path> walk = Files.walk(Path.of("src/test/java/gradus", room))) {
        walk.filter(p -> p.toString().endsWith(".java")).forEach(files::add);
      }
    }
    for (Path file : files) {
      Matcher literal = LITERAL.matcher(Files.readString(file, StandardCharsets.UTF_8));
      while (literal.find()) {
        if (literal.group(1).contains("\\u")) continue;
        String text = literal.group(1).translateEscapes();
        texts.add(text);
        texts.addAll(List.of(text.split(" [|#] ")));
      }
    }
    texts.removeIf(text -> text.isBlank() || text.length() > 120);
    return texts;
  }
}
