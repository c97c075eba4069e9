package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.ui.editor.Editor;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// What is tied to a gate stays with it while the text is edited elsewhere.
class KeptGatesTest extends OpenWindow {
  private static final String PROGRAM =
      "swish(t) = t*sigmoid(t)\nx = 2, y = 3\nf = (x - y)*swish(x) + swish(y)*(x + y)";

  private List<String> called;

  private void show() {
    settled();
    interact(() -> model.document().show(Document.untitled(PROGRAM)));
    until(() -> drawn().contains("x + y"));
    interact(() -> {
      model.folding().unfold(model.picture().graph(), gate("swish(x)"));
      model.folding().selection().toggle(gate("x + y"));
      model.folding().selection().toggle(gate("swish(y)"));
    });
    until(() -> frames() == 1);
    called = called();
    assertEquals(2, Set.copyOf(called).size(), "" + called);
    assertKept();
  }

  /// The names that the wires of two untouched gates were given.
  private List<String> called() {
    var graph = model.picture().diagram().get().steps().trace().graph();
    return List.of(
        graph.called(gate("x + y")).orElseThrow(), graph.called(gate("swish(y)")).orElseThrow());
  }

  private List<Gate> gates() {
    Diagram diagram = model.picture().diagram().get();
    boolean current = model.picture().status().get() == PictureModel.Status.CURRENT;
    return diagram == null || !current
        ? List.of()
        : diagram.steps().trace().graph().gates().stream().filter(Gate::isOperation).toList();
  }

  /// What of the text a gate outside of all frames was made of.
  private String written(Gate gate) {
    int end = gate.span().end();
    return end > text().length() ? "" : text().substring(gate.span().start(), end);
  }

  private Set<String> written(Predicate<Gate> which) {
    return gates().stream()
        .filter(g -> g.group() == null)
        .filter(which)
        .map(this::written)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> drawn() {
    return written(g -> true);
  }

  private Gate gate(String written) {
    return gates().stream().filter(g -> written(g).equals(written)).findFirst().orElseThrow();
  }

  private long frames() {
    return gates().stream()
        .filter(g -> g.group() != null)
        .map(g -> g.group().key())
        .distinct()
        .count();
  }

  private void assertKept() {
    assertEquals(Set.of("x + y", "swish(y)"), written(g -> model.folding().selection().holds(g)));
    assertEquals(2, model.folding().selection().keys().size());
    assertEquals(1, frames());
    assertTrue(drawn().contains("swish(y)"), "folded still: " + drawn());
    assertEquals(called, called());
  }

  private Editor editor() {
    return lookup(".editor").queryAs(Editor.class);
  }

  /// Puts the caret before or behind a piece of the text.
  private void caret(String piece, boolean behind) {
    interact(() -> {
      editor().requestFocus();
      editor().moveTo(text().indexOf(piece) + (behind ? piece.length() : 0));
    });
  }

  private void paste(String what) {
    interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(what);
      Clipboard.getSystemClipboard().setContent(content);
    });
    push(KeyCode.CONTROL, KeyCode.V);
  }

  @Test
  void selectedAndUnfoldedGatesStayWhileTheTextIsEditedElsewhere() {
    show();
    caret("(x + y)", true);
    write("\ng = f + x");
    until(() -> text().endsWith("\ng = f + x") && drawn().contains("f + x"));
    assertKept();
    caret("(x - y)", false);
    write("exp(");
    until(() -> !problem().isEmpty());
    caret("(x - y)", true);
    write(")");
    until(() -> drawn().contains("exp((x - y))"));
    assertKept();
    caret("swish(t)", false);
    paste("k = 7\n");
    until(() -> text().startsWith("k = 7\n") && drawn().contains("exp((x - y))"));
    assertKept();
    wrapEverything();
    assertKept();
    String edited = text();
    for (int i = 0; i < 30 && !text().equals(PROGRAM); i++) {
      push(KeyCode.CONTROL, KeyCode.Z);
    }
    assertEquals(PROGRAM, text());
    until(() -> drawn().contains("x - y") && !drawn().contains("f + x"));
    assertKept();
    for (int i = 0; i < 30 && !text().equals(edited); i++) {
      push(KeyCode.CONTROL, KeyCode.Y);
    }
    assertEquals(edited, text());
    until(() -> drawn().contains("exp((x - y))") && drawn().contains("f + x"));
    assertKept();
  }

  /// `exp( )` around the whole formula: every key inside it changes.
  private void wrapEverything() {
    caret("f = ", true);
    write("exp(");
    caret("(x + y)", true);
    write(")");
    until(() -> drawn().stream().anyMatch(w -> w.startsWith("exp(") && w.endsWith("(x + y))")));
  }

  @Test
  void whatAPersonAskedAboutStaysAskedAbout() {
    show();
    interact(() -> model.settings().panel().set(true));
    clickOnGate();
    until(() -> lookup("#panel-release").query().isVisible());
    String title = lookup("#explanation-title").queryAs(Label.class).getText();
    wrapEverything();
    // The panel is written anew a moment after the picture.
    WaitForAsyncUtils.sleep(700, TimeUnit.MILLISECONDS);
    assertTrue(lookup("#panel-release").query().isVisible());
    assertEquals(title, lookup("#explanation-title").queryAs(Label.class).getText());
    toCanvas();
    type(KeyCode.RIGHT);
    until(() -> !lookup("#panel-release").query().isVisible());
  }

  private void clickOnGate() {
    until(() -> canvas().getWidth() < 450);
    interact(() -> canvas().fit());
    clickOn(place(gate("x + y")));
  }
}
