package gradus.ui.piece;

import gradus.picture.Stretch;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A word of a line in which a mark stands above an index, as in w₁₁⁽¹⁾; a line breaks beside it
/// and never inside.
final class StackedWord extends Region {
  private double width;
  private double ascent;
  private double height;

  /// @param set sets letters of one level
  StackedWord(List<Stretch.Placed> word, Function<Stretch.Placed, Text> set) {
    double lowered = 0;
    boolean afterIndex = false;
    for (Stretch.Placed letters : word) {
      Text text = set.apply(letters);
      text.setTextOrigin(VPos.BASELINE);
      double start = letters.above() ? lowered : width;
      boolean index = letters.level() == Stretch.Level.LOWERED;
      if (index && !afterIndex) lowered = width;
      afterIndex = index;
      text.setLayoutX(start);
      getChildren().add(text);
      width = Math.max(width, start + text.getLayoutBounds().getWidth());
      // The line is as high as its letters are; what is raised or lowered has room in it.
      ascent = Math.max(ascent, -text.getLayoutBounds().getMinY());
      height = Math.max(height, text.getLayoutBounds().getHeight());
    }
    for (int i = 0; i < word.size(); i++) {
      getChildren().get(i).setLayoutY(ascent + word.get(i).drop());
    }
  }

  @Override
  public double getBaselineOffset() {
    return ascent;
  }

  @Override
  protected double computePrefWidth(double high) {
    return width;
  }

  @Override
  protected double computePrefHeight(double wide) {
    return height;
  }
}
