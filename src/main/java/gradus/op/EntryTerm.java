package gradus.op;

import java.util.List;

/// One of the terms that an entry of a result is the sum of, and the entries of operands that it is
/// made of.
///
/// @param formula in LaTeX, with `#0`, `#1` … for the cells in their order, `#by` between factors,
///   and `#sum{…#c…}` or `#product{…#c…}` over all cells of the first operand; `#one{…}` and
///   `#zero{…}` around what is that number in numbers; empty where it is what the op itself writes
///   of its operands
public record EntryTerm(double value, List<OperandCell> cells, String formula) {
  /// One entry of an operand.
  ///
  /// @param operand its position
  /// @param entry counted row by row
  public record OperandCell(int operand, int entry) {
    private static final int RESULT = -1;

    /// An entry of the result, of which a local gradient may be made too.
    public static OperandCell ofResult(int entry) {
      return new OperandCell(RESULT, entry);
    }

    /// Whether it is one.
    public boolean isOfResult() {
      return operand == RESULT;
    }
  }

  /// Of more terms a formula writes the first few and the last.
  private static final int MOST = 6;

  private static final int FIRST = 3;

  /// The sum of these.
  public static String sum(List<String> terms) {
    if (terms.size() <= MOST) return String.join(" + ", terms);
    return String.join(" + ", terms.subList(0, FIRST)) + " + \\cdots + " + terms.getLast();
  }

  public EntryTerm {
    cells = List.copyOf(cells);
  }
}
