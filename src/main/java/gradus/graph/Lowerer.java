package gradus.graph;

import gradus.graph.Scope.Definition;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.Ops;
import gradus.op.Origin;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Walks expressions and makes gates, operands first. It keeps its own stack of tasks, so neither a
/// chain of 100,000 gates nor as many definitions that wait for each other can overflow.
final class Lowerer {
  private static final int MOST_GATES = 2_000_000;
  private static final int MOST_CALLS = 1_000;
  private static final int MOST_PROBLEMS = 50;
  private static final int[] NONE = {};

  /// What remains to be done. `name` is the wire's name when the expression is a definition's whole
  /// body, else null.
  private sealed interface Task {
    record Visit(Expr expr, Scope scope, String name, Site site) implements Task {}

    record Emit(Expr expr, Scope scope, String name, Site site) implements Task {}

    record Close(Definition definition) implements Task {}

    /// Goes on in a body left for a while.
    record Resume(Body body) implements Task {}

    /// Makes one gate of the body of `call`.
    record Pack(Origin.Own origin, String formula, Emit emit, String key) implements Task {}
  }

  private final Scope program;
  private final Map<String, Statement.Definition> functions;
  private final Map<String, Tensor> overrides;
  private final Folding folding;
  private final List<Problem> problems;
  private final BooleanSupplier cancelled;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private final List<Lowered> terms = new ArrayList<>();
  private final Deque<Definition> active = new ArrayDeque<>();
  private final Body root = Body.program();
  private Body body = root;
  private final Map<String, Gate> blanks = new LinkedHashMap<>();
  private final Set<String> overridden = new HashSet<>();
  private int done;
  private int made;

  Lowerer(
      Scope program,
      Map<String, Statement.Definition> functions,
      Map<String, Tensor> overrides,
      Folding folding,
      List<Problem> problems,
      BooleanSupplier cancelled) {
    this.folding = folding;
    this.program = program;
    this.functions = functions;
    this.overrides = overrides;
    this.problems = problems;
    this.cancelled = cancelled;
  }

  List<Gate> gates() {
    return root.gates();
  }

  /// For each gate, the gates it takes.
  List<List<Gate>> sources() {
    return root.sources();
  }

  /// Inputs that the text uses without defining them.
  List<Gate> blanks() {
    return List.copyOf(blanks.values());
  }

  Set<String> overridden() {
    return overridden;
  }

  boolean isNamed(String name) {
    return program.meaning(name) != null;
  }

