package gradus.ui.seek;

import gradus.diagram.Diagram;
import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.place.Group;
import gradus.latex.Signs;
import gradus.op.GatePattern;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Gates by the name of their wire, by their operation or by their value: those of a picture, and
/// those that it draws as one with others.
public final class Search {
  /// Calls by their parts, long sums and products as one gate, as they are where a call is
  /// unfolded.
  private static final Folding CALLS_OPEN = new Folding(true, Set.of(), Set.of("+", "*"));

  private final Diagram diagram;
  private final Moment moment;
  private final Wanted wanted;
  private final Map<String, Gate> drawn = new HashMap<>();

  private record Ranked(Wanted.Suiting fit, Finding finding) {}

  private Search(Diagram diagram, int step, Wanted wanted) {
    this.diagram = diagram;
    this.wanted = wanted;
    moment = diagram.steps().moment(step);
    graph().gates().stream().filter(this::isDrawn).forEach(g -> drawn.put(g.key(), g));
  }

  /// What is drawn as one gate, by its parts; empty where all is drawn.
  public static Optional<Trace> opened(ComputationGraph graph, BooleanSupplier obsolete) {
    if (graph.gates().stream().noneMatch(g -> g.isOperation() && Folding.canUnfold(graph, g))) {
      return Optional.empty();
    }
    Lowering whole = GraphBuilder.build(graph.program(), Map.of(), null, CALLS_OPEN, obsolete);
    return whole.hasErrors() ? Optional.empty() : Optional.of(Trace.of(whole.graph(), obsolete));
  }

  /// What is found, the best first and else in the order of the picture. Only what the step shows
  /// is known: a value that is still to come is not found.
  ///
  /// @param parts of what is drawn as one gate, as [#opened] gives them
  public static List<Finding> in(Diagram diagram, int step, Optional<Trace> parts, String typed) {
    Wanted wanted = Wanted.of(typed);
    if (wanted.text().isEmpty()) return List.of();
    Search search = new Search(diagram, step, wanted);
    List<Ranked> found = new ArrayList<>();
    search.graph().gates().stream().filter(search::isDrawn).forEach(g -> search.add(g, found));
    parts.ifPresent(p -> {
      search.addCalls(p.graph(), found);
      p.graph().gates().forEach(g -> search.addPart(p, g, found));
    });
    return found.stream().sorted(Comparator.comparing(Ranked::fit)).map(Ranked::finding).toList();
  }

  private ComputationGraph graph() {
    return diagram.steps().trace().graph();
  }

  /// Whether it stands in the picture by itself, as the gates of a long sum do not.
  private boolean isDrawn(Gate gate) {
    return diagram.box(gate).isPresent()
        && graph().series(gate).map(s -> s.result() == gate).orElse(true);
  }

  private void add(Gate gate, List<Ranked> found) {
    Trace trace = diagram.steps().trace();
    Wanted.Suiting value =
        trace
            .value(gate, moment)
            .map(v -> wanted.suits(v, graph().digits(gate, diagram.numbers())))
            .orElse(Wanted.Suiting.NONE);
    Wanted.Suiting name = graph().called(gate).map(wanted::suits).orElse(Wanted.Suiting.NONE);
    rank(new Finding(gate, Optional.empty(), sign(gate)), found, name, operation(gate), value);
    if (diagram.fork(gate).isPresent()) addFork(gate, found);
  }

  /// Where gradients are added up, by the sign and the name of such a place, or by their sum.
  private void addFork(Gate gate, List<Ranked> found) {
    Trace trace = diagram.steps().trace();
    Wanted.Suiting sum =
        trace
            .gradient(gate, moment)
            .filter(g -> !trace.isPartial(gate, moment))
            .map(g -> wanted.suits(g, diagram.numbers()))
            .orElse(Wanted.Suiting.NONE);
    String sign = GatePattern.ADDER.glyph();
    rank(new Finding(gate, Optional.empty(), sign, true), found, wanted.suitsFork(), sum);
  }

