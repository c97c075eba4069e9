package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.blanks.Blanks;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers with a bar in their brackets, as probabilities have them.
class ConditionedHeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "\\mathcal N(x|\\mu,\\sigma^2) = \\frac{1}{\\sqrt{2\\pi\\sigma^2}}"
            + " e^{-\\frac{(x-\\mu)^2}{2\\sigma^2}}, x = 1, \\mu = 0, \\sigma^2 = 1 # 0.241971",
        "\\mathcal{N}(x \\mid \\mu, \\sigma) = \\frac{1}{\\sigma\\sqrt{2\\pi}}"
            + " e^{-\\frac{(x-\\mu)^2}{2\\sigma^2}}, x = 1, \\mu = 0, \\sigma = 1 # 0.241971",
        "p(y=1|x) = σ(w·x + b); w = [1, 2]; x = [1, 1]; b = 0 # 0.952574",
        "P(y = 1 | x) = σ(w x + b); w = 1; x = 2; b = 0 # 0.880797",
        "p(y=1|x;w) = sigmoid(w*x); w = 1; x = 2 # 0.880797",
        "P(y=1 \\mid x) = \\sigma(w x + b), w = 1, x = 2, b = 0 # 0.880797",
        "확률은 $P(y=1 \\mid x) = \\sigma(w x)$이고 $w = 1$, $x = 2$이다 # 0.880797",
        "確率は $p(y=1|x) = \\sigma(w x)$ で $w = 1$, $x = 2$ です # 0.880797",
        "D_{KL}(P\\|Q) = \\sum_i P_i \\log \\frac{P_i}{Q_i}, P = [0.5, 0.5], Q = [0.9, 0.1] #"
            + " 0.510826",
        "D_{KL}(P||Q) = \\sum_i P_i \\log \\frac{P_i}{Q_i}, P = [0.5, 0.5], Q = [0.9, 0.1] #"
            + " 0.510826",
        "D_{KL}(p\\,\\|\\,q) = \\sum_i p_i \\log \\frac{p_i}{q_i}, p = [0.5, 0.5], q = [0.9, 0.1]"
            + " # 0.510826",
      })
  void whatStandsOnBothSidesOfTheBarAreParameters(String text, String value) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of(), Blanks.lacks(ProgramReader.read(text), Texts.build(text).graph()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "f(x|w) = \\frac{w x}{2}, g = f(2|3) # 3",
        "f(x \\mid w) = \\frac{w x}{2}, a = 4, g = f(a + 1 \\mid 2) # 5",
        "D(p\\|q) = p \\log \\frac{p}{q}, f = D(1\\|1) + 2 # 2",
        "f(x|w) = w*x; g = f(2, 3) # 6",
      })
  void aCallHasTheBarOfItsHeader(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @Test
  void twoBarsAreAnAbsoluteValue() {
    Outcomes.assertGives("y = 2 \\cdot (a |b| + 1), a = 1, b = -2", "6");
    Outcomes.assertGives("y = 2*(a |b| + 1); a = 1; b = -2", "6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = 2 \\cdot (a | b), a = 1, b = 2",
        "f(x|) = \\frac{x}{2}, x = 1",
        "f(x=3) = x^2",
        "p(x, y=1) = \\frac{x}{2}, x = 2",
        "p(y=1|x) = \\frac{x}{2}, x = 2, L = -\\log p(y=1|x)",
        "p(y=1|x) = 2*x\np(y=0|x) = 1 - 2*x\nx = 3",
      })
  void anyOtherBarIsRefused(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p(y=1|x) = y*x; x = 2", "p(y=1|x) = \\frac{y x}{2}, x = 2"})
  void aNameThatHasAValueThereIsNoParameter(String text) {
    List<Problem> lacks = Blanks.lacks(ProgramReader.read(text), Texts.build(text).graph());
    assertEquals(List.of("y"), lacks.stream().map(p -> p.args().getFirst()).toList());
  }
}
