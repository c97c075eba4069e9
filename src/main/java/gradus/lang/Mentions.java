package gradus.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a program defines, and what its formulas speak of.
public final class Mentions {
  private static final List<String> USUAL = List.of("y", "f", "v", "u", "z", "out");

  private Mentions() {}

  /// Names that formulas speak of, a function's parameters aside.
  public static Set<String> names(List<Statement> statements) {
    Set<String> names = new HashSet<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d -> {
          Set<String> inside = d.parameters() == null ? names : new HashSet<>();
          addNames(d.body(), inside);
          d.forms().forEach(form -> addNames(form, inside));
          if (d.parameters() != null) {
            d.parameters().forEach(p -> inside.remove(p.name()));
            names.addAll(inside);
          }
        }
        case Statement.Bare b -> addNames(b.body(), names);
        case Statement.Repeat r -> names.addAll(names(r.body()));
      }
    }
    return names;
  }

  /// Whether formulas speak of a name as an index alone, as of y in `s[y]`, and in no sum over one.
  public static boolean isIndexAlone(List<Statement> statements, String name) {
    return bodies(statements).allMatch(body -> isIndexAlone(body, name));
  }

  private static boolean isIndexAlone(Expr body, String name) {
    int indices = 0;
    int all = 0;
    for (Expr part : body.all()) {
      if (part instanceof Expr.Over && speaksOf(part, name)) return false;
      if (part instanceof Expr.Index i) indices += count(i.indices(), name);
      all += count(List.of(part), name);
    }
    return indices == all;
  }

  private static boolean speaksOf(Expr expr, String name) {
    return expr.has(part -> part instanceof Expr.Name n && n.name().equals(name));
  }

  private static int count(List<Expr> exprs, String name) {
    return (int)
        exprs.stream().filter(e -> e instanceof Expr.Name n && n.name().equals(name)).count();
  }

  private static Stream<Expr> bodies(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement ->
            switch (statement) {
              case Statement.Definition d -> Stream.concat(Stream.of(d.body()), d.forms().stream());
              case Statement.Bare b -> Stream.of(b.body());
              case Statement.Repeat r -> bodies(r.body());
            });
  }

  /// A name for one more value, which the statements do not have; empty where all that are usual
  /// are taken.
  public static Optional<String> unused(List<Statement> statements) {
    Set<String> taken = names(statements);
    taken.addAll(defined(statements));
    return USUAL.stream().filter(name -> !taken.contains(name)).findFirst();
  }

  private static void addNames(Expr body, Set<String> names) {
    for (Expr part : body.all()) {
      if (part instanceof Expr.Name n) names.add(n.name());
    }
  }

  /// All names that statements define, functions with their parameters, and those of the blocks of
  /// repeats, whose wires are called p⁽¹⁾ and so on.
  public static Set<String> defined(List<Statement> statements) {
    Set<String> names = new HashSet<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Bare _ -> {}
        case Statement.Repeat r -> names.addAll(defined(r.body()));
        case Statement.Definition d -> {
          names.add(d.name());
          if (d.parameters() != null) d.parameters().forEach(p -> names.add(p.name()));
        }
      }
    }
    return names;
  }

  /// The functions that formulas call.
  public static Set<String> called(List<Statement> statements) {
    Set<String> called = new HashSet<>();
    List<Expr> open = new ArrayList<>();
    List<Statement> waiting = new ArrayList<>(statements);
    while (!waiting.isEmpty()) {
      switch (waiting.removeLast()) {
        case Statement.Definition d -> open.add(d.body());
        case Statement.Bare b -> open.add(b.body());
        case Statement.Repeat r -> waiting.addAll(r.body());
      }
    }
    while (!open.isEmpty()) {
      Expr expr = open.removeLast();
      if (expr instanceof Expr.Call c) called.add(c.name());
      open.addAll(expr.parts());
    }
    return called;
  }
}
