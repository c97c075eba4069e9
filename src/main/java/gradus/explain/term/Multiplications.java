package gradus.explain.term;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.LatexPrinter.Product;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What is multiplied where a program multiplies: the shapes of its graph tell.
public final class Multiplications {
  private static final String RESULT = "out_";

  private Multiplications() {}

  /// For a whole program, the bodies of its functions too.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Function<Expr, Product> of(Program program, BooleanSupplier cancelled) {
    return graph(program, cancelled).map(Multiplications::of).orElse(e -> Product.PLAIN);
  }

  /// The graph of a program with the bodies of its functions; empty where it has none.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Optional<ComputationGraph> graph(Program program, BooleanSupplier cancelled) {
    Set<String> functions = new HashSet<>();
    for (Statement statement : program.statements()) {
      if (statement instanceof Statement.Definition d && d.parameters() != null) {
        functions.add(d.name());
      }
    }
    Folding opened = new Folding(false, functions, Set.of());
    return Optional.ofNullable(
        GraphBuilder.build(program, Map.of(), null, opened, cancelled).graph());
  }

  /// For what the gates of a graph were written as. The body of a function that is called with
  /// shapes of several kinds is plain.
  public static Function<Expr, Product> of(ComputationGraph graph) {
    Map<Span, Product> products = new HashMap<>();
    for (Gate gate : graph.gates()) {
      if (gate.isOperation() && gate.written() instanceof Expr.Binary) {
        products.merge(gate.span(), of(graph, gate), (a, b) -> a == b ? a : Product.PLAIN);
      }
    }
    return expr -> products.getOrDefault(expr.span(), Product.PLAIN);
  }

  /// For the formula of a function of the program, with the shapes that this gate gives it.
  public static Function<Expr, Product> inside(ComputationGraph graph, Gate gate) {
    Expr formula = gate.op().unfolding().orElseThrow();
    Map<String, Tensor> inputs = new HashMap<>();
    for (Wire wire : graph.operands(gate)) {
      Shape shape = wire.source().shape();
      String name = gate.op().operand(wire.index()).name();
      if (shape != null) inputs.put(name, Tensor.zeros(shape));
    }
    Span all = formula.span();
    Statement only = new Statement.Definition(all, all, RESULT, null, formula, List.of());
    Program body = new Program(graph.text(), List.of(only), List.of());
    ComputationGraph inner = GraphBuilder.build(body, inputs, RESULT, () -> false).graph();
    return inner == null ? e -> Product.PLAIN : of(inner);
  }

  private static Product of(ComputationGraph graph, Gate gate) {
    Op op = gate.op();
    if (op == Ops.MATMUL || op == Ops.STACKED_MATMUL) return Product.MATRICES;
    if (op == Ops.DOT) return Product.DOT;
    boolean entries = GateSign.isByEntries(op, graph.operands(gate));
    return entries ? Product.ENTRYWISE : Product.PLAIN;
  }
}