  /// Lowers a definition and all it waits for.
  void lower(Definition definition) {
    if (definition.state != Definition.State.WAITING) return;
    open(definition);
    while (!tasks.isEmpty()) {
      if ((++done & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      switch (tasks.pop()) {
        case Task.Visit v -> visit(v);
        case Task.Emit e -> {
          Lowered term = emit(e);
          if (term != null) terms.add(term);
        }
        case Task.Close c -> close(c.definition);
        case Task.Resume r -> body = r.body;
        case Task.Pack p -> terms.add(pack(p));
      }
      if (made > MOST_GATES) {
        problems.add(Problem.error(definition.nameSpan, "limit.gates", MOST_GATES));
        tasks.clear();
        body = root;
        definition.term = Lowered.FAILED;
      }
    }
  }

  private void open(Definition d) {
    d.state = Definition.State.ACTIVE;
    active.push(d);
    tasks.push(new Task.Resume(body));
    body = d.home == null ? root : d.home;
    tasks.push(new Task.Close(d));
    if (d.rounds == null) {
      tasks.push(new Task.Visit(d.body, d.scope, d.name, d.site));
    } else {
      repeat(d, d.rounds);
    }
  }

  /// All rounds of a folded repeat, lowered aside as one gate.
  private void repeat(Definition last, Scope.Rounds rounds) {
    Task.Emit emit = new Task.Emit(last.body, last.scope, last.name, last.site);
    tasks.push(new Task.Pack(rounds.repeat(), rounds.formula(), emit, last.name));
    body = body.called();
    for (Definition d : rounds.definitions()) d.home = body;
    tasks.push(new Task.Visit(last.body, last.scope, null, last.site));
  }

  private void close(Definition d) {
    d.term = terms.removeLast();
    d.state = Definition.State.DONE;
    active.pop();
  }

  private void visit(Task.Visit v) {
    Task.Emit emit = new Task.Emit(v.expr, v.scope, v.name, v.site);
    switch (v.expr) {
      case Expr.Num n -> terms.add(literal(Tensor.scalar(n.value()), n.span(), v.name));
      case Expr.Name n -> name(n, v);
      case Expr.Array a -> visitAll(emit, a.items(), a.items().size());
      case Expr.Negate n -> visitAll(emit, List.of(n.operand()), 1);
      case Expr.Index i -> visitAll(emit, List.of(i.target()), 1);
      case Expr.Binary b when isNatural(b, v.scope) -> visitAll(emit, List.of(b.right()), 1);
      case Expr.Binary b -> visitAll(emit, List.of(b.left(), b.right()), 2);
      case Expr.Call c -> visitAll(emit, c.arguments(), c.arguments().size());
    }
  }

  private void visitAll(Task.Emit then, List<Expr> parts, int count) {
    tasks.push(then);
    for (int i = count - 1; i >= 0; i--) {
      tasks.push(new Task.Visit(parts.get(i), then.scope, null, then.site));
    }
  }

  /// `e^x` where the program gives `e` no meaning of its own.
  private static boolean isNatural(Expr.Binary b, Scope scope) {
    return b.operator() == Expr.Operator.POWER
        && b.left() instanceof Expr.Name n
        && n.name().equals("e")
        && scope.meaning("e") == null;
  }

  private void name(Expr.Name n, Task.Visit v) {
    switch (v.scope.meaning(n.name())) {
      case Lowered t when v.name != null && !t.failed() ->
          terms.add(copy(t, v.name, n.span(), v.site.group()));
      case Lowered t -> terms.add(body.local(t));
      case Definition d -> {
        if (d.state == Definition.State.ACTIVE) {
          problems.add(Problem.error(n.span(), "graph.cycle", cycle(d)));
          terms.add(Lowered.FAILED);
        } else if (d.state == Definition.State.WAITING) {
          // Come back to the name once its definition is lowered.
          tasks.push(v);
          open(d);
        } else if (v.name != null && !d.term.failed()) {
          terms.add(copy(d.term, v.name, n.span(), v.site.group()));
        } else {
          terms.add(body.local(d.term));
        }
      }
      case null, default -> terms.add(unknown(n, v));
    }
  }

  private Lowered unknown(Expr.Name n, Task.Visit v) {
    String name = v.name;
    double constant =
        switch (n.name()) {
          case "pi", "π" -> Math.PI;
          case "e" -> Math.E;
          default -> Double.NaN;
        };
    if (!Double.isNaN(constant)) return literal(Tensor.scalar(constant), n.span(), name);
    Gate blank = blanks.computeIfAbsent(n.name(), k -> blank(k, n.span()));
    Lowered term = Lowered.of(blank, root);
    return name == null ? body.local(term) : copy(term, name, n.span(), v.site.group());
  }

  /// An input for a header's parameter that the body does not use.
  void input(String parameter) {
    if (program.meaning(parameter) == null) {
      blanks.computeIfAbsent(parameter, k -> blank(k, new Span(0, 0)));
    }
  }

  private Gate blank(String name, Span span) {
    Tensor value = overrides.get(name);
    if (value != null) overridden.add(name);
    Body here = body;
    body = root;
    Gate blank = input(name, span, value);
    body = here;
    return blank;
  }

  private String cycle(Definition d) {
    List<String> names = new ArrayList<>();
    for (Definition a : active) {
      names.add(a.name);
      if (a == d) break;
    }
    List<String> inOrder = new ArrayList<>(names.reversed());
    inOrder.add(d.name);
    if (inOrder.size() > 9) {
      inOrder.subList(4, inOrder.size() - 4).clear();
      inOrder.add(4, "…");
    }
    return String.join(" → ", inOrder);
  }

  /// A literal is an input when it is all a definition says, else a constant.
  private Lowered literal(Tensor value, Span span, String name) {
    if (name == null) return Lowered.of(value, span);
    Tensor set = overrides.get(name);
    if (set != null) overridden.add(name);
    return Lowered.of(input(name, span, set == null ? value : set), body);
  }

  private Lowered copy(Lowered of, String name, Span span, Group group) {
    if (of.constant() != null) return literal(of.constant(), span, name);
    List<Lowered> in = List.of(body.local(of));
    return Lowered.of(operation(Ops.COPY, NONE, in, name, name, span, of.shape(), group), body);
  }

  /// The term of an expression whose parts are lowered; null when a function's body is still to be.
  private Lowered emit(Task.Emit e) {
    return switch (e.expr) {
      case Expr.Num n -> Lowered.FAILED;
      case Expr.Name n -> Lowered.FAILED;
      case Expr.Array a -> array(a, take(a.items().size()), e);
      case Expr.Negate n -> negate(n, take(1), e);
      case Expr.Index i -> index(i, take(1), e);
      case Expr.Binary b when isNatural(b, e.scope) ->
          apply(Ops.find("exp", 1).orElseThrow(), NONE, take(1), e);
      case Expr.Binary b -> binary(b, take(2), e);
      case Expr.Call c -> call(c, take(c.arguments().size()), e);
    };
  }

  private List<Lowered> take(int count) {
    List<Lowered> tail = terms.subList(terms.size() - count, terms.size());
    List<Lowered> taken = List.copyOf(tail);
    tail.clear();
    return taken;
  }

  private Lowered negate(Expr.Negate n, List<Lowered> in, Task.Emit e) {
    Lowered x = in.getFirst();
    if (x.constant() != null) return literal(x.constant().times(-1), n.span(), e.name);
    return apply(Ops.NEGATE, NONE, in, e);
  }

  private Lowered binary(Expr.Binary b, List<Lowered> in, Task.Emit e) {
    Op op = OperatorMeaning.of(b.operator(), in.get(0), in.get(1));
    return apply(op, NONE, in, e);
  }

  private Lowered index(Expr.Index i, List<Lowered> in, Task.Emit e) {
    int[] at = new int[i.indices().size()];
    for (int k = 0; k < at.length; k++) {
      Integer whole = position(i.indices().get(k), e.scope);
      if (whole == null) return fail(i.indices().get(k).span(), "graph.index");
      at[k] = whole;
    }
    return apply(Ops.INDEX, at, in, e);
  }

  /// A whole number of the text, or of an input that holds one: a class label.
  private Integer position(Expr expr, Scope scope) {
    boolean label = expr instanceof Expr.Name;
    if (!label || !(scope.meaning(((Expr.Name) expr).name()) instanceof Definition d)) {
      return OperatorMeaning.whole(expr);
    }
    Tensor set = overrides.get(d.name);
    if (set == null) return OperatorMeaning.whole(d.body);
    boolean whole = set.shape().isScalar() && set.item() == (int) set.item();
    return whole ? (Integer) (int) set.item() : null;
  }

  private Lowered call(Expr.Call c, List<Lowered> in, Task.Emit e) {
    Statement.Definition function = functions.get(c.name());
    if (function != null) return callOwn(function, c, in, e);
    Op op = Ops.find(c.name(), in.size()).orElse(null);
    if (op == null) {
      List<Op> named = Ops.named(c.name());
      if (named.isEmpty()) return fail(c.nameSpan(), "graph.unknown", c.name());
      return fail(c.span(), "graph.arguments", c.name(), OperatorMeaning.counts(named), in.size());
    }
    int operands = op.most() == Integer.MAX_VALUE ? in.size() : op.most();
    int[] attributes = new int[in.size() - operands];
    for (int k = 0; k < attributes.length; k++) {
      Expr argument = c.arguments().get(operands + k);
      Integer whole = OperatorMeaning.whole(argument);
      String attribute = op.attributes().get(k).name();
      if (whole == null) return fail(argument.span(), "graph.attribute", attribute, c.name());
      attributes[k] = whole;
    }
    List<Lowered> taken = in.subList(0, operands);
    if (taken.stream().allMatch(t -> t.constant() != null)) return apply(op, attributes, taken, e);
    String key = e.name != null ? e.name : e.site.nextKey();
    if (folding.unfolds(op.name(), key) && unfold(op, taken, attributes, e, key)) return null;
    return apply(op, attributes, taken, e, key);
  }

  /// Lowers the formula an operation of the catalogue stands for in its place, if it has one.
  private boolean unfold(Op op, List<Lowered> in, int[] attributes, Task.Emit e, String key) {
    if (in.stream().anyMatch(Lowered::failed) || e.scope.depth() >= MOST_CALLS) return false;
    // The formula means the catalogue's functions, not those a program gives the same names.
    if (!Collections.disjoint(functions.keySet(), Ops.names())) return false;
    Expr formula = Definitions.of(op, in, attributes, e.expr.span()).orElse(null);
    if (formula == null) return false;
    Scope inside = Scope.call(op.name(), Scope.program(), e.scope);
    for (int i = 0; i < in.size(); i++) inside.put(op.operand(i).name(), in.get(i));
    tasks.push(new Task.Visit(formula, inside, e.name, inside(op.name(), e, key)));
    return true;
  }

  private static Site inside(String function, Task.Emit e, String key) {
    return Site.inside(key, new Group(Group.Kind.CALL, key, function, e.site.group()));
  }

  /// A call of the program's own function: its body is lowered aside and becomes one gate, or, when
  /// unfolded, in place of the call.
  private Lowered callOwn(Statement.Definition f, Expr.Call c, List<Lowered> in, Task.Emit e) {
    if (f.parameters().size() != in.size()) {
      return fail(c.span(), "graph.arguments", c.name(), "" + f.parameters().size(), in.size());
    }
    if (e.scope.isCalling(c.name())) return fail(c.span(), "graph.recursion", c.name());
    if (e.scope.depth() >= MOST_CALLS) return fail(c.span(), "limit.calls", MOST_CALLS);
    if (in.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    Scope inside = Scope.call(c.name(), program, e.scope);
    String key = e.name != null ? e.name : e.site.nextKey();
    if (folding.unfolds(f.name(), key)) {
      for (int i = 0; i < in.size(); i++) inside.put(f.parameters().get(i).name(), in.get(i));
      tasks.push(new Task.Visit(f.body(), inside, e.name, inside(f.name(), e, key)));
      return null;
    }
    tasks.push(new Task.Pack(new Origin.Function(c.name()), Printer.text(f.body()), e, key));
    tasks.push(new Task.Visit(f.body(), inside, null, Site.inside(key, null)));
    body = body.called();
    for (int i = 0; i < in.size(); i++) {
      String parameter = f.parameters().get(i).name();
      inside.put(parameter, body.operand(parameter, in.get(i)));
    }
    return null;
  }

  /// A body, just lowered, as one gate named by the function.
  private Lowered pack(Task.Pack p) {
    Lowered result = terms.removeLast();
    Body packed = body;
    body = body.outer();
    if (result.failed()) return Lowered.FAILED;
    Op op = packed.pack(p.origin, p.formula, result);
    return apply(op, NONE, packed.operands(), p.emit, p.key);
  }

  private Lowered array(Expr.Array a, List<Lowered> items, Task.Emit e) {
    if (items.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    return switch (Entries.of(a, items)) {
      case Entries.Whole w -> literal(w.tensor(), a.span(), e.name);
      case Entries.Wrong w -> fail(w.span(), w.key(), w.args().toArray());
    };
  }

  private Lowered apply(Op op, int[] attributes, List<Lowered> in, Task.Emit e) {
    return apply(op, attributes, in, e, e.name);
  }

  /// @param reserved the key that was kept for this gate; null when it is to get the next one
  private Lowered apply(Op op, int[] attributes, List<Lowered> in, Task.Emit e, String reserved) {
    if (in.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    Span span = e.expr.span();
    List<Shape> shapes = new ArrayList<>(in.size());
    boolean known = true;
    boolean constant = e.name == null;
    for (Lowered t : in) {
      shapes.add(t.shape());
      known &= t.shape() != null;
      constant &= t.constant() != null;
    }
    Shape shape = null;
    if (known) {
      switch (op.fit(shapes, attributes)) {
        case Fit.Of of -> shape = of.shape();
        case Fit.Misfit m -> {
          return fail(span, m.key(), m.args().toArray());
        }
      }
    }
    // A part made of numbers alone, as 2^3 in x^(2^3), is a number: it lives inside its gate. One
    // that makes no number, as 1/0, stays a gate so that it can be marked.
    if (constant) {
      List<Tensor> numbers = in.stream().map(Lowered::constant).toList();
      if (op.objection(numbers).isEmpty()) {
        Tensor value = op.value(numbers, attributes);
        if (value.isFinite()) return Lowered.of(value, span);
      }
    }
    String key = reserved != null ? reserved : e.site.nextKey();
    Group group = e.site.group();
    return Lowered.of(operation(op, attributes, in, key, e.name, span, shape, group), body);
  }

  private Gate operation(
      Op op,
      int[] attributes,
      List<Lowered> in,
      String key,
      String name,
      Span span,
      Shape shape,
      Group group) {
    List<Gate> from = new ArrayList<>(in.size());
    for (Lowered t : in) {
      from.add(t.gate() != null ? t.gate() : constant(t, key + "." + (from.size() + 1), group));
    }
    int id = body.gates().size();
    Gate.Kind kind = Gate.Kind.OPERATION;
    return add(new Gate(id, kind, key, name, span, op, attributes, null, shape, group), from);
  }

  private Gate constant(Lowered t, String key, Group group) {
    Shape shape = t.constant().shape();
    Gate.Kind kind = Gate.Kind.CONSTANT;
    return add(
        new Gate(
            body.gates().size(), kind, key, null, t.span(), null, NONE, t.constant(), shape, group),
        List.of());
  }

  private Gate input(String name, Span span, Tensor value) {
    Shape shape = value == null ? null : value.shape();
    Gate.Kind kind = Gate.Kind.INPUT;
    return add(
        new Gate(body.gates().size(), kind, name, name, span, null, NONE, value, shape, null),
        List.of());
  }

  private Gate add(Gate gate, List<Gate> from) {
    made++;
    return body.add(gate, from);
  }

  private Lowered fail(Span span, String key, Object... args) {
    if (problems.size() < MOST_PROBLEMS) problems.add(Problem.error(span, key, args));
    return Lowered.FAILED;
  }
}
