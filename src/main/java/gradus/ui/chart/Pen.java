package gradus.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// What a descent is drawn with, the same on the map and in every curve: a colour that is seen on a
/// light ground and on a dark one, and dashes that tell it from others without the colour.
///
/// @param web the colour, as style sheets write it
/// @param dashes their lengths; none for a whole line
record Pen(String web, List<Double> dashes) {
  /// The descent that is under way.
  static final Pen PRESENT = new Pen("#c0241c");

  private static final Pen[] KEPT = {
    new Pen("#8a5a00", 7.0, 4.0),
    new Pen("#1f7a42", 2.0, 3.0),
    new Pen("#8b45b5", 10.0, 3.0, 2.0, 3.0),
    new Pen("#767676", 4.0, 7.0),
    new Pen("#b8327c", 12.0, 3.0),
  };

  /// Another program's, which no map shows.
  static final Pen OTHER = new Pen("-color-accent-emphasis", 5.0, 2.0);

  /// The same descent on the examples of each step alone.
  static final Pen BATCH = new Pen("#b07a5a", 1.0, 3.0);

  private Pen(String web, Double... dashes) {
    this(web, Arrays.asList(dashes));
  }

  /// A descent that was kept.
  ///
  /// @param place from 0, among those kept
  static Pen kept(int place) {
    return KEPT[place % KEPT.length];
  }

  Color colour() {
    return Color.web(web);
  }

  double[] dash() {
    return dashes.stream().mapToDouble(d -> d).toArray();
  }

  /// The dashes as a style sheet writes them.
  String style() {
    if (dashes.isEmpty()) return "";
    return dashes.stream()
        .map(d -> Integer.toString(d.intValue()))
        .collect(Collectors.joining(" ", "-fx-stroke-dash-array: ", ";"));
  }
}
