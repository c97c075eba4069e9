package gradus.latex;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Statement;
import gradus.tensor.Numeral;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Writes an expression as LaTeX math, a case per kind of expression; what a name looks like is
/// [TypesetName]'s. Reading it back gives the same graph.
public final class LatexPrinter {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int NEGATION = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private static final Set<String> COMMANDS =
      Set.of("exp", "log", "ln", "sin", "cos", "tan", "tanh", "max", "min");

  private final StringBuilder out = new StringBuilder();

  /// What is still to be written, next first: strings, and expressions with how tightly they must
  /// bind.
  private final Deque<Object> rest = new ArrayDeque<>();

  /// In which signs it is to be looked at; null where it is to be read back.
  private final Signs signs;

  private final IndexedLatex indexed =
      new IndexedLatex(this::written, this::whole, Part::new, this::isShown);

  private record Part(Expr expr, int tightness) {}

  private final FactorSigns factors;

  /// What is multiplied where the text multiplies, which only the shapes tell.
  public enum Product {
    /// As it is written: two numbers, a number and a tensor, or shapes unknown.
    PLAIN,
    /// Tensors entry by entry: ⊙.
    ENTRYWISE,
    /// Two vectors, to one number: ·.
    DOT,
    /// Matrices, or a matrix and a vector.
    MATRICES
  }

  /// Of factors that are gradients: a dot between two numbers too, where letters stand beside them.
  public static Product ofGradients(Expr product, Signs signs) {
    boolean crossed =
        signs == Signs.TEXTBOOK
            && product instanceof Expr.Binary b
            && SideBySide.between(b.left(), b.right()) == SideBySide.Joint.CROSS;
    return crossed ? Product.DOT : Product.PLAIN;
  }

  /// What the sum of all entries is called where it is looked at, as in its gate and in a
  /// derivation.
  public static final String TOTAL = "Σ";

  private final boolean ownBase;

  /// The part that has a ground of its own, until it is written; null for none.
  private LitPart lit;

  /// Whether a name is that of a vector or matrix, which is bold.
  private final Predicate<String> tensors;

  /// @param ownBase whether the program has an e of its own
  LatexPrinter(Signs signs, Function<Expr, Product> products, boolean ownBase) {
    this(signs, products, ownBase, name -> false);
  }

  LatexPrinter(
      Signs signs, Function<Expr, Product> products, boolean ownBase, Predicate<String> tensors) {
    this.signs = signs;
    factors = new FactorSigns(signs, products);
    this.ownBase = ownBase;
    this.tensors = tensors;
  }

  /// An expression.
  public static String text(Expr expr) {
    LatexPrinter printer = new LatexPrinter(null, e -> Product.PLAIN, false);
    printer.write(expr);
    return printer.out.toString();
  }

  /// An expression to be looked at.
  ///
  /// @param products what each product in it multiplies
  public static String shown(Expr expr, Signs signs, Function<Expr, Product> products) {
    return shown(expr, signs, products, false);
  }

  /// The same with bold names of vectors and matrices.
  public static String shown(
      Expr expr,
      Signs signs,
      Function<Expr, Product> products,
      boolean ownBase,
      Predicate<String> tensors) {
    LatexPrinter printer = new LatexPrinter(signs, products, ownBase || speaksOfE(expr), tensors);
    printer.write(expr);
    return printer.out.toString();
  }

  /// The same in a program that may have an e of its own, of which the formula need not speak.
  public static String shown(
      Expr expr, Signs signs, Function<Expr, Product> products, boolean ownBase) {
    return shown(expr, signs, products, ownBase, name -> false);
  }

  void light(LitPart part) {
    lit = part;
  }

  /// What is written so far, and what is to be written between expressions.
  StringBuilder out() {
    return out;
  }

  /// What a definition says before its parameters.
  String left(Statement.Definition definition) {
    return indexed.left(definition);
  }