  private void addPart(Trace whole, Gate gate, List<Ranked> found) {
    Optional<Standing> standing = standing(gate.group());
    Gate same = drawn.get(gate.key());
    boolean itself = same != null && Finding.Hidden.of(same).equals(Finding.Hidden.of(gate));
    if (standing.isEmpty() || itself || !gate.isOperation()) return;
    Gate outer = standing.get().gate();
    // The last of the parts has the name and the value of the whole.
    boolean last =
        whole.graph().consumers(gate).stream()
            .noneMatch(w -> isInside(w.target(), standing.get().group()));
    Wanted.Suiting name =
        last || gate.name() == null ? Wanted.Suiting.NONE : wanted.suits(gate.name());
    Wanted.Suiting value =
        last || !diagram.steps().trace().isComputed(outer, moment)
            ? Wanted.Suiting.NONE
            : whole
                .value(gate)
                .map(v -> wanted.suits(v, whole.graph().digits(gate, diagram.numbers())))
                .orElse(Wanted.Suiting.NONE);
    rank(part(outer, Finding.Hidden.of(gate)), found, name, operation(gate), value);
  }

  /// The calls among the parts, which are gates once what is around them is unfolded.
  private void addCalls(ComputationGraph whole, List<Ranked> found) {
    Set<Group> calls = new LinkedHashSet<>();
    for (Gate gate : whole.gates()) {
      for (Group group = gate.group(); group != null; group = group.parent()) {
        if (group.bond() == Group.Bond.CALL) calls.add(group);
      }
    }
    for (Group call : calls) {
      standing(call.parent())
          .ifPresent(s ->
              rank(
                  part(s.gate(), new Finding.Hidden(call.key(), call.title())),
                  found,
                  Stream.concat(
                          Stream.of(wanted.suits(call.title())),
                          Ops.named(call.title()).stream().map(wanted::suits))
                      .toArray(Wanted.Suiting[]::new)));
    }
  }

  private Finding part(Gate outer, Finding.Hidden part) {
    return new Finding(outer, Optional.of(part), sign(outer));
  }

  private static boolean isInside(Gate gate, Group group) {
    for (Group around = gate.group(); around != null; around = around.parent()) {
      if (around == group) return true;
    }
    return false;
  }

  /// A gate of the picture that stands for a group.
  private record Standing(Gate gate, Group group) {}

  /// What stands for the outermost group that is not drawn, from one inwards.
  private Optional<Standing> standing(Group inner) {
    Standing outermost = null;
    for (Group group = inner; group != null; group = group.parent()) {
      Gate gate = standsFor(group);
      if (gate != null) outermost = new Standing(gate, group);
    }
    return Optional.ofNullable(outermost);
  }

  private Gate standsFor(Group group) {
    return switch (group.bond()) {
      case CALL -> {
        Gate gate = drawn.get(group.key());
        if (gate == null) gate = handled(group.key());
        boolean whole = gate != null && gate.isOperation() && Folding.canUnfold(graph(), gate);
        yield whole && gate.op().name().equals(group.title()) ? gate : null;
      }
      case ROUND ->
          drawn.values().stream().filter(g -> repeats(g, group.key())).findFirst().orElse(null);
      case SERIES, ENTRIES -> null;
    };
  }

  private Gate handled(String handle) {
    return drawn.values().stream().filter(g -> g.handle().equals(handle)).findFirst().orElse(null);
  }

  private static boolean repeats(Gate gate, String name) {
    return gate.isOperation()
        && gate.op().origin() instanceof Origin.Repeat repeat
        && repeat.defined().contains(name);
  }

  private Wanted.Suiting operation(Gate gate) {
    return gate.isOperation() ? wanted.suits(gate.op()) : Wanted.Suiting.NONE;
  }

  private String sign(Gate gate) {
    Signs signs = diagram.options().signs();
    return gate.isOperation() ? GateSign.of(graph(), gate, signs).line() : "";
  }

  private static void rank(Finding finding, List<Ranked> found, Wanted.Suiting... fits) {
    Wanted.Suiting best = Stream.of(fits).min(Wanted.Suiting::compareTo).orElseThrow();
    if (best != Wanted.Suiting.NONE) found.add(new Ranked(best, finding));
  }
}
