package gradus.tensor;

import java.util.OptionalInt;

/// How many decimals are asked for.
///
/// @param count so many; empty for as many as the numbers ask for
/// @param wholePlain whether whole numbers have none beside numbers that have some, as in sums of
///   money
public record Decimals(OptionalInt count, boolean wholePlain) {
  /// As many as the numbers ask for.
  public static final Decimals AS_NEEDED = new Decimals(OptionalInt.empty(), false);

  /// The same number of decimals for all numbers.
  public static Decimals of(int count) {
    return new Decimals(OptionalInt.of(count), false);
  }

  /// What is asked for here, and what it leaves open as these say.
  public Decimals over(Decimals stated) {
    return count.isPresent() ? this : new Decimals(stated.count, wholePlain || stated.wholePlain);
  }
}
