package gradus.ui;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.ui.editor.Editor;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
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

  /// All of the sentence, at its size, on the page of the text, and over none of its letters.
  private void isWholeAndCoversNothing() {
    interact(() -> {
      Label note = note();
      Bounds at = note.localToScreen(note.getLayoutBounds());
      Node page = note.getParent();
      assertTrue(page.localToScreen(page.getLayoutBounds()).contains(at), at + " leaves it");
      assertEquals(note.getText(), ((Text) note.lookup(".text")).getText(), "is cut");
      assertTrue(problem().endsWith(note.getText()), note.getText());
      Editor editor = lookup(".editor").queryAs(Editor.class);
      // What only touches it is not covered.
      Bounds inner =
          new BoundingBox(
              at.getMinX() + 1, at.getMinY() + 1, at.getWidth() - 2, at.getHeight() - 2);
      for (int i = 0; i < editor.getLength(); i++) {
        boolean covered =
            editor
                .getCharacterBoundsOnScreen(i, i + 1)
                .filter(b -> b.intersects(inner))
                .isPresent();
        assertFalse(
            covered && editor.getText().charAt(i) > ' ',
            i + " is covered by " + at + " at " + editor.getCharacterBoundsOnScreen(i, i + 1));
      }
    });
  }

  private static String lines(int many) {
    return IntStream.range(0, many).mapToObj(i -> "b" + i + "=1").collect(joining("\n"));
  }

  @Test
  void inAFullTextItStandsWholeBehindTheEndsOfSeveralLines() {
    settled();
    String more = lines(40) + "\n";
    interact(() -> model.document().show(Document.untitled("ab(2)\n" + more)));
    until(() -> note().isVisible() && note().getText().contains("'ab'"));
    isWholeAndCoversNothing();
    Bounds beside = asked(() -> note().localToScreen(note().getLayoutBounds()));
    Bounds first = asked(() -> row(0));
    assertTrue(beside.getMinX() > first.getMaxX(), beside + " is not behind its line");
    assertEquals(first.getMinY(), beside.getMinY(), 3);
    // In the last lines in sight it stands behind those before.
    interact(() -> model.document().show(Document.untitled(more + "ab(2)\nb=1\nc=2")));
    clickOn(".editor");
    push(KeyCode.CONTROL, KeyCode.END);
    atRest();
    until(note()::isVisible);
    isWholeAndCoversNothing();
  }

  @Test
  void whereALineIsTheLastInSightItStaysThereAndTheStripSaysAll() {
    settled();
    interact(() -> model.document().show(Document.untitled(lines(60))));
    settled();
    Editor editor = lookup(".editor").queryAs(Editor.class);
    int last = asked(() -> editor.lastVisibleParToAllParIndex()) - 1;
    interact(() -> {
      editor.requestFocus();
      editor.moveTo(last, editor.getParagraphLength(last));
    });
    write(" + sigmod(1 + 2 + 3 + 4 + 5)");
    until(() -> problem().contains("sigmod"));
    atRest();
    interact(() -> {
      Bounds page = editor.localToScreen(editor.getLayoutBounds());
      int line = editor.getCurrentParagraph();
      assertEquals(last, line);
      assertTrue(page.contains(row(line)), page + " does not hold " + row(line));
      assertTrue(page.contains(editor.getCaretBounds().orElseThrow()), "no caret");
      assertEquals(List.of(), List.copyOf(editor.getParagraph(line).getParagraphStyle()));
      assertFalse(note().isVisible());
    });
  }

  @Test
  void theLinesBelowAFullLineOfAFullTextMakeRoomForIt() {
    settled();
    String more = "\n" + lines(40);
    String full = "f = sigmod(1 + 2 + 3 + 4 + 5 + 6)";
    interact(() -> model.document().show(Document.untitled(full + more)));
    until(() -> note().isVisible() && note().getText().contains("'sigmod'"));
    atRest();
    isWholeAndCoversNothing();
    Bounds under = asked(() -> note().localToScreen(note().getLayoutBounds()));
    assertEquals(asked(() -> row(0).getMaxY()), under.getMinY(), 3);
    assertTrue(asked(() -> row(1).getMinY()) >= under.getMaxY(), "the next line is covered");
    double far = asked(() -> row(1).getMinY() - row(0).getMaxY());
    assertTrue(far > 20 && far < 80, far + " px between the lines");
    assertEquals(full + more, text());
    // It is mended, and the lines stand as ever, and undo knows of neither.
    clickOn("#fix");
    until(() -> !note().isVisible());
    atRest();
    until(() -> asked(() -> row(1).getMinY() - row(0).getMaxY()) < 3);
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(full + more));
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
