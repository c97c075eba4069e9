package gradus.latex;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Printer;
import gradus.lang.Scripts;
import gradus.latex.LatexPrinter.Product;
import gradus.tensor.Numeral;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Writes a tree as a line of text for people, names typeset, in their signs: `2 w₀ · σ(x) + x²`.
/// What is to be read back is [gradus.lang.Printer]'s.
public final class LinePrinter {
  private static final int NEGATION = 3;
  private static final int ATOM = 5;

  private final Signs signs;
  private final StringBuilder out = new StringBuilder();

  /// What is still to be written, next first: strings, and expressions with how tightly they must
  /// bind.
  private final Deque<Object> rest = new ArrayDeque<>();

  private record Part(Expr expr, int tightness) {}

  /// What is multiplied where the tree multiplies.
  private final Function<Expr, Product> products;

  /// Whether an `e` in the tree is not the base of the exponential.
  private final boolean ownBase;

  private LinePrinter(Signs signs, Function<Expr, Product> products, boolean ownBase) {
    this.ownBase = ownBase;
    this.signs = signs;
    this.products = products;
  }

  public static String text(Expr expr, Signs signs) {
    return text(expr, signs, Integer.MAX_VALUE);
  }

  /// At most about so many characters, then an ellipsis.
  public static String text(Expr expr, Signs signs, int most) {
    return text(expr, signs, most, e -> Product.PLAIN);
  }

  /// The same where it is known what is multiplied: tensors entry by entry, or matrices.
  public static String text(Expr expr, Signs signs, int most, Function<Expr, Product> products) {
    return text(expr, signs, most, products, false);
  }

  /// The same in a program that may have an e of its own, of which the formula need not speak.
  public static String text(
      Expr expr, Signs signs, int most, Function<Expr, Product> products, boolean ownBase) {
    LinePrinter printer = new LinePrinter(signs, products, ownBase || LatexPrinter.speaksOfE(expr));
    printer.write(expr, most);
    return printer.out.toString();
  }

  private void write(Expr expr, int most) {
    rest.push(new Part(expr, 0));
    while (!rest.isEmpty()) {
      if (out.length() > most) {
        out.append(" …");
        return;
      }
      switch (rest.pop()) {
        case Part part -> part(part);
        case Object string -> out.append(string);
      }
    }
  }

  private void part(Part part) {
    if (part.expr() instanceof Expr.Binary b
        && b.operator().tightness() == 0
        && part.tightness() > 0) {
      // what is 1 where it holds and else 0
      out.append("1[");
      rest.push("]");
      rest.push(new Part(b, 0));
      return;
    }
    if (tightness(part.expr()) < part.tightness()) {
      out.append('(');
      rest.push(")");
    }
    switch (part.expr()) {
      case Expr.Num number -> out.append(number(number.text()));
      case Expr.Name name -> out.append(TypesetName.text(name.name()));
      case Expr.Array array -> items("[", array.items(), "]");
      case Expr.Negate negate -> {
        out.append('−');
        rest.push(new Part(negate.operand(), NEGATION + 1));
      }
      case Expr.Binary binary -> binary(binary);
      case Expr.Call call when Expr.Slice.isIn(call) -> {
        rest.push("[" + Expr.Slice.text(call).replace('-', '−') + "]");
        rest.push(new Part(call.arguments().getFirst(), ATOM));
      }
      case Expr.Call call -> call(call);
      case Expr.Index index -> {
        boolean plain = index.target() instanceof Expr.Num || index.target() instanceof Expr.Array;
        pushItems(index.indices(), "]");
        rest.push("[");
        rest.push(new Part(index.target(), plain ? ATOM + 1 : ATOM));
      }
      case Expr.Over over -> out.append(Printer.text(over));
    }
  }

