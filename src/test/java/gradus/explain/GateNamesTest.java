package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateNamesTest {
  private static final String INPUTS =
      "a = [1,2,3,4,5,6,7,8], W = [[1,2,3],[4,5,6]], x = 2, y = -3\n";

  /// The names of the graph of `v = g(part)`, and the part's gate.
  private record Found(GateNames names, Gate part) {}

  private static Found found(String part) {
    ComputationGraph graph = Texts.build(INPUTS + "v = max(" + part + ", 1)").graph();
    Gate v = graph.named("v").orElseThrow();
    return new Found(new GateNames(graph), graph.operands(v).getFirst().source());
  }

  private static boolean isSigned(String part) {
    Found found = found(part);
    return found.names.isSigned(found.part);
  }

  private static boolean isCompound(String part) {
    Found found = found(part);
    return found.names.isCompound(found.part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-x", "−x", "–x", "-x*2", "-x + 1", "- x^2", "-a'", "-2", "-(-x)", "-max(x, y)"})
  void aFormulaBeginsWithTheSignOfItsFirstOperand(String part) {
    assertTrue(isSigned(part), part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "y", "(-x)*2", "(-x + 1)^2", "x - 1", "max(-x, 2)", "2", "[-1, 2]", "x * -2"})
  void whatIsInBracketsOrStandsLaterIsNoSign(String part) {
    assertFalse(isSigned(part), part);
  }

  @Test
  void aNameIsNoSignWhateverItStandsFor() {
    ComputationGraph graph = Texts.build(INPUTS + "q = -x\nv = q*y").graph();
    Gate q = graph.named("q").orElseThrow();
    assertFalse(new GateNames(graph).isSigned(q));
    assertFalse(new GateNames(graph).isCompound(q));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + y",
        "x^2",
        "-x",
        "x*y",
        "max(x, y)",
        "exp(x + y)",
        "exp(-x)",
        "e^x",
        "W[0, 1]",
        "-2",
        "[1, 2]",
        "exp(exp(exp(exp(exp(exp(exp(exp(exp(exp(x))))))))))"
      })
  void moreThanAFunctionOfANameIsCompound(String part) {
    assertTrue(isCompound(part), part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "2", "exp(x)", "exp(sin(x))", "a[3]", "a'", "sum(a)", "|y|"})
  void aNameANumberAndAFunctionOfOneAreNot(String part) {
    assertFalse(isCompound(part), part);
  }

  private static String legend(String program, String name) {
    ComputationGraph graph = Texts.build(program).graph();
    return new Symbols(graph, graph.named(name).orElseThrow())
        .legend(graph.output()).stream()
            .map(Symbols.Meaning::latex)
            .collect(Collectors.joining("; "));
  }

  @Test
  void aLetterStandsForWhatTheProgramSaysThere() {
    String product = "v = -x*y + sin(y)";
    assertEquals("b = -x \\times y; c = \\sin\\left(y\\right)", legend(INPUTS + product, "v"));
    assertEquals("b = W^{\\top}", legend(INPUTS + "v = W' @ [1, -1]", "v").split("; ")[0]);
    assertEquals("b = x \\, y", legend(INPUTS + "v = xy + 1", "v"));
    assertEquals("", legend(INPUTS + "v = x*y", "v"));
  }

  @Test
  void aTermOfASumIsToldWithItsOwnIndex() {
    ComputationGraph graph = Texts.build("f = \\sum_{i=1}^{3} x_i y_i").graph();
    Gate part = graph.operands(graph.output()).getFirst().source();
    assertEquals(
        List.of("a = x_{1} \\, y_{1}", "b = x_{2} \\, y_{2}"),
        new Symbols(graph, part).legend(part).stream().map(Symbols.Meaning::latex).toList());
  }

  @Test
  void theBaseOfAPowerHasBracketsWhereItBeginsWithASign() {
    assertEquals("^ : (−a) ^ 2", begun("v = (-a)^2"));
    assertEquals("^ : (−a*3) ^ 2", begun("v = (-a*3)^2"));
    assertEquals("^ : a + 1 ^ 2", begun("v = (a + 1)^2"));
    assertEquals("neg : −(−a)", begun("v = -(-a)"));
  }

  private static String begun(String line) {
    Steps steps = Steps.of(Trace.of(Texts.build(INPUTS + line).graph()), Grain.GATE);
    int last = 0;
    for (int n = 0; n <= steps.last(); n++) {
      String said = Sentences.of(steps, n, Locale.ENGLISH, Numbers.SLIDES);
      if (said.endsWith("(v)")) last = n;
    }
    String said = Sentences.of(steps, last, Locale.ENGLISH, Numbers.SLIDES);
    return said.substring(0, said.indexOf(" = "));
  }
}
