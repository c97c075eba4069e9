package gradus.op;

import gradus.op.EntryTerm.OperandCell;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// An entry of the Jacobian of an op that is not elementwise, ∂y_kl/∂x_ij for the entry `kl` of the
/// result and the entry `ij` of one operand: as LaTeX with slots, and as a number.
///
/// @param holds for which shapes of the operands, and attributes
/// @param telling what it is at one place in entries, where the formula for all places says it too
///   generally
public record JacobianEntry(
    BiPredicate<List<Shape>, int[]> holds,
    Stencil formula,
    JacobianEntry.AtCell value,
    Optional<JacobianEntry.CellRule> telling) {
  /// The entry as a number.
  @FunctionalInterface
  public interface AtCell {
    double at(Cell cell);
  }

  /// An entry at its place, as the formula in the entries that it is made of: `p₁ (1 − p₁)`.
  ///
  /// @param formula as in [EntryTerm]
  public record InCells(String formula, List<OperandCell> cells) {
    public InCells {
      cells = List.copyOf(cells);
    }
  }

  /// What an entry is at its place.
  @FunctionalInterface
  public interface CellRule {
    /// Empty where it is no more than its number.
    Optional<InCells> of(Cell cell);
  }

  /// Where the entry stands. Indices count from 0; a number has none, a vector one.
  ///
  /// @param local values and attributes; the upstream gradient has no say in a Jacobian
  /// @param operand the position of the operand
  /// @param of the indices in the result, `k` and `l`
  /// @param by the indices in the operand, `i` and `j`
  public record Cell(Local local, int operand, int[] of, int[] by) {
    public Tensor in(int position) {
      return local.in(position);
    }

    public Tensor out() {
      return local.out();
    }

    public int k() {
      return of[0];
    }

    public int l() {
      return of[1];
    }

    public int i() {
      return by[0];
    }

    public int j() {
      return by[1];
    }

    /// The place of the operand's entry among its entries, row by row.
    public int place() {
      return in(operand).shape().place(by);
    }

    /// The place of the result's entry among its entries, row by row.
    public int target() {
      return out().shape().place(of);
    }
  }

  /// The number at one place of the Jacobian, rows and columns counted row by row through the
  /// result and the operand.
  public double at(Local local, int operand, int row, int col) {
    int[] of = local.out().shape().indices(row);
    int[] by = local.in(operand).shape().indices(col);
    return value.at(new Cell(local, operand, of, by));
  }

  /// The same as a formula; empty where it is a number, or its formula for all places says it.
  public Optional<InCells> told(Local local, int operand, int row, int col) {
    int[] of = local.out().shape().indices(row);
    int[] by = local.in(operand).shape().indices(col);
    return telling.flatMap(t -> t.of(new Cell(local, operand, of, by)));
  }

  /// 1 where it holds, else 0: what is written 𝟏[…].
  public static double indicator(boolean holds) {
    return holds ? 1 : 0;
  }
}
