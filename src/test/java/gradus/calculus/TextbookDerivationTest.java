package gradus.calculus;

import static gradus.calculus.Derivations.agreesAtTwentyPoints;
import static gradus.calculus.Derivations.derive;
import static gradus.calculus.Derivations.near;
import static gradus.calculus.Derivations.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.picture.Formula;
import gradus.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextbookDerivationTest {
  /// What stands in the tables and exercises of any first calculus book.
  private static final List<String> TEXTBOOK =
      List.of(
          "7",
          "x",
          "x^2",
          "x^3",
          "x^10",
          "x^0.5",
          "x^-1",
          "x^-2",
          "5*x^4",
          "-3*x^2",
          "x^2 + 3*x - 1",
          "4*x^3 - 2*x^2 + x - 9",
          "1/x",
          "1/x^2",
          "x/5",
          "(2*x + 1)/3",
          "sqrt(x)",
          "sqrt(x^2 + 1)",
          "1/sqrt(x)",
          "exp(x)",
          "exp(2*x)",
          "exp(-x)",
          "exp(-x^2/2)",
          "2^x",
          "2^(3*x)",
          "x^x",
          "log(x)",
          "log(3*x)",
          "log(x^2 + 1)",
          "x*log(x)",
          "log(x)/x",
          "sin(x)",
          "cos(x)",
          "tan(x)",
          "sin(2*x)",
          "cos(x^2)",
          "sin(x)^2",
          "sin(x)*cos(x)",
          "x*sin(x)",
          "x^2*cos(x)",
          "x*exp(x)",
          "x^2*exp(x)",
          "x*exp(x)*sin(x)",
          "x*(x + 1)*(x + 2)",
          "sin(x)/x",
          "x/(x + 1)",
          "(x - 1)/(x + 1)",
          "x^2/(x^2 + 1)",
          "exp(x)/(1 + exp(x))",
          "1/(1 + exp(-x))",
          "tanh(x)",
          "tanh(3*x - 1)",
          "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
          "(x^2 + 1)^5",
          "(3*x - 2)^7",
          "(1 + sin(x))^3",
          "sqrt(1 + exp(x))",
          "log(1 + exp(x))",
          "sigmoid(x)",
          "sigmoid(2*x - 3)*x",
          "softplus(x)",
          "abs(x - 9)",
          "max(x, 0.5)",
          "min(x^2, 3)",
          "relu(x - 1)",
          "leaky_relu(x - 1)",
          "elu(x - 1)",
          "gelu(x)",
          "exp(sin(cos(x)))",
          "x^3*x^-1 + x*x*x",
          "reciprocal(x)",
          "square(sin(x))",
          "x^2*sin(x)*exp(-x)*log(x)");

  private static final int SIZE = 73;

  @TestFactory
  Stream<DynamicTest> textbookFunctionsAgreeWithTheBackwardPass() {
    assertEquals(SIZE, TEXTBOOK.size());
    return TEXTBOOK.stream()
        .map(f ->
            dynamicTest(
                f, () -> agreesAtTwentyPoints("x = 1.5\nf = " + f + " + 0*x", "x", 0.1, 4)));
  }

  @Test
  void thereAreSeventyThreeOfThem() {
    assertEquals(SIZE, TEXTBOOK.size());
    assertEquals(SIZE, Set.copyOf(TEXTBOOK).size());
  }

  @TestFactory
  Stream<DynamicTest> everyLineIsTrue() {
    assertEquals(SIZE, TEXTBOOK.size());
    return TEXTBOOK.stream().map(f -> dynamicTest(f, () -> linesAreTrue(f)));
  }

  private static void linesAreTrue(String function) {
    double x = 1.37;
    Derivation derivation = derive("x = 1.37\nf = " + function, "x");
    for (DerivationLine line : derivation.lines()) {
      String program = "x = 1.37\nf = " + function + "\npart_ = " + line.before();
      double after = value("x = 1.37\nf = " + function, line.after());
      if (line.simplifies()) {
        near(value("x = 1.37\nf = " + function, line.before()), after, line.before());
      } else {
        Lowering lowering = Texts.build(program, Map.of(), "part_");
        Trace trace = Trace.of(lowering.graph());
        double expected =
            trace.gradient(lowering.graph().named("x").orElseThrow()).orElseThrow().item();
        near(expected, after, line.rule() + ": " + line.before() + " at " + x);
      }
      assertTrue(
          Formula.of(derivation.latex(line, Signs.TEXTBOOK), 16).isPresent(),
          derivation.latex(line, Signs.TEXTBOOK));
    }
  }

  @Test
  void everyRuleHasANameInBothLanguages() {
    Set<String> used = new HashSet<>();
    for (String f : TEXTBOOK) {
      for (DerivationLine line : derive("x = 1.5\nf = " + f, "x").lines()) {
        used.add(line.rule());
        if (!line.outer().isEmpty()) used.add(line.outer());
        assertFalse(line.called(Locale.ENGLISH).isBlank());
        assertFalse(line.called(Locale.KOREAN).isBlank());
      }
    }
    assertTrue(used.size() > 25, "" + used);
  }

  @Test
  void everyCurveOfTheCatalogueCanBeDerived() {
    int curves = 0;
    for (Op op : Ops.all()) {
      if (op.curve().isEmpty()) continue;
      curves++;
      boolean sign = op == Ops.NEGATE || op == Ops.COPY;
      String call = sign ? "-x" : op.name() + "(x)";
      agreesAtTwentyPoints("x = 1.5\nf = " + call, "x", 0.2, 3);
      agreesAtTwentyPoints("x = 1.5\nf = 2*" + call + "*x", "x", 0.2, 3);
    }
    assertTrue(curves >= 19, "curves: " + curves);
  }
}
