package gradus.op.entry;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which entry of an operand goes into which of the result, in the letters of entries: i, j, p, q
/// of the operand and k, l, r, s of the result, an axis each.
public final class MetIndices {
  private static final String OPERAND = "ijpq";
  private static final String RESULT = "klrs";

  private MetIndices() {}

  /// `k = j, l = i` where the axes of the result are those axes of the operand, in this order.
  public static String of(int... axes) {
    return IntStream.range(0, axes.length)
        .mapToObj(k -> result(k) + " = " + operand(axes[k]))
        .collect(Collectors.joining(", "));
  }

  /// The letter of the operand's entries along an axis.
  public static String operand(int axis) {
    return OPERAND.substring(axis, axis + 1);
  }

  /// The letter of the result's entries along an axis.
  public static String result(int axis) {
    return RESULT.substring(axis, axis + 1);
  }
}
