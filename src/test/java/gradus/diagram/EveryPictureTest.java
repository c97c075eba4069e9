package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.box;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.Texts;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.lesson.Example;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Palette;
import gradus.picture.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example and every program of the table, folded and unfolded, in both notations and at five
/// steps: nothing lies on anything else, a dot stands where wires part and nowhere else, every
/// arrowhead touches the outline of its gate, and every theme draws the same. By day large programs
/// are drawn in one way in turn, and small pictures on a canvas too where all is written.
class EveryPictureTest {
  private static final double DOT = 3.5;
  private static final double NEAR = 0.7;

  /// A way to draw a program.
  private record Way(String name, String program, Options options, boolean unfolded) {
    Diagram diagram() {
      return unfolded ? Diagrams.unfolded(program, options) : Diagrams.diagram(program, options);
    }

    @Override
    public String toString() {
      String how = unfolded ? "unfolded" : "folded";
      return name + ", " + how + ", " + options.signs();
    }
  }

  /// Gates of a picture that takes a moment.
  private static final int MOST = 45;

  /// Gates of a program that is drawn in every way by day.
  private static final int FEW = 16;

  /// Values that nothing but ghosts take, and gates beside a frame that is wider than their column.
  private static final List<String> CROWDED =
      List.of(
          "y = 0.4; z = 3.3; w = 2.3; a = tanh(y); b = y + z/3; f = b + (tanh(y) - (a + w))",
          "x = -0.5; y = 3.4; a = tanh(tanh(y)); b = sigmoid(y)^2; c = b^2; "
              + "d = tanh(max(a, x))*(b + tanh(y)); f = d + tanh(d*c)",
          "y = -1.3; z = -3.5; w = -3.4; t = -2.1; a = t*max(w + y, w + z); "
              + "b = max(a*z, y/3); f = b + exp(-(t - y))",
          "y = 3.8; z = 1.8; a = tanh(z)^2; f = y + (y/3 + (a + y))");

  private static final Options.Screen CANVAS = new Options.Screen(1030, 700);

  private static List<Way> ways() throws IOException {
    List<Way> ways = new ArrayList<>();
    int turn = 0;
    for (Example example : Diagrams.examples()) {
      Options options = Options.DEFAULT.withDigits(example.digits());
      add(ways, example.name(), example.program(), options, turn++);
    }
    for (String name : LegibilityTest.PROGRAMS) {
      add(ways, name, LegibilityTest.resource(name + ".gradus"), Options.DEFAULT, turn++);
    }
    // Gates that the output does not depend on take one value twice.
    String aside = "x = 2; u = x*x; v = tanh(x - x); f = x + 1";
    for (int i = 0; i < 4; i++) {
      add(ways, "aside", aside, Options.DEFAULT, i);
    }
    assertTrue(turn > 50, "programs: " + turn);
    for (String program : CROWDED) {
      for (LocalGradients locals : List.of(LocalGradients.NONE, LocalGradients.NUMBERS)) {
        for (Options.Screen screen : List.of(Options.Screen.SLIDE, CANVAS)) {
          Options options = Options.DEFAULT.withLocals(locals).withScreen(screen);
          ways.add(new Way("crowded", program, options, true));
          ways.add(new Way("crowded", program, options, false));
        }
      }
    }
    return ways;
  }

