package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Reading;
import gradus.lang.Span;

/// How far a sign or a function reaches where no bracket says it: `1/2x`, `e^2x`, `x^1/2`, `cos
/// π/3`, `ln x(x + 1)`.
public final class ReachDoubts {
  private final DoubtedText text;

  ReachDoubts(DoubtedText text) {
    this.text = text;
  }

  /// Tells it of a formula with indices, as it stands before it is written with whole tensors.
  public void within(Expr formula) {
    for (Expr part : formula.all()) {
      switch (part) {
        case Expr.Binary b -> of(b);
        case Expr.Call c -> of(c);
        case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Negate _, Expr.Index _, Expr.Over _ -> {}
      }
    }
  }

  /// Tells how far a quotient, a root, a power or a function reaches that another factor or divisor
  /// stands behind.
  public void of(Expr.Binary b) {
    if (isBracketed(b) || !DoubtedText.isWritten(b)) return;
    if (b.operator() == Operator.BESIDE) {
      beside(b);
    } else if (b.operator() == Operator.DIVIDE && isSlash(b)) {
      divided(b);
    }
  }

  /// `1/2x`, `a/2b`, `√2x` and `e^2x`; `1/2 x` is clear, and so is a raised number.
  private void beside(Expr.Binary b) {
    if (lastFactor(b.left()) instanceof Expr.Binary p && isRaisedBefore(p, b.right())) {
      tell(b, b.left(), p.right().span());
      return;
    }
    Expr last =
        switch (b.left()) {
          case Expr.Binary q when q.operator() == Operator.DIVIDE && isSlash(q) ->
              q.right() instanceof Expr.Call c && isRoot(c) ? c.arguments().getFirst() : q.right();
          case Expr e when lastFactor(e) instanceof Expr.Binary p && isOfNumber(p) -> p.right();
          case Expr e when lastFactor(e) instanceof Expr.Call c && isRoot(c) ->
              c.arguments().getFirst();
          default -> null;
        };
    if (last == null) return;
    String between = text.between(last.span().end(), b.right().span().start());
    boolean close = between.isEmpty() || between.equals("(");
    boolean names =
        b.left() instanceof Expr.Binary q
            && q.operator() == Operator.DIVIDE
            && !(q.right() instanceof Expr.Num && isSquaredNorm(b.right()))
            && !(q.left() instanceof Expr.Num && q.right() instanceof Expr.Num);
    if (close || names) tell(b, b.left(), last.span());
  }

  /// Whether a letter stands close behind a power of anything else, as in `(1+r)^2t` and `x^ab`;
  /// LaTeX shows that it raises a digit alone.
  private boolean isRaisedBefore(Expr.Binary p, Expr next) {
    boolean letter = next instanceof Expr.Name || next instanceof Expr.Index;
    boolean shown = text.isLatex() && p.right() instanceof Expr.Num;
    return letter
        && !isOfNumber(p)
        && isPower(p)
        && !shown
        && (p.right() instanceof Expr.Num || p.right() instanceof Expr.Name)
        && p.right().span().end() == next.span().start();
  }

  /// Whether a norm with a power stands there, as in the penalty `λ/2 ‖w‖²`, which nobody divides
  /// by.
  private static boolean isSquaredNorm(Expr expr) {
    return expr instanceof Expr.Binary p
        && p.operator() == Operator.POWER
        && p.left() instanceof Expr.Call c
        && c.name().equals("norm");
  }

  /// Whether a name without a bracket stands behind its sign, as in `√l/g`.
  private static boolean isOfName(Expr.Call root) {
    Expr argument = root.arguments().getFirst();
    return argument instanceof Expr.Name
        && root.nameSpan().end() == argument.span().start()
        && root.span().end() == argument.span().end();
  }

  private boolean isRoot(Expr.Call c) {
    return text.written(c.nameSpan()).equals("√");
  }

  /// `x^1/2` and `e^-x²/2`, and a function without brackets: `cos π/3`, `ln x/2`, `log p/(1-p)`.
  private void divided(Expr.Binary b) {
    int end = b.left().span().end();
    boolean close =
        end < b.right().span().start()
            && text.between(end, b.right().span().start()).matches("[/÷]\\(?");
    switch (lastFactor(b.left())) {
      case Expr.Binary p
          when isPower(p) && close && (isRoot(p.right(), b.right()) || mayGoOn(p, b.right())) ->
          tell(b, b.left(), p.right().span());
      case Expr.Call c when isRoot(c) && close && isOfName(c) && b.right() instanceof Expr.Name ->
          tell(b, b.left(), c.arguments().getFirst().span());
      case Expr.Call c when isBare(c) && isQuotient(c.arguments().getFirst(), b.right(), close) ->
          tell(b, b.left(), c.arguments().getFirst().span());
      default -> {}
    }
  }

  /// Whether an exponent and its divisor may be a root: `x^1/2`.
  private static boolean isRoot(Expr exponent, Expr divisor) {
    return isOne(exponent) && divisor instanceof Expr.Num;
  }

