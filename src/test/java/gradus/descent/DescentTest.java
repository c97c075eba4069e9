package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.lang.Messages;
import gradus.reading.ProgramReader;
import gradus.trace.Tape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Descents against closed form, against `torch.optim` (reference/descents.py), and against a
/// published one.
class DescentTest {
  /// The net of a well known worked example (M. Mazur, A Step by Step Backpropagation Example).
  private static final String PUBLISHED =
      """
      i1 = 0.05; i2 = 0.10; t1 = 0.01; t2 = 0.99
      w1 = 0.15; w2 = 0.20; w3 = 0.25; w4 = 0.30
      w5 = 0.40; w6 = 0.45; w7 = 0.50; w8 = 0.55
      b1 = 0.35; b2 = 0.60
      h1 = sigmoid(w1*i1 + w2*i2 + b1)
      h2 = sigmoid(w3*i1 + w4*i2 + b1)
      o1 = sigmoid(w5*h1 + w6*h2 + b2)
      o2 = sigmoid(w7*h1 + w8*h2 + b2)
      E = 1/2*(t1 - o1)^2 + 1/2*(t2 - o2)^2
      """;

  static ComputationGraph graph(String program) {
    return GraphBuilder.build(ProgramReader.read(program)).graph();
  }

  static Parameters parameters(ComputationGraph graph, String... names) {
    return new Parameters(Stream.of(names).map(n -> graph.named(n).orElseThrow()).toList());
  }

  private static Descent descent(String program, Stride stride, String... names) {
    ComputationGraph graph = graph(program);
    return Descent.of(Tape.of(graph), parameters(graph, names), stride);
  }

  @Test
  void onAQuadraticEachStepShrinksByOneFactor() {
    Descent descent = descent("a = 3; w = 5; c = 2; L = a*(w - c)^2", Stride.plain(0.04), "w");
    for (int step = 0; step <= 100; step++) {
      double away = 3 * Math.pow(1 - 2 * 3 * 0.04, step);
      assertEquals(step, descent.now().step());
      assertEquals(2 + away, descent.now().value(0), 1e-12);
      assertEquals(3 * away * away, descent.now().loss(), 1e-12);
      assertEquals(6 * Math.abs(away), descent.now().norm(), 1e-12);
      descent.step();
    }
    assertTrue(descent.breakdown().isEmpty());
  }

  @Test
  void momentumOnAQuadraticFollowsItsRecurrence() {
    Descent descent = descent("w = 5; L = w^2/2", new Stride(Optimiser.MOMENTUM, 0.1, 0.5), "w");
    double w = 5;
    double velocity = 0;
    for (int step = 0; step < 40; step++) {
      assertEquals(w, descent.now().value(0), 1e-12);
      velocity = 0.5 * velocity + w;
      w -= 0.1 * velocity;
      descent.step();
    }
  }

