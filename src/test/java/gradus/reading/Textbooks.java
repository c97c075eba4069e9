package gradus.reading;

import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Formulas as notes and textbooks print them, each with its source; `textbooks.py` beside the
/// numbers computed them.
final class Textbooks {
  /// One formula.
  ///
  /// @param value all entries of its value
  /// @param gradients of its inputs, which are the last statements, in their order
  record Row(String source, String program, List<Double> value, List<List<Double>> gradients) {}

  private static final Pattern INPUT = Pattern.compile("[^=]+=\\s*[-\\[\\d][-+\\[\\]\\d., eE]*");

  private Textbooks() {}

  static List<Row> rows() {
    return lines("/textbooks/textbooks.jsonl").stream().map(Textbooks::row).toList();
  }

  /// What people typed and is right, where their inputs stand in the last lines; numbers left out.
  static List<Row> typed() {
    List<Row> typed = new ArrayList<>();
    for (JsonNode node : lines("/people.jsonl")) {
      String program = node.get("program").stringValue();
      List<String> lines = program.lines().toList();
      int inputs = 0;
      while (inputs < lines.size() && INPUT.matcher(lines.reversed().get(inputs)).matches()) {
        inputs++;
      }
      boolean right = node.get("expect").stringValue().equals("right");
      if (right && inputs > 0 && inputs < lines.size()) {
        List<List<Double>> gradients = Collections.nCopies(inputs, List.of());
        typed.add(new Row(node.get("id").stringValue(), program, List.of(), gradients));
      }
    }
    return typed;
  }

  private static List<JsonNode> lines(String resource) {
    try (InputStream in = Textbooks.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> lines = new ArrayList<>();
      text.lines().forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(JsonNode node) {
    List<List<Double>> gradients = new ArrayList<>();
    node.get("grads").properties().forEach(e -> gradients.add(numbers(e.getValue())));
    String source = node.get("source").stringValue();
    String program = node.get("program").stringValue();
    return new Row(source, program, numbers(node.get("value")), gradients);
  }

  private static List<Double> numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    node.forEach(item -> numbers.add(item.doubleValue()));
    return numbers;
  }

  /// What is not as the row says; empty where all is.
  static Optional<String> wrong(Row row, Program program, Lowering lowering) {
    if (lowering.hasErrors()) return Optional.of("refused: " + lowering.errors());
    Trace trace = Trace.of(lowering.graph());
    Optional<Tensor> value = trace.value(lowering.graph().output());
    if (value.isEmpty()) return Optional.of("no value");
    if (!isNear(row.value, value.get(), 1e-6)) return Optional.of("value " + value.get());
    List<Statement> statements = program.statements();
    int at = statements.size() - row.gradients.size();
    for (List<Double> expected : row.gradients) {
      if (!(statements.get(at++) instanceof Statement.Definition input)) {
        return Optional.of("no input");
      }
      Optional<Tensor> gradient = lowering.graph().named(input.name()).flatMap(trace::gradient);
      if (gradient.isEmpty() || !isNear(expected, gradient.get(), 1e-5)) {
        return Optional.of("gradient of " + input.name() + ": " + gradient + ", not " + expected);
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(List<Double> expected, Tensor computed, double tolerance) {
    if (expected.size() != computed.size()) return false;
    for (int i = 0; i < expected.size(); i++) {
      double one = expected.get(i);
      double most = tolerance * Math.max(1e-3, Math.abs(one));
      if (!(Math.abs(one - computed.get(i)) <= most)) return false;
    }
    return true;
  }
}
