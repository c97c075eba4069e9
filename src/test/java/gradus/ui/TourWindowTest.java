package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.lesson.Examples;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The five hints of the beginning: once, after the first step, closed for ever, and again when
/// asked for.
class TourWindowTest extends OpenPanel {
  private static final PseudoClass TOURED = PseudoClass.getPseudoClass("toured");

  private boolean isTouring() {
    return asked(() -> lookup("#tour").query().isVisible());
  }

  private String hint() {
    return lookup("#tour-text").queryAs(Label.class).getText();
  }

  private boolean isRinged(String query) {
    return asked(
        () -> stage.getScene().getRoot().lookup(query).getPseudoClassStates().contains(TOURED));
  }

  /// Whether it lies on a place of the canvas.
  private boolean isOn(Node over, Box place) {
    return over.getBoundsInParent()
        .intersects(
            canvas()
                .localToParent(
                    new BoundingBox(place.x(), place.y(), place.width(), place.height())));
  }

  @Test
  void theHintOfTheFirstStepLiesOnNoGateNumberOrSentenceInTheLargestLetters() {
    settled();
    Node hint = lookup(".hint").query();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      interact(() -> {
        model.settings().locale().set(locale);
        model.settings().textSize().set(2);
      });
      settled();
      until(() -> asked(() -> lookup(".sentence").queryAs(Label.class).getFont().getSize() > 28));
      atRest();
      Diagram diagram = model.picture().diagram().get();
      List<Gate> gates = diagram.steps().trace().graph().gates();
      assertEquals(5, gates.size());
      for (Gate gate : gates) {
        Box own = diagram.box(gate).orElseThrow();
        Box place = diagram.labelBox(gate).map(own::union).orElse(own);
        until(() -> asked(() -> !isOn(hint, canvas().viewport().onScreen(place))));
      }
      Node sentence = lookup(".sentence").query();
      until(() ->
          asked(() ->
              !hint.localToScene(hint.getLayoutBounds())
                  .intersects(sentence.localToScene(sentence.getLayoutBounds()))));
    }
  }

  private void firstStep() {
    settled();
    interact(() -> model.settings().toured().set(false));
    toCanvas();
    assertFalse(isTouring());
    type(KeyCode.RIGHT);
    until(this::isTouring);
  }

  @Test
  void fiveHintsPointAtThePartsOfTheWindowAfterTheFirstStep() {
    firstStep();
    // Nothing waits for it.
    assertTrue(canvas().isFocused());
    type(KeyCode.RIGHT);
    assertEquals(2, model.picture().player().step().get());
    interact(() -> model.settings().panel().set(true));
    int at = 0;
    for (String part : List.of(".transport", ".panel", ".page", ".ground", ".menu-bar")) {
      at++;
      int now = at;
      until(() -> isRinged(part));
      assertEquals(now + " of 5", lookup(".tour-count").queryAs(Label.class).getText());
      assertEquals(1, stage.getScene().getRoot().lookupAll(".ringable:toured").size());
      clickOn("#tour-next");
    }
    until(() -> !isTouring());
    assertTrue(model.settings().toured().get());
    assertEquals(0, stage.getScene().getRoot().lookupAll(".ringable:toured").size());
  }

  private String count() {
    return lookup(".tour-count").queryAs(Label.class).getText();
  }

  @Test
  void whoDoesWhatAHintProposesIsShownTheNext() {
    firstStep();
    program("x = 2\nf = sigmoid(x)");
    assertEquals("1 of 5", count());
    interact(() -> model.picture().player().end());
    until(() -> count().equals("2 of 5"));
    Gate sigmoid = model.picture().graph().named("f").orElseThrow();
    clickOn(place(sigmoid));
    until(() -> count().equals("3 of 5"));
    interact(() -> model.document().type("x = 3\nf = sigmoid(x)"));
    until(() -> count().equals("4 of 5"));
    Gate again = model.picture().graph().named("f").orElseThrow();
    interact(() -> model.folding().unfold(model.picture().graph(), again));
    until(() -> count().equals("5 of 5"));
    interact(() -> model.document().show(Examples.named("two-layer").orElseThrow()));
    until(() -> !isTouring());
    assertTrue(model.settings().toured().get());
  }

  @Test
  void closedForEverItComesOnlyWhenAskedFor() {
    firstStep();
    clickOn("#tour-close");
    until(() -> !isTouring());
    assertTrue(model.settings().toured().get());
    interact(() -> model.welcome(Examples.named("sigmoid").orElseThrow()));
    settled();
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> model.picture().player().step().get() == 1);
    assertFalse(isTouring());
    clickOn("#menu-help");
    chooseItem("#tour-again");
    until(this::isTouring);
    assertTrue(hint().startsWith("Each →"));
    // The hints are about the gates and wait while the network stands there.
    interact(() -> model.settings().network().set(true));
    until(() -> !isTouring());
    assertFalse(isRinged(".transport"));
    interact(() -> model.settings().network().set(false));
    until(this::isTouring);
    assertTrue(isRinged(".transport"));
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    assertTrue(hint().startsWith("→를"));
    interact(() -> model.settings().textSize().set(2));
    settled();
    Node tour = lookup("#tour").query();
    Bounds ground = tour.getParent().getLayoutBounds();
    until(() -> asked(() -> tour.getBoundsInParent().getHeight() < 0.55 * ground.getHeight()));
    // The gate at work stands beside it.
    interact(() -> model.picture().player().go(1));
    until(() -> asked(() -> !isOn(tour, canvas().work())));
    // In letters for which the picture is too low it is scrolled, and not cut above.
    interact(() -> model.settings().panel().set(true));
    settled();
    until(() -> asked(() -> tour.getParent().getLayoutBounds().contains(tour.getBoundsInParent())));
    Node next = lookup("#tour-next").query();
    assertTrue(
        asked(() ->
            tour.localToScene(tour.getLayoutBounds())
                .contains(next.localToScene(next.getLayoutBounds()))));
  }

  @Test
  void escapeClosesItAndAnEmptyProgramHasNone() {
    firstStep();
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> !isTouring());
    assertFalse(model.settings().toured().get());
    interact(() -> model.document().show(Examples.named("sigmoid").orElseThrow()));
    settled();
    clickOn("#menu-help");
    chooseItem("#tour-again");
    until(this::isTouring);
    toCanvas();
    until(() -> !isTouring());
    assertTrue(model.settings().toured().get());
    assertEquals(0, stage.getScene().getRoot().lookupAll(".ringable:toured").size());
  }

  @Test
  void whoHasSeenItIsLeftAlone() {
    settled();
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> model.picture().player().step().get() == 1);
    assertFalse(isTouring());
    Node tour = lookup("#tour").query();
    assertFalse(tour.isManaged());
  }
}
