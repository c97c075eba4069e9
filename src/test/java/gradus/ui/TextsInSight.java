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

  /// A text that is seen, and the part of the window that shows it.
  private record Seen(String text, Bounds place, Node owner) {}

  private final Set<String> here = new TreeSet<>();
  private int texts;

  /// Walks a window as it is now, and says what is wrong there.
  Set<String> walk(Scene scene, String state) {
    here.clear();
    List<Seen> seen = new ArrayList<>();
    Node root = scene.getRoot();
    Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
    collect(root, window, true, state, seen);
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

  /// @param view the part of the window in which it can be seen
  /// @param fixed whether nothing scrolls it into view
  private void collect(Node node, Bounds view, boolean fixed, String state, List<Seen> seen) {
    if (!node.isVisible() || node.getOpacity() == 0) return;
    Bounds place = node.localToScene(node.getLayoutBounds());
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      labeled(labeled, view, fixed, state, seen);
    }
    if (node instanceof FormulaLine line && within(place, view)) {
      seen.add(new Seen("" + line.getAccessibleText(), place, line));
      return;
    }
    if (node instanceof LoweredLine line) {
      lowered(line, view, fixed, state, seen);
      return;
    }
    boolean scrolls =
        node instanceof ScrollPane
            || node instanceof TableView<?>
            || node.getStyleClass().contains("editor");
    if (fixed && isControl(node) && !within(place, view)) {
      here.add(state + ": " + node.getStyleClass() + " #" + node.getId() + " is cut " + place);
    }
    Bounds inside = node.getStyleClass().contains("viewport") || scrolls ? cut(view, place) : view;
    if (node.getClip() != null) {
      inside = cut(inside, node.localToScene(node.getClip().getBoundsInParent()));
    }
    boolean letters = node instanceof TextInputControl || node instanceof Text;
    if (!letters && node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        collect(child, inside, fixed && !scrolls, state, seen);
      }
    }
  }

  /// What is used as a whole: half of it is of no use.
  private static boolean isControl(Node node) {
    return node instanceof TextInputControl
        || node instanceof ButtonBase
        || node instanceof ComboBoxBase<?>
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
  private void lowered(
      LoweredLine line, Bounds view, boolean fixed, String state, List<Seen> seen) {
    Node label = line.getParent();
    String text = ((Labeled) label).getText();
    if (text.isEmpty()) return;
    Bounds place = line.localToScene(line.getLayoutBounds());
    if (!within(place, label.localToScene(label.getLayoutBounds()))) {
      here.add(state + ": \"" + text + "\" is cut " + label.getStyleClass());
    }
    if (fixed && !within(place, view)) {
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

  private void labeled(Labeled labeled, Bounds view, boolean fixed, String state, List<Seen> seen) {
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
      if (fixed && !within(place, view)) {
        here.add(state + ": \"" + labeled.getText() + "\" leaves the window " + place);
      }
      if (within(place, view)) seen.add(new Seen(text.getText(), place, labeled));
    }
  }
}
