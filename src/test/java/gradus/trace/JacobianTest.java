package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.op.Op;
import gradus.op.Ops;
import gradus.op.Programs;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Jacobian.Structure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JacobianTest {
  private static Trace trace(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static Jacobian of(String program, int operand) {
    Trace trace = trace(program);
    Wire wire = trace.graph().operands(trace.graph().output()).get(operand);
    return Jacobian.of(trace, wire, () -> false);
  }

  private interface Check {
    void of(Op op, Op.Sample sample, Trace trace, Wire wire);
  }

  private static Stream<DynamicTest> everyOperand(Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        String program = Programs.of(op, sample);
        tests.add(
            dynamicTest(
                program.strip().replace('\n', ' '),
                () -> {
                  Trace trace = trace(program);
                  Gate gate = trace.graph().output();
                  assertEquals(op, gate.op());
                  for (Wire wire : trace.graph().operands(gate)) {
                    check.of(op, sample, trace, wire);
                  }
                }));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> timesUpstreamItIsThePulledGradient() {
    return everyOperand((op, sample, trace, wire) -> {
      Jacobian jacobian = Jacobian.of(trace, wire, () -> false);
      Random random = new Random(3);
      Tensor out = trace.value(wire.target()).orElseThrow();
      Tensor upstream = Tensor.generate(out.shape(), i -> random.nextGaussian());
      var local = new gradus.op.Local(sample.operands(), out, upstream, wire.target().attributes());
      Tensor pulled = op.pull(wire.index(), local);
      Tensor product = jacobian.times(upstream);
      assertEquals(pulled.shape(), product.shape());
      for (int i = 0; i < pulled.size(); i++) {
        double expected = pulled.get(i);
        assertEquals(expected, product.get(i), 1e-12 * (1 + Math.abs(expected)));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> itAgreesWithFiniteDifferences() {
    return everyOperand((op, sample, trace, wire) -> {
      boolean label = op.operand(wire.index()).isLabel();
      Tensor jacobian = Jacobian.of(trace, wire, () -> false).entries().orElseThrow();
      Tensor x = sample.operands().get(wire.index());
      for (int c = 0; c < x.size() && !label; c++) {
        double h = 1e-5 * (1 + Math.abs(x.get(c)));
        Tensor plus = moved(op, sample, wire.index(), c, h);
        Tensor minus = moved(op, sample, wire.index(), c, -h);
        Tensor plus2 = moved(op, sample, wire.index(), c, 2 * h);
        Tensor minus2 = moved(op, sample, wire.index(), c, -2 * h);
        for (int r = 0; r < plus.size(); r++) {
          double near = (plus.get(r) - minus.get(r)) / (2 * h);
          double far = (plus2.get(r) - minus2.get(r)) / (4 * h);
          double measured = (4 * near - far) / 3;
          assertEquals(measured, jacobian.get(r, c), 1e-7 * (1 + Math.abs(measured)));
        }
      }
    });
  }

  private static Tensor moved(Op op, Op.Sample sample, int operand, int entry, double by) {
    List<Tensor> in = new ArrayList<>(sample.operands());
    double[] entries = in.get(operand).toArray();
    entries[entry] += by;
    in.set(operand, Tensor.of(in.get(operand).shape(), entries));
    return op.value(in, sample.attributes());
  }

  @Test
  void structuresAreNamed() {
    assertEquals(Structure.SCALAR, of("x = 2\nf = exp(x)", 0).structure());
    assertEquals(Structure.DIAGONAL, of("x = [1,2,3]\nf = exp(x)", 0).structure());
    assertEquals(Structure.DIAGONAL, of("x = [1,-2,3]\nf = relu(x)", 0).structure());
    assertEquals(Structure.IDENTITY, of("x = [1,2,3]\ny = [1,1,2]\nf = x + y", 1).structure());
    assertEquals(Structure.SCALED_IDENTITY, of("x = [1,2,3]\nf = -x", 0).structure());
    assertEquals(Structure.ONE_HOT, of("x = [1,2,3]\nf = x[1]", 0).structure());
    assertEquals(Structure.ONE_HOT, of("x = [1,2,3]\nf = max(x)", 0).structure());
    assertEquals(Structure.PERMUTATION, of("X = [[1,2],[3,4]]\nf = X'", 0).structure());
    assertEquals(Structure.CONSTANT, of("x = [1,2,3]\nf = sum(x)", 0).structure());
    assertEquals(Structure.SYMMETRIC, of("x = [1,2,3]\nf = softmax(x)", 0).structure());
    assertEquals(Structure.ZERO, of("x = [1,2,3]\nf = step(x)", 0).structure());
    assertEquals(Structure.DENSE, of("x = [1,2,3]\nf = log_softmax(x)", 0).structure());
  }

  @Test
  void ofALinearMapItIsTheMatrixItself() {
    Jacobian x = of("W = [[1,2,3],[4,5,6]], x = [1,1,2]\nf = W@x", 1);
    assertEquals(Structure.OPERAND, x.structure());
    assertEquals("W", x.itself().orElseThrow().name());
    Jacobian w = of("W = [[1,2,3],[4,5,6]], x = [1,1,2]\nf = W@x", 0);
    assertEquals(Structure.BLOCK, w.structure());
    assertEquals(2, w.rows());
    assertEquals(6, w.cols());
    assertEquals(
        Structure.TRANSPOSED_OPERAND,
        of("W = [[1,2,3],[4,5,6]], x = [1,2]\nf = x@W", 0).structure());
  }

  /// The lecture's own figures: CS231n, "Jacobian of max(0, x)" for 4096 numbers and 100 examples.
  @Test
  void aLargeOneIsNotFormedButItsMemoryIsKnown() {
    Jacobian large = of("x = reshape(outer(linspace(), linspace()), 4096)\nf = relu(x)");
    assertTrue(large.entries().isEmpty());
    assertEquals(Structure.DIAGONAL, large.structure());
    assertEquals(BigInteger.valueOf(128L << 20), large.bytes());
    assertEquals(BigInteger.valueOf(32L << 10), large.diagonalBytes());
    assertEquals(1.2, large.bytes(100).doubleValue() / (1L << 40), 0.03);
  }

  /// A program cannot write 4096 numbers shortly: an outer product of two 64-vectors can.
  private static Jacobian of(String program) {
    String vector = Tensor.generate(Shape.vector(64), i -> i - 31.5).toString();
    String literal = gradus.tensor.Numbers.exact(Tensor.generate(Shape.vector(64), i -> i - 31.5));
    assertFalse(vector.isEmpty());
    return of(program.replace("linspace()", literal), 0);
  }
}
