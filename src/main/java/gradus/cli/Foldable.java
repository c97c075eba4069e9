package gradus.cli;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.place.Group;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Spelling;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The names that `--unfold` and `--fold` were given, against what they can mean: a function that
/// has parts, the call that makes a wire, a name that a `repeat` defines.
///
/// @param row what `--row` was given
record Foldable(Set<String> unfold, Set<String> fold, Optional<Integer> row) {
  static final Foldable NOTHING = new Foldable(Set.of(), Set.of(), Optional.empty());

  /// More names are not listed in a sentence.
  private static final int MOST = 12;

  Foldable {
    unfold = Set.copyOf(unfold);
    fold = Set.copyOf(fold);
  }

  /// An error for each name that means nothing here.
  List<Problem> unknown(Program program, ComputationGraph graph) {
    if (unfold.isEmpty() && fold.isEmpty()) return List.of();
    Set<String> defined = new TreeSet<>();
    define(program.statements(), false, defined);
    Set<String> places = new HashSet<>();
    for (Gate gate : graph.gates()) {
      if (Folding.canUnfold(graph, gate)) places.add(gate.handle());
      for (Group group = graph.frame(gate); group != null; group = group.parent()) {
        places.add(group.key());
      }
    }
    // A place inside a formula has a key that nobody types.
    graph.names().keySet().stream().filter(places::contains).forEach(defined::add);
    List<Problem> problems = new ArrayList<>();
    for (String name : new TreeSet<>(unfold)) {
      if (!places.contains(name)) problem("--unfold", name, defined).ifPresent(problems::add);
    }
    for (String name : new TreeSet<>(fold)) {
      if (!places.contains(name)) problem("--fold", name, defined).ifPresent(problems::add);
    }
    return problems;
  }

  /// The functions that statements define, and the names that their repeats do.
  private static void define(List<Statement> statements, boolean repeated, Set<String> names) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d -> {
          if (repeated || d.parameters() != null) names.add(d.name());
        }
        case Statement.Repeat r -> define(r.body(), true, names);
        case Statement.Bare b -> {}
      }
    }
  }

  /// What is said of a name that is not among those of the program, with the one that was perhaps
  /// meant or else with all; nothing of a function of the catalogue, which another program may
  /// call.
  private static Optional<Problem> problem(String flag, String name, Set<String> defined) {
    Set<String> all = new TreeSet<>(defined);
    Ops.all().stream().filter(op -> op.unfolding().isPresent()).map(Op::name).forEach(all::add);
    // A long sum or product goes by its sign.
    boolean sign = Stream.of(Ops.ADD, Ops.MULTIPLY).map(Op::name).anyMatch(name::equals);
    if (sign || all.contains(name)) return Optional.empty();
    Span nowhere = Span.NOWHERE;
    Optional<String> near = Spelling.nearest(name, all);
    if (near.isPresent()) {
      return Optional.of(Problem.error(nowhere, "cli.fold.near", flag, name, near.get()));
    }
    String known = String.join(", ", defined.stream().limit(MOST).toList());
    return Optional.of(
        known.isEmpty()
            ? Problem.error(nowhere, "cli.fold.none", flag, name)
            : Problem.error(nowhere, "cli.fold.unknown", flag, name, known));
  }

  /// An error for a row that nothing has, and a notice where a level changes nothing.
  List<Problem> misled(ComputationGraph graph, Folding folding) {
    Span nowhere = Span.NOWHERE;
    int rows = row.isPresent() ? Folding.choices(graph) : 0;
    if (row.isPresent() && rows == 0) {
      return List.of(Problem.error(nowhere, "cli.row.all", row.get()));
    }
    if (row.isPresent() && row.get() >= rows) {
      return List.of(Problem.error(nowhere, "cli.row.none", row.get(), rows - 1));
    }
    boolean asked = folding.level() != Folding.Level.LAYER;
    if (!asked || Folding.hasLevels(graph)) return List.of();
    String level = folding.level().name().toLowerCase(Locale.ROOT);
    return List.of(Problem.notice(nowhere, "cli.level.nothing", level));
  }

  /// A notice for each gate that stays whole although it was to be drawn by its parts: it has too
  /// many, or its formula depends on the shape of an input without a value.
  static List<Problem> whole(ComputationGraph graph, Folding folding) {
    List<Problem> notices = new ArrayList<>();
    Set<Span> said = new HashSet<>();
    for (Gate gate : folding.large(graph)) {
      // The rows of one product stand at one place of the text and say it once.
      if (!said.add(gate.span())) continue;
      notices.add(Problem.notice(gate.span(), "cli.level.large", graph.text(gate, MOST)));
    }
    if (!folding.all()) return notices;
    for (Gate gate : graph.gates()) {
      boolean whole = gate.isOperation() && gate.op().unfoldsByShape();
      boolean unknown = graph.operands(gate).stream().anyMatch(w -> w.source().shape() == null);
      boolean meant = folding.closed().contains(gate.handle());
      if (whole && unknown && !meant && !folding.closed().contains(gate.op().name())) {
        notices.add(Problem.notice(gate.span(), "cli.unfold.blank", gate.op().name()));
      }
    }
    return notices;
  }
}
