package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.LatexMarks;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// The number of the first entry, for every tensor of a program and every index in it.
final class Starts {
  /// Longer targets of an index have no name in common.
  private static final int MOST_NODES = 50;

  /// A formula, or a part of one, and where it stands.
  private record Visit(Expr expr, Bound bound, String function) {}

  private final Map<String, Kin> tensors = new HashMap<>();
  private final Map<Expr.Binder, Kin> indices = new IdentityHashMap<>();
  private final Map<Expr.Index, Kin> entries = new IdentityHashMap<>();

  /// Entries of the program's own tensors that an index runs over.
  private final List<Expr.Index> running = new ArrayList<>();

  /// Entries written with a number behind their tensor's name, `x_1`, in our own text.
  private final List<Expr.Index> lowered = new ArrayList<>();

  private final Map<Expr.Binder, Expr> asNumbers = new IdentityHashMap<>();
  private final List<Problem> notices = new ArrayList<>();
  private final Map<String, Statement.Definition> functions = new HashMap<>();
  private final Set<String> called = new HashSet<>();
  private final Deque<Visit> open = new ArrayDeque<>();

  /// What stands below the signs of sums, with all its parts.
  private final Set<Expr> conditions = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Indices that stand on the left of a formula.
  private final Set<Expr.Binder> sides = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Tensors that would be left if they counted from 0 like those they share an index with.
  private final Ones ones;

  private final ComparedIndices compared = new ComparedIndices(this::index);
  private final Program program;
  private final Members members;
  private final NumberedEntries numbered;
  private final boolean latex;

  private Starts(Program program) {
    this.program = program;
    members = new Members(program);
    ones = new Ones(program);
    numbered = new NumberedEntries(program);
    latex = LatexMarks.in(program.text());
  }

  static Starts of(Program program) {
    Starts starts = new Starts(program);
    starts.find(program.statements());
    starts.statements(program.statements());
    starts.compared.join();
    starts.notice();
    return starts;
  }

  /// Whether any entry is counted from 1.
  boolean matter() {
    return entries.keySet().stream().anyMatch(index -> of(index) != index.start())
        || !notices.isEmpty();
  }

  /// Readings that the text does not write out, and what is refused.
  List<Problem> notices() {
    return notices;
  }

  /// The number of the first entry of what an index picks from.
  int of(Expr.Index index) {
    Kin kin = entries.get(index);
    return kin == null ? 0 : ones.holds(index) ? 1 : kin.start();
  }

