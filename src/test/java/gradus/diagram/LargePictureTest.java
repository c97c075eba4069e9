package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.layout.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No two wires lie on each other, in pictures of more than a hundred gates, whose wires are level
/// and upright, as little as in small ones.
class LargePictureTest {
  /// Wires nearer than this, in px, look like one.
  private static final double NEAR = 3;

  /// Three layers of neurons of scalars, each with so many.
  static String net(int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      text.append("x").append(i).append(" = 0.1\n");
    }
    for (int layer = 1; layer <= 3; layer++) {
      for (int j = 0; j < width; j++) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          String weight = "w" + layer + "_" + j + "_" + i;
          text.append(weight).append(" = ").append(0.3 - 0.1 * i + 0.07 * j).append("\n");
          terms.add(weight + "*" + (layer == 1 ? "x" + i : "h" + (layer - 1) + "_" + i));
        }
        text.append("h").append(layer).append("_").append(j);
        text.append(" = tanh(").append(String.join(" + ", terms)).append(")\n");
      }
    }
    return text.append("f = h3_0").toString();
  }

  private record Piece(SceneLine line, Point from, Point to) {
    boolean isLevel() {
      return Math.abs(from.y() - to.y()) < 0.5;
    }

    /// How far two level pieces, or two upright ones, run along each other.
    double along(Piece other) {
      if (isLevel() != other.isLevel()) return 0;
      return isLevel()
          ? along(from.y(), to.y(), other.from.y(), from.x(), to.x(), other.from.x(), other.to.x())
          : along(from.x(), to.x(), other.from.x(), from.y(), to.y(), other.from.y(), other.to.y());
    }

    private static double along(
        double at, double end, double other, double a, double b, double c, double d) {
      if (Math.abs(at - end) > 0.5 || Math.abs(at - other) >= NEAR) return 0;
      double from = Math.max(Math.min(a, b), Math.min(c, d));
      return Math.min(Math.max(a, b), Math.max(c, d)) - from;
    }
  }

  private static List<String> together(Diagram diagram) {
    List<Piece> pieces = new ArrayList<>();
    for (SceneLine line : diagram.blueprint().scene.lines()) {
      List<Point> path = diagram.places().path(line);
      for (int i = 1; i < path.size(); i++) {
        pieces.add(new Piece(line, path.get(i - 1), path.get(i)));
      }
    }
    List<String> together = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      for (Piece other : pieces.subList(i + 1, pieces.size())) {
        Piece one = pieces.get(i);
        if (one.line.from() == other.line.from() || one.along(other) <= 1) continue;
        together.add(
            one.line.from().gate().key()
                + " and "
                + other.line.from().gate().key()
                + " to "
                + other.line.to().gate().key());
      }
    }
    return together;
  }

  /// The last wire into `h0*h1` cannot slope there from where its number stands.
  private static final String LATE =
      "a=-1.0;b=0.5;c=1.2;d=1.0; h0=max(b,d)*b; h1=relu(d*c+c); h2=sigmoid(h1)*h0+c*h1; "
          + "f=h0*h1*h2-a";

  private static Map<String, Diagram> small;

  @BeforeAll
  static void drawSmallOnes() throws IOException {
    small = JogsTest.diagrams();
  }

  @Test
  void noTwoWiresOfASmallOneLookLikeOneEither() {
    Map<String, Diagram> all = new TreeMap<>(small);
    all.put("late", Diagrams.diagram(LATE));
    Map<String, List<String>> found = new TreeMap<>();
    all.forEach((name, diagram) -> {
      List<String> of = together(diagram);
      if (!of.isEmpty()) found.put(name, of);
    });
    assertEquals(Map.of(), found);
    assertTrue(all.size() > 70, "" + all.size());
    all.forEach(LargePictureTest::tipsApart);
  }

  /// Gates of one or two of the last twelve values, at times of one value twice, and the sum of
  /// what is left over.
  static String tangle(int gates, long seed) {
    Random random = new Random(seed);
    List<String> forms =
        List.of("a * b", "a + b", "tanh(a)", "sigmoid(a)", "a - b", "max(a, b)", "a * a", "a - a");
    List<String> values = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      values.add("x" + i);
      text.append("x" + i + " = " + (0.3 * i - 1) + "\n");
    }
    Set<String> left = new LinkedHashSet<>(values);
    for (int i = 0; i < gates; i++) {
      List<String> last = values.subList(Math.max(0, values.size() - 12), values.size());
      String a = last.get(random.nextInt(last.size()));
      String b = last.get(random.nextInt(last.size()));
      String form = forms.get(random.nextInt(forms.size()));
      left.remove(a);
      if (form.contains("b")) left.remove(b);
      text.append("n" + i + " = " + form.replaceAll("\\bb\\b", b).replaceAll("\\ba\\b", a) + "\n");
      values.add("n" + i);
      left.add("n" + i);
    }
    return text + "f = " + String.join(" + ", left);
  }

  /// The tips of two wires into a round gate are two.
  private static int tipsApart(String name, Diagram diagram) {
    int pairs = 0;
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      Footprint footprint = diagram.blueprint().spot(part).footprint;
      List<SceneLine> lines = diagram.blueprint().scene.to(part);
      if (footprint == null || !footprint.isAimedAt() || lines.size() != 2) continue;
      double far =
          diagram
              .places()
              .path(lines.getFirst())
              .getLast()
              .distance(diagram.places().path(lines.getLast()).getLast());
      assertTrue(far >= 6.5, name + ": tips " + far + " px apart at " + part.gate().key());
      pairs++;
    }
    return pairs;
  }

  /// Where two wires cross, both go straight on, so that nobody goes on along the wrong one.
  private static List<String> crossedAtBends(Diagram diagram) {
    List<SceneLine> lines = diagram.blueprint().scene.lines();
    List<List<Point>> ways = lines.stream().map(diagram.places()::path).toList();
    List<String> found = new ArrayList<>();
    for (int one = 0; one < ways.size(); one++) {
      for (int other = 0; other < one; other++) {
        if (lines.get(one).from() == lines.get(other).from()) continue;
        List<Point> a = ways.get(one);
        List<Point> b = ways.get(other);
        for (int i = 1; i < a.size(); i++) {
          for (int k = 1; k < b.size(); k++) {
            Point at = crossing(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k));
            if (at == null || !bends(a, at) && !bends(b, at)) continue;
            found.add(lines.get(one).from().gate().key() + " " + at);
          }
        }
      }
    }
    return found;
  }

  private static boolean bends(List<Point> way, Point at) {
    return way.subList(1, way.size() - 1).stream().anyMatch(bend -> bend.distance(at) < 8);
  }

  private static Point crossing(Point a, Point b, Point c, Point d) {
    double abx = b.x() - a.x();
    double aby = b.y() - a.y();
    double cdx = d.x() - c.x();
    double cdy = d.y() - c.y();
    double across = abx * cdy - aby * cdx;
    if (Math.abs(across) < 1e-9) return null;
    double t = ((c.x() - a.x()) * cdy - (c.y() - a.y()) * cdx) / across;
    double u = ((c.x() - a.x()) * aby - (c.y() - a.y()) * abx) / across;
    return t > 0 && t < 1 && u > 0 && u < 1 ? a.plus(t * abx, t * aby) : null;
  }

  @Test
  void noTwoWiresCrossWhereOneBends() {
    Map<String, Diagram> all = new TreeMap<>(small);
    all.put(
        "products of a matrix",
        Diagrams.diagram("x=2; W=[[1,2],[3,4]]; f=sum(W@W)+sum(W)*x+sum(W*W)*x^2"));
    for (int seed = 1; seed <= 12; seed++) {
      if (seed != 1 && seed != 11) all.put("20, " + seed, Diagrams.diagram(tangle(20, seed)));
    }
    Map<String, List<String>> found = new TreeMap<>();
    all.forEach((name, diagram) -> {
      List<String> of = crossedAtBends(diagram);
      if (!of.isEmpty()) found.put(name, of);
    });
    assertEquals(Map.of(), found);
  }

  @ParameterizedTest
  @CsvSource({"70, 1", "70, 2", "70, 3", "70, 4", "70, 5", "40, 11"})
  void aValueThatAGateTakesTwiceComesInOnTwoWires(int gates, long seed) {
    Diagram diagram = Diagrams.diagram(tangle(gates, seed));
    assertTrue(tipsApart(gates + " gates, " + seed, diagram) > 10);
  }

  @ParameterizedTest
  @CsvSource({"5, elk", "6, elk", "9, elk", "5, jgraphx"})
  void noTwoWiresLookLikeOneAndEachEndsAtAnOutline(int width, String engine) {
    Diagram diagram = Diagrams.diagram(net(width), engine);
    assertTrue(diagram.blueprint().plan.gates() > 100);
    assertEquals(List.of(), together(diagram));
    int ends = 0;
    for (SceneLine line : diagram.blueprint().scene.lines()) {
      if (!diagram.blueprint().spot(line.to()).footprint.isAimedAt()) continue;
      Point tip = diagram.places().path(line).getLast();
      Point middle = diagram.places().box(line.to()).centre();
      assertEquals(diagram.places().box(line.to()).width() / 2, tip.distance(middle), 0.1);
      ends++;
    }
    assertTrue(ends >= 6 * width * width, "" + ends);
  }
}
