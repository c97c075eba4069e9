package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The column of each node: the length of the longest path that leads to it. Iterative, so a chain
/// of any length will do.
final class Columns {
  /// How many gates deep a frame is taken to be.
  private static final int FRAME = 5;

  /// Node indices with every source before its targets; ties in plan order.
  final int[] order;

  /// Column by node index, from 0.
  final int[] of;

  /// How many columns all wires together pass.
  long span(Plan plan) {
    long span = 0;
    for (Plan.Lead wire : plan.wires()) {
      span += of[wire.to()] - of[wire.from()];
    }
    return span;
  }

  /// How many columns there are.
  final int count;

  /// The most gates on any path.
  final int gateDepth;

  Columns(Plan plan) {
    int n = plan.nodes().size();
    int[] waiting = new int[n];
    int[] start = new int[n + 1];
    for (Plan.Lead wire : plan.wires()) {
      waiting[wire.to()]++;
      start[wire.from() + 1]++;
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] targets = new int[plan.wires().size()];
    int[] fill = Arrays.copyOf(start, n);
    for (Plan.Lead wire : plan.wires()) {
      targets[fill[wire.from()]++] = wire.to();
    }
    order = new int[n];
    of = new int[n];
    int[] gates = new int[n];
    int tail = 0;
    for (int i = 0; i < n; i++) {
      if (waiting[i] == 0) order[tail++] = i;
    }
    int deepest = 0;
    int last = -1;
    for (int head = 0; head < tail; head++) {
      int node = order[head];
      switch (plan.nodes().get(node).kind()) {
        case GATE -> gates[node]++;
        case FRAME -> gates[node] += FRAME;
        case INPUT, LABEL, ENTRY, EXIT, TAP, TAG -> {}
      }
      deepest = Math.max(deepest, gates[node]);
      last = Math.max(last, of[node]);
      for (int k = start[node]; k < start[node + 1]; k++) {
        int target = targets[k];
        of[target] = Math.max(of[target], of[node] + 1);
        gates[target] = Math.max(gates[target], gates[node]);
        if (--waiting[target] == 0) order[tail++] = target;
      }
    }
    if (tail < n) throw new IllegalArgumentException("the wires form a cycle");
    count = last + 1;
    gateDepth = deepest;
  }

  /// By node: what it is in the plan, a number that those share to which the same kinds of nodes
  /// lead in the same way. So these have one column too.
  int[] roles(Plan plan) {
    List<List<Integer>> leads = new ArrayList<>();
    plan.nodes().forEach(node -> leads.add(new ArrayList<>()));
    for (int i = 0; i < plan.wires().size(); i++) {
      leads.get(plan.wires().get(i).to()).add(i);
    }
    Map<List<Object>, Integer> known = new HashMap<>();
    int[] roles = new int[order.length];
    for (int node : order) {
      Plan.Item item = plan.nodes().get(node);
      List<Integer> before = new ArrayList<>();
      for (int lead : leads.get(node)) {
        Plan.Lead wire = plan.wires().get(lead);
        before.add(roles[wire.from()]);
      }
      before.sort(null);
      List<Object> role = List.of(item.kind(), item.work(), before);
      roles[node] = known.computeIfAbsent(role, r -> known.size());
    }
    return roles;
  }
}
