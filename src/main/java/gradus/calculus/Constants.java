package gradus.calculus;

import gradus.graph.Definitions;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Constants of the text as formulas: `2/3`, `2*pi`, `sqrt(2)`.
public final class Constants {
  private static final int DEEPEST = 20;

  private static final int LONGEST = 40;

  private Constants() {}

  /// A constant as it was written, `2/3` or `sqrt(2)`, since folded into one number it says less;
  /// empty where that is long, or means something else alone than where it stands.
  public static Optional<Expr> spelled(Gate gate) {
    if (gate.span().length() > LONGEST) return Optional.empty();
    // Inside a function its names and a number of the same name are not what they are alone.
    Lowering value = GraphBuilder.build(Definitions.program("number_", gate.written()));
    boolean same =
        !value.hasErrors()
            && Trace.of(value.graph())
                .value(value.graph().output())
                .filter(gate.literal()::equals)
                .isPresent();
    return same ? Optional.of(gate.written()) : Optional.empty();
  }

  /// Empty where there is something else in it than numbers and functions of them.
  static Optional<Term> of(Terms terms, Expr expr) {
    return of(terms, expr, 0);
  }

  private static Optional<Term> of(Terms terms, Expr expr, int depth) {
    if (depth > DEEPEST) return Optional.empty();
    return switch (expr) {
      case Expr.Num n -> Optional.of(terms.number(n.value()));
      case Expr.Name n when Builtins.CONSTANTS.contains(n.name()) ->
          Optional.of(terms.name(n.name().equals("π") ? "pi" : n.name()));
      case Expr.Name n -> Optional.empty();
      case Expr.Negate n -> of(terms, n.operand(), depth + 1).map(terms::negate);
      case Expr.Binary b when b.operator().tightness() == 0 -> Optional.empty();
      case Expr.Binary b when b.operator().tightness() == 0 -> Optional.empty();
      case Expr.Binary b ->
          of(terms, b.left(), depth + 1)
              .flatMap(l -> of(terms, b.right(), depth + 1).map(r -> binary(terms, b, l, r)));
      case Expr.Call c -> call(terms, c, depth);
      case Expr.Array a -> Optional.empty();
      case Expr.Index i -> Optional.empty();
      case Expr.Over o -> Optional.empty();
    };
  }

  private static Term binary(Terms terms, Expr.Binary b, Term left, Term right) {
    return switch (b.operator()) {
      case ADD -> terms.sum(left, right);
      case SUBTRACT -> terms.difference(left, right);
      case MULTIPLY, TIMES, PRODUCT, BESIDE, MATMUL -> terms.product(left, right);
      case DIVIDE -> terms.quotient(left, right);
      case POWER -> terms.power(left, right);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL ->
          throw new IllegalArgumentException(b.operator().sign());
    };
  }

  private static Optional<Term> call(Terms terms, Expr.Call call, int depth) {
    List<Term> arguments = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      Optional<Term> term = of(terms, argument, depth + 1);
      if (term.isEmpty()) return Optional.empty();
      arguments.add(term.get());
    }
    return Optional.of(terms.call(call.name(), arguments));
  }
}
