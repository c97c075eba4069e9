package gradus.graph;

import gradus.graph.Calls.Errand;
import gradus.graph.Scope.Binding;
import gradus.graph.doubt.Doubts;
import gradus.graph.place.Site;
import gradus.indices.CalledEntries;
import gradus.indices.Parts;
import gradus.indices.TextParts;
import gradus.indices.Unbound;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Walks expressions, operands first. It keeps its own stack of errands, so neither a chain of
/// 100,000 gates nor as many definitions that wait for each other can overflow.
final class Lowerer {
  static final int MOST_GATES = 2_000_000;

  private final TextParts text;
  private final Scope program;
  private final List<Problem> problems;
  private final BooleanSupplier cancelled;
  private final Assembly assembly;
  private final Doubts doubts;
  private final Calls calls;
  private final InputLabels labels;
  private final IndexedFormulas indexed;
  private final Deque<Errand> errands = new ArrayDeque<>();
  private final List<Lowered> terms = new ArrayList<>();
  private final Deque<Binding> active = new ArrayDeque<>();
  private final Map<String, Integer> counts;
  private int done;

  /// @param counts the lengths that names without a value stand for
  /// @param shapes whether the program gives shapes in the place of numbers
  Lowerer(
      String text,
      Scope program,
      Map<String, Statement.Definition> functions,
      Set<String> open,
      Map<String, Tensor> overrides,
      Folding folding,
      Map<String, Integer> counts,
      boolean shapes,
      List<Problem> problems,
      BooleanSupplier cancelled) {
    this.counts = counts;
    this.text = new TextParts(text);
    this.program = program;
    this.problems = problems;
    this.cancelled = cancelled;
    assembly = new Assembly(overrides, shapes, problems);
    doubts = new Doubts(text);
    calls = new Calls(program, functions, open, folding, assembly, doubts, errands, this.text);
    labels = new InputLabels(assembly, doubts.labels());
    indexed = new IndexedFormulas(this.text, calls, labels);
  }

  List<Gate> gates() {
    return assembly.root().gates();
  }

  /// For each gate, the gates it takes.
  List<List<Gate>> sources() {
    return assembly.root().sources();
  }

  /// Inputs that the text uses without defining them.
  List<Gate> blanks() {
    return assembly.blanks();
  }

  /// What the inputs without a value are that end a range somewhere, where it is one length.
  Map<String, Integer> lengths() {
    return indexed.lengths(blanks());
  }

  Set<String> overridden() {
    return assembly.overridden();
  }

  /// How what could be read in two ways was read.
  List<Problem> notices() {
    return doubts.notices();
  }

  boolean isNamed(String name) {
    return program.meaning(name) != null;
  }

