package gradus.diagram.scene;

import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.op.catalogue.Ops;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// What a picture shows, before anything is measured or placed: its parts, the lines between them
/// and the groups around them, each pointing at what it stands for in the graph. Layout, painter
/// and pointer know the graph through it alone, so a gate need not be drawn just once.
public final class Scene {
  /// Above this many gates lines bear no numbers: the picture would grow too wide to read.
  public static final int MOST_LABELLED = 500;

  private final ComputationGraph graph;
  private final Ghosts ghosts;
  private final Boxes boxes;
  private final boolean labelled;
  private final List<ScenePart> parts = new ArrayList<>();
  private final List<SceneLine> lines = new ArrayList<>();

  /// Those along which no value goes.
  private final List<SceneLine> choosing = new ArrayList<>();

  /// By a gate's number and by a wire's; null for a constant that stands inside a gate.
  private final ScenePart[] drawn;

  private final SceneLine[] along;

  /// By the index of the part they leave and the part they reach.
  private final List<List<SceneLine>> out = new ArrayList<>();

  private final List<List<SceneLine>> in = new ArrayList<>();

  /// The rows that a group has parts in.
  private final Map<Group, IntSummaryStatistics> rows = new HashMap<>();

  /// Whether the picture of a graph bears numbers.
  public static boolean isLabelled(ComputationGraph graph) {
    return operations(graph) <= MOST_LABELLED;
  }

  /// How many gates of a graph compute something, however few places they are drawn in.
  public static long operations(ComputationGraph graph) {
    return graph.gates().stream().filter(Gate::isOperation).count();
  }

  public Scene(Trace trace) {
    this(trace, Arrangement.PLAIN);
  }

  public Scene(Trace trace, Arrangement arrangement) {
    graph = trace.graph();
    labelled = isLabelled(graph);
    boxes = new Boxes(graph, arrangement.most());
    // One row holds all, whatever depths they have.
    boolean plain = arrangement.cuts().isEmpty() && arrangement.repeats() == Repeats.NONE;
    Cuts depths = plain ? null : new Cuts(graph, arrangement.most());
    ToIntFunction<Gate> rowOf =
        arrangement.cuts().isEmpty() ? gate -> 0 : gate -> depths.row(gate, arrangement.cuts());
    drawn = new ScenePart[graph.gates().size()];
    along = new SceneLine[graph.wireCount()];
    for (Gate gate : graph.gates()) {
      boolean inside = gate.isConstant() && gate.shape().isScalar();
      boolean known = drawn[gate.id()] != null || boxes.isInside(gate);
      if (!inside && !known) add(gate, rowOf);
    }
    List<Gate> inputs = parts.stream().filter(ScenePart::isStart).map(ScenePart::carried).toList();
    ghosts = new Ghosts(plain ? List.of() : inputs, arrangement.repeats(), graph, depths);
    for (ScenePart part : List.copyOf(parts)) {
      connect(part, trace);
    }
    for (ScenePart part : parts) {
      List<SceneLine> leaving = new ArrayList<>();
      graph.consumers(part.carried()).stream()
          .map(w -> along[w.id()])
          .filter(Objects::nonNull)
          .forEach(leaving::add);
      choosing.stream().filter(line -> line.from() == part).forEach(leaving::add);
      out.add(List.copyOf(leaving));
    }
  }

  private void add(Gate gate, ToIntFunction<Gate> rowOf) {
    int row = rowOf.applyAsInt(gate);
    List<Gate> copies = copies(gate);
    Gate last = copies.isEmpty() ? gate : copies.getLast();
    List<Gate> gates = boxes.of(gate);
    Group home = graph.frame(gate);
    Group wireHome = wireHome(last, taker -> rowOf.applyAsInt(taker) == row);
    ScenePart part = new ScenePart(parts.size(), gate, gates, copies, home, wireHome, row);
    parts.add(part);
    for (Group group = home; group != null; group = group.parent()) {
      rows.computeIfAbsent(group, g -> new IntSummaryStatistics()).accept(row);
    }
    gates.forEach(each -> drawn[each.id()] = part);
    copies.forEach(copy -> drawn[copy.id()] = part);
  }

