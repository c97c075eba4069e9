package gradus.explain.term;

import gradus.graph.ComputationGraph;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.TypesetName;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which names of a block are numbers, vectors and matrices: 0, 1 and 2. A folded block has no
/// gates that would tell, and how long an axis is does not matter to how a name is written.
public final class Ranks {
  private final Map<String, Integer> ranks;

  Ranks(Map<String, Integer> known) {
    ranks = new HashMap<>(known);
  }

  /// Which names of a program's formulas are those of vectors and matrices, also of such as only
  /// the rounds of a repeat define, which have no gates of these names.
  public static Predicate<String> tensors(Program program, ComputationGraph graph) {
    Map<String, Integer> known = new HashMap<>();
    graph
        .names()
        .forEach((name, gate) -> {
          if (gate.shape() != null) known.put(name, of(gate.shape()));
        });
    Ranks ranks = new Ranks(known);
    ranks.learn(program.statements().stream().filter(s -> s instanceof Statement.Repeat).toList());
    return name -> graph.isTensor(name) || ranks.ranks.getOrDefault(name, 0) > 0;
  }

  static int of(Shape shape) {
    return shape.isScalar() ? 0 : shape.isVector() ? 1 : 2;
  }

  /// The vectors and matrices, as they are written in a line.
  Set<String> tensors() {
    return ranks.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(e -> TypesetName.text(e.getKey()))
        .collect(Collectors.toSet());
  }

  /// Looks through what a block defines.
  void learn(List<Statement> block) {
    for (Statement statement : block) {
      switch (statement) {
        case Statement.Definition d -> ranks.put(d.name(), rank(d.body()));
        case Statement.Repeat r -> learn(r.body());
        case Statement.Bare b -> {}
      }
    }
  }

  private int rank(Expr expr) {
    return switch (expr) {
      case Expr.Num n -> 0;
      case Expr.Name n -> ranks.getOrDefault(n.name(), 0);
      case Expr.Array a -> a.items().stream().anyMatch(Expr.Array.class::isInstance) ? 2 : 1;
      case Expr.Negate n -> rank(n.operand());
      case Expr.Index i -> Math.max(0, rank(i.target()) - i.indices().size());
      case Expr.Over o -> 0;
      case Expr.Call c -> call(c);
      case Expr.Binary b -> binary(b);
    };
  }

  private int binary(Expr.Binary b) {
    int left = rank(b.left());
    int right = rank(b.right());
    boolean product =
        switch (b.operator()) {
          case MATMUL, BESIDE, PRODUCT -> left > 0 && right > 0;
          case ADD,
              SUBTRACT,
              MULTIPLY,
              TIMES,
              DIVIDE,
              POWER,
              LESS,
              LESS_OR_EQUAL,
              GREATER,
              GREATER_OR_EQUAL,
              EQUAL,
              UNEQUAL ->
              false;
        };
    return product ? left + right - 2 : Math.max(left, right);
  }

  private int call(Expr.Call call) {
    List<Integer> given = call.arguments().stream().map(this::rank).toList();
    int most = given.stream().mapToInt(r -> r).max().orElse(0);
    Op op = Ops.find(call.name(), given.size()).orElse(null);
    if (op == null || op.isElementwise()) return most;
    List<Shape> shapes =
        given.stream()
            .limit(op.most())
            .map(r -> r == 0 ? Shape.SCALAR : r == 1 ? Shape.vector(2) : Shape.matrix(2, 2))
            .toList();
    int axes = given.size() - shapes.size();
    if (axes > 0 && op.attributes().stream().allMatch(Op.Attribute::isAxis)) return most - 1;
    return op.fit(shapes, new int[0]) instanceof Fit.Of(Shape result) ? of(result) : most;
  }
}
