package gradus.graph;

import gradus.graph.place.Round;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A formula of a program, and the key that the paths of its parts begin with.
///
/// @param key the name it defines; `h~2` for the second `repeat` that defines `h`
/// @param statement where it stands
record Root(String key, String name, Statement statement, Expr body) {
  /// The formulas of a program in the order of the text, those in blocks too. Keys of blocks are
  /// told apart among themselves and from what people may have named `h⁽¹⁾`.
  static List<Root> of(Program program) {
    Set<String> taken = new HashSet<>();
    for (Statement s : program.statements()) {
      if (s instanceof Statement.Definition d) taken.add(d.name());
    }
    Set<String> likeRounds = likeRounds(program);
    Map<String, Integer> before = new HashMap<>();
    List<Root> roots = new ArrayList<>();
    for (Statement statement : program.statements()) {
      switch (statement) {
        case Statement.Definition d -> roots.add(new Root(d.name(), d.name(), d, d.body()));
        case Statement.Bare b -> {
          String name = freeName(taken);
          taken.add(name);
          roots.add(new Root(name, name, b, b.body()));
        }
        case Statement.Repeat r -> {
          for (Statement.Definition d : definitions(r)) {
            int nth = before.merge(d.name(), 1, Integer::sum);
            if (likeRounds.contains(d.name())) nth++;
            String key = nth == 1 ? d.name() : d.name() + "~" + nth;
            roots.add(new Root(key, d.name(), d, d.body()));
          }
        }
      }
    }
    return roots;
  }

  private static String freeName(Set<String> taken) {
    if (!taken.contains("f")) return "f";
    String name = "out";
    for (int i = 2; taken.contains(name); i++) {
      name = "out" + i;
    }
    return name;
  }

  private static List<Statement.Definition> definitions(Statement.Repeat repeat) {
    List<Statement.Definition> all = new ArrayList<>();
    for (Statement s : repeat.body()) {
      if (s instanceof Statement.Definition d) all.add(d);
      if (s instanceof Statement.Repeat inner) all.addAll(definitions(inner));
    }
    return all;
  }

  /// What the names of the text that look like a round, as `h⁽¹⁾`, are rounds of.
  private static Set<String> likeRounds(Program program) {
    Set<String> names = new HashSet<>();
    List<Expr> open = new ArrayList<>();
    List<Statement> waiting = new ArrayList<>(program.statements());
    while (!waiting.isEmpty()) {
      switch (waiting.removeLast()) {
        case Statement.Definition d -> {
          addBases(d.name(), names);
          if (d.parameters() != null) d.parameters().forEach(p -> addBases(p.name(), names));
          open.add(d.body());
        }
        case Statement.Bare b -> open.add(b.body());
        case Statement.Repeat r -> waiting.addAll(r.body());
      }
    }
    while (!open.isEmpty()) {
      Expr expr = open.removeLast();
      if (expr instanceof Expr.Name n) addBases(n.name(), names);
      open.addAll(expr.parts());
    }
    return names;
  }

  private static void addBases(String name, Set<String> to) {
    for (int at = Round.mark(name, name.length()); at > 0; at = Round.mark(name, at)) {
      to.add(name.substring(0, at));
    }
  }
}
