package gradus.op;

import java.util.List;

/// One of the terms that an entry of a result is the sum of, and the entries of operands that it is
/// made of.
///
/// @param formula in LaTeX, with `#0`, `#1` … for the cells in their order, `#by` between factors,
///   and `#sum{…#c…}` or `#product{…#c…}` over all cells of the first operand; empty where it is
///   what the op itself writes of its operands
public record EntryTerm(double value, List<OperandCell> cells, String formula) {
  /// One entry of an operand.
  ///
  /// @param operand its position
  /// @param entry counted row by row
  public record OperandCell(int operand, int entry) {}

  public EntryTerm {
    cells = List.copyOf(cells);
  }
}
