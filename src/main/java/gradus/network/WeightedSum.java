package gradus.network;

import gradus.graph.Gate;
import gradus.lang.Problem;
import java.util.List;
import java.util.Optional;

/// What a gate is as a sum of weighted numbers.
sealed interface WeightedSum {
  /// One or several products, and perhaps a bias.
  ///
  /// @param root whose value it is
  /// @param offset the bias; empty without
  /// @param isTakenAway whether the bias is
  /// @param gates that multiply and add, the root among them
  record Weighted(
      Gate root,
      List<WeightedTerm> products,
      Optional<Gate> offset,
      boolean isTakenAway,
      List<Gate> gates)
      implements WeightedSum {
    public Weighted {
      products = List.copyOf(products);
      gates = List.copyOf(gates);
    }
  }

  /// Why it is none.
  ///
  /// @param isFatal whether nothing with this in it is a network: behind the last neurons a loss
  ///   may do what a layer does not
  /// @param isTried whether inputs are multiplied in it, so that a layer was meant
  record Unweighted(Problem reason, boolean isFatal, boolean isTried) implements WeightedSum {}
}
