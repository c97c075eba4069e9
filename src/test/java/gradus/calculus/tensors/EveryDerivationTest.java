package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.calculus.Derivation;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Every example and every reference program by every input that has a formula of whole tensors.
@Tag("sweep")
class EveryDerivationTest {
  private static final double MOST_OFF = 1e-10;

  /// What is derived is written at their end, where the name of a block is that of its last round.
  private static final String REPEATS =
      """
      W=[[0.1,0.5],[-0.3,0.8]]; x=[0.2,0.4]; h=x; repeat 3 { h = tanh(W h) }; f = sum(h)
      W=[[0.1,0.5],[-0.3,0.8]]; b=[0.3,-0.2]; h=[0.2,0.4]; repeat 3 { s = W h + b; h = sigmoid(s) }; f = sum(h^2)
      A=[[1,0.2,0.1],[0.3,2,-0.4]]; B=[[0.1,0.2],[0.5,-0.3],[0.7,0.9]]; x=[0.2,0.4]; repeat 2 { y = A^T x; x = tanh(B^T y) }; f = norm(x)
      W=[[0.1,0.5],[-0.3,0.8]]; h=[1,2]; repeat 2 { repeat 2 { h = tanh(W h) } }; f = sum(h)
      X=[[1,2],[0.5,-1],[2,0.3]]; V=[[0.1,0.5],[-0.3,0.8]]; H=X; repeat 2 { H = relu(H V) }; f = mean(H^2)
      """;

  private record Asked(String program, Optional<String> output) {}

  private static List<Asked> programs() throws IOException {
    List<Asked> all = new ArrayList<>();
    Examples.all().stream()
        .map(Example::program)
        .forEach(text -> all.add(new Asked(text, Optional.empty())));
    try (InputStream in =
        EveryDerivationTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
      lines
          .map(JsonMapper.shared()::readTree)
          .map(l -> new Asked(l.get("program").asString(), Optional.of(l.get("output").asString())))
          .forEach(all::add);
    }
    REPEATS.lines().forEach(text -> all.add(new Asked(text, Optional.empty())));
    return all;
  }

  @Test
  void everyFormulaIsTheBackwardPassAndNoLineSaysTheOneBefore() throws IOException {
    List<String> wrong = new ArrayList<>();
    int products = 0;
    int jumps = 0;
    int accepted = 0;
    for (Asked asked : programs()) {
      Program program = ProgramReader.read(asked.program);
      Folding folding = Derivation.folding(program);
      Lowering built =
          GraphBuilder.build(program, Map.of(), asked.output.orElse(null), folding, () -> false);
      if (built.hasErrors() || !built.graph().blanks().isEmpty()) continue;
      ComputationGraph graph = built.graph();
      List<TensorDerivation> derived =
          graph.inputs().stream()
              .flatMap(i -> TensorDerivation.of(graph, i.name(), Signs.TEXTBOOK).stream())
              .filter(d -> d.result().isPresent())
              .toList();
      accepted += derived.size();
      wrong.addAll(off(asked.program, derived, Trace.of(graph)));
      for (TensorDerivation each : derived) {
        List<TensorLine> lines = each.lines();
        for (int i = 1; i < lines.size(); i++) {
          boolean again = lines.get(i).equation().equals(lines.get(i - 1).equation());
          if (again) wrong.add(asked.program + ": again " + lines.get(i).equation());
        }
        boolean inOneStep = lines.stream().noneMatch(EveryDerivationTest::isOfEntries);
        if (!inOneStep) continue;
        jumps++;
        for (Wire use : graph.consumers(each.wrt())) {
          if (use.target().op() == Ops.MATMUL) products++;
        }
      }
    }
    assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    assertTrue(accepted >= 806, "accepted: " + accepted);
    // one that goes into a softmax beside the product of it with itself
    assertTrue(products <= 2, "products in one step: " + products);
    // what is copied to more entries, transposed or goes into a softmax by itself
    assertTrue(jumps <= 168, "in one step: " + jumps);
  }

  private static boolean isOfEntries(TensorLine line) {
    return line.rules().contains(TensorRule.Entrywise.ENTRIES)
        || line.rules().contains(TensorRule.Entrywise.INDICATOR);
  }

  /// The formulas that are too far from their gradients, and how far.
  private static List<String> off(String program, List<TensorDerivation> derived, Trace trace) {
    StringBuilder text = new StringBuilder(program);
    for (int i = 0; i < derived.size(); i++) {
      text.append("\nslope_of_").append(i).append(" = ").append(derived.get(i).result().get());
    }
    Lowering with = Texts.build(text.toString());
    if (with.hasErrors()) return List.of(text + ": " + with.problems());
    Trace values = Trace.of(with.graph());
    List<String> off = new ArrayList<>();
    for (int i = 0; i < derived.size(); i++) {
      Gate slope = with.graph().named("slope_of_" + i).orElseThrow();
      Tensor value = values.value(slope).orElseThrow();
      Tensor gradient = trace.gradient(derived.get(i).wrt()).orElseThrow();
      if (!isSame(value, gradient)) {
        off.add(program + " by " + derived.get(i).wrt().name() + ": " + value + " " + gradient);
      }
    }
    return off;
  }

  private static boolean isSame(Tensor value, Tensor gradient) {
    if (!value.shape().equals(gradient.shape())) return false;
    for (int i = 0; i < gradient.size(); i++) {
      double apart = Math.abs(gradient.get(i) - value.get(i));
      boolean none = Double.isNaN(gradient.get(i)) && Double.isNaN(value.get(i));
      if (!none && !(apart <= MOST_OFF * Math.max(1, Math.abs(gradient.get(i))))) return false;
    }
    return true;
  }
}
