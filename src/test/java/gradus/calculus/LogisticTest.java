package gradus.calculus;

import static gradus.calculus.Typed.all;
import static gradus.calculus.Typed.table;

import gradus.calculus.Simplifier.Phase;
import org.junit.jupiter.api.Test;

class LogisticTest {
  private final Terms terms = new Terms();

  private String split(String formula) {
    return TermWriter.text(new Simplifier(terms).apply(Typed.term(terms, formula), Phase.SPLIT));
  }

  private String closed(String formula) {
    return TermWriter.text(Logistic.closed(terms, Typed.term(terms, formula)));
  }

  @Test
  void anExponentialOverTheSquareOfOneMoreIsTwoFractions() {
    all(
        this::split,
        table(
            """
            exp(a)/(exp(a) + 1)^2 => 1/(exp(a) + 1)*((1 + exp(a) - 1)/(exp(a) + 1))
            b*exp(a)*c/(1 + exp(a))^2 => 1/(1 + exp(a))*((1 + exp(a) - 1)/(1 + exp(a)))*b*c
            2*exp(-a)/(1 + exp(-a))^2 => 2*(1/(1 + exp(-a)))*((1 + exp(-a) - 1)/(1 + exp(-a)))
            exp(a)^2/(1 + exp(a))^2 => exp(a)^2/(1 + exp(a))^2
            exp(a)/(1 - exp(a))^2 => exp(a)/(1 - exp(a))^2
            exp(a)/(1 + exp(a))^a => exp(a)/(1 + exp(a))^a
            exp(a)*b/(1 + exp(a)) => exp(a)*b/(1 + exp(a))
            """),
        7);
  }

  @Test
  void oneMoreAndOneLessOverOneMoreIsOneLessAFraction() {
    all(
        this::closed,
        table(
            """
            (1 + exp(a) - 1)/(1 + exp(a)) => 1 - 1/(1 + exp(a))
            (1 + exp(a) - 1)/(exp(a) + 1) => 1 - 1/(exp(a) + 1)
            (exp(a) + 1 - 1)/(1 + exp(a)) => (exp(a) + 1 - 1)/(1 + exp(a))
            (1 + exp(b) - 1)/(1 + exp(a)) => (1 + exp(b) - 1)/(1 + exp(a))
            (1 + exp(a))/(1 + exp(a)) => (1 + exp(a))/(1 + exp(a))
            """),
        5);
  }
}
