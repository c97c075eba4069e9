package gradus.graph;

import gradus.graph.place.Group;
import gradus.lang.Problem;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Which function calls are drawn by their parts rather than as one gate, and which repeats as one
/// gate rather than round by round. Names are a function's, or the handle of the gate a call makes;
/// for a repeat a name that its block defines. A long sum or product goes by its sign.
///
/// @param all every function, but those in `closed`
/// @param open calls by their parts
/// @param closed calls and repeats as one gate
/// @param level how far gates on vectors and matrices are drawn by their entries
/// @param row which row of a matrix that is too large for all of them
public record Folding(boolean all, Set<String> open, Set<String> closed, Level level, int row) {
  /// How much one gate on vectors and matrices does.
  public enum Level {
    /// All at once.
    LAYER,
    /// One row of a matrix, or one entry of a vector.
    NEURON,
    /// One multiplication or addition of numbers.
    SCALAR
  }

  /// Every call is one gate, every repeat is unrolled.
  public static final Folding FOLDED = new Folding(false, Set.of(), Set.of());

  /// Every call is drawn by its parts.
  public static final Folding UNFOLDED = new Folding(true, Set.of(), Set.of());

  /// A picture of more gates folds its repeats.
  public static final int MOST_DRAWN = 400;

  /// One in which everything is drawn by its parts does so where it has more than these: it would
  /// take minutes, and nobody could read it.
  public static final int MOST_OPENED = 2000;

  /// With vectors and matrices as a whole.
  public Folding(boolean all, Set<String> open, Set<String> closed) {
    this(all, open, closed, Level.LAYER, 0);
  }

  public Folding {
    open = Set.copyOf(open);
    closed = Set.copyOf(closed);
  }

  /// Whether a call of `function`, or a sum or product by its sign, is drawn by its parts; `place`
  /// says the handle of its gate, which counts for more than the function.
  boolean unfolds(String function, Supplier<String> place) {
    if (open.isEmpty() && closed.isEmpty()) return all;
    String key = place.get();
    if (closed.contains(key)) return false;
    if (open.contains(key)) return true;
    return !closed.contains(function) && (all || open.contains(function));
  }

  /// Whether a call on vectors or matrices is drawn by its parts because entries are.
  ///
  /// @param isTensor whether it makes a vector or matrix
  boolean opens(String function, boolean isTensor, Supplier<String> place) {
    if (level == Level.LAYER || level == Level.NEURON && !isTensor) return false;
    return !closed.contains(function) && !closed.contains(place.get());
  }

  /// The same with gates on vectors and matrices drawn so far.
  public Folding at(Level other, int chosen) {
    return new Folding(all, open, closed, other, chosen);
  }

  /// Whether a repeat whose block defines these names is one gate.
  boolean foldsRepeat(Collection<String> names) {
    return names.stream().anyMatch(closed::contains);
  }

  /// What a picture of a graph that was lowered so is drawn by: where that is too large to be read,
  /// each repeat is one gate, except those that somebody opened.
  public Folding drawing(ComputationGraph graph) {
    if (drawn(graph) <= most()) return this;
    Set<String> more = new HashSet<>(closed);
    for (Gate gate : graph.gates()) {
      Group outermost = null;
      for (Group group = graph.frame(gate); group != null; group = group.parent()) {
        if (group.bond() == Group.Bond.ROUND) outermost = group;
      }
      if (outermost != null && !open.contains(outermost.key())) more.add(outermost.key());
    }
    return new Folding(all, open, more, level, row);
  }

  private int most() {
    return all ? MOST_OPENED : MOST_DRAWN;
  }

  /// How many gates stand in the picture of a graph.
  public static long drawn(ComputationGraph graph) {
    return graph.gates().stream().filter(g -> isDrawn(graph, g)).count();
  }

  /// What is said of a picture that is drawn by another folding than was asked for, as [#drawing]
  /// found for this graph.
  public Optional<Problem> told(ComputationGraph whole, Folding drawing) {
    if (drawing.equals(this)) return Optional.empty();
    return whole.gates().stream()
        .filter(g -> whole.frame(g) != null)
        .findFirst()
        .map(g -> Problem.notice(g.span(), "notice.folded", (int) drawn(whole), most()));
  }

  /// Whether a gate stands in the picture, as those of a long sum do not.
  private static boolean isDrawn(ComputationGraph graph, Gate gate) {
    return gate.isOperation() && graph.series(gate).map(s -> s.result() == gate).orElse(true);
  }

  /// Whether a gate of a graph can be drawn by its parts.
  public static boolean canUnfold(ComputationGraph graph, Gate gate) {
    if (graph.series(gate).isPresent()) return true;
    return gate.isOperation() && (gate.op().unfolds() || opens(graph, gate));
  }

