package gradus.op.catalogue;

import static gradus.op.JacobianEntry.indicator;
import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.EntryTerm;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.entry.MetIndices;
import gradus.op.entry.Samples;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Taking tensors apart, putting them together and giving them another shape. No arithmetic: each
/// gradient goes back where its entry came from.
final class Pieces {
  private static final Tensor ROWS = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});

  /// Each part finds its place by counting those before it.
  private static final int MOST_JOINED = 10_000;

  private Pieces() {}

  static final Op CONCAT =
      Op.named("concat")
          .doc(
              "Joins scalars and vectors end to end, or matrices of equal width row under row; of"
                  + " more axes along the first one.",
              "스칼라와 벡터를 이어 붙이거나, 열의 수가 같은 행렬을 위아래로 쌓습니다. 축이 더 많으면 첫 축을 따라 잇습니다.")
          .shape((s, a) -> joined(s))
          .value((in, a) -> join(in))
          .madeOf(Pieces::joined)
          .operands("x", "#g[#span]", Pieces::part)
          .back(
              GatePattern.REARRANGER,
              "The parts lie one after another in the result, so each takes back the piece of the"
                  + " gradient that lies where it lies.",
              "결과에는 조각들이 차례로 놓입니다. 각 조각은 자기가 놓인 자리의 기울기를 도로 가져갑니다.")
          .latex("[ #all ]", "\\left(#g\\right)_{#span}::self")
          .partialWhere(
              (s, a) -> s.get(0).isDeep(),
              "x",
              "\\mathbf{1}[k = #at,\\, #meets]",
              c -> indicator(c.target() == before(c) + c.place()))
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[k = #at,\\, l = j]",
              c -> indicator(c.target() == before(c) + c.place()))
          .partial("x", "\\mathbf{1}[k = #at]", c -> indicator(c.target() == before(c) + c.place()))
          .sample(vector(1, 2), scalar(-3), vector(0.5))
          .sample(ROWS, matrix(new double[] {4, 5, 6}))
          .sample(Samples.CUBE, Tensor.of(Shape.of(1, 2, 3), 4, 5, 6, 7, 8, 9))
          .meets((s, operand, a) ->
              IntStream.range(1, s.get(0).rank())
                  .mapToObj(k -> MetIndices.result(k) + " = " + MetIndices.operand(k))
                  .collect(Collectors.joining(", ")))
          .build();

  /// What was drawn entry by entry or row by row as a matrix again. Not for programs to call, which
  /// write brackets.
  static final Op STACK =
      Op.named("stack")
          .doc(
              "The rows of a matrix one under another, or its entries row by row, so many in one.",
              "행렬의 행을 위아래로 쌓거나, 원소를 한 행에 주어진 수만큼 차례로 놓습니다.")
          .attribute("cols", false)
          .shape((s, a) -> stacked(s, a[0]))
          .value((in, a) -> {
            Tensor all = join(in);
            return all.reshape(Shape.matrix(all.size() / a[0], a[0]));
          })
          .madeOf(Pieces::joined)
          .operands("x", "#g[#span]", Pieces::part)
          .back(
              GatePattern.REARRANGER,
              "Every row, or entry, takes back the gradient that stands where it stands.",
              "행이나 원소마다 자기가 놓인 자리의 기울기를 도로 가져갑니다.")
          .latex("[ #all ]", "\\left(#g\\right)_{#span}::self")
          .partialWhere(
              (s, a) -> s.get(0).isScalar(),
              "x",
              "\\mathbf{1}[(k, l) = (#span)]",
              c -> indicator(c.target() == before(c)))
          .partial(
              "x",
              "\\mathbf{1}[k = #span,\\, l = i]",
              c -> indicator(c.target() == before(c) + c.place()))
          .sample(new int[] {3}, vector(1, -2, 0.5), vector(4, 0.3, -7))
          .sample(
              new int[] {2}, scalar(1), scalar(-2), scalar(0.3), scalar(4), scalar(-7), scalar(5))
          .build();

  static final Op RESHAPE =
      Op.named("reshape")
          .doc(
              "The same entries, row by row, as a matrix of so many rows and columns, as a vector,"
                  + " or as a tensor of up to four lengths.",
              "같은 원소를 차례대로 주어진 행과 열의 행렬로, 그 길이의 벡터로, 또는 길이가 넷까지인 텐서로 놓습니다.")
          .attribute("rows", false)
          .attribute("cols", true)
          .attribute("third", true)
          .attribute("fourth", true)
          .shape((s, a) -> reshaped(s.get(0), a))
          .value((in, a) -> in.get(0).reshape(target(in.get(0).shape(), a)))
          .madeOf(e -> e.handedOn(0, e.place()))
          .operand("x", "reshape(#g)", l -> l.grad().reshape(l.in(0).shape()))
          .back(
              GatePattern.REARRANGER,
              "The same numbers in another arrangement: the gradient is put back into the old one.",
              "같은 수를 다르게 놓았을 뿐이므로 기울기를 본래 모양으로 되돌려 놓습니다.")
          .latex("\\operatorname{reshape}(#x)", "\\operatorname{reshape}(#g)::x")
          .partial("x", "\\mathbf{1}[#placekl = #placeij]", c -> indicator(c.target() == c.place()))
          .sample(new int[] {3, 2}, ROWS)
          .sample(new int[] {6}, ROWS)
          .sample(new int[] {2, -1}, vector(1, 2, 3, 4))
          .sample(new int[] {3, -1, 2}, Samples.IMAGES)
          .sample(new int[] {2, 3, 1, 2}, Samples.CUBE)
          .build();

  static final Op FLATTEN =
      Op.named("flatten")
          .doc(
              "The same entries in one row; with the number of an axis, from that axis on, so that"
                  + " 1 keeps the first axis.",
              "같은 원소를 한 줄로 폅니다. 축 번호를 주면 그 축부터 합치므로 1이면 첫 축은 그대로 둡니다.")
          .attribute("from", true)
          .shape((s, a) -> flattened(s.get(0), a))
          .value((in, a) -> in.get(0).reshape(flat(in.get(0).shape(), a)))
          .madeOf(e -> e.handedOn(0, e.place()))
          .operand("x", "reshape(#g)", l -> l.grad().reshape(l.in(0).shape()))
          .unfolds(
              "reshape(x, n)",
              (in, a) ->
                  Optional.of(
                      "reshape(x"
                          + Arrays.stream(flat(in.shape(0), a).lengths())
                              .mapToObj(n -> ", " + n)
                              .collect(Collectors.joining())
                          + ")"))
          .back(
              GatePattern.REARRANGER,
              "The same numbers in one row: the gradient is put back into the old arrangement.",
              "같은 수를 한 줄로 폈을 뿐이므로 기울기를 본래 모양으로 되돌려 놓습니다.")
          .latex("\\operatorname{flatten}(#x)", "\\operatorname{reshape}(#g)::x")
          .partial("x", "\\mathbf{1}[#placekl = #placeij]", c -> indicator(c.target() == c.place()))
          .sample(ROWS)
          .sample(Samples.SMALL)
          .sample(new int[] {1}, Samples.IMAGES)
          .build();

  private static Shape flat(Shape s, int[] given) {
    int from = given.length == 0 ? 0 : given[0];
    int[] kept = Arrays.copyOf(s.lengths(), from + 1);
    kept[from] = s.inside(from).size();
    return Shape.of(kept);
  }

  private static Fit flattened(Shape s, int[] given) {
    int from = given.length == 0 ? 0 : given[0];
    return from == 0 || from > 0 && from < s.rank()
        ? Fit.of(flat(s, given))
        : Fit.misfit("shape.axis", "flatten", from, s.toString(), s.rank() - 1);
  }

  static final Op INDEX =
      Op.named("index")
          .symbol("[i]")
          .doc(
              "One entry of a vector or matrix, or one row, counted from 0 or back from the end; of"
                  + " more axes what stands at the place of the indices.",
              "벡터나 행렬의 원소 하나, 또는 한 행입니다. 0부터 세고 음수는 끝에서부터 셉니다. 축이 더 많으면 그 인덱스 자리에 있는 것입니다.")
          .attribute("i", false)
          .attribute("j", true)
          .attribute("p", true)
          .attribute("q", true)
          .meets((s, operand, a) -> met(s.get(0), a))
          .shape((s, a) -> picked(s.get(0), a))
          .value((in, a) -> pick(in.get(0), a))
          .madeOf(e -> e.handedOn(0, offset(e.in(0).shape(), e.attributes()) + e.place()))
          .operand("x", "#g #by [1[i = #row]]_i", l -> placed(l))
          .back(
              GatePattern.SELECTOR,
              "Only the entry picked out has any effect: the gradient goes to its place, every"
                  + " other entry gets 0.",
              "뽑힌 원소만 결과에 영향을 줍니다. 기울기는 그 자리로 가고 나머지 원소는 0을 받습니다.")
          .latexWhere(
              s -> s.get(0).isDeep(),
              "{#x}_{#i}",
              "\\left[ \\mathbf{1}[#meets] #by \\left(#g\\right)#kl \\right]#ij::x")
          .told("[1[#meets] #by #g#kl]#ij")
          .latexWhere(
              Pieces::isRow,
              "{#x}_{#i}",
              "\\left[ \\mathbf{1}[i = #row] #by \\left(#g\\right)_j \\right]_{ij}::x")
          .told("[1[i = #row] #by #g_j]_ij")
          .latexWhere(
              s -> s.get(0).isMatrix(),
              "{#x}_{#i}",
              "#g | \\left[ \\mathbf{1}[i = #row,\\, j = #col] \\right]_{ij}::x")
          .told("#g #by [1[i = #row, j = #col]]_ij")
          .latex("{#x}_{#i}", "#g | \\left[ \\mathbf{1}[i = #row] \\right]_i::x")
          .partialWhere(
              (s, a) -> s.get(0).isDeep(),
              "x",
              "\\mathbf{1}[#meets]",
              c -> indicator(c.place() == picked(c)))
          .partialWhere(
              Pieces::isRow,
              "x",
              "\\mathbf{1}[i = #row,\\, j = k]",
              c -> indicator(c.place() == picked(c)))
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[i = #row,\\, j = #col]",
              c -> indicator(c.place() == picked(c)))
          .partial("x", "\\mathbf{1}[i = #row]", c -> indicator(c.place() == picked(c)))
          .sample(new int[] {1}, vector(1, -2, 3))
          .sample(new int[] {-1}, ROWS)
          .sample(new int[] {0, -2}, ROWS)
          .sample(new int[] {-1}, Samples.CUBE)
          .sample(new int[] {1, 0, 1}, Samples.IMAGES)
          .sample(new int[] {1, 0, 2}, Samples.CUBE)
          .build();

  static List<Op> all() {
    return List.of(CONCAT, RESHAPE, FLATTEN, INDEX);
  }

  private static boolean isRow(List<Shape> shapes, int[] at) {
    return shapes.get(0).isMatrix() && at.length == 1;
  }

  /// How many entries of the result come before those of the operand.
  private static int before(JacobianEntry.Cell cell) {
    return cell.local().in().subList(0, cell.operand()).stream().mapToInt(Tensor::size).sum();
  }

  /// Where the operand has the entry that the result has at this place.
  private static int picked(JacobianEntry.Cell cell) {
    return offset(cell.in(0).shape(), cell.local().attributes()) + cell.target();
  }

  /// The entry of the part that lies there.
  private static List<EntryTerm> joined(MadeEntry e) {
    int part = 0;
    int place = e.place();
    while (place >= e.in(part).size()) {
      place -= e.in(part++).size();
    }
    return e.handedOn(part, place);
  }

  private static Fit joined(List<Shape> shapes) {
    Shape first = shapes.get(0);
    if (shapes.size() > MOST_JOINED) {
      return Fit.misfit("shape.concat.many", "concat", shapes.size(), MOST_JOINED);
    }
    long length = 0;
    for (Shape s : shapes) {
      boolean alike = s.rank() < 2 && first.rank() < 2 || isBelow(s, first);
      if (!alike) return Fit.misfit("shape.concat", "concat", first.toString(), s.toString());
      length += s.isScalar() ? 1 : s.length(0);
    }
    int n = (int) Math.min(length, Integer.MAX_VALUE);
    return Fit.of(first.rank() < 2 ? Shape.vector(n) : first.inside(1).rowOf(n));
  }

  private static Fit stacked(List<Shape> shapes, int cols) {
    Shape first = shapes.get(0);
    int size = shapes.stream().mapToInt(Shape::size).sum();
    boolean alike = shapes.stream().allMatch(first::equals);
    boolean rows = first.isVector() ? first.size() == cols : first.isScalar() && size % cols == 0;
    return alike && rows
        ? Fit.of(Shape.matrix(size / cols, cols))
        : Fit.misfit("shape.concat", "stack", first.toString(), shapes.getLast().toString());
  }

  /// Whether one can stand below the other: they differ along the first axis at most.
  private static boolean isBelow(Shape s, Shape first) {
    return s.rank() > 1 && s.rank() == first.rank() && s.inside(1).equals(first.inside(1));
  }

  private static Tensor join(List<Tensor> in) {
    int size = in.stream().mapToInt(Tensor::size).sum();
    double[] out = new double[size];
    int at = 0;
    for (Tensor t : in) {
      for (int i = 0; i < t.size(); i++) {
        out[at++] = t.get(i);
      }
    }
    Shape first = in.get(0).shape();
    Shape shape =
        first.rank() < 2
            ? Shape.vector(size)
            : first.inside(1).rowOf(in.stream().mapToInt(t -> t.shape().length(0)).sum());
    return Tensor.of(shape, out);
  }

  private static Tensor part(Local l, int position) {
    int from = l.in().subList(0, position).stream().mapToInt(Tensor::size).sum();
    return Tensor.generate(l.in(position).shape(), i -> l.grad().get(from + i));
  }

  private static Fit reshaped(Shape s, int[] to) {
    Shape target = target(s, to);
    return target != null && target.entries() == s.size()
        ? Fit.of(target)
        : Fit.misfit("shape.reshape", "reshape", s.toString(), asked(to), s.size());
  }

  /// The shape asked for, −1 standing for the length that makes it fit; null for lengths below 1.
  private static Shape target(Shape s, int[] to) {
    int open = -1;
    long others = 1;
    for (int axis = 0; axis < to.length; axis++) {
      if (to[axis] == -1 && open < 0) {
        open = axis;
      } else if (to[axis] < 1) {
        return null;
      } else {
        others = Math.multiplyHigh(others, to[axis]) == 0 ? others * to[axis] : Long.MAX_VALUE;
      }
    }
    if (open < 0) return Shape.of(to);
    if (others > s.size() || s.size() % others != 0) return null;
    int[] lengths = to.clone();
    lengths[open] = (int) (s.size() / others);
    return Shape.of(lengths);
  }

  private static String asked(int[] to) {
    return Arrays.stream(to).mapToObj(n -> "" + n).collect(Collectors.joining("×"));
  }

  private static Fit picked(Shape s, int[] at) {
    if (s.isScalar() || at.length > s.rank()) {
      return Fit.misfit("shape.index.many", "[ ]", s.toString(), at.length, s.rank());
    }
    for (int axis = 0; axis < at.length; axis++) {
      int length = s.length(axis);
      if (at[axis] < -length || at[axis] >= length) {
        return Fit.misfit("shape.index", "[ ]", at[axis], length, s.toString(), length - 1);
      }
    }
    return Fit.of(s.inside(at.length));
  }

  private static Tensor pick(Tensor x, int[] at) {
    int from = offset(x.shape(), at);
    if (at.length == x.shape().rank()) return Tensor.scalar(x.get(from));
    return Tensor.generate(x.shape().inside(at.length), i -> x.get(from + i));
  }

  private static Tensor placed(Local l) {
    double[] out = new double[l.in(0).size()];
    int from = offset(l.in(0).shape(), l.attributes());
    for (int i = 0; i < l.grad().size(); i++) {
      out[from + i] = l.grad().get(i);
    }
    return Tensor.of(l.in(0).shape(), out);
  }

  /// Where the entry or row lies among all entries.
  static int offset(Shape s, int[] at) {
    int from = 0;
    for (int axis = 0; axis < at.length; axis++) {
      from += Math.floorMod(at[axis], s.length(axis)) * s.step(axis);
    }
    return from;
  }

  /// `i = 0, j = k`: the indices that are given, and then those of the result.
  private static String met(Shape s, int[] at) {
    return IntStream.range(0, s.rank())
        .mapToObj(axis ->
            MetIndices.operand(axis)
                + " = "
                + (axis < at.length
                    ? "" + Math.floorMod(at[axis], s.length(axis))
                    : MetIndices.result(axis - at.length)))
        .collect(Collectors.joining(", "));
  }
}
