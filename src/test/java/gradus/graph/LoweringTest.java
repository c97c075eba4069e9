package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.Texts;
import gradus.graph.place.Group;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which gates a program comes to, one by one, and what is said of those it cannot come to.
class LoweringTest {
  private static Lowering build(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
  }

  private static ComputationGraph graph(String text) {
    return graph(text, Folding.FOLDED);
  }

  private static ComputationGraph graph(String text, Folding folding) {
    Lowering lowering = build(text, folding);
    assertEquals(List.of(), lowering.errors(), text);
    return lowering.graph();
  }

  private static List<String> gates(ComputationGraph graph) {
    List<String> all = new ArrayList<>();
    for (Gate gate : graph.gates()) {
      String what = gate.isOperation() ? gate.op().name() : gate.kind().toString().toLowerCase();
      all.add(gate.key() + " " + what);
    }
    return all;
  }

  private static List<String> ops(ComputationGraph graph) {
    return graph.gates().stream().filter(Gate::isOperation).map(g -> g.op().name()).toList();
  }

  private static double value(ComputationGraph graph) {
    return Trace.of(graph).value(graph.output()).orElseThrow().item();
  }

  private static List<String> blanks(String text) {
    return graph(text).blanks().stream().map(Gate::name).toList();
  }

  private static List<String> problems(Lowering lowering) {
    return lowering.problems().stream().map(p -> p.key() + p.args()).toList();
  }

  private static List<String> problems(String text) {
    return problems(Texts.build(text));
  }

  private static Problem only(String text) {
    List<Problem> all = Texts.build(text).problems();
    assertEquals(1, all.size(), all.toString());
    return all.getFirst();
  }

  private static String part(String text, Problem problem) {
    return text.substring(problem.span().start(), problem.span().end());
  }

  @ParameterizedTest
  @CsvSource({"2, 30", "-1, 30", "-3, 10", "1, 20"})
  void aLabelThatIsSetIsTheEntryTaken(double label, double taken) {
    String text = "s = [10, 20, 30]\nk = 0\nf = s[k]";
    assertEquals(10, value(graph(text)));
    Lowering lowering = Texts.build(text, Map.of("k", Tensor.scalar(label)), null);
    assertEquals(List.of(), lowering.problems());
    assertEquals(taken, value(lowering.graph()));
  }

  @Test
  void aLabelThatIsSetToAFractionOrAVectorIsRefusedWhereItStands() {
    String text = "s = [10, 20, 30]\nk = 0\nf = s[k]";
    for (Tensor wrong :
        List.of(Tensor.scalar(0.5), Tensor.vector(1, 2), Tensor.scalar(Double.NaN))) {
      List<Problem> problems = Texts.build(text, Map.of("k", wrong), null).problems();
      assertEquals(
          List.of("graph.index"), problems.stream().map(Problem::key).toList(), wrong.toString());
      assertEquals(new Span(text.length() - 2, text.length() - 1), problems.getFirst().span());
    }
  }

  @Test
  void aParameterOfAHeaderIsAFamilyWhenNumberedNamesStandForIt() {
    assertEquals(List.of("w_0", "w_1"), blanks("f(w) = w_0 + 2*w_1"));
    assertEquals(List.of("w0"), blanks("f(w) = 2*w0"));
    assertEquals(List.of("w₉"), blanks("f(w) = 2*w₉"));
    assertEquals(List.of("wₖ"), blanks("f(w) = 2*wₖ"));
    assertEquals(List.of("w⁽¹⁾"), blanks("f(w) = 2*w⁽¹⁾"));
    assertEquals(List.of("x"), blanks("f(w, x) = x*w_0\nw_0 = 3"));
  }

  @Test
  void aParameterOfAHeaderIsANameOfItsOwnOtherwise() {
    assertEquals(List.of("wide"), blanks("f(w) = 2*wide"));
    assertEquals(List.of("v_0"), blanks("f(w) = 2*v_0"));
    assertEquals(List.of("w_0", "w"), blanks("f(w) = w_0*w"));
    assertEquals(List.of(), blanks("f(w, x) = 2*w\nw = 3"));
  }

  @Test
  void problemsStandInTheOrderOfTheTextWhateverWasFoundFirst() {
    assertEquals(
        List.of(
            "graph.arguments[sin, 1, 2]",
            "graph.arguments[cos, 1, 3]",
            "graph.arguments[tan, 1, 2]"),
        problems("f = q*sin(1, 2)\nq = cos(1, 2, 3)\nr = tan(1, 2)"));
    assertEquals(
        List.of("notice.seed[f, 2]", "notice.split[xy, x·y]", "notice.dot[x * y]"),
        problems(Texts.build("f = [1, 2] + y\nx = [3, 4], y = [5, 6]\ng = xy", Map.of(), "f")));
  }