  boolean isShown() {
    return signs != null;
  }

  /// A name that stands by itself, not for one of its entries.
  String whole(String name) {
    return tensors.test(name) ? TypesetName.bold(name) : written(name);
  }

  String written(String name) {
    return isShown() ? TypesetName.shown(name) : TypesetName.of(name);
  }

  /// Writes an expression behind what is written.
  void write(Expr expr) {
    indexed.note(expr);
    rest.push(new Part(expr, 0));
    while (!rest.isEmpty()) {
      switch (rest.pop()) {
        case Part part -> part(part);
        case Object string -> out.append(string);
      }
    }
  }

  private void part(Part part) {
    if (IndexedLatex.isComparison(part.expr()) && part.tightness() != IndexedLatex.BARE) {
      lay(List.of("\\mathbf{1}[", new Part(part.expr(), IndexedLatex.BARE), "]"));
      return;
    }
    if (tightness(part.expr()) < part.tightness()) {
      out.append("\\left(");
      rest.push("\\right)");
    }
    if (lit != null && lit.span().equals(part.expr().span())) {
      out.append(lit.opening());
      rest.push("}");
      lit = null;
    }
    switch (part.expr()) {
      case Expr.Index index when indexed.isSubscripted(index) -> lay(indexed.entry(index));
      case Expr.Call call when indexed.isChoice(call) -> lay(indexed.cases(call));
      case Expr.Num number -> number(number.text().replaceFirst("\\.$", ""));
      case Expr.Name name -> out.append(whole(name.name()));
      case Expr.Array array -> array(array);
      case Expr.Negate negate -> {
        out.append('-');
        // Two signs in a row are a decrement, or one line: −(−y).
        boolean twice = negate.operand() instanceof Expr.Negate;
        rest.push(new Part(negate.operand(), twice ? NEGATION + 1 : NEGATION));
      }
      case Expr.Binary binary -> binary(binary);
      case Expr.Call call when Expr.Slice.isIn(call) -> {
        String ends = Expr.Slice.text(call);
        rest.push("[" + (isShown() ? ends.replace(":", "{:}") : ends) + "]");
        rest.push(new Part(call.arguments().getFirst(), ATOM));
      }
      case Expr.Call call -> call(call);
      case Expr.Index index -> {
        boolean plain = index.target() instanceof Expr.Num || index.target() instanceof Expr.Array;
        items(index.indices(), ", ", "]");
        rest.push("[");
        rest.push(new Part(index.target(), plain ? ATOM + 1 : ATOM));
      }
      case Expr.Over over -> lay(indexed.over(over));
    }
  }

  /// What is written next, in its order.
  private void lay(List<Object> pieces) {
    pieces.reversed().forEach(rest::push);
  }

  private void number(String text) {
    int e = text.toLowerCase(Locale.ROOT).indexOf('e');
    String times = isShown() ? "\\mathord{\\cdot}10^{" : " \\times 10^{";
    String plain = isShown() ? Numeral.grouped(text, "\\,") : text;
    out.append(
        e < 0
            ? plain
            : text.substring(0, e) + times + text.substring(e + 1).replace("+", "") + "}");
  }

