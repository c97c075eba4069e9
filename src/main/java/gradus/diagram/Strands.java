package gradus.diagram;

import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.path.Branchings;
import gradus.diagram.path.Gaps;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The wires as they are drawn: from one branching to the next each piece once, for what lies twice
/// on itself looks bolder, and interrupted where another wire passes over.
final class Strands {
  /// In a picture of more wires than this nobody follows one where it crosses others.
  private static final int MOST = 300;

  /// More are not compared piece by piece.
  private static final int MOST_SPLIT = 1500;

  private final Places places;

  /// By the number of each piece.
  private final List<Piece> pieces = new ArrayList<>();

  /// The pieces of each line, and of how each part's value leaves its row.
  private final Map<SceneLine, List<Integer>> ofLines = new HashMap<>();

  private final Map<ScenePart, List<Integer>> ofLeaving = new HashMap<>();

  private record Piece(List<Point> way, List<Figure> drawn) {}

  Strands(Diagram diagram) {
    places = diagram.places();
    Scene scene = places.blueprint().scene;
    boolean followed = scene.lines().size() <= MOST;
    boolean split = scene.lines().size() <= MOST_SPLIT;
    Map<ScenePart, List<Point>> knots = new HashMap<>();
    List<Gaps.Course> ways = new ArrayList<>();
    for (ScenePart part : scene.parts()) {
      List<Point> all = new ArrayList<>(split ? diagram.knots(part) : List.of());
      for (TagPlan tag : split ? places.blueprint().spot(part).tags : List.<TagPlan>of()) {
        all.addAll(places.knots(tag));
      }
      knots.put(part, all);
      if (!followed) continue;
      scene
          .from(part)
          .forEach(line -> ways.add(new Gaps.Course(part.index(), places.path(line), all)));
    }
    Gaps gaps = new Gaps(ways);
    for (ScenePart part : scene.parts()) {
      int first = pieces.size();
      List<Point> at = knots.get(part);
      for (SceneLine line : scene.from(part)) {
        Figure.Dash dash = line.chooses() ? Figure.Dash.DASHED : Figure.Dash.SOLID;
        List<List<Point>> way = Branchings.split(places.path(line), at);
        ofLines.put(line, numbers(part, way, dash, true, gaps, first));
      }
      List<Point> leaving = places.leaving(part);
      if (leaving.isEmpty()) continue;
      List<List<Point>> way = Branchings.split(leaving, at);
      ofLeaving.put(part, numbers(part, way, Figure.Dash.SOLID, false, gaps, first));
    }
  }

  /// What leaves a part: the lines that are wanted, and how its value leaves its row.
  List<Figure> of(ScenePart part, Predicate<SceneLine> wanted) {
    Set<Integer> all = new LinkedHashSet<>();
    places.blueprint().scene.from(part).stream()
        .filter(wanted)
        .forEach(line -> all.addAll(ofLines.get(line)));
    all.addAll(ofLeaving.getOrDefault(part, List.of()));
    return all.stream().flatMap(number -> pieces.get(number).drawn.stream()).toList();
  }

  private List<Integer> numbers(
      ScenePart part,
      List<List<Point>> way,
      Figure.Dash dash,
      boolean arrow,
      Gaps gaps,
      int first) {
    List<Integer> numbers = new ArrayList<>();
    for (List<Point> piece : way) {
      int known = first;
      while (known < pieces.size() && !Branchings.isSame(pieces.get(known).way, piece)) {
        known++;
      }
      numbers.add(known);
      if (known < pieces.size()) continue;
      List<Figure> drawn = new ArrayList<>();
      List<List<Point>> left = gaps.pieces(part.index(), piece);
      for (List<Point> rest : left) {
        boolean tip = arrow && piece == way.getLast() && rest == left.getLast();
        drawn.add(Wires.draw(rest, Ink.WIRE, Drawing.WIRE, dash, tip));
      }
      pieces.add(new Piece(piece, drawn));
    }
    return numbers;
  }
}
