package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.diagram.path.Wires;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import gradus.ui.touch.EntryBlock;
import gradus.ui.touch.Touch;
import gradus.ui.work.Selection;
import gradus.ui.work.Subject.Question;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is lit up in the picture from elsewhere: a gate pointed at in the text or in a table, wires
/// of a path, entries of tensors that belong together.
public final class Highlights {
  /// Most wires lit up at once; of more only the first ones are.
  private static final int MOST_TRAILED = 3_000;

  /// The ring around what was asked about: its line in the picture, and at least on the screen.
  private static final double ASKED_LINE = 3;

  private static final double ASKED_LEAST = 4;

  private static final double ASKED_ROUND = 30;

  /// Cells of a heat map are smaller, and the numbers of a table larger, px.
  private static final double TINY = 12;

  private static final double LEAST_LINE = 1;

  /// Half the way around a cell, px.
  private static final double SHORT = 40;

  private static final double PALE = 0.8;

  private final Runnable changed;
  private Gate pointedAt;
  private Question asked;
  private List<Wire> trail = List.of();
  private Map<Gate, Integer> entries = Map.of();
  private Touch touch;

  /// `changed` hears when the picture must be painted anew.
  Highlights(Runnable changed) {
    this.changed = changed;
  }

  /// Rings a gate; null for none.
  public void pointAt(Gate gate) {
    if (gate != pointedAt) {
      pointedAt = gate;
      changed.run();
    }
  }

  public Optional<Gate> pointedAt() {
    return Optional.ofNullable(pointedAt);
  }

  /// Rings the gate or the fork that the panel was asked about; null for none.
  public void ask(Question question) {
    if (!Objects.equals(question, asked)) {
      asked = question;
      changed.run();
    }
  }

  /// What the panel was asked about.
  public Optional<Question> question() {
    return Optional.ofNullable(asked);
  }

  /// The gate that it was asked about, or about whose fork.
  public Optional<Gate> asked() {
    return question().map(Question::gate);
  }

  /// Lights up these wires, at most 3,000.
  public void follow(List<Wire> wires) {
    trail = List.copyOf(wires.subList(0, Math.min(MOST_TRAILED, wires.size())));
    changed.run();
  }

  /// The wires lit up.
  public List<Wire> trail() {
    return trail;
  }

  /// What the wires lit up connect: the leftmost gate, and ever more of them to the right.
  List<Box> alongTrail(Diagram diagram) {
    List<Box> boxes =
        trail.stream()
            .flatMap(w -> Stream.of(w.source(), w.target()))
            .distinct()
            .filter(g -> isIn(diagram, g))
            .flatMap(g -> diagram.box(g).stream())
            .sorted(Comparator.comparingDouble(Box::x))
            .toList();
    List<Box> along = new ArrayList<>();
    for (Box box : boxes) {
      along.add(along.isEmpty() ? box : along.getLast().union(box));
    }
    return along;
  }

  /// Rings single entries of gates' values.
  public void mark(Map<Gate, Integer> entriesOfGates) {
    entries = Map.copyOf(entriesOfGates);
    changed.run();
  }

  /// The entries ringed.
  public Map<Gate, Integer> marked() {
    return entries;
  }

  /// Rings an entry, what it is made of, and paler what it feeds; null for none.
  void touch(Touch touched) {
    touch = touched;
    changed.run();
  }

  /// Of cells that are small the ring is thin, or it would cover them; seen it is in any case.
  private static List<Figure> rings(
      Diagram diagram, EntryBlock block, double width, Figure.Dash dash, double scale) {
    Optional<Box> cell = diagram.entryBox(block.first());
    boolean tiny = cell.filter(b -> Math.min(b.width(), b.height()) < TINY).isPresent();
    boolean bare = block.first().gate().shape().isScalar();
    double line = Math.max(tiny ? width / 2 : width, LEAST_LINE / scale);
    return block.boxes(diagram).stream()
        .map(box -> box.grown(tiny ? line / 2 : bare ? 2 : -0.5))
        .map(around -> tiny ? onMap(around, line, dash) : outline(around, line, dash))
        .toList();
  }

  private static Figure outline(Box around, double line, Figure.Dash dash) {
    return Wires.outline(around, Ink.LIT_EDGE, line, dash, 4);
  }

  /// The light of the others is a colour of heat maps too; and around one cell there is no room for
  /// dashes.
  private static Figure onMap(Box around, double line, Figure.Dash dash) {
    boolean small = dash == Figure.Dash.DASHED && around.width() + around.height() < SHORT;
    Figure.Dash drawn = small ? Figure.Dash.SOLID : dash;
    Figure ring = Wires.outline(around, Ink.TEXT, line, drawn, 1);
    return small ? new Figure.Faded(ring, PALE) : ring;
  }

