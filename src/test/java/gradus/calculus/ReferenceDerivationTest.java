package gradus.calculus;

import static gradus.calculus.Derivations.agreesAtTwentyPoints;
import static gradus.calculus.Derivations.graph;
import static gradus.calculus.Derivations.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.calculus.Derivation.Outcome;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Derivations of the reference programs against their backward pass.
@Tag("sweep")
class ReferenceDerivationTest {
  @TestFactory
  Stream<DynamicTest> referenceProgramsOfOneNumberAgreeWithTheBackwardPass() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode line : reference()) {
      if (line.get("inputs").size() != 1) continue;
      String name = line.get("inputs").get(0).asString();
      String output = line.get("output").asString();
      boolean scalar =
          line.get("shapes").get(name).isEmpty() && line.get("shapes").get(output).isEmpty();
      if (!scalar) continue;
      double at = line.get("values").get(name).asDouble();
      tests.add(
          dynamicTest(
              line.get("id").asString(),
              () ->
                  agreesAtTwentyPoints(line.get("program").asString(), name, at * 0.6, at * 1.4)));
    }
    assertEquals(12, tests.size());
    return tests.stream();
  }

  private static List<JsonNode> reference() throws IOException {
    try (InputStream in =
        ReferenceDerivationTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      List<JsonNode> lines = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(l -> lines.add(JsonMapper.shared().readTree(l)));
      return lines;
    }
  }

  /// Every scalar input of every scalar program, at the point the program gives.
  @TestFactory
  Stream<DynamicTest> everyDerivableReferenceProgramAgreesAtItsOwnPoint() throws IOException {
    List<JsonNode> lines = reference();
    assertEquals(248, lines.size());
    AtomicInteger compared = new AtomicInteger();
    return Stream.concat(
        lines.stream()
            .map(line -> line.get("program").asString())
            .map(program -> dynamicTest(program, () -> compared.addAndGet(agreesHere(program)))),
        Stream.of(dynamicTest("derivatives compared", () -> assertEquals(1335, compared.get()))));
  }

  /// How many derivatives there were to compare.
  private static int agreesHere(String program) {
    ComputationGraph graph = graph(program);
    Trace trace = Trace.of(graph);
    StringBuilder inputs = new StringBuilder();
    for (Gate input : graph.inputs()) {
      if (input.shape().size() > Formulas.MOST_ENTRIES) return 0;
      inputs.append(input.name()).append(" = ");
      inputs.append(Numbers.exact(input.literal())).append('\n');
    }
    List<Variable> variables = Derivation.variables(graph);
    int compared = 0;
    for (Variable name : variables.subList(0, Math.min(6, variables.size()))) {
      if (!(Derivation.of(graph, name) instanceof Outcome.Done done)) return compared;
      Derivation derivation = done.derivation();
      if (derivation.result().length() > 20_000) return compared;
      Gate input = graph.named(name.name()).orElseThrow();
      int entry = name.index(input.shape());
      double expected = trace.gradient(input).orElseThrow().get(entry);
      if (trace.forward().stream().anyMatch(trace::atKink)) return compared;
      double found = value(inputs.toString(), derivation.result());
      assertEquals(
          expected,
          found,
          1e-9 * Math.abs(expected) + 1e-11,
          name.text() + ": " + derivation.result());
      compared++;
    }
    return compared;
  }
}
