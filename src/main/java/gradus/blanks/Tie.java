package gradus.blanks;

import gradus.lang.Expr;

/// What an operation says of the shapes of two operands and of its result.
///
/// @param right the same as `left` of an operation on one operand
/// @param of where it stands
record Tie(Bearing bearing, Guess left, Guess right, Guess out, Expr of) {
  /// What shapes an operation takes.
  enum Bearing {
    /// Entry by entry, as a sum.
    ALIKE,
    /// Entry by entry, where one side is often a number: `*`.
    SCALED,
    /// A quotient.
    DIVIDED,
    /// `@`.
    MATRIX,
    /// The blackboard's product.
    BLACKBOARD,
    /// A transpose.
    TURNED,
    /// All entries to one number.
    REDUCED,
    /// All entries to as many.
    SPREAD,
    /// An entry or a row.
    PICKED
  }

  /// How much is taken for granted.
  enum Boldness {
    /// Nothing: there is no other way.
    SURE,
    /// What stands beside something known is as the notation usually has it.
    USUAL,
    /// Nothing is known: the letters tell.
    LETTERS
  }

  /// Tells the shapes what follows; whether there is no more to be told.
  boolean settle(Boldness boldness) {
    return switch (bearing) {
      case ALIKE, SCALED -> alike(boldness);
      case DIVIDED -> divided(boldness);
      case MATRIX -> product(boldness, false);
      case BLACKBOARD -> product(boldness, true);
      case TURNED -> turned(boldness);
      case REDUCED -> entries(boldness);
      case SPREAD -> {
        left.share(out);
        yield entries(boldness);
      }
      case PICKED -> picked(boldness);
    };
  }

  private boolean alike(Boldness boldness) {
    if (left.isKnown() && right.isKnown()) {
      if (left.rank() == right.rank()) {
        if (!left.isScalar() && (left.cols().isOne() || right.cols().isOne())) return true;
        left.share(right);
        out.share(left);
      } else if (left.isScalar() || right.isScalar()) {
        out.share(left.isScalar() ? right : left);
      } else {
        left.cols().join(right.cols());
        out.share(left.isMatrix() ? left : right);
      }
      return true;
    }
    if (left.isKnown() || right.isKnown()) {
      Guess known = left.isKnown() ? left : right;
      Guess open = left.isKnown() ? right : left;
      if (known.isScalar()) {
        out.share(open);
        return true;
      }
      if (boldness == Boldness.SURE) return false;
      if (bearing == Bearing.SCALED) {
        open.propose(known.rank());
        open.rows().join(known.rows());
        open.cols().join(known.cols());
      } else {
        open.share(known);
      }
      out.share(known);
      return true;
    }
    if (boldness == Boldness.SURE || !out.isKnown()) return false;
    left.share(out);
    right.share(out);
    return true;
  }

  private boolean divided(Boldness boldness) {
    if (left.isKnown() && !left.isScalar() && !right.isKnown()) {
      if (boldness == Boldness.SURE) return false;
      right.decide(0);
    }
    return alike(boldness);
  }

  private boolean product(Boldness boldness, boolean blackboard) {
    if (blackboard && left.isKnown() && left.isScalar()) {
      out.share(right);
      return true;
    }
    if (blackboard && right.isKnown() && right.isScalar()) {
      out.share(left);
      return true;
    }
    if (left.isKnown() && right.isKnown()) return multiplied();
    if (boldness == Boldness.SURE) return false;
    if (left.isKnown()) {
      // `v x` of a vector may be scaled as well.
      if (isLarge(right(of)) && (left.isMatrix() || blackboard && isRow(left(of)))) {
        right.propose(2);
      } else if (left.isVector() && blackboard) {
        right.propose(isDot() || isRow(left(of)) ? 1 : 0);
      } else {
        right.decide(1);
      }
      return settle(boldness);
    }
    if (right.isKnown()) {
      if (isLarge(left(of)) && !(right.isVector() && isDot())) {
        left.propose(2);
      } else if (blackboard && !isDot() && !isTurned(left(of))) {
        left.propose(0);
      } else {
        left.decide(1);
      }
      return settle(boldness);
    }
    if (isTurned(left(of)) && !isLarge(left(of))) {
      if (boldness != Boldness.LETTERS) return false;
      left.propose(1);
      return settle(boldness);
    }
    boolean matrix = isLarge(left(of)) && !(right(of) instanceof Expr.Num);
    if (boldness != Boldness.LETTERS && !out.isKnown()) return false;
    if (matrix) {
      left.propose(2);
      return settle(boldness);
    }
    if (out.isKnown() && !out.isScalar() && blackboard) {
      left.propose(0);
      return settle(boldness);
    }
    if (blackboard) return false;
    left.propose(isLarge(left(of)) || !isLarge(right(of)) ? 2 : 1);
    right.propose(isLarge(right(of)) ? 2 : 1);
    return settle(boldness);
  }

  private boolean multiplied() {
    if (left.isScalar() || right.isScalar()) return true;
    AxisLength inner = right.isMatrix() ? right.rows() : right.cols();
    left.cols().join(inner);
    if (left.isMatrix() && right.isMatrix()) {
      out.decide(2);
      out.rows().join(left.rows());
      out.cols().join(right.cols());
    } else if (left.isVector() && right.isVector()) {
      out.decide(0);
    } else {
      out.decide(1);
      out.cols().join(left.isMatrix() ? left.rows() : right.cols());
    }
    return true;
  }

  private boolean turned(Boldness boldness) {
    Guess known = left.isKnown() ? left : out;
    Guess open = left.isKnown() ? out : left;
    if (!known.isKnown()) {
      if (boldness != Boldness.LETTERS) return false;
      left.propose(isLarge(left(of)) ? 2 : 1);
      return settle(boldness);
    }
    open.decide(known.rank());
    if (known.isMatrix()) {
      open.rows().join(known.cols());
      open.cols().join(known.rows());
    } else if (known.isVector()) {
      open.share(known);
    }
    return true;
  }

  private boolean entries(Boldness boldness) {
    if (left.isKnown()) return true;
    if (boldness != Boldness.LETTERS) return false;
    left.propose(1);
    return true;
  }

  private boolean picked(Boldness boldness) {
    if (!left.isKnown()) {
      if (boldness == Boldness.SURE) return false;
      left.decide(1);
    }
    int indices = ((Expr.Index) of).indices().size();
    if (indices < left.rank()) {
      out.decide(1);
      out.cols().join(left.cols());
    } else {
      out.decide(0);
    }
    return true;
  }

  private boolean isDot() {
    return of instanceof Expr.Binary b && b.operator() == Expr.Operator.PRODUCT;
  }

  private static boolean isTurned(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals("transpose");
  }

  /// Whether it is `x^T`, or a product that begins with it: `x^T A`.
  private static boolean isRow(Expr expr) {
    Expr first = expr;
    while (first instanceof Expr.Binary b && b.operator().tightness() == 2) {
      first = b.left();
    }
    return isTurned(first) && !isLarge(first);
  }

  private static Expr left(Expr of) {
    return of.parts().getFirst();
  }

  private static Expr right(Expr of) {
    return of.parts().getLast();
  }

  /// Whether a name has a matrix's letter, a capital one; of a product the last factor's.
  private static boolean isLarge(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Expr.Binary(_, Expr.Operator o, _, Expr last, _)
        && o.tightness() == 2) {
      inner = last;
    }
    if (isTurned(inner)) inner = left(inner);
    return inner instanceof Expr.Name n && Character.isUpperCase(n.name().codePointAt(0));
  }
}
