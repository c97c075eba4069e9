package gradus.network.drawing;

import gradus.graph.Gate;
import gradus.lang.Messages;
import gradus.latex.TypesetName;
import gradus.network.Network;
import gradus.network.Stage;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.picture.Caption;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The picture of a network at one step: lines below, nodes and numbers above, the column at work
/// lit.
final class NetworkDrawing {
  static final TextStyle VALUE = TextStyle.plain(16);
  static final TextStyle GRADIENT = VALUE.inItalic();
  private static final TextStyle NAME = TextStyle.name(18);
  static final TextStyle ABOVE = TextStyle.name(15);
  private static final TextStyle SMALL = TextStyle.plain(13);
  private static final TextStyle ONE = TextStyle.plain(14);

  private static final double THINNEST = 0.6;
  private static final double BROADER = 4.4;

  /// A line that is crossed by a broader one is interrupted so much on both sides of that.
  private static final double CASING = 2.5;

  /// Of more lines between two columns nothing would be left.
  private static final int MOST_CASED = 80;

  private static final double HALO = 10;
  private static final double MARK = 16;

  private static final double MARK_EDGE = 2;
  private static final double BESIDE = 8;
  private static final double SLOT = 30;
  private static final double UNDER = 19;
  private static final double LINE = 20;

  /// Of a batch these are means over its examples.
  private static final Set<Op> MEANS = Set.of(Ops.CROSS_ENTROPY, Ops.HINGE, Ops.MSE, Ops.MEAN);

  private final NetworkPicture picture;
  private final NetworkPlan plan;
  private final Network network;
  private final Trace trace;
  private final Moment now;
  private final Moment before;
  private final double progress;

  /// The gates at work.
  private final Set<Gate> lit = new HashSet<>();

  private final boolean backward;
  private final List<Figure> all = new ArrayList<>();

  /// @param told the step that is lit; the start where none is
  NetworkDrawing(NetworkPicture picture, int step, double progress, Step told) {
    this.picture = picture;
    this.progress = progress;
    plan = picture.plan();
    network = picture.network();
    trace = picture.steps().trace();
    now = picture.steps().moment(step);
    before = picture.steps().moment(Math.max(0, step - 1));
    backward = now.seeded();
    lit.addAll(atWork(told));
  }

  /// The gates that work in a step.
  static List<Gate> atWork(Step step) {
    return switch (step) {
      case Step.Gather g -> g.series().gates();
      case Step.Spread s -> s.series().gates();
      case Step other -> other.gateAtWork().map(List::of).orElse(List.of());
    };
  }

  /// About the origin of the places.
  Figure figure() {
    return figure(0, 0);
  }

  /// @param dx where the origin of the places stands
  Figure figure(double dx, double dy) {
    return figure(dx, dy, List.of());
  }

  /// @param marked lines with an edge around, which leaves the line the colour of its sign
  Figure figure(double dx, double dy, List<NetworkLine> marked) {
    for (NetworkPlan.Rank slot : plan.slots) {
      band(slot);
    }
    for (NetworkLine line : marked) {
      all.add(straight(line, Ink.LIT_EDGE, MARK, Figure.Dash.SOLID));
      all.add(straight(line, Ink.BACKGROUND, MARK - 2 * MARK_EDGE, Figure.Dash.SOLID));
    }
    halos();
    lines();
    for (int i = 0; i < plan.slots.size(); i++) {
      NetworkPlan.Rank slot = plan.slots.get(i);
      slot.plus().ifPresent(this::plus);
      dots(slot);
      for (NetworkNode node : slot.nodes()) {
        node(node, i);
      }
      all.addAll(slot.words().above(slot.x(), top() - LINE + 6));
    }
    if (!picture.options().plain()) key();
    return dx == 0 && dy == 0 ? new Figure.Several(all) : moved(new Figure.Several(all), dx, dy);
  }

  private boolean isLit(NetworkNode node) {
    return node.gates().stream().anyMatch(lit::contains);
  }

