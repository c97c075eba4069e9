package gradus.calculus.formulas;

import gradus.lang.Expr;
import gradus.latex.Signs;
import java.util.List;

/// Writes what points at the right classes, and what a hinge loss hands back, entry by entry as the
/// step says it.
final class IndicatorWriter {
  private final TensorWriter writer;
  private final Signs signs;

  IndicatorWriter(TensorWriter writer, Signs signs) {
    this.writer = writer;
    this.signs = signs;
  }

  /// Of a vector or matrix with a 1 for each right class, or the slope of a hinge loss.
  Written of(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    return switch (call.name()) {
      case TensorAlgebra.UNITS -> {
        Right rows = rows(arguments.get(1));
        yield all(one(letter("j"), rows.place), rows.indices);
      }
      case TensorAlgebra.UNIT -> {
        Right one = single(arguments.get(2));
        yield all(one(letter("i"), one.place), one.indices);
      }
      case TensorAlgebra.HINGED -> hinged(arguments);
      default -> throw new IllegalArgumentException("no indicator: " + call.name());
    };
  }

  /// The place of the right class.
  ///
  /// @param indices the letters of all entries
  /// @param row the letter of the row it is right for; nothing where there is one alone
  private record Right(Written place, Written indices, Written row) {}

  private Right single(Expr label) {
    Written place = new Written(writer.text(label), writer.latex(label));
    return new Right(place, letter("i"), new Written("", ""));
  }

  private Right rows(Expr labels) {
    Written row = letter("i");
    return new Right(writer.entry(labels, row), row.then("", "", letter("j")), row);
  }

  private Written letter(String usual) {
    String letters = writer.letters(usual);
    return new Written(letters, letters);
  }

  /// `1[i = j]`.
  private static Written one(Written a, Written b) {
    return new Written("1[", "\\mathbf{1}[")
        .then("", "", a)
        .then(" = ", " = ", b)
        .then("]", "]", new Written("", ""));
  }

  /// `[…]_i`.
  private static Written all(Written entry, Written indices) {
    return new Written(
        "[" + entry.text() + "]_" + indices.text(),
        "\\bigl[" + entry.latex() + "\\bigr]_{" + indices.latex() + "}");
  }

  /// `[Σ_{j≠1} 1[s_j + 1 > s_1] · (1[i = j] − 1[i = 1])]_i`, of a batch `[Σ_{k≠y_i} 1[S_ik + 1 >
  /// S_i,y_i] · (1[j = k] − 1[j = y_i])]_ij`.
  private Written hinged(List<Expr> arguments) {
    Expr scores = arguments.get(0);
    Expr.Call pointer = (Expr.Call) arguments.get(1);
    boolean batch = pointer.name().equals(TensorAlgebra.UNITS);
    Right right = batch ? rows(pointer.arguments().get(1)) : single(pointer.arguments().get(2));
    Written own = letter(batch ? "j" : "i");
    Written other = letter(batch ? "k" : "j");
    Written left = writer.entry(scores, right.row.then("", "", other));
    Written margin = left.then(" + 1 ", " + 1 ", new Written("", ""));
    Written score =
        batch
            ? writer.entry(
                scores,
                new Written("{" + right.row.text() + ", " + right.place.text() + "}", "")
                    .then("", right.row.latex() + "\\,", new Written("", right.place.latex())))
            : writer.entry(scores, right.place);
    Written counted = compared(margin, ">", score);
    if (TensorProgram.whole(arguments.get(2)) == 1) {
      Written half =
          new Written("½", "\\tfrac{1}{2}").then(by(), latexBy(), compared(margin, "=", score));
      counted = bracketed(counted.then(" + ", " + ", half));
    }
    Written over = other.then("≠", " \\ne ", right.place);
    Written sum = new Written("Σ_{" + over.text() + "} ", "\\sum_{" + over.latex() + "} ");
    Written apart = bracketed(one(own, other).then(" − ", " - ", one(own, right.place)));
    Written entry = sum.then("", "", counted).then(by(), latexBy(), apart);
    return new Written(
        "[" + entry.text() + "]_" + right.indices.text(),
        "\\left[ " + entry.latex() + " \\right]_{" + right.indices.latex() + "}");
  }

  private static Written compared(Written margin, String sign, Written score) {
    return new Written("1[", "\\mathbf{1}[")
        .then("", "", margin)
        .then(sign + " ", sign + " ", score)
        .then("]", "]", new Written("", ""));
  }

  private static Written bracketed(Written inside) {
    return new Written("(" + inside.text() + ")", "\\left( " + inside.latex() + " \\right)");
  }

  private String by() {
    return " " + signs.factor() + " ";
  }

  private String latexBy() {
    return " " + signs.latexFactor() + " ";
  }
}
