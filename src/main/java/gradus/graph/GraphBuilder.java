package gradus.graph;

import gradus.graph.Scope.Binding;
import gradus.graph.place.Group;
import gradus.graph.place.Round;
import gradus.graph.place.Site;
import gradus.lang.Builtins;
import gradus.lang.CallCount;
import gradus.lang.Expr;
import gradus.lang.Mentions;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Origin;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Program to graph: finds out what each name means, then lets [Lowering] walk the expressions.
/// Names may be used above the line that defines them.
public final class GraphBuilder {
  /// Definitions after unrolling every `repeat`; a million gates is what the program answers for.
  private static final int MOST_DEFINITIONS = 1_000_000;

  /// Ends of a graph that a notice names.
  private static final int MOST_NAMED = 6;

  private final Program program;
  private final Folding folding;
  private final Map<String, Integer> counts;
  private final List<Problem> problems = new ArrayList<>();
  private final Scope scope = Scope.program();
  private final Map<String, Statement.Definition> functions = new HashMap<>();
  private final List<Binding> definitions = new ArrayList<>();
  private final Map<Statement, Root> roots = new IdentityHashMap<>();
  private final Map<String, Span> parameters = new LinkedHashMap<>();
  private final Set<String> mentioned = new HashSet<>();
  private final List<Binding> foldedRounds = new ArrayList<>();
  private int made;

  /// @param counts the lengths that names without a value stand for
  private GraphBuilder(Program program, Folding folding, Map<String, Integer> counts) {
    this.folding = folding;
    this.counts = counts;
    this.program = program;
    problems.addAll(program.problems());
  }

  /// Lowers a program as it stands.
  public static Lowering build(Program program) {
    return build(program, Map.of(), null, () -> false);
  }

