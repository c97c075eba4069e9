package gradus.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Formulas in which some parts are exchanged for others, from the innermost outwards, however deep
/// they are nested.
public final class Rewriting {
  private Rewriting() {}

  /// The statements with all their formulas rewritten.
  ///
  /// @param change what a part becomes: it is given the part as it was, and with its own parts
  ///   rewritten
  public static List<Statement> of(List<Statement> statements, BinaryOperator<Expr> change) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : statements) {
      all.add(
          switch (statement) {
            case Statement.Bare b -> new Statement.Bare(b.span(), of(b.body(), change));
            case Statement.Definition d ->
                new Statement.Definition(
                    d.span(),
                    d.nameSpan(),
                    d.name(),
                    d.parameters(),
                    of(d.body(), change),
                    d.forms().stream().map(form -> of(form, change)).toList());
            case Statement.Repeat r ->
                new Statement.Repeat(r.span(), r.count(), of(r.body(), change));
          });
    }
    return all;
  }

  /// The statements with other names for some values.
  public static List<Statement> renamed(List<Statement> statements, Map<String, String> names) {
    if (names.isEmpty()) return statements;
    List<Statement> all =
        of(
            statements,
            (was, now) ->
                now instanceof Expr.Name n && names.containsKey(n.name())
                    ? new Expr.Name(n.span(), names.get(n.name()))
                    : now);
    all.replaceAll(statement -> defining(statement, names));
    return all;
  }

  private static Statement defining(Statement statement, Map<String, String> names) {
    return switch (statement) {
      case Statement.Bare b -> b;
      case Statement.Definition d ->
          new Statement.Definition(
              d.span(),
              d.nameSpan(),
              names.getOrDefault(d.name(), d.name()),
              d.parameters(),
              d.body(),
              d.forms());
      case Statement.Repeat r ->
          new Statement.Repeat(
              r.span(), r.count(), r.body().stream().map(s -> defining(s, names)).toList());
    };
  }

  private static Expr of(Expr formula, BinaryOperator<Expr> change) {
    Deque<Expr> done = new ArrayDeque<>();
    for (Expr part : formula.all().reversed()) {
      List<Expr> parts = new ArrayList<>();
      boolean same = true;
      for (Expr before : part.parts().reversed()) {
        Expr now = done.pop();
        same &= now == before;
        parts.addFirst(now);
      }
      done.push(change.apply(part, same ? part : part.with(parts)));
    }
    return done.pop();
  }
}
