package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jfree.fx.FXGraphics2D;

/// All of the picture, small, in a corner where nothing is going on, while only a part of it is
/// seen: where one is, and a way to elsewhere.
public final class Minimap extends Region {
  private static final double WIDEST = 0.3;
  private static final double HIGHEST = 0.24;
  private static final double AWAY = 10;
  private static final double INSET = 1;

  /// Numbers are this far from it, in px: less is seen as touching.
  private static final double CLEAR = 1;

  private static final Set<Ink> NUMBERS =
      Set.of(Ink.VALUE, Ink.GRADIENT, Ink.TANGENT, Ink.DERIVATIVE);

  /// How much worse it is to cover a number, or a wire along which something goes, than another
  /// wire, and a gate.
  private static final long NUMBER = 1_000_000;

  private static final long PLACE = 1_000;

  private static final Set<Ink> GOING = Set.of(Ink.VALUE, Ink.GRADIENT);

  private static final double SEEN_THROUGH = 0.4;

  /// How large it is: smaller where it would cover numbers.
  private static final double[] SIZES = {1, 0.7, 0.5};

  /// Where it covers gates and wires, but no number.
  private static final double VEILED = 0.75;

  /// Between two places at an edge, px.
  private static final double STRIDE = 12;

  /// A disc that is smaller is the dot of a fork, px.
  private static final double GATE = 16;

  /// Of a larger picture it shows no step.
  private static final int MOST_GATES = 1_000;

  private static final Duration HURRY = Duration.millis(300);

  private final DiagramCanvas canvas;
  private final Canvas small = new Canvas();
  private final FXGraphics2D surface = new FXGraphics2D(small.getGraphicsContext2D());
  private final Rectangle part = new Rectangle();
  private Diagram drawn;
  private Figure figure;
  private Figure read;
  private List<Box> numbers = List.of();
  private List<Box> gates = List.of();
  private List<Piece> wires = List.of();
  private double scale = 1;

  /// The scale at which it is as large as it may be.
  private double whole = 1;

  /// The picture that came last, and when.
  private Diagram followed;

  private long came = System.nanoTime();
  private boolean hurried;
  private final PauseTransition rest = new PauseTransition(HURRY);

  public Minimap(DiagramCanvas canvas) {
    this.canvas = canvas;
    getStyleClass().add("minimap");
    part.getStyleClass().add("seen");
    setManaged(false);
    setVisible(false);
    // Its shadow takes longer to draw than the picture.
    setCache(true);
    getChildren().addAll(small, part);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    canvas.onPainted(this::follow);
    rest.setOnFinished(e -> {
      hurried = false;
      canvas.requestLayout();
    });
    hoverProperty().addListener(o -> canvas.requestLayout());
  }

  private void go(MouseEvent event) {
    canvas
        .camera()
        .centre(new Point((event.getX() - INSET) / scale, (event.getY() - INSET) / scale));
    event.consume();
  }

  private void follow() {
    Diagram diagram = canvas.diagram();
    setVisible(canvas.camera().isPartial());
    if (!isVisible()) {
      drawn = null;
      return;
    }
    double across = WIDEST * canvas.getWidth();
    double down = HIGHEST * canvas.getHeight();
    double fitting = Math.min(across / diagram.width(), down / diagram.height());
    boolean large = diagram.steps().trace().graph().gates().size() > MOST_GATES;
    boolean hurries = drawn != null && fitting == whole && isHurried(diagram);
    whole = fitting;
    if (!large && canvas.isStill() && canvas.figure() != read && !hurries) {
      read = canvas.figure();
      numbers = numbers(read);
      gates = gates(read);
      wires = wires(read);
    }
    Stand stand = stand(diagram);
    boolean still = diagram == drawn && scale == stand.scale;
    boolean anew = !still || !large && canvas.isStill() && canvas.figure() != figure;
    if (anew && (!hurries || scale != stand.scale)) draw(diagram, stand.scale);
    Rectangle2D seen = canvas.viewport().seen(canvas.getWidth(), canvas.getHeight());
    double left = Math.max(0, seen.getX());
    double top = Math.max(0, seen.getY());
    part.setX(INSET + left * scale);
    part.setY(INSET + top * scale);
    part.setWidth((Math.min(diagram.width(), seen.getMaxX()) - left) * scale);
    part.setHeight((Math.min(diagram.height(), seen.getMaxY()) - top) * scale);
    if (stand.place != null) relocate(stand.place.x(), stand.place.y());
    setVisible(stand.place != null);
    boolean clear = stand.covered == 0 || isHover();
    setOpacity(clear ? 1 : stand.covered < NUMBER ? VEILED : SEEN_THROUGH);
  }

