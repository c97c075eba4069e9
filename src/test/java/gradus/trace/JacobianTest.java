package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.op.Local;
import gradus.op.Op;
import gradus.op.Programs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Jacobian.Structure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
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
    assertTrue(tests.size() >= 113, "" + tests.size());
    assertEquals(Ops.all().stream().mapToInt(op -> op.samples().size()).sum(), tests.size());
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> timesUpstreamItIsThePulledGradient() {
    return everyOperand((op, sample, trace, wire) -> {
      Jacobian jacobian = Jacobian.of(trace, wire, () -> false);
      Random random = new Random(3);
      Tensor out = trace.value(wire.target()).orElseThrow();
      Tensor upstream = Tensor.generate(out.shape(), i -> random.nextGaussian());
      var local = new Local(sample.operands(), out, upstream, wire.target().attributes());
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
          double measured = op.stops() ? 0 : (4 * near - far) / 3;
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

  private static void looks(Structure expected, String program, int operand) {
    assertEquals(expected, of(program, operand).structure(), program + " by operand " + operand);
  }

  private static void isOperand(Structure expected, String name, String program, int operand) {
    looks(expected, program, operand);
    assertEquals(name, of(program, operand).itself().orElseThrow().name(), program);
  }

  @Test
  void onlyASquareMatrixIsSymmetricOrDiagonal() {
    looks(Structure.DENSE, "x = [3, 4, 12]\nf = norm(x)", 0);
    looks(Structure.ONE_HOT, "x = [1, 2, 3]\nf = x[0]", 0);
    looks(Structure.ONE_HOT, "x = [1, 2, 3]\nf = concat(x, 4*x)", 0);
    looks(Structure.SYMMETRIC, "x = [1, 2]\nf = softmax(x)", 0);
  }

  @Test
  void aSquareMatrixAndItsTransposeAreToldApart() {
    isOperand(Structure.TRANSPOSED_OPERAND, "W", "W = [[1, 2], [3, 4]], x = [5, 6]\nf = x@W", 0);
    isOperand(Structure.OPERAND, "W", "W = [[1, 2], [3, 4]], x = [5, 6]\nf = W@x", 1);
    isOperand(Structure.OPERAND, "y", "x = [1, 2, 3], y = [4, 5, 7]\nf = dot(x, y)", 0);
    isOperand(Structure.OPERAND, "x", "x = [1, 2, 3], y = [4, 5, 7]\nf = dot(x, y)", 1);
    // A diagonal operand is told as what it is.
    looks(Structure.DIAGONAL, "W = [[1, 0], [0, 4]], x = [5, 6]\nf = W@x", 1);
    assertTrue(of("x = [1, 2]\nf = exp(x)", 0).itself().isEmpty());
  }

  @Test
  void aLossThatHappensToGiveAnOperandsNumbersIsNotThatOperand() {
    looks(Structure.DENSE, "a = [2, 4], b = [1, 2]\nf = mse(a, b)", 0);
    assertEquals(
        Tensor.matrix(new double[] {1, 2}),
        of("a = [2, 4], b = [1, 2]\nf = mse(a, b)", 0).entries().orElseThrow());
  }

  @Test
  void severalOnesInARowAreNotOneHot() {
    looks(Structure.BLOCK, "A = [[1, 2, 3], [4, 5, 6]]\nf = sum(A, 1)", 0);
    looks(Structure.BLOCK, "W = [[1, 2], [3, 4], [5, 6]], x = [7, 8]\nf = W@x", 0);
    looks(Structure.CONSTANT, "x = [1, 2, 3]\nf = mean(x)", 0);
    looks(Structure.PERMUTATION, "X = [[1, 2, 3], [4, 5, 6]]\nf = X'", 0);
  }

  @Test
  void symmetricIsWhatIsSymmetricButForRounding() {
    // A function of the program is no product, so that its matrix is looked at by itself.
    String map = "g(v, W) = W@v\nx = [5, 6], W = [[1, 1000000], [%s, 2]]\nf = g(x, W)";
    looks(Structure.SYMMETRIC, map.formatted("1000000"), 0);
    looks(Structure.SYMMETRIC, map.formatted("1000000.000000005"), 0);
    looks(Structure.DENSE, map.formatted("1000000.00000002"), 0);
    looks(Structure.DENSE, map.formatted("-1000000"), 0);
    looks(Structure.DENSE, map.formatted("3"), 0);
  }

  @Test
  void blocksMayBeHigherThanARow() {
    String product = "A = [[1, 2, 3], [4, 5, 6]], B = [[1, 2], [3, 4], [5, 6]]\nf = A@B";
    looks(Structure.BLOCK, product, 0);
    Tensor matrix = of(product, 0).entries().orElseThrow();
    assertEquals(Shape.matrix(4, 6), matrix.shape());
    assertEquals(5, matrix.get(0, 2));
    assertEquals(2, matrix.get(3, 3));
    looks(Structure.SPARSE, product, 1);
  }

  @Test
  void sparseIsWhatIsZeroByHalf() {
    Jacobian half = of("s = [5, 5.1, -1.7, 0], y = 1\nf = hinge(s, y)", 0);
    assertEquals(Structure.SPARSE, half.structure());
    assertEquals(0.5, half.sparsity());
    Jacobian third = of("s = [5, 5.1, -1.7], y = 1\nf = hinge(s, y)", 0);
    assertEquals(Structure.DENSE, third.structure());
    assertEquals(1 / 3.0, third.sparsity());
    assertEquals(0.75, of("x = [1, 2, 3, 4]\nf = exp(x)", 0).sparsity());
    assertEquals(0, of("x = [1, 2, 3]\nf = sum(x)", 0).sparsity());
  }

  /// Matrices of 300 × 300 are made as outer products; 90,000 entries in each are too many.
  private static Jacobian large(String result, int operand) {
    String u = Numbers.exact(Tensor.generate(Shape.vector(300), i -> i + 1));
    return of("u = " + u + "\nv = 2*u\nA = outer(u, v)\nB = outer(v, u)\nf = " + result, operand);
  }

  @Test
  void whatIsTooLargeToBeFormedIsForetold() {
    Jacobian map = large("A@v", 1);
    assertTrue(map.entries().isEmpty());
    assertEquals(Structure.OPERAND, map.structure());
    assertEquals("A", map.itself().orElseThrow().name());
    Jacobian row = large("v@A", 0);
    assertEquals(Structure.TRANSPOSED_OPERAND, row.structure());
    assertEquals("A", row.itself().orElseThrow().name());
    assertEquals(Structure.BLOCK, large("A@v", 0).structure());
    assertEquals(Structure.UNKNOWN, large("v@A", 1).structure());
    assertEquals(Structure.BLOCK, large("A@B", 0).structure());
    assertEquals(Structure.UNKNOWN, large("A@B", 1).structure());
    assertEquals(Structure.PERMUTATION, large("A'", 0).structure());
    assertEquals(Structure.IDENTITY, large("reshape(A, 90000)", 0).structure());
    assertEquals(Structure.DIAGONAL, large("A*B", 1).structure());
    assertEquals(Structure.UNKNOWN, large("A + v", 1).structure());
    assertEquals(Structure.UNKNOWN, large("softmax(A)", 0).structure());
    assertTrue(large("A@v", 0).itself().isEmpty());
  }

  @Test
  void whatIsNotFormedHasMemoryAndNoEntries() {
    Jacobian map = large("A@v", 1);
    assertEquals(300, map.rows());
    assertEquals(300, map.cols());
    assertEquals(0, map.sparsity());
    assertEquals(BigInteger.valueOf(720_000), map.bytes());
    assertEquals(BigInteger.valueOf(7_200_000_000L), map.bytes(100));
    assertEquals(BigInteger.valueOf(2400), map.diagonalBytes());
    Tensor upstream = Tensor.ones(Shape.vector(300));
    assertThrows(IllegalStateException.class, () -> map.times(upstream));
    Jacobian wide = of("W = [[1, 2, 3], [4, 5, 6]], x = [1, 1, 2]\nf = W@x", 1);
    assertEquals(BigInteger.valueOf(48), wide.bytes());
    assertEquals(BigInteger.valueOf(16), wide.diagonalBytes());
  }

  @Test
  void asManyEntriesAsAreAllowedAreFormed() {
    String u = Numbers.exact(Tensor.generate(Shape.vector(256), i -> i + 1));
    assertTrue(of("u = " + u + "\nf = softmax(u)", 0).entries().isPresent());
    assertEquals(65_536, of("u = " + u + "\nf = softmax(u)", 0).entries().orElseThrow().size());
  }

  @Test
  void formingEndsWhereItIsCancelled() {
    Trace trace = trace("x = [1, 2]\nf = exp(x)");
    Wire wire = trace.graph().operands(trace.graph().output()).getFirst();
    assertThrows(CancellationException.class, () -> Jacobian.of(trace, wire, () -> true));
    assertEquals(wire, Jacobian.of(trace, wire, () -> false).wire());
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
    String literal = Numbers.exact(Tensor.generate(Shape.vector(64), i -> i - 31.5));
    assertFalse(vector.isEmpty());
    return of(program.replace("linspace()", literal), 0);
  }
}