  /// What copies a gate's value, and of that the next: as long as nothing else reads it.
  private List<Gate> copies(Gate gate) {
    List<Gate> copies = new ArrayList<>();
    if (gate.isConstant()) return copies;
    Gate last = gate;
    while (last != graph.output() && graph.consumers(last).size() == 1) {
      Gate next = graph.consumers(last).getFirst().target();
      if (next.op() != Ops.COPY || !isOutOf(gate.group(), next.group())) break;
      copies.add(next);
      last = next;
    }
    return copies;
  }

  /// Whether the one is the other or around it.
  private static boolean isOutOf(Group inner, Group outer) {
    return outer == null || holds(outer, inner);
  }

  private void connect(ScenePart part, Trace trace) {
    List<SceneLine> ends = new ArrayList<>();
    for (Wire wire : operands(part)) {
      if (GateSign.isInside(wire) || part.gate().isTakenOut()) continue;
      ScenePart from = drawn[wire.source().id()];
      boolean isShare = labelled && isShare(wire, trace);
      Group home = shareHome(wire, from.wireHome(), part.home());
      boolean elsewhere = from.isStart() && from.row() != part.row();
      boolean isApart = isShare && (elsewhere || ghosts.isApart(wire));
      boolean isBranch = isApart || labelled && isTwin(wire) || isShare && hasOwnWay(wire, trace);
      int port = ends.size();
      SceneLine line =
          new SceneLine(lines.size(), wire, from, part, port, false, isBranch, isApart, home);
      lines.add(line);
      ends.add(line);
      along[wire.id()] = line;
    }
    for (Wire choice : graph.choosers(part.gate())) {
      ScenePart from = drawn[choice.source().id()];
      Group home = part.home();
      SceneLine line =
          new SceneLine(lines.size(), choice, from, part, ends.size(), true, false, false, home);
      lines.add(line);
      ends.add(line);
      choosing.add(line);
    }
    in.add(List.copyOf(ends));
  }

  private boolean isShare(Wire wire, Trace trace) {
    Gate source = wire.source();
    if (source.isConstant() || graph.isLabel(source)) return false;
    List<Wire> shares = trace.hasBackward() ? trace.branches(source) : graph.consumers(source);
    return shares.size() > 1 && shares.contains(wire);
  }

  /// Where nothing is handed back nothing stands on a branch.
  private boolean hasOwnWay(Wire wire, Trace trace) {
    return trace.hasBackward() || isTwin(wire);
  }

  /// Whether another wire leads from the same gate to the same part, along which it would run: two
  /// operands would look like one.
  private boolean isTwin(Wire wire) {
    ScenePart to = drawn[wire.target().id()];
    return graph.consumers(wire.source()).stream()
        .anyMatch(w -> w != wire && drawn[w.target().id()] == to);
  }

  /// Where the numbers on a gate's wire stand: what leaves a frame and enters a round of a repeat
  /// alone, in the same row, has them in that one, so that rounds stand side by side; else between
  /// the frames, for they are neither's.
  private Group wireHome(Gate gate, Predicate<Gate> isHere) {
    Group home = graph.frame(gate);
    while (home != null && isResult(gate, home)) {
      home = home.parent();
    }
    List<Gate> takers = graph.consumers(gate).stream().map(Wire::target).toList();
    boolean stays = home == graph.frame(gate) || !takers.stream().allMatch(isHere);
    if (stays) return home;
    Group frame = entered(takers, home);
    return frame == home || frame.bond() == Group.Bond.ROUND ? frame : home;
  }

  /// The frame that holds all gates, the outermost inside of `home`; `home` where there is none.
  private Group entered(List<Gate> gates, Group home) {
    Group into = home;
    for (Group g = gates.isEmpty() ? null : graph.frame(gates.getFirst());
        g != home;
        g = g.parent()) {
      if (g == null) return home;
      into = g;
    }
    Group frame = into;
    return gates.stream().allMatch(gate -> holds(frame, graph.frame(gate))) ? frame : home;
  }