  /// Whether pictures come many times a second, as while a number is dragged: so small they all
  /// look alike, and the last is drawn when no other follows.
  private boolean isHurried(Diagram diagram) {
    if (diagram != followed) {
      long now = System.nanoTime();
      hurried = now - came < HURRY.toMillis() * 1e6;
      followed = diagram;
      came = now;
      if (hurried) rest.playFromStart();
    }
    return hurried;
  }

  private void draw(Diagram diagram, double fitting) {
    drawn = diagram;
    figure = canvas.figure();
    scale = fitting;
    double width = diagram.width() * scale;
    double height = diagram.height() * scale;
    small.setWidth(width);
    small.setHeight(height);
    small.relocate(INSET, INSET);
    resize(width + 2 * INSET, height + 2 * INSET);
    Look look = diagram.options().look();
    surface.setPaint(look.colour(Ink.BACKGROUND));
    surface.fill(new Rectangle2D.Double(0, 0, width, height));
    var plain = surface.getTransform();
    surface.scale(scale, scale);
    var all = new Rectangle2D.Double(0, 0, diagram.width(), diagram.height());
    Painter.paint(figure, look, surface, all, scale);
    surface.setTransform(plain);
  }

  /// Where it stands, how large its picture is and how much it covers there.
  ///
  /// @param place null where it may stand nowhere
  private record Stand(Point place, double scale, long covered) {}

  /// As large as may be where it covers no more than wires; else gates and names, but no number.
  private Stand stand(Diagram diagram) {
    List<Stand> stands = new ArrayList<>();
    for (double size : SIZES) {
      double wide = diagram.width() * whole * size + 2 * INSET;
      double high = diagram.height() * whole * size + 2 * INSET;
      Stand stand = stand(new Box(0, 0, wide, high), whole * size);
      if (stand.covered < PLACE) return stand;
      stands.add(stand);
    }
    return stands.stream()
        .filter(stand -> stand.covered < NUMBER)
        .findFirst()
        .orElseGet(
            () -> stands.stream().min(Comparator.comparingLong(Stand::covered)).orElseThrow());
  }

  /// In the corner where it covers neither the step nor what was looked for nor a number, and no
  /// gate, name or wire where another is free; where each covers numbers, at an edge between them;
  /// and where those cover some too, in the corner of the fewest. One sees through it wherever it
  /// covers anything.
  private Stand stand(Box map, double at) {
    double right = canvas.getWidth() - map.width() - AWAY;
    double low = canvas.getHeight() - map.height() - AWAY;
    Point[] corners = {
      new Point(right, low), new Point(AWAY, low), new Point(right, AWAY), new Point(AWAY, AWAY)
    };
    Box work = canvas.work().grown(AWAY);
    Point place = null;
    long fewest = Long.MAX_VALUE;
    for (Point corner : corners) {
      long covered = covered(map.plus(corner.x(), corner.y()), work);
      if (covered >= fewest) continue;
      fewest = covered;
      place = corner;
    }
    if (fewest >= NUMBER) {
      Optional<Point> between = between(right, low, map, work);
      if (between.isPresent()) {
        place = between.get();
        fewest = covered(map.plus(place.x(), place.y()), work);
      }
    }
    return new Stand(place, at, fewest);
  }

