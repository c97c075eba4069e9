package gradus.calculus.formulas;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Printer;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Formulas of whole tensors as a program writes them: a vector of ones is the array [1, 1].
public final class TensorProgram {
  private TensorProgram() {}

  /// As a program writes it.
  public static String text(Expr expr) {
    return Printer.text(typed(expr));
  }

  private static Expr typed(Expr expr) {
    return switch (expr) {
      case Expr.Binary b ->
          TensorAlgebra.binary(
              b.operator() == Operator.PRODUCT ? Operator.MULTIPLY : b.operator(),
              typed(b.left()),
              typed(b.right()));
      case Expr.Negate n -> new Expr.Negate(Span.NOWHERE, typed(n.operand()));
      case Expr.Call c when c.name().equals(TensorAlgebra.ONES) -> all(1, c.arguments());
      case Expr.Call c when c.name().equals(TensorAlgebra.ZEROS) -> all(0, c.arguments());
      case Expr.Call c when c.name().equals(TensorAlgebra.SHOWN) -> typed(c.arguments().get(1));
      case Expr.Call c when c.name().equals(TensorAlgebra.PART) -> part(c.arguments());
      case Expr.Call c when c.name().equals(TensorAlgebra.UNITS) -> units(c.arguments());
      case Expr.Call c when c.name().equals(TensorAlgebra.IDENTITY) ->
          TensorAlgebra.call("diag", all(1, c.arguments()));
      case Expr.Call c when c.name().equals(TensorAlgebra.UNIT) -> unit(c);
      case Expr.Call c when c.name().equals(TensorAlgebra.HINGED) -> hinged(c);
      case Expr.Call c -> c.with(c.arguments().stream().map(TensorProgram::typed).toList());
      case Expr.Index i -> new Expr.Index(Span.NOWHERE, typed(i.target()), i.indices());
      case Expr.Name n -> n;
      case Expr.Num n -> n;
      case Expr.Array a -> a;
      case Expr.Over o -> o;
    };
  }

  /// A whole number that is written.
  public static int whole(Expr number) {
    return (int) ((Expr.Num) number).value();
  }

  private static Expr all(double entry, List<Expr> lengths) {
    Expr inside = TensorAlgebra.number(entry);
    for (Expr length : lengths.reversed()) {
      inside = new Expr.Array(Span.NOWHERE, Collections.nCopies(whole(length), inside));
    }
    return inside;
  }

  /// Whether these are the lengths of a vector with one entry.
  public static boolean isOne(List<Expr> lengths) {
    return lengths.size() == 1 && whole(lengths.getFirst()) == 1;
  }

  /// Whether it is [1].
  public static boolean isOne(Expr expr) {
    return expr instanceof Expr.Call c
        && c.name().equals(TensorAlgebra.ONES)
        && isOne(c.arguments());
  }

  private static Expr unit(Expr.Call unit) {
    return unit(whole(unit.arguments().get(0)), whole(unit.arguments().get(1)));
  }

  private static Expr unit(int count, int at) {
    List<Expr> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(TensorAlgebra.number(i == at ? 1 : 0));
    }
    return new Expr.Array(Span.NOWHERE, entries);
  }

  /// A matrix whose rows have a 1 at these places.
  public static Expr selection(int cols, int... places) {
    List<Expr> rows = new ArrayList<>();
    for (int place : places) {
      rows.add(unit(cols, place));
    }
    return new Expr.Array(Span.NOWHERE, rows);
  }

  private static Expr units(List<Expr> arguments) {
    int[] places = arguments.stream().skip(2).mapToInt(TensorProgram::whole).toArray();
    return selection(whole(arguments.getFirst()), places);
  }

  /// A part is picked out by a matrix of as many rows.
  private static Expr part(List<Expr> arguments) {
    int from = whole(arguments.get(1));
    int[] places = IntStream.range(from, whole(arguments.get(2))).toArray();
    Expr picks = selection(whole(arguments.get(3)), places);
    return TensorAlgebra.matrices(picks, typed(arguments.getFirst()));
  }

  /// `(s + 1 > s[0]) - sum(s + 1 > s[0])*[1, 0]`: the right class counts itself, and is taken off
  /// once more than the others are counted.
  private static Expr hinged(Expr.Call slope) {
    Expr s = typed(slope.arguments().get(0));
    Expr.Call unit = (Expr.Call) slope.arguments().get(1);
    boolean rows = unit.name().equals(TensorAlgebra.UNITS);
    Expr right = typed(unit);
    Expr at =
        rows
            ? ofRows(TensorAlgebra.binary(Operator.MULTIPLY, s, right), unit)
            : new Expr.Index(Span.NOWHERE, s, List.of(unit.arguments().get(1)));
    Expr margin = TensorAlgebra.binary(Operator.ADD, s, TensorAlgebra.number(1));
    Expr greater = TensorAlgebra.binary(Operator.GREATER, margin, at);
    Expr half =
        TensorAlgebra.binary(
            Operator.DIVIDE,
            TensorAlgebra.binary(Operator.EQUAL, margin, at),
            TensorAlgebra.number(2));
    boolean tie = whole(slope.arguments().get(2)) == 1;
    Expr counted = tie ? TensorAlgebra.binary(Operator.ADD, greater, half) : greater;
    Expr often = rows ? ofRows(counted, unit) : TensorAlgebra.call("sum", counted);
    return TensorAlgebra.binary(
        Operator.SUBTRACT, counted, TensorAlgebra.binary(Operator.MULTIPLY, often, right));
  }

  /// The sums of the rows of a batch, as a column.
  private static Expr ofRows(Expr entries, Expr.Call units) {
    Expr sums = TensorAlgebra.call("sum", entries, TensorAlgebra.number(1));
    return TensorAlgebra.column(sums, units.arguments().size() - 2);
  }
}
