package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// The Tab key leads to every control once and back to the picture, and one sees where one is.
class TabWindowTest extends OpenPanel {
  private static final int MOST = 120;

  /// A ring or a ground of another colour has more pixels than a caret that blinks.
  private static final int LEAST = 60;

  /// Room for a ring, px.
  private static final double AROUND = 4;

  private final List<String> wrong = new ArrayList<>();
  private final Set<Node> looked = Collections.newSetFromMap(new IdentityHashMap<>());
  private int led;

  private Node owner() {
    return asked(() -> stage.getScene().getFocusOwner());
  }

  /// What one sees of the window in a place; of all of it it would take seconds.
  private WritableImage seen(Rectangle2D place) {
    return asked(() -> {
      SnapshotParameters here = new SnapshotParameters();
      here.setViewport(place);
      return stage.getScene().getRoot().snapshot(here, null);
    });
  }

  /// Goes once around, and says what is missed, what comes twice and what does not show itself.
  private void walk(String state) {
    quiet();
    interact(canvas()::requestFocus);
    push(KeyCode.TAB);
    push(KeyCode.SHIFT, KeyCode.TAB);
    List<Node> order = new ArrayList<>();
    do {
      order.add(owner());
      // What stands beside every tab looks no other beside the next.
      if (looked.add(owner())) look(order.getLast(), state);
      push(KeyCode.TAB);
    } while (owner() != order.getFirst() && owner() != order.getLast() && order.size() < MOST);
    if (owner() != order.getFirst()) wrong.add(state + ": stuck at " + owner());
    List<Node> all = asked(() -> focusable(stage.getScene().getRoot(), new ArrayList<>()));
    for (Node node : all) {
      long times = order.stream().filter(n -> n == node).count();
      if (times != 1) wrong.add(state + ": " + times + " times at " + node);
    }
    led += order.size();
  }

  /// Waits until nothing in the window is made anew.
  private void quiet() {
    AtomicReference<List<Node>> before = new AtomicReference<>(List.of());
    atRest();
    until(() -> {
      WaitForAsyncUtils.sleep(40, TimeUnit.MILLISECONDS);
      List<Node> now = asked(() -> focusable(stage.getScene().getRoot(), new ArrayList<>()));
      return now.equals(before.getAndSet(now));
    });
  }

  /// Compares what the focus was led to with what it looks like without it.
  private void look(Node node, String state) {
    // What has the focus is brought into view in the next frame.
    frame();
    Rectangle2D place = asked(() -> around(node));
    WritableImage with = seen(place);
    interact(() -> stage.getScene().getRoot().requestFocus());
    WritableImage without = seen(place);
    int changed = unlike(with, without);
    if (changed < LEAST) wrong.add(state + ": " + changed + " px tell of " + node);
    interact(node::requestFocus);
  }

  /// Where a control is seen in the window, and a little more.
  private Rectangle2D around(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    double left = Math.max(0, Math.floor(place.getMinX() - AROUND));
    double top = Math.max(0, Math.floor(place.getMinY() - AROUND));
    double right = Math.min(stage.getScene().getWidth(), Math.ceil(place.getMaxX() + AROUND));
    double bottom = Math.min(stage.getScene().getHeight(), Math.ceil(place.getMaxY() + AROUND));
    return new Rectangle2D(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  /// How many pixels of two pictures differ.
  private static int unlike(WritableImage one, WritableImage other) {
    PixelReader a = one.getPixelReader();
    PixelReader b = other.getPixelReader();
    int changed = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (a.getArgb(x, y) != b.getArgb(x, y)) changed++;
      }
    }
    return changed;
  }

  private static List<Node> focusable(Parent parent, List<Node> found) {
    for (Node node : List.copyOf(parent.getChildrenUnmodifiable())) {
      if (!node.isVisible() || node.isDisabled()) continue;
      if (node.isFocusTraversable()) found.add(node);
      boolean whole = node instanceof Slider || node instanceof ComboBox<?>;
      if (node instanceof Parent inner && !whole && !(node instanceof ScrollBar)) {
        focusable(inner, found);
      }
    }
    return found;
  }

  @Test
  void everyControlOnceWithARing() {
    settled();
    program("x = [1, 2], W = [[1, 2], [3, 4]], t = 2\nf = sum(sigmoid(W x))*t");
    interact(() -> model.picture().player().go(2));
    for (String tab : TABS) {
      open(tab);
      settled();
      walk(tab);
    }
    push(KeyCode.CONTROL, KeyCode.F);
    write("x");
    until(() -> canvas().highlights().asked().isPresent());
    walk("searching");
    toCanvas();
    interact(() -> model.settings().panel().set(false));
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
    walk("empty");
    assertEquals("", String.join("\n", wrong));
    assertTrue(led > 100, led + " controls");
    assertTrue(looked.size() > 60, looked.size() + " controls looked at");
  }
}