  /// Behind the column at work.
  private void band(NetworkPlan.Rank slot) {
    if (slot.nodes().stream().noneMatch(this::isLit)) return;
    double side = plan.half + 12;
    double top = slot.nodes().getFirst().y() - NetworkPlan.RADIUS - 34;
    double bottom = slot.nodes().getLast().y() + NetworkPlan.RADIUS + 30;
    Figure plate =
        new Figure.Plate(
            slot.x() - side, top, 2 * side, bottom - top, 16, Ink.LIT_FILL, Ink.NONE, 0);
    all.add(new Figure.Faded(plate, 0.7));
  }

  private double width(NetworkLine line) {
    double share = plan.largest > 0 ? Math.abs(line.size()) / plan.largest : 0;
    return THINNEST + BROADER * (Double.isFinite(share) ? Math.min(1, share) : 0);
  }

  /// Around what brings the numbers of the step.
  private void halos() {
    for (NetworkLine line : plan.lines) {
      if (!isLit(line.to())) continue;
      Ink ink = backward ? Ink.GRADIENT : Ink.VALUE;
      Figure halo = straight(line, ink, width(line) + HALO, Figure.Dash.SOLID);
      all.add(new Figure.Faded(halo, 0.2));
    }
  }

  private void lines() {
    List<NetworkLine> sorted =
        plan.lines.stream().sorted(Comparator.comparingDouble(this::width)).toList();
    for (NetworkLine line : sorted) {
      if (line.weight().isEmpty()) {
        all.add(straight(line, Ink.INPUT_EDGE, 1, Figure.Dash.SOLID));
        continue;
      }
      double width = width(line);
      boolean cased = plan.lines.size() <= MOST_CASED && !isLit(line.to());
      if (cased) all.add(straight(line, Ink.BACKGROUND, width + 2 * CASING, Figure.Dash.SOLID));
      all.add(straight(line, ink(line.size()), width, dash(line.size())));
    }
  }

  private static Ink ink(double weight) {
    if (Double.isNaN(weight)) return Ink.WARN;
    if (weight == 0) return Ink.INPUT_EDGE;
    return weight < 0 ? Ink.WEIGHT_BELOW : Ink.WEIGHT_ABOVE;
  }

  private static Figure.Dash dash(double weight) {
    return weight < 0 ? Figure.Dash.DASHED : Figure.Dash.SOLID;
  }

  private static Figure straight(NetworkLine line, Ink ink, double width, Figure.Dash dash) {
    List<Double> points = List.of(line.x1(), line.y1(), line.x2(), line.y2());
    return new Figure.Polyline(points, ink, width, dash, false, 0);
  }

  private void plus(NetworkPlan.Plus plus) {
    double r = NetworkPlan.Plus.RADIUS;
    all.add(new Figure.Disc(plus.x(), plus.y(), r, Ink.GATE_FILL, Ink.GATE_EDGE, 1));
    double drop = Lettering.middle(ONE);
    all.add(new Figure.Text(plus.x(), plus.y() + drop, "+1", ONE, Ink.MUTED, Figure.Anchor.CENTRE));
  }

  private void dots(NetworkPlan.Rank slot) {
    for (double dots : slot.dots()) {
      for (int i = -1; i <= 1; i++) {
        double y = dots - NetworkPlan.RADIUS / 2 + 9 * i + 14;
        all.add(new Figure.Disc(slot.x(), y, 2.2, Ink.MUTED, Ink.NONE, 0));
      }
    }
  }