  @Test
  void cancellingIsAskedForEveryThousandStepsAndTakesEffectAtAnyOfThem() {
    AtomicInteger asked = new AtomicInteger();
    GraphBuilder.build(
        ProgramReader.read("x = 2\nf = x + x"), Map.of(), null, () -> asked.incrementAndGet() > 0);
    assertEquals(0, asked.get());

    var sum = ProgramReader.read("x = 2\nf = x" + " + x".repeat(10_000));
    GraphBuilder.build(sum, Map.of(), null, () -> asked.incrementAndGet() < 0);
    assertEquals(29, asked.get());

    asked.set(0);
    assertThrows(
        CancellationException.class,
        () -> GraphBuilder.build(sum, Map.of(), null, () -> asked.incrementAndGet() == 3));
    assertEquals(3, asked.get());
  }

  @Test
  void aCycleNamesOnlyWhatWaits() {
    assertEquals(List.of("graph.cycle[a → b → a]"), problems("a = x + b\nx = 1\nb = a"));
    assertEquals(List.of("graph.cycle[b → c → b]"), problems("a = b\nb = c\nc = b"));
  }

  @Test
  void aCycleOfMoreThanNineNamesIsShortened() {
    String eight = "a = b\nb = c\nc = d\nd = e\ne = g\ng = h\nh = i\ni = a";
    assertEquals(List.of("graph.cycle[a → b → c → d → e → g → h → i → a]"), problems(eight));
    String nine = eight.replace("i = a", "i = j\nj = a");
    assertEquals(List.of("graph.cycle[a → b → c → d → … → h → i → j → a]"), problems(nine));
  }

  @Test
  void partsAreNumberedFromTheLeftWhateverTheSign() {
    assertEquals(
        List.of("x input", "f/0^2 constant", "f/0 *", "f/1/0 neg", "f/1^2 constant", "f/1 ^"),
        gates(graph("x = 2\nf = 3*x + (-x)^2")).subList(0, 6));
    assertEquals(List.of("x input", "f/1 *", "f exp"), gates(graph("x = 2\nf = e^(x*x)")));
    assertEquals(List.of("f/1 constant", "f exp"), gates(graph("f = e^2")));
    assertEquals(
        List.of("s input", "f/0^2 -", "f/0 index", "f sin"),
        gates(graph("s = [1, 2]\nf = sin((s - s)[1])")));
  }

  @Test
  void eIsANumberUnlessItIsRaised() {
    assertEquals(List.of("*"), ops(graph("x = 2\nf = e*x")));
    assertEquals(List.of("^"), ops(graph("x = 2\nf = x^e")));
    assertEquals(List.of("^"), ops(graph("x = 2\nk = 3\nf = k^x")));
    assertEquals(List.of("^"), ops(graph("x = 2\nf = pi^x")));
  }

  @Test
  void aNameThatIsAConstantIsAnInputOfItsOwn() {
    ComputationGraph graph = graph("k = pi\nt = π\nn = e\nf = k*t*n");
    assertEquals(List.of("k", "t", "n"), graph.inputs().stream().map(Gate::name).toList());
    assertEquals(
        List.of(Math.PI, Math.PI, Math.E),
        graph.inputs().stream().map(g -> g.literal().item()).toList());
  }

  @Test
  void aNumberWithASignIsOneConstantAndAWireWithASignIsAGate() {
    ComputationGraph graph = graph("x = 2\nf = x*(-3)");
    assertEquals(List.of("x input", "f/1 constant", "f *"), gates(graph));
    assertEquals(Tensor.scalar(-3), graph.gates().get(1).literal());
    assertEquals(List.of("neg", "*"), ops(graph("x = 2\nf = -x*3")));
  }

  @Test
  void onlyNumbersThatMakeANumberLiveInsideTheirGate() {
    assertEquals(List.of("+"), ops(graph("x = 2\nf = x + 6/3")));
    assertEquals(List.of("/", "+"), ops(graph("x = 2\nf = x + 1/0")));
    assertEquals(List.of("exp", "+"), ops(graph("x = 2\nf = x + exp(1000)")));
    assertEquals(List.of("+"), ops(graph("f = 1 + 2")));
  }

  @Test
  void oneMistakeIsToldOnceAndNotOfAllThatUsesIt() {
    assertEquals(
        List.of("graph.arguments[sin, 1, 2]"), problems("W = [sin(1, 2), 2]\nf = -W[0]*sin(W)"));
    assertEquals(
        List.of("graph.arguments[sin, 1, 2]"), problems("g(a) = a*2\nf = g(sin(1, 2)) + 1"));
    assertEquals(List.of("graph.arguments[sin, 1, 2]"), problems("g(a) = sin(a, 2)\nf = 2*g(1)^2"));
    assertEquals(List.of("graph.arguments[sin, 1, 2]"), problems("y = sin(1, 2)\nz = y\nf = z y"));
  }

