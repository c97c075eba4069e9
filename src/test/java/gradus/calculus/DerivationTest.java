package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.calculus.Derivation.Outcome;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.picture.Formula;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DerivationTest {
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

  private static ComputationGraph graph(String program) {
    Program read = ProgramReader.read(program);
    Lowering lowering =
        GraphBuilder.build(read, Map.of(), null, Derivation.folding(read), () -> false);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return lowering.graph();
  }

  private static Derivation derive(String program, String wrt) {
    return switch (Derivation.of(graph(program), wrt)) {
      case Outcome.Done done -> done.derivation();
      case Outcome.Refused refused ->
          throw new AssertionError(refused.problem().message(Locale.ENGLISH));
    };
  }

  private static String refused(String program, String wrt) {
    Outcome outcome = Derivation.of(graph(program), wrt);
    return assertInstanceOf(Outcome.Refused.class, outcome).problem().message(Locale.ENGLISH);
  }

  private static List<String> rules(String function) {
    return derive("x = 1.5\nf = " + function, "x").lines().stream()
        .filter(l -> !l.simplifies())
        .map(Line::rule)
        .toList();
  }

  /// The value of a formula with the inputs of a program, x being this.
  private static double value(String inputs, String formula) {
    Lowering lowering = Texts.build(inputs + "\nderived_ = " + formula);
    assertFalse(lowering.hasErrors(), () -> formula + lowering.problems());
    Trace trace = Trace.of(lowering.graph());
    return trace.value(lowering.graph().named("derived_").orElseThrow()).orElseThrow().item();
  }

  private static double backward(String program, String name, double x) {
    Lowering lowering = Texts.build(program, Map.of(name, Tensor.scalar(x)), null);
    Trace trace = Trace.of(lowering.graph());
    return trace.gradient(lowering.graph().named(name).orElseThrow()).orElseThrow().item();
  }

  private static void near(double expected, double found, String what) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) return;
    assertEquals(expected, found, 1e-10 * Math.abs(expected) + 1e-12, what);
  }

  private static void agreesAtTwentyPoints(String program, String name, double low, double high) {
    Derivation derivation = derive(program, name);
    Random random = new Random(program.hashCode());
    for (int i = 0; i < 20; i++) {
      double x = low + (high - low) * random.nextDouble();
      double expected = backward(program, name, x);
      near(expected, value(name + " = " + x, derivation.result()), program + " at " + x);
    }
  }

  @TestFactory
  Stream<DynamicTest> textbookFunctionsAgreeWithTheBackwardPass() {
    return TEXTBOOK.stream()
        .map(f ->
            dynamicTest(
                f, () -> agreesAtTwentyPoints("x = 1.5\nf = " + f + " + 0*x", "x", 0.1, 4)));
  }

  @Test
  void thereAreSixtyOfThem() {
    assertEquals(SIZE, TEXTBOOK.size());
    assertEquals(SIZE, Set.copyOf(TEXTBOOK).size());
  }

  @TestFactory
  Stream<DynamicTest> referenceProgramsOfOneNumberAgreeWithTheBackwardPass() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode line : reference()) {
      if (line.get("inputs").size() != 1) continue;
      String name = line.get("inputs").get(0).asString();
      String output = line.get("output").asString();
      boolean scalar =
          line.get("shapes").get(name).isEmpty() && line.get("shapes").get(output).isEmpty();
      if (!scalar) continue;
      double at = line.get("values").get(name).asDouble();
      tests.add(
          dynamicTest(
              line.get("id").asString(),
              () ->
                  agreesAtTwentyPoints(line.get("program").asString(), name, at * 0.6, at * 1.4)));
    }
    assertTrue(tests.size() >= 12, "" + tests.size());
    return tests.stream();
  }

  private static List<JsonNode> reference() throws IOException {
    try (InputStream in = DerivationTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      List<JsonNode> lines = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().forEach(l -> lines.add(JsonMapper.shared().readTree(l)));
      return lines;
    }
  }

  /// Every scalar input of every scalar program, at the point the program gives.
  @TestFactory
  Stream<DynamicTest> everyDerivableReferenceProgramAgreesAtItsOwnPoint() throws IOException {
    return reference().stream()
        .map(line -> line.get("program").asString())
        .map(program -> dynamicTest(program, () -> agreesHere(program)));
  }

  private static void agreesHere(String program) {
    ComputationGraph graph = graph(program);
    Trace trace = Trace.of(graph);
    StringBuilder inputs = new StringBuilder();
    for (Gate input : graph.inputs()) {
      if (input.shape().size() > Formulas.MOST_ENTRIES) return;
      inputs.append(input.name()).append(" = ");
      inputs.append(Numbers.exact(input.literal())).append('\n');
    }
    List<String> variables = Derivation.variables(graph);
    for (String name : variables.subList(0, Math.min(6, variables.size()))) {
      if (!(Derivation.of(graph, name) instanceof Outcome.Done done)) return;
      Derivation derivation = done.derivation();
      if (derivation.result().length() > 20_000) return;
      int bracket = name.indexOf('[');
      Gate input = graph.named(bracket < 0 ? name : name.substring(0, bracket)).orElseThrow();
      int entry = 0;
      if (bracket > 0) {
        String[] at = name.substring(bracket + 1, name.length() - 1).split(",");
        entry = Integer.parseInt(at[at.length - 1]);
        if (at.length > 1) entry += Integer.parseInt(at[0]) * input.shape().cols();
      }
      double expected = trace.gradient(input).orElseThrow().get(entry);
      if (trace.forward().stream().anyMatch(trace::atKink)) return;
      double found = value(inputs.toString(), derivation.result());
      assertEquals(
          expected, found, 1e-9 * Math.abs(expected) + 1e-11, name + ": " + derivation.result());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLineIsTrue() {
    return TEXTBOOK.stream().map(f -> dynamicTest(f, () -> linesAreTrue(f)));
  }

  private static void linesAreTrue(String function) {
    double x = 1.37;
    Derivation derivation = derive("x = 1.37\nf = " + function, "x");
    for (Line line : derivation.lines()) {
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
      assertTrue(Formula.of(derivation.latex(line), 16).isPresent(), derivation.latex(line));
    }
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
            .map(Line::after)
            .toList();
    assertEquals(
        List.of(
            "(0*(1 + exp(-x)) - 1*(-exp(-x)))/(1 + exp(-x))^2",
            "exp(-x)/(1 + exp(-x))^2",
            "1/(1 + exp(-x))*((1 + exp(-x) - 1)/(1 + exp(-x)))",
            "1/(1 + exp(-x))*(1 - 1/(1 + exp(-x)))",
            "F*(1 - F)"),
        lines.subList(lines.size() - 5, lines.size()));
  }

  @Test
  void everyRuleHasANameInBothLanguages() {
    Set<String> used = new HashSet<>();
    for (String f : TEXTBOOK) {
      for (Line line : derive("x = 1.5\nf = " + f, "x").lines()) {
        used.add(line.rule());
        if (!line.outer().isEmpty()) used.add(line.outer());
        assertFalse(line.called(Locale.ENGLISH).isBlank());
        assertFalse(line.called(Locale.KOREAN).isBlank());
      }
    }
    assertTrue(used.size() > 25, "" + used);
  }

  @Test
  void aRuleIsCalledByItsOpsOwnWordsInBothLanguages() {
    List<Line> lines = derive("x = 1.5\nf = tan(2x) + gelu(x)", "x").lines();
    List<String> english = lines.stream().map(l -> l.called(Locale.ENGLISH)).toList();
    List<String> korean = lines.stream().map(l -> l.called(Locale.KOREAN)).toList();
    assertTrue(english.containsAll(List.of("chain rule (tangent)", "gelu")), "" + english);
    assertTrue(korean.containsAll(List.of("연쇄 법칙 (탄젠트)", "gelu")), "" + korean);
  }

  @Test
  void everyCurveOfTheCatalogueCanBeDerived() {
    for (Op op : Ops.all()) {
      if (op.curve().isEmpty()) continue;
      boolean sign = op == Ops.NEGATE || op == Ops.COPY;
      String call = sign ? "-x" : op.name() + "(x)";
      agreesAtTwentyPoints("x = 1.5\nf = " + call, "x", 0.2, 3);
      agreesAtTwentyPoints("x = 1.5\nf = 2*" + call + "*x", "x", 0.2, 3);
    }
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
    String program = "x = 0.5\nh = x\nrepeat 13 { h = sin(h)*h }\nf = h";
    if (Derivation.of(graph(program), "x") instanceof Outcome.Done done) {
      assertFalse(done.derivation().result().contains("h"));
    }
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
                "X = [1,2,3], W = outer(X, outer(X, X)[0])\nf = sum(reshape(outer(reshape(outer(reshape(W, 9), X), 27), X), 81))",
                "X[0]")
            .contains("outer"));
    assertTrue(refused("x = [1,2]\nf = x*2", "x[0]").contains("shape 2"));
  }
}
