package gradus.latex;

import gradus.lang.Expr;
import gradus.latex.LatexPrinter.Product;
import java.util.function.Function;

/// The sign between two factors in LaTeX.
///
/// @param signs in which it is to be looked at; null where it is to be read back
/// @param products what each product multiplies
record FactorSigns(Signs signs, Function<Expr, Product> products) {
  /// With its room; of an operator that multiplies.
  String between(Expr.Binary binary) {
    Expr left = binary.left();
    Expr right = binary.right();
    return switch (binary.operator()) {
      case MATMUL -> matrices(left, right);
      case MULTIPLY -> sign(binary, " \\ast ");
      case TIMES -> sign(binary, " \\times ");
      case PRODUCT -> sign(binary, " \\cdot ");
      case BESIDE -> {
        boolean clear = SideBySide.isClear(left, right) && !SideBySide.isNegated(left);
        yield sign(binary, clear ? " \\, " : " \\cdot ");
      }
      case ADD, SUBTRACT, DIVIDE, POWER -> throw new IllegalArgumentException("no product");
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL ->
          throw new IllegalArgumentException("no product");
    };
  }

  /// @param typed the sign that is read back as this operator
  private String sign(Expr.Binary binary, String typed) {
    return switch (products.apply(binary)) {
      case PLAIN -> signs == null ? typed : shown(binary);
      case ENTRYWISE -> " \\odot ";
      case DOT -> " \\cdot ";
      case MATRICES -> matrices(binary.left(), binary.right());
    };
  }

  /// The typesetter has no @; to be looked at, matrices stand side by side as on a blackboard.
  private String matrices(Expr left, Expr right) {
    if (signs == null) return " \\mathbin{@} ";
    boolean words = signs == Signs.TEXTBOOK && SideBySide.areWords(left, right);
    return " " + (words ? signs.latexTimes() : signs.latexMatrices()) + " ";
  }

  private String shown(Expr.Binary binary) {
    String sign =
        switch (SideBySide.between(binary.left(), binary.right())) {
          case NOTHING -> signs.latexSideBySide();
          case CROSS -> signs.latexTimes();
          case DOT -> signs.latexFactor();
        };
    return " " + sign + " ";
  }
}