  /// Where at an edge it covers no number and the fewest gates, names and wires: of such places the
  /// nearest, so that it stays where it is as long as it can.
  private Optional<Point> between(double right, double low, Box map, Box work) {
    List<Point> places = new ArrayList<>();
    for (double x = AWAY; x <= right; x += STRIDE) {
      places.add(new Point(x, low));
      places.add(new Point(x, AWAY));
    }
    for (double y = AWAY; y <= low; y += STRIDE) {
      places.add(new Point(right, y));
      places.add(new Point(AWAY, y));
    }
    Map<Point, Long> free = new LinkedHashMap<>();
    for (Point place : places) {
      long covered = covered(map.plus(place.x(), place.y()), work);
      if (covered < NUMBER) free.put(place, covered);
    }
    return free.keySet().stream()
        .min(
            Comparator.<Point>comparingLong(free::get)
                .thenComparingDouble(p -> Math.hypot(p.x() - getLayoutX(), p.y() - getLayoutY())));
  }

  /// How much of the picture it covers there; all of it where it may not stand.
  private long covered(Box box, Box work) {
    if (box.overlaps(work) || canvas.camera().isCovered(box)) return Long.MAX_VALUE;
    if (canvas.camera().wanted().filter(box::overlaps).isPresent()) return Long.MAX_VALUE;
    long along = 0;
    for (Piece wire : wires) {
      if (box.intersects(shown(wire.from), shown(wire.to))) along += wire.goes ? NUMBER : 1;
    }
    return NUMBER * covered(numbers, box.grown(CLEAR)) + PLACE * covered(gates, box) + along;
  }

  private Point shown(Point inPicture) {
    Box there = shown(new Box(inPicture.x(), inPicture.y(), 0, 0));
    return new Point(there.x(), there.y());
  }

  /// A straight piece of a wire.
  ///
  /// @param goes whether something goes along it now
  private record Piece(Point from, Point to, boolean goes) {}

  private static List<Piece> wires(Figure figure) {
    return switch (figure) {
      case Figure.Several all -> all.parts().stream().flatMap(f -> wires(f).stream()).toList();
      case Figure.Faded faded -> wires(faded.figure());
      case Figure.Polyline line -> {
        List<Piece> pieces = new ArrayList<>();
        List<Double> at = line.points();
        boolean goes = GOING.contains(line.ink());
        for (int i = 2; i < at.size(); i += 2) {
          Point from = new Point(at.get(i - 2), at.get(i - 1));
          pieces.add(new Piece(from, new Point(at.get(i), at.get(i + 1)), goes));
        }
        yield pieces;
      }
      case Figure.Text text -> List.of();
      case Figure.Heat heat -> List.of();
      case Figure.Disc disc -> List.of();
      case Figure.Plate plate -> List.of();
    };
  }

  private long covered(List<Box> places, Box box) {
    return places.stream().filter(place -> shown(place).overlaps(box)).count();
  }

  private Box shown(Box inPicture) {
    return canvas.viewport().onScreen(inPicture);
  }

  /// Where values and gradients stand in the picture.
  static List<Box> numbers(Figure figure) {
    return switch (figure) {
      case Figure.Several all -> all.parts().stream().flatMap(f -> numbers(f).stream()).toList();
      case Figure.Faded faded -> numbers(faded.figure());
      case Figure.Text text -> NUMBERS.contains(text.ink()) ? List.of(box(text)) : List.of();
      case Figure.Heat heat -> List.of(box(heat));
      case Figure.Polyline line -> List.of();
      case Figure.Disc disc -> List.of();
      case Figure.Plate plate -> List.of();
    };
  }

  /// Where gates and names stand.
  static List<Box> gates(Figure figure) {
    return switch (figure) {
      case Figure.Several all -> all.parts().stream().flatMap(f -> gates(f).stream()).toList();
      case Figure.Faded faded -> gates(faded.figure());
      case Figure.Disc disc -> large(disc);
      case Figure.Plate plate -> large(plate);
      case Figure.Text text -> NUMBERS.contains(text.ink()) ? List.of() : List.of(box(text));
      case Figure.Heat heat -> List.of();
      case Figure.Polyline line -> List.of();
    };
  }

  private static List<Box> large(Figure figure) {
    Box box = box(figure);
    return Math.min(box.width(), box.height()) < GATE ? List.of() : List.of(box);
  }

  private static Box box(Figure figure) {
    Figure.Area area = figure.area();
    return new Box(area.x(), area.y(), area.width(), area.height());
  }
}
