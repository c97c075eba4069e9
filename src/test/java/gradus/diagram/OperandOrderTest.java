package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What stands above at a gate is what stands first in the text: the other way round x − y reads as
/// y − x.
class OperandOrderTest {
  private static final Set<String> EITHER_WAY = Set.of("+", "*", "max", "min");

  /// Programs in which the first operand comes from below.
  private static final Map<String, String> CROSSED =
      Map.of(
          "difference",
          "x = -1.5; y = -0.3; z = -3.4; a0 = z*exp(-y); a1 = x; a3 = z/(x-y)+max(z,a0); "
              + "f = a3+tanh(x)",
          "aside",
          "x = -0.8; y = 0.0; z = -2.4; w1 = -3.3; a0 = y*(z-y)*exp(-y); "
              + "a1 = tanh(z*y+sigmoid(y)); a2 = sigmoid(tanh(x)*tanh(w1)); a3 = sigmoid(z); "
              + "f = sum(a3 + exp(-(a1+a3)))");

  /// Which gates of a picture have their second operand above the first, and how many could.
  private static int wrong(Diagram diagram, List<String> wrong) {
    int pairs = 0;
    for (ScenePart part : diagram.blueprint().scene.parts()) {
      List<SceneLine> lines = diagram.blueprint().scene.to(part);
      boolean free = part.gate().isOperation() && EITHER_WAY.contains(part.gate().op().name());
      if (lines.size() != 2 || part.isSeries() || free) continue;
      Point first = diagram.places().path(lines.getFirst()).getLast();
      Point second = diagram.places().path(lines.getLast()).getLast();
      if (first.y() >= second.y()) wrong.add(part.gate().key() + " " + first + " " + second);
      pairs++;
    }
    return pairs;
  }

  @Test
  void theFirstOperandComesInAboveTheSecond() throws IOException {
    Map<String, Diagram> diagrams = new TreeMap<>(JogsTest.diagrams());
    CROSSED.forEach((name, text) -> diagrams.put(name, Diagrams.diagram(text)));
    List<String> wrong = new ArrayList<>();
    int pairs = 0;
    for (Diagram diagram : diagrams.values()) {
      pairs += wrong(diagram, wrong);
    }
    assertEquals(List.of(), wrong);
    assertTrue(pairs > 100, "" + pairs);
    // At one of the gates of each of these it would not without help.
    CROSSED.forEach((name, text) ->
        assertEquals(1, diagrams.get(name).blueprint().arrangement.apart().size(), name));
  }

  /// By hand: of x − y = −1.5 + 0.3 in z/(x − y), ends at a circle touch its outline.
  @Test
  void linesThatEndApartTouchTheOutline() {
    Diagram diagram = Diagrams.diagram(CROSSED.get("difference"));
    int gate = diagram.blueprint().arrangement.apart().iterator().next();
    ScenePart part =
        diagram.blueprint().scene.parts().stream()
            .filter(p -> p.gate().id() == gate)
            .findFirst()
            .orElseThrow();
    assertEquals("-", part.gate().op().name());
    Point middle = diagram.places().box(part).centre();
    for (SceneLine line : diagram.blueprint().scene.to(part)) {
      Point tip = diagram.places().path(line).getLast();
      assertEquals(20, tip.distance(middle), 0.5, "" + tip);
    }
    Figure end = diagram.still(diagram.steps().last());
    assertEquals(1, Collections.frequency(Diagrams.texts(end, Ink.VALUE), "−1.20"));
  }
}
