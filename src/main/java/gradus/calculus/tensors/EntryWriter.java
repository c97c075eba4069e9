package gradus.calculus.tensors;

import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.TensorLine.Typed;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Entries and sums over them, written and as the language has them. Indices are the usual letters,
/// for which others stand where the program has these as names.
final class EntryWriter {
  private final TensorValues values;
  private final TensorWriter writer;

  EntryWriter(TensorValues values, TensorWriter writer) {
    this.values = values;
    this.writer = writer;
  }

  /// `W_kj`; of a number, which has no letters, itself.
  Written entry(Gate gate, String usual) {
    Expr of = values.of(gate);
    if (usual.isEmpty()) return new Written(writer.text(of), writer.latex(of));
    boolean turned =
        usual.length() == 2
            && of instanceof Expr.Call c
            && c.name().equals("transpose")
            && TensorAlgebra.named(c.arguments().getFirst()).isPresent();
    String index = writer.letters(usual);
    return turned
        ? writer.entry(((Expr.Call) of).arguments().getFirst(), turned(index))
        : writer.entry(of, new Written(index, index));
  }

  /// Of Aᵀ the entry in row k and column m is A_mk.
  private static Written turned(String index) {
    String round = index.substring(1) + index.charAt(0);
    return new Written(round, round);
  }

  /// `∂f/∂W_ij`.
  Written partial(Gate by, String usual) {
    String index = writer.letters(usual);
    String name = values.name(by).orElseThrow();
    if (usual.isEmpty()) return new Written(writer.partial(name), writer.latexPartial(name));
    return new Written(
        writer.partial("") + writer.entry(name, index),
        writer.latexPartial(writer.latexEntry(name, index), true));
  }

  /// `Σ_kl`, before what is added up.
  Written sign(String index) {
    if (index.isEmpty()) return new Written("", "");
    String letters = writer.letters(index);
    return new Written("Σ_" + letters + " ", "\\sum_{" + letters + "} ");
  }

  /// `1[k = i]`.
  Written indicator(String usual) {
    String one = writer.letters(usual.substring(0, 1));
    String other = writer.letters(usual.substring(1));
    String same = "[" + one + " = " + other + "]";
    return new Written("1" + same, "\\mathbf{1}" + same);
  }

  /// `W[k, j]`.
  Expr at(Expr of, String usual) {
    if (usual.isEmpty()) return of;
    return TensorAlgebra.entry(of, writer.letters(usual).split(""));
  }

  /// `k == i`.
  Expr same(String a, String b) {
    return TensorAlgebra.binary(
        Operator.EQUAL,
        TensorAlgebra.name(writer.letters(a)),
        TensorAlgebra.name(writer.letters(b)));
  }

  /// `[0 == i, 1 == i]`; of one entry alone its only place.
  Expr places(int count, String letter) {
    if (count == 1) return TensorAlgebra.call(TensorAlgebra.ONES, TensorAlgebra.number(1));
    List<Expr> places = new ArrayList<>();
    for (int at : IntStream.range(0, count).toArray()) {
      Expr index = TensorAlgebra.name(writer.letters(letter));
      places.add(TensorAlgebra.binary(Operator.EQUAL, TensorAlgebra.number(at), index));
    }
    return new Expr.Array(Span.NOWHERE, places);
  }

  static Expr dot(Expr a, Expr b) {
    return TensorAlgebra.call("dot", a, b);
  }

  static Expr times(Expr a, Expr b) {
    return TensorAlgebra.multiplied(a, b, false);
  }

  /// All entries added up.
  static Expr total(Expr of) {
    return TensorAlgebra.call("sum", of);
  }

  /// Entry by entry.
  static Expr entries(Expr a, Expr b) {
    return TensorAlgebra.binary(Operator.MULTIPLY, a, b);
  }

  /// A line of an equation of these sides.
  static TensorLine line(List<TensorRule> rules, Typed typed, Written... sides) {
    List<String> text = new ArrayList<>();
    List<String> latex = new ArrayList<>();
    for (Written side : sides) {
      text.add(side.text());
      latex.add(side.latex());
    }
    return new TensorLine(rules, text, latex, "", typed);
  }
}
