package gradus.op.catalogue;

import static gradus.op.JacobianEntry.indicator;
import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.vector;

import gradus.lang.Expr.Slice;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.Op;
import gradus.op.entry.MetIndices;
import gradus.op.entry.Samples;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Neighbouring entries along some axes, as NumPy's slices take them: `X[:, 1]`, `W[1:3]`.
final class Slices {
  private Slices() {}

  static final Op SLICE =
      Op.named(Slice.CALL)
          .called("slice", "슬라이스")
          .doc(
              "Neighbours along each axis, from one place up to another that is not among them,"
                  + " counted from 0 or back from the end: [1:3], [:, 1], [-2:].",
              "축마다 한 자리에서 다른 자리 앞까지 이웃한 원소들을 골라냅니다. 0부터 세고 음수는 끝에서부터 셉니다: [1:3], [:, 1], [-2:].")
          .attribute("from", false)
          .attribute("end", false)
          .attribute("from", true)
          .attribute("end", true)
          .attribute("from", true)
          .attribute("end", true)
          .attribute("from", true)
          .attribute("end", true)
          .meets((s, operand, a) -> met(s.get(0), a))
          .shape((s, a) -> sliced(s.get(0), a))
          .value((in, a) -> {
            int[] places = places(in.get(0).shape(), a);
            return Tensor.generate(shape(in.get(0).shape(), a), i -> in.get(0).get(places[i]));
          })
          .madeOf(e -> e.handedOn(0, place(e.in(0).shape(), e.attributes(), e.place())))
          .operand(
              "x",
              "[Σ 1[#meets] #by #g#kl]#ij",
              l -> putBack(l.grad(), l.in(0).shape(), l.attributes()))
          .back(
              GatePattern.SELECTOR,
              "Only what was taken out has any effect: the gradient goes to its place, everything"
                  + " else gets 0.",
              "꺼낸 부분만 결과에 영향을 줍니다. 기울기는 그 자리로 가고 나머지는 0을 받습니다.")
          .latex(
              "{#x}_{#i}",
              "\\left[ {\\textstyle\\sum} \\mathbf{1}[#meets] #by \\left(#g\\right)#kl"
                  + " \\right]#ij::x")
          .partial(
              "x",
              "\\mathbf{1}[#meets]",
              c ->
                  indicator(
                      c.place() == place(c.in(0).shape(), c.local().attributes(), c.target())))
          .sample(new int[] {1, 3}, vector(1, -2, 3))
          .sample(new int[] {-2, Slice.OPEN}, vector(1, -2, 3, 0.5))
          .sample(new int[] {0, Slice.OPEN, 1, Slice.ONE}, Samples.TABLE)
          .sample(new int[] {1, Slice.OPEN, 0, 2}, Samples.TABLE)
          .sample(new int[] {0, -1}, Samples.TABLE)
          .sample(new int[] {-1, Slice.ONE, 0, Slice.OPEN, 1, 3}, Samples.CUBE)
          .sample(new int[] {0, Slice.OPEN, 1, Slice.ONE}, Samples.CUBE)
          .sample(new int[] {1, Slice.OPEN, 0, 1, -1, Slice.ONE}, Samples.IMAGES)
          .build();

  /// Some rows of a matrix, or entries of a vector, beside one that is drawn by itself. Not for
  /// programs to call.
  static final Op STRETCH =
      Op.named("rows")
          .doc(
              "Rows of a matrix, or entries of a vector, from one up to another that is not among"
                  + " them, counted from 0.",
              "0부터 세어 한 자리에서 다른 자리 앞까지의 행렬의 행, 또는 벡터의 원소입니다.")
          .attribute("from", false)
          .attribute("to", false)
          .shape((s, a) -> stretched(s.get(0), a))
          .value((in, a) -> {
            int from = a[0] * width(in.get(0).shape());
            Shape shape = taken(in.get(0).shape(), a[1] - a[0]);
            return Tensor.generate(shape, i -> in.get(0).get(from + i));
          })
          .madeOf(e -> e.handedOn(0, e.attributes()[0] * width(e.in(0).shape()) + e.place()))
          .operand("x", "[1[#row ≤ i < #col] #by #g_(i − #row)]_i", l -> putRows(l))
          .back(
              GatePattern.SELECTOR,
              "Only what was taken out has any effect: the gradient goes to its place, everything"
                  + " else gets 0.",
              "꺼낸 부분만 결과에 영향을 줍니다. 기울기는 그 자리로 가고 나머지는 0을 받습니다.")
          .latexWhere(
              (s, a) -> s.get(0).isMatrix() && a[0] == 0,
              "{#x}_{#row:#col}",
              "\\left[ \\mathbf{1}[i < #col] #by \\left(#g\\right)_{ij} \\right]_{ij}::x")
          .told("[1[i < #col] #by #g_ij]_ij")
          .latexWhere(
              s -> s.get(0).isMatrix(),
              "{#x}_{#row:#col}",
              "\\left[ \\mathbf{1}[#row \\le i < #col] #by \\left(#g\\right)_{i - #row,\\, j}"
                  + " \\right]_{ij}::x")
          .told("[1[#row ≤ i < #col] #by #g_(i − #row, j)]_ij")
          .latexWhere(
              (s, a) -> a[0] == 0,
              "{#x}_{#row:#col}",
              "\\left[ \\mathbf{1}[i < #col] #by \\left(#g\\right)_i \\right]_i::x")
          .told("[1[i < #col] #by #g_i]_i")
          .latex(
              "{#x}_{#row:#col}",
              "\\left[ \\mathbf{1}[#row \\le i < #col] #by \\left(#g\\right)_{i - #row}"
                  + " \\right]_i::x")
          .partialWhere(
              (s, a) -> s.get(0).isMatrix() && a[0] == 0,
              "x",
              "\\mathbf{1}[i = k,\\, j = l]",
              c -> indicator(c.place() == begun(c)))
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[i = k + #row,\\, j = l]",
              c -> indicator(c.place() == begun(c)))
          .partialWhere(
              (s, a) -> a[0] == 0, "x", "\\mathbf{1}[i = k]", c -> indicator(c.place() == begun(c)))
          .partial("x", "\\mathbf{1}[i = k + #row]", c -> indicator(c.place() == begun(c)))
          .sample(new int[] {1, 3}, vector(1, -2, 3))
          .sample(new int[] {0, 1}, Samples.TABLE)
          .sample(
              new int[] {1, 3},
              matrix(new double[] {1, 2}, new double[] {-4, 5}, new double[] {7, 3}))
          .build();

