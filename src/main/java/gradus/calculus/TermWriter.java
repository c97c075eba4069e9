package gradus.calculus;

import gradus.calculus.Term.Head;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Printer;
import gradus.lang.Span;
import gradus.latex.LatexPrinter;
import gradus.latex.LinePrinter;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Terms as expressions of the language, to be evaluated or typeset.
final class TermWriter {
  /// Longer formulas are broken.
  private static final int LONG = 80;

  /// Longer fractions and calls are.
  private static final int WIDE = 110;

  private static final Expr NOTHING = new Expr.Num(Span.NOWHERE, 0, "0");
  private static final Variable PI = Variable.of("pi");
  private static final Variable SIGN_OF_PI = Variable.of("π");

  private final boolean typeset;
  private final boolean formula;
  private final Map<Term, Expr> made = new HashMap<>();

  /// @param typeset for the eye: a product without a cross
  /// @param formula where a power can be raised: e^x for exp(x)
  private TermWriter(boolean typeset, boolean formula) {
    this.typeset = typeset;
    this.formula = formula;
  }

  /// As a program writes it.
  static String text(Term term) {
    return Printer.text(new TermWriter(false, false).expr(term));
  }

  /// As a line for people: of gradients, whose factors have a dot between them where anything has.
  static String line(Term term, Signs signs) {
    return line(term, signs, e -> LatexPrinter.ofGradients(e, signs));
  }

  /// The same of what a wire holds, whose factors have the sign of its gate.
  static String valueLine(Term term, Signs signs) {
    return line(term, signs, e -> LatexPrinter.Product.PLAIN);
  }

  private static String line(
      Term term, Signs signs, Function<Expr, LatexPrinter.Product> products) {
    Expr expr = new TermWriter(true, false).expr(term);
    String line = LinePrinter.text(expr, signs, Integer.MAX_VALUE, products, term.ownBase());
    boolean condition = expr instanceof Expr.Binary b && b.operator().tightness() == 0;
    return condition ? "1[" + line + "]" : line;
  }

  static String latex(Term term, Signs signs) {
    Expr expr = new TermWriter(true, true).expr(term);
    return LatexPrinter.shown(expr, signs, e -> LatexPrinter.ofGradients(e, signs), term.ownBase());
  }

  static String valueLatex(Term term, Signs signs) {
    Expr expr = new TermWriter(true, true).expr(term);
    return LatexPrinter.shown(expr, signs, e -> LatexPrinter.Product.PLAIN, term.ownBase());
  }

  /// As LaTeX in pieces between which a long formula may be broken: addends, or else factors, and
  /// so on within the brackets around a long one.
  static List<String> pieces(Term term, Signs signs) {
    String whole = latex(term, signs);
    if (whole.length() <= LONG) return List.of(whole);
    return switch (term.head()) {
      case SUM, PRODUCT -> joined(term, signs);
      case NEGATE -> after("-", bracketed(term.part(0), signs, term.part(0).is(Head.SUM)));
      case QUOTIENT -> whole.length() <= WIDE ? List.of(whole) : divided(term, signs);
      case CALL -> isSpelled(term) && whole.length() > WIDE ? called(term, signs) : List.of(whole);
      case NUMBER, NAME, POWER -> List.of(whole);
    };
  }

  private static List<String> joined(Term term, Signs signs) {
    List<String> pieces = new ArrayList<>();
    String times = "{}" + signs.latexFactor() + " ";
    for (Term part : term.parts()) {
      boolean minus = term.is(Head.SUM) && part.is(Head.NEGATE);
      Term inside = minus ? part.part(0) : part;
      String sign = term.is(Head.PRODUCT) ? times : minus ? "{} - " : "{} + ";
      if (pieces.isEmpty()) sign = minus ? "-" : "";
      boolean bracket =
          term.is(Head.PRODUCT) && (inside.is(Head.SUM) || inside.is(Head.NEGATE))
              || minus && inside.is(Head.SUM);
      pieces.addAll(after(sign, bracketed(inside, signs, bracket)));
    }
    return pieces;
  }

  /// A fraction too wide for one line, with a stroke.
  private static List<String> divided(Term term, Signs signs) {
    Term above = term.part(0);
    Term below = term.part(1);
    boolean sum = above.is(Head.SUM) || above.is(Head.NEGATE);
    boolean compound = !below.is(Head.NUMBER) && !below.is(Head.NAME);
    List<String> pieces = new ArrayList<>(bracketed(above, signs, sum));
    pieces.addAll(after("{} / ", bracketed(below, signs, compound)));
    return pieces;
  }

  /// Whether a function is written as its name with brackets behind it.
  private static boolean isSpelled(Term call) {
    return call.parts().size() == 1
        && !call.isCall("exp")
        && !call.isCall("sqrt")
        && !call.isCall("abs");
  }

  private static List<String> called(Term term, Signs signs) {
    String name = term.isCall("sigmoid") ? "σ" : Ops.word(term.function(), 1);
    return after(TypesetName.called(name), bracketed(term.part(0), signs, true));
  }

