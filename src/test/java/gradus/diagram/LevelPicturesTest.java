package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.SceneFrame;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Folding.Level;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs on vectors and matrices as layers, neurons and scalars: every wire can be followed from
/// the gate it comes from to the one it ends at.
class LevelPicturesTest {
  private static final String NET =
      "X = [[1, 2], [3, -4], [0.5, 0.2]]; W = [[0.1, 0.2, -0.3, 0.4], [0.5, -0.6, 0.7, 0.8]]\n"
          + "b = [0.1, -0.2, 0.3, 0.7]; Y = X W + b; L = mean(Y^2)";

  /// Twelve squares between what is taken apart and what is added up.
  private static final String TALL =
      "Y = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]\nZ = Y + 1; L = mean(Z^2)";

  private static final List<String> PROGRAMS =
      List.of(
          NET,
          TALL,
          "Y = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]; Z = Y^2; L = mean(Z)",
          "Y = [[1, 2], [3, 4]]; P = Y + 1; L = mean(tanh(P))",
          "Y = [[1, 2], [3, 4], [5, -6]]; P = relu(Y); L = sum(exp(P))",
          "A = [[1, 2, 3], [0.5, -1, 2]]; B = [[4, 5, -6], [1, 2, 3]]; C = A*B + exp(A)\n"
              + "f = mean(C)",
          "A = [[1, 2], [0.5, -1]]; B = [[4, 5], [1, 2]]; C = A + B; D = C - A; f = sum(D*B)",
          "z = [1, 2, 0.5]; p = softmax(z); t = [0, 1, 0]; L = sum((p - t)^2)",
          "v = [1, 2, 3, 4, 5, 6, 7, 8]; s = sigmoid(v); L = sum(s^2)",
          "W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; q = W x; f = norm(q)^2");

  static Stream<Arguments> pictures() {
    return PROGRAMS.stream()
        .flatMap(p -> Stream.of(Level.values()).map(level -> Arguments.of(level, p)));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everyWireCanBeFollowed(Level level, String program) {
    Diagram diagram = Diagrams.at(level, program);
    int last = diagram.steps().last();
    String where = level + " " + program;
    for (int step : List.of(0, last)) {
      DiagramRoomTest.assertClear(diagram, diagram.figure(step, 1), where + " step " + step);
    }
    Figure still = diagram.still(last);
    EveryPictureTest.dots(still, where);
    EveryPictureTest.tips(diagram, still, where);
    List<SceneLine> lines = diagram.blueprint().scene.lines();
    for (SceneLine line : lines) {
      clear(diagram, line, where);
      for (SceneLine other : lines) {
        if (line.from() != other.from()) apart(diagram, line, other, where);
      }
    }
  }

  /// No gate but its own two on the way of a wire.
  private static void clear(Diagram diagram, SceneLine line, String where) {
    List<Point> path = diagram.places().path(line);
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      if (part == line.from() || part == line.to() || !part.gate().isOperation()) continue;
      Box gate = diagram.places().box(part).grown(-0.5);
      for (int i = 1; i < path.size(); i++) {
        boolean through = gate.intersects(path.get(i - 1), path.get(i));
        assertFalse(through, () -> where + ": " + line + " through " + part);
      }
    }
  }

  /// Wires of two values come in beside each other, not on one piece.
  private static void apart(Diagram diagram, SceneLine line, SceneLine other, String where) {
    Point one = diagram.places().path(line).getLast();
    Point two = diagram.places().path(other).getLast();
    assertTrue(one.distance(two) > 1, () -> where + ": " + line + " and " + other + " are one");
  }

  /// What each entry goes through stands in one column, in the order of the text, with a wire of
  /// its own.
  @ParameterizedTest
  @MethodSource("squared")
  void theGatesOfOneFrameStandBelowEachOther(String program, int count) {
    Diagram diagram = Diagrams.at(Level.SCALAR, program);
    List<ScenePart> squares = new ArrayList<>();
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      if (part.gate().isOperation() && part.gate().op().name().equals("^")) squares.add(part);
    }
    assertEquals(count, squares.size());
    double column = diagram.places().box(squares.getFirst()).centre().x();
    double above = Double.NEGATIVE_INFINITY;
    for (ScenePart square : squares) {
      Box box = diagram.places().box(square);
      assertEquals(column, box.centre().x(), 0.5);
      assertTrue(box.y() > above, () -> square + " above the one before");
      above = box.bottom();
    }
    long frames = diagram.blueprint().pieces.stream().map(SceneFrame::group).distinct().count();
    assertTrue(frames >= 2, "frames: " + frames);
  }

  static List<Arguments> squared() {
    return List.of(
        Arguments.of(NET, 12),
        Arguments.of(TALL, 12),
        Arguments.of("Y = [[1, 2], [3, 4]]; Z = Y + 1; L = mean(Z^2)", 4),
        Arguments.of("Y = [[1, 2], [3, 4], [5, 6]]; Z = Y + 1; L = mean(Z^2)", 6));
  }

  @Test
  void theTitleOfAFrameSaysWhichProductIsMeant() {
    String program =
        "A = [[1, 2, 3], [0.5, -1, 2]]; B = [[4, 5, -6], [1, 2, 3]]; c = 2\n"
            + "C = A*B + exp(A); D = c*A; E = A transpose(B); f = mean(C) + sum(D) + sum(E)";
    List<String> titles =
        Diagrams.at(Level.NEURON, program).blueprint().pieces.stream()
            .map(piece -> piece.group().title())
            .toList();
    assertTrue(titles.containsAll(List.of("A ⊙ B + eᴬ", "c A", "A Bᵀ")), titles::toString);
  }

  /// On a narrow screen an input may stand in a row in which none of its wires is.
  @Test
  void aLargePictureStandsOnScreensOfAllProportions() {
    String program =
        """
        X = [[1, -2, 0.5], [0.3, 0.7, -1]]
        W1 = [[0.1, -0.3, 0.4, 0.6], [0.5, 0.8, -0.2, 0.1], [-0.3, 0.2, 0.7, -0.5]]
        b1 = [0.1, 0, -0.1, 0.2]
        W2 = [[0.2, -0.5, 0.3], [-0.4, 0.6, 0.2], [0.9, 0.1, -0.6], [0.3, -0.7, 0.4]]
        b2 = [0, 0.1, -0.1]
        y = [2, 0]
        h = relu(X @ W1 + b1)
        s = h @ W2 + b2
        L = cross_entropy(s, y)
        """;
    for (Options.Screen screen :
        List.of(
            new Options.Screen(300, 650),
            new Options.Screen(744, 525),
            new Options.Screen(450, 800),
            new Options.Screen(900, 300))) {
      Diagram diagram = Diagrams.at(Level.SCALAR, program, screen);
      assertEquals(screen, diagram.options().screen());
      assertTrue(
          Diagrams.all(diagram.figure(diagram.steps().last(), 1), Figure.Text.class).size() > 100);
    }
  }
}
