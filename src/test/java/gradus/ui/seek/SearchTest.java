package gradus.ui.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.diagram.Diagram;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which gates are found by what is typed.
class SearchTest {
  private static final String PROGRAM =
      "swish(t) = t*sigmoid(t)\nx = 2, y = -3\ng = x + y\nexcess = max(g, x)\nf = swish(excess)*g";

  private final Diagram diagram = Drawing.of(PROGRAM, Folding.FOLDED);

  private static List<String> found(Diagram diagram, int step, String typed) {
    var parts = Search.opened(diagram.steps().trace().graph(), () -> false);
    return Search.in(diagram, step, parts, typed).stream().map(SearchTest::told).toList();
  }

  private static String told(Finding finding) {
    String gate = (finding.fork() ? "Σ " : "") + name(finding.gate());
    return finding.part().map(p -> p.operation() + " inside " + finding.sign()).orElse(gate);
  }

  private static String name(Gate gate) {
    return gate.name() != null ? gate.name() : gate.op().name();
  }

  private List<String> found(String typed) {
    return found(diagram, diagram.steps().last(), typed);
  }

  @Test
  void byTheNameOfItsWireTheSameNameFirst() {
    assertEquals(List.of("g"), found("g"));
    assertEquals(List.of("x"), found("x"));
    assertEquals(List.of("excess"), found("exc"));
    assertEquals(List.of("excess"), found("EXCESS"));
    assertEquals(List.of("excess"), found("cess"));
    // A single letter is looked for at the beginning.
    assertEquals(List.of("y"), found("y"));
    assertEquals(List.of(), found("nothing"));
    assertEquals(List.of(), found("  "));
  }

  @Test
  void forksByTheirSignTheirNameInEitherLanguageAndTheirSum() {
    Diagram forks = Drawing.of("x = -2, y = 5\nq = x + y\nf = q*x + q", Folding.FOLDED);
    for (String typed : List.of("Σ", "fork", "Fork", "갈림점")) {
      assertEquals(List.of("Σ x", "Σ q"), found(forks, forks.steps().last(), typed), typed);
    }
    assertEquals(List.of("Σ q"), found(forks, forks.steps().last(), "-1"));
    // The sum of x, 3 − 1, is found once it is there.
    assertEquals(List.of("Σ x"), found(forks, forks.steps().last(), "2"));
    assertEquals(List.of(), found(forks, forks.steps().last() - 1, "2"));
    assertEquals(List.of("q"), found(forks, forks.steps().last(), "q"));
  }

  @Test
  void byItsOperationInEitherLanguageAndByItsSigns() {
    assertEquals(List.of("g"), found("+").subList(0, 1));
    assertEquals(List.of("g"), found("addition").subList(0, 1));
    assertEquals(List.of("g"), found("덧셈").subList(0, 1));
    assertEquals(List.of("excess"), found("max"));
    assertEquals(List.of("excess"), found("최댓값"));
    assertEquals(List.of("f", "* inside swish", "neg inside swish"), found("×"));
    assertEquals(List.of("f", "* inside swish"), found("*"));
    assertEquals(List.of("swish"), found("swish"));
  }

  @Test
  void byItsValueAsItIsPrintedOrFiner() {
    Diagram drawn = Drawing.of("x = 1\nf = sigmoid(x)*2", Folding.FOLDED);
    int last = drawn.steps().last();
    assertEquals(List.of("sigmoid"), found(drawn, last, "0.73"));
    assertEquals(List.of("sigmoid"), found(drawn, last, "0.7311"));
    assertEquals(List.of(), found(drawn, last, "0.7312"));
    assertEquals(List.of(), found(drawn, last, "0.7"));
    assertEquals(List.of("y"), found("-3"));
    assertEquals(List.of("y"), found("−3.00"));
    assertEquals(List.of("x", "excess"), found("2.00"));
  }

  @Test
  void anEntryOfATensorIsAValueToo() {
    Diagram drawn = Drawing.of("W = [[1, 2], [3, 4.5]], x = [1, -1]\nf = W x", Folding.FOLDED);
    assertEquals(List.of("W"), found(drawn, drawn.steps().last(), "4.5"));
    assertEquals(List.of("f"), found(drawn, drawn.steps().last(), "-1.50"));
  }

  @Test
  void whatTheStepDoesNotKnowYetIsNotFound() {
    Diagram drawn = Drawing.of("x = 1\nf = sigmoid(x)*2", Folding.FOLDED);
    assertEquals(List.of(), found(drawn, 0, "0.73"));
    assertEquals(List.of("x"), found(drawn, 0, "1"));
    assertEquals(List.of(), found(drawn, 0, "0.37"));
  }

  @Test
  void insideWhatIsDrawnAsOneGate() {
    assertEquals(List.of("sigmoid inside swish"), found("sigmoid"));
    assertEquals(List.of("exp inside swish"), found("exp").stream().distinct().toList());
    Diagram open =
        Drawing.of(PROGRAM, Folding.FOLDED.unfold(graph(diagram), gateOf(diagram, "swish")));
    assertEquals(List.of("sigmoid"), found(open, open.steps().last(), "sigmoid"));
    assertEquals(List.of("exp inside σ"), found(open, open.steps().last(), "exp"));
  }

  @Test
  void theGatesOfALongSumAreOne() {
    Diagram drawn = Drawing.of("a = 1, b = 2, c = 3, d = 4\nf = a + b + c + d", Folding.FOLDED);
    assertEquals(List.of("f"), found(drawn, drawn.steps().last(), "+"));
  }

  private static ComputationGraph graph(Diagram diagram) {
    return diagram.steps().trace().graph();
  }

  private static Gate gateOf(Diagram diagram, String op) {
    return graph(diagram).gates().stream()
        .filter(g -> g.isOperation() && g.op().name().equals(op))
        .findFirst()
        .orElseThrow();
  }
}
