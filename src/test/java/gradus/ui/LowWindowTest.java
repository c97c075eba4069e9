package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.ui.canvas.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// In a window of 800×600 the text can be read, and nothing lies over the numbers.
class LowWindowTest extends OpenWindow {
  /// The opacity of a map that covers gates or wires and no number.
  private static final double VEILED = 0.75;

  private static final String RESIDUAL =
      """
      x = [1, -2, 0.5]
      W1 = [[0.2,0.1,-0.3],[0.5,-0.2,0.1],[0,0.4,0.3]]
      W2 = [[0.6,-0.1,0.2],[0.1,0.2,0.4],[-0.5,0.3,0.1]]
      W3 = [[0.1,0.3,0.2],[-0.4,0.2,0.1],[0.2,0.2,0.5]]
      h1 = x + relu(W1 @ x)
      h2 = h1 + relu(W2 @ h1)
      h3 = h2 + relu(W3 @ h2)
      y = 2
      loss = cross_entropy(h3, y)
      """;

  private void example(String name) {
    settled();
    interact(() -> {
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(800);
      stage.setHeight(600);
      model.settings().panel().set(false);
      model.document().show(Examples.named(name).orElseThrow());
    });
    until(() ->
        model.picture().diagram().get() != null
            && model.picture().diagram().get().steps().trace().graph().text().equals(text()));
    settled();
  }

  private double height(String query) {
    return lookup(query).queryAs(Region.class).getHeight();
  }

  /// Steps between two that are looked at, of runs that are long.
  private static final int EVERY = 3;

  @Test
  void fiveLinesOfTheProgramAreSeenBesideManyInputsAndALongFormula() {
    example("tanh-net");
    until(() -> lookup("#typeset").query().isVisible() && height(".page") >= 150);
    assertTrue(height("#typeset") >= 64, "formula: " + height("#typeset"));
    assertTrue(height(".inputs-scroll") >= 70, "inputs: " + height(".inputs-scroll"));
    assertTrue(
        height(".page") + height("#typeset") + height(".inputs-box") <= height(".side-scroll"),
        "cut at the bottom");
  }

  @Test
  void aLongNoticeInLargeTextPushesNeitherMenuNorTransportAway() {
    interact(() -> model.settings().textSize().set(2));
    example("two-layer");
    settled();
    Bounds side = inScene(".side-scroll");
    assertTrue(side.getMinY() >= inScene(".menu-bar").getMaxY() - 1, "" + side);
    assertTrue(side.getMaxY() <= stage.getScene().getHeight() + 1, "" + side);
    Bounds transport = inScene("#play");
    assertTrue(transport.getMaxY() <= stage.getScene().getHeight(), "" + transport);
    // Where the buttons take all of the row the timeline has one of its own.
    interact(() -> {
      stage.setWidth(980);
      model.settings().panel().set(true);
    });
    settled();
    until(() -> inScene("#timeline").getWidth() > 150);
    assertTrue(inScene("#timeline").getMinY() >= inScene("#play").getMaxY(), "over the buttons");
  }

  @Test
  void inLargeTextEverythingOfTheSideComesToSight() {
    interact(() -> {
      model.settings().textSize().set(2);
      model.settings().locale().set(Locale.KOREAN);
    });
    example("two-layer");
    interact(() -> stage.setWidth(980));
    settled();
    Bounds side = inScene(".side-scroll");
    assertTrue(inScene(".side").getHeight() > side.getHeight() + 50, "all has room");
    for (String query : List.of("#input-W2", ".editor", "#input-x")) {
      interact(() -> stage.getScene().lookup(query).requestFocus());
      until(() -> side.getMinY() <= inScene(query).getMinY() + 1);
      until(() ->
          inScene(query).getMaxY() <= side.getMaxY() + 1
              && inScene(query).getMaxY() <= inScene(".inputs-box").getMaxY() + 1);
    }
    // The keyboard leads from the text to the first input and the next; a wheel leads everywhere.
    interact(() -> stage.getScene().lookup(".editor").requestFocus());
    push(KeyCode.TAB);
    push(KeyCode.TAB);
    Node owner = stage.getScene().getFocusOwner();
    assertEquals("input-W1", owner.getId());
    Bounds there = asked(() -> owner.localToScene(owner.getLayoutBounds()));
    assertTrue(there.getMinY() >= side.getMinY() && there.getMaxY() <= side.getMaxY(), "" + there);
    moveTo("#problem");
    scroll(20, VerticalDirection.UP);
    until(() -> inScene(".page").getMinY() >= side.getMinY());
    scroll(20, VerticalDirection.DOWN);
    until(() -> inScene(".inputs-box").getMaxY() <= side.getMaxY() + 1);
  }