  private void binary(Expr.Binary binary) {
    Expr left = binary.left();
    Expr right = binary.right();
    switch (binary.operator()) {
      case DIVIDE -> {
        rest.push("}");
        if (!isShown() && right instanceof Expr.Call abs && isAbsolute(abs)) {
          // what is divided by bars may be divided by a norm
          rest.push("\\right)");
          rest.push(new Part(abs.arguments().getFirst(), 0));
          rest.push("\\operatorname{abs}\\left(");
        } else {
          rest.push(new Part(right, 0));
        }
        rest.push("}{");
        rest.push(new Part(left, 0));
        out.append("\\frac{");
      }
      case POWER -> {
        rest.push("}");
        rest.push(new Part(right, 0));
        rest.push("^{");
        boolean scripted = left instanceof Expr.Call call && isPostfix(call);
        scripted |= ownBase && left instanceof Expr.Name n && n.name().equals("e");
        if (!isShown() && left instanceof Expr.Call abs && isAbsolute(abs)) {
          // a power of bars is one of a norm to some
          applied(abs.name(), abs.arguments());
          return;
        }
        rest.push(new Part(left, scripted || isTyped(left) ? ATOM + 1 : ATOM));
      }
      case LESS -> infix(left, " < ", right, 0);
      case LESS_OR_EQUAL -> infix(left, " \\le ", right, 0);
      case GREATER -> infix(left, " > ", right, 0);
      case GREATER_OR_EQUAL -> infix(left, " \\ge ", right, 0);
      case EQUAL -> infix(left, " = ", right, 0);
      case UNEQUAL -> infix(left, " \\ne ", right, 0);
      case ADD -> infix(left, " + ", right, SUM);
      case SUBTRACT -> infix(left, " - ", right, SUM);
      case MULTIPLY, TIMES, MATMUL, PRODUCT, BESIDE ->
          infix(left, factors.between(binary), right, PRODUCT);
    }
  }

  /// Whether the name ends in a raised mark, after which a power would read as a second one.
  private static boolean isTyped(Expr base) {
    return base instanceof Expr.Name name
        && (TypesetName.isMarked(name.name()) || name.name().endsWith("'"));
  }

  private static boolean isAbsolute(Expr.Call call) {
    return call.name().equals("abs") && call.arguments().size() == 1;
  }

  /// Whether it is e to some power, called by its name.
  static boolean isExponential(Expr expr) {
    return expr instanceof Expr.Call call
        && call.name().equals("exp")
        && call.arguments().size() == 1;
  }

  /// Whether a formula has a name e, which may be one of the program's own.
  static boolean speaksOfE(Expr expr) {
    return expr.all().stream().anyMatch(p -> p instanceof Expr.Name n && n.name().equals("e"));
  }

  static boolean isPostfix(Expr.Call call) {
    return call.name().equals("transpose") && call.arguments().size() == 1;
  }

  private void infix(Expr left, String sign, Expr right, int tightness) {
    // a negated factor is bracketed as on a blackboard
    // and a sum over an index ends where the next sign of a sum stands
    boolean over = tightness == SUM && right instanceof Expr.Over;
    boolean signed = isShown() && tightness == SUM && LinePrinter.isSigned(right);
    int bound = over ? SUM : tightness == PRODUCT ? NEGATION + 1 : tightness + 1;
    rest.push(new Part(right, signed ? ATOM + 1 : bound));
    rest.push(sign);
    rest.push(new Part(left, tightness));
  }

  private void call(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    String name = call.name();
    if (call.isAlongAxis()) {
      applied(name, arguments, "\\mathrm{axis}=");
      return;
    }
    boolean ordered = name.equals("norm") && arguments.size() == 2;
    if (ordered && arguments.get(1) instanceof Expr.Num order) {
      String mark = Double.isInfinite(order.value()) ? "\\infty" : order.text();
      wrapped("\\left\\|", arguments.getFirst(), "\\right\\|_{" + mark + "}");
      return;
    }
    if (arguments.size() != 1) {
      if (isShown()) {
        told(call);
      } else {
        applied(name, arguments);
      }
      return;
    }
    Expr only = arguments.getFirst();
    if (isShown() && !ownBase && isExponential(call)) {
      wrapped("e^{", only, "}");
      return;
    }
    switch (name) {
      case "sqrt" -> wrapped("\\sqrt{", only, "}");
      case "abs" -> wrapped("\\left|", only, "\\right|");
      case "norm" -> wrapped("\\left\\|", only, "\\right\\|");
      case TOTAL -> wrapped("\\Sigma \\left(", only, "\\right)");
      case "sigmoid" -> wrapped("\\sigma\\left(", only, "\\right)");
      case "transpose" -> {
        rest.push("^{\\top}");
        rest.push(new Part(only, only instanceof Expr.Num ? ATOM + 1 : ATOM));
      }
      default -> applied(name, arguments);
    }
  }

