package gradus.document;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.op.Op;
import gradus.op.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Whether two graphs compute the same by the same gates, whatever their wires are called and in
/// whichever order the gates came to be. What the functions of the two texts do is compared by who
/// asks.
final class SameGates {
  private record Pair(Gate before, Gate after) {}

  private final ComputationGraph before;
  private final ComputationGraph after;
  private final BiPredicate<Gate, String> named;
  private final Map<Gate, Gate> counterparts = new IdentityHashMap<>();

  private SameGates(
      ComputationGraph before, ComputationGraph after, BiPredicate<Gate, String> named) {
    this.before = before;
    this.after = after;
    this.named = named;
  }

  /// Compares two graphs gate by gate.
  ///
  /// @param name what a named gate of the first is called in the second
  /// @param named whether a gate of the first may have this name, or null, in the second
  static boolean in(
      ComputationGraph before,
      ComputationGraph after,
      Function<Gate, String> name,
      BiPredicate<Gate, String> named) {
    return new SameGates(before, after, named).all(name);
  }

  private boolean all(Function<Gate, String> name) {
    if (before.gates().size() != after.gates().size()) return false;
    Deque<Pair> open = new ArrayDeque<>();
    for (Gate gate : before.names().values()) {
      Gate there = after.names().get(name.apply(gate));
      if (there == null) return false;
      open.push(new Pair(gate, there));
    }
    while (!open.isEmpty()) {
      Pair pair = open.pop();
      Gate known = counterparts.putIfAbsent(pair.before, pair.after);
      if (known != null ? known != pair.after : !alike(pair)) return false;
      if (known != null) continue;
      List<Wire> in = before.operands(pair.before);
      List<Wire> there = after.operands(pair.after);
      for (int i = 0; i < in.size(); i++) {
        open.push(new Pair(in.get(i).source(), there.get(i).source()));
      }
    }
    Set<Gate> reached = new HashSet<>(counterparts.values());
    return counterparts.size() == before.gates().size()
        && reached.size() == after.gates().size()
        && counterparts.get(before.output()) == after.output();
  }

  private boolean alike(Pair pair) {
    Gate a = pair.before;
    Gate b = pair.after;
    return a.kind() == b.kind()
        && named.test(a, b.name())
        && Objects.equals(a.literal(), b.literal())
        && Objects.equals(a.shape(), b.shape())
        && Arrays.equals(a.attributes(), b.attributes())
        && before.operands(a).size() == after.operands(b).size()
        && operation(a).equals(operation(b));
  }

  /// What makes an operation what it is: of a block of the program's own, the text. A function is
  /// known by its name.
  private static List<Object> operation(Gate gate) {
    if (gate.op() == null) return List.of();
    if (gate.op().origin() instanceof Origin.Catalogue) return List.of(gate.op());
    if (gate.op().origin() instanceof Origin.Function f) return List.of(f);
    if (gate.op().origin() instanceof Origin.NetLayer) return List.copyOf(layer(gate.op()));
    List<Object> own = new ArrayList<>(List.of(gate.op().origin()));
    own.add(gate.op().doc(Locale.ENGLISH));
    return own;
  }

  /// The formula of a layer, its operands by their places.
  private static List<String> layer(Op op) {
    List<String> operands = op.operands().stream().map(o -> o.name()).toList();
    return signs(
        op.unfolding().orElseThrow(), n -> operands.contains(n) ? "#" + operands.indexOf(n) : n);
  }

  /// What a formula says, part by part.
  ///
  /// @param name what stands for a name
  static List<String> signs(Expr formula, UnaryOperator<String> name) {
    List<String> signs = new ArrayList<>();
    for (Expr part : formula.all()) {
      signs.add(
          switch (part) {
            case Expr.Num n -> n.text();
            case Expr.Name n -> name.apply(n.name());
            case Expr.Array a -> "[" + a.items().size();
            case Expr.Negate n -> "-";
            case Expr.Binary b -> b.operator().name();
            case Expr.Call c -> c.name() + "/" + c.arguments().size();
            case Expr.Index i -> "index/" + i.indices().size();
            case Expr.Over o -> o.operator().name() + "/" + o.binders().size();
          });
    }
    return signs;
  }
}
