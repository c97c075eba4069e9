package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Problem;
import java.util.Map;

/// What a formula with indices comes to without them.
///
/// @param formula null where there is a problem
/// @param senses of the parts that were made
/// @param lengths what the names without a value are that end a range
public record Unbound(
    Expr formula, Map<Expr, Sense> senses, Map<String, Integer> lengths, Problem problem) {
  static Unbound of(Expr formula, Map<Expr, Sense> senses, Map<String, Integer> lengths) {
    return new Unbound(formula, senses, lengths, null);
  }

  static Unbound refused(Problem problem) {
    return new Unbound(null, Map.of(), Map.of(), problem);
  }
}