  private void paintTouch(Diagram diagram, Look look, Graphics2D surface, double scale) {
    if (touch == null || !isIn(diagram, touch.entry().gate())) return;
    List<Figure> rings = new ArrayList<>();
    for (EntryBlock fed : EntryBlock.of(touch.fed())) {
      rings.addAll(rings(diagram, fed, 1.2, Figure.Dash.DASHED, scale));
    }
    for (EntryBlock made : EntryBlock.of(touch.made())) {
      rings.addAll(rings(diagram, made, 1.6, Figure.Dash.SOLID, scale));
    }
    EntryBlock own = new EntryBlock(touch.entry(), touch.entry());
    rings.addAll(rings(diagram, own, 3, Figure.Dash.SOLID, scale));
    Painter.paint(new Figure.Several(rings), look, surface);
  }

  /// Whether a gate is in the picture: what is lit up may be older by a moment.
  static boolean isIn(Diagram diagram, Gate gate) {
    List<Gate> gates = diagram.steps().trace().graph().gates();
    return gate.id() < gates.size() && gates.get(gate.id()) == gate;
  }

  /// Broad lines, below the picture.
  void paintUnder(Diagram diagram, Look look, Graphics2D surface, Rectangle2D seen, double scale) {
    paintTrail(false, diagram, look, surface, seen, scale);
  }

  /// Broad lines where the ground of a frame would cover them.
  void paintInFrames(
      Diagram diagram, Look look, Graphics2D surface, Rectangle2D seen, double scale) {
    paintTrail(true, diagram, look, surface, seen, scale);
  }

  private void paintTrail(
      boolean framed,
      Diagram diagram,
      Look look,
      Graphics2D surface,
      Rectangle2D seen,
      double scale) {
    if (trail.isEmpty() || !isIn(diagram, trail.getFirst().source())) return;
    List<Wire> wires = trail.stream().filter(w -> isFramed(diagram, w) == framed).toList();
    Painter.paint(diagram.trail(wires), look, surface, seen, scale);
  }

  private static boolean isFramed(Diagram diagram, Wire wire) {
    ComputationGraph graph = diagram.steps().trace().graph();
    return graph.frame(wire.source()) != null || graph.frame(wire.target()) != null;
  }

  /// Rings, above the picture: also around what is selected. The badges of a ringed gate stand on
  /// its rings.
  void paintOver(
      Diagram diagram, int step, Selection selection, Look look, Graphics2D surface, double scale) {
    Set<Gate> ringed = new LinkedHashSet<>();
    question()
        .filter(q -> isIn(diagram, q.gate()))
        .ifPresent(q -> {
          q.box(diagram).ifPresent(b -> ringAsked(b, look, surface, scale));
          if (!q.isFork()) ringed.add(q.gate());
        });
    if (pointedAt != null || !selection.isEmpty()) {
      for (Gate gate : diagram.steps().trace().graph().gates()) {
        if (ring(gate, diagram, selection, look, surface)) ringed.add(gate);
      }
    }
    for (Gate gate : ringed) {
      Painter.paint(diagram.badges(gate, step), look, surface);
    }
    paintTouch(diagram, look, surface, scale);
    entries.forEach((gate, entry) -> {
      if (isIn(diagram, gate)) {
        diagram
            .entryBox(gate, entry)
            .map(b ->
                new Figure.Plate(b.x(), b.y(), b.width(), b.height(), 4, Ink.NONE, Ink.LIT_EDGE, 2))
            .ifPresent(ring -> Painter.paint(ring, look, surface));
      }
    });
  }

  /// A broad ring with air around it, however small the picture is shown: it is seen from the last
  /// row, and no lit gate looks like it.
  private void ringAsked(Box box, Look look, Graphics2D surface, double scale) {
    double line = Math.max(ASKED_LINE, ASKED_LEAST / scale);
    Box around = box.grown(5 + line / 2);
    double round = Math.min(Math.min(around.width(), around.height()) / 2, ASKED_ROUND);
    Painter.paint(
        new Figure.Plate(
            around.x(),
            around.y(),
            around.width(),
            around.height(),
            round,
            Ink.NONE,
            Ink.LIT_EDGE,
            line),
        look,
        surface);
  }

  /// Whether it is ringed.
  private boolean ring(
      Gate gate, Diagram diagram, Selection selection, Look look, Graphics2D surface) {
    boolean pointed = pointedAt != null && pointedAt.key().equals(gate.key());
    boolean selected = selection.holds(gate);
    Optional<Box> box = pointed || selected ? diagram.box(gate) : Optional.empty();
    box.map(b -> b.grown(selected ? 6 : 4))
        .map(b ->
            new Figure.Plate(
                b.x(),
                b.y(),
                b.width(),
                b.height(),
                gate.isOperation() ? Math.min(b.width(), b.height()) / 2 : 13,
                Ink.NONE,
                Ink.LIT_EDGE,
                selected ? 3 : 2))
        .ifPresent(ring -> Painter.paint(ring, look, surface));
    return box.isPresent();
  }
}