  /// Where the numbers of a value stand that goes on in a later row: with those who take it there.
  public Group tagHome(ScenePart part, int row) {
    List<Gate> takers = takers(part, line -> line.to().row() == row);
    return entered(takers, around(part.home(), takers));
  }

  /// Where the name of a value stands that leaves its row: in what is around all who take it.
  public Group leaveHome(ScenePart part) {
    return around(part.wireHome(), takers(part, line -> line.to().row() != part.row()));
  }

  private List<Gate> takers(ScenePart part, Predicate<SceneLine> which) {
    return from(part).stream()
        .filter(line -> !line.isApart() && which.test(line))
        .map(line -> line.to().gate())
        .toList();
  }

  /// The innermost group around a group and all gates; null for none.
  private Group around(Group group, List<Gate> gates) {
    Group home = gates.isEmpty() ? null : group;
    for (Gate gate : gates) {
      while (home != null && !holds(home, graph.frame(gate))) {
        home = home.parent();
      }
    }
    return home;
  }

  private boolean isResult(Gate gate, Group group) {
    return graph.consumers(gate).stream().noneMatch(w -> holds(group, graph.frame(w.target())));
  }

  /// Whether a group is another or around it.
  public static boolean holds(Group outer, Group inner) {
    for (Group g = inner; g != null; g = g.parent()) {
      if (g == outer) return true;
    }
    return false;
  }

  /// Where the share of a line stands that comes from a value with its numbers in a frame; null for
  /// none.
  public Group branchHome(Group from, SceneLine line) {
    return branchHome(from, line.to().home());
  }

  /// What of a group's frame stands in a row.
  public SceneFrame frame(Group group, int row) {
    IntSummaryStatistics all = rows.get(group);
    return new SceneFrame(group, row, all.getMin() < row, all.getMax() > row);
  }

  private static Group branchHome(Group from, Group to) {
    Group home = from;
    while (home != null && !holds(home, to)) {
      home = home.parent();
    }
    return home == from ? to : home;
  }

  /// The same of a wire in one row: where it parts from those that go the same way, so that its
  /// share stands near the fork and not where it ends. Only rounds, which stand far from each other
  /// in a line, have their shares within.
  private Group shareHome(Wire wire, Group from, Group to) {
    Group home = branchHome(from, to);
    if (home != to || from == to) return home;
    List<Group> others =
        graph.consumers(wire.source()).stream()
            .filter(other -> other != wire)
            .map(other -> graph.frame(other.target()))
            .toList();
    Group shared = from;
    for (Group frame = to; frame != from && frame != null; frame = frame.parent()) {
      Group around = frame;
      if (frame.bond() == Group.Bond.ROUND) return home;
      if (others.stream().noneMatch(other -> holds(around, other))) continue;
      shared = around;
      break;
    }
    return shared;
  }

  public ComputationGraph graph() {
    return graph;
  }

  /// Whether numbers stand on the lines.
  public boolean isLabelled() {
    return labelled;
  }

  /// All parts, in the order of the gates.
  public List<ScenePart> parts() {
    return Collections.unmodifiableList(parts);
  }

  /// All lines, in the order of the parts they reach and of their ends there.
  public List<SceneLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  /// Where a gate is drawn; empty for a constant that stands inside the gate it belongs to.
  public Optional<ScenePart> part(Gate gate) {
    return Optional.ofNullable(drawn[gate.id()]);
  }

  /// What comes into a part, from the top on, numbers that stand inside it too.
  public List<Wire> operands(ScenePart part) {
    return boxes.operands(part.gate());
  }

  /// The line that stands for a wire; empty where all of it is inside a part.
  public Optional<SceneLine> line(Wire wire) {
    return Optional.ofNullable(along[wire.id()]);
  }

  /// The lines that leave a part, in the order of those who take its value.
  public List<SceneLine> from(ScenePart part) {
    return out.get(part.index());
  }

  /// The lines that reach a part, from the topmost on.
  public List<SceneLine> to(ScenePart part) {
    return in.get(part.index());
  }
}
