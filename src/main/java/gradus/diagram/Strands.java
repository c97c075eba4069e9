package gradus.diagram;

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
/// on itself looks bolder, and interrupted where another wire passes over. Made when first asked
/// for, and then the same for all pictures whose parts stand in the same places, for it takes long
/// where hundreds of lines leave one part.
final class Strands {
  /// In a picture of more wires than this nobody follows one where it crosses others.
  private static final int MOST = 300;

  /// More are not compared piece by piece.
  private static final int MOST_SPLIT = 1500;

  private final Places places;

  /// By the index of each part: its knots, and those of its tags.
  private List<Knots> knots;

  /// By the number of each piece; null before they are made.
  private List<Piece> pieces;

  /// By their indices: the pieces of each line, and of how each part's value leaves its row.
  private final Map<Integer, List<Integer>> ofLines = new HashMap<>();

  private final Map<Integer, List<Integer>> ofLeaving = new HashMap<>();

  private record Piece(List<Point> way, List<Figure> drawn) {}

  private record Knots(List<Point> own, List<List<Point>> ofTags) {
    List<Point> all() {
      List<Point> all = new ArrayList<>(own);
      ofTags.forEach(all::addAll);
      return all;
    }
  }

  Strands(Places places) {
    this.places = places;
  }

  /// Where lines that leave a part go different ways, and the stub into a later row.
  List<Point> knots(ScenePart part) {
    return branchings().get(part.index()).own;
  }

  /// The same of the lines that go on from one of its tags.
  List<Point> knots(ScenePart part, int tag) {
    return branchings().get(part.index()).ofTags.get(tag);
  }

  private synchronized List<Knots> branchings() {
    if (knots == null) {
      Blueprint plan = places.blueprint();
      knots =
          plan.scene.parts().stream()
              .map(part ->
                  new Knots(
                      places.knots(part),
                      plan.spot(part).tags.stream().map(places::knots).toList()))
              .toList();
    }
    return knots;
  }

  private synchronized List<Piece> pieces() {
    if (pieces == null) {
      pieces = new ArrayList<>();
      draw();
    }
    return pieces;
  }

  private void draw() {
    Scene scene = places.blueprint().scene;
    boolean followed = scene.lines().size() <= MOST;
    boolean split = scene.lines().size() <= MOST_SPLIT;
    Map<ScenePart, List<Point>> knots = new HashMap<>();
    List<Gaps.Course> ways = new ArrayList<>();
    for (ScenePart part : scene.parts()) {
      List<Point> all = split ? branchings().get(part.index()).all() : List.of();
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
        ofLines.put(line.index(), numbers(part, way, dash, true, gaps, first));
      }
      List<Point> leaving = places.leaving(part);
      if (leaving.isEmpty()) continue;
      List<List<Point>> way = Branchings.split(leaving, at);
      ofLeaving.put(part.index(), numbers(part, way, Figure.Dash.SOLID, false, gaps, first));
    }
  }

  /// What leaves a part: those of its lines that are wanted, and how its value leaves its row.
  List<Figure> of(ScenePart part, List<SceneLine> lines, Predicate<SceneLine> wanted) {
    List<Piece> known = pieces();
    Set<Integer> all = new LinkedHashSet<>();
    for (SceneLine line : lines) {
      if (wanted.test(line)) all.addAll(ofLines.get(line.index()));
    }
    all.addAll(ofLeaving.getOrDefault(part.index(), List.of()));
    List<Figure> drawn = new ArrayList<>();
    for (int number : all) {
      drawn.addAll(known.get(number).drawn);
    }
    return drawn;
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
