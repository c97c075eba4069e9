package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values and gradients of programs that PyTorch computed, its conventions at kinks and ties, and
/// numbers at the ends of the range.
class ReferenceTest {
  private static final double NEAR_ZERO = 1e-12;

  private static List<JsonNode> lines(String file, int count) throws IOException {
    try (InputStream in = ReferenceTest.class.getResourceAsStream("/reference/" + file)) {
      List<JsonNode> lines = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(line -> lines.add(JsonMapper.shared().readTree(line)));
      assertEquals(count, lines.size(), file);
      return lines;
    }
  }

  private static Trace trace(String program) {
    Lowering lowering = Texts.build(program);
    List<String> errors = lowering.errors().stream().map(ReferenceTest::shown).toList();
    assertEquals(List.of(), errors, program);
    return Trace.of(lowering.graph());
  }

  private static String shown(Problem p) {
    return p.key() + p.args() + p.span();
  }

  @TestFactory
  Stream<DynamicTest> everyNamedWireAndEveryGateAgrees() throws IOException {
    return lines("gradients.jsonl", 248).stream()
        .map(line -> dynamicTest(line.get("id").stringValue(), () -> agrees(line)));
  }

  /// Of tensors of three and four axes, written by `tensors.py`.
  @TestFactory
  Stream<DynamicTest> tensorsOfMoreAxesAgree() throws IOException {
    return lines("tensors.jsonl", 112).stream()
        .map(line -> dynamicTest(line.get("id").stringValue(), () -> deepAgrees(line)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i, X[i,0,0])             | 6   | [[[1, 0], [0, 0]], [[1, 0], [0, 0]]]",
        "sum(i, X[i,0,1]*X[0,i,0])    | 20  | [[[2, 1], [6, 0]], [[0, 3], [0, 0]]]",
        "sum(i, sum(j, X[1,i,j]))     | 10  | [[[1, 1], [1, 1]], [[0, 0], [0, 0]]]",
        "sum(i, j, k, X[i,j,k]^2)     | 221 | [[[2, 4], [6, 8]], [[10, 12], [14, 18]]]",
        "max(i, X[i,1,1])             | 5   | [[[0, 0], [0, 0]], [[1, 0], [0, 0]]]"
      })
  void anIndexRunsAlongOneAxisOfSeveral(String formula, double value, String gradient) {
    Trace trace = trace("X = [[[1, 2], [3, 4]], [[5, 6], [7, 9]]]; f = " + formula);
    assertEquals(value, trace.value(trace.graph().output()).orElseThrow().item());
    Gate input = gate(trace.graph(), "X");
    assertEquals(gradient, trace.gradient(input).orElseThrow().toString());
  }

  /// Every named value, and every gradient.
  private static void numbersAgree(Trace trace, JsonNode line) {
    ComputationGraph graph = trace.graph();
    for (Map.Entry<String, JsonNode> value : line.get("values").properties()) {
      Tensor computed = trace.value(gate(graph, value.getKey())).orElseThrow();
      near(value.getKey(), value.getValue(), computed, 1e-10);
    }
    for (Map.Entry<String, JsonNode> grad : line.get("grads").properties()) {
      Tensor computed = trace.gradient(gate(graph, grad.getKey())).orElseThrow();
      near("∂" + grad.getKey(), grad.getValue(), computed, 1e-10);
    }
  }

  private static void deepAgrees(JsonNode line) {
    Trace trace = trace(line.get("program").stringValue());
    assertTrue(trace.graph().gates().stream().anyMatch(g -> g.shape().isDeep()));
    numbersAgree(trace, line);
  }

  private static void agrees(JsonNode line) {
    Trace trace = trace(line.get("program").stringValue());
    ComputationGraph graph = trace.graph();
    assertEquals(line.get("output").stringValue(), graph.output().name());
    near("output", line.get("value"), trace.value(graph.output()).orElseThrow(), 1e-10);
    for (Map.Entry<String, JsonNode> shape : line.get("shapes").properties()) {
      Shape computed = gate(graph, shape.getKey()).shape();
      assertEquals(shape(shape.getValue()), computed, shape.getKey());
    }
    assertEquals(line.get("values").size(), graph.names().size());
    numbersAgree(trace, line);
    for (JsonNode node : line.get("nodes")) {
      if (!isInsideSquaredNorm(trace, node)) node(trace, node);
    }
  }

  private static void node(Trace trace, JsonNode node) {
    Span span = new Span(node.get("span").get(0).intValue(), node.get("span").get(1).intValue());
    String op = node.get("op").stringValue();
    String what = op + span;
    Gate gate =
        trace.graph().gates().stream()
            .filter(g -> g.isOperation() && g.span().equals(span) && isCalled(g, op))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no gate " + what + ", " + near(trace, span)));
    near(what, node.get("value"), trace.value(gate).orElseThrow(), 1e-10);
    near("∂" + what, node.get("grad"), trace.gradient(gate).orElseThrow(), 1e-10);
  }

