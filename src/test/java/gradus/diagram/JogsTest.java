package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.layout.Point;
import gradus.lesson.Example;
import gradus.picture.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Wires of the examples, folded and unfolded, and of the programs of `legible`: where they bend
/// one sees it, and before a gate they run straight for a while.
class JogsTest {
  private static final double JOG = 8;
  private static final double LAST = 14;

  /// What is less is level to the eye.
  private static final double LEVEL = 0.5;

  /// The frame of hinge stands level with y, and its entry for s cannot come nearer to s: inside, s
  /// goes on to `−` almost level with s outside, which would be the smaller jog. Of the crossed
  /// products one stands a little lower than where r goes on, for what stands above both. Two
  /// kernels of the AlexNet go into the frames of its layers by a small step.
  private static final Map<String, List<String>> EXCEPTIONS =
      Map.of(
          "hinge unfolded",
          List.of("s → L_data/hinge/0^2/1/0/1 jog 7", "s → L_data/hinge/0^2/1/0 jog 7"),
          "crossed products",
          List.of("r → t/0 jog 8"));

  /// Programs in which wires come to stand almost level.
  private static final Map<String, String> ALMOST =
      Map.of(
          "four terms",
          "x=2; z=3; f=exp(x)+1/z+z^2-sqrt(x)",
          "chain of uses",
          "x=2;y=3; a=x*y+sin(x); b=a*x+exp(y/10); c=b*a+y; d=tanh(c/100)*x; e=d*c+b*y; f=e/a-d*x",
          "eight terms",
          "a=2; b=3; W=[[1,2],[3,4]]; "
              + "f=sum((W^T W)) + 2^a + a/b - b*4 + 10/a + abs(-a) + max(0,b)+min(a,3)",
          "rounds",
          "w=0.5; h=1; repeat 3 { h = tanh(w*h) + h^2 }; L = h*2",
          "crossed products",
          "a=1;b=2;c=3;d=4;e=5; p=a*b+c*d; q=a*c-b*d; r=p*q+e; s=p/q-e; t=r*s+p*a; "
              + "u=tanh(r)*sigmoid(s)+relu(t)*q; f=u*t-r/s",
          "tiny and huge",
          "x=1e-9; y=1e12; z=-0.5; f=x*y+z*x-y/z+x*z*y");

  static Map<String, Diagram> diagrams() throws IOException {
    Map<String, Diagram> diagrams = new TreeMap<>();
    for (Example example : Diagrams.examples()) {
      Options options = Options.DEFAULT.withDigits(example.digits());
      diagrams.put(example.name(), Diagrams.diagram(example.program(), options));
      diagrams.put(example.name() + " unfolded", Diagrams.unfolded(example.program(), options));
    }
    for (String name : LegibilityTest.PROGRAMS) {
      String program = LegibilityTest.resource(name + ".gradus");
      diagrams.put(name, Diagrams.diagram(program, Options.DEFAULT));
    }
    ALMOST.forEach((name, program) -> {
      diagrams.put(name, Diagrams.diagram(program, Options.DEFAULT));
      diagrams.put(name + " unfolded", Diagrams.unfolded(program, Options.DEFAULT));
    });
    return diagrams;
  }

  /// Small bends and short ends, each with its height or length.
  private static List<String> small(Diagram diagram) {
    List<String> small = new ArrayList<>();
    for (SceneLine line : diagram.blueprint().scene.lines()) {
      List<Point> path = diagram.places().path(line);
      String what = line.from().gate().key() + " → " + line.to().gate().key();
      for (int i = 1; i < path.size(); i++) {
        double jog = Math.abs(path.get(i).y() - path.get(i - 1).y());
        if (jog > LEVEL && jog < JOG) small.add(what + " jog " + Math.round(jog));
      }
      int n = path.size();
      double last = path.get(n - 1).distance(path.get(n - 2));
      if (n > 2 && last < LAST) small.add(what + " end " + Math.round(last));
    }
    return small;
  }

  @Test
  void bendsAndEndsOfWiresAreSeen() throws IOException {
    Map<String, List<String>> small = new TreeMap<>();
    Map<String, Diagram> all = diagrams();
    assertTrue(all.size() > 70, "" + all.size());
    all.forEach((name, diagram) -> {
      List<String> of = small(diagram);
      if (!of.isEmpty()) small.put(name, of);
    });
    assertEquals(EXCEPTIONS, small);
  }

