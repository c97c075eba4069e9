package gradus.op;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What one entry of a matrix is handed by an op that runs along an axis of it, as text and as
/// factors in LaTeX. In it `#g` and `#y` are the entries of their line, `#x` is the entry itself,
/// `#xi` another one of the line and `#along` says which those are.
public record EntryRule(Stencil text, List<RuleFactor> factors) {
  public EntryRule {
    factors = List.copyOf(factors);
  }

  /// Factors are separated as in [Typesetting].
  ///
  /// @throws IllegalArgumentException for a word that is no slot
  static EntryRule read(String text, String factors, Set<String> operands) {
    return new EntryRule(
        Stencil.read(text, operands),
        Arrays.stream(factors.split(" \\| ")).map(f -> RuleFactor.read(f, operands)).toList());
  }
}
