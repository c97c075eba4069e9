package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Printer;

/// A place of an entry along one axis of a tensor.
///
/// @param length of the axis; null while the tensor is blank
record IndexUse(Expr.Index index, Linear at, Integer length) {
  String tensor() {
    return Printer.text(index.target());
  }
}
