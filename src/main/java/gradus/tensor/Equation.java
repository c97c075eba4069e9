package gradus.tensor;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How the numbers of a printed equation are written so that it holds as printed: the right side is
/// what the numbers on the left come to, to its last digit.
///
/// @param numbers with as few digits as do, up to four significant ones
/// @param result those of the right side, which often needs fewer: 0.4958 · (−14) = −6.94
/// @param holds false where no such digits do: the sign between the sides is then ≈
public record Equation(Numbers numbers, Numbers result, boolean holds) {
  private static final int MOST_MORE = 6;
  private static final int MOST_ENTRIES = 250;

  /// What roundings on the way to a value change of it.
  private static final double DUST = 1e-12;

  /// What a printed result may be off by, of itself.
  private static final double ROUGHEST = 0.05;

  /// Both sides in the same digits.
  public Equation(Numbers numbers, boolean holds) {
    this(numbers, numbers, holds);
  }

  /// What is printed on the left, rounded; what `compute` makes of that; and what is printed on the
  /// right.
  public record Side(List<Tensor> left, Function<List<Tensor>, Tensor> compute, Tensor right) {
    public Side {
      left = List.copyOf(left);
    }

    private Tensor of(Numbers numbers) {
      return compute.apply(left.stream().map(t -> rounded(t, numbers)).toList());
    }
  }

  /// Of numbers that `compute` makes the result of.
  ///
  /// @param usual the digits of the picture, which stay where they do
  /// @param left what is printed on the left, rounded
  /// @param compute the result of what is printed there
  public static Equation of(
      Numbers usual, List<Tensor> left, Function<List<Tensor>, Tensor> compute, Tensor right) {
    return of(usual, List.of(new Side(left, compute, right)));
  }

  /// Of a value behind what it is called: with up to so many more decimals where they tell it
  /// exactly, else as usual, and ≈.
  public static Equation of(Numbers usual, Tensor value, int most) {
    for (int more = 0; more <= most; more++) {
      Numbers numbers = usual.finer(more);
      if (tells(numbers, value)) return new Equation(numbers, true);
    }
    return new Equation(usual, false);
  }

  private static boolean tells(Numbers numbers, Tensor value) {
    EntryFormat format = EntryFormat.of(value, numbers);
    return IntStream.range(0, value.size())
        .mapToDouble(value::get)
        .filter(Double::isFinite)
        .allMatch(d -> Math.abs(format.written(d) - d) <= DUST * Math.abs(d));
  }

  /// Of several that are printed with the same digits, one after another or beside each other.
  /// Where no digits make all of them hold, they are those with which what is printed is nearly so.
  public static Equation of(Numbers usual, List<Side> stages) {
    int entries =
        stages.stream()
            .mapToInt(s -> s.right.size() + s.left.stream().mapToInt(Tensor::size).sum())
            .sum();
    boolean finite = stages.stream().allMatch(s -> s.right.isFinite());
    if (entries > MOST_ENTRIES || !finite) return new Equation(usual, true);
    Numbers nearest = null;
    for (int more = 0; more <= MOST_MORE; more++) {
      Numbers numbers = usual.finer(more);
      boolean all = true;
      boolean near = true;
      for (Side stage : stages) {
        Tensor printed = stage.of(numbers);
        near &= isNear(printed, stage.right, numbers);
        all &= isWritten(printed, stage.right, numbers);
      }
      if (all && near) return new Equation(numbers, true);
      if (near && nearest == null) nearest = numbers;
    }
    return new Equation(nearest == null ? usual.finer(MOST_MORE) : nearest, false);
  }

  /// Of one whose right side may have fewer digits than its left, where the same do not make it
  /// hold.
  public static Equation uneven(Numbers usual, Side side) {
    Equation even = of(usual, List.of(side));
    if (even.holds) return even;
    for (int more = 1; more <= MOST_MORE; more++) {
      Tensor printed = side.of(usual.finer(more));
      for (int fewer = more - 1; fewer >= 0; fewer--) {
        Numbers result = usual.finer(fewer);
        if (isNear(printed, side.right, result) && isWritten(printed, side.right, result)) {
          return new Equation(usual.finer(more), result, true);
        }
      }
    }
    return even;
  }

  /// Of one that is printed beside others, so that a number has one form in all of them: their left
  /// sides have the same digits, and each right side as many or fewer.
  public static Equation beside(Numbers usual, Side side, List<Side> others) {
    List<Side> all = Stream.concat(Stream.of(side), others.stream()).toList();
    if (all.stream().anyMatch(s -> !s.right.isFinite())) return uneven(usual, side);
    Equation even = of(usual, all);
    if (even.holds) return even;
    for (int more = 1; more <= MOST_MORE; more++) {
      int left = more;
      if (all.stream().allMatch(s -> right(usual, s, left).isPresent())) {
        return new Equation(usual.finer(more), right(usual, side, more).orElseThrow(), true);
      }
    }
    return uneven(usual, side);
  }

  /// The most digits, up to those of the left side, in which the right side is what that comes to.
  private static Optional<Numbers> right(Numbers usual, Side side, int more) {
    Tensor printed = side.of(usual.finer(more));
    return IntStream.iterate(more, fewer -> fewer >= 0, fewer -> fewer - 1)
        .mapToObj(usual::finer)
        .filter(r -> isNear(printed, side.right, r) && isWritten(printed, side.right, r))
        .findFirst();
  }

  private static Tensor rounded(Tensor tensor, Numbers numbers) {
    return tensor.map(EntryFormat.of(tensor, numbers)::written);
  }

  private static boolean isWritten(Tensor a, Tensor b, Numbers numbers) {
    EntryFormat format = EntryFormat.of(b, numbers);
    for (int i = 0; i < b.size(); i++) {
      if (!format.show(a.get(i)).equals(format.show(b.get(i)))) return false;
    }
    return true;
  }

  /// Whether what is printed is not so rough that it says nothing: 0.15 · 0.05 is not 0.01.
  private static boolean isNear(Tensor a, Tensor b, Numbers numbers) {
    EntryFormat format = EntryFormat.of(b, numbers);
    for (int i = 0; i < b.size(); i++) {
      double off = Math.abs(format.written(b.get(i)) - a.get(i));
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
