package gradus.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What an area of cells is filled with. The same filling of as many cells is the same numbers.
public sealed interface GridFilling {
  /// Decimals of a random number: enough to tell them apart, and short to read.
  int DECIMALS = 2;

  /// Zeros.
  record AllZeros() implements GridFilling {}

  /// Ones.
  record AllOnes() implements GridFilling {}

  /// One where row and column are the same, zero elsewhere.
  record UnitMatrix() implements GridFilling {}

  /// Whole numbers from −3 to 3 that are not zero, from a seed.
  record SmallIntegers(long seed) implements GridFilling {}

  /// Normal with mean 0 and standard deviation 1, to two decimals, from a seed.
  record NormalNumbers(long seed) implements GridFilling {}

  /// Uniform from −1 to 1, to two decimals, from a seed.
  record UniformNumbers(long seed) implements GridFilling {}

  /// The cells, row by row.
  default List<String> cells(int rows, int columns) {
    int count = rows * columns;
    return switch (this) {
      case AllZeros _ -> Collections.nCopies(count, "0");
      case AllOnes _ -> Collections.nCopies(count, "1");
      case UnitMatrix _ ->
          IntStream.range(0, count).mapToObj(i -> i / columns == i % columns ? "1" : "0").toList();
      case SmallIntegers(long seed) -> {
        Random random = new Random(seed);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          int n = random.nextInt(6) - 3;
          cells.add(Integer.toString(n < 0 ? n : n + 1));
        }
        yield cells;
      }
      case NormalNumbers(long seed) -> {
        Random random = new Random(seed);
        yield IntStream.range(0, count).mapToObj(i -> brief(random.nextGaussian())).toList();
      }
      case UniformNumbers(long seed) -> {
        Random random = new Random(seed);
        yield IntStream.range(0, count).mapToObj(i -> brief(2 * random.nextDouble() - 1)).toList();
      }
    };
  }

  private static String brief(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
