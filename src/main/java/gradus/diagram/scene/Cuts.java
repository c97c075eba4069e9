package gradus.diagram.scene;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.layout.split.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a picture may be broken into rows: between the gates of one depth and those of the next,
/// best where few values pass, and through a frame only where it must be.
public final class Cuts {
  /// What a value that passes a break costs: so much smaller text would do as well.
  private static final double PASSING = 0.85;

  private static final double FIRST = 0.97;

  /// What each frame costs that a break leads through.
  private static final double THROUGH = 0.9;

  /// What a row of fewer gates than are wanted costs.
  private static final double SHORT = 0.85;

  /// How many gates each row is to have.
  public static final int WANTED = 3;

  /// How many it must have: a row of one is only a rest.
  public static final int FEWEST = 2;

  private static final int NEVER = -1;

  private final ComputationGraph graph;
  private final Boxes boxes;

  /// An input of so many uses stands in every row that uses it.
  private final int repeated;

  /// By a gate's number: how many gates lead to it, itself included; of what no gate makes that of
  /// its first use.
  private final int[] depth;

  private final int deepest;

  /// How many gates have this depth or a lesser one.
  private final int[] until;

  /// Counted when first asked for: most scenes are not broken.
  private int[] passing;

  /// By depth: whether an input of few uses is used before a break behind it as well as behind
  /// that.
  private boolean[] parts;

  private int[] through;

  /// @param most how many operands a sum or product of many terms has in one box
  public Cuts(ComputationGraph graph, int most) {
    this(graph, most, Repeats.FAR.fewest);
  }

  /// Where a picture may be broken that is otherwise arranged like this.
  public Cuts(ComputationGraph graph, Arrangement arrangement) {
    this(graph, arrangement.most(), Math.min(Repeats.FAR.fewest, arrangement.repeats().fewest));
  }

  private Cuts(ComputationGraph graph, int most, int repeated) {
    this.graph = graph;
    this.repeated = repeated;
    boxes = new Boxes(graph, most);
    depth = new int[graph.gates().size()];
    int last = 0;
    for (Gate gate : graph.gates()) {
      if (!isDrawn(gate)) continue;
      int before = 0;
      for (Wire wire : boxes.operands(gate)) {
        before = Math.max(before, depth[wire.source().id()]);
      }
      deepen(gate, before + 1);
      last = Math.max(last, before + 1);
    }
    deepest = last;
    delay();
    until = new int[deepest + 1];
    graph.gates().stream().filter(this::isDrawn).forEach(g -> until[depth[g.id()]]++);
    Arrays.parallelPrefix(until, Integer::sum);
    for (Gate gate : graph.gates()) {
      if (gate.isOperation()) continue;
      depth[gate.id()] = users(gate).stream().mapToInt(user -> depth[user.id()]).min().orElse(1);
    }
  }

  /// Where lines lead from a gate.
  private List<Gate> users(Gate gate) {
    return Stream.concat(graph.consumers(gate).stream(), graph.chosen(gate).stream())
        .map(Wire::target)
        .toList();
  }

  /// Whether a gate has a value that leaves its box.
  private boolean isDrawn(Gate gate) {
    return gate.isOperation() && !boxes.isInside(gate);
  }

  private void deepen(Gate gate, int to) {
    boxes.of(gate).forEach(each -> depth[each.id()] = to);
  }

  /// The box that takes the value of a gate nobody else takes.
  private Gate user(Gate gate) {
    return boxes.of(graph.consumers(gate).getFirst().target()).getLast();
  }

  /// What inputs alone lead to stands with the gate that it is used in, but for the longest way
  /// into that gate: so no more values pass a break than must.
  private void delay() {
    boolean[] floats = new boolean[depth.length];
    for (Gate gate : graph.gates()) {
      floats[gate.id()] =
          !boxes.isInside(gate)
              && graph.consumers(gate).size() == 1
              && boxes.operands(gate).stream()
                  .map(Wire::source)
                  .allMatch(s -> !s.isOperation() || floats[s.id()]);
    }
    boolean[] aside = new boolean[depth.length];
    for (Gate gate : graph.gates().reversed()) {
      if (!gate.isOperation() || !floats[gate.id()]) continue;
      Gate user = user(gate);
      aside[gate.id()] = aside[user.id()] || longest(user) != gate;
    }
    // In the end, for the depths of others tell which way is the longest.
    for (Gate gate : graph.gates().reversed()) {
      if (!aside[gate.id()]) continue;
      deepen(gate, depth[user(gate).id()]);
    }
  }

  private Gate longest(Gate gate) {
    return boxes.operands(gate).stream()
        .map(Wire::source)
        .filter(Gate::isOperation)
        .max((a, b) -> Integer.compare(depth[a.id()], depth[b.id()]))
        .orElse(null);
  }

  /// The depth of the deepest gate.
  public int deepest() {
    return deepest;
  }

  /// How many gates lead to a gate, it included.
  public int depth(Gate gate) {
    return depth[gate.id()];
  }

  /// The row of a gate, from 0 at the top.
  int row(Gate gate, List<Integer> cuts) {
    return (int) cuts.stream().filter(cut -> depth[gate.id()] > cut).count();
  }

