package gradus.op.catalogue;

import gradus.op.EntryTerm.OperandCell;
import gradus.op.Fit;
import gradus.op.entry.MetIndices;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The lines of entries that a reduction runs along: all entries as one line, or one line per
/// column (axis 0 of a matrix) or row (axis 1), or for each entry of the axes that are left.
///
/// @param result what remains when each line has become one number
/// @param count how many lines
/// @param length entries in each
/// @param apart distance between the starts of two lines, row by row
/// @param step distance between neighbours on a line
/// @param strands where lines and entries lie that are not so evenly apart; else null
record Fibers(Shape result, int count, int length, int apart, int step, LinePlaces strands) {
  /// Where the lines along some axes of a tensor begin, and how far from there their entries lie.
  ///
  /// @param along the axes
  record LinePlaces(Shape shape, int[] along, int[] starts, int[] offsets) {
    static LinePlaces of(Shape shape, int[] along, int[] left) {
      return new LinePlaces(shape, along, places(shape, left), places(shape, along));
    }

    /// The places in row-major order of the entries whose other indices are 0.
    private static int[] places(Shape shape, int[] axes) {
      int[] places = {0};
      for (int axis : axes) {
        int length = shape.length(axis);
        int[] more = new int[places.length * length];
        for (int i = 0; i < more.length; i++) {
          more[i] = places[i / length] + i % length * shape.step(axis);
        }
        places = more;
      }
      return places;
    }

    int placeInLine(int place) {
      int at = 0;
      for (int axis : along) {
        at = at * shape.length(axis) + place / shape.step(axis) % shape.length(axis);
      }
      return at;
    }

    int lineOf(int place) {
      int line = 0;
      for (int axis = 0; axis < shape.rank(); axis++) {
        if (Arrays.binarySearch(along, axis) >= 0) continue;
        line = line * shape.length(axis) + place / shape.step(axis) % shape.length(axis);
      }
      return line;
    }
  }

  Fibers(Shape result, int count, int length, int apart, int step) {
    this(result, count, length, apart, step, null);
  }

  /// All of a tensor as one line.
  static Fibers whole(Shape shape) {
    return new Fibers(Shape.SCALAR, 1, shape.size(), 0, 1);
  }

  /// The lines along the axes in `attributes`, or all as one when they are left out. The axes must
  /// exist.
  static Fibers along(Shape shape, int[] attributes) {
    int rank = shape.rank();
    if (attributes.length == 0 || rank < 2 || attributes.length == rank) return whole(shape);
    int[] along = Arrays.stream(attributes).map(a -> Math.floorMod(a, rank)).sorted().toArray();
    if (rank == 2) {
      return along[0] == 0
          ? new Fibers(Shape.vector(shape.cols()), shape.cols(), shape.rows(), 1, shape.cols())
          : rows(shape);
    }
    if (along.length == 1 && along[0] == rank - 1) return rows(shape);
    int[] left = IntStream.range(0, rank).filter(a -> Arrays.binarySearch(along, a) < 0).toArray();
    LinePlaces strands = LinePlaces.of(shape, along, left);
    Shape result = Shape.of(Arrays.stream(left).map(shape::length).toArray());
    return new Fibers(result, strands.starts.length, strands.offsets.length, 0, 0, strands);
  }

  /// The lines along the last axis.
  static Fibers rows(Shape shape) {
    if (shape.rank() < 2) return whole(shape);
    Shape result = Shape.of(Arrays.copyOf(shape.lengths(), shape.rank() - 1));
    return new Fibers(result, shape.rows(), shape.cols(), shape.cols(), 1);
  }

  /// Whether the axes exist, and what remains after a reduction along them.
  static Fit fit(String op, Shape shape, int[] attributes) {
    if (attributes.length == 0) return Fit.of(Shape.SCALAR);
    int rank = shape.rank();
    for (int axis : attributes) {
      if (shape.isScalar()) return Fit.misfit("shape.axis.scalar", op, axis);
      if (axis < -rank || axis >= rank) {
        return Fit.misfit("shape.axis", op, axis, shape.toString(), rank - 1);
      }
    }
    int[] those = Arrays.stream(attributes).map(a -> Math.floorMod(a, rank)).toArray();
    boolean twice = Arrays.stream(those).distinct().count() < those.length;
    if (twice) return Fit.misfit("shape.axis.twice", op, shape.toString());
    return Fit.of(along(shape, attributes).result);
  }

  /// Which entry of a tensor lies on the line of which entry of the result: `k = j, l = p`.
  static String meeting(Shape shape, int[] attributes) {
    int rank = shape.rank();
    boolean[] gone = new boolean[rank];
    Arrays.fill(gone, attributes.length == 0);
    for (int axis : attributes) {
      gone[Math.floorMod(axis, rank)] = true;
    }
    int[] left = IntStream.range(0, rank).filter(axis -> !gone[axis]).toArray();
    return MetIndices.of(left);
  }

  /// Which line holds the entry at this place, counted row by row.
  int lineOf(int place) {
    if (strands != null) return strands.lineOf(place);
    return (place - placeInLine(place) * step) / Math.max(1, apart);
  }

  /// Where on its line the entry at this place stands.
  int placeInLine(int place) {
    if (strands != null) return strands.placeInLine(place);
    return step == 1 ? place % length : place / step;
  }

  private int place(int line, int i) {
    return strands != null ? strands.starts[line] + strands.offsets[i] : line * apart + i * step;
  }

  /// The places of the entries of one line.
  int[] places(int line) {
    return IntStream.range(0, length).map(i -> place(line, i)).toArray();
  }

  /// The same as cells of the first operand.
  List<OperandCell> cells(int line) {
    return Arrays.stream(places(line)).mapToObj(i -> new OperandCell(0, i)).toList();
  }

  /// The entries of one line.
  double[] get(Tensor tensor, int lane) {
    double[] out = new double[length];
    if (strands != null) {
      for (int i = 0; i < length; i++) {
        out[i] = tensor.get(place(lane, i));
      }
      return out;
    }
    for (int i = 0, at = lane * apart; i < length; i++, at += step) {
      out[i] = tensor.get(at);
    }
    return out;
  }

  /// Writes one line into row-major `data`.
  void put(double[] data, int lane, double[] line) {
    if (strands != null) {
      for (int i = 0; i < length; i++) {
        data[place(lane, i)] = line[i];
      }
      return;
    }
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
