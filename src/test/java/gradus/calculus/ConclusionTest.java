package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a derivative comes to, in as few signs as it takes.
class ConclusionTest {
  private static Optional<Conclusion> answer(String text, Variable wrt) {
    ComputationGraph graph = Texts.build(text).graph();
    return switch (Derivation.of(graph, wrt)) {
      case Derivation.Outcome.Refused no -> Optional.empty();
      case Derivation.Outcome.Done done -> {
        Optional<Chain> named = Chain.of(graph, wrt).found();
        Optional<Chain> chain =
            named.isPresent() ? named : Chain.ofAllWires(graph, wrt, graph.given()).found();
        yield Optional.of(Conclusion.of(done.derivation(), chain));
      }
    };
  }

  private static String example(String name, String wrt) {
    Conclusion answer =
        answer(Examples.named(name).orElseThrow().program(), Variable.of(wrt)).orElseThrow();
    return answer.slope() + " = " + answer.text(Signs.TEXTBOOK);
  }

  @Test
  void theSumTimesZAnswersWithZ() {
    assertEquals("∂f/∂x = z", example("xyz", "x"));
    assertEquals("∂f/∂z = x + y", example("xyz", "z"));
  }

  @Test
  void theNeuronIsAnsweredByItsOutput() {
    assertEquals("∂f/∂w₀ = f · (1 − f) x₀", example("sigmoid", "w0"));
    assertEquals("∂f/∂w₀ = f · (1 − f) x₀", example("sigmoid-fused", "w0"));
  }

  @Test
  void theChainAndTheAnswerAreJoinedByWhatTheFactorsComeTo() {
    String gates = Examples.named("sigmoid").orElseThrow().program();
    Conclusion answer = answer(gates, Variable.of("w0")).orElseThrow();
    assertEquals(
        List.of("−1/q₁² · 1 · t · (−1) · 1 · 1 · x₀", "t x₀/q₁²", "f · (1 − f) x₀"),
        answer.joined(Signs.TEXTBOOK));
    assertEquals(3, answer.joinedPieces(Signs.TEXTBOOK).size());
    String fused = Examples.named("sigmoid-fused").orElseThrow().program();
    assertEquals(
        List.of("f · (1 − f) · 1 · 1 · x₀", "f · (1 − f) x₀"),
        answer(fused, Variable.of("w0")).orElseThrow().joined(Signs.TEXTBOOK));
  }

  /// The product in other brackets would be the same line twice.
  @Test
  void aProductThatGetsNoShorterStandsOnce() {
    String net = Examples.named("tanh-net").orElseThrow().program();
    Conclusion answer = answer(net, Variable.of("x₁")).orElseThrow();
    assertEquals(
        List.of(
            "−2 · (y − z⁽²⁾) · (1 − (z⁽²⁾)²) w₁₁⁽²⁾ · (1 − (z₁⁽¹⁾)²) w₁₁⁽¹⁾ − 2 · (y − z⁽²⁾) ·"
                + " (1 − (z⁽²⁾)²) w₂₁⁽²⁾ · (1 − (z₂⁽¹⁾)²) w₁₂⁽¹⁾"),
        answer.joined(Signs.TEXTBOOK));
  }

  @Test
  void alongNamedWiresTheAnswerIsTheProductWithoutItsOnes() {
    assertEquals(
        "∂f/∂x = invden − num · sigx · (1 − sigx)/den² − 2 · num · xpy/den²",
        example("staged", "x"));
    assertEquals(
        "∂L/∂w₁₁⁽¹⁾ = −2 · (y − z⁽²⁾) · (1 − (z⁽²⁾)²) w₁₁⁽²⁾ · (1 − (z₁⁽¹⁾)²) x₁",
        example("tanh-net", "w₁₁⁽¹⁾"));
  }

  @Test
  void withoutAChainItIsTheDerivativeItself() {
    assertEquals("df/dx = 2 x", told(answer("x = 3; f = x^2", Variable.of("x"))));
  }

  private static String told(Optional<Conclusion> answer) {
    return answer.map(a -> a.slope() + " = " + a.text(Signs.TEXTBOOK)).orElseThrow();
  }

  /// The answer, evaluated where the program stands, is what the backward pass hands to the input.
  @Test
  void everyAnswerOfTheExamplesIsWhatTheBackwardPassSays() {
    int checked = 0;
    for (Example example : Examples.all()) {
      ComputationGraph graph = Texts.build(example.program()).graph();
      Trace trace = Trace.of(graph);
      for (Variable wrt : Derivation.variables(graph)) {
        Optional<Conclusion> answer = answer(example.program(), wrt);
        if (answer.isEmpty()) continue;
        String text = example.program() + "\nslope_of_output = " + answer.get().typed();
        Lowering with = Texts.build(text);
        // A round of a repeat, or a wire that was given a name, has none that can be typed.
        if (with.hasErrors() || !with.graph().blanks().isEmpty()) continue;
        Gate slope = with.graph().named("slope_of_output").orElseThrow();
        double value = Trace.of(with.graph()).value(slope).orElseThrow().item();
        Tensor gradient = trace.gradient(graph.named(wrt.name()).orElseThrow()).orElseThrow();
        double expected = gradient.get(wrt.index(gradient.shape()));
        double off = Math.abs(expected - value);
        assertTrue(off <= 1e-10 * (1 + Math.abs(expected)), text + ": " + expected);
        checked++;
      }
    }
    assertEquals(146, checked);
  }
}