  static List<Op> all() {
    return List.of(SLICE);
  }

  private static Fit sliced(Shape s, int[] a) {
    List<Slice> axes = Slice.of(a);
    if (axes.size() > s.rank()) {
      return Fit.misfit("shape.index.many", "[ ]", s.toString(), axes.size(), s.rank());
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      Slice asked = axes.get(axis);
      int length = s.length(axis);
      boolean begins = asked.from() >= -length && asked.from() <= length;
      boolean ends = asked.end() == Slice.OPEN || Math.abs((long) asked.end()) <= length;
      if (asked.isOne() && (!begins || asked.from() == length)) {
        return Fit.misfit("shape.index", "[ ]", asked.from(), length, s.toString(), length - 1);
      }
      if (!asked.isOne() && !(begins && ends)) {
        return Fit.misfit("shape.slice", "[ ]", asked.toString(), length, s.toString(), axis);
      }
      if (!asked.isOne() && asked.count(length) < 1) {
        return Fit.misfit("shape.slice.empty", "[ ]", asked.toString(), length, s.toString(), axis);
      }
    }
    return Fit.of(shape(s, a));
  }

  /// Of an axis that is not written all.
  private static Slice along(List<Slice> axes, int axis) {
    return axis < axes.size() ? axes.get(axis) : new Slice(0, Slice.OPEN);
  }

  /// What is left where it fits: the axes that one entry is taken of go.
  private static Shape shape(Shape s, int[] a) {
    List<Slice> axes = Slice.of(a);
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < s.rank(); axis++) {
      if (axis >= axes.size()) {
        lengths.add(s.length(axis));
      } else if (!axes.get(axis).isOne()) {
        lengths.add(axes.get(axis).count(s.length(axis)));
      }
    }
    return Shape.of(lengths.stream().mapToInt(n -> n).toArray());
  }

  /// Where the operand has the entry that the result has at a place.
  static int place(Shape s, int[] a, int place) {
    List<Slice> axes = Slice.of(a);
    int found = 0;
    int rest = place;
    for (int axis = s.rank() - 1; axis >= 0; axis--) {
      int length = s.length(axis);
      Slice slice = along(axes, axis);
      int count = slice.count(length);
      found += (slice.from(length) + rest % count) * s.step(axis);
      rest /= count;
    }
    return found;
  }

  /// The same of all entries.
  private static int[] places(Shape s, int[] a) {
    List<Slice> axes = Slice.of(a);
    int[] places = {0};
    for (int axis = 0; axis < s.rank(); axis++) {
      int length = s.length(axis);
      int from = along(axes, axis).from(length);
      int count = along(axes, axis).count(length);
      int[] next = new int[places.length * count];
      for (int i = 0; i < next.length; i++) {
        next[i] = places[i / count] + (from + i % count) * s.step(axis);
      }
      places = next;
    }
    return places;
  }

  private static Tensor putBack(Tensor grad, Shape s, int[] a) {
    int[] places = places(s, a);
    double[] out = new double[s.size()];
    for (int i = 0; i < places.length; i++) {
      out[places[i]] = grad.get(i);
    }
    return Tensor.of(s, out);
  }

  /// `i = k + 1, j = 2, p = l`.
  private static String met(Shape s, int[] a) {
    List<Slice> axes = Slice.of(a);
    List<String> met = new ArrayList<>();
    int kept = 0;
    for (int axis = 0; axis < s.rank(); axis++) {
      int from = along(axes, axis).from(s.length(axis));
      boolean one = along(axes, axis).isOne();
      String index = one ? "" + from : MetIndices.result(kept++) + (from == 0 ? "" : " + " + from);
      met.add(MetIndices.operand(axis) + " = " + index);
    }
    return String.join(", ", met);
  }

  private static int width(Shape s) {
    return s.isMatrix() ? s.cols() : 1;
  }

  private static Shape taken(Shape s, int count) {
    return s.isMatrix() ? Shape.matrix(count, s.cols()) : Shape.vector(count);
  }

  private static Fit stretched(Shape s, int[] at) {
    boolean fits = !s.isScalar() && at[0] >= 0 && at[0] < at[1] && at[1] <= s.length(0);
    return fits
        ? Fit.of(taken(s, at[1] - at[0]))
        : Fit.misfit("shape.index", "rows", at[1], s.size(), s.toString(), s.size() - 1);
  }

  /// Where the operand has the entry of the result.
  private static int begun(JacobianEntry.Cell cell) {
    return cell.local().attributes()[0] * width(cell.in(0).shape()) + cell.target();
  }

  private static Tensor putRows(Local l) {
    Shape shape = l.in(0).shape();
    int from = l.attributes()[0] * width(shape);
    int size = l.grad().size();
    return Tensor.generate(shape, i -> i < from || i >= from + size ? 0 : l.grad().get(i - from));
  }
}
