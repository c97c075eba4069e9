package gradus.tensor;

import java.util.List;
import java.util.function.Function;

/// How the numbers of a printed equation are written so that it holds as printed: the right side is
/// what the numbers on the left come to, to its last digit.
///
/// @param numbers with as few digits as do, up to four significant ones
/// @param holds false where no such digits do: the sign between the sides is then ≈
public record Equation(Numbers numbers, boolean holds) {
  private static final int MOST_MORE = 6;
  private static final int MOST_ENTRIES = 100;

  /// What a printed result may be off by, of itself.
  private static final double ROUGHEST = 0.05;

  /// Of numbers that `compute` makes the result of.
  ///
  /// @param usual the digits of the picture, which stay where they do
  /// @param left what is printed on the left, rounded
  /// @param compute the result of what is printed there
  public static Equation of(
      Numbers usual, List<Tensor> left, Function<List<Tensor>, Tensor> compute, Tensor right) {
    int entries = right.size() + left.stream().mapToInt(Tensor::size).sum();
    if (entries > MOST_ENTRIES || !right.isFinite()) return new Equation(usual, true);
    for (int more = 0; more <= MOST_MORE; more++) {
      Numbers numbers = usual.finer(more);
      Tensor printed = compute.apply(left.stream().map(t -> rounded(t, numbers)).toList());
      if (isWritten(printed, right, numbers)) return new Equation(numbers, true);
    }
    return new Equation(usual, false);
  }

  private static Tensor rounded(Tensor tensor, Numbers numbers) {
    return tensor.map(d -> numbers.numeral(d).written());
  }

  /// Whether both are written alike, and not so roughly that it says nothing: 0.15 · 0.05 is not
  /// 0.01.
  private static boolean isWritten(Tensor a, Tensor b, Numbers numbers) {
    for (int i = 0; i < b.size(); i++) {
      if (!numbers.show(a.get(i)).equals(numbers.show(b.get(i)))) return false;
      double off = Math.abs(numbers.numeral(b.get(i)).written() - a.get(i));
      if (off > ROUGHEST * Math.abs(a.get(i))) return false;
    }
    return true;
  }

  /// `=` or `≈`.
  public String sign() {
    return holds ? "=" : "≈";
  }

  /// The same in LaTeX.
  public String latex() {
    return holds ? "=" : "\\approx";
  }
}
