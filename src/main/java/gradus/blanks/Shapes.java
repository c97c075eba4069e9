package gradus.blanks;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the formulas of a program say of the shapes of its names, whether those have a value or
/// not: bonds between shapes, told until nothing more follows.
final class Shapes {
  private static final int MOST_PARTS = 100_000;
  private static final int DEEPEST_CALL = 16;

  /// With fewer bonds, one bold step at a time and its consequences first.
  private static final int CAREFUL = 1_000;

  private static final int MOST_ROUNDS = 200;
  private static final Set<String> REDUCING =
      Set.of("sum", "mean", "max", "min", "prod", "norm", "logsumexp");
  private static final Set<String> SPREADING = Set.of("softmax", "log_softmax");

  /// The indices that mean something at a place.
  private record Indices(String index, AxisLength extent, int last, Indices outer) {
    static Indices find(Indices in, String index) {
      for (Indices i = in; i != null; i = i.outer) {
        if (i.index.equals(index)) return i;
      }
      return null;
    }
  }

  private record Visit(Expr part, Indices indices) {}

  private final Map<String, Statement.Definition> functions = new HashMap<>();
  private final Map<String, Guess> names = new LinkedHashMap<>();
  private final Map<String, AxisLength> lengths = new HashMap<>();
  private final Map<String, AxisLength> labels = new LinkedHashMap<>();
  private final Map<String, Integer> values = new HashMap<>();
  private final Set<String> defined = new HashSet<>();
  private List<Tie> bonds = new ArrayList<>();
  private int walked;

  private Shapes() {}

  /// What a program says, once some names have a shape that it does not give them.
  static Shapes of(Program program, Map<String, Shape> given) {
    Shapes shapes = new Shapes();
    given.forEach((name, shape) -> shapes.name(name).set(shape));
    Set<String> called = new HashSet<>();
    shapes.find(program.statements(), called);
    shapes.functions.keySet().retainAll(called);
    shapes.walk(program.statements());
    shapes.settle();
    return shapes;
  }

  /// Names that the formulas speak of and nothing defines, in the order in which they are met.
  List<String> undefined() {
    return names.keySet().stream()
        .filter(n -> !defined.contains(n) && !lengths.containsKey(n))
        .toList();
  }

  Guess name(String name) {
    return names.computeIfAbsent(name, n -> new Guess());
  }

  /// How many entries a label may point at; 0 for what is none.
  int label(String name) {
    AxisLength extent = labels.get(name);
    return extent == null ? 0 : extent.or(name(name).shape().isScalar() ? 2 : 0);
  }

  private void find(List<Statement> statements, Set<String> called) {
    for (Statement s : statements) {
      switch (s) {
        case Statement.Definition d -> {
          if (d.parameters() != null) functions.put(d.name(), d);
          d.body().all().forEach(e -> note(e, called));
        }
        case Statement.Bare b -> b.body().all().forEach(e -> note(e, called));
        case Statement.Repeat r -> find(r.body(), called);
      }
    }
  }

  private static void note(Expr part, Set<String> called) {
    if (part instanceof Expr.Call c) called.add(c.name());
  }

  private void walk(List<Statement> statements) {
    for (Statement s : statements) {
      switch (s) {
        case Statement.Definition d when functions.containsKey(d.name()) -> {}
        case Statement.Definition d -> {
          defined.add(d.name());
          if (d.parameters() != null) d.parameters().forEach(p -> name(p.name()));
          if (d.body() instanceof Expr.Num n) length(d.name(), n);
          name(d.name()).share(walk(d.body(), Map.of(), 0));
        }
        case Statement.Bare b -> walk(b.body(), Map.of(), 0);
        case Statement.Repeat r -> walk(r.body());
      }
    }
  }

  private void length(String name, Expr.Num number) {
    name(name).decide(0);
    if (number.value() >= 1 && number.value() == (int) number.value()) {
      values.put(name, (int) number.value());
    }
  }

  private Guess walk(Expr formula, Map<String, Guess> parameters, int depth) {
    List<Visit> order = new ArrayList<>();
    Deque<Visit> open = new ArrayDeque<>(List.of(new Visit(formula, null)));
    while (!open.isEmpty() && walked < MOST_PARTS) {
      Visit next = open.pop();
      order.add(next);
      walked++;
      Indices inside = next.indices();
      if (next.part() instanceof Expr.Over over) {
        for (Expr.Binder b : over.binders()) {
          inside = bound(b, inside);
        }
        next = new Visit(over, inside);
        order.set(order.size() - 1, next);
      }
      for (Expr part : next.part().parts()) {
        open.push(new Visit(part, inside));
      }
    }
    Map<Expr, Guess> known = new IdentityHashMap<>();
    for (Visit v : order.reversed()) {
      known.put(v.part(), guess(v, known, parameters, depth));
    }
    return known.get(formula);
  }

