package gradus.ui.chart;

import gradus.ui.work.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What stands above a chart.
final class ChartTitle extends Label {
  ChartTitle(Words words, String key) {
    textProperty().bind(words.saying(key));
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
    getStyleClass().add("caption");
  }
}
