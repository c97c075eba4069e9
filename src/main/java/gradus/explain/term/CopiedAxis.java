package gradus.explain.term;

import gradus.lang.IndexLetters;
import gradus.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Along which axes an operand was copied by broadcasting, so that its gradient is summed along
/// them.
///
/// @param axes of the result
/// @param all whether those are all it has, or the operand is a number
public record CopiedAxis(List<Integer> axes, boolean all) {
  /// The letters of the entries of a result by axis.
  private static final List<String> LETTERS = List.of("i", "j", "p", "q");

  public CopiedAxis {
    axes = List.copyOf(axes);
  }

  /// Of an operand of one shape in a result of another.
  public static CopiedAxis of(Shape from, Shape to) {
    int missing = to.rank() - from.rank();
    List<Integer> axes =
        IntStream.range(0, to.rank())
            .filter(k -> to.length(k) > 1 && (k < missing || from.length(k - missing) == 1))
            .boxed()
            .toList();
    boolean all = to.rank() > 1 && (axes.size() == to.rank() || from.isScalar());
    return new CopiedAxis(all || axes.isEmpty() ? List.of(0) : axes, all);
  }

  /// What stands under the Σ: the indices of the entries that are added, in a result of this shape.
  public String latex(Shape to, IndexLetters letters) {
    IntStream those =
        all ? IntStream.range(0, Math.max(1, to.rank())) : axes.stream().mapToInt(k -> k);
    return those.mapToObj(axis -> letters.of(LETTERS.get(axis))).collect(Collectors.joining(", "));
  }

  /// The key of a sum along it in words, for a result of this shape.
  public String sum(Shape to) {
    if (all || to.isVector()) return "explain.copied.entries";
    if (to.isDeep()) return axes.size() == 1 ? "explain.copied.axis" : "explain.copied.axes";
    return axes.getFirst() == 0 ? "explain.copied.rows" : "explain.copied.columns";
  }

  /// The key of its words, for a result of this shape.
  public String key(Shape to) {
    if (to.isDeep() && !all) {
      return axes.size() == 1 ? "explain.axis.numbered" : "explain.axes.numbered";
    }
    String first = axes.getFirst() == 0 ? "explain.axis.0" : "explain.axis.1";
    String axis = all ? "explain.axis.both" : first;
    return to.isVector() ? axis + ".vector" : axis;
  }

  /// The numbers of the axes: `0, 2`.
  public String numbers() {
    return axes.stream().map(k -> k.toString()).collect(Collectors.joining(", "));
  }
}
