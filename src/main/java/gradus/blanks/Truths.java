package gradus.blanks;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The names that say which of two classes is true: the y of y log p + (1 − y) log(1 − p), which is
/// 0 or 1. A name beside a logarithm alone may be any number, as the x of x log y.
final class Truths {
  private static final Set<String> LOGARITHMS = Set.of("log", "ln");

  private final Set<String> besideLog = new HashSet<>();
  private final Set<String> restBesideLog = new HashSet<>();

  private Truths() {}

  static Set<String> in(Program program) {
    Truths truths = new Truths();
    each(program.statements(), body -> body.all().forEach(truths::note));
    truths.besideLog.retainAll(truths.restBesideLog);
    return truths.besideLog;
  }

  private static void each(List<Statement> statements, Consumer<Expr> seen) {
    for (Statement s : statements) {
      switch (s) {
        case Statement.Definition d -> seen.accept(d.body());
        case Statement.Bare b -> seen.accept(b.body());
        case Statement.Repeat r -> each(r.body(), seen);
      }
    }
  }

  private void note(Expr part) {
    List<Expr> factors = new ArrayList<>();
    factors(part, factors);
    if (factors.stream().noneMatch(Truths::isLogarithm)) return;
    for (Expr factor : factors) {
      if (name(factor) instanceof String name) besideLog.add(name);
      boolean rest =
          factor instanceof Expr.Binary b
              && b.operator() == Expr.Operator.SUBTRACT
              && Integer.valueOf(1).equals(b.left().whole());
      if (rest && name(((Expr.Binary) factor).right()) instanceof String name) {
        restBesideLog.add(name);
      }
    }
  }

  /// What a product multiplies; the sign before a factor is none of them.
  private static void factors(Expr part, List<Expr> into) {
    switch (part) {
      case Expr.Negate n -> factors(n.operand(), into);
      case Expr.Binary b when isProduct(b.operator()) -> {
        factors(b.left(), into);
        factors(b.right(), into);
      }
      case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Binary _ -> into.add(part);
      case Expr.Call _, Expr.Index _, Expr.Over _ -> into.add(part);
    }
  }

  private static boolean isProduct(Expr.Operator operator) {
    return switch (operator) {
      case MULTIPLY, TIMES, PRODUCT, BESIDE -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> false;
      case ADD, SUBTRACT, DIVIDE, MATMUL, POWER -> false;
    };
  }

  private static boolean isLogarithm(Expr factor) {
    return factor instanceof Expr.Call c && LOGARITHMS.contains(c.name());
  }

  /// The name that a factor is, or an entry of it; null for anything else.
  private static String name(Expr factor) {
    return switch (factor) {
      case Expr.Name n -> n.name();
      case Expr.Index i -> name(i.target());
      case Expr.Num _, Expr.Array _, Expr.Negate _, Expr.Binary _ -> null;
      case Expr.Call _, Expr.Over _ -> null;
    };
  }
}
