package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateNamesTest {
  @Test
  void formulasBesideAPictureHaveBoldNamesOfVectorsAndMatrices() {
    ComputationGraph graph =
        Texts.build("W = [[1, 2], [3, 4]]; x = [5, 6]; h = W x; f = sum(h)").graph();
    Manner manner = new Manner(Locale.ENGLISH, Numbers.SLIDES);
    Gate h = graph.named("h").orElseThrow();
    SymbolWriter writer = new SymbolWriter(new AmountWriter(Numbers.SLIDES));
    Gate w = graph.named("W").orElseThrow();
    Symbols bold = new Symbols(graph, h, manner.inBold());
    assertEquals("\\frac{\\partial f}{\\partial \\boldsymbol{W}}", writer.latex(bold.gradient(w)));
    assertEquals(
        "\\frac{\\partial f}{\\partial W}",
        writer.latex(new Symbols(graph, h, manner).gradient(w)));
    Symbol entry = new Symbol.Entry(bold.of(w), List.of("i", "j"));
    assertEquals("{W}_{ij}", writer.latex(entry));
    assertEquals("∂f/∂W", new SymbolText(new AmountWriter(Numbers.SLIDES)).of(bold.gradient(w)));
  }

  private static final String INPUTS =
      "a = [1,2,3,4,5,6,7,8], W = [[1,2,3],[4,5,6]], x = 2, y = -3\n";

  /// The names of the graph of `v = g(part)`, and the part's gate.
  private record Found(GateNames names, Gate part) {}

  private static Found found(String part) {
    ComputationGraph graph = Texts.build(INPUTS + "v = max(" + part + ", 1)").graph();
    Gate v = graph.named("v").orElseThrow();
    return new Found(new GateNames(graph, Signs.TEXTBOOK), graph.operands(v).getFirst().source());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-x ; −x",
        "-x*2 ; −x · 2",
        "x + y ; x + y",
        "max(x, y) ; max(x, y)",
        "e^x ; eˣ",
        "W[0, 1] ; W[0, 1]",
        "-(-x) ; −(−x)",
        "exp(x) ; eˣ"
      })
  void aWireWithoutANameIsCalledByTheOneItWasGiven(String part, String written) {
    Found found = found(part);
    assertEquals(1, found.names.of(found.part).codePointCount(0, 1));
    assertFalse(found.names.isSigned(found.part), part);
    assertFalse(found.names.isCompound(found.part), part);
    String introduced = found.names.introduced(found.part);
    assertEquals(found.names.of(found.part) + " = " + written, introduced);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | false | false | 2",
        "-2 | true | true | −2",
        "[1, 2] | false | true | [1, 2]",
        "x | false | false | x"
      })
  void aNumberIsItsOwnName(String part, boolean signed, boolean compound, String name) {
    Found found = found(part);
    assertEquals(name, found.names.of(found.part));
    assertEquals(signed, found.names.isSigned(found.part));
    assertEquals(compound, found.names.isCompound(found.part));
    assertEquals(name, found.names.introduced(found.part));
  }

  @ParameterizedTest
  @CsvSource({
    "'e = 3; x = 1; f = exp(x)*e', exp(x) = exp(1.00)",
    "'x = 1; f = exp(x)*3.5', eˣ = e^1.00"
  })
  void theExponentialIsNoPowerOfTheProgramsOwnE(String program, String written) {
    ComputationGraph graph = Texts.build(program).graph();
    Steps steps = Steps.of(Trace.of(graph), Grain.GATE);
    Manner manner = new Manner(Locale.ENGLISH, Numbers.SLIDES, Signs.TEXTBOOK);
    assertEquals("exp : q = " + written + " = 2.72", Sentences.of(steps, 1, manner));
  }

  @Test
  void aNumberBehindALetterIsLowered() {
    ComputationGraph graph = Texts.build("w0 = 1; w_10 = 2; ab1 = 3; f = w0*w_10*ab1").graph();
    GateNames names = new GateNames(graph, Signs.TEXTBOOK);
    List<String> called = graph.gates().stream().map(names::of).toList();
    assertEquals(List.of("w₀", "w₁₀", "ab1", "q", "f"), called);
  }

  private static String legend(String program, String name) {
    ComputationGraph graph = Texts.build(program).graph();
    return new Symbols(
            graph, graph.named(name).orElseThrow(), new Manner(Locale.ENGLISH, Numbers.SLIDES))
        .legend(graph.output()).stream()
            .map(Symbols.Meaning::latex)
            .collect(Collectors.joining("; "));
  }

  @Test
  void aLetterStandsForWhatTheProgramSaysThere() {
    String product = "v = -x*y + sin(y)";
    assertEquals("p = -x \\, y; u = \\sin\\left(y\\right)", legend(INPUTS + product, "v"));
    assertEquals("q = W^{\\top}", legend(INPUTS + "v = W' @ [1, -1]", "v").split("; ")[0]);
    assertEquals("q = x \\, y", legend(INPUTS + "v = xy + 1", "v"));
    assertEquals("", legend(INPUTS + "v = x*y", "v"));
  }

  @Test
  void aTermOfASumIsToldWithItsOwnIndex() {
    ComputationGraph graph = Texts.build("f = \\sum_{i=1}^{3} x_i y_i").graph();
    Gate part = graph.operands(graph.output()).getFirst().source();
    assertEquals(
        List.of("q = x_{1} \\, y_{1}", "p = x_{2} \\, y_{2}"),
        new Symbols(graph, part, new Manner(Locale.ENGLISH, Numbers.SLIDES))
            .legend(part).stream().map(Symbols.Meaning::latex).toList());
  }

  @Test
  void theBaseOfAPowerHasBracketsWhereItBeginsWithASign() {
    assertEquals("(·)² : v = y² = (−3.00)²", begun("v = y^2"));
    assertEquals("(·)² : v = x² = 2.00²", begun("v = x^2"));
    assertEquals("(·)² : v = q²", begun("v = (-a)^2"));
    assertEquals("×(−1) : v = y × (−1) = (−3.00) × (−1)", begun("v = -y"));
  }

  private static String begun(String line) {
    Steps steps = Steps.of(Trace.of(Texts.build(INPUTS + line).graph()), Grain.GATE);
    int last = 0;
    for (int n = 0; n <= steps.last(); n++) {
      String said = Sentences.of(steps, n, new Manner(Locale.ENGLISH, Numbers.SLIDES));
      if (said.contains(" : v = ")) last = n;
    }
    String said = Sentences.of(steps, last, new Manner(Locale.ENGLISH, Numbers.SLIDES));
    return said.substring(0, said.lastIndexOf(" = "));
  }

  @Test
  void aWireOfARoundIsIntroducedByTheNamesOfItsRoundAndNeverByOneOfTheBlock() {
    String block = "w = 0.5; h = 1; b = 0.1\nrepeat 2 { p = w h; h = tanh(w h + b) }\nL = h^2";
    ComputationGraph graph = Texts.build(block).graph();
    GateNames names = new GateNames(graph, Signs.TEXTBOOK);
    List<String> introduced =
        graph.gates().stream()
            .filter(g -> g.isOperation() && g.name() == null)
            .map(names::introduced)
            .toList();
    assertEquals(List.of("q = w h", "u = q + b", "v = w h⁽¹⁾", "r = v + b"), introduced);
  }

  /// The x of the program is another one than that of sigmoid's own formula.
  @Test
  void withinAFunctionTheWiresOfTheGraphAreNamed() {
    String text = "swish(x) = x*exp(x) + x; x = 2; w = 3; h = sigmoid(w*x); f = swish(h)";
    ComputationGraph graph =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, Folding.UNFOLDED, () -> false)
            .graph();
    GateNames names = new GateNames(graph, Signs.TEXTBOOK);
    assertEquals(
        List.of("q = w x", "p = q × (−1)", "u = eᵖ", "v = 1 + u", "h", "r = eʰ", "t = h r", "f"),
        graph.gates().stream().filter(Gate::isOperation).map(names::introduced).toList());
  }
}
