package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.Signs;
import gradus.op.Composite.Node;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A function of the program as one gate: numbers worked out by hand.
class CompositeTest {
  private static final int[] NONE = {};

  private static final Span NOWHERE = new Span(0, 0);

  private static Statement text(String body) {
    return new Statement.Bare(NOWHERE, new Expr.Name(NOWHERE, body));
  }

  private static Node on(Op op, Integer... operands) {
    return Node.of(op, NONE, List.of(operands));
  }

  private static Op function(List<String> operands, List<Node> body, int output) {
    return Composite.of(
        new Origin.Function("f", operands.size()), operands, text("the body"), body, output);
  }

  /// f(a, b, c) = 3ab + a; c is not used, and b/a is computed for nothing.
  private static Op mixed() {
    return function(
        List.of("a", "b", "c"),
        List.of(
            Node.operand(),
            Node.constant(scalar(3)),
            Node.operand(),
            Node.operand(),
            on(Ops.MULTIPLY, 0, 2),
            on(Ops.DIVIDE, 2, 0),
            on(Ops.MULTIPLY, 1, 4),
            on(Ops.ADD, 6, 0)),
        7);
  }

  private static Local local(Op op, Tensor grad, Tensor... in) {
    return new Local(List.of(in), op.value(List.of(in)), grad, NONE);
  }

  @Test
  void itsValueIsItsBodys() {
    Tensor value = mixed().value(List.of(vector(2, 5), vector(7, -1), matrix(new double[] {9})));
    assertEquals(vector(44, -10), value);
  }

  @Test
  void usesAreAddedAndWhatIsNotUsedReceivesNothing() {
    Local local =
        local(mixed(), vector(1, 10), vector(2, 5), scalar(7), matrix(new double[] {9, 8, 6}));
    assertEquals(vector(22, 220), mixed().pull(0, local));
    assertEquals(scalar(3 * 2 + 3 * 50), mixed().pull(1, local));
    assertEquals(Tensor.zeros(Shape.matrix(1, 3)), mixed().pull(2, local));
  }

  @Test
  void anOutputThatIsAnOperandHandsTheGradientOn() {
    Op second = function(List.of("a", "b"), List.of(Node.operand(), Node.operand()), 1);
    Local local = local(second, vector(4, 5), scalar(1), vector(2, 3));
    assertEquals(vector(2, 3), local.out());
    assertEquals(scalar(0), second.pull(0, local));
    assertEquals(vector(4, 5), second.pull(1, local));
    assertEquals(Fit.of(Shape.vector(2)), second.fit(List.of(Shape.SCALAR, Shape.vector(2)), NONE));
  }

  @Test
  void shapesRunThroughTheBodyAndTheFirstMisfitIsTold() {
    Shape row = Shape.vector(3);
    Shape column = Shape.matrix(2, 1);
    assertEquals(
        Fit.of(Shape.matrix(2, 3)), mixed().fit(List.of(column, row, Shape.vector(5)), NONE));
    assertEquals(
        Fit.misfit("shape.broadcast", "*", "2", "3"),
        mixed().fit(List.of(Shape.vector(2), row, Shape.SCALAR), NONE));
  }

  @Test
  void attributesOfTheBodyAreKept() {
    int[] first = {0};
    Node rows = Node.of(Ops.find("sum", 2).orElseThrow(), first, List.of(0));
    first[0] = 1;
    Op sums = function(List.of("x"), List.of(Node.operand(), rows), 1);
    Tensor x = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertEquals(vector(5, 7, 9), sums.value(List.of(x)));
    assertEquals(Fit.of(Shape.vector(3)), sums.fit(List.of(x.shape()), NONE));
    assertEquals(
        matrix(new double[] {10, 20, 30}, new double[] {10, 20, 30}),
        sums.pull(0, local(sums, vector(10, 20, 30), x)));
  }

  @Test
  void aKinkInsideIsAKinkOfTheWhole() {
    Op relu = Ops.find("relu", 1).orElseThrow();
    Op shifted =
        function(
            List.of("x"),
            List.of(Node.operand(), Node.constant(scalar(2)), on(Ops.SUBTRACT, 0, 1), on(relu, 2)),
            3);
    assertTrue(shifted.atKink(List.of(vector(5, 2))));
    assertFalse(shifted.atKink(List.of(vector(5, 0))));
    assertEquals(Optional.empty(), shifted.objection(List.of(vector(5, 2))));
  }

  @Test
  void itIsCalledAsTheProgramCallsIt() {
    Op f = mixed();
    assertEquals("f", f.name());
    assertEquals(new Origin.Function("f", 3), f.origin());
    assertEquals("f(a, b, c) = the body", f.doc(Locale.ENGLISH));
    assertEquals("f(a, b, c) = the body", f.doc(Locale.KOREAN));
    assertEquals(
        "f(a, b, c) = the body: a small backward pass runs through its body.",
        f.backward(Locale.ENGLISH));
    assertEquals("f(a, b, c) = the body: 본문을 따라 작은 역전파가 한 번 돕니다.", f.backward(Locale.KOREAN));
    assertEquals(Optional.of("the body"), f.fixedUnfolding().map(Printer::text));
    assertEquals(GatePattern.FUNCTION, f.pattern());
    assertEquals(
        List.of("a ȳ · ∂f/∂a", "b ȳ · ∂f/∂b", "c ȳ · ∂f/∂c"),
        f.operands().stream().map(o -> o.name() + " " + o.written(Signs.TEXTBOOK)).toList());
    List<RuleFactor> rule = f.typesetting().backward(List.of(Shape.SCALAR), 2);
    assertEquals(2, rule.size());
    assertTrue(rule.get(0).isUpstream() && rule.get(0).isBare());
    assertEquals(RuleFactor.Like.Common.PULLED, rule.get(1).like());
    assertEquals(List.of(), f.samples());
    assertFalse(f.isElementwise());
  }