  static List<JsonNode> descents() throws IOException {
    try (InputStream in = DescentTest.class.getResourceAsStream("/reference/descents.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonMapper json = JsonMapper.builder().build();
      List<JsonNode> rows = text.lines().map(json::readTree).toList();
      assertEquals(3 * Optimiser.values().length, rows.size());
      return rows;
    }
  }

  @ParameterizedTest
  @MethodSource("descents")
  void everyParameterIsTorchsAtEveryStep(JsonNode row) {
    Optimiser rule = Optimiser.valueOf(row.get("rule").asString().toUpperCase(Locale.ROOT));
    String[] names =
        row.get("parameters").valueStream().map(JsonNode::asString).toArray(String[]::new);
    Stride stride = new Stride(rule, row.get("rate").asDouble(), rule.takesMomentum() ? 0.9 : 0);
    Descent descent = descent(row.get("program").asString(), stride, names);
    assertEquals(51, row.get("values").size());
    for (int step = 0; step <= 50; step++) {
      Iterate point = descent.now();
      assertEquals(step, point.step());
      near(row.get("losses").get(step).asDouble(), point.loss());
      JsonNode values = row.get("values").get(step);
      assertEquals(values.size(), descent.parameters().size());
      for (int i = 0; i < values.size(); i++) {
        near(values.get(i).asDouble(), point.value(i));
      }
      descent.step();
    }
  }

  private static void near(double expected, double actual) {
    assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void aPublishedDescentIsReproduced() {
    String[] weights = IntStream.rangeClosed(1, 8).mapToObj(i -> "w" + i).toArray(String[]::new);
    Descent descent = descent(PUBLISHED, Stride.plain(0.5), weights);
    assertEquals(0.298371109, descent.now().loss(), 5e-10);
    descent.step();
    assertEquals(0.149780716, descent.now().value(0), 5e-10);
    assertEquals(0.35891648, descent.now().value(4), 5e-9);
    assertEquals(0.291027774, descent.now().loss(), 5e-10);
    while (descent.now().step() < 10_000) {
      descent.step();
    }
    assertEquals(3.510187783e-5, descent.now().loss(), 5e-15);
  }

  @Test
  void aRateTooLargeIsSaidAtTheStepWhereItOverflows() {
    // each step multiplies w by −9, and w² overflows first: 81^162 < 1.8e308 < 81^163
    Descent descent = descent("w = 1; L = w^2", Stride.plain(5), "w");
    while (descent.breakdown().isEmpty()) {
      descent.step();
    }
    Breakdown breakdown = descent.breakdown().orElseThrow();
    assertEquals(new Breakdown(162, Breakdown.What.LOSS, "L", Double.POSITIVE_INFINITY), breakdown);
    assertEquals(161, descent.now().step());
    assertEquals(Math.pow(9, 161), Math.abs(descent.now().value(0)), 1e140);
    descent.step();
    assertEquals(161, descent.now().step());
  }

  @Test
  void aGradientThatIsNoNumberIsNamed() {
    Descent descent = descent("v = 2; w = 0; L = v + sqrt(w)", Stride.plain(0.1), "v", "w");
    Breakdown breakdown = descent.breakdown().orElseThrow();
    assertEquals(0, breakdown.step());
    assertEquals(Breakdown.What.GRADIENT, breakdown.what());
    assertEquals("w", breakdown.name());
  }

  @Test
  void aNumberThatOverflowsIsNamedByItsEntry() {
    Descent descent = descent("w = [1e-9, 1]; L = sum(w * [1e300, 1])", Stride.plain(1e20), "w");
    descent.step();
    assertEquals(
        new Breakdown(1, Breakdown.What.PARAMETER, "w[0]", Double.NEGATIVE_INFINITY),
        descent.breakdown().orElseThrow());
  }

  @Test
  void entriesMoveTogetherAndDataStays() {
    ComputationGraph graph = graph("W = [[1, 2, 3], [4, 5, 6]]; x = [1, 0, -1]; L = sum(W@x)");
    Tape tape = Tape.of(graph);
    Descent descent = Descent.of(tape, parameters(graph, "W"), Stride.plain(0.5));
    assertEquals(
        List.of("W[0,0]", "W[0,1]", "W[0,2]", "W[1,0]", "W[1,1]", "W[1,2]"),
        descent.parameters().entries().stream().map(e -> e.written()).toList());
    descent.step();
    assertEquals(-4 - 2, descent.now().loss());
    assertEquals(
        List.of(0.5, 2.0, 3.5, 3.5, 5.0, 6.5),
        IntStream.range(0, 6).mapToObj(descent.now()::value).toList());
    assertEquals(2, descent.now().norm());
    // the tape is nobody's: another descent begins where the program does
    Descent other = Descent.of(tape, parameters(graph, "x"), Stride.plain(1));
    assertEquals(-4, other.now().loss());
  }

  @Test
  void anotherRateGoesOnFromWhereItStands() {
    Descent descent = descent("w = 8; L = w^2/2", Stride.plain(0.5), "w");
    descent.step();
    descent.go(Stride.plain(0.25));
    descent.step();
    assertEquals(3, descent.now().value(0));
    Stride rolling = new Stride(Optimiser.MOMENTUM, 0.5, 0.9);
    assertThrows(IllegalArgumentException.class, () -> descent.go(rolling));
  }

  @Test
  void onlyOneNumberIsDescended() {
    ComputationGraph graph = graph("w = [1, 2]; L = w^2");
    Parameters w = parameters(graph, "w");
    Tape tape = Tape.of(graph);
    assertThrows(IllegalArgumentException.class, () -> Descent.of(tape, w, Stride.plain(0.1)));
    assertThrows(IllegalArgumentException.class, () -> parameters(graph("b = a*2"), "a"));
    assertThrows(IllegalArgumentException.class, () -> Stride.plain(0));
    assertThrows(IllegalArgumentException.class, () -> Stride.plain(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Stride(Optimiser.MOMENTUM, 0.1, 1));
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleSaysWhatItDoes(Optimiser rule) {
    for (Locale language : Messages.languages()) {
      assertFalse(Messages.text(language, rule.key()).isBlank());
      assertFalse(Messages.text(language, rule.words()).isBlank());
    }
    assertFalse(rule.formulas().isEmpty());
    assertTrue(rule.formulas().getLast().startsWith("w \\leftarrow w - \\eta"));
    assertEquals(
        rule.takesMomentum(), rule.formulas().stream().anyMatch(line -> line.contains("\\mu")));
    assertEquals(rule.kept() > 0, rule.formulas().size() > 1);
  }

  /// What is written out is what is done: the lines of a rule, one after the other.
  @ParameterizedTest
  @EnumSource
  void theLinesOfARuleComeToItsStep(Optimiser rule) {
    Stride stride = new Stride(rule, 0.05, rule.takesMomentum() ? 0.9 : 0);
    Descent descent = descent("a = 1; b = -2; L = a^2 + 3*a*b + 5*b^2", stride, "a", "b");
    for (int step = 0; step < 5; step++) {
      Iterate before = descent.now();
      descent.step();
      for (int entry = 0; entry < 2; entry++) {
        Map<String, Double> numbers = descent.recall().numbers(before, entry, stride);
        for (RuleLine line : rule.lines()) {
          numbers.put(line.symbol().text(), line.compute().applyAsDouble(numbers));
        }
        assertEquals(descent.now().value(entry), numbers.get(RuleLine.MOVED), 1e-12);
      }
    }
  }

  @Test
  void theNormOfLargeGradientsDoesNotOverflow() {
    Descent descent = descent("a = 1; b = 1; L = 3e200*a + 4e200*b", Stride.plain(1e-9), "a", "b");
    assertEquals(5e200, descent.now().norm(), 1e186);
    Descent flat = descent("a = 1; L = 0*a", Stride.plain(0.1), "a");
    assertEquals(0, flat.now().norm());
  }
}
