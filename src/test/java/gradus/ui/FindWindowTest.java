package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.lesson.Examples;
import gradus.ui.canvas.Viewport;
import gradus.ui.editor.Editor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Searching for a gate, and walking along the wires, by keys alone.
class FindWindowTest extends OpenPanel {
  private static final String PROGRAM =
      "w = 2, x = -1, b = -3\nz = w*x + b\ng = sigmoid(z)\nf = g*x + b";

  private Optional<String> asked() {
    return canvas().highlights().asked().map(Gate::key);
  }

  private void asks(String key) {
    until(() -> asked().equals(Optional.of(key)));
  }

  private String said(String id) {
    Label label = lookup(id).queryAs(Label.class);
    return label.getParent().isVisible() ? label.getText() : "";
  }

  private String marked() {
    return asked(() -> lookup(".editor").queryAs(Editor.class).getSelectedText());
  }

  private boolean isSearching() {
    return lookup("#search").query().isVisible();
  }

  private void find() {
    push(KeyCode.CONTROL, KeyCode.F);
    until(() -> lookup("#search-field").queryAs(TextField.class).isFocused());
  }

  private void show(String program) {
    settled();
    program(program);
    interact(() -> model.picture().player().end());
    settled();
  }

  @Test
  void byKeysFromTheEditorThroughAllThatIsFoundAndBack() {
    show(PROGRAM);
    clickOn(".editor");
    find();
    write("+");
    asks("z");
    assertEquals("1 of 3", said("#search-count"));
    type(KeyCode.ENTER);
    asks("f");
    assertEquals("2 of 3", said("#search-count"));
    assertEquals("g*x + b", marked());
    push(KeyCode.F3);
    asks("g");
    assertEquals("inside σ", said("#search-inside"));
    push(KeyCode.SHIFT, KeyCode.F3);
    asks("f");
    push(KeyCode.SHIFT, KeyCode.ENTER);
    asks("z");
    int step = model.picture().player().step().get();
    type(KeyCode.ESCAPE);
    until(() -> !isSearching());
    assertTrue(canvas().isFocused());
    assertEquals(Optional.of("z"), asked());
    assertEquals(step, model.picture().player().step().get());
    // The last search goes on where it was typed.
    push(KeyCode.F3);
    until(this::isSearching);
    asks("z");
    write("0.01");
    asks("g");
    assertEquals("1 of 1", said("#search-count"));
    write("x");
    until(() -> said("#search-count").equals("nothing found"));
    assertEquals(Optional.empty(), asked());
  }

  @Test
  void insideAFoldedGateItSaysSoAndUnfoldsWhenAsked() {
    show(PROGRAM);
    find();
    write("exp");
    asks("g");
    until(() -> said("#search-inside").equals("inside σ"));
    assertTrue(model.picture().graph().gates().stream().noneMatch(this::isExponential));
    push(KeyCode.CONTROL, KeyCode.U);
    until(() ->
        said("#search-inside").isEmpty()
            && canvas().highlights().asked().map(this::isExponential).orElse(false));
    assertEquals("1 of 1", said("#search-count"));
  }

  private boolean isExponential(Gate gate) {
    return gate.isOperation() && gate.op().name().equals("exp");
  }

  @Test
  void theBarSpeaksKoreanAndFindsKoreanNames() {
    show(PROGRAM);
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    find();
    write("시그모이드");
    asks("g");
    assertEquals("1개 중 1", said("#search-count"));
  }

  @Test
  void theBarIsWholeInLargeLettersOnASmallWindow() {
    show("x = 0.5, y = 2\nf = sigmoid(x)*y");
    interact(() -> {
      model.settings().textSize().set(2);
      model.settings().panel().set(true);
      stage.setWidth(1000);
    });
    settled();
    find();
    write("exp");
    until(() -> said("#search-inside").equals("inside σ"));
    for (boolean panel : List.of(true, false)) {
      interact(() -> model.settings().panel().set(panel));
      settled();
      TextsInSight texts = new TextsInSight();
      until(() -> asked(() -> texts.walk(stage.getScene(), "").isEmpty()));
      Bounds ground = lookup("#search").query().getParent().getLayoutBounds();
      assertTrue(ground.contains(lookup("#search").query().getBoundsInParent()));
      double field = lookup("#search-field").query().getLayoutBounds().getWidth();
      assertTrue(field > 150, "a field of " + field);
    }
  }

