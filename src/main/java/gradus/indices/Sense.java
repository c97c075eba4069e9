package gradus.indices;

import gradus.lang.Expr.BigOperator;

/// What a part of a formula of whole tensors does, whatever functions a program defines.
public enum Sense {
  DOT,
  MATRICES,
  OUTER,
  TRANSPOSE,
  /// A vector as a column.
  COLUMN,
  SUM,
  MEAN,
  PRODUCT,
  MAXIMUM,
  MINIMUM,
  HINGE,
  /// Numbers side by side as a vector; a vector among them is a mistake.
  JOIN,
  RESHAPE;

  /// A sign that gathers all of a tensor.
  static Sense of(BigOperator operator) {
    return switch (operator) {
      case SUM -> SUM;
      case PRODUCT -> PRODUCT;
      case MAXIMUM -> MAXIMUM;
      case MINIMUM -> MINIMUM;
      case EACH -> JOIN;
    };
  }
}