  private void node(NetworkNode node, int column) {
    boolean working = isLit(node);
    double edge = working ? 2.4 : 1;
    Ink fill = working ? Ink.LIT_FILL : Ink.GATE_FILL;
    Ink rim = working ? Ink.LIT_EDGE : Ink.GATE_EDGE;
    double r = NetworkPlan.RADIUS;
    if (node.unit().isPresent() && plan.half <= r) {
      all.add(new Figure.Disc(node.x(), node.y(), r, fill, rim, edge));
    } else {
      double arc = node.unit().isPresent() ? r : 7;
      all.add(
          new Figure.Plate(
              node.x() - plan.half, node.y() - r, 2 * plan.half, 2 * r, arc, fill, rim, edge));
    }
    Gate gate = node.number().gate();
    Optional<Tensor> value = trace.value(gate, now);
    boolean isNew = value.isPresent() && trace.value(gate, before).isEmpty();
    number(node, value, VALUE, Ink.VALUE, node.y() + Lettering.middle(VALUE), isNew);
    double below = node.y() + r + UNDER;
    if (trace.tangents().isPresent() && !gate.isConstant()) {
      // In forward mode: there as soon as the value is.
      Optional<Tensor> tangent =
          value.isPresent() ? trace.tangents().get().of(gate) : Optional.empty();
      number(node, tangent, GRADIENT, Ink.TANGENT, below, isNew);
    } else if (now.seeded() && !gate.isConstant()) {
      Optional<Tensor> gradient = trace.gradient(gate, now);
      boolean comes = !gradient.equals(trace.gradient(gate, before));
      number(node, gradient, GRADIENT, Ink.GRADIENT, below, comes);
    }
    name(node, column);
  }

  /// A number, or the faint place of one.
  private void number(
      NetworkNode node,
      Optional<Tensor> tensor,
      TextStyle style,
      Ink ink,
      double y,
      boolean isNew) {
    if (tensor.isEmpty()) {
      if (picture.options().plain()) return;
      double top = y - Lettering.middle(style) - 6;
      all.add(new Figure.Plate(node.x() - SLOT / 2, top, SLOT, 12, 4, Ink.SLOT, Ink.NONE, 0));
      return;
    }
    String text = picture.text(tensor.get(), node);
    if (ink != Ink.VALUE) clear(node, y, text, style);
    Figure figure = new Figure.Text(node.x(), y, text, style, ink, Figure.Anchor.CENTRE);
    all.add(isNew && progress < 1 ? new Figure.Faded(figure, progress) : figure);
  }

  /// Clears the lines behind a text, where the column has no ground of its own.
  private void clear(NetworkNode node, double y, String text, TextStyle style) {
    if (plan.slots.get(node.column()).nodes().stream().anyMatch(this::isLit)) return;
    double x = node.x();
    double wide = Lettering.width(text, style) + 6;
    Figure ground =
        new Figure.Plate(
            x - wide / 2,
            y - Lettering.middle(style) * 2 - 3,
            wide,
            Lettering.middle(style) * 2 + 7,
            4,
            Ink.BACKGROUND,
            Ink.NONE,
            0);
    all.add(new Figure.Faded(ground, 0.85));
  }

  private void name(NetworkNode node, int column) {
    if (node.name().isEmpty()) return;
    boolean first = column == 0;
    boolean last = column == plan.slots.size() - 1;
    if (first || last) {
      double x = node.x() + (first ? -1 : 1) * (plan.half + BESIDE);
      Figure.Anchor anchor = first ? Figure.Anchor.RIGHT : Figure.Anchor.LEFT;
      Caption name = Caption.of(node.name(), NAME);
      all.addAll(name.about(x, node.y(), Ink.TEXT, anchor));
      return;
    }
    double y = node.y() - NetworkPlan.RADIUS - 13;
    String name = Caption.cut(node.name());
    clear(node, y, name, ABOVE);
    all.add(new Figure.Text(node.x(), y, name, ABOVE, Ink.TEXT, Figure.Anchor.CENTRE));
  }

  /// The height at which the highest column ends, with the names above its nodes.
  private double top() {
    double highest = plan.slots.stream().mapToDouble(s -> s.nodes().getFirst().y()).min().orElse(0);
    return highest - NetworkPlan.RADIUS - (plan.isNamed() ? 30 : 12);
  }

