package gradus.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes plans for the tests: inputs and gates, each followed by the label on its wire.
final class Draft {
  private final List<Plan.Item> nodes = new ArrayList<>();
  private final List<Plan.Lead> wires = new ArrayList<>();
  private final boolean labelled;
  private double labelWidth = 48;
  private double labelHeight = 40;

  Draft(boolean labelled) {
    this.labelled = labelled;
  }

  int input() {
    return label(add(Plan.Purpose.INPUT, 30, 24, 0));
  }

  int gate(int... operands) {
    int gate = add(Plan.Purpose.GATE, 40, 40, operands.length);
    for (int port = 0; port < operands.length; port++) {
      wires.add(new Plan.Lead(operands[port], gate, port));
    }
    return label(gate);
  }

  Plan plan() {
    return new Plan(nodes, wires);
  }

  static Plan neuron() {
    Draft draft = new Draft(true);
    int w0 = draft.input();
    int x0 = draft.input();
    int w1 = draft.input();
    int x1 = draft.input();
    int w2 = draft.input();
    int dot = draft.gate(draft.gate(w0, x0), draft.gate(w1, x1));
    int sum = draft.gate(dot, w2);
    draft.gate(draft.gate(draft.gate(draft.gate(sum))));
    return draft.plan();
  }

  static Plan chain(int gates, boolean labelled) {
    Draft draft = new Draft(labelled);
    int last = draft.input();
    for (int i = 0; i < gates; i++) {
      last = draft.gate(last);
    }
    return draft.plan();
  }

  /// Layers of σ(w·x + b), each with its own two inputs.
  static Plan layers(int count) {
    Draft draft = new Draft(true);
    int x = draft.input();
    for (int i = 0; i < count; i++) {
      x = draft.gate(draft.gate(draft.gate(draft.input(), x), draft.input()));
    }
    return draft.plan();
  }

  /// Gates of one to three operands, mostly recent ones; labels of all sizes.
  static Plan random(long seed, int gates) {
    Random random = new Random(seed);
    Draft draft = new Draft(true);
    List<Integer> sources = new ArrayList<>();
    for (int i = 0; i < 2 + gates / 4; i++) {
      sources.add(draft.input());
    }
    for (int i = 0; i < gates; i++) {
      draft.labelWidth = 30 + random.nextInt(90);
      draft.labelHeight = 36 + random.nextInt(60);
      int[] operands =
          IntStream.range(0, 1 + random.nextInt(3))
              .map(k -> sources.get(Math.max(0, sources.size() - 1 - random.nextInt(8))))
              .toArray();
      sources.add(draft.gate(operands));
    }
    return draft.plan();
  }

  private int add(Plan.Purpose kind, double width, double height, int entries) {
    List<Double> ports =
        IntStream.range(0, entries).mapToObj(i -> height * (i + 1) / (entries + 1)).toList();
    nodes.add(new Plan.Item(kind, width, height, ports, height / 2));
    return nodes.size() - 1;
  }

  private int label(int source) {
    if (!labelled) return source;
    double wire = labelHeight * 0.45;
    nodes.add(new Plan.Item(Plan.Purpose.LABEL, labelWidth, labelHeight, List.of(wire), wire));
    int label = nodes.size() - 1;
    wires.add(new Plan.Lead(source, label, 0));
    return label;
  }
}
