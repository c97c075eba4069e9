package gradus.calculus.tensors;

import gradus.calculus.formulas.Written;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One use of an operand, or several that go into a wire together.
///
/// @param uses all of them
/// @param into the product's operand that it is: the use itself, or that of it transposed
/// @param q the wire whose entries are told: the product, or a sum of it and another
/// @param indices the letters of its entries, as they usually are: `k`, `kl`
/// @param own those of the operand
/// @param made what an entry of the wire is
/// @param indicator which entries are touched, `1[k = i]`; empty where all are
/// @param factor what they are touched with, `x_j`; empty where that is 1
/// @param sums whether that is a sum, in brackets behind another factor
/// @param minus whether with the other sign
/// @param slope the indicator times the factor, as the language has it
/// @param selected over what is still summed once the indicator has chosen, and at which entry of
///   the gradient
/// @param summed all terms that reach an entry of the operand, of the gradient of the wire
/// @param picked those that are left
record Contact(
    List<Wire> uses,
    Wire into,
    Gate q,
    String indices,
    String own,
    Written made,
    Expr typed,
    Optional<Written> indicator,
    Optional<Written> factor,
    boolean sums,
    boolean minus,
    Expr slope,
    Selected selected,
    UnaryOperator<Expr> summed,
    UnaryOperator<Expr> picked) {
  Contact {
    uses = List.copyOf(uses);
  }

  /// The first of them.
  Wire use() {
    return uses.getFirst();
  }

  /// @param over `Σ_k`, or nothing
  /// @param at `kj`
  /// @param diagonal what the factor is where that gradient is the identity, which selects again
  /// @param where what the letters of that entry are, `k = ⌊i/2⌋`; of an only use that takes
  ///   nothing away
  record Selected(
      Optional<Written> over, String at, Optional<Written> diagonal, Optional<Written> where) {
    Selected(Optional<Written> over, String at, Optional<Written> diagonal) {
      this(over, at, diagonal, Optional.empty());
    }

    Selected(Optional<Written> over, String at) {
      this(over, at, Optional.empty());
    }
  }
}
