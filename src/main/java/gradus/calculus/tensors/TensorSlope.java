package gradus.calculus.tensors;

/// What a function of the program hands back to an operand, as one formula of whole tensors.
///
/// @param text as a line for people
/// @param isSum whether it stands in brackets behind a factor
public record TensorSlope(String text, String latex, boolean isSum) {
  /// The gradient that arrives at the function's result, as it is written.
  public record Arriving(String text, String latex) {}
}
