package gradus.calculus.tensors;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.List;

/// A use of a variable in a product.
///
/// @param own of the variable
/// @param into of a product by it, or by what it is transposed
record ProductUse(Wire own, Wire into) {
  /// Rows of the variable are columns there.
  boolean turned() {
    return own != into;
  }

  /// All of them; of a matrix that is transposed for it too, without a name.
  static List<ProductUse> of(ComputationGraph graph, TensorValues values, Gate wrt) {
    List<ProductUse> uses = new ArrayList<>();
    for (Wire use : graph.consumers(wrt)) {
      Gate by = use.target();
      if (isProduct(by)) uses.add(new ProductUse(use, use));
      boolean turned =
          by.op() == Ops.TRANSPOSE && wrt.shape().isMatrix() && values.name(by).isEmpty();
      List<Wire> on = turned ? graph.consumers(by) : List.of();
      if (on.size() == 1 && on.getFirst().target().op() == Ops.MATMUL) {
        uses.add(new ProductUse(use, on.getFirst()));
      }
    }
    return uses;
  }

  /// Also one that slides; of two vectors it is one number, a sum.
  static boolean isProduct(Gate gate) {
    boolean product = gate.isOperation() && (gate.op() == Ops.MATMUL || gate.op() == Ops.CONV2D);
    return product && !gate.shape().isScalar();
  }
}