  /// Wires that come to a circle so far from its middle that their tips lie along its outline.
  private static List<String> grazing(Diagram diagram) {
    List<String> grazing = new ArrayList<>();
    for (SceneLine line : diagram.blueprint().scene.lines()) {
      Footprint footprint = diagram.blueprint().spot(line.to()).footprint;
      if (!footprint.isAimedAt()) continue;
      List<Point> path = diagram.places().path(line);
      Point tip = path.getLast();
      Point before = path.get(path.size() - 2);
      Point middle = diagram.places().box(line.to()).centre();
      double onto =
          (tip.x() - before.x()) * (middle.x() - tip.x())
              + (tip.y() - before.y()) * (middle.y() - tip.y());
      double cosine = onto / tip.distance(before) / tip.distance(middle);
      if (cosine < 0.7) grazing.add(line.from().gate().key() + " → " + line.to().gate().key());
    }
    return grazing;
  }

  @Test
  void noTipLiesAlongAnOutline() throws IOException {
    Map<String, List<String>> grazing = new TreeMap<>();
    diagrams()
        .forEach((name, diagram) -> {
          List<String> of = grazing(diagram);
          if (!of.isEmpty()) grazing.put(name, of);
        });
    assertEquals(Map.of(), grazing);
  }

  /// Pieces of wire that begin and end at a gap and are shorter than one sees at once whose they
  /// are, each with its length.
  private static List<String> dashes(Diagram diagram) {
    Strands strands = diagram.strands();
    List<String> dashes = new ArrayList<>();
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      List<Point> ends = new ArrayList<>(diagram.knots(part));
      diagram.blueprint().spot(part).tags.forEach(t -> ends.addAll(diagram.places().knots(t)));
      List<List<Point>> ways = new ArrayList<>();
      diagram.blueprint().scene.from(part).forEach(l -> ways.add(diagram.places().path(l)));
      ways.add(diagram.places().leaving(part));
      ways.stream()
          .filter(way -> !way.isEmpty())
          .forEach(way -> ends.addAll(List.of(way.getFirst(), way.getLast())));
      for (Figure figure : strands.of(part, diagram.blueprint().scene.from(part), line -> true)) {
        List<Double> xy = ((Figure.Polyline) figure).points();
        double length = 0;
        for (int i = 2; i < xy.size(); i += 2) {
          length += Math.hypot(xy.get(i) - xy.get(i - 2), xy.get(i + 1) - xy.get(i - 1));
        }
        int n = xy.size();
        Point from = new Point(xy.get(0), xy.get(1));
        Point to = new Point(xy.get(n - 2), xy.get(n - 1));
        boolean free = ends.stream().allMatch(e -> e.distance(from) > 1 && e.distance(to) > 1);
        if (free && length < LAST) dashes.add(part.gate().key() + " " + Math.round(length));
      }
    }
    return dashes;
  }

  @Test
  void noDashOfAWireIsLeftBetweenTwoOthers() throws IOException {
    Map<String, List<String>> loose = new TreeMap<>();
    diagrams()
        .forEach((name, diagram) -> {
          List<String> of = dashes(diagram);
          if (!of.isEmpty()) loose.put(name, of);
        });
    assertEquals(Map.of(), loose);
  }

  /// How often a wire goes up and then down, or down and then up.
  private static int turns(List<Point> path) {
    int turns = 0;
    double before = 0;
    for (int i = 1; i < path.size(); i++) {
      double down = path.get(i).y() - path.get(i - 1).y();
      if (Math.abs(down) < LEVEL) continue;
      if (before * down < 0) turns++;
      before = down;
    }
    return turns;
  }

  /// The shares of a slope stand at the height of the products that take them.
  @Test
  void wiresMakeNoHumpsForTheirNumbers() throws IOException {
    String program = LegibilityTest.resource("least-squares.gradus");
    Diagram diagram = Diagrams.diagram(program, Options.DEFAULT);
    List<Integer> turns = new ArrayList<>();
    for (SceneLine line : diagram.blueprint().scene.lines()) {
      boolean slope = "m".equals(line.from().gate().name());
      if (slope) turns.add(turns(diagram.places().path(line)));
    }
    assertEquals(List.of(0, 0, 0, 0), turns);
  }
}