  private void find(List<Statement> statements) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d -> {
          if (d.parameters() != null) functions.put(d.name(), d);
          calls(d.body());
        }
        case Statement.Bare b -> calls(b.body());
        case Statement.Repeat r -> find(r.body());
      }
    }
  }

  private void calls(Expr body) {
    for (Expr part : body.all()) {
      if (part instanceof Expr.Call c) called.add(c.name());
    }
  }

  private void statements(List<Statement> statements) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d -> {
          boolean function = d.parameters() != null && called.contains(d.name());
          formula(d.name(), d.body(), function ? d.name() : null);
          d.forms().forEach(f -> formula(d.name(), f, function ? d.name() : null));
        }
        case Statement.Bare b -> formula(null, b.body(), null);
        case Statement.Repeat r -> statements(r.body());
      }
    }
  }

  private void formula(String name, Expr body, String function) {
    if (name != null && body instanceof Expr.Over over && over.isFree()) {
      over.binders().forEach(b -> index(b).join(tensor(name, function)));
    }
    open.push(new Visit(body, null, function));
    while (!open.isEmpty()) {
      visit(open.pop());
    }
  }

  private Kin index(Expr.Binder binder) {
    return indices.computeIfAbsent(binder, b -> new Kin());
  }

  /// @param function in which the name stands; null for the program's own
  private Kin tensor(String name, String function) {
    boolean own = isParameter(name, function);
    return tensors.computeIfAbsent(own ? function + "(" + name : name, k -> new Kin());
  }

  private boolean isParameter(String name, String function) {
    Statement.Definition f = functions.get(function);
    return f != null && f.parameters().stream().anyMatch(p -> p.name().equals(name));
  }

  private void visit(Visit v) {
    if (v.expr() instanceof Expr.Binary b) compared.see(b, v.bound());
    switch (v.expr()) {
      case Expr.Over over -> {
        if (over.operator() == Expr.BigOperator.EACH) sides.addAll(over.binders());
        over(over, v);
      }
      case Expr.Index index -> index(index, v);
      case Expr.Name name -> {
        Expr.Binder binder = Bound.find(v.bound(), name.name());
        if (binder != null) asNumbers.putIfAbsent(binder, name);
      }
      case Expr.Binary b when isOrder(b, v.bound()) -> {}
      case Expr.Binary b when conditions.contains(b) && label(b, v.bound()) != null ->
          push(List.of(label(b, v.bound())), v, v.bound());
      case Expr.Call call -> {
        arguments(call, v);
        push(call.arguments(), v, v.bound());
      }
      case Expr other -> push(other.parts(), v, v.bound());
    }
  }

  private void push(List<Expr> parts, Visit v, Bound bound) {
    parts.forEach(p -> open.push(new Visit(p, bound, v.function())));
  }

  /// Whether it compares two indices, so that it does not matter where both start.
  private boolean isOrder(Expr.Binary b, Bound bound) {
    if (b.operator().tightness() > 0) return false;
    boolean left = isIndex(b.left(), bound);
    boolean right = isIndex(b.right(), bound);
    // a label is compared with the place of an entry
    boolean label =
        conditions.contains(b)
            && (b.operator() == Expr.Operator.EQUAL || b.operator() == Expr.Operator.UNEQUAL)
            && (left ? b.right() : b.left()) instanceof Expr.Name;
    return left && right || (left || right) && label;
  }

  /// The entry that an index is compared with, as in `j \neq y_i`; null where none is.
  private static Expr label(Expr.Binary b, Bound bound) {
    if (b.operator() != Expr.Operator.EQUAL && b.operator() != Expr.Operator.UNEQUAL) return null;
    if (isIndex(b.left(), bound) && b.right() instanceof Expr.Index) return b.right();
    return isIndex(b.right(), bound) && b.left() instanceof Expr.Index ? b.left() : null;
  }

  private static boolean isIndex(Expr expr, Bound bound) {
    return expr instanceof Expr.Name n && Bound.find(bound, n.name()) != null;
  }

  /// What a function is given counts as its parameter does.
  private void arguments(Expr.Call call, Visit v) {
    Statement.Definition f = functions.get(call.name());
    if (f == null || f.parameters().size() != call.arguments().size()) return;
    for (int i = 0; i < f.parameters().size(); i++) {
      if (call.arguments().get(i) instanceof Expr.Name n) {
        tensor(f.parameters().get(i).name(), f.name()).join(tensor(n.name(), v.function()));
      }
    }
  }

  private void over(Expr.Over over, Visit v) {
    Bound bound = v.bound();
    for (Expr.Binder binder : over.binders()) {
      double first = first(binder.range());
      if (first == 0) index(binder).startAtZero();
      if (first >= 1) index(binder).writeOne();
      ends(binder, v, bound);
      bound = new Bound(binder, bound);
    }
    if (over.condition() != null) conditions.addAll(over.condition().all());
    if (over.condition() != null) open.push(new Visit(over.condition(), bound, v.function()));
    open.push(new Visit(over.body(), bound, v.function()));
  }

  /// An index that runs up to another one counts like it.
  private void ends(Expr.Binder binder, Visit v, Bound bound) {
    for (Expr end : binder.range().parts()) {
      for (Expr part : end.all()) {
        if (!(part instanceof Expr.Name n)) continue;
        Expr.Binder outer = Bound.find(bound, n.name());
        if (outer != null) index(binder).join(index(outer));
      }
      end.all().stream()
          .filter(Expr.Index.class::isInstance)
          .forEach(i -> open.push(new Visit(i, bound, v.function())));
    }
  }

  /// The least number of a range that is written in numbers; not a number where it is not.
  static double first(Expr.Range range) {
    return switch (range) {
      case Expr.Range.All _ -> Double.NaN;
      case Expr.Range.Between b -> number(b.first());
      case Expr.Range.Listed l ->
          l.values().stream().mapToDouble(Starts::number).min().orElse(Double.NaN);
    };
  }

  static double number(Expr expr) {
    return expr instanceof Expr.Num n ? n.value() : Double.NaN;
  }

  private void index(Expr.Index index, Visit v) {
    Kin tensor = tensor(index.target(), v);
    boolean runs = false;
    ones.stands(index);
    for (Expr at : index.indices()) {
      if (number(at) == 0) tensor.holdZero(index.start() == 1);
      for (Expr part : at.all()) {
        Expr.Binder binder = part instanceof Expr.Name n ? Bound.find(v.bound(), n.name()) : null;
        if (binder == null) continue;
        runs = true;
        tensor.join(index(binder));
        if (least(at, binder) == 0) tensor.startAtZero();
        if (v.function() == null) ones.runs(index, at, binder);
      }
    }
    // an entry that its reader counts from 1 is one as on a blackboard, x₁; others count from 0
    if (runs && !(index.target() instanceof Expr.Name n && isParameter(n.name(), v.function()))) {
      running.add(index);
    }
    if (!runs && index.start() == 1) tensor.lower();
    if (runs || index.start() == 1) entries.put(index, tensor);
    boolean numbers = index.indices().stream().allMatch(Expr.Num.class::isInstance);
    if (index.start() == 1 && numbers && !latex) lowered.add(index);
    if (index.start() == 1 && numbers && latex && v.function() == null) {
      numbered.stands(index, tensor);
    }
    for (Expr at : index.indices()) {
      push(at.all().stream().filter(Expr.Index.class::isInstance).toList(), v, v.bound());
    }
    push(List.of(index.target()), v, v.bound());
  }

  /// The number that `i - 1` begins with; not a number where that of i is not written.
  private static double least(Expr at, Expr.Binder binder) {
    double first = first(binder.range());
    return switch (at) {
      case Expr.Name _ -> first;
      case Expr.Binary(_, Expr.Operator o, Expr.Name _, Expr.Num n, _)
          when o == Expr.Operator.SUBTRACT ->
          first - n.value();
      default -> Double.NaN;
    };
  }

  private Kin tensor(Expr target, Visit v) {
    if (target instanceof Expr.Name n) return tensor(n.name(), v.function());
    if (target.all().size() > MOST_NODES) return new Kin();
    return tensors.computeIfAbsent("(" + Printer.text(target), k -> new Kin());
  }

  /// The index with its range written out; null where the text has no room for one.
  private String range(Expr.Binder binder, int start) {
    boolean room = !latex && !sides.contains(binder) && !program.defines("n");
    return room ? binder.index() + "=" + start + (start == 0 ? "..n-1" : "..n") : null;
  }

  /// Says which entry is read where one is written with its number behind the name.
  ///
  /// @param keeps whether no other entry is counted otherwise where this one is written in brackets
  private void entry(Expr.Index index, boolean keeps) {
    String base = Printer.text(index.target());
    StringJoiner counted = new StringJoiner(", ", base + "[", "]");
    for (Expr at : index.indices()) {
      counted.add(Integer.toString((int) ((Expr.Num) at).value() - of(index)));
    }
    Span span = index.span();
    String shown = program.text().substring(span.start(), span.end());
    String edit = counted.toString();
    notices.add(Reading.ENTRY.notice(span, keeps ? edit : null, shown, base, edit));
  }

  private void notice() {
    // an entry numbered 0, and one in brackets, say where the others begin
    boolean zeros = lowered.stream().allMatch(Ones::isZero);
    Set<Kin> counted = running.stream().map(i -> entries.get(i).root()).collect(Collectors.toSet());
    for (Expr.Index index : lowered) {
      boolean alone = !counted.contains(entries.get(index).root());
      entry(index, alone && (zeros || !Ones.isZero(index)));
    }
    notices.addAll(numbered.notices());
    for (Expr.Index index : running) {
      if (entries.get(index).start() == 0) ones.shifted(index, program).ifPresent(notices::add);
      members.passedOver(index, of(index)).ifPresent(notices::add);
      members.unmade(index).ifPresent(notices::add);
    }
    asNumbers.forEach((binder, use) -> {
      boolean told = !(binder.range() instanceof Expr.Range.All);
      if (told || !indices.containsKey(binder)) return;
      int start = index(binder).start();
      String edit = range(binder, start);
      Span span = edit == null ? use.span() : binder.span();
      notices.add(Reading.COUNT.notice(span, edit, binder.index(), start));
    });
  }
}