  @Test
  void aRepeatIsNamedByItsRoundsAndKeepsItsOwnList() {
    List<String> names = new ArrayList<>(List.of("h", "c"));
    Origin.Repeat repeat = new Origin.Repeat(12, names);
    names.add("z");
    assertEquals("⟳12", repeat.name());
    assertEquals(List.of("h", "c"), repeat.defined());
    Op op =
        Composite.of(
            repeat,
            List.of("x"),
            new Statement.Repeat(NOWHERE, 12, List.of(text("h"))),
            List.of(Node.operand()),
            0);
    assertEquals("⟳12", op.name());
    assertEquals("⟳12(x) = repeat 12 {\n  h\n}", op.doc(Locale.ENGLISH));
    assertEquals(Optional.empty(), op.unfolding());
    assertTrue(op.unfolds());
    assertFalse(op.unfoldsByShape());
    assertEquals("ȳ · ∂⟳12/∂x", op.operand(0).written(Signs.TEXTBOOK));
    assertEquals("ȳ ∗ ∂⟳12/∂x", op.operand(0).written(Signs.NOTES));
  }

  /// A call of a function by another: its body stands in the place of the call.
  @Test
  void functionsThatCallFunctionsGiveWhatTheirBodiesGive() {
    List<Node> calls =
        List.of(
            Node.operand(),
            Node.operand(),
            on(Ops.ADD, 0, 1),
            on(mixed(), 2, 1, 0),
            on(mixed(), 0, 3, 3),
            on(Ops.SUBTRACT, 4, 3));
    Op outer = function(List.of("u", "v"), calls, 5);
    Op twice = function(List.of("w"), List.of(Node.operand(), on(outer, 0, 0)), 1);
    // With m = 3(u+v)v + (u+v): 3um + u - m.
    Tensor u = vector(2, 5);
    assertEquals(
        vector(3 * 2 * 50 + 2 - 50, 3 * 5 * 24 + 5 - 24), outer.value(List.of(u, vector(3, 1))));
    assertEquals(
        Fit.of(Shape.matrix(4, 2)), outer.fit(List.of(Shape.matrix(4, 1), u.shape()), NONE));
    assertEquals(
        Fit.misfit("shape.broadcast", "+", "2", "3"),
        outer.fit(List.of(Shape.vector(2), Shape.vector(3)), NONE));
    // dm/du = 3v + 1, dm/dv = 3u + 6v + 1; of the whole 3m + 1 + (3u-1) dm/du, (3u-1) dm/dv.
    Local local = local(outer, vector(1, 10), u, vector(3, 1));
    assertEquals(vector(3 * 50 + 1 + 5 * 10, 10 * (3 * 24 + 1 + 14 * 4)), outer.pull(0, local));
    assertEquals(vector(5 * (6 + 18 + 1), 10 * 14 * (15 + 6 + 1)), outer.pull(1, local));
    // With u = v = w: m = 6w² + 2w, 18w³ + w - 2w.
    Local one = local(twice, scalar(1), scalar(2));
    assertEquals(scalar(18 * 8 - 2), one.out());
    assertEquals(scalar(54 * 4 - 1), twice.pull(0, one));
  }

  @Test
  void aFunctionThatHandsItsOperandOnMayBeCalled() {
    Op second = function(List.of("a", "b"), List.of(Node.operand(), Node.operand()), 1);
    Op five = function(List.of(), List.of(Node.constant(scalar(5))), 0);
    Op outer =
        function(
            List.of("x", "y"),
            List.of(
                Node.operand(), Node.operand(), on(second, 0, 1), on(five), on(Ops.MULTIPLY, 2, 3)),
            4);
    Local local = local(outer, vector(1, 2), scalar(4), vector(7, 8));
    assertEquals(vector(35, 40), local.out());
    assertEquals(scalar(0), outer.pull(0, local));
    assertEquals(vector(5, 10), outer.pull(1, local));
  }

  @Test
  void kinksAndWrongLabelsDeepInsideAreFound() {
    Op relu = Ops.find("relu", 1).orElseThrow();
    Op inner = function(List.of("x"), List.of(Node.operand(), on(relu, 0)), 1);
    Op outer = function(List.of("x"), List.of(Node.operand(), on(inner, 0)), 1);
    assertTrue(outer.atKink(List.of(vector(1, 0))));
    assertFalse(outer.atKink(List.of(vector(1, 2))));
    Op entropy = Ops.find("cross_entropy", 2).orElseThrow();
    Op loss =
        function(List.of("s", "k"), List.of(Node.operand(), Node.operand(), on(entropy, 0, 1)), 2);
    Op around =
        function(List.of("s", "k"), List.of(Node.operand(), Node.operand(), on(loss, 0, 1)), 2);
    assertEquals(Optional.empty(), around.objection(List.of(vector(1, 2), scalar(1))));
    assertTrue(around.objection(List.of(vector(1, 2), scalar(2))).isPresent());
  }
}
