package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Path FILE = Path.of("a.gradus");
  private final History history = new History(Document.EMPTY);

  @Test
  void undoAndRedoWalkTheEdits() {
    history.edit("a");
    history.edit("ab");
    assertEquals("a", history.undo().text());
    assertEquals("", history.undo().text());
    assertFalse(history.canUndo());
    assertEquals("", history.undo().text());
    assertEquals("a", history.redo().text());
    assertEquals("ab", history.redo().text());
    assertFalse(history.canRedo());
    assertEquals("ab", history.redo().text());
  }

  @Test
  void newEditClearsRedo() {
    history.edit("a");
    history.edit("ab");
    history.undo();
    history.edit("ax");
    assertFalse(history.canRedo());
    assertEquals("a", history.undo().text());
    assertEquals("ax", history.redo().text());
  }

  @Test
  void typingOfOneTagIsUndoneTogether() {
    history.edit("x = 1");
    for (String text : new String[] {"x = 12", "x = 123", "x = 1234"}) {
      history.edit(text, "typing");
    }
    assertEquals("x = 1", history.undo().text());
    assertEquals("x = 1234", history.redo().text());
  }

  @Test
  void otherTagPauseAndUndoEndTheRun() {
    history.edit("a", "typing");
    history.edit("b", "scrub");
    history.edit("c", "scrub");
    history.pause();
    history.edit("d", "scrub");
    assertEquals("c", history.undo().text());
    assertEquals("a", history.undo().text());
    history.redo();
    history.edit("e", "scrub");
    assertEquals("c", history.undo().text());
  }

  @Test
  void firstRunNeverSwallowsTheOpenedText() {
    History opened = new History(Document.of(FILE, "f = x"));
    opened.edit("f = x+", "typing");
    opened.edit("f = x+1", "typing");
    assertEquals("f = x", opened.undo().text());
  }

  @Test
  void runThatComesBackToItsBeginningLeavesNoStep() {
    history.edit("a");
    history.edit("ab", "typing");
    history.edit("a", "typing");
    history.edit("ac", "typing");
    assertEquals("a", history.undo().text());
    assertEquals("", history.undo().text());
  }

  @Test
  void sameTextIsNoEdit() {
    history.edit("a");
    history.undo();
    history.edit("");
    assertTrue(history.canRedo());
  }

  @Test
  void undoingPastASaveIsDirtyAndRedoingIsClean() {
    history.edit("a");
    history.edit("ab");
    history.saved(FILE);
    assertFalse(history.current().isDirty());
    assertTrue(history.undo().isDirty());
    assertEquals(FILE, history.current().path().orElseThrow());
    assertFalse(history.redo().isDirty());
  }

  @Test
  void textTypedWhileSavingStaysDirty() {
    history.edit("a");
    history.edit("ab");
    assertTrue(history.saved(FILE, "a").isDirty());
    assertFalse(history.undo().isDirty());
  }

  @Test
  void oldestStepsAreForgotten() {
    for (int i = 0; i < History.MOST_STEPS + 50; i++) {
      history.edit("x = " + i);
    }
    int undone = 0;
    while (history.canUndo()) {
      history.undo();
      undone++;
    }
    assertEquals(History.MOST_STEPS, undone);
    assertEquals("x = 49", history.current().text());
  }

  @Test
  void hugeTextsAreForgottenSooner() {
    String huge = "#".repeat(9_000_000);
    for (int i = 0; i < 20; i++) {
      history.edit(huge + i);
    }
    int undone = 0;
    while (history.canUndo()) {
      history.undo();
      undone++;
    }
    assertTrue(undone >= 1 && undone < 8, "undone " + undone);
  }

  /// How a program is shown can be a step like any other.
  @Test
  void whatIsNoTextIsUndoneInItsPlaceAmongTheEdits() {
    List<String> done = new ArrayList<>();
    History.Turn turn =
        new History.Turn() {
          @Override
          public void back() {
            done.add("back");
          }

          @Override
          public void forth() {
            done.add("forth");
          }
        };
    history.edit("a", "typing");
    history.turn(turn);
    assertFalse(history.current().text().isEmpty());
    history.edit("ab", "typing");
    assertEquals("a", history.undo().text());
    assertEquals(List.of(), done);
    assertEquals("a", history.undo().text());
    assertEquals(List.of("back"), done);
    assertEquals("", history.undo().text());
    assertEquals("a", history.redo().text());
    assertEquals("a", history.redo().text());
    assertEquals(List.of("back", "forth"), done);
    history.undo();
    history.edit("x");
    assertFalse(history.canRedo());
    history.turn(turn);
    history.undo();
    assertEquals(List.of("back", "forth", "back", "back"), done);
    assertEquals("x", history.current().text());
  }
}
