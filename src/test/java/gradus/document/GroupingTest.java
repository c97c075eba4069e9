package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.op.Origin;
import gradus.reading.ProgramReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static Program plain(String text) {
    return ProgramReader.plain(ProgramReader.read(text));
  }

  private static String grouped(String text, String name, String... keys) {
    Grouping.Result result = Grouping.of(plain(text), List.of(keys), name, ProgramReader::read);
    return assertInstanceOf(Grouping.Result.Done.class, result, result.toString()).text();
  }

  private static String refused(String text, String name, String... keys) {
    Grouping.Result result = Grouping.of(plain(text), List.of(keys), name, ProgramReader::read);
    return assertInstanceOf(Grouping.Result.Refused.class, result, result.toString())
        .problem()
        .key();
  }

  @Test
  void gatesOfOneFormulaBecomeACallOfAFunction() {
    assertEquals(
        "dot2(w0, x0, w1, x1) = w0*x0 + w1*x1\nf = 1/(1+exp(-(dot2(w0, x0, w1, x1)+w2)))",
        grouped(
            "f = 1/(1+exp(-(w0*x0+w1*x1+w2)))", "dot2", "f/1^2/0^4", "f/1^2/0^3/1", "f/1^2/0^3"));
    assertEquals(
        "h(x, y, z) = (x + y)*z\nf=h(x, y, z)-2^x, x=1,y=2,z=3",
        grouped("f=(x+y)*z-2^x, x=1,y=2,z=3", "h", "f/0", "f/0^2"));
  }

  @Test
  void theGateOfABareExpressionIsGroupedToo() {
    assertEquals("g(x, y) = x*y\ng(x, y), x=1,y=2", grouped("x*y, x=1,y=2", "g", "f"));
  }

  @Test
  void statementsInsideTheGroupMoveIntoTheFunction() {
    assertEquals(
        "g(x, y, z) = (x + y)*z\nx=1,y=2,z=3\nf = g(x, y, z)",
        grouped("x=1,y=2,z=3\nq = x+y\nf = q*z", "g", "q", "f"));
    assertEquals(
        "g(q, z) = q*z\nx=1,y=2,z=3; q = x+y; f = g(q, z)",
        grouped("x=1,y=2,z=3; q = x+y; f = q*z", "g", "f"));
  }

  @Test
  void numbersStayInsideAndUnnamedOperandsGetLetters() {
    assertEquals("g(a) = a^2*3\nf = g(x+y) + x", grouped("f = (x+y)^2*3 + x", "g", "f/0^2", "f/0"));
  }

  @Test
  void aPastedFormulaIsWrittenPlainly() {
    assertEquals(
        "r(a, b) = a/(b + 1)\nf = r(a, b)\n", grouped("f = \\frac{a}{b+1}", "r", "f", "f/1"));
  }

  @Test
  void whatCannotBeAFunctionIsSaid() {
    String text = "x=1,y=2,z=3\nq = x+y\nf = q*z+q";
    assertEquals("group.results", refused(text, "g", "q", "f/0"));
    assertEquals("group.none", refused(text, "g"));
    assertEquals("name.function", refused(text, "exp", "q"));
    assertEquals("name.taken", refused(text, "x", "q"));
    assertEquals("name.wrong", refused(text, "1a", "q"));
    assertEquals("name.wrong", refused(text, "a b", "q"));
    assertEquals("group.repeat", refused("h=1\nrepeat 3 {h = sigmoid(h*2)}\nL=h^2", "g", "h⁽²⁾"));
    assertEquals("group.repeat", refused("f = sigmoid(x)", "g", "f/sigmoid/0"));
  }

  @Test
  void oneUnknownKeyAmongKnownOnesIsRefused() {
    assertEquals("group.repeat", refused("f = (x+y)*z", "g", "f/0", "f/7"));
    assertEquals("g(x, y) = x + y\nf = (g(x, y))*z", grouped("f = (x+y)*z", "g", "f/0"));
  }

  @Test
  void aFreeNameIsProposed() {
    assertEquals("g", Grouping.freeName(ProgramReader.read("f = x + y")));
    assertEquals("g2", Grouping.freeName(ProgramReader.read("f = g*x")));
  }

  @Test
  void groupingThenUnfoldingIsTheSameGraph() {
    String text = "f = 1/(1+exp(-(w0*x0+w1*x1+w2)))\nw0=2,x0=-1,w1=-3,x1=-2,w2=-3";
    Lowering before = Texts.build(text);
    String after = grouped(text, "neuron", "f/1^2/0^4", "f/1^2/0^3/1", "f/1^2/0^3", "f/1^2/0^2");
    ComputationGraph graph = Texts.build(after).graph();
    Lowering unfolded =
        GraphBuilder.build(
            ProgramReader.read(after),
            Map.of(),
            null,
            Folding.FOLDED.unfold(
                graph,
                graph.gates().stream()
                    .filter(g -> g.isOperation() && g.op().origin() instanceof Origin.Own)
                    .findFirst()
                    .orElseThrow()),
            () -> false);
    List<String> ops = operations(before);
    assertEquals(ops, operations(unfolded));
  }

  private static List<String> operations(Lowering lowering) {
    return lowering.graph().gates().stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().name())
        .toList();
  }
}
