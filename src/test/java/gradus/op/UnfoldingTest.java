package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Lowering;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// An op and the formula it unfolds into give the same value and the same gradients.
class UnfoldingTest {
  @TestFactory
  Stream<DynamicTest> fusedAndUnfoldedAgree() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Op op : Ops.all()) {
      for (Op.Sample s : op.samples()) {
        op.unfolding(Operands.of(op, s.operands()), s.attributes())
            .ifPresent(f ->
                tests.add(
                    dynamicTest(
                        op + " as " + Printer.text(f), () -> compare(op, s, Printer.text(f)))));
      }
    }
    int foretold =
        Ops.all().stream()
            .filter(op -> op.unfolding().isPresent())
            .mapToInt(op -> op.samples().size())
            .sum();
    assertEquals(foretold, tests.size());
    assertTrue(foretold >= 45, "only " + foretold);
    return tests.stream();
  }

  /// A floor, not a list to keep: a new gate that unfolds needs no line here.
  @Test
  void noneOfTheseStopsUnfoldingAtAnySample() {
    Set<String> names = new TreeSet<>();
    for (Op op : Ops.all()) {
      for (Op.Sample s : op.samples()) {
        Optional<Expr> formula = op.unfolding(Operands.of(op, s.operands()), s.attributes());
        assertEquals(op.unfolding().isPresent(), formula.isPresent(), op.name());
        if (formula.isPresent()) names.add(op.name());
      }
    }
    String floor =
        "abs cross_entropy dot elu hinge leaky_relu log_softmax logsumexp mean mse norm reciprocal"
            + " relu sigmoid softmax softplus sqrt square tan tanh";
    assertTrue(names.containsAll(List.of(floor.split(" "))), names.toString());
  }

  @Test
  void aLengthUnfoldsAlongItsAxis() {
    Op norm = Ops.find("norm", 1).orElseThrow();
    Operands in = Operands.of(norm, List.of(Tensor.matrix(new double[] {1, 2, 3})));
    assertEquals(Optional.of("sqrt(sum(square(x)))"), norm.unfolding().map(Printer::text));
    assertEquals(Optional.of("sqrt(sum(square(x)))"), norm.unfolding(in).map(Printer::text));
    assertEquals(Optional.of("sqrt(sum(square(x), 1))"), norm.unfolding(in, 1).map(Printer::text));
  }

  private static void compare(Op op, Op.Sample sample, String formula) {
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < sample.operands().size(); i++) {
      String literal = Numbers.exact(sample.operands().get(i));
      program.append(op.operand(i).name()).append(" = ").append(literal).append('\n');
    }
    program.append("f = ").append(formula);
    Lowering lowering = Texts.build(program.toString());
    assertEquals(List.of(), lowering.errors(), program.toString());
    ComputationGraph graph = lowering.graph();
    Run run = Tape.of(graph).run();
    run.forward(() -> false);
    run.backward(() -> false);

    Tensor out = op.value(sample.operands(), sample.attributes());
    Local l = new Local(sample.operands(), out, Tensor.ones(out.shape()), sample.attributes());
    assertSame(out, run.value(graph.output()).orElseThrow());
    for (int i = 0; i < sample.operands().size(); i++) {
      var input = graph.named(op.operand(i).name()).orElseThrow();
      assertSame(op.pull(i, l), run.gradient(input).orElseThrow());
    }
  }

  private static void assertSame(Tensor expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape());
    for (int i = 0; i < expected.size(); i++) {
      double e = expected.get(i);
      assertEquals(e, actual.get(i), 1e-12 * (1 + Math.abs(e)), "entry " + i);
    }
  }
}
