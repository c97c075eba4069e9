package gradus.calculus;

import static gradus.calculus.Typed.all;
import static gradus.calculus.Typed.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.calculus.Simplifier.Phase;
import org.junit.jupiter.api.Test;

class SimplifierTest {
  private final Terms terms = new Terms();
  private final Simplifier simplifier = new Simplifier(terms);

  private Term term(String formula) {
    return Typed.term(terms, formula);
  }

  private String tidied(String formula) {
    return TermWriter.text(simplifier.apply(term(formula), Phase.TIDY));
  }

  private String collected(String formula) {
    return TermWriter.text(simplifier.tidy(term(formula)));
  }

  @Test
  void aSumBeginsWithWhatIsPositive() {
    all(
        this::tidied,
        table(
            """
            -a + b => b - a
            -a + b - c => b - a - c
            -a - b + c => c - a - b
            -a - b => -(a + b)
            a - b => a - b
            -a + b + c => b - a + c
            b - (a - c) => b - a + c
            -(a - b) + c => b - a + c
            """),
        8);
  }

  @Test
  void zerosOnesAndSignsGo() {
    all(
        this::tidied,
        table(
            """
            0*a => 0
            a*0*b => 0
            1*a => a
            a + 0 => a
            0 - a => -a
            0/a => 0
            a/1 => a
            a^1 => a
            a^0 => 1
            a^2 => a^2
            exp(0) => 1
            exp(1) => exp(1)
            log(1) => 0
            log(0) => log(0)
            sign(0) => 0
            step(0) => 0
            sin(0) => sin(0)
            sign(a) => sign(a)
            --a => a
            ---a => -a
            -0 => 0
            -a*-b => a*b
            a*-b => -a*b
            -a/b => -a/b
            a/-b => -a/b
            -a/-b => a/b
            a/(b/c) => a*c/b
            (a/b)/c => a/(b*c)
            a*(1/b) => a/b
            a*(2/b) => a*(2/b)
            """),
        30);
  }

  @Test
  void numbersArePutTogetherOnlyWhereThatIsExact() {
    all(
        this::tidied,
        table(
            """
            2*3*a => 6*a
            a*2 => 2*a
            a*2*b*4 => 8*a*b
            1 + a + 2 => 3 + a
            a + 1 - 1 => a
            a + 3 - 1 => a + 2
            a + 1 - 3 => a - 2
            0.5*a*0.25 => 0.125*a
            0.1 + 0.2 => 0.1 + 0.2
            0.1*0.1*a => 0.1*0.1*a
            a*-2*-3 => 6*a
            """),
        11);
  }

  @Test
  void likeTermsAndPowersAreCollected() {
    all(
        this::collected,
        table(
            """
            a + a => 2*a
            3*a - a => 2*a
            a - 3*a => -2*a
            a - a => 0
            a + b - a => b
            -a + b + b => 2*b - a
            a*b + b*a => 2*a*b
            0.1*a + 0.2*a => 0.1*a + 0.2*a
            0.5*a + 0.25*a => 0.75*a
            a + b => a + b
            a*a => a^2
            a^2*a => a^3
            a*b*a => a^2*b
            a^2*a^-2 => a^2*a^-2
            (a^2)^3 => a^6
            (a^b)^3 => (a^b)^3
            (a^2)^b => (a^2)^b
            (a^40)^40 => (a^40)^40
            (2*a)^3 => 8*a^3
            (2*a*b)^4 => 16*(a*b)^4
            (2*a)^5 => (2*a)^5
            (100*a)^4 => (100*a)^4
            a*(b/c) => a*b/c
            (a/b)*(c/d) => a*c/(b*d)
            """),
        24);
  }

  @Test
  void whatStandsAboveAndBelowALineCancels() {
    all(
        this::collected,
        table(
            """
            a*b/b => a
            a/a => 1
            a^2/a => a
            a/a^3 => 1/a^2
            (a + b)/(a + b)^2 => 1/(a + b)
            (a^2*b - a*c)/a => a*b - c
            (a*b + a*c)/d => a*(b + c)/d
            (a*b + c)/a => (a*b + c)/a
            4*a/2 => 2*a
            2*a/4 => a/2
            6*a/4 => 3*a/2
            6/4 => 3/2
            4/2 => 2
            3*a/2 => 3*a/2
            (4*a + 2*b)/2 => 2*a + b
            (4*a - 6*b)/2 => 2*a - 3*b
            (4*a + 3*b)/2 => (4*a + 3*b)/2
            0.5*a/2 => 0.5*a/2
            """),
        18);
  }