  private void binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    if (operator == Operator.POWER) {
      power(binary.left(), binary.right());
      return;
    }
    int tightness = operator.tightness();
    // a negated factor is bracketed as on a blackboard: 2 · (−x)
    boolean product = tightness + 1 == NEGATION;
    boolean bracketed = isSigned(binary.right());
    int right = product ? NEGATION + 1 : tightness + 1;
    rest.push(new Part(binary.right(), bracketed ? ATOM + 1 : right));
    rest.push(
        switch (operator) {
          case LESS, GREATER -> " " + operator.sign() + " ";
          case LESS_OR_EQUAL -> " ≤ ";
          case GREATER_OR_EQUAL -> " ≥ ";
          case EQUAL -> " = ";
          case UNEQUAL -> " ≠ ";
          case ADD -> " + ";
          case SUBTRACT -> " − ";
          case DIVIDE -> "/";
          case MATMUL -> matrices(binary);
          case MULTIPLY, TIMES, PRODUCT, BESIDE ->
              switch (products.apply(binary)) {
                case PLAIN -> between(binary);
                case ENTRYWISE -> " ⊙ ";
                case DOT -> " · ";
                case MATRICES -> matrices(binary);
              };
          case POWER -> "^";
        });
    rest.push(new Part(binary.left(), tightness));
  }

  private String between(Expr.Binary product) {
    boolean quotient = product.left() instanceof Expr.Binary b && b.operator() == Operator.DIVIDE;
    SideBySide.Joint between = SideBySide.between(product.left(), product.right());
    if (signs == Signs.NOTES || between == SideBySide.Joint.CROSS) return " " + signs.times() + " ";
    return between == SideBySide.Joint.NOTHING && !quotient ? " " : " " + signs.factor() + " ";
  }

  /// With a real minus sign, and a power of ten where it has one.
  private static String number(String text) {
    int e = text.toLowerCase(Locale.ROOT).indexOf('e');
    if (e < 0) return Numeral.grouped(text, Numeral.THIN).replace('-', '−');
    String exponent = Scripts.raised(text.substring(e + 1).replace("+", ""));
    return text.substring(0, e).replace('-', '−') + "·10" + exponent;
  }

  private String matrices(Expr.Binary product) {
    boolean words = signs == Signs.TEXTBOOK && SideBySide.areWords(product.left(), product.right());
    return words ? " " + signs.times() + " " : signs.matrices();
  }

  /// Whether it begins with a minus sign.
  static boolean isSigned(Expr expr) {
    Expr first = expr;
    while (first instanceof Expr.Binary binary && binary.operator() != Operator.POWER) {
      first = binary.left();
    }
    return first instanceof Expr.Negate
        || first instanceof Expr.Num number && number.text().startsWith("-");
  }

  private void power(Expr base, Expr exponent) {
    String raised = signs == Signs.TEXTBOOK ? raised(exponent) : null;
    boolean marked =
        base instanceof Expr.Name name
            && (TypesetName.isMarked(name.name()) || name.name().endsWith("'"));
    if (raised == null) {
      rest.push(new Part(exponent, ATOM));
      rest.push("^");
    } else {
      rest.push(raised);
    }
    rest.push(new Part(base, marked || isTransposed(base) ? ATOM + 1 : ATOM));
  }

  /// A whole number or a letter, raised; null for anything else.
  private static String raised(Expr exponent) {
    return switch (exponent) {
      case Expr.Num number -> Scripts.raised(number.text());
      case Expr.Negate negate when negate.operand() instanceof Expr.Num number ->
          Scripts.raised("-" + number.text());
      case Expr.Name name when name.name().length() == 1 -> Scripts.raised(name.name());
      default -> null;
    };
  }

  private static boolean isTransposed(Expr expr) {
    return expr instanceof Expr.Call call && call.name().equals("transpose");
  }

  private void call(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    if (isExponential(call)) {
      power(new Expr.Name(call.nameSpan(), "e"), arguments.getFirst());
      return;
    }
    if (call.isAlongAxis()) {
      rest.push(")");
      if (arguments.getLast() instanceof Expr.Array several) {
        items("(", several.items(), ")");
      } else {
        rest.push(new Part(arguments.getLast(), 0));
      }
      rest.push(", axis=");
      items(
          TypesetName.calledText(call.name()) + "(",
          arguments.subList(0, arguments.size() - 1),
          "");
      return;
    }
    boolean ordered = call.name().equals("norm") && arguments.size() == 2;
    if (ordered && arguments.get(1) instanceof Expr.Num order) {
      String mark = Double.isInfinite(order.value()) ? "∞" : order.text();
      items("‖", arguments.subList(0, 1), "‖_" + mark);
      return;
    }
    if (arguments.size() != 1) {
      out.append(TypesetName.calledText(call.name())).append('(');
      rest.push(")");
      List<Expr.ToldArgument> told = Expr.ToldArgument.of(call);
      for (Expr.ToldArgument argument : told.reversed()) {
        rest.push(new Part(argument.value(), 0));
        if (!argument.word().isEmpty()) rest.push(argument.word() + "=");
        if (argument != told.getFirst()) rest.push(", ");
      }
      return;
    }
    if (isRootOfNumber(call)) {
      boolean single = isFigure(arguments.getFirst());
      items(single ? "√" : "√(", arguments, single ? "" : ")");
      return;
    }
    switch (call.name()) {
      case "transpose" -> {
        boolean plain = arguments.getFirst() instanceof Expr.Num;
        rest.push("ᵀ");
        rest.push(new Part(arguments.getFirst(), plain ? ATOM + 1 : ATOM));
      }
      case "abs" -> items("|", arguments, "|");
      case "norm" -> items("‖", arguments, "‖");
      case "sigmoid" -> items(Builtins.SIGMA + "(", arguments, ")");
      default -> items(TypesetName.calledText(call.name()) + "(", arguments, ")");
    }
  }

  private void items(String open, List<Expr> items, String close) {
    out.append(open);
    pushItems(items, close);
  }

  private void pushItems(List<Expr> items, String close) {
    rest.push(close);
    for (int i = items.size() - 1; i >= 0; i--) {
      rest.push(new Part(items.get(i), 0));
      if (i > 0) rest.push(", ");
    }
  }

  private static boolean isRootOfNumber(Expr.Call call) {
    return call.name().equals("sqrt")
        && call.arguments().size() == 1
        && switch (call.arguments().getFirst()) {
          case Expr.Binary b -> isFigure(b.left()) && isFigure(b.right());
          case Expr single -> isFigure(single);
        };
  }

  private static boolean isFigure(Expr expr) {
    return expr instanceof Expr.Num
        || expr instanceof Expr.Name n && Builtins.CONSTANTS.contains(n.name());
  }

  private boolean isExponential(Expr expr) {
    return !ownBase && LatexPrinter.isExponential(expr);
  }

  private int tightness(Expr expr) {
    return switch (expr) {
      case Expr.Call call when isExponential(call) || isRootOfNumber(call) ->
          Operator.POWER.tightness();
      case Expr.Binary binary -> binary.operator().tightness();
      case Expr.Negate _ -> NEGATION;
      case Expr.Num number when number.text().startsWith("-") -> NEGATION;
      case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Call _, Expr.Index _, Expr.Over _ -> ATOM;
    };
  }
}
