package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.Span;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a graph says of its gates and wires.
class ComputationGraphTest {
  private static final String TEXT = "y = 3\nf = (x + y)*x\nz = 5";

  private static ComputationGraph graph(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    return lowering.graph();
  }

  private static List<String> texts(List<?> all) {
    return all.stream().map(Object::toString).toList();
  }

  @Test
  void wiresAreNumberedByTheirTargetsAndOperands() {
    ComputationGraph graph = graph(TEXT);
    Gate x = graph.named("x").orElseThrow();
    Gate f = graph.named("f").orElseThrow();
    assertEquals(List.of("y", "x", "f/0", "f", "z"), texts(graph.gates()));
    assertEquals(4, graph.wireCount());
    assertEquals(List.of("f/0 → f[0]", "x → f[1]"), texts(graph.operands(f)));
    assertEquals(List.of("x → f/0[0]", "x → f[1]"), texts(graph.consumers(x)));
    assertEquals(List.of(2, 3), graph.operands(f).stream().map(Wire::id).toList());
    assertEquals(List.of(0, 3), graph.consumers(x).stream().map(Wire::id).toList());
    assertEquals(List.of(), graph.operands(x));
    assertEquals(List.of(), graph.consumers(f));
    assertEquals(graph.gates().size(), graph.dag().vertexSet().size());
    assertSame(f, graph.consumers(x).get(1).target());
  }

  @Test
  void aForkIsAGateUsedMoreThanOnce() {
    ComputationGraph graph = graph(TEXT);
    assertTrue(graph.isFork(graph.named("x").orElseThrow()));
    assertFalse(graph.isFork(graph.named("y").orElseThrow()));
    assertFalse(graph.isFork(graph.output()));
  }

  @Test
  void anOperandIsSharedWhereItReachesTheGateByAnotherOneToo() {
    ComputationGraph graph = graph("x = 2; y = 3\nz = x*x\nq = z*y\nf = q*z + y");
    List<String> shared =
        graph.gates().stream()
            .flatMap(g -> graph.operands(g).stream())
            .filter(graph::isShared)
            .map(Object::toString)
            .toList();
    assertEquals(List.of("x → z[0]", "x → z[1]", "z → f/0[1]", "y → f[1]"), shared);
  }

  @Test
  void namesStandInTheOrderOfTheProgramAfterWhatIsBlank() {
    ComputationGraph graph = graph(TEXT);
    assertEquals("[x, y, f, z]", graph.names().keySet().toString());
    assertEquals(Optional.empty(), graph.named("q"));
    assertEquals("f", graph.output().name());
    assertEquals(List.of("y", "x", "z"), texts(graph.inputs()));
    assertEquals(List.of("x"), texts(graph.blanks()));
    assertEquals(TEXT, graph.text());
  }

  @Test
  void aVeryLongTextIsShownByItsEnds() {
    ComputationGraph graph = graph("f = alpha*beta");
    Gate f = graph.output();
    assertEquals("alpha*beta", graph.text(f));
    assertEquals("alpha*beta", graph.text(f, 5));
    assertEquals("alph beta", graph.text(f, 4));
    assertEquals("a a", graph.text(f, 1));
  }

  @Test
  void nothingOfAGraphCanBeChanged() {
    ComputationGraph graph = graph(TEXT);
    Gate f = graph.output();
    assertThrows(UnsupportedOperationException.class, () -> graph.gates().clear());
    assertThrows(UnsupportedOperationException.class, () -> graph.operands(f).clear());
    assertThrows(
        UnsupportedOperationException.class,
        () -> graph.consumers(graph.gates().getFirst()).clear());
    assertThrows(UnsupportedOperationException.class, () -> graph.names().clear());
    Gate sum = graph("W = [[1, 2]]\nf = sum(sum(W, 1))").gates().get(1);
    sum.attributes()[0] = 7;
    assertEquals(1, sum.attributes()[0]);
  }

  @Test
  void aGateIsOneOfThreeKinds() {
    ComputationGraph graph = graph("x = 2\nf = x*5");
    Gate x = graph.gates().get(0);
    Gate five = graph.gates().get(1);
    Gate f = graph.gates().get(2);
    assertEquals(
        List.of(Gate.Kind.INPUT, Gate.Kind.CONSTANT, Gate.Kind.OPERATION),
        graph.gates().stream().map(Gate::kind).toList());
    assertTrue(x.isInput() && five.isConstant() && f.isOperation());
    assertFalse(x.isConstant() || x.isOperation() || five.isInput() || five.isOperation());
    assertFalse(f.isInput() || f.isConstant());
    assertEquals(Tensor.scalar(5), five.literal());
    assertEquals(new Span(12, 13), five.span());
    assertEquals(new Span(4, 5), x.span());
    assertEquals(Shape.SCALAR, f.shape());
    assertNull(five.name());
    assertNull(f.literal());
    assertNull(x.op());
  }

  @Test
  void whatABlankFeedsHasNoShapeYet() {
    ComputationGraph graph = graph("x = [1, 2]\nk = x*x\nf = x + y");
    assertNull(graph.named("y").orElseThrow().shape());
    assertNull(graph.output().shape());
    assertEquals(Shape.vector(2), graph.named("k").orElseThrow().shape());
  }
}