  private Indices bound(Expr.Binder binder, Indices outer) {
    AxisLength extent = new AxisLength();
    int last = 0;
    if (binder.range() instanceof Expr.Range.Between(_, Expr end)) {
      if (end instanceof Expr.Num n) last = (int) n.value();
      for (Expr part : end.all()) {
        if (!(part instanceof Expr.Name n) || Indices.find(outer, n.name()) != null) continue;
        Integer value = values.get(n.name());
        if (value == null && !defined.contains(n.name())) {
          lengths.computeIfAbsent(n.name(), k -> new AxisLength()).join(extent);
        }
      }
    }
    return new Indices(binder.index(), extent, last, outer);
  }

  private Guess guess(Visit v, Map<Expr, Guess> known, Map<String, Guess> parameters, int depth) {
    return switch (v.part()) {
      case Expr.Num _ -> Guess.of(0);
      case Expr.Name n when Indices.find(v.indices(), n.name()) != null -> Guess.of(0);
      case Expr.Name n when lengths.containsKey(n.name()) -> Guess.of(0);
      case Expr.Name n when parameters.containsKey(n.name()) -> parameters.get(n.name());
      case Expr.Name n when Builtins.CONSTANTS.contains(n.name()) && !defined.contains(n.name()) ->
          Guess.of(0);
      case Expr.Name n -> name(n.name());
      case Expr.Negate n -> got(known, n.operand());
      case Expr.Array a -> array(a);
      case Expr.Over o -> over(o, v.indices(), got(known, o.body()));
      case Expr.Index i -> index(i, v.indices(), known);
      case Expr.Binary b -> binary(b, got(known, b.left()), got(known, b.right()));
      case Expr.Call c -> call(c, c.arguments().stream().map(a -> got(known, a)).toList(), depth);
    };
  }

  private static Guess got(Map<Expr, Guess> known, Expr part) {
    return known.getOrDefault(part, new Guess());
  }

  private static Guess array(Expr.Array a) {
    if (depth(a) > 2) return Guess.of(depth(a));
    boolean rows = a.items().stream().anyMatch(Expr.Array.class::isInstance);
    Guess guess = Guess.of(rows ? 2 : 1);
    (rows ? guess.rows() : guess.cols()).set(a.items().size());
    if (rows) guess.cols().set(Math.max(1, a.items().getFirst().parts().size()));
    return guess;
  }

  private static int depth(Expr expr) {
    return expr instanceof Expr.Array a && !a.items().isEmpty()
        ? 1 + depth(a.items().getFirst())
        : 0;
  }

  private static Guess over(Expr.Over over, Indices indices, Guess body) {
    if (over.operator() != Expr.BigOperator.EACH) return body;
    Guess guess = Guess.of(Math.min(2, over.binders().size()));
    AxisLength last = Indices.find(indices, over.binders().getLast().index()).extent();
    guess.cols().join(last);
    if (guess.isMatrix()) {
      guess.rows().join(Indices.find(indices, over.binders().getFirst().index()).extent());
    }
    return guess;
  }

  private Guess index(Expr.Index i, Indices indices, Map<Expr, Guess> known) {
    Guess target = got(known, i.target());
    int count = i.indices().size();
    if (count == 2) target.decide(2);
    for (int k = 0; k < count; k++) {
      AxisLength axis = count == 2 && k == 0 ? target.rows() : target.cols();
      if (i.indices().get(k) instanceof Expr.Num n) axis.reach((int) n.value() - i.start() + 1);
      for (Expr part : i.indices().get(k).all()) {
        if (!(part instanceof Expr.Name n)) continue;
        Indices bound = Indices.find(indices, n.name());
        if (bound == null) {
          name(n.name()).decide(0);
          labels.put(n.name(), axis);
        } else {
          axis.join(bound.extent());
          if (bound.last() > 0) axis.reach(bound.last() - i.start() + 1);
        }
      }
    }
    Guess out = new Guess();
    bonds.add(new Tie(Tie.Bearing.PICKED, target, target, out, i));
    return out;
  }

  private Guess binary(Expr.Binary b, Guess left, Guess right) {
    return switch (b.operator()) {
      case POWER -> {
        // e^v is the exponential of v.
        boolean natural = b.left() instanceof Expr.Name n && n.name().equals("e");
        if (natural && !defined.contains("e")) {
          yield right;
        }
        right.decide(0);
        yield left;
      }
      case MATMUL -> bond(Tie.Bearing.MATRIX, left, right, b);
      case PRODUCT, BESIDE, TIMES -> bond(Tie.Bearing.BLACKBOARD, left, right, b);
      case MULTIPLY -> bond(Tie.Bearing.SCALED, left, right, b);
      case DIVIDE -> bond(Tie.Bearing.DIVIDED, left, right, b);
      case ADD, SUBTRACT, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL ->
          bond(Tie.Bearing.ALIKE, left, right, b);
    };
  }

