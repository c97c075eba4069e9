package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.op.Origin;
import gradus.op.PlacedFormula;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The formulas that operations of the catalogue stand for, as syntax trees and as graphs.
public final class Definitions {
  private static final String RESULT = "out_";

  private Definitions() {}

  /// The formula of an operation for these operands, every part placed at `span`; empty where it
  /// has none, or where it depends on a shape or a label that is not known yet.
  static Optional<Expr> of(Op op, List<Lowered> operands, int[] attributes, Span span) {
    Optional<Operands> in =
        Operands.of(op, operands.size(), i -> operands.get(i).shape(), i -> known(operands.get(i)));
    return in.map(known -> op.unfolding(known, attributes))
        .orElseGet(op::fixedUnfolding)
        .map(formula -> PlacedFormula.at(formula, span));
  }

  private static Tensor known(Lowered term) {
    return term.constant() != null ? term.constant() : term.gate().literal();
  }

  /// The formula of an operation as a graph of its own. Its inputs are the operands that stand in
  /// it, in their shapes and by the op's names for them; a label goes into it as a number. Empty
  /// where there is no formula, or a label is not known.
  public static Optional<ComputationGraph> graph(Op op, Operands in, int[] attributes) {
    Expr formula = op.unfolding(in, attributes).map(f -> numbered(f, op, in)).orElse(null);
    if (formula == null) return Optional.empty();
    Set<String> used = new HashSet<>();
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Name n) used.add(n.name());
    }
    // An input without a value has no shape; which value it is makes no difference to the graph.
    Map<String, Tensor> inputs = new HashMap<>();
    for (int i = 0; i < in.shapes().size(); i++) {
      String name = op.operand(i).name();
      if (used.contains(name)) inputs.put(name, Tensor.zeros(in.shape(i)));
    }
    Lowering lowering = GraphBuilder.build(program(RESULT, formula), inputs, RESULT, () -> false);
    return lowering.hasErrors() ? Optional.empty() : Optional.of(lowering.graph());
  }

  /// A formula with its labels as the numbers they are.
  private static Expr numbered(Expr formula, Op op, Operands in) {
    boolean entry = formula instanceof Expr.Index i && i.target() instanceof Expr.Name;
    Expr named = entry ? ((Expr.Index) formula).target() : formula;
    for (int i = 0; i < in.shapes().size(); i++) {
      boolean label = named instanceof Expr.Name n && n.name().equals(op.operand(i).name());
      if (!label || !op.operand(i).isLabel()) continue;
      int at = entry ? ((Expr.Index) formula).indices().getFirst().whole() : 0;
      return number(in.label(i).get(at));
    }
    return formula.with(formula.parts().stream().map(part -> numbered(part, op, in)).toList());
  }

  /// A call of a function of the program by itself, drawn by its parts down to those of the
  /// catalogue; empty where it makes no graph.
  ///
  /// @param names of its operands, in order, each another; a number stands there itself
  /// @param result the name of what it comes to
  /// @param values what the operands are; one that is not known counts as 0
  public static Optional<ComputationGraph> body(
      ComputationGraph around,
      Gate call,
      List<String> names,
      String result,
      Function<Gate, Optional<Tensor>> values) {
    if (!(call.op().origin() instanceof Origin.Function function)) return Optional.empty();
    Map<String, Statement.Definition> functions = new HashMap<>();
    collect(around.program().statements(), functions);
    Map<String, Statement.Definition> called = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(function.name()));
    while (!open.isEmpty()) {
      String name = open.pop();
      Statement.Definition known = functions.get(name);
      if (known == null || called.putIfAbsent(name, known) != null) continue;
      for (Expr part : known.body().all()) {
        if (part instanceof Expr.Call c) open.push(c.name());
      }
    }
    if (called.containsKey(result) || names.stream().anyMatch(called::containsKey)) {
      return Optional.empty();
    }
    Map<String, Tensor> inputs = new HashMap<>();
    List<Expr> arguments = new ArrayList<>();
    for (Wire wire : around.operands(call)) {
      String name = names.get(wire.index());
      Shape shape = wire.source().shape();
      boolean number = isNumber(wire.source()) && wire.index() < function.arguments();
      if (!number && shape != null) {
        inputs.put(name, values.apply(wire.source()).orElse(Tensor.zeros(shape)));
      }
      if (wire.index() < function.arguments()) {
        arguments.add(
            number ? number(wire.source().literal().item()) : new Expr.Name(Span.NOWHERE, name));
      }
    }
    Expr whole = new Expr.Call(Span.NOWHERE, Span.NOWHERE, function.name(), arguments);
    List<Statement> statements = new ArrayList<>(called.values());
    statements.add(
        new Statement.Definition(Span.NOWHERE, Span.NOWHERE, result, null, whole, List.of()));
    Lowering lowering =
        GraphBuilder.build(
            new Program(around.text(), statements, List.of()),
            inputs,
            result,
            new Folding(false, called.keySet(), Set.of()),
            () -> false);
    return lowering.hasErrors()
        ? Optional.empty()
        : Optional.of(lowering.graph().within(around.used()));
  }

  /// Whether an operand stands in a call as a number rather than by a name.
  public static boolean isNumber(Gate operand) {
    return operand.isConstant() && operand.literal().shape().isScalar();
  }

  private static Expr number(double value) {
    Expr size = new Expr.Num(Span.NOWHERE, Math.abs(value), Numbers.exact(Math.abs(value)));
    return value < 0 ? new Expr.Negate(Span.NOWHERE, size) : size;
  }

  private static void collect(
      List<Statement> statements, Map<String, Statement.Definition> functions) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Bare b -> {}
        case Statement.Repeat r -> collect(r.body(), functions);
        case Statement.Definition d -> {
          if (d.parameters() != null) functions.put(d.name(), d);
        }
      }
    }
  }

  /// A program of one definition, made of a formula and not of a text: its parts stand nowhere.
  public static Program program(String name, Expr formula) {
    Expr body = PlacedFormula.at(formula, Span.NOWHERE);
    Statement only =
        new Statement.Definition(Span.NOWHERE, Span.NOWHERE, name, null, body, List.of());
    return new Program("", List.of(only), List.of());
  }
}
