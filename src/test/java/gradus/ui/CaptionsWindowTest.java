package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import gradus.ui.piece.FormulaLine;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands below the parts of a formula, `upstream`, `2×2`, has room of its own.
class CaptionsWindowTest extends OpenPanel {
  private static final String FORMULA = "(formula)";

  private record Standing(String text, Bounds bounds) {}

  @ParameterizedTest
  @ValueSource(strings = {"norm", "two-layer", "softmax-loss"})
  void noCaptionStandsInWhatFollows(String example) {
    program(Examples.named(example).orElseThrow().program());
    open("step");
    interact(() -> model.picture().player().end());
    until(() -> standing().stream().anyMatch(s -> s.text.equals("upstream")));
    frame();
    List<Standing> all = asked(this::standing);
    List<String> overlapping = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Bounds a = all.get(i).bounds;
        Bounds b = all.get(j).bounds;
        boolean across = a.getMinX() < b.getMaxX() - 1 && b.getMinX() < a.getMaxX() - 1;
        boolean down = a.getMinY() < b.getMaxY() - 1 && b.getMinY() < a.getMaxY() - 1;
        // the free sides of typeset pieces overlap
        boolean pieces = (all.get(i).text + all.get(j).text).equals(FORMULA + FORMULA);
        if (across && down && !pieces) overlapping.add(all.get(i).text + " on " + all.get(j).text);
      }
    }
    assertEquals(List.of(), overlapping);
    assertTrue(all.size() > 10, Integer.toString(all.size()));
  }

  /// Captions, and what no formula is part of.
  private List<Standing> standing() {
    List<Standing> out = new ArrayList<>();
    lookup("#explanation").tryQuery().ifPresent(page -> collect(page, out));
    return out;
  }

  private static void collect(Node node, List<Standing> out) {
    if (node instanceof Label label && !label.getText().isEmpty()) {
      out.add(new Standing(label.getText(), label.localToScene(label.getBoundsInLocal())));
    } else if (node instanceof FormulaLine line) {
      for (Node piece : line.getChildrenUnmodifiable()) {
        parts(piece, out);
      }
    } else if (node instanceof ScrollPane scroll) {
      collect(scroll.getContent(), out);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(c -> collect(c, out));
    }
  }

  private static void parts(Node piece, List<Standing> out) {
    if (!(piece instanceof Parent parent)) return;
    for (Node part : parent.getChildrenUnmodifiable()) {
      String text = part instanceof Label label ? label.getText() : FORMULA;
      out.add(new Standing(text, part.localToScene(part.getBoundsInLocal())));
    }
  }
}
