package gradus.lesson;

import gradus.tensor.Tensor;

/// Numbers as a source states them.
///
/// @param numbers what is stated
/// @param rounding half a unit of the last printed digit; 0 when the numbers are exact
public record Stated(Tensor numbers, double rounding) {
  /// What exact numbers may differ by, relative to their size.
  private static final double EXACT = 1e-10;

  /// What zero may differ by.
  private static final double ZERO = 1e-12;

  /// Whether a computed result is what is stated, shape included.
  public boolean holds(Tensor result) {
    if (!result.shape().equals(numbers.shape())) return false;
    for (int i = 0; i < result.size(); i++) {
      double stated = numbers.get(i);
      // The printed digits themselves are binary fractions, off by a rounding of their own.
      double slack = rounding * (1 + 1e-9) + EXACT * Math.abs(stated) + ZERO;
      if (!(Math.abs(result.get(i) - stated) <= slack)) return false;
    }
    return true;
  }
}