  /// In brackets of one size where they are apart.
  private static List<String> bracketed(Term term, Signs signs, boolean bracket) {
    List<String> pieces = new ArrayList<>(pieces(term, signs));
    if (!bracket) return pieces;
    if (pieces.size() == 1) return List.of("\\left(" + pieces.getFirst() + "\\right)");
    pieces.set(0, "\\big(" + pieces.getFirst());
    pieces.set(pieces.size() - 1, pieces.getLast() + "\\big)");
    return pieces;
  }

  private static List<String> after(String sign, List<String> pieces) {
    List<String> signed = new ArrayList<>(pieces);
    signed.set(0, sign + signed.getFirst());
    return signed;
  }

  private Expr expr(Term root) {
    return Term.fold(root, made, Term::parts, this::of);
  }

  private Expr of(Term term) {
    List<Term> parts = term.parts();
    return switch (term.head()) {
      case NUMBER -> new Expr.Num(Span.NOWHERE, term.number(), Numbers.exact(term.number()));
      case NAME -> named(term.variable());
      case SUM -> {
        Expr sum = made.get(parts.getFirst());
        for (Term part : parts.subList(1, parts.size())) {
          boolean minus = part.is(Head.NEGATE);
          Expr next = made.get(minus ? part.part(0) : part);
          sum = binary(minus ? Operator.SUBTRACT : Operator.ADD, sum, next);
        }
        yield sum;
      }
      case PRODUCT -> {
        Expr product = made.get(parts.getFirst());
        Operator sign = typeset ? Operator.PRODUCT : Operator.MULTIPLY;
        for (Term part : parts.subList(1, parts.size())) {
          product = binary(sign, product, made.get(part));
        }
        yield product;
      }
      case QUOTIENT -> {
        Expr above = made.get(parts.get(0));
        Expr below = made.get(parts.get(1));
        // half a condition as the step has it: ½ · 1[a = b]
        boolean half = typeset && parts.get(0).isCall("==") && parts.get(1).isNumber(2);
        yield half
            ? binary(Operator.PRODUCT, half(below), above)
            : binary(Operator.DIVIDE, above, below);
      }
      case POWER -> binary(Operator.POWER, made.get(parts.get(0)), made.get(parts.get(1)));
      case NEGATE -> negated(parts.getFirst());
      case CALL -> {
        for (Operator sign : List.of(Operator.GREATER, Operator.EQUAL)) {
          if (term.isCall(sign.sign())) {
            yield binary(sign, made.get(parts.get(0)), made.get(parts.get(1)));
          }
        }
        if (typeset && term.isCall("step")) {
          yield binary(Operator.GREATER, made.get(parts.getFirst()), NOTHING);
        }
        List<Expr> arguments = new ArrayList<>();
        for (Term part : parts) {
          arguments.add(made.get(part));
        }
        String name = typeset ? Ops.word(term.function(), parts.size()) : term.function();
        yield new Expr.Call(Span.NOWHERE, Span.NOWHERE, name, arguments);
      }
    };
  }

  /// `-a*b` rather than `-(a*b)`: the sign goes to the first factor, which changes no digit.
  private Expr negated(Term inside) {
    boolean fraction = inside.is(Head.QUOTIENT) && !formula;
    if (!inside.is(Head.PRODUCT) && !fraction) {
      return new Expr.Negate(Span.NOWHERE, made.get(inside));
    }
    Expr left = made.get(inside);
    List<Expr.Binary> spine = new ArrayList<>();
    Operator sign = fraction ? Operator.DIVIDE : typeset ? Operator.PRODUCT : Operator.MULTIPLY;
    int steps = inside.parts().size() - 1;
    while (spine.size() < steps && left instanceof Expr.Binary b && b.operator() == sign) {
      spine.add(b);
      left = b.left();
    }
    Expr out = new Expr.Negate(Span.NOWHERE, left);
    for (Expr.Binary b : spine.reversed()) {
      out = binary(sign, out, b.right());
    }
    return out;
  }

  private Expr half(Expr two) {
    Expr one = new Expr.Num(Span.NOWHERE, 1, "1");
    return formula ? binary(Operator.DIVIDE, one, two) : new Expr.Num(Span.NOWHERE, 0.5, "½");
  }

  private Expr named(Variable variable) {
    if (typeset && variable.equals(PI)) return name(SIGN_OF_PI);
    boolean lowered = typeset && variable.isEntry() && variable.isLowered();
    return lowered ? new Expr.Name(Span.NOWHERE, variable.typeset()) : name(variable);
  }

  private static Expr name(Variable variable) {
    Expr name = new Expr.Name(Span.NOWHERE, variable.name());
    if (!variable.isEntry()) return name;
    List<Expr> indices = new ArrayList<>();
    for (int index : variable.place()) {
      indices.add(new Expr.Num(Span.NOWHERE, index, Integer.toString(index)));
    }
    return new Expr.Index(Span.NOWHERE, name, indices);
  }

  private static Expr binary(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(Span.NOWHERE, operator, left, right);
  }
}
