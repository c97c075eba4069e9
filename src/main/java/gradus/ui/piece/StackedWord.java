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
    List<Text> texts = word.stream().map(set).toList();
    double[] widths = texts.stream().mapToDouble(t -> t.getLayoutBounds().getWidth()).toArray();
    double[] starts = Stretch.starts(word, widths);
    for (int i = 0; i < word.size(); i++) {
      Text text = texts.get(i);
      text.setTextOrigin(VPos.BASELINE);
      text.setLayoutX(starts[i]);
      // The line is as high as its letters are; what is raised or lowered has room in it.
      ascent = Math.max(ascent, -text.getLayoutBounds().getMinY());
      height = Math.max(height, text.getLayoutBounds().getHeight());
    }
    width = starts[word.size()];
    for (int i = 0; i < word.size(); i++) {
      texts.get(i).setLayoutY(ascent + word.get(i).drop());
    }
    getChildren().setAll(texts);
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