  private Bounds inScene(String query) {
    Node node = lookup(query).query();
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void theMapCoversNumbersOnlyWhereOneSeesThroughIt() {
    for (String name : List.of("hinge", "sigmoid-chain", "tanh-net", "deep")) {
      example(name);
      Node map = lookup(".minimap").query();
      int last = model.picture().player().last().get();
      int seen = 0;
      int whole = 0;
      int looked = 0;
      for (int step = 0; step <= last; step += EVERY) {
        looked++;
        int at = step;
        interact(() -> model.picture().player().go(at));
        settled();
        // Where pictures came one after the other, the map follows once they rest.
        until(() ->
            !map.isVisible()
                || map.getOpacity() < VEILED
                || numbers(model.picture().diagram().get().still(at), canvas().viewport()).stream()
                    .noneMatch(n -> n.intersects(map.localToParent(map.getLayoutBounds()))));
        if (!map.isVisible()) continue;
        seen++;
        assertTrue(map.getOpacity() >= 0.4, "" + map.getOpacity());
        if (map.getOpacity() < VEILED) continue;
        whole++;
        Bounds over = map.localToParent(map.getLayoutBounds());
        numbers(model.picture().diagram().get().still(at), canvas().viewport())
            .forEach(n -> assertFalse(n.intersects(over), name + " at " + at + ": " + n));
      }
      // Where it would cover numbers at its full size it is smaller.
      assertTrue(whole >= 0.9 * seen, name + ": it covers numbers in " + whole + " of " + seen);
      assertTrue(seen >= 0.8 * looked, name + ": the map is seen at " + seen + " of " + looked);
    }
  }

  @Test
  void whereEveryCornerHasNumbersTheMapStandsBetweenThem() {
    interact(() -> model.settings().textSize().set(2));
    example("two-layer");
    interact(() -> {
      stage.setWidth(1000);
      stage.setHeight(700);
      model.settings().panel().set(true);
    });
    settled();
    Node map = lookup(".minimap").query();
    for (int step = 0; step < model.picture().player().last().get(); step++) {
      int at = step;
      interact(() -> model.picture().player().go(at));
      settled();
      // It goes aside in the frame after the numbers came.
      until(() -> map.isVisible() && map.getOpacity() >= VEILED && covered(map, at).isEmpty());
      Bounds over = asked(() -> map.localToParent(map.getLayoutBounds()));
      assertTrue(canvas().getLayoutBounds().contains(over), "" + over);
    }
  }

  /// The numbers of a step that lie below the map.
  private List<Bounds> covered(Node map, int step) {
    Bounds over = map.localToParent(map.getLayoutBounds());
    return numbers(model.picture().diagram().get().still(step), canvas().viewport()).stream()
        .filter(over::intersects)
        .toList();
  }

  @Test
  void theMapCoversNoWireOfTheStepWhileACornerIsFree() {
    interact(() -> {
      stage.setWidth(960);
      stage.setHeight(700);
      model.settings().panel().set(false);
      model.document().show(Document.untitled(RESIDUAL));
    });
    until(() ->
        model.picture().diagram().get() != null
            && model.picture().diagram().get().steps().trace().graph().text().equals(RESIDUAL));
    Node map = lookup(".minimap").query();
    int looked = 0;
    for (int step = 3; step <= 6; step++) {
      int at = step;
      interact(() -> model.picture().player().go(at));
      settled();
      if (!asked(() -> map.isVisible() && map.getOpacity() >= VEILED)) continue;
      looked++;
      until(() ->
          going(model.picture().diagram().get().figure(at, 1), canvas().viewport()).stream()
              .noneMatch(w -> w.intersects(map.localToParent(map.getLayoutBounds()))));
    }
    assertTrue(looked > 2, "" + looked);
  }

  private static List<Bounds> numbers(Figure figure, Viewport view) {
    return switch (figure) {
      case Figure.Several all ->
          all.parts().stream().flatMap(f -> numbers(f, view).stream()).toList();
      case Figure.Faded faded -> numbers(faded.figure(), view);
      case Figure.Text text when text.ink() == Ink.VALUE || text.ink() == Ink.GRADIENT -> {
        Figure.Area area = text.area();
        yield List.of(
            new BoundingBox(
                area.x() * view.scale() + view.x(),
                area.y() * view.scale() + view.y(),
                area.width() * view.scale(),
                area.height() * view.scale()));
      }
      case Figure.Text text -> List.of();
      case Figure.Polyline line -> List.of();
      case Figure.Disc disc -> List.of();
      case Figure.Plate plate -> List.of();
      case Figure.Heat heat -> List.of();
    };
  }

  /// The level pieces of wires along which something goes.
  private static List<Bounds> going(Figure figure, Viewport view) {
    List<Bounds> level = new ArrayList<>();
    if (figure instanceof Figure.Several all) {
      all.parts().forEach(part -> level.addAll(going(part, view)));
    }
    boolean goes =
        figure instanceof Figure.Polyline line
            && (line.ink() == Ink.VALUE || line.ink() == Ink.GRADIENT);
    if (!goes) return level;
    List<Double> at = ((Figure.Polyline) figure).points();
    for (int i = 2; i < at.size(); i += 2) {
      double left = Math.min(at.get(i - 2), at.get(i)) * view.scale() + view.x();
      double right = Math.max(at.get(i - 2), at.get(i)) * view.scale() + view.x();
      double y = at.get(i + 1) * view.scale() + view.y();
      if (at.get(i - 1).equals(at.get(i + 1))) {
        level.add(new BoundingBox(left, y - 0.5, right - left, 1));
      }
    }
    return level;
  }
}