  private void wrapped(String open, Expr inside, String close) {
    out.append(open);
    rest.push(close);
    rest.push(new Part(inside, 0));
  }

  /// With words before arguments, which only a reader needs: in LaTeX their places tell them.
  private void told(Expr.Call call) {
    List<Expr.ToldArgument> told = Expr.ToldArgument.of(call);
    applied(call.name(), List.of());
    for (Expr.ToldArgument argument : told.reversed()) {
      rest.push(new Part(argument.value(), 0));
      if (!argument.word().isEmpty()) rest.push("\\mathrm{" + argument.word() + "}=");
      if (argument != told.getFirst()) rest.push(", ");
    }
  }

  private void applied(String name, List<Expr> arguments) {
    applied(name, arguments, "");
  }

  /// @param word what stands before the last argument
  private void applied(String name, List<Expr> arguments, String word) {
    String shown =
        COMMANDS.contains(name)
            ? "\\" + name
            : name.equals(Builtins.SIGMA)
                ? "\\sigma"
                : isShown() ? TypesetName.called(name) : written(name);
    out.append(shown).append("\\left(");
    rest.push("\\right)");
    for (int i = arguments.size() - 1; i >= 0; i--) {
      if (!word.isEmpty() && arguments.get(i) instanceof Expr.Array several) {
        items(several.items(), ", ", ")");
        rest.push("(");
      } else {
        rest.push(new Part(arguments.get(i), 0));
      }
      if (i == arguments.size() - 1) rest.push(word);
      if (i > 0) rest.push(", ");
    }
  }

  private void items(List<Expr> items, String separator, String close) {
    rest.push(close);
    for (int i = items.size() - 1; i >= 0; i--) {
      rest.push(new Part(items.get(i), 0));
      if (i > 0) rest.push(separator);
    }
  }

  /// A vector is a column, a matrix has its rows; what is neither keeps its brackets.
  private void array(Expr.Array array) {
    List<Expr> items = array.items();
    boolean vector = !items.isEmpty() && items.stream().noneMatch(Expr.Array.class::isInstance);
    boolean matrix = items.size() > 1 && items.stream().allMatch(LatexPrinter::isRow);
    if (vector) {
      out.append("\\begin{bmatrix} ");
      items(items, " \\\\ ", " \\end{bmatrix}");
    } else if (matrix && ((Expr.Array) items.getFirst()).items().size() > 1) {
      out.append("\\begin{bmatrix} ");
      rest.push(" \\end{bmatrix}");
      for (int i = items.size() - 1; i >= 0; i--) {
        items(((Expr.Array) items.get(i)).items(), " & ", "");
        if (i > 0) rest.push(" \\\\ ");
      }
    } else {
      out.append('[');
      items(items, ", ", "]");
    }
  }

  private static boolean isRow(Expr expr) {
    return expr instanceof Expr.Array row
        && !row.items().isEmpty()
        && row.items().stream().noneMatch(Expr.Array.class::isInstance);
  }

  private int tightness(Expr expr) {
    return switch (expr) {
      case Expr.Binary binary ->
          binary.operator() == Operator.DIVIDE ? POWER : binary.operator().tightness();
      case Expr.Negate _ -> NEGATION;
      case Expr.Num number when number.text().toLowerCase(Locale.ROOT).contains("e") -> PRODUCT;
      case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Index _ -> ATOM;
      case Expr.Over _ -> SUM;
      case Expr.Call call -> {
        boolean raised = isShown() && !ownBase && isExponential(call);
        yield isPostfix(call) || raised ? POWER : ATOM;
      }
    };
  }
}
