package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Problem;
import java.util.Map;

/// What a formula with indices comes to without them.
///
/// @param formula null where there is a problem
/// @param senses of the parts that were made
/// @param lengths what the names without a value are that mean a length
/// @param ends those of them that end a range
public record Unbound(
    Expr formula,
    Map<Expr, Sense> senses,
    Map<String, Integer> lengths,
    Map<String, Integer> ends,
    Problem problem) {
  static Unbound of(Expr formula, Map<Expr, Sense> senses, Lengths lengths, Expr indexed) {
    return new Unbound(formula, senses, lengths.all(), lengths.ends(indexed), null);
  }

  /// What is refused, with its problem.
  public static Unbound refused(Problem problem) {
    return new Unbound(null, Map.of(), Map.of(), Map.of(), problem);
  }
}
