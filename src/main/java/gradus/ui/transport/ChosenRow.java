package gradus.ui.transport;

import gradus.diagram.Diagram;
import gradus.ui.piece.Translation;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/// Which row is drawn by itself where a vector or matrix has too many to draw them all. Seen only
/// there.
final class ChosenRow {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private ChosenRow() {}

  /// `done` gives the keys back to the picture after a number was typed.
  static void connect(
      Spinner<Integer> spinner,
      FoldingModel folding,
      PictureModel picture,
      Settings settings,
      Words words,
      Runnable done) {
    spinner.setId("chosen-row");
    SpinnerValueFactory.IntegerSpinnerValueFactory rows =
        new SpinnerValueFactory.IntegerSpinnerValueFactory(0, 0);
    spinner.setValueFactory(rows);
    spinner.setEditable(true);
    speak(rows, words);
    settings.locale().addListener(o -> speak(rows, words));
    rows.valueProperty()
        .addListener((o, was, now) -> {
          if (now != null) folding.row().set(now);
        });
    folding.row().addListener((o, was, now) -> show(rows, now.intValue()));
    spinner
        .getEditor()
        .setOnAction(e -> {
          spinner.commitValue();
          done.run();
        });
    spinner
        .focusedProperty()
        .addListener((o, was, now) -> {
          if (!now) spinner.commitValue();
        });
    spinner.setVisible(false);
    spinner.managedProperty().bind(spinner.visibleProperty());
    picture.diagram().addListener((o, was, now) -> offer(spinner, rows, folding, now));
    new Translation(words).describe(spinner, "ui.transport.row");
  }

  /// Another converter makes the spinner write its number anew.
  private static void speak(SpinnerValueFactory<Integer> rows, Words words) {
    rows.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer row) {
            return row == null ? "" : words.say("ui.level.row", row);
          }

          @Override
          public Integer fromString(String typed) {
            Matcher number = NUMBER.matcher(typed);
            return number.find() ? Integer.valueOf(number.group()) : rows.getValue();
          }
        });
  }

  private static void show(SpinnerValueFactory.IntegerSpinnerValueFactory rows, int row) {
    if (row <= rows.getMax()) rows.setValue(row);
  }

  private static void offer(
      Spinner<Integer> spinner,
      SpinnerValueFactory.IntegerSpinnerValueFactory rows,
      FoldingModel folding,
      Diagram shown) {
    if (shown == null) return;
    int count = folding.choices();
    spinner.setVisible(count > 1);
    if (count < 2) return;
    folding.keepRowWithin(count);
    rows.setMax(count - 1);
    rows.setValue(folding.row().get());
  }
}
