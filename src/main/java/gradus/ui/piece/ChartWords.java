package gradus.ui.piece;

import gradus.ui.work.Words;
import javafx.scene.chart.XYChart;

/// What a screen reader says of a point or a bar of a chart; the toolkit's own words are English.
public final class ChartWords {
  private ChartWords() {}

  /// Tells of one of them, in the language of the moment.
  ///
  /// @param key of the sentence that tells its numbers
  public static void bar(XYChart.Data<?, ?> data, Words words, String key, Object... args) {
    data.nodeProperty()
        .addListener((o, was, now) -> {
          if (now == null) return;
          now.accessibleRoleDescriptionProperty().bind(words.saying("ui.check.point"));
          now.accessibleTextProperty().bind(words.saying(key, args));
        });
  }
}
