package gradus.calculus;

import static gradus.calculus.Derivations.agreesAtTwentyPoints;
import static gradus.calculus.Derivations.derive;
import static gradus.calculus.Derivations.refused;
import static gradus.calculus.Derivations.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerivationTest {
  private static List<String> rules(String function) {
    return derive("x = 1.5\nf = " + function, "x").lines().stream()
        .filter(l -> !l.simplifies())
        .map(DerivationLine::rule)
        .toList();
  }

  @Test
  void eachOfTheNotesRulesIsUsedWhereATextbookUsesIt() {
    assertEquals(List.of("constant"), rules("7 + 0"));
    assertEquals(List.of("power"), rules("x^3"));
    assertEquals(List.of("power", "constant-multiple"), rules("5*x^2"));
    assertEquals(List.of("power", "sine", "sum"), renamed(rules("x^2 + sin(x)")));
    assertEquals(List.of("power", "sine", "difference"), renamed(rules("x^2 - sin(x)")));
    assertEquals(List.of("power", "sine", "product"), renamed(rules("x^2*sin(x)")));
    assertEquals(
        List.of("identity", "sine", "exp", "triple-product"), renamed(rules("x*sin(x)*exp(x)")));
    assertEquals(List.of("sine", "power", "quotient"), renamed(rules("sin(x)/x^2")));
    assertEquals(List.of("power", "chain"), rules("sin(x^2)"));
    assertEquals(List.of("sine", "power-of-function"), renamed(rules("sin(x)^3")));
  }

  private static List<String> renamed(List<String> rules) {
    return rules.stream().map(r -> r.equals("sin") ? "sine" : r).toList();
  }

  @Test
  void theSigmoidReachesFTimesOneMinusF() {
    List<String> lines =
        derive("x = 1\nF = 1/(1 + exp(-x))", "x").lines().stream()
            .filter(l -> l.rule().equals("quotient") || l.simplifies())
            .map(DerivationLine::after)
            .toList();
    assertEquals(
        List.of(
            "(0*(1 + exp(-x)) - 1*(-exp(-x)))/(1 + exp(-x))^2",
            "exp(-x)/(1 + exp(-x))^2",
            "1/(1 + exp(-x))*((1 + exp(-x) - 1)/(1 + exp(-x)))",
            "1/(1 + exp(-x))*(1 - 1/(1 + exp(-x)))",
            "1/(1 + exp(-x))",
            "F*(1 - F)"),
        lines.subList(lines.size() - 6, lines.size()));
  }

  @Test
  void aRuleIsCalledByItsOpsOwnWordsInBothLanguages() {
    List<DerivationLine> lines = derive("x = 1.5\nf = tan(2x) + gelu(x)", "x").lines();
    List<String> english = lines.stream().map(l -> l.called(Locale.ENGLISH)).toList();
    List<String> korean = lines.stream().map(l -> l.called(Locale.KOREAN)).toList();
    assertTrue(english.containsAll(List.of("chain rule (tangent)", "gelu")), "" + english);
    assertTrue(korean.containsAll(List.of("연쇄 법칙 (탄젠트)", "gelu")), "" + korean);
  }

  @Test
  void ownFunctionsAndNamedPartsArePutIn() {
    Derivation swish = derive("z = 2\nswish(x) = x*sigmoid(x)\nf = swish(z)", "z");
    assertEquals("sigmoid(z) + z*sigmoid(z)*(1 - sigmoid(z))", swish.result());
    Derivation parts = derive("x = -2, y = 5, z = -4\nq = x + y\nf = q*z", "x");
    assertEquals("z", parts.result());
  }

  @Test
  void entriesOfSmallMatricesAreDerivedFor() {
    String program = "W = [[0.1,0.5],[-0.3,0.8]], x = [0.2,0.4]\nq = W@x\nf = sum(q^2)";
    Derivation derivation = derive(program, "W[1,0]");
    assertEquals(
        0.104, value("W = [[0.1,0.5],[-0.3,0.8]], x = [0.2,0.4]", derivation.result()), 1e-12);
  }

  @Test
  void resultsAreWrittenAsInATextbook() {
    Map<String, String> textbook =
        Map.ofEntries(
            Map.entry("sin(x)^2 + cos(x)^2", "0"),
            Map.entry("1/x^3", "-3/x^4"),
            Map.entry("1/(2*x)", "-1/(2*x^2)"),
            Map.entry("(x + 1)/(x + 1)^2", "-1/(x + 1)^2"),
            Map.entry("(x^2)^3", "6*x^5"),
            Map.entry("(4*x^2 + 2*x)/2", "4*x + 1"),
            Map.entry("x^(2/3)", "2*x^(-1/3)/3"),
            Map.entry("exp(2*pi*x)", "2*exp(2*pi*x)*pi"),
            Map.entry("max(x, x)", "1"),
            Map.entry("exp(x)/(exp(x) + 1)", "1/(exp(x) + 1)*(1 - 1/(exp(x) + 1))"),
            Map.entry("5^x", "5^x*log(5)"),
            Map.entry("x^1.5", "1.5*x^0.5"));
    textbook.forEach(
        (f, slope) -> assertEquals(slope, derive("x = 1.5\nf = " + f, "x").result(), f));
  }

  @Test
  void aLogarithmOfARuleIsWrittenAsTheTextWritesIt() {
    assertEquals("x^y*log(x)", derive("x = 2; y = 3\nf = x^y", "y").result());
    assertEquals("log(x)^2*x^y", derive("x = 2; y = 3\nf = log(x)*x^y", "y").result());
    assertEquals("ln(x)^2*x^y", derive("x = 2; y = 3\nf = ln(x)*x^y", "y").result());
    assertEquals("x^x*(ln(x) + 1) + 1/x", derive("x = 2\nf = x^x + ln(x)", "x").result());
  }

  @Test
  void geluIsRightAtZeroToo() {
    Derivation derivation = derive("x = 0\nf = gelu(x)", "x");
    assertEquals(0.5, value("x = 0", derivation.result()), 1e-15);
  }

  @Test
  void lossesAreDerivedByWhatTheyUnfoldInto() {
    String inputs = "s = [1, 2, 3]";
    Derivation entropy = derive(inputs + "\nf = cross_entropy(s, 1)", "s[1]");
    double p = Math.exp(2) / (Math.exp(1) + Math.exp(2) + Math.exp(3));
    assertEquals(p - 1, value(inputs, entropy.result()), 1e-12);
    Derivation hinge = derive(inputs + "\nf = hinge(s, 1)", "s[2]");
    assertEquals(1, value(inputs, hinge.result()));
    String image = "X = [[1,2,-3,4],[5,6,7,-8],[9,0.5,11,12]], K = [[2,-1],[3,0.5]]";
    String slid = image + "\nf = conv2d(X, K)[1,2]";
    assertEquals("X[2, 2]", derive(slid, "K[1,0]").result());
    assertEquals("X[2, 3]", derive(slid, "K[1,1]").result());
    assertEquals("K[0, 1]", derive(slid, "X[1,3]").result());
    assertEquals("0", derive(slid, "X[0,2]").result());
    String pooled = image + "\nf = maxpool(X, 2)[0,1]";
    assertEquals(1, value(image, derive(pooled, "X[1,2]").result()));
    assertEquals(0, value(image, derive(pooled, "X[0,3]").result()));
    String lane = image + "\nf = prod(X, 1)[2]";
    assertEquals(1188, value(image, derive(lane, "X[2,1]").result()));
    assertEquals("0", derive(lane, "X[1,1]").result());
    String column = image + "\nf = prod(X, 0)[1]";
    assertEquals(12, value(image, derive(column, "X[2,1]").result()));
    assertEquals("0", derive(column, "X[2,2]").result());
    Derivation conv = derive("X = [[1,2],[3,4]], K = [[5]]\nf = sum(conv2d(X, K))", "K[0,0]");
    assertEquals("X[0, 0] + X[0, 1] + X[1, 0] + X[1, 1]", conv.result());
  }

  @Test
  void roundsOfARepeatAreNeverNamedInTheResult() {
    int checked = 0;
    for (int rounds : new int[] {1, 3, 7}) {
      String program = "x = 0.5\nh = x\nrepeat " + rounds + " { h = sin(h)*h }\nf = h";
      Derivation derivation = derive(program, "x");
      assertFalse(derivation.result().contains("h"), derivation.result());
      assertTrue(derivation.result().contains("sin(x)"), derivation.result());
      for (DerivationLine line : derivation.lines()) {
        assertFalse(line.after().contains("h"), line.after());
        checked++;
      }
    }
    assertTrue(checked > 3, "lines: " + checked);
    String large = "x = 0.5\nh = x\nrepeat 13 { h = sin(h)*h }\nf = h";
    assertTrue(refused(large, "x").contains("more than 200000 parts"), refused(large, "x"));
    String small = "x = 0.5\nh = x\nrepeat 3 { h = sin(h)*h }\nf = h";
    agreesAtTwentyPoints(small, "x", 0.2, 0.9);
  }

  @Test
  void entriesAreCountedFromTheEndToo() {
    assertEquals("2*W[1, 1]", derive("W = [[1,2],[3,4]]\nf = sum(W^2)", "W[-1,-1]").result());
    assertTrue(refused("W = [[1,2],[3,4]]\nf = sum(W)", "W").contains("such as W[0,0]"));
  }

  @Test
  void blankInputsCountAsNumbers() {
    assertEquals("2*x", derive("f = x^2", "x").result());
  }

  @Tag("huge")
  @Test
  void twentyThousandAddendsAreOneSum() {
    StringBuilder program = new StringBuilder("x = 0.5\nf = x");
    for (int i = 0; i < 20_000; i++) {
      program.append(" + x*").append(i + 1);
    }
    Derivation derivation = derive(program.toString(), "x");
    assertEquals(200_010_001, Double.parseDouble(derivation.result()));
  }

  @Test
  void sharedPartsDoNotExplode() {
    StringBuilder program = new StringBuilder("x = 0.5\nv0 = x\nv1 = x + 1\n");
    for (int i = 2; i <= 60; i++) {
      program.append("v%d = v%d + v%d\n".formatted(i, i - 1, i - 2));
    }
    assertEquals(2504730781961.0, Double.parseDouble(derive(program.toString(), "x").result()));
    StringBuilder logistic = new StringBuilder("x0 = 0.5\n");
    for (int i = 1; i <= 60; i++) {
      logistic.append("x%d = sin(x%d)*x%d\n".formatted(i, i - 1, i - 1));
    }
    assertTrue(refused(logistic.toString(), "x0").contains("more than"));
  }

  @Test
  void whatCannotBeDerivedIsSaid() {
    assertTrue(refused("x = 1\nf = x^2", "y").contains("no input y"));
    assertTrue(
        refused(
                "X = [1,2,3], W = outer(X, outer(X, X)[0])\n"
                    + "f = sum(reshape(outer(reshape(outer(reshape(W, 9), X), 27), X), 81))",
                "X[0]")
            .contains("outer"));
    assertTrue(refused("x = [1,2]\nf = x*2", "x[0]").contains("shape 2"));
  }
}
