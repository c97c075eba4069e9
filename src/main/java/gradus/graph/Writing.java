package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which expression of a program stands where in its text.
final class Writing {
  private final Map<Span, Expr> expressions = new HashMap<>();
  private final Set<Integer> signs = new HashSet<>();

  Writing(Program program) {
    List<Expr> open = new ArrayList<>();
    List<Statement> waiting = new ArrayList<>(program.statements());
    while (!waiting.isEmpty()) {
      switch (waiting.removeLast()) {
        case Statement.Definition d -> open.add(d.body());
        case Statement.Bare b -> open.add(b.body());
        case Statement.Repeat r -> waiting.addAll(r.body());
      }
    }
    while (!open.isEmpty()) {
      Expr expr = open.removeLast();
      expressions.putIfAbsent(expr.span(), expr);
      if (expr instanceof Expr.Negate) signs.add(expr.span().start());
      open.addAll(expr.parts());
    }
  }

  /// The outermost expression that spans exactly this.
  Optional<Expr> at(Span span) {
    return Optional.ofNullable(expressions.get(span));
  }

  /// Whether what begins there begins with a minus sign.
  boolean isSigned(int start) {
    return signs.contains(start);
  }
}