  @Test
  void atMostFiftyProblemsAreTold() {
    assertEquals(49, problems("f = sin(1, 2)" + " + sin(1, 2)".repeat(48)).size());
    assertEquals(50, problems("f = sin(1, 2)" + " + sin(1, 2)".repeat(49)).size());
    assertEquals(50, problems("f = sin(1, 2)" + " + sin(1, 2)".repeat(80)).size());
  }

  @Test
  void whatAnAttributeMayNotBeIsSaidAtItsPlace() {
    String text = "W = [[1, 2, 3]]\nf = sum(sum(W, 0.5))";
    Problem axis = only(text);
    assertEquals("graph.attribute[axis, sum]", axis.key() + axis.args());
    assertEquals("0.5", part(text, axis));
    assertEquals(
        List.of("graph.attribute[axis, norm]"), problems("x = [1]\nk = 1\nf = norm(x, k)"));
  }

  @Test
  void anAttributeIsTakenFromTheText() {
    ComputationGraph rows = graph("W = [[1, 2, 3], [4, 5, 6]]\ny = sum(W, 1)\nf = y[-1]");
    assertEquals("[1]", Arrays.toString(rows.named("y").orElseThrow().attributes()));
    assertEquals(Shape.vector(2), rows.named("y").orElseThrow().shape());
    assertEquals("[-1]", Arrays.toString(rows.output().attributes()));
    assertEquals(15, value(rows));
  }

  @Test
  void aWrongNumberOfArgumentsSaysHowManyItTakes() {
    assertEquals(List.of("graph.arguments[g, 2, 1]"), problems("g(x, y) = x*y\nf = g(2)"));
    assertEquals(List.of("graph.arguments[g, 1, 3]"), problems("g(x) = x*x\nf = g(2, 3, 4)"));
    assertEquals(List.of("graph.arguments[sigmoid, 1, 2]"), problems("f = sigmoid(1, 2)"));
    assertEquals(List.of("graph.arguments[sum, 1 / 2, 3]"), problems("f = sum(1, 0, 0)"));
  }

  @Test
  void aThousandCallsMayStandInsideOneAnother() {
    assertEquals(3, value(graph(nested(999, "x + 1"), Folding.UNFOLDED)));
    Problem deep = only(nested(1_000, "x + 1"));
    assertEquals("limit.calls[1000]", deep.key() + deep.args());
  }

  @Test
  void atTheLimitOfCallsNothingOfTheCatalogueUnfolds() {
    assertEquals(
        List.of("neg", "exp", "+", "/"), ops(graph(nested(998, "sigmoid(x)"), Folding.UNFOLDED)));
    assertEquals(List.of("sigmoid"), ops(graph(nested(999, "sigmoid(x)"), Folding.UNFOLDED)));
  }

  /// Functions g0 … gN, each calling the one before it.
  private static String nested(int n, String body) {
    StringBuilder text = new StringBuilder("g0(x) = " + body + "\n");
    for (int i = 1; i <= n; i++) {
      text.append("g%d(x) = g%d(x)\n".formatted(i, i - 1));
    }
    return text.append("u = 2\nf = g%d(u)".formatted(n)).toString();
  }

  @Test
  void numbersAloneAreNotUnfolded() {
    assertEquals(List.of("sigmoid"), ops(graph("f = sigmoid(2)", Folding.UNFOLDED)));
    assertEquals(List.of("max"), ops(graph("x = 2\nf = relu(x)", Folding.UNFOLDED)));
  }

  @Test
  void aPassedNumberThatIsTheWholeResultIsAnInput() {
    ComputationGraph graph = graph("id(t) = t\nf = id(2)", Folding.UNFOLDED);
    assertEquals(List.of("f input"), gates(graph));
    assertEquals(Tensor.scalar(2), graph.output().literal());
    assertEquals(
        List.of("x input", "f copy"),
        gates(graph("id(t) = t\nx = 3\nf = id(x)", Folding.UNFOLDED)));
  }

  @Test
  void partsOfACallStandInAFrameOfItsNameInsideThatOfItsCaller() {
    ComputationGraph graph = graph("g(a) = relu(a)*2\nx = 3\nf = g(x) + 1", Folding.UNFOLDED);
    Gate max = graph.gates().stream().filter(g -> g.isOperation()).findFirst().orElseThrow();
    Group inner = max.group();
    assertEquals("f/0/g/0/relu max", max.key() + " " + max.op().name());
    assertEquals("relu f/0/g/0 2", inner.title() + " " + inner.key() + " " + inner.depth());
    Group outer = inner.parent();
    assertEquals("g f/0 1", outer.title() + " " + outer.key() + " " + outer.depth());
    assertEquals(null, outer.parent());
    assertEquals(null, graph.output().group());
  }
}