  /// Whether an exponent of more than one sign may go on behind a slash: `e^-x²/2`, which a sum as
  /// the divisor, `e^-x/(1+e^-x)`, ends.
  private static boolean mayGoOn(Expr.Binary power, Expr divisor) {
    boolean sum =
        divisor instanceof Expr.Binary d
            && (d.operator() == Operator.ADD || d.operator() == Operator.SUBTRACT);
    return !sum
        && switch (power.right()) {
          case Expr.Negate n -> !(n.operand() instanceof Expr.Num);
          case Expr.Binary p -> p.operator() == Operator.POWER;
          case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Call _, Expr.Index _, Expr.Over _ ->
              false;
        };
  }

  /// Whether a function of an argument may be one of its quotient: of `sin x/x` nobody doubts it.
  private boolean isQuotient(Expr argument, Expr divisor, boolean close) {
    boolean same = text.written(argument.span()).equals(text.written(divisor.span()));
    return close ? !same : divisor instanceof Expr.Num && isPi(argument);
  }

  /// Tells how much of what it is applied to a function without brackets takes: in `ln x(x + 1)`
  /// the bracket too.
  void of(Expr.Call c) {
    if (!isBare(c) || !(c.arguments().getFirst() instanceof Expr.Binary b)) return;
    if (b.operator() != Operator.BESIDE || !DoubtedText.isWritten(b)) return;
    int end = b.left().span().end();
    String between = text.between(end, b.right().span().start()).strip();
    if (!between.equals("(") && !between.equals("\\left(")) return;
    String taken = text.between(c.span().start(), c.nameSpan().end());
    String all = "(" + text.written(b.span()) + ")";
    String other =
        "(" + text.between(c.span().start(), end) + ")" + text.between(end, b.span().end());
    text.tell(c, Reading.REACH, other, text.written(c.span()), taken + all, other);
  }

  /// @param all what is read
  /// @param first the part of it that is taken first
  /// @param last the part of that which may go on
  private void tell(Expr.Binary all, Expr first, Span last) {
    if (last.end() != first.span().end()) return;
    int end = all.span().end();
    Expr factor = lastFactor(first);
    boolean power = factor instanceof Expr.Binary p && p.operator() == Operator.POWER;
    boolean braces = text.isLatex() && power;
    String over = text.between(all.span().start(), last.start());
    boolean named = factor instanceof Expr.Call c && isBare(c);
    String other =
        (named ? over.stripTrailing() : over)
            + (braces ? "{" : "(")
            + text.between(last.start(), end)
            + (braces ? "}" : ")");
    String taken = "(" + text.written(first.span()) + ")" + text.between(last.end(), end);
    text.tell(
        all,
        Reading.REACH,
        text.goesOn(end) ? null : other,
        text.written(all.span()),
        taken,
        other);
  }

  /// The factor that stands last in a product.
  private static Expr lastFactor(Expr product) {
    Expr last = product;
    while (true) {
      switch (last) {
        case Expr.Negate n -> last = n.operand();
        case Expr.Binary b when ProductDoubts.isProduct(b) -> last = b.right();
        default -> {
          return last;
        }
      }
    }
  }

  /// A power of a number or of e, whose exponent is a number or a name: `e^2`, `10^x`.
  private boolean isOfNumber(Expr.Binary p) {
    boolean number =
        p.left() instanceof Expr.Num || p.left() instanceof Expr.Name n && n.name().equals("e");
    Expr exponent = p.right() instanceof Expr.Negate n ? n.operand() : p.right();
    return isPower(p) && number && (exponent instanceof Expr.Num || exponent instanceof Expr.Name);
  }

  /// Whether a power is written with its sign.
  private boolean isPower(Expr.Binary p) {
    int from = Math.min(p.left().span().end(), p.right().span().start());
    return p.operator() == Operator.POWER
        && p.right().span().length() > 0
        && p.left().span().end() <= p.right().span().start()
        && text.between(from, p.right().span().start()).matches("[ )]*(\\^|\\*\\*) *");
  }

  private static boolean isOne(Expr exponent) {
    Expr number = exponent instanceof Expr.Negate n ? n.operand() : exponent;
    return number instanceof Expr.Num n && n.value() == 1;
  }

  private static boolean isPi(Expr expr) {
    return expr instanceof Expr.Name n && (n.name().equals("π") || n.name().equals("pi"))
        || expr instanceof Expr.Binary b && isPi(b.right());
  }

  /// Whether a function stands before its only argument without brackets, or with a power between.
  private boolean isBare(Expr.Call c) {
    if (c.arguments().size() != 1 || c.nameSpan().length() < 2) return false;
    Expr argument = c.arguments().getFirst();
    boolean last = c.span().end() == argument.span().end();
    return last
        && c.nameSpan().end() <= argument.span().start()
        && text.between(c.nameSpan().end(), argument.span().start()).isBlank()
        && "({[|".indexOf(text.written(argument.span()).charAt(0)) < 0
        && Character.isLetter(text.written(c.nameSpan()).codePointBefore(c.nameSpan().length()));
  }

  /// Whether a sign stands between dividend and divisor, as none does in a fraction.
  private boolean isSlash(Expr.Binary q) {
    int from = Math.min(q.left().span().end(), q.right().span().start());
    return text.between(from, q.right().span().start()).chars().anyMatch(c -> c == '/' || c == '÷');
  }

  /// Whether its left operand stands in brackets: they belong to the whole.
  static boolean isBracketed(Expr.Binary b) {
    return b.span().start() < b.left().span().start();
  }
}
