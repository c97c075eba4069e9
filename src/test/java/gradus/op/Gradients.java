package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What the tests of this room ask of an op: its value, its gradient, and the gradient measured.
final class Gradients {
  private Gradients() {}

  static Op op(String name, int arguments) {
    return Ops.find(name, arguments).orElseThrow();
  }

  static Tensor value(Op op, Tensor... in) {
    return op.value(List.of(in));
  }

  /// The gradient of operand `index` for an upstream gradient of ones.
  static Tensor gradient(Op op, int index, Tensor... in) {
    Tensor out = value(op, in);
    return op.pull(index, new Local(List.of(in), out, Tensor.ones(out.shape()), new int[0]));
  }

  static double value(Op op, double... in) {
    return value(op, scalars(in)).item();
  }

  static double gradient(Op op, int index, double... in) {
    return gradient(op, index, scalars(in)).item();
  }

  private static Tensor[] scalars(double[] in) {
    Tensor[] out = new Tensor[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = Tensor.scalar(in[i]);
    }
    return out;
  }

  /// d(Σ grad ⊙ y)/dx of one entry by differences at four points (error of order h⁴).
  static double measured(Op op, Local l, int operand, int entry) {
    double x = l.in(operand).get(entry);
    double h = 1e-3 * Math.max(0.1, Math.abs(x));
    double near = moved(op, l, operand, entry, x + h) - moved(op, l, operand, entry, x - h);
    double far = moved(op, l, operand, entry, x + 2 * h) - moved(op, l, operand, entry, x - 2 * h);
    return (8 * near - far) / (12 * h);
  }

  private static double moved(Op op, Local l, int operand, int entry, double to) {
    double[] data = l.in(operand).toArray();
    data[entry] = to;
    List<Tensor> in = new ArrayList<>(l.in());
    in.set(operand, Tensor.of(l.in(operand).shape(), data));
    return op.value(in, l.attributes()).times(l.grad()).sum();
  }

  static void assertClose(double expected, double actual, double relative, String what) {
    if (Double.isFinite(expected)) {
      assertEquals(expected, actual, relative * Math.abs(expected), what);
    } else {
      assertEquals(expected, actual, what);
    }
  }

  static void assertClose(Tensor expected, Tensor actual, double relative) {
    assertEquals(expected.shape(), actual.shape());
    for (int i = 0; i < expected.size(); i++) {
      assertClose(expected.get(i), actual.get(i), relative, "entry " + i + " of " + actual);
    }
  }
}
