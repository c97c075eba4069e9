package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Texts as people type them that are not read as they stand, with the value that was meant,
/// computed apart from us. Whoever follows any of the edits that are offered, again and again,
/// comes to that value or to a sentence that offers none; never to another value. Where a sentence
/// names a second thing that can be meant, its edit comes to the value of that, or to a mixed one
/// where another place was read in the first way.
class AdviceTest {
  private static final int ROWS = 235;

  /// Edits in a row that a person follows.
  private static final int MOST_EDITS = 3;

  private static List<JsonNode> rows() throws IOException {
    try (InputStream in = AdviceTest.class.getResourceAsStream("/advice.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> rows = new ArrayList<>();
      text.lines().forEach(line -> rows.add(JsonMapper.shared().readTree(line)));
      return rows;
    }
  }

  @Test
  void allRowsAreWalked() throws IOException {
    Set<String> texts = new HashSet<>();
    for (JsonNode row : rows()) {
      texts.add(row.get("program").stringValue());
    }
    assertEquals(ROWS, texts.size());
  }

  @TestFactory
  Stream<DynamicTest> noEditLeadsElsewhere() throws IOException {
    return rows().stream()
        .map(row -> dynamicTest(row.get("program").stringValue(), () -> follow(row)));
  }

  private static void follow(JsonNode row) {
    String text = row.get("program").stringValue();
    JsonNode means = row.get("means");
    Set<String> reached = new HashSet<>();
    follow(text, means, row, 0, reached);
    boolean refused = means.isString() || row.has("refused");
    assertEquals(refused, reached.isEmpty(), text + " is read as " + reached);
  }

  /// Follows the first edit of each problem, and the others to what else the text can mean.
  private static void follow(
      String text, JsonNode means, JsonNode row, int edits, Set<String> reached) {
    Lowering lowering = Texts.build(text);
    if (!lowering.hasErrors()) {
      Optional<Tensor> value = Trace.of(lowering.graph()).value(lowering.graph().output());
      assertTrue(value.isPresent(), text + " waits for a value");
      assertFalse(means.isString(), text + " is read as " + value.get());
      boolean mixed =
          edits > 1
              && row.has("mixed")
              && row.get("mixed").valueStream().anyMatch(m -> isMeant(m, value.get()));
      assertTrue(
          mixed || isMeant(means, value.get()), text + " is " + value.get() + ", not " + means);
      reached.add(text);
      return;
    }
    for (Problem problem : lowering.errors()) {
      assertTrue(edits < MOST_EDITS || problem.fix() == null, text + lowering.errors());
      for (int i = 0; i < problem.edits().size(); i++) {
        String mended = Texts.mended(text, problem.withFix(problem.edits().get(i)));
        JsonNode meant = i == 0 ? means : row.get("other");
        if (meant == null) throw new AssertionError(text + " can mean " + mended);
        follow(mended, meant, row, edits + 1, reached);
      }
    }
  }

  private static boolean isMeant(JsonNode means, Tensor value) {
    List<Double> meant = new ArrayList<>();
    if (means.isArray()) {
      means.forEach(one -> meant.add(one.doubleValue()));
    } else {
      meant.add(means.doubleValue());
    }
    if (value.size() != meant.size()) return false;
    for (int i = 0; i < meant.size(); i++) {
      double near = 1e-9 * Math.max(1, Math.abs(meant.get(i)));
      if (!(Math.abs(value.get(i) - meant.get(i)) <= near)) return false;
    }
    return true;
  }
}
