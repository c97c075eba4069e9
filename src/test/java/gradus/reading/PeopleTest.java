package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.explain.Remarks;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Texts as people typed them: course notes, notebooks, textbooks, questions. What each must give
/// was computed apart from us, the gradients by differences.
class PeopleTest {
  private static final int ROWS = 135;

  /// Rows that are not read as they should be; a row that is leaves this list.
  private static final Set<String> NOT_YET = Set.of();

  /// What NumPy makes of the texts that mean something else to it than to who typed them.
  private static final Map<String, Double> NUMPY =
      Map.of("column/0", 36.0, "rowmax/0", 14.5, "mlx/0", 1e-10);

  private static List<JsonNode> rows() throws IOException {
    try (InputStream in = PeopleTest.class.getResourceAsStream("/people.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> rows = new ArrayList<>();
      text.lines().forEach(line -> rows.add(JsonMapper.shared().readTree(line)));
      return rows;
    }
  }

  @Test
  void allRowsAreWalked() throws IOException {
    List<JsonNode> rows = rows();
    assertEquals(ROWS, rows.size());
    Set<String> names = new HashSet<>();
    rows.forEach(row -> names.add(row.get("id").stringValue()));
    assertEquals(ROWS, names.size());
    assertEquals(true, names.containsAll(NOT_YET));
  }

  @TestFactory
  Stream<DynamicTest> eachTextIsReadAsItWasMeant() throws IOException {
    return rows().stream().map(row -> dynamicTest(row.get("id").stringValue(), () -> check(row)));
  }

  @TestFactory
  Stream<DynamicTest> eachRightTextWrittenInEitherNotationMeansTheSame() throws IOException {
    return rows().stream()
        .filter(row -> row.get("expect").stringValue().equals("right"))
        .map(row ->
            dynamicTest(
                row.get("id").stringValue(),
                () -> {
                  Program program = ProgramReader.read(row.get("program").stringValue());
                  for (Notation notation : Notation.values()) {
                    String text = notation.text(program);
                    assertEquals(Optional.empty(), wrong(row, text), text);
                  }
                }));
  }

  private static void check(JsonNode row) {
    String id = row.get("id").stringValue();
    Optional<String> wrong = wrong(row);
    if (NOT_YET.contains(id)) {
      assertEquals(true, wrong.isPresent(), "right now: take it off the list");
    } else {
      assertEquals(Optional.empty(), wrong, row.get("program").stringValue());
    }
  }

  /// What is not as the row expects it; empty where all is.
  private static Optional<String> wrong(JsonNode row) {
    return wrong(row, row.get("program").stringValue());
  }

  private static Optional<String> wrong(JsonNode row, String text) {
    Lowering lowering = Texts.build(text);
    String expected = row.get("expect").stringValue();
    if (lowering.hasErrors()) {
      boolean refusable = expected.endsWith("refused");
      return refusable ? Optional.empty() : Optional.of("refused: " + lowering.errors());
    }
    return switch (expected) {
      case "right", "right or refused" ->
          difference(row, row.get("value").doubleValue(), row.get("grads"), lowering);
      case "notice" -> {
        double value = NUMPY.get(row.get("id").stringValue());
        yield notices(lowering).stream().allMatch(n -> n.key().equals("notice.split"))
            ? Optional.of("taken without a word")
            : difference(row, value, JsonMapper.shared().createObjectNode(), lowering);
      }
      case "refused" -> Optional.of("not refused");
      default -> Optional.of("no such expectation: " + expected);
    };
  }

  private static Optional<String> difference(
      JsonNode row, double value, JsonNode gradients, Lowering lowering) {
    Trace trace = Trace.of(lowering.graph());
    Optional<Tensor> computed = trace.value(lowering.graph().output());
    if (computed.isEmpty()) return Optional.of("no value: " + lowering.problems());
    double sum = 0;
    for (int i = 0; i < computed.get().size(); i++) {
      sum += computed.get().get(i);
    }
    if (!isNear(value, sum, 1e-6)) return Optional.of("value " + sum + ", not " + value);
    for (Map.Entry<String, JsonNode> expected : gradients.properties()) {
      Optional<Tensor> gradient = named(row, expected.getKey(), lowering).flatMap(trace::gradient);
      if (gradient.isEmpty()) return Optional.of("no gradient of " + expected.getKey());
      List<Double> numbers = numbers(expected.getValue());
      if (numbers.size() != gradient.get().size()) {
        return Optional.of("shape of the gradient of " + expected.getKey());
      }
      for (int i = 0; i < numbers.size(); i++) {
        if (!isNear(numbers.get(i), gradient.get().get(i), 1e-5)) {
          return Optional.of("gradient of " + expected.getKey() + ": " + gradient.get());
        }
      }
    }
    return Optional.empty();
  }

  /// A name as the row has it, or the input in its place where another notation writes it
  /// otherwise.
  private static Optional<Gate> named(JsonNode row, String name, Lowering lowering) {
    Optional<Gate> same = lowering.graph().named(name);
    if (same.isPresent()) return same;
    List<Gate> inputs = Texts.build(row.get("program").stringValue()).graph().inputs();
    List<String> names = inputs.stream().map(Gate::name).toList();
    int at = names.indexOf(name);
    return at < 0 ? same : Optional.of(lowering.graph().inputs().get(at));
  }

  private static boolean isNear(double expected, double computed, double tolerance) {
    return Math.abs(expected - computed) <= tolerance * Math.max(1e-3, Math.abs(expected));
  }

  private static List<Double> numbers(JsonNode node) {
    if (node.isNumber()) return List.of(node.doubleValue());
    List<Double> numbers = new ArrayList<>();
    node.forEach(item -> numbers.addAll(numbers(item)));
    return numbers;
  }

  /// What is said about a text and about its numbers.
  private static List<Problem> notices(Lowering lowering) {
    List<Problem> notices = new ArrayList<>(lowering.notices());
    notices.addAll(Remarks.of(Trace.of(lowering.graph())));
    return notices;
  }
}
