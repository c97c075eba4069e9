package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A function called as one gate against the same function drawn by its parts.
class FunctionTest {
  private static Lowering build(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
  }

  private static List<String> ops(Lowering lowering) {
    return lowering.graph().gates().stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().name())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repeat 10 { h = sigmoid(w*h + b) }; h = 0.5; w = 2; b = -1; L = (h - 1)^2",
        "h = 0.5; c = 1; w = 2; repeat 3 { c = c*sigmoid(w*h) + tanh(h); h = tanh(c)*w }; L = h -"
            + " c",
        "repeat 2 { repeat 2 { h = h*w }; h = tanh(h) }; h = 1; w = 0.5; L = h*w",
        "x = [1, 2]; W = [[0.1, 0.2], [0.3, 0.4]]; repeat 4 { x = tanh(W x) }; L = sum(x)",
      })
  void aFoldedRepeatGivesTheSameValuesAndGradients(String program) {
    String name = program.contains("x = tanh") ? "x" : "h";
    Lowering unrolled = build(program, Folding.FOLDED);
    Lowering folded = build(program, new Folding(false, Set.of(), Set.of(name)));
    assertTrue(!folded.hasErrors() && !unrolled.hasErrors(), folded.problems().toString());
    assertTrue(ops(folded).stream().anyMatch(op -> op.startsWith("⟳")), ops(folded).toString());
    assertTrue(unrolled.graph().gates().stream().anyMatch(g -> g.group() != null));
    assertTrue(folded.graph().gates().stream().allMatch(g -> g.group() == null));
    Trace one = Trace.of(folded.graph());
    Trace other = Trace.of(unrolled.graph());
    folded
        .graph()
        .names()
        .forEach((wire, gate) -> {
          Gate twin = unrolled.graph().named(wire).orElseThrow();
          close(one.value(gate).orElseThrow(), other.value(twin).orElseThrow(), wire);
          // A name that only part of the folded gates hands out has only that part's gradient.
          if (gate.isInput() || gate == folded.graph().output()) {
            close(one.gradient(gate).orElseThrow(), other.gradient(twin).orElseThrow(), wire);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swish(t) = t*sigmoid(t); x = 0.7; f = swish(x) + swish(2x)",
        "g(a) = a*w + b; w = 2; b = -1; x = 3; f = g(g(x))*w",
        "half(v) = v/2; norms(v, A) = ‖A v‖ + sum(half(v)); x = [1, -2]; "
            + "A = [[1, 2], [0.5, -1], [3, 0]]; f = norms(x, A)",
        "id(t) = t; x = 4; f = id(x)*x",
        "c(t) = 5; x = 4; f = c(x)*x",
        "twice(t) = t + t; x = [1, 2, 3]; f = sum(twice(x)*x)",
        "x = [0.3, -2]; f = sum(sigmoid(x)*softplus(x)) + norm(x) + mean(tanh(x)) + logsumexp(x)",
        "x = [[1, 2, 4], [0, -1, 1]]; y = [2, 0]; f = cross_entropy(x, y) + sum(softmax(x)[0, 1])",
        "x = -0.4; f = relu(x) + elu(x) + abs(x) + gelu(x) + sqrt(square(x) + 1)*tan(x)",
        "loss(s, k) = hinge(s, k) + mean(s); s = [3.2, 5.1, -1.7]; f = loss(s, 0)",
      })
  void foldedAndUnfoldedGiveTheSameValuesAndGradients(String program) {
    Lowering folded = build(program, Folding.FOLDED);
    Lowering unfolded = build(program, Folding.UNFOLDED);
    assertTrue(!folded.hasErrors() && !unfolded.hasErrors(), folded.problems().toString());
    Trace one = Trace.of(folded.graph());
    Trace other = Trace.of(unfolded.graph());
    folded
        .graph()
        .names()
        .forEach((name, gate) -> {
          Gate twin = unfolded.graph().named(name).orElseThrow();
          close(one.value(gate).orElseThrow(), other.value(twin).orElseThrow(), name);
          close(one.gradient(gate).orElseThrow(), other.gradient(twin).orElseThrow(), name);
        });
  }

  private static void close(Tensor a, Tensor b, String name) {
    assertEquals(a.shape(), b.shape(), name);
    for (int i = 0; i < a.size(); i++) {
      assertEquals(a.get(i), b.get(i), 1e-12 * Math.max(1, Math.abs(a.get(i))), name);
    }
  }

  @Test
  void aCallIsOneGateWithTheFunctionsName() {
    String program = "swish(t) = t*sigmoid(t); x = 0.7; y = swish(x); f = swish(y)";
    assertEquals(List.of("swish", "swish"), ops(build(program, Folding.FOLDED)));
    Folding open = new Folding(true, Set.of(), Set.of("sigmoid"));
    assertEquals(List.of("sigmoid", "*", "sigmoid", "*"), ops(build(program, open)));
  }

  @Test
  void oneCallIsUnfoldedByItsWireAndOneFoldedAgain() {
    String program = "swish(t) = t*sigmoid(t); x = 0.7; y = swish(x); f = swish(y)";
    Folding onlyY = new Folding(false, Set.of("y"), Set.of());
    assertEquals(List.of("sigmoid", "*", "swish"), ops(build(program, onlyY)));
    Folding allButY = new Folding(true, Set.of(), Set.of("y", "sigmoid"));
    assertEquals(List.of("swish", "sigmoid", "*"), ops(build(program, allButY)));
  }

  @Test
  void theFourGatesInOneAreShownBothWays() {
    String program = "x = 0.7; f = sigmoid(x)";
    assertEquals(List.of("sigmoid"), ops(build(program, Folding.FOLDED)));
    assertEquals(List.of("neg", "exp", "+", "/"), ops(build(program, Folding.UNFOLDED)));
  }

  @Test
  void aProgramsOwnFunctionIsNotMistakenForTheCatalogues() {
    Lowering lowering = build("exp(t) = 2*t; x = 0.7; f = sigmoid(x)", Folding.UNFOLDED);
    double f = Trace.of(lowering.graph()).value(lowering.graph().output()).orElseThrow().item();
    assertEquals(1 / (1 + Math.exp(-0.7)), f, 1e-15);
  }

  @Test
  void whatABodyTakesFromTheProgramIsAnOperandToo() {
    Lowering lowering = build("g(a) = a*w; w = 2; x = 3; f = g(x)", Folding.FOLDED);
    Gate f = lowering.graph().named("f").orElseThrow();
    assertEquals(
        List.of("x", "w"),
        lowering.graph().operands(f).stream().map(w -> w.source().name()).toList());
  }

  @Test
  void aFunctionAtAKinkIsAtAKink() {
    Trace trace = Trace.of(build("r(t) = 2 relu(t); x = 0; f = r(x)", Folding.FOLDED).graph());
    assertTrue(trace.atKink(trace.graph().output()));
  }
}