  /// A norm squared is one gate here.
  private static boolean isCalled(Gate gate, String op) {
    return gate.op().name().equals(op) || gate.op() == Ops.SQUARED_NORM && op.equals("^");
  }

  private static boolean isInsideSquaredNorm(Trace trace, JsonNode node) {
    int start = node.get("span").get(0).intValue();
    int end = node.get("span").get(1).intValue();
    return node.get("op").stringValue().equals("norm")
        && trace.graph().gates().stream()
            .filter(g -> g.isOperation() && g.op() == Ops.SQUARED_NORM)
            .anyMatch(g -> g.span().start() == start && g.span().end() == end + "^2".length());
  }

  private static List<String> near(Trace trace, Span span) {
    return trace.graph().gates().stream()
        .filter(g -> g.isOperation() && g.span().start() <= span.end())
        .filter(g -> g.span().end() >= span.start())
        .map(g -> g.op().name() + g.span())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> kinksAndTiesFollowTheTable() throws IOException {
    return lines("kinks.jsonl", 17).stream()
        .map(line ->
            dynamicTest(
                line.get("id").stringValue(), () -> inputsAgree(line, "value", "torch", 1e-10)));
  }

  @TestFactory
  Stream<DynamicTest> endsOfTheRangeKeepTheirDigits() throws IOException {
    List<JsonNode> lines = new ArrayList<>(lines("extremes.jsonl", 10));
    // log(1 + x) is two gates, and 1 + 1e-8 has lost its digits before the logarithm.
    lines.removeIf(line -> line.get("program").stringValue().contains("log(1 + x)"));
    assertEquals(9, lines.size());
    return lines.stream()
        .map(line -> {
          String program = line.get("program").stringValue();
          String name = program.substring(0, Math.min(60, program.length()));
          return dynamicTest(
              name.replace('\n', ' '), () -> inputsAgree(line, "true_value", "true_grad", 1e-12));
        });
  }

  private static void inputsAgree(JsonNode line, String value, String grads, double tolerance) {
    Trace trace = trace(line.get("program").stringValue());
    ComputationGraph graph = trace.graph();
    near("output", line.get(value), trace.value(graph.output()).orElseThrow(), tolerance);
    for (Map.Entry<String, JsonNode> grad : line.get(grads).properties()) {
      Tensor computed = trace.gradient(gate(graph, grad.getKey())).orElseThrow();
      near("∂" + grad.getKey(), grad.getValue(), computed, tolerance);
    }
  }

  private static Gate gate(ComputationGraph graph, String name) {
    return graph.named(name).orElseThrow(() -> new AssertionError("no wire " + name));
  }

  private static Shape shape(JsonNode lengths) {
    return switch (lengths.size()) {
      case 0 -> Shape.SCALAR;
      case 1 -> Shape.vector(lengths.get(0).intValue());
      default -> Shape.matrix(lengths.get(0).intValue(), lengths.get(1).intValue());
    };
  }

  /// Compares entry by entry, shape included.
  private static void near(String what, JsonNode expected, Tensor computed, double tolerance) {
    Tensor wanted = tensor(expected);
    assertEquals(wanted.shape(), computed.shape(), what);
    for (int i = 0; i < wanted.size(); i++) {
      double a = wanted.get(i);
      double b = computed.get(i);
      if (Double.compare(a, b) == 0 || a == b) continue;
      // A gradient of 1e-17 is near zero for a program of ordinary numbers, not where tails count.
      double floor = tolerance < 1e-11 ? Double.MIN_NORMAL : NEAR_ZERO;
      double slack = Math.max(tolerance * Math.abs(a), floor);
      assertTrue(Math.abs(a - b) <= slack, what + "[" + i + "]: " + b + " instead of " + a);
    }
  }

  private static Tensor tensor(JsonNode node) {
    List<Integer> lengths = new ArrayList<>();
    for (JsonNode at = node; at.isArray(); at = at.get(0)) {
      lengths.add(at.size());
    }
    List<Double> entries = new ArrayList<>();
    gather(node, entries);
    return Tensor.of(
        Shape.of(lengths.stream().mapToInt(n -> n).toArray()),
        entries.stream().mapToDouble(d -> d).toArray());
  }

  private static void gather(JsonNode node, List<Double> entries) {
    if (node.isArray()) {
      node.forEach(part -> gather(part, entries));
    } else {
      entries.add(number(node));
    }
  }

  /// `NaN` and `Infinity` stand there as strings.
  private static double number(JsonNode node) {
    return node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
  }
}