  @Test
  void theSigmoidIsSplitAndClosed() {
    Term slope = term("exp(a)/(1 + exp(a))^2");
    Term split = simplifier.apply(slope, Phase.SPLIT);
    assertEquals("1/(1 + exp(a))*((1 + exp(a) - 1)/(1 + exp(a)))", TermWriter.text(split));
    assertEquals(
        "1/(1 + exp(a))*(1 - 1/(1 + exp(a)))",
        TermWriter.text(simplifier.apply(split, Phase.LOGISTIC)));
    for (String other :
        new String[] {
          "exp(b)/(1 + exp(a))^2", "exp(a)/(1 + exp(a))^3", "exp(a)/(2 + exp(a))^2",
          "exp(a)/(1 + sin(a))^2", "exp(a)/(1 + exp(a) + a)^2", "exp(a)/(1 + exp(a))"
        }) {
      Term same = term(other);
      assertSame(same, simplifier.apply(same, Phase.SPLIT), other);
      assertSame(same, simplifier.apply(same, Phase.LOGISTIC), other);
    }
  }

  @Test
  void whatIsSimpleStaysTheSameObject() {
    for (String simple : new String[] {"a", "a + b", "2*a*b", "a/b", "sin(a)^2", "-a", "3 - a"}) {
      Term term = term(simple);
      assertSame(term, simplifier.tidy(term), simple);
    }
  }

  @Test
  void equalTermsAreOneObjectAndWeighTheirPartsEachTime() {
    assertSame(term("a*b + a*b"), term("a*b + a*b"));
    assertEquals(1, term("a").weight());
    assertEquals(7, term("a*b + a*b").weight());
    assertTrue(term("a*b").isNumber(2) == false && terms.two.isNumber(2));
    assertEquals("b*b + c", TermWriter.text(terms.replaced(term("a*b + c"), term("a"), term("b"))));
  }

  @Test
  void largeExponentsFactorsAndSumsAreLeftAsTheyAre() {
    all(
        this::collected,
        table(
            """
            (a^27)^37 => a^999
            (a^20)^50 => (a^20)^50
            a^999*a => a^1000
            a^1000*a => a^1000*a
            (31*a)^4 => 923521*a^4
            (32*a)^4 => (32*a)^4
            (100*a)^3 => 1000000*a^3
            (0.5*a)^2 => (0.5*a)^2
            (a^0.5)^2 => (a^0.5)^2
            (a^2)^0.5 => (a^2)^0.5
            999999998*a/2 => 4.99999999e8*a
            1000000000*a/2 => 1.0e9*a/2
            (a*b + a*c + a*d + a*e + a*f + a*g + a*h + a*i)/j => a*(b + c + d + e + f + g + h + i)/j
            (a*b + a*c + a*d + a*e + a*f + a*g + a*h + a*i + a*k)/j => (a*b + a*c + a*d + a*e + a*f + a*g + a*h + a*i + a*k)/j
            """),
        14);
  }

  @Test
  void powersNumbersAndSignsCancelTogether() {
    all(
        this::collected,
        table(
            """
            (a^3*b + a^2*c)/a => a*(a*b + c)
            (a^3*b - a^2)/a^4 => (a*b - 1)/a^2
            (2*a + 2*b)/4 => (a + b)/2
            (2*a*b + 2*a*c)/(2*a) => b + c
            (6*a - 4)/2 => 3*a - 2
            -2*a/4 => -a/2
            2/(4*a) => 1/(2*a)
            6*a*b/(9*c) => 2*a*b/(3*c)
            a*b/(c*a) => b/c
            a^2*b^2/(a*b^3) => a/b
            a*a*a/(a*a) => a
            a/b*(b/a) => 1
            (a + b)*(c/(a + b)) => c
            1/(1/a) => a
            a - 2*a - b => -(a + b)
            -a - a => -2*a
            a - a - b => -b
            a*b*c - c*b*a => 0
            a^b*a^b => (a^b)^2
            """),
        19);
  }

  @Test
  void noDigitIsLostAndNoSignIsLeft() {
    all(
        this::tidied,
        table(
            """
            1e308*10*a => 1.0e308*10*a
            9007199254740992 + a + 1 => 9.007199254740992e15 + a + 1
            9007199254740990 + a + 1 => 9.007199254740991e15 + a
            a*0.1*0.2 => 0.1*a*0.2
            a*b*-c*-d => a*b*c*d
            -a*-b*-c => -a*b*c
            0.5*2 => 1
            2 - 2 + a => a
            a*(1/b)*c => a*c/b
            a/b/(c/d) => a/b*d/c
            -a/(b/-c) => a*c/b
            0/-a => 0
            -a/1 => -a
            (-a)^1 => -a
            (-a)^0 => 1
            step(0) => 0
            step(1) => step(1)
            log(2) => log(2)
            -5 + a => a - 5
            -a - 5 => -(a + 5)
            -a - b + 3 => 3 - a - b
            """),
        21);
  }
}