  /// Lowers a definition and all it waits for.
  void lower(Binding definition) {
    if (definition.state != Binding.State.WAITING) return;
    open(definition);
    while (!errands.isEmpty()) {
      if ((++done & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
      switch (errands.pop()) {
        case Errand.Visit v -> visit(v);
        case Errand.Unbind u -> unbind(u);
        case Errand.Emit e -> {
          Lowered term = emit(e.of());
          if (term != null) {
            terms.add(term);
            e.of().scope().keep(e.of().expr(), term);
          }
        }
        case Errand.Close c -> close(c.definition());
        case Errand.Resume r -> assembly.enter(r.body());
        case Errand.Pack p -> terms.add(calls.pack(p, terms.removeLast()));
      }
      if (assembly.made() > MOST_GATES) {
        problems.add(Problem.error(definition.nameSpan, "limit.gates", MOST_GATES));
        errands.clear();
        assembly.enter(assembly.root());
        definition.term = Lowered.FAILED;
      }
    }
  }

  private void open(Binding d) {
    d.state = Binding.State.ACTIVE;
    active.push(d);
    errands.push(new Errand.Resume(assembly.body()));
    assembly.enter(d.home == null ? assembly.root() : d.home);
    errands.push(new Errand.Close(d));
    Optional<Tensor> number =
        d.isUsed && !calls.isRootOwn() ? OperatorMeaning.number(d.body, d.scope) : Optional.empty();
    if (number.isPresent()) {
      terms.add(assembly.literal(number.get(), d.body, d.name, d.site));
    } else if (calls.isShape(d.body)) {
      terms.add(calls.shaped(d));
    } else if (calls.isLayer(d)) {
      calls.layer(d);
    } else if (d.rounds == null) {
      errands.push(new Errand.Visit(d.body, d.scope, d.name, d.site));
    } else {
      repeat(d, d.rounds);
    }
  }

  /// All rounds of a folded repeat, lowered aside as one gate.
  private void repeat(Binding last, Scope.Rounds rounds) {
    Errand.Visit whole = new Errand.Visit(last.body, last.scope, last.name, last.site);
    errands.push(new Errand.Pack(rounds.repeat(), rounds.text(), whole));
    Body aside = assembly.body().called();
    assembly.enter(aside);
    for (Binding d : rounds.definitions()) {
      d.home = aside;
    }
    errands.push(new Errand.Visit(last.body, last.scope, null, last.site));
  }

  private void close(Binding d) {
    d.term = terms.removeLast();
    d.state = Binding.State.DONE;
    active.pop();
  }

  private void visit(Errand.Visit v) {
    Lowered known = v.scope().known(v.expr());
    if (known != null) {
      terms.add(
          v.name() != null
              ? assembly.copy(known, v.name(), v.expr(), v.site())
              : assembly.body().local(known));
      return;
    }
    switch (v.expr()) {
      case Expr.Num n ->
          terms.add(assembly.literal(Tensor.scalar(n.value()), n, v.name(), v.site()));
      case Expr.Name n -> name(n, v);
      case Expr.Array a -> visitAll(v, a.items(), 0);
      case Expr.Negate n -> visitAll(v, List.of(n.operand()), 0);
      case Expr.Index i -> {
        Binding label = labels.waiting(i, v.scope());
        if (label == null) {
          visitAll(v, List.of(i.target()), 0);
        } else {
          errands.push(v);
          open(label);
        }
      }
      case Expr.Over o -> visitParts(v);
      case Expr.Binary b when indexed.isAverage(b, v.scope()) -> visitParts(v);
      case Expr.Binary b when isNatural(b, v.scope()) -> visitAll(v, List.of(b.right()), 1);
      case Expr.Binary b when calls.squaredNorm(b).isPresent() -> {
        Expr.Call norm = calls.squaredNorm(b).get();
        visitAll(v, norm.arguments(), v.site().operand(0), 0);
      }
      case Expr.Binary b -> visitAll(v, List.of(b.left(), b.right()), 0);
      case Expr.Call c when calls.ordered(c).isPresent() -> {
        Expr.Call plain = calls.ordered(c).get();
        doubts.norms().ordered(plain, c);
        errands.push(new Errand.Visit(plain, v.scope(), v.name(), v.site()));
      }
      case Expr.Call c -> visitAll(v, c.arguments(), 0);
    }
  }

  private void visitAll(Errand.Visit then, List<Expr> parts, int first) {
    visitAll(then, parts, then.site(), first);
  }

  private void visitAll(Errand.Visit then, List<Expr> parts, Site around, int first) {
    errands.push(new Errand.Emit(then));
    for (int i = parts.size() - 1; i >= 0; i--) {
      Site site = around.operand(first + i);
      errands.push(new Errand.Visit(parts.get(i), then.scope(), null, site));
    }
  }

  /// What has no index in a formula with indices comes first: its shape tells the rest.
  private void visitParts(Errand.Visit v) {
    List<Expr> parts = Parts.of(v.expr(), name -> v.scope().meaning(name) == null);
    errands.push(new Errand.Unbind(v, parts));
    doubts.reach().within(v.expr());
    Site inside = v.site().inside("in", v.site().group());
    for (int i = parts.size() - 1; i >= 0; i--) {
      errands.push(new Errand.Visit(parts.get(i), v.scope(), null, inside.operand(i)));
    }
  }

  private void unbind(Errand.Unbind u) {
    Errand.Visit v = u.of();
    List<Lowered> lowered = take(u.parts().size());
    Map<Expr, Lowered> known = new IdentityHashMap<>();
    for (int i = 0; i < lowered.size(); i++) {
      known.put(u.parts().get(i), lowered.get(i));
    }
    if (lowered.stream().anyMatch(Lowered::failed)) {
      terms.add(Lowered.FAILED);
      return;
    }
    Unbound unbound = indexed.unbound(v, known);
    if (unbound.problem() != null) {
      terms.add(assembly.fail(unbound.problem()));
      return;
    }
    Scope inside = v.scope().unindexed(known, unbound.senses());
    errands.push(new Errand.Visit(unbound.formula(), inside, v.name(), v.site()));
  }

  /// `e^x` where the program gives `e` no meaning of its own.
  private static boolean isNatural(Expr.Binary b, Scope scope) {
    return b.operator() == Expr.Operator.POWER
        && b.left() instanceof Expr.Name n
        && n.name().equals("e")
        && scope.meaning("e") == null;
  }

  private void name(Expr.Name n, Errand.Visit v) {
    switch (v.scope().meaning(n.name())) {
      case Lowered t -> terms.add(known(t, n, v));
      case Binding d -> {
        if (d.state == Binding.State.ACTIVE) {
          problems.add(Problem.error(n.span(), "graph.cycle", d.cycle(active)));
          terms.add(Lowered.FAILED);
        } else if (d.state == Binding.State.WAITING) {
          // Come back to the name once its definition is lowered.
          errands.push(v);
          open(d);
        } else {
          terms.add(known(d.term, n, v));
        }
      }
      case null, default -> terms.add(unknown(n, v));
    }
  }

  private Lowered known(Lowered term, Expr.Name n, Errand.Visit v) {
    return v.name() != null && !term.failed()
        ? assembly.copy(term, v.name(), n, v.site())
        : assembly.body().local(term);
  }

  private Lowered unknown(Expr.Name n, Errand.Visit v) {
    double constant =
        switch (n.name()) {
          case "pi", "π" -> Math.PI;
          case "e" -> Math.E;
          case String name when counts.containsKey(name) -> counts.get(name);
          default -> Double.NaN;
        };
    if (!Double.isNaN(constant)) {
      return assembly.literal(Tensor.scalar(constant), n, v.name(), v.site());
    }
    return known(Lowered.of(assembly.blank(n.name(), n.span()), assembly.root()), n, v);
  }

  /// An input for a header's parameter that the body does not use.
  void input(String parameter) {
    if (program.meaning(parameter) == null) assembly.blank(parameter, Span.NOWHERE);
  }

  /// The term of an expression whose parts are lowered; null when a function's body is still to be.
  private Lowered emit(Errand.Visit v) {
    return switch (v.expr()) {
      case Expr.Num _, Expr.Name _ -> Lowered.FAILED;
      case Expr.Array a -> calls.array(a, take(a.items().size()), v);
      case Expr.Negate n -> negate(n, take(1), v);
      case Expr.Index i -> index(i, take(1), v);
      case Expr.Over o -> Lowered.FAILED;
      case Expr.Call c when v.scope().sense(c) != null ->
          calls.made(v.scope().sense(c), c, take(c.arguments().size()), v);
      case Expr.Binary b when v.scope().sense(b) != null ->
          assembly.apply(Calls.op(v.scope().sense(b)), take(2), v);
      case Expr.Binary b when isNatural(b, v.scope()) ->
          assembly.apply(Ops.EXP, new int[0], take(1), v, 1);
      case Expr.Binary b when calls.squaredNorm(b).isPresent() -> {
        List<Lowered> in = take(1);
        boolean bare = calls.squaredNorm(b).get().arguments().getFirst() instanceof Expr.Name;
        if (!bare) indexed.summed(b, in.getFirst().shape());
        doubts.norms().squared(b, in.getFirst());
        yield calls.call(calls.squaredNorm(b).get(), in, v);
      }
      case Expr.Binary b -> binary(b, take(2), v);
      case Expr.Call c -> {
        List<Lowered> in = take(c.arguments().size());
        if (c.name().equals("sum") && in.size() == 1) indexed.summed(c, in.getFirst().shape());
        yield calls.call(c, in, v);
      }
    };
  }

  private List<Lowered> take(int count) {
    List<Lowered> tail = terms.subList(terms.size() - count, terms.size());
    List<Lowered> taken = List.copyOf(tail);
    tail.clear();
    return taken;
  }

  private Lowered negate(Expr.Negate n, List<Lowered> in, Errand.Visit v) {
    Tensor number = in.getFirst().constant();
    return number != null
        ? assembly.literal(number.times(-1), n, v.name(), v.site())
        : assembly.apply(Ops.NEGATE, in, v);
  }

  private Lowered binary(Expr.Binary b, List<Lowered> in, Errand.Visit v) {
    if (in.stream().anyMatch(Lowered::failed)) return Lowered.FAILED;
    Op op = OperatorMeaning.of(b.operator(), in.get(0), in.get(1));
    Expr.Name tensor = CalledEntries.tensor(b);
    Shape shape = tensor == null ? null : v.scope().shape(tensor.name());
    if (shape != null && !shape.isScalar()) {
      return assembly.fail(CalledEntries.problem(b, shape, text));
    }
    if (!v.scope().isUnindexed()) {
      indexed.beside(b, v.scope());
      doubts.stretching().operands(b, op, in.get(0), in.get(1));
      doubts.reach().of(b);
      Optional<Problem> bars =
          doubts
              .norms()
              .power(b, in.getFirst())
              .or(() -> doubts.norms().sizes(b, in.get(0), in.get(1)));
      if (bars.isPresent()) return assembly.fail(bars.get());
    }
    return doubts
        .products()
        .refusal(b, op, in.get(0), in.get(1))
        .map(assembly::fail)
        .orElseGet(() -> assembly.apply(op, in, v));
  }

  private Lowered index(Expr.Index i, List<Lowered> in, Errand.Visit v) {
    int[] at = new int[i.indices().size()];
    List<Gate> choosers = new ArrayList<>();
    for (int k = 0; k < at.length; k++) {
      Integer whole = labels.position(i.indices().get(k), v.scope());
      Gate chooser = labels.chooser(i.indices().get(k), v.scope());
      if (chooser != null && !choosers.contains(chooser)) choosers.add(chooser);
      // a label counts from 0
      int start = chooser != null ? 0 : i.start();
      boolean before = whole == null || start > 0 && whole < start;
      if (before) return assembly.fail(i.indices().get(k).span(), "graph.index");
      if (i.indices().get(k) instanceof Expr.Name label && !v.scope().isFormula()) {
        doubts.labels().input(i, label, whole, false);
      }
      at[k] = whole - start;
      Problem outside = doubts.axes().outside(i, in.getFirst(), k, whole, start);
      if (outside != null) return assembly.fail(outside);
    }
    return assembly.apply(Ops.INDEX, at, in, choosers, v, 0);
  }
}