  private double bottom() {
    double lowest = plan.slots.stream().mapToDouble(s -> s.nodes().getLast().y()).max().orElse(0);
    double plus =
        plan.slots.stream()
            .flatMap(s -> s.plus().stream())
            .mapToDouble(NetworkPlan.Plus::y)
            .max()
            .orElse(lowest);
    return Math.max(lowest + NetworkPlan.RADIUS + UNDER, plus + NetworkPlan.Plus.RADIUS);
  }

  /// How broad the line of a weight is, and which example of a batch is shown.
  private void key() {
    double y = bottom() + 34;
    double middle = y - Lettering.middle(SMALL);
    double x = plan.slots.getFirst().x() - plan.half;
    double round = NetworkKey.round(plan.largest);
    List<Double> told = new ArrayList<>();
    boolean above = plan.lines.stream().anyMatch(l -> l.size() >= 0);
    boolean below = plan.lines.stream().anyMatch(l -> l.size() < 0);
    if (above) told.addAll(List.of(round, round / 2));
    if (below) told.addAll(List.of(-round / 2, -round));
    if (round > 0) {
      x = word(x, y, Messages.text(picture.locale(), "network.key.weight"), Ink.MUTED) + 14;
      for (double weight : told) {
        double width = THINNEST + BROADER * Math.abs(weight) / plan.largest;
        List<Double> points = List.of(x, middle, x + 36, middle);
        all.add(new Figure.Polyline(points, ink(weight), width, dash(weight), false, 0));
        x = word(x + 43, y, NetworkKey.show(weight), Ink.TEXT) + 18;
      }
    }
    if (network.examples() > 1) {
      x =
          word(
              x,
              y,
              Messages.text(
                  picture.locale(),
                  "network.key.example",
                  network.example() + 1,
                  network.examples()),
              Ink.MUTED);
      all(x + 18, y);
    }
  }

  /// What of a batch is of all examples, beside neurons that show one.
  private void all(double x, double y) {
    for (Stage stage : network.stages()) {
      Gate gate = stage.gate();
      if (!gate.shape().isScalar()) continue;
      String name = TypesetName.text(network.graph().called(gate).orElse(gate.key()));
      String key =
          MEANS.contains(gate.op())
              ? "network.key.mean"
              : gate.op() == Ops.SUM ? "network.key.sum" : "network.key.all";
      word(x, y, Messages.text(picture.locale(), key, name, network.examples()), Ink.MUTED);
      return;
    }
  }

  /// Writes a word; where it ends.
  private double word(double x, double y, String text, Ink ink) {
    all.add(new Figure.Text(x, y, text, SMALL, ink, Figure.Anchor.LEFT));
    return x + Lettering.width(text, SMALL);
  }

  private static Figure moved(Figure figure, double dx, double dy) {
    return switch (figure) {
      case Figure.Several s ->
          new Figure.Several(s.parts().stream().map(p -> moved(p, dx, dy)).toList());
      case Figure.Faded f -> new Figure.Faded(moved(f.figure(), dx, dy), f.opacity());
      case Figure.Polyline l -> {
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < l.points().size(); i++) {
          points.add(l.points().get(i) + (i % 2 == 0 ? dx : dy));
        }
        yield new Figure.Polyline(points, l.ink(), l.width(), l.dash(), l.arrow(), l.corner());
      }
      case Figure.Disc d ->
          new Figure.Disc(d.cx() + dx, d.cy() + dy, d.r(), d.fill(), d.edge(), d.edgeWidth());
      case Figure.Plate p ->
          new Figure.Plate(
              p.x() + dx, p.y() + dy, p.w(), p.h(), p.arc(), p.fill(), p.edge(), p.edgeWidth());
      case Figure.Text t ->
          new Figure.Text(t.x() + dx, t.y() + dy, t.text(), t.style(), t.ink(), t.anchor());
      case Figure.Heat h ->
          new Figure.Heat(h.x() + dx, h.y() + dy, h.w(), h.h(), h.rows(), h.cols(), h.cells());
    };
  }
}
