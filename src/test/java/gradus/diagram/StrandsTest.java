package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.diagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.scene.Scene;
import gradus.lesson.Example;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every piece of wire is drawn once.
class StrandsTest {
  private static final String SHARED =
      "a = 2; b = 3; p = a*b; q = p + a; r = q*p; s = r + q + p; t = s*r - q*a; f = t/(s + p)";

  private record Piece(double ax, double ay, double bx, double by) {
    /// How far another lies on it.
    double under(Piece other) {
      double length = Math.hypot(bx - ax, by - ay);
      if (length < 1) return 0;
      double ux = (bx - ax) / length;
      double uy = (by - ay) / length;
      double from = (other.ax - ax) * ux + (other.ay - ay) * uy;
      double to = (other.bx - ax) * ux + (other.by - ay) * uy;
      double off = Math.abs((other.ax - ax) * uy - (other.ay - ay) * ux);
      double off2 = Math.abs((other.bx - ax) * uy - (other.by - ay) * ux);
      if (off > 0.3 || off2 > 0.3) return 0;
      return Math.min(length, Math.max(from, to)) - Math.max(0, Math.min(from, to));
    }
  }

  private static List<Piece> pieces(Diagram diagram) {
    List<Piece> pieces = new ArrayList<>();
    for (Figure.Polyline line : all(diagram.still(diagram.steps().last()), Figure.Polyline.class)) {
      if (line.ink() != Ink.WIRE || line.dash() != Figure.Dash.SOLID) continue;
      List<Double> at = line.points();
      for (int i = 2; i < at.size(); i += 2) {
        pieces.add(new Piece(at.get(i - 2), at.get(i - 1), at.get(i), at.get(i + 1)));
      }
    }
    return pieces;
  }

  private static void drawnOnce(String name, Diagram diagram) {
    List<Piece> pieces = pieces(diagram);
    for (int i = 0; i < pieces.size(); i++) {
      for (int k = 0; k < pieces.size(); k++) {
        double far = i == k ? 0 : pieces.get(i).under(pieces.get(k));
        assertTrue(far < 2, name + ": " + pieces.get(i) + " under " + pieces.get(k));
      }
    }
  }

  @Test
  void whatBranchesShareIsDrawnOnce() {
    drawnOnce("shared", diagram(SHARED));
    int walked = 0;
    for (Example example : Diagrams.examples()) {
      drawnOnce(example.name(), diagram(example.program()));
      walked++;
    }
    assertTrue(walked >= 14, "examples: " + walked);
  }

  @Test
  void everyLineHasOneArrowAndNothingCoversIt() {
    Diagram crossing =
        diagram(
            "a = 1; b = 2; c = 3; d = 4; p = a*d; q = b*c; r = a + c; s = d - b; "
                + "f = (p + s)*(q - r) + p*r/(q + s)");
    List<Figure.Polyline> lines =
        all(crossing.still(crossing.steps().last()), Figure.Polyline.class);
    assertEquals(
        crossing.blueprint().scene.lines().size(),
        lines.stream().filter(Figure.Polyline::arrow).count());
    assertEquals(List.of(), lines.stream().filter(l -> l.ink() == Ink.BACKGROUND).toList());
    // More pieces than lines and trunks: some are interrupted.
    long pieces = lines.stream().filter(l -> l.ink() == Ink.WIRE).count();
    assertEquals(40, pieces);
  }

  private static Diagram with(Diagram diagram, String text) {
    Steps steps = Steps.of(Trace.of(Texts.build(text).graph()), Grain.GATE);
    return diagram.with(steps, diagram.options()).orElseThrow();
  }

  /// All that leaves each part.
  private static List<Figure> drawn(Diagram diagram, Strands strands) {
    Scene scene = diagram.blueprint().scene;
    return scene.parts().stream()
        .flatMap(part -> strands.of(part, scene.from(part), line -> true).stream())
        .toList();
  }

  @Test
  void otherNumbersKeepTheWiresAsTheyWereDrawn() {
    Diagram diagram = diagram(SHARED);
    Diagram other = with(diagram, SHARED.replace("a = 2", "a = 1"));
    assertSame(diagram.strands(), other.strands());
    assertEquals(drawn(other, new Strands(other.places())), drawn(other, other.strands()));
    assertNotSame(diagram.strands(), diagram(SHARED).strands());
  }
}
