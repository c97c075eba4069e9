package gradus.op.catalogue;

import gradus.op.EntryTerm.OperandCell;
import gradus.op.Fit;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The lines of entries that a reduction runs along: all entries as one line, or one line per
/// column (axis 0 of a matrix) or row (axis 1).
///
/// @param result what remains when each line has become one number
/// @param count how many lines
/// @param length entries in each
/// @param apart distance between the starts of two lines, row by row
/// @param step distance between neighbours on a line
record Fibers(Shape result, int count, int length, int apart, int step) {

  /// All of a tensor as one line.
  static Fibers whole(Shape shape) {
    return new Fibers(Shape.SCALAR, 1, shape.size(), 0, 1);
  }

  /// The lines along the axis in `attributes`, or all as one when it is left out. The axis must
  /// exist.
  static Fibers along(Shape shape, int[] attributes) {
    if (attributes.length == 0 || !shape.isMatrix()) return whole(shape);
    boolean down = Math.floorMod(attributes[0], 2) == 0;
    return down
        ? new Fibers(Shape.vector(shape.cols()), shape.cols(), shape.rows(), 1, shape.cols())
        : rows(shape);
  }

  /// The lines along the last axis.
  static Fibers rows(Shape shape) {
    if (!shape.isMatrix()) return whole(shape);
    return new Fibers(Shape.vector(shape.rows()), shape.rows(), shape.cols(), shape.cols(), 1);
  }

  /// Whether the axis exists, and what remains after a reduction along it.
  static Fit fit(String op, Shape shape, int[] attributes) {
    if (attributes.length == 0) return Fit.of(Shape.SCALAR);
    int axis = attributes[0];
    if (shape.isScalar()) return Fit.misfit("shape.axis.scalar", op, axis);
    if (axis < -shape.rank() || axis >= shape.rank()) {
      return Fit.misfit("shape.axis", op, axis, shape.toString(), shape.rank() - 1);
    }
    return Fit.of(along(shape, attributes).result);
  }

  /// Which line holds the entry at this place, counted row by row.
  int lineOf(int place) {
    return (place - placeInLine(place) * step) / Math.max(1, apart);
  }

  /// Where on its line the entry at this place stands.
  int placeInLine(int place) {
    return step == 1 ? place % length : place / step;
  }

  /// The places of the entries of one line.
  int[] places(int line) {
    return IntStream.range(0, length).map(i -> line * apart + i * step).toArray();
  }

  /// The same as cells of the first operand.
  List<OperandCell> cells(int line) {
    return Arrays.stream(places(line)).mapToObj(i -> new OperandCell(0, i)).toList();
  }

  /// The entries of one line.
  double[] get(Tensor tensor, int lane) {
    double[] out = new double[length];
    for (int i = 0, at = lane * apart; i < length; i++, at += step) {
      out[i] = tensor.get(at);
    }
    return out;
  }

  /// Writes one line into row-major `data`.
  void put(double[] data, int lane, double[] line) {
    for (int i = 0, at = lane * apart; i < length; i++, at += step) {
      data[at] = line[i];
    }
  }

  /// One number per line.
  interface Fold {
    double of(double[] line);
  }

  /// One line per line; `lane` is its position.
  interface Weave {
    double[] of(double[] line, int lane);
  }

  Tensor fold(Tensor tensor, Fold fold) {
    double[] out = new double[count];
    Arrays.setAll(out, lane -> fold.of(get(tensor, lane)));
    return Tensor.of(result, out);
  }

  Tensor weave(Tensor tensor, Weave weave) {
    double[] out = new double[tensor.size()];
    for (int lane = 0; lane < count; lane++) {
      put(out, lane, weave.of(get(tensor, lane), lane));
    }
    return Tensor.of(tensor.shape(), out);
  }
}