  private Guess bond(Tie.Bearing kind, Guess left, Guess right, Expr of) {
    Guess out = kind == Tie.Bearing.REDUCED ? Guess.of(0) : new Guess();
    bonds.add(new Tie(kind, left, right, out, of));
    return out;
  }

  /// Whether it takes scores and a label that points at one of them.
  private static boolean isScored(Expr.Call c) {
    return c.arguments().size() == 2
        && Ops.find(c.name(), 2).stream().anyMatch(op -> op.operand(1).isLabel());
  }

  private Guess call(Expr.Call c, List<Guess> in, int depth) {
    Statement.Definition function = functions.get(c.name());
    if (function != null) return inside(function, in, depth);
    if (in.isEmpty()) return new Guess();
    Guess first = in.getFirst();
    if (in.size() == 1 && REDUCING.contains(c.name())) {
      return bond(Tie.Bearing.REDUCED, first, first, c);
    }
    if (REDUCING.contains(c.name()) && in.size() == 2 && Axes.isAlong(c)) {
      return Axes.along(c, first);
    }
    if (SPREADING.contains(c.name())) return bond(Tie.Bearing.SPREAD, first, first, c);
    if (isScored(c)) {
      if (c.arguments().get(1) instanceof Expr.Name n && !in.get(1).isKnown()) {
        labels.put(n.name(), first.cols());
      }
      if (c.arguments().get(1) instanceof Expr.Num n) first.cols().reach((int) n.value() + 1);
      return bond(Tie.Bearing.REDUCED, first, first, c);
    }
    return switch (c.name()) {
      case "reshape" -> Axes.reshaped(c, first);
      case Expr.Slice.CALL -> {
        if (in.size() == 5) first.decide(2);
        yield new Guess();
      }
      case "transpose" -> bond(Tie.Bearing.TURNED, first, first, c);
      case "mse" -> {
        if (in.size() > 1) first.share(in.get(1));
        yield bond(Tie.Bearing.REDUCED, first, first, c);
      }
      case "dot" -> {
        in.forEach(g -> g.decide(1));
        first.share(in.getLast());
        yield Guess.of(0);
      }
      case "outer" -> {
        in.forEach(g -> g.decide(1));
        Guess out = Guess.of(2);
        out.rows().join(first.cols());
        out.cols().join(in.getLast().cols());
        yield out;
      }
      case "diag" -> {
        first.decide(1);
        Guess out = Guess.of(2);
        out.rows().join(first.cols());
        out.cols().join(first.cols());
        yield out;
      }
      case "trace" -> {
        first.decide(2);
        first.rows().join(first.cols());
        yield Guess.of(0);
      }
      case "conv2d", "maxpool" -> {
        boolean plain = in.stream().allMatch(g -> !g.isKnown() || g.isMatrix() || g.isScalar());
        if (c.name().equals("conv2d") && in.size() == 5) in.get(2).decide(1);
        if (!plain || in.size() > 2) {
          yield new Guess();
        }
        first.decide(2);
        if (c.name().equals("conv2d")) in.getLast().decide(2);
        yield Guess.of(2);
      }
      case "where" -> {
        if (in.size() != 3) {
          yield new Guess();
        }
        Guess branches = bond(Tie.Bearing.ALIKE, in.get(1), in.get(2), c);
        yield bond(Tie.Bearing.ALIKE, first, branches, c);
      }
      default -> {
        Op op = Ops.find(c.name(), in.size()).orElse(null);
        if (op == null || !op.isElementwise()) {
          yield new Guess();
        }
        yield in.size() == 1 ? first : bond(Tie.Bearing.ALIKE, first, in.getLast(), c);
      }
    };
  }

  private Guess inside(Statement.Definition function, List<Guess> in, int depth) {
    if (depth > DEEPEST_CALL || function.parameters().size() != in.size()) return new Guess();
    Map<String, Guess> parameters = new HashMap<>();
    for (int i = 0; i < in.size(); i++) {
      parameters.put(function.parameters().get(i).name(), in.get(i));
    }
    return walk(function.body(), parameters, depth + 1);
  }

  private void settle() {
    int rounds = 0;
    while (!bonds.isEmpty() && rounds++ < MOST_ROUNDS) {
      boolean told = tell(Tie.Boldness.SURE);
      if (!told) told = tell(Tie.Boldness.USUAL);
      if (!told) told = tell(Tie.Boldness.LETTERS);
      if (!told) return;
    }
  }

  private boolean tell(Tie.Boldness boldness) {
    boolean one = boldness != Tie.Boldness.SURE && bonds.size() < CAREFUL;
    boolean told = false;
    List<Tie> left = new ArrayList<>();
    for (Tie bond : bonds) {
      boolean done = !(told && one) && bond.settle(boldness);
      told |= done;
      if (!done) left.add(bond);
    }
    bonds = left;
    return told;
  }
}