  /// Whether a graph has gates that can be drawn by rows or entries, or has them drawn so.
  public static boolean hasLevels(ComputationGraph graph) {
    return !drawnByEntries(graph).isEmpty()
        || graph.gates().stream().anyMatch(g -> g.isTakenOut() || isCallOnEntries(graph, g));
  }

  /// A softmax or a loss, or a function of the program's own, is drawn by its parts as its operands
  /// are by entries.
  private static boolean isCallOnEntries(ComputationGraph graph, Gate gate) {
    if (!gate.isOperation()) return false;
    Op op = gate.op();
    boolean own = op.origin() instanceof Origin.Function;
    if (!own && (!op.unfolds() || op.isElementwise() || op == Ops.DOT)) return false;
    List<Shape> shapes = graph.operands(gate).stream().map(w -> w.source().shape()).toList();
    return shapes.stream().noneMatch(Objects::isNull) && !shapes.stream().allMatch(Shape::isScalar);
  }

  /// Of how many rows or entries one can be chosen where there are too many to draw them all, in
  /// the largest of what is drawn; 0 where all are drawn.
  public static int choices(ComputationGraph graph) {
    int most = 0;
    for (Gate gate : graph.gates()) {
      if (!gate.isOperation()) continue;
      List<Gate> operands = graph.operands(gate).stream().map(Wire::source).toList();
      boolean apart = gate.op() == Ops.STRETCH;
      int rows = apart ? operands.getFirst().shape().length(0) : Openness.choices(gate, operands);
      most = Math.max(most, rows);
    }
    return most;
  }

  /// Whether in a graph one row or entry of many is drawn by itself.
  public static boolean hasChosen(ComputationGraph graph) {
    return graph.gates().stream().anyMatch(g -> g.isOperation() && g.op() == Ops.STRETCH);
  }

  /// The keys of those gates and frames.
  public static Set<String> drawnByEntries(ComputationGraph graph) {
    Set<String> keys = new HashSet<>();
    for (Gate gate : graph.gates()) {
      if (gate.isOperation() && opens(graph, gate)) keys.add(gate.handle());
      for (Group group = gate.group(); group != null; group = group.parent()) {
        if (group.bond() == Group.Bond.ENTRIES) keys.add(group.key());
      }
    }
    return keys;
  }

  /// As if nobody had opened or closed these.
  public Folding without(Set<String> keys) {
    Set<String> fewer = new HashSet<>(open);
    fewer.removeAll(keys);
    Set<String> rest = new HashSet<>(closed);
    rest.removeAll(keys);
    return new Folding(all, fewer, rest, level, row);
  }

  /// Whether a gate is drawn whole for having too many entries.
  public static boolean isLarge(ComputationGraph graph, Gate gate) {
    return Openness.isLarge(gate, graph.operands(gate).stream().map(Wire::source).toList());
  }

  /// The gates that stay whole although this level is to open them, for they have too many entries.
  public List<Gate> large(ComputationGraph graph) {
    if (level == Level.LAYER) return List.of();
    return graph.gates().stream()
        .filter(g -> isLarge(graph, g))
        .filter(g -> level == Level.SCALAR || !g.shape().isScalar() && !Openness.isOnImage(g))
        .filter(g -> !closed.contains(g.handle()) && !closed.contains(g.op().name()))
        .toList();
  }

  private static boolean opens(ComputationGraph graph, Gate gate) {
    return Openness.opens(gate, graph.operands(gate).stream().map(Wire::source).toList());
  }

  /// With one call drawn by its parts, or one sum or product, or one repeat round by round.
  public Folding unfold(ComputationGraph graph, Gate gate) {
    Optional<Series> series = graph.series(gate);
    if (series.isPresent()) return unfold(series.get().result().handle());
    return switch (gate.op().origin()) {
      case Origin.Catalogue c -> unfold(gate.handle());
      case Origin.Function f -> unfold(gate.handle());
      case Origin.NetLayer l -> unfold(gate.handle());
      case Origin.Undefined u -> this;
      case Origin.Repeat repeat -> {
        Set<String> fewer = new HashSet<>(closed);
        boolean chosen = fewer.removeAll(repeat.defined());
        // What nobody folded is one gate for the size of the picture.
        Set<String> more = new HashSet<>(open);
        if (!chosen) more.addAll(repeat.defined());
        yield new Folding(all, more, fewer, level, row);
      }
    };
  }

  private Folding unfold(String key) {
    return new Folding(all, with(open, key), without(closed, key), level, row);
  }

  /// With one call, or one repeat, as one gate.
  public Folding fold(Group group) {
    String key = group.key();
    return new Folding(all, without(open, key), with(closed, key), level, row);
  }

  private static Set<String> with(Set<String> set, String key) {
    Set<String> more = new HashSet<>(set);
    more.add(key);
    return more;
  }

  private static Set<String> without(Set<String> set, String key) {
    Set<String> fewer = new HashSet<>(set);
    fewer.remove(key);
    return fewer;
  }
}