  /// By depth: how many frames have gates before a break behind it as well as behind that.
  private int[] through() {
    if (through != null) return through;
    Map<Group, IntSummaryStatistics> reach = new HashMap<>();
    for (Gate gate : graph.gates()) {
      for (Group group = graph.frame(gate); group != null; group = group.parent()) {
        reach.computeIfAbsent(group, g -> new IntSummaryStatistics()).accept(depth[gate.id()]);
      }
    }
    through = new int[deepest + 1];
    for (IntSummaryStatistics frame : reach.values()) {
      for (int cut = frame.getMin(); cut < frame.getMax(); cut++) {
        through[cut]++;
      }
    }
    return through;
  }

  /// By depth: how many values pass a break behind it; [#NEVER] where there must be none.
  private int[] passing() {
    if (passing != null) return passing;
    passing = new int[deepest + 1];
    parts = new boolean[deepest + 1];
    for (Gate gate : graph.gates()) {
      int last = users(gate).stream().mapToInt(user -> depth[user.id()]).max().orElse(0);
      boolean stays = gate.isConstant() || graph.isLabel(gate);
      // A parameter stands in every row anyway.
      boolean counts = gate.isOperation() || graph.consumers(gate).size() < repeated;
      for (int cut = depth[gate.id()]; cut < last; cut++) {
        if (stays) {
          passing[cut] = NEVER;
        } else if (counts && passing[cut] != NEVER) {
          passing[cut]++;
          parts[cut] |= gate.isInput();
        }
      }
    }
    return passing;
  }

  /// How much of the text's height an arrangement with these breaks is worth: one value that goes
  /// on in the next row is read as a line of a paragraph is, but not a row of hardly a gate.
  public double worth(List<Integer> cuts) {
    double worth = 1;
    int from = 0;
    for (int cut : cuts) {
      worth *= FIRST * Math.pow(PASSING, passing()[cut] - 1) * Math.pow(THROUGH, through()[cut]);
      if (gates(from, cut) < WANTED) worth *= SHORT;
      from = cut;
    }
    return gates(from, deepest) < WANTED ? worth * SHORT : worth;
  }

  /// How many frames these breaks lead through, each for each break.
  public int broken(List<Integer> cuts) {
    return cuts.stream().mapToInt(cut -> through()[cut]).sum();
  }

  /// How many gates are deeper than one depth and not deeper than another.
  private int gates(int from, int to) {
    return until[to] - until[from];
  }

  /// Ways for the widest row to give the gates of one depth to the row before or behind it, the
  /// narrower of these first.
  ///
  /// @param widths of the rows that these breaks make
  public List<List<Integer>> narrower(List<Integer> cuts, double[] widths) {
    int widest = 0;
    for (int row = 1; row < widths.length; row++) {
      if (widths[row] > widths[widest]) widest = row;
    }
    List<List<Integer>> ways = new ArrayList<>();
    if (widest > 0) moved(cuts, widest - 1, 1).ifPresent(ways::add);
    boolean last = widest == widths.length - 1;
    if (last) return ways;
    boolean behind = widest == 0 || widths[widest + 1] < widths[widest - 1];
    moved(cuts, widest, -1).ifPresent(way -> ways.add(behind ? 0 : ways.size(), way));
    return ways;
  }

  /// The breaks with one of them elsewhere; empty where it cannot be there.
  private Optional<List<Integer>> moved(List<Integer> cuts, int which, int by) {
    int cut = cuts.get(which) + by;
    int before = which == 0 ? 0 : cuts.get(which - 1);
    int behind = which == cuts.size() - 1 ? deepest : cuts.get(which + 1);
    if (gates(before, cut) < FEWEST || gates(cut, behind) < FEWEST) return Optional.empty();
    if (passing()[cut] == NEVER) return Optional.empty();
    List<Integer> moved = new ArrayList<>(cuts);
    moved.set(which, cut);
    return Optional.of(moved);
  }

  /// The depths behind which to break into two rows, into three and so on, of about one width, few
  /// values passing: up to so many rows or as many as can be.
  ///
  /// @param fewest how many gates each row has at the least
  /// @param whole whether each frame stays in one row
  /// @param few whether it matters how many values pass; else none parts the uses of an input
  /// @param widths by depth, what the gates of that depth take
  public List<List<Integer>> into(
      int most, int fewest, boolean whole, boolean few, double[] widths) {
    List<Integer> at = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    at.add(0);
    costs.add(1.0);
    for (int cut = 1; cut < deepest; cut++) {
      int passes = passing()[cut];
      int broken = through()[cut];
      if (passes == NEVER || whole && broken > 0 || !few && parts[cut]) continue;
      at.add(cut);
      costs.add((few ? Math.pow(PASSING, Math.max(0, passes - 1)) : 1) * Math.pow(THROUGH, broken));
    }
    at.add(deepest);
    costs.add(1.0);
    double[] before = new double[deepest + 1];
    for (int d = 1; d <= deepest; d++) {
      before[d] = before[d - 1] + widths[d];
    }
    List<List<Integer>> ways =
        Partition.upTo(
            at.size(),
            most,
            (from, to) -> {
              if (gates(at.get(from), at.get(to)) < fewest) return Double.POSITIVE_INFINITY;
              double width = before[at.get(to)] - before[at.get(from)];
              return Math.pow(width / costs.get(to), 4);
            });
    return ways.stream()
        .skip(1)
        .map(ends -> ends.subList(1, ends.size() - 1).stream().map(at::get).toList())
        .toList();
  }
}
