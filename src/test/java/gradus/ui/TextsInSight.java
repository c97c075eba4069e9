package gradus.ui;

import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.LoweredLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/// The texts of a window that a person sees: which are cut, leave it or lie on each other.
final class TextsInSight {
  private static final double TOUCH = 1.5;

  /// A slider that is shorter cannot be moved to a number, px.
  private static final double LEAST_SLIDER = 48;

  /// A text that is seen, and the part of the window that shows it.
  private record Seen(String text, Bounds place, Node owner) {}

  /// Where parts of the window can be seen.
  ///
  /// @param view the part of the window in which they are seen
  /// @param across where they must be from left to right, as nothing scrolls them there
  /// @param fixed whether nothing scrolls them into view
  private record Sight(Bounds view, Bounds across, boolean fixed) {
    private static final double FAR = 1e6;
    private static final Bounds ANYWHERE = new BoundingBox(-FAR, -FAR, 2 * FAR, 2 * FAR);

    /// How it is within a part of the window.
    Sight within(Node node, Bounds place) {
      if (node instanceof ScrollPane pane) {
        boolean still = pane.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER;
        return new Sight(cut(view, place), still ? cut(across, place) : ANYWHERE, false);
      }
      if (node instanceof TableView<?> || node.getStyleClass().contains("editor")) {
        return new Sight(cut(view, place), ANYWHERE, false);
      }
      Bounds drawn = node.getStyleClass().contains("viewport") ? place : null;
      if (node.getClip() != null) drawn = node.localToScene(node.getClip().getBoundsInParent());
      if (drawn == null) return this;
      Bounds still = across == ANYWHERE ? ANYWHERE : cut(across, drawn);
      return new Sight(cut(view, drawn), still, fixed);
    }

    boolean cuts(Bounds place) {
      return place.getMinX() < across.getMinX() - TOUCH
          || place.getMaxX() > across.getMaxX() + TOUCH;
    }
  }

  private final Set<String> here = new TreeSet<>();
  private int texts;

  /// Walks a window as it is now, and says what is wrong there.
  Set<String> walk(Scene scene, String state) {
    here.clear();
    List<Seen> seen = new ArrayList<>();
    Node root = scene.getRoot();
    Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
    collect(root, new Sight(window, window, true), state, seen);
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) {
        Seen a = seen.get(i);
        Seen b = seen.get(j);
        if (overlap(a.place, b.place)) {
          here.add(state + ": \"" + a.text + "\" lies on \"" + b.text + "\"");
        }
      }
    }
    texts += seen.size();
    return Set.copyOf(here);
  }

  /// How many texts were seen.
  int texts() {
    return texts;
  }

  private static boolean overlap(Bounds a, Bounds b) {
    double across = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double down = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    return across > TOUCH && down > TOUCH;
  }

  private void collect(Node node, Sight sight, String state, List<Seen> seen) {
    if (!node.isVisible() || node.getOpacity() == 0) return;
    Bounds place = node.localToScene(node.getLayoutBounds());
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      labeled(labeled, sight, state, seen);
    }
    if (node instanceof FormulaLine line && within(place, sight.view)) {
      seen.add(new Seen("" + line.getAccessibleText(), place, line));
      return;
    }
    if (node instanceof LoweredLine line) {
      lowered(line, sight, state, seen);
      return;
    }
    boolean cut = sight.cuts(place) || sight.fixed && !within(place, sight.view);
    if (isControl(node) && cut) {
      here.add(state + ": " + node.getStyleClass() + " #" + node.getId() + " is cut " + place);
    }
    if (node instanceof Slider && place.getWidth() < LEAST_SLIDER) {
      here.add(state + ": #" + node.getId() + " is too short to be moved: " + place.getWidth());
    }
    Sight inside = sight.within(node, place);
    boolean letters = node instanceof TextInputControl || node instanceof Text;
    if (!letters && node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        collect(child, inside, state, seen);
      }
    }
  }

  /// What is used as a whole: half of it is of no use.
  private static boolean isControl(Node node) {
    return node instanceof TextInputControl
        || node instanceof ButtonBase
        || node instanceof ComboBoxBase<?>
        || node instanceof ChoiceBox<?>
        || node instanceof Slider;
  }

  private static Bounds cut(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - x),
        Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - y));
  }

  private static boolean within(Bounds place, Bounds view) {
    return place.getMinX() >= view.getMinX() - TOUCH
        && place.getMinY() >= view.getMinY() - TOUCH
        && place.getMaxX() <= view.getMaxX() + TOUCH
        && place.getMaxY() <= view.getMaxY() + TOUCH;
  }

  /// What a label says with lowered letters.
  private void lowered(LoweredLine line, Sight sight, String state, List<Seen> seen) {
    Bounds view = sight.view;
    Node label = line.getParent();
    String text = ((Labeled) label).getText();
    if (text.isEmpty()) return;
    Bounds place = line.localToScene(line.getLayoutBounds());
    if (!within(place, label.localToScene(label.getLayoutBounds()))) {
      here.add(state + ": \"" + text + "\" is cut " + label.getStyleClass());
    }
    if (sight.cuts(place) || sight.fixed && !within(place, view)) {
      here.add(state + ": \"" + text + "\" leaves the window " + place);
    }
    if (within(place, view)) seen.add(new Seen(text, place, label));
  }

  /// A number for which a line has not the width; empty for none.
  private static String broken(Text text, double width) {
    Text measure = new Text();
    measure.setFont(text.getFont());
    for (String word : text.getText().split("\\s+")) {
      measure.setText(word);
      boolean number = word.matches("[−-]?\\d[\\d.]*");
      if (number && measure.getLayoutBounds().getWidth() > width + TOUCH) return word;
    }
    return "";
  }

  private void labeled(Labeled labeled, Sight sight, String state, List<Seen> seen) {
    Bounds view = sight.view;
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (!(child instanceof Text text) || text.getText().isEmpty() || !text.isVisible()) continue;
      Bounds place = text.localToScene(text.getLayoutBounds());
      if (text.getText().endsWith(labeled.getEllipsisString())
          && !labeled.getText().endsWith(labeled.getEllipsisString())) {
        here.add(
            state
                + ": \""
                + labeled.getText()
                + "\" is cut to \""
                + text.getText()
                + "\" "
                + labeled.getStyleClass());
      }
      String number = labeled.isWrapText() ? broken(text, labeled.getWidth()) : "";
      if (!number.isEmpty()) here.add(state + ": " + number + " breaks inside");
      if (sight.cuts(place) || sight.fixed && !within(place, view)) {
        here.add(state + ": \"" + labeled.getText() + "\" leaves the window " + place);
      }
      if (within(place, view)) seen.add(new Seen(text.getText(), place, labeled));
    }
  }
}
