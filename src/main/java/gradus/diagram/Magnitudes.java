package gradus.diagram;

import gradus.diagram.path.Band;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// Bands under the wires, the broader the larger the gradient that has come back along them, and
/// bars that say how much of it each branch of a fork has brought.
record Magnitudes(Blueprint plan, Places places, Trace trace, Moment now) {
  /// The size of a tensor: that of its largest entry.
  private static double size(Tensor tensor) {
    double most = 0;
    for (int i = 0; i < tensor.size(); i++) {
      most = Math.max(most, Math.abs(tensor.get(i)));
    }
    return most;
  }

  private static double sum(Tensor tensor) {
    double sum = 0;
    for (int i = 0; i < tensor.size(); i++) {
      sum += Math.abs(tensor.get(i));
    }
    return sum;
  }

  /// The largest gradient of the whole run, against which all are measured.
  private double largest() {
    return trace.graph().gates().stream()
        .filter(g -> !g.isConstant())
        .flatMap(g -> trace.gradient(g).stream())
        .mapToDouble(Magnitudes::size)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /// To be painted under the wires.
  List<Figure> bands() {
    List<Figure> bands = new ArrayList<>();
    if (trace.isSymbolic()) return bands;
    double largest = largest();
    for (ScenePart part : plan.scene.parts()) {
      List<SceneLine> lines =
          plan.scene.from(part).stream()
              .filter(line -> !line.chooses() && trace.isAdded(line.wire(), now))
              .toList();
      List<Point> leaving = places.leaving(part);
      boolean leaves = plan.scene.from(part).stream().noneMatch(this::isBehind);
      List<Point> trunk = leaves && !leaving.isEmpty() ? leaving : places.trunk(part);
      // One line goes on where the trunk ends; two ends that lie on each other would be a stain.
      boolean goesOn = plan.scene.from(part).size() == 1 && lines.stream().anyMatch(this::isBehind);
      Gate gate = part.carried();
      if (!goesOn && !gate.isConstant()) {
        trace.gradient(gate, now).ifPresent(g -> bands.addAll(Band.along(trunk, size(g), largest)));
      }
      if (!leaves && !leaving.isEmpty()) {
        List<Point> stub = Wires.piece(leaving, Wires.length(trunk), Wires.length(leaving));
        lines.stream()
            .filter(line -> !line.isApart() && !isBehind(line))
            .map(line -> trace.contribution(line.wire()))
            .reduce(Tensor::plus)
            .ifPresent(share -> bands.addAll(Band.along(stub, size(share), largest)));
      }
      for (SceneLine line : lines) {
        List<Point> path = places.path(line);
        double start = isBehind(line) && !goesOn ? Wires.length(trunk) : 0;
        List<Point> own = Wires.piece(path, start, Wires.length(path));
        bands.addAll(Band.along(own, size(trace.contribution(line.wire())), largest));
      }
    }
    return bands;
  }

  /// Whether a line begins with the trunk of the part it leaves.
  private boolean isBehind(SceneLine line) {
    return !line.isApart() && plan.way(line).tag == null;
  }

  /// Under the number of each branch.
  List<Figure> bars() {
    List<Figure> bars = new ArrayList<>();
    if (trace.isSymbolic()) return bars;
    for (SceneLine line : plan.scene.lines()) {
      places.branchBox(line).ifPresent(box -> bar(line.wire(), box, bars));
    }
    for (ScenePart part : plan.scene.parts()) {
      List<Wire> shared = plan.spot(part).shared;
      // Of several each has its own where it goes on.
      if (shared.size() != 1) continue;
      places.shareBox(part).ifPresent(box -> bar(shared.getFirst(), box, bars));
    }
    return bars;
  }

  private void bar(Wire wire, Box box, List<Figure> bars) {
    if (!trace.isAdded(wire, now)) return;
    double whole = 0;
    for (Wire branch : trace.branches(wire.source())) {
      whole += sum(trace.contribution(branch));
    }
    if (whole == 0 || !Double.isFinite(whole)) return;
    double share = sum(trace.contribution(wire)) / whole;
    double wide = Label.SLOT;
    double y = box.y() + box.height() - Band.room() + 2;
    bars.addAll(Band.bar(box.centre().x() - wide / 2, y, wide, share));
  }
}
