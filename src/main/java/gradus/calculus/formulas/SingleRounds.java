package gradus.calculus.formulas;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The wires that people read by a name and a program cannot: h⁽²⁾, which is `h` of one round, and
/// the `h` from before, which the rounds take the name from. A program has them written out.
public final class SingleRounds {
  /// What has more parts is not written out.
  public static final int MOST_PARTS = 20_000;

  private final Map<String, Expr> bodies = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();

  /// Adds a wire to those before it.
  ///
  /// @param made what it is, in the names of others; empty where no formula says it
  public void add(String name, Optional<Expr> made) {
    Optional<Expr> whole = made.flatMap(this::writtenOut);
    sizes.put(name, whole.isPresent() ? size(made.get()) : MOST_PARTS + 1L);
    whole.ifPresent(expr -> bodies.put(name, expr));
  }

  /// The named gates of a graph of which the text, read to its end, has no name.
  public static List<Gate> of(ComputationGraph graph) {
    Set<String> again = new HashSet<>();
    List<Statement> open = new ArrayList<>(graph.program().statements());
    while (!open.isEmpty()) {
      if (open.removeLast() instanceof Statement.Repeat repeat) {
        open.addAll(repeat.body());
        for (Statement inside : repeat.body()) {
          if (inside instanceof Statement.Definition d) again.add(d.name());
        }
      }
    }
    return graph.gates().stream()
        .filter(g -> g.name() != null && (g.round() != null || again.contains(g.name())))
        .toList();
  }

  /// A formula without such names; empty where it would have too many parts.
  public Optional<Expr> writtenOut(Expr expr) {
    return size(expr) <= MOST_PARTS ? Optional.of(put(expr)) : Optional.empty();
  }

  private Expr put(Expr expr) {
    if (expr instanceof Expr.Name n) return bodies.getOrDefault(n.name(), n);
    return expr.parts().isEmpty() ? expr : expr.with(expr.parts().stream().map(this::put).toList());
  }

  private long size(Expr expr) {
    return expr.all().stream()
        .mapToLong(e -> e instanceof Expr.Name n ? sizes.getOrDefault(n.name(), 1L) : 1)
        .sum();
  }
}
