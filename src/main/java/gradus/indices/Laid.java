package gradus.indices;

import gradus.lang.Expr;
import java.util.List;

/// A formula whose indices became the axes of a tensor.
///
/// @param axes the index that runs along each axis
/// @param isNumber whether it is one number for each value of its indices, as far as is known
record Laid(Expr expr, List<String> axes, boolean isNumber) {
  Laid {
    axes = List.copyOf(axes);
  }

  static Laid number(Expr expr) {
    return new Laid(expr, List.of(), true);
  }

  static Laid of(Expr expr, String... axes) {
    return new Laid(expr, List.of(axes), true);
  }

  boolean isConstant() {
    return axes.isEmpty();
  }
}
