package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.ui.editor.Editor;
import gradus.ui.work.PictureModel;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is wrong is said beside its line, and nothing of another text stays beside it.
class LineNoteWindowTest extends OpenWindow {
  private Label note() {
    return lookup("#line-note").queryAs(Label.class);
  }

  private Bounds lastLine() {
    Editor editor = lookup(".editor").queryAs(Editor.class);
    int end = editor.getLength();
    return editor.getCharacterBoundsOnScreen(end - 1, end).orElseThrow();
  }

  private void standsFreely() {
    interact(() -> {
      Bounds note = note().localToScreen(note().getLayoutBounds());
      Node page = note().getParent();
      assertTrue(page.localToScreen(page.getLayoutBounds()).contains(note), note + " leaves it");
      boolean beside = note.getMinX() >= lastLine().getMaxX();
      assertTrue(beside || note.getMinY() >= lastLine().getMaxY(), note + " covers text");
      assertTrue(note.getMinY() - lastLine().getMaxY() < 20, note + " is far away");
    });
  }

  @Test
  void aMistakeIsSaidUnderItsLineAsInTheStrip() {
    settled();
    append("+sigmod(x)");
    until(() -> note().isVisible());
    assertEquals("Unknown function 'sigmod': did you mean 'sigmoid'?", note().getText());
    assertEquals(note().getText(), problem());
    standsFreely();
    clickOn("#fix");
    until(() -> !note().isVisible());
  }

  @Test
  void ofAnEarlierLineItsNumberIsSaid() {
    settled();
    typeProgram("f = 3*\ng = y");
    until(() -> note().isVisible() && note().getText().startsWith("Line 1: "));
    assertEquals("Line 1: " + problem(), note().getText());
    standsFreely();
    // A program that is hidden meanwhile has no lines, and has them again.
    interact(() -> model.settings().program().set(false));
    interact(() -> model.document().show(Document.untitled("f = 4*\ng = y")));
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    interact(() -> model.settings().program().set(true));
    until(() -> note().isVisible());
    standsFreely();
  }

  /// The last row of a line on the screen.
  private Bounds row(int line) {
    Editor editor = lookup(".editor").queryAs(Editor.class);
    int end = editor.getAbsolutePosition(line, editor.getParagraphLength(line));
    return editor.getCharacterBoundsOnScreen(end - 1, end).orElseThrow();
  }

  @Test
  void inAFullTextItIsShortenedBesideItsLineWithAllOfItUnderThePointer() {
    settled();
    String more = "b = 1\n".repeat(40);
    interact(() -> model.document().show(Document.untitled("f = ab(2)\n" + more)));
    until(() -> note().isVisible() && note().getTooltip() != null);
    interact(() -> {
      Bounds note = note().localToScreen(note().getLayoutBounds());
      assertTrue(note.getMinX() > row(0).getMaxX(), note + " lies on its line");
      assertEquals(row(0).getCenterY(), note.getCenterY(), 3);
      assertEquals(problem(), note().getTooltip().getText());
      assertEquals(problem(), note().getText());
      assertFalse(note().isMouseTransparent());
    });
    // A line without any room has it right below, over the lines that follow.
    String full = "f = sigmod(1 + 2 + 3 + 4 + 5 + 6)";
    interact(() -> model.document().show(Document.untitled(full + "\n" + more)));
    until(() -> note().isVisible() && note().getTooltip() == null);
    interact(() -> {
      Bounds note = note().localToScreen(note().getLayoutBounds());
      assertEquals(row(0).getMaxY(), note.getMinY(), 2);
      Node page = note().getParent();
      assertTrue(page.localToScreen(page.getLayoutBounds()).contains(note), note + " leaves it");
      assertTrue(note().isMouseTransparent());
    });
  }

  @Test
  void whatIsTypedStaysInSightWhileTheRestOfTheColumnGrows() {
    settled();
    interact(() -> model.document().show(Examples.named("softmax-loss").orElseThrow()));
    settled();
    Editor editor = lookup(".editor").queryAs(Editor.class);
    clickOn(".editor");
    push(KeyCode.CONTROL, KeyCode.END);
    double before = editor.getHeight();
    write("g = aa*bb\nh = cc");
    until(() -> problem().contains("aa"));
    atRest();
    until(() -> editor.getHeight() < before - 20);
    atRest();
    interact(() -> {
      Bounds page = editor.localToScreen(editor.getLayoutBounds());
      assertTrue(page.contains(editor.getCaretBounds().orElseThrow()), "the caret is out of sight");
      assertTrue(page.contains(lastLine()), page + " does not hold " + lastLine());
    });
  }

  @Test
  void aRemarkIsNoMistake() {
    settled();
    typeProgram("f = a*b");
    until(() -> problem().contains("need a value"));
    assertFalse(note().isVisible());
  }

  @Test
  void theFormulaOfTheTextBeforeIsPaleAndOfAnotherFileGone() {
    settled();
    Node typeset = lookup("#typeset").query();
    until(typeset::isVisible);
    assertEquals(1, typeset.getOpacity());
    append("+");
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    until(() -> typeset.getOpacity() < 0.6);
    // So is the sentence of a step.
    assertTrue(lookup(".sentence-scroll").query().getOpacity() < 0.6);
    interact(() -> model.document().show(Document.untitled("f = sigmod(x")));
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    until(() -> !typeset.isVisible());
  }
}