  /// Lowers a program. `overrides` give inputs another value; `output` names the gate to
  /// differentiate, null for the language's own choice.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Lowering build(
      Program program, Map<String, Tensor> overrides, String output, BooleanSupplier cancelled) {
    return build(program, overrides, output, Folding.FOLDED, cancelled);
  }

  /// As above, with some function calls drawn by their parts; all others are one gate each.
  public static Lowering build(
      Program program,
      Map<String, Tensor> overrides,
      String output,
      Folding folding,
      BooleanSupplier cancelled) {
    return new GraphBuilder(program, folding, Map.of()).run(overrides, output, cancelled);
  }

  private Lowering run(Map<String, Tensor> overrides, String output, BooleanSupplier cancelled) {
    if (hasError()) return failed();
    Set<String> called = Mentions.called(program.statements());
    mentioned.addAll(Mentions.names(program.statements()));
    Root.of(program).forEach(root -> roots.put(root.statement(), root));
    // Names first, wherever they stand: a repeat goes on from them and has the last word.
    List<Binding> named = new ArrayList<>();
    for (Statement statement : program.statements()) {
      named.add(named(statement, called));
    }
    for (int i = 0; i < named.size(); i++) {
      if (named.get(i) != null) add(named.get(i), definitions);
      if (program.statements().get(i) instanceof Statement.Repeat repeat) {
        if (folding.foldsRepeat(names(repeat))) {
          fold(repeat);
        } else if (made + made(repeat) > MOST_DEFINITIONS) {
          // Known before a million are made, which takes seconds.
          problems.add(Problem.error(repeat.span(), "limit.gates", MOST_DEFINITIONS));
        } else {
          unroll(repeat, scope, List.of(), null, definitions);
        }
      }
      if (hasError()) return failed();
    }
    refuseEndlessCalls();
    if (hasError()) return failed();
    Lowerer lowerer =
        new Lowerer(
            program.text(),
            scope,
            functions,
            program.open(),
            overrides,
            folding,
            counts,
            definitions.stream().anyMatch(d -> isShape(d) && !overrides.containsKey(d.name)),
            problems,
            cancelled);
    for (Binding d : definitions) {
      lowerer.lower(d);
    }
    if (!hasError() && !lowerer.lengths().isEmpty()) {
      // the n of a range is as long everywhere, also in what was lowered before it
      Map<String, Integer> all = new HashMap<>(counts);
      all.putAll(lowerer.lengths());
      return new GraphBuilder(program, folding, all).run(overrides, output, cancelled);
    }
    for (String parameter : parameters.keySet()) {
      if (!isFamily(parameter, lowerer)) unspoken(parameter, lowerer, overrides);
    }
    unused();
    for (String name : overrides.keySet()) {
      if (!program.open().isEmpty()) {
        String open = String.join(", ", new TreeSet<>(program.open()));
        problems.add(Problem.error(Span.NOWHERE, "graph.open", open, name));
      } else if (!lowerer.overridden().contains(name)) {
        problems.add(Problem.error(Span.NOWHERE, unsettable(lowerer, name), name));
      }
    }
    // a step of descent, or a repeat of nothing, leaves nothing to draw
    if (definitions.isEmpty() && !hasError()) {
      problems.add(Problem.error(Span.NOWHERE, "syntax.empty"));
    }
    if (hasError()) return failed();

    Map<String, Gate> names = new LinkedHashMap<>();
    lowerer.blanks().forEach(g -> names.put(g.name(), g));
    for (Binding d : definitions) {
      names.put(d.name, d.term.gate());
    }
    for (Binding d : foldedRounds) {
      if (d.state == Binding.State.DONE) names.put(d.name, d.term.gate());
    }
    Gate chosen = output == null ? ownOutput(lowerer.sources()) : names.get(output);
    if (chosen == null) {
      problems.add(Problem.error(Span.NOWHERE, "graph.output", output, known(names.keySet())));
      return failed();
    }
    boolean shapes = lowerer.gates().stream().anyMatch(Gate::isShaped);
    if (!shapes && chosen.shape() != null && chosen.shape().size() > 1) {
      String shape = chosen.shape().toString();
      problems.add(Problem.notice(chosen.span(), "notice.seed", chosen.name(), shape));
    }
    problems.addAll(lowerer.notices());
    Set<String> used = Mentions.defined(program.statements());
    used.addAll(names.keySet());
    used.addAll(program.open());
    Folding drawn = shapes ? folding.at(Folding.Level.LAYER, 0) : folding;
    Opening.Unpacked opened = Opening.of(drawn, lowerer.gates(), lowerer.sources(), chosen);
    names.replaceAll((name, gate) -> opened.moved().apply(gate));
    Gate differentiated = opened.moved().apply(chosen);
    return new Lowering(
        new ComputationGraph(
            program, opened.gates(), opened.sources(), names, used, differentiated, folding),
        sorted());
  }

  /// Every call makes a gate at least: what calls too often is refused before the first is made.
  private void refuseEndlessCalls() {
    if (functions.isEmpty()) return;
    CallCount calls = new CallCount(functions);
    long sum = 0;
    for (Binding d : definitions) {
      sum += calls.in(d.body);
      if (sum > Lowerer.MOST_GATES) {
        problems.add(Problem.error(d.nameSpan, "limit.gates", Lowerer.MOST_GATES));
        return;
      }
    }
  }

  /// Tells of a header's parameter that no formula speaks of, and that is given no value.
  private void unspoken(String parameter, Lowerer lowerer, Map<String, Tensor> overrides) {
    if (overrides.containsKey(parameter)) {
      lowerer.input(parameter);
    } else if (!lowerer.isNamed(parameter) && !isBlank(parameter, lowerer)) {
      problems.add(Problem.notice(parameters.get(parameter), "notice.parameter", parameter));
    }
  }

  /// Tells of values that no formula speaks of, but of none where a step of descent is left out.
  private void unused() {
    if (!program.updates().isEmpty()) return;
    List<Binding> values = definitions.stream().filter(GraphBuilder::isValue).toList();
    if (hasError() || values.size() == definitions.size()) return;
    values.stream()
        .filter(d -> !mentioned.contains(d.name) && !parameters.containsKey(d.name))
        .forEach(d -> problems.add(Problem.notice(d.nameSpan, "notice.unused", d.name)));
  }

  private static boolean isValue(Binding d) {
    return d.term.gate() != null && d.term.gate().isInput();
  }

  private boolean isShape(Binding d) {
    return OperatorMeaning.isShape(d.body) && !functions.containsKey(Builtins.SHAPE);
  }

  private static boolean isBlank(String name, Lowerer lowerer) {
    return lowerer.blanks().stream().anyMatch(g -> g.name().equals(name));
  }

  /// Whether a header's parameter stands for w₀, w₁, … rather than for a name of its own.
  private boolean isFamily(String parameter, Lowerer lowerer) {
    List<String> names = new ArrayList<>();
    lowerer.blanks().forEach(g -> names.add(g.name()));
    definitions.forEach(d -> names.add(d.name));
    if (names.contains(parameter)) return false;
    return names.stream()
        .filter(name -> name.startsWith(parameter) && name.length() > parameter.length())
        .map(name -> name.charAt(parameter.length()))
        .anyMatch(Scripts::beginsIndex);
  }

  private static String unsettable(Lowerer lowerer, String name) {
    return lowerer.isNamed(name) ? "graph.set.gate" : "graph.set.unknown";
  }

  private static String known(Set<String> names) {
    return String.join(", ", names.stream().limit(12).toList());
  }

  /// The last statement that is not an input and that no other uses, written numbers only where
  /// there is nothing else; the last of all when all are inputs. Where several such ends stand, the
  /// others are told.
  private Gate ownOutput(List<List<Gate>> sources) {
    BitSet taken = new BitSet(sources.size());
    sources.forEach(from -> from.forEach(gate -> taken.set(gate.id())));
    List<Binding> ends =
        definitions.stream()
            .filter(d -> !d.term.gate().isInput() && !taken.get(d.term.gate().id()))
            .toList();
    if (ends.isEmpty()) return definitions.getLast().term.gate();
    // `h = 1/3` below all others is a number that nothing uses yet, not what is asked for.
    Binding last =
        ends.stream()
            .filter(d -> OperatorMeaning.number(d.body, d.scope).isEmpty())
            .reduce((before, next) -> next)
            .orElseGet(ends::getLast);
    List<String> others = ends.stream().filter(d -> d != last).map(d -> d.name).toList();
    if (!others.isEmpty()) {
      String named = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())));
      String more = others.size() > MOST_NAMED ? ", …" : "";
      problems.add(Problem.notice(last.nameSpan, "notice.ends", last.name, named + more));
    }
    return last.term.gate();
  }

  /// The definition that a statement makes in the program's scope; null for a function or a repeat.
  private Binding named(Statement statement, Set<String> called) {
    return switch (statement) {
      case Statement.Definition d when d.parameters() != null && called.contains(d.name()) -> {
        functions.put(d.name(), d);
        yield null;
      }
      case Statement.Definition d -> {
        if (d.parameters() != null) d.parameters().forEach(p -> parameters.put(p.name(), p.span()));
        yield define(d, d.nameSpan());
      }
      case Statement.Bare b -> define(b, b.span());
      case Statement.Repeat r -> null;
    };
  }

  private Binding define(Statement statement, Span nameSpan) {
    Root root = roots.get(statement);
    Site site = Site.of(root.key());
    Binding definition = new Binding(root.name(), nameSpan, root.body(), scope, site);
    definition.isUsed = mentioned.contains(root.name());
    scope.put(root.name(), definition);
    return definition;
  }

  private void add(Binding definition, List<Binding> to) {
    to.add(definition);
    if (++made > MOST_DEFINITIONS) {
      problems.add(Problem.error(definition.nameSpan, "limit.gates", MOST_DEFINITIONS));
    }
  }

  /// How many definitions a block comes to, round by round; of absurdly many, many.
  private static double made(Statement.Repeat repeat) {
    double once = 0;
    for (Statement s : repeat.body()) {
      once +=
          switch (s) {
            case Statement.Repeat inner -> made(inner);
            case Statement.Definition d -> d.parameters() == null ? 1 : 0;
            case Statement.Bare b -> 0;
          };
    }
    return repeat.count() * once;
  }

  /// The names a block defines, those of blocks inside it too.
  private static List<String> names(Statement.Repeat repeat) {
    List<String> names = new ArrayList<>();
    for (Statement s : repeat.body()) {
      if (s instanceof Statement.Definition d) names.add(d.name());
      if (s instanceof Statement.Repeat inner) names.addAll(names(inner));
    }
    return names;
  }

  /// Round k sees what round k−1 defined; the first sees what stands around the repeat.
  private void unroll(
      Statement.Repeat repeat, Scope around, List<Integer> rounds, Group group, List<Binding> to) {
    Scope before = around;
    List<String> names = names(repeat);
    for (int k = 1; k <= repeat.count() && !hasError(); k++) {
      Scope now = scope.round();
      carry(repeat, before, now);
      List<Integer> numbers = Round.inside(rounds, k);
      String title = k + " / " + repeat.count();
      String key = names.isEmpty() ? Round.marks(numbers) : names.getLast();
      Group own = new Group(Group.Bond.ROUND, key, title, group);
      for (Statement s : repeat.body()) {
        switch (s) {
          case Statement.Definition d when d.parameters() == null -> {
            Scope reading = scope.round();
            carry(repeat, now, reading);
            Round round = new Round(d.name(), numbers);
            Site site = Site.of(roots.get(d).key() + round.marks(), own, round);
            Binding definition = new Binding(round.text(), d.nameSpan(), d.body(), reading, site);
            add(definition, to);
            scope.put(d.name(), definition);
            now.put(d.name(), definition);
          }
          case Statement.Repeat inner -> {
            unroll(inner, now, numbers, own, to);
            carry(inner, scope, now);
          }
          case Statement.Definition d -> problems.add(Problem.error(d.span(), "graph.repeat"));
          case Statement.Bare b -> problems.add(Problem.error(b.span(), "graph.repeat"));
        }
      }
      before = now;
    }
  }

  /// All rounds as one gate for each name that is used afterwards; the last name always.
  private void fold(Statement.Repeat repeat) {
    List<String> names = names(repeat).stream().distinct().toList();
    Map<String, Binding> outside = new HashMap<>();
    for (String name : names) {
      if (scope.meaning(name) instanceof Binding d) outside.put(name, d);
    }
    Map<String, Binding> folded = new LinkedHashMap<>();
    for (String name : names) {
      outside.forEach(scope::put);
      // Each gate has rounds of its own, so that one can be drawn without the others.
      List<Binding> rounds = new ArrayList<>();
      unroll(repeat, scope, List.of(), null, rounds);
      if (hasError() || !(scope.meaning(name) instanceof Binding last)) return;
      Scope inside = scope.round();
      inside.put(name, last);
      Expr body = new Expr.Name(last.nameSpan, name);
      folded.put(
          name,
          new Binding(
              last.name,
              last.nameSpan,
              body,
              inside,
              Site.of(last.site.key(), null, last.site.round()),
              new Scope.Rounds(new Origin.Repeat(repeat.count(), names), repeat, rounds)));
    }
    folded.forEach(scope::put);
    if (!names.isEmpty()) definitions.add(folded.get(names.getLast()));
    folded.values().forEach(foldedRounds::add);
  }

  private static void carry(Statement.Repeat repeat, Scope from, Scope to) {
    for (Statement s : repeat.body()) {
      if (s instanceof Statement.Repeat inner) carry(inner, from, to);
      if (s instanceof Statement.Definition d && from.meaning(d.name()) instanceof Binding m) {
        to.put(d.name(), m);
      }
    }
  }

  private boolean hasError() {
    for (Problem problem : problems) {
      if (problem.severity() == Problem.Severity.ERROR) return true;
    }
    return false;
  }

  private Lowering failed() {
    return new Lowering(null, sorted());
  }

  private List<Problem> sorted() {
    return problems.stream().sorted(Comparator.comparingInt(p -> p.span().start())).toList();
  }
}