  private static void add(List<Way> ways, String name, String program, Options options, int turn) {
    List<Way> all = new ArrayList<>();
    for (Signs signs : Signs.values()) {
      for (boolean unfolded : new boolean[] {true, false}) {
        all.add(new Way(name, program, options.withSigns(signs), unfolded));
      }
    }
    boolean few = Texts.build(program).graph().gates().size() <= FEW;
    ways.addAll(Nightly.isOn() || few ? all : List.of(all.get(turn % all.size())));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void nothingLiesOnAnythingElse(Way way) {
    Diagram diagram = way.diagram();
    int forward = diagram.steps().forwardEnd();
    int last = diagram.steps().last();
    // By day a large picture is looked at where all is written that ever is.
    boolean whole = Nightly.isOn() || diagram.steps().trace().graph().gates().size() <= MOST;
    List<Integer> looked =
        whole ? List.of(0, forward / 2, forward, (forward + last) / 2, last) : List.of(last);
    for (int step : new TreeSet<>(looked)) {
      String where = way + " step " + step;
      Figure figure = diagram.figure(step, 1);
      DiagramRoomTest.assertClear(diagram, figure, where);
      underlines(figure, where);
    }
    Figure still = diagram.still(last);
    dots(still, way.toString());
    tips(diagram, still, way.toString());
    themes(way, diagram);
  }

  /// In print gradients are underlined.
  private static void underlines(Figure figure, String where) {
    List<Figure.Text> texts = all(figure, Figure.Text.class);
    for (Figure.Text text : texts) {
      if (text.ink() != Ink.GRADIENT) continue;
      double size = text.style().size();
      Box line = new Box(box(text).x(), text.y() + 0.12 * size, box(text).width(), size / 16);
      for (Figure.Text other : texts) {
        assertFalse(
            line.overlaps(box(other)), () -> where + ": underline of " + text + " on " + other);
      }
      for (Figure.Polyline wire : all(figure, Figure.Polyline.class)) {
        if (wire.ink() != Ink.WIRE && !wire.arrow()) continue;
        assertFalse(DiagramRoomTest.meets(wire, line), () -> where + ": underline of " + text);
      }
    }
  }

  private static Point first(Figure.Polyline line) {
    return new Point(line.points().get(0), line.points().get(1));
  }

  private static Point last(Figure.Polyline line) {
    int n = line.points().size();
    return new Point(line.points().get(n - 2), line.points().get(n - 1));
  }

  /// How many pieces of wire begin or end at a point, that which begins beyond its dot among them:
  /// it goes on in several places.
  private static long meeting(List<Figure.Polyline> wires, Point at) {
    return wires.stream()
        .mapToLong(wire -> {
          boolean stub = wire.dash() != Figure.Dash.SOLID && !wire.arrow();
          double beside = stub ? DOT + NEAR : NEAR;
          long begins = first(wire).distance(at) < beside ? stub ? 2 : 1 : 0;
          return begins + (last(wire).distance(at) < NEAR ? 1 : 0);
        })
        .sum();
  }

  static void dots(Figure still, String where) {
    List<Figure.Polyline> wires =
        all(still, Figure.Polyline.class).stream().filter(l -> l.ink() == Ink.WIRE).toList();
    List<Point> dots = new ArrayList<>();
    for (Figure.Disc disc : all(still, Figure.Disc.class)) {
      if (disc.fill() != Ink.WIRE) continue;
      assertEquals(DOT, disc.r(), where);
      Point dot = new Point(disc.cx(), disc.cy());
      dots.add(dot);
      assertTrue(meeting(wires, dot) >= 3, where + ": a dot where nothing parts, " + dot);
    }
    for (Figure.Polyline wire : wires) {
      for (Point end : List.of(first(wire), last(wire))) {
        if (wire.arrow() && end == last(wire)) continue;
        if (meeting(wires, end) < 3) continue;
        boolean marked = dots.stream().anyMatch(dot -> dot.distance(end) < 2 * NEAR);
        assertTrue(marked, where + ": wires part without a dot at " + end);
      }
    }
  }

  /// How far a point is from the outline of a gate.
  private static double off(Figure outline, Point tip) {
    return switch (outline) {
      case Figure.Disc d -> Math.abs(tip.distance(new Point(d.cx(), d.cy())) - d.r());
      case Figure.Plate p -> {
        double arc = Math.min(p.arc(), p.h() / 2);
        double top = p.y() + arc;
        double dy = Math.max(0, Math.max(top - tip.y(), tip.y() - (p.y() + p.h() - arc)));
        if (dy > arc) {
          yield Double.POSITIVE_INFINITY;
        }
        yield Math.abs(tip.x() - (p.x() + arc - Math.sqrt(arc * arc - dy * dy)));
      }
      default -> Double.POSITIVE_INFINITY;
    };
  }

  static void tips(Diagram diagram, Figure still, String where) {
    List<Figure> outlines =
        Diagrams.flat(still).stream()
            .filter(f ->
                f instanceof Figure.Disc d && d.edge() == Ink.GATE_EDGE
                    || f instanceof Figure.Plate p && p.edge() == Ink.GATE_EDGE)
            .toList();
    int tips = 0;
    for (Figure.Polyline line : all(still, Figure.Polyline.class)) {
      if (!line.arrow()) continue;
      Point tip = last(line);
      double off = outlines.stream().mapToDouble(o -> off(o, tip)).min().orElseThrow();
      assertTrue(off < NEAR, where + ": a tip " + off + " px from every outline, " + tip);
      tips++;
    }
    assertEquals(diagram.blueprint().scene.lines().size(), tips, where);
  }

  private static void themes(Way way, Diagram light) {
    for (Theme theme : Theme.values()) {
      for (Palette palette : Palette.values()) {
        Options options = way.options().withLook(new Look(theme, palette));
        Diagram other = light.with(light.steps(), options).orElseThrow();
        assertEquals(light.still(light.steps().last()), other.still(light.steps().last()));
      }
    }
  }
}
