package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Messages;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the update rules of a text ask for.
class TrainingTest {
  private static final String LOSS = "x = 3; t = 2; w = 1; L = (w*x - t)^2\n";

  private static Training written(String text) {
    Program program = ProgramReader.read(text);
    String output = Training.loss(program).orElse(null);
    return Training.of(
        Trace.of(GraphBuilder.build(program, Map.of(), output, () -> false).graph()));
  }

  private static List<String> names(Training.Said plan) {
    return plan.parameters().stream().map(Gate::name).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w := w - 0.1*grad(L, w)",
        "w = w - 0.1*dL/dw",
        "w <- w - 0.1 * ∇L",
        "w = w - 0.1 ∂L/∂w",
        "g = ∇L; w = w - 0.1*g",
        "w = w + -0.1*g; g = grad(L)",
        "w⁺ = w - 0.1 ∂L/∂w",
        "eta = 0.1; w = w - eta*∇L",
        "k = 20; eta = 2/k; w = w - eta ∂L/∂w",
        "eta = 0.1; w = w - η ∇L",
        "η = 0.1; w := w - eta*grad(L, w)",
        "w -= 0.1*grad(L, w)",
        "w += -0.1 ∂L/∂w"
      })
  void theParameterAndTheRateAreRead(String rule) {
    Training.Said plan = assertInstanceOf(Training.Said.class, written(LOSS + rule));
    assertEquals(List.of("w"), names(plan));
    assertEquals(OptionalDouble.of(0.1), plan.rate());
  }

  /// What is taken of another number than moves is refused, not mended in silence.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "w := w - 0.1*grad(L, t)",
        "w = w - 0.1*dL/dt",
        "w = w - 0.1 ∂L/∂t",
        "w = w - 0.1 ∇_t L",
        "w = w - 0.1 ∇L(t)",
        "w = w - 0.1 ∇L(t, x)",
        "g = ∇L(t); w = w - 0.1 g",
        "$w \\leftarrow w - 0.1 \\nabla L(t)$",
        "$w := w - 0.1*grad(L, t)$",
        "$w = w - 0.1 dL/dt$",
        "g = ∂L/∂t; w = w - 0.1*g",
        "$w = w - 0.1 \\frac{\\partial L}{\\partial t}$",
        "$w^{+} = w - 0.1 ∂L/∂t$"
      })
  void aRuleThatFollowsTheGradientOfAnotherNumberIsRefused(String rule) {
    boolean latex = rule.startsWith("$");
    String text = latex ? "$x = 3$, $t = 2$, $w = 1$, $L = (wx - t)^2$, " + rule : LOSS + rule;
    Program program = ProgramReader.read(text);
    List<String> errors =
        program.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(problem -> problem.message(Locale.ENGLISH))
            .toList();
    assertEquals(
        List.of(
            "this rule moves w by the gradient of L with respect to t: a step of descent takes the"
                + " one with respect to w."),
        errors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$w \\leftarrow w - 0.1 \\nabla L$",
        "$\\eta = 0.1$, $w \\leftarrow w - \\eta \\nabla L$",
        "$w^{+} = w - 0.1 \\frac{\\partial L}{\\partial w}$",
        "$w := w - 0.1 \\nabla_w L$",
        "$w := w - 0.1 \\nabla L(w)$",
        "$w := w - 0.1*grad(L, w)$",
        "$w := w - 0.1*grad(L)$",
        "$\\eta = 0.1$, $w := w - \\eta*gradient(L, w)$",
        "$\\eta = 0.1$, $w = w - \\eta dL/dw$",
        "$w^{+} = w - 0.1 ∂L/∂w$",
        "$\\eta = 0.1$, $w \\leftarrow w - \\eta ∂L/∂w$",
        "$w^{+} = w - 0.1 * \\frac{\\partial L}{\\partial w} = 1 - 0.1 * 6 = 0.4$"
      })
  void soItIsInLatex(String rule) {
    String text = "$x = 3$, $t = 2$, $w = 1$, $L = (wx - t)^2$, " + rule;
    Training.Said plan = assertInstanceOf(Training.Said.class, written(text));
    assertEquals(List.of("w"), names(plan));
    assertEquals(OptionalDouble.of(0.1), plan.rate());
  }

  @Test
  void namesWithIndicesAreThoseOfTheProgram() {
    String text =
        "\\theta_1 = 1, \\theta_2 = 2, \\alpha = 0.5, J = \\theta_1^2 + \\theta_2^2,"
            + " \\theta_1 := \\theta_1 - \\alpha \\frac{\\partial J}{\\partial \\theta_1},"
            + " \\theta_2 := \\theta_2 - \\alpha \\frac{\\partial J}{\\partial \\theta_2}";
    Training.Said plan = assertInstanceOf(Training.Said.class, written(text));
    assertEquals(List.of("θ₁", "θ₂"), names(plan));
    assertEquals(OptionalDouble.of(0.5), plan.rate());
  }

  @Test
  void oneRuleMovesAllThatHaveItsNameWithAnIndex() {
    String text = "w1 = 1; w_2 = 2; wide = 3; b = 4; L = w1*w_2*wide*b\nw := w - 0.1*grad(L, w)";
    Training.Said said = assertInstanceOf(Training.Said.class, written(text));
    assertEquals(List.of("w1", "w_2"), names(said));
    Training.Said alone =
        assertInstanceOf(Training.Said.class, written(text.replace("b = 4", "b = 4; w = 9")));
    assertEquals(List.of("w"), names(alone));
  }

  @Test
  void aRateWithoutAValueIsLeftOpen() {
    Training.Said plan = assertInstanceOf(Training.Said.class, written(LOSS + "w = w - η*∇L"));
    assertEquals(OptionalDouble.empty(), plan.rate());
    Training.Said one = assertInstanceOf(Training.Said.class, written(LOSS + "w = w - ∇L"));
    assertEquals(OptionalDouble.of(1), one.rate());
  }

  @Test
  void theLossIsTheOutputEvenWhereAnotherWireEndsLast() {
    Training.Said plan =
        assertInstanceOf(Training.Said.class, written(LOSS + "w = w - 0.1*∇L; accuracy = x - t"));
    assertEquals(List.of("w"), names(plan));
  }

  @Test
  void withoutARuleNothingIsTrained() {
    assertInstanceOf(Training.Unsaid.class, written(LOSS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w = w - 0.1*grad(J, w)    | descent.rule.loss",
        "x := x - 0.1*∇L; u = x + 1; t := t - 0.1*grad(u, t) | descent.rule.losses",
        "L := L - 0.1*∇L           | descent.rule.parameter",
        "v := v - 0.1*grad(L, v)   | descent.rule.parameter",
        "w := w - 0*grad(L, w)     | descent.rule.rate",
        "w := w - [1, 2]*grad(L, w) | descent.rule.rate",
        "w := w - 0.1*∇L; x := x - 0.2*∇L | descent.rule.rates"
      })
  void whatCannotBeFollowedIsSaid(String rule, String key) {
    Training.Amiss wrong = assertInstanceOf(Training.Amiss.class, written(LOSS + rule));
    assertEquals(key, wrong.problem().key());
    String said = wrong.problem().message(Locale.ENGLISH);
    assertEquals(said, said.strip());
    Messages.languages()
        .forEach(l -> assertEquals(false, wrong.problem().message(l).contains("{")));
  }
}
