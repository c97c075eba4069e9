package gradus.lang;

import java.util.List;
import java.util.stream.Collectors;

/// Writes small trees with every bracket, spans left out, so that tests can compare them.
public final class Tree {
  private Tree() {}

  public static String of(Expr expr) {
    return switch (expr) {
      case Expr.Num number -> number.text();
      case Expr.Name name -> name.name();
      case Expr.Array array -> "[" + of(array.items()) + "]";
      case Expr.Negate negate -> "(-" + of(negate.operand()) + ")";
      case Expr.Binary b -> "(" + of(b.left()) + b.operator().sign() + of(b.right()) + ")";
      case Expr.Call call -> call.name() + "(" + of(call.arguments()) + ")";
      case Expr.Index index ->
          of(index.target()) + "[" + of(index.indices()) + "]" + (index.start() == 0 ? "" : "₁");
      case Expr.Over over ->
          over.operator()
              + over.binders().stream().map(Tree::of).collect(Collectors.joining(",", "{", "}"))
              + (over.condition() == null ? "" : "?" + of(over.condition()))
              + "("
              + of(over.body())
              + ")";
    };
  }

  private static String of(Expr.Binder binder) {
    return binder.index()
        + switch (binder.range()) {
          case Expr.Range.All _ -> "";
          case Expr.Range.Between b -> "=" + of(b.first()) + ".." + of(b.last());
          case Expr.Range.Listed l -> "∈" + of(l.values());
        };
  }

  private static String of(List<Expr> items) {
    return items.stream().map(Tree::of).collect(Collectors.joining(","));
  }

  public static String of(Program program) {
    return program.statements().stream().map(Tree::of).collect(Collectors.joining("; "));
  }

  private static String of(Statement statement) {
    return switch (statement) {
      case Statement.Bare bare -> of(bare.body());
      case Statement.Definition d when d.parameters() == null -> d.name() + "=" + of(d.body());
      case Statement.Definition d ->
          d.parameters().stream()
                  .map(Statement.Parameter::name)
                  .collect(Collectors.joining(",", d.name() + "(", ")="))
              + of(d.body());
      case Statement.Repeat repeat ->
          repeat.body().stream()
              .map(Tree::of)
              .collect(Collectors.joining("; ", "repeat " + repeat.count() + "{", "}"));
    };
  }
}
