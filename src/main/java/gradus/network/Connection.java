package gradus.network;

/// A line from a unit of the column before.
///
/// @param from which unit of that column
/// @param weight what its value is multiplied by
/// @param isNegative whether the product is taken away
public record Connection(int from, WireEntry weight, boolean isNegative) {}