  @Test
  void theSmallMapNeverLiesOnWhatIsFound() {
    show("x = 0.5, y = 2\nf = sigmoid(x)*y");
    interact(() -> {
      model.settings().textSize().set(2);
      model.settings().panel().set(true);
      stage.setWidth(1000);
      model.document().show(Examples.named("tanh-net").orElseThrow());
    });
    settled();
    find();
    write("tanh");
    until(() -> said("#search-count").equals("1 of 3"));
    int seen = 0;
    for (int at = 0; at < 3; at++) {
      atRest();
      if (lookup(".minimap").query().isVisible()) seen++;
      Gate gate = canvas().highlights().asked().orElseThrow();
      until(() -> !lookup(".minimap").query().isVisible() || !isCovered(gate, ".minimap"));
      type(KeyCode.ENTER);
    }
    assertTrue(seen > 0, "no map is seen");
  }

  @Test
  void whatIsFoundComesIntoSight() {
    StringBuilder chain = new StringBuilder("h0 = 1\n");
    for (int i = 1; i <= 60; i++) {
      chain
          .append("h")
          .append(i)
          .append(" = tanh(h")
          .append(i - 1)
          .append(" + ")
          .append(i)
          .append(")\n");
    }
    settled();
    program(chain.toString());
    settled();
    interact(canvas()::settle);
    Gate far = model.picture().graph().named("h50").orElseThrow();
    assertFalse(isInSight(far));
    find();
    write("h50");
    asks("h50");
    until(() -> isInSight(far));
    assertTrue(isInSight(far));
  }

  /// What lies over a gate and its numbers, of the bar and the notice.
  private boolean isCovered(Gate gate, String cover) {
    var diagram = model.picture().diagram().get();
    Box box = diagram.box(gate).orElseThrow();
    Box whole = diagram.labelBox(gate).map(box::union).orElse(box);
    var view = canvas().viewport();
    Bounds at =
        canvas()
            .localToScreen(
                new BoundingBox(
                    whole.x() * view.scale() + view.x(),
                    whole.y() * view.scale() + view.y(),
                    whole.width() * view.scale(),
                    whole.height() * view.scale()));
    Node over = lookup(cover).query();
    return over.isVisible() && over.localToScreen(over.getLayoutBounds()).intersects(at);
  }

  @Test
  void whatIsFoundOrAtWorkIsNotCoveredByTheBarOrANotice() {
    show("x = 1, y = 2, z = 3\na = x*y\nb = a*y\nc = b*x\nd = c*z\nf = d + x*z + y*z + tanh(z)*y");
    Viewport before = canvas().viewport();
    List<Gate> gates =
        model.picture().graph().gates().stream()
            .filter(g -> model.picture().diagram().get().box(g).isPresent())
            .toList();
    find();
    List<String> covered = new ArrayList<>();
    int moved = 0;
    for (Gate gate : gates) {
      interact(() -> canvas().reveal(gate));
      if (!canvas().viewport().equals(before)) moved++;
      if (isCovered(gate, "#search")) covered.add(gate.key());
    }
    assertEquals(List.of(), covered);
    assertTrue(moved > 0, "none was under the bar");
    type(KeyCode.ESCAPE);
    until(() -> !isSearching() && canvas().viewport().equals(before));
    // That nothing was clicked after it is told where the lowest row stands.
    Gate lowest =
        gates.stream()
            .max(
                Comparator.comparing(
                    g -> model.picture().diagram().get().box(g).orElseThrow().bottom()))
            .orElseThrow();
    interact(() -> canvas().reveal(lowest));
    push(KeyCode.CONTROL, KeyCode.CLOSE_BRACKET);
    until(() -> lookup("#written").query().isVisible());
    assertFalse(isCovered(lowest, "#written"));
  }

  private boolean isInSight(Gate gate) {
    Box box = model.picture().diagram().get().box(gate).orElseThrow();
    var view = canvas().viewport();
    double x = box.centre().x() * view.scale() + view.x();
    double y = box.centre().y() * view.scale() + view.y();
    return x > 0 && y > 0 && x < canvas().getWidth() && y < canvas().getHeight();
  }

  @Test
  void altAndArrowsWalkAlongTheWiresAndTellWhereOneIs() {
    show("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    toCanvas();
    interact(() -> model.picture().player().go(1));
    settled();
    push(KeyCode.ALT, KeyCode.RIGHT);
    asks("f");
    push(KeyCode.ALT, KeyCode.LEFT);
    asks("q");
    assertEquals("x + y", marked());
    assertEquals("q: addition, value 3, no gradient yet", asked(canvas()::getAccessibleText));
    push(KeyCode.ALT, KeyCode.DOWN);
    asks("z");
    push(KeyCode.ALT, KeyCode.DOWN);
    until(() ->
        lookup("#written-where")
            .queryAs(Label.class)
            .getText()
            .equals("No neighbour stands below z."));
    assertEquals(Optional.of("z"), asked());
    assertEquals(1, model.picture().player().step().get());
    assertTrue(canvas().isFocused());
    type(KeyCode.RIGHT);
    until(() -> asked().isEmpty());
    assertEquals(sentence(), asked(canvas()::getAccessibleText));
  }
}
