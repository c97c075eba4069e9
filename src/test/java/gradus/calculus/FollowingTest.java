package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.latex.Signs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowingTest {
  private static String followed(String text, String wrt, boolean given) {
    ComputationGraph graph = Texts.build(text).graph();
    return Following.of(
            graph, Variable.of(wrt), () -> given ? Optional.of(graph.given()) : Optional.empty())
        .found()
        .map(c -> c.product(Signs.TEXTBOOK))
        .orElse("none");
  }

  /// A name beside the way, k, is none on it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = (x + y)*z*k; k = 2m; m = 1; x = -2; y = 5; z = -4 | x | ∂f/∂p · ∂p/∂q · ∂q/∂x",
        "f = (x + y)*z*k; k = 2m; m = 1; x = -2; y = 5; z = -4 | m | ∂f/∂k · ∂k/∂m",
        "f = (x + y)*z; x = -2; y = 5; z = -4                  | x | ∂f/∂q · ∂q/∂x",
        "q = x + y; f = q*z; x = -2; y = 5; z = -4             | x | ∂f/∂q · ∂q/∂x",
        "k = 2m; f = x*k; m = 1; x = 3                         | x | ∂f/∂x",
        "f = x*y; x = 1; y = 2                                 | x | none",
      })
  void theWiresWithNamesAreFollowedOrElseAll(String text, String wrt, String chain) {
    assertEquals(chain, followed(text, wrt, true));
  }

  /// What the given names stand for is said, those of the text stay: neither z⁽²⁾ nor k is put in.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = (x + y)*z*k; k = 2m; m = 1; x = -2; y = 5; z = -4   | x | k z",
        "f = (x + y)*(x + z)*q; q = p + 1; p = 2; x = -2; y = 5; z = -4"
            + "| x | q · (x + z) + q · (x + y)",
        "z = tanh(w*x); L = (y - z)^2; w = 1; x = 2; y = 3       | y | 2 · (y − z)",
        "f = (x + y)*z; x = -2; y = 5; z = -4                    | z | x + y",
      })
  void theAnswerKeepsTheNamesOfTheText(String text, String wrt, String answer) {
    ComputationGraph graph = Texts.build(text).graph();
    Variable variable = Variable.of(wrt);
    Derivation derivation = ((Derivation.Outcome.Done) Derivation.of(graph, variable)).derivation();
    Optional<Chain> chain = Following.of(graph, variable, () -> Optional.of(graph.given())).found();
    assertEquals(answer, Conclusion.of(derivation, chain).text(Signs.TEXTBOOK));
  }

  @Test
  void whereNoNamesAreGivenTheNamedOnesStay() {
    String text = "f = (x + y)*z*k; k = 2m; m = 1; x = -2; y = 5; z = -4";
    assertEquals("∂f/∂x", followed(text, "x", false));
    assertEquals("none", followed("f = (x + y)*z; x = 1; y = 2; z = 3", "x", false));
  }
}
