package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void newDocumentIsCleanUntilItIsEdited() {
    Document fresh = Document.untitled("f = x");
    assertFalse(fresh.isDirty());
    assertTrue(fresh.withText("f = y").isDirty());
  }

  @Test
  void editingBackToTheSavedTextIsClean() {
    Document file = Document.of(Path.of("a.gradus"), "f = x");
    assertFalse(file.withText("f = y").withText("f = x").isDirty());
  }

  @Test
  void savingKeepsTheTextAndTakesThePath() {
    Document saved = Document.EMPTY.withText("f = 1").saved(Path.of("one.gradus"));
    assertFalse(saved.isDirty());
    assertEquals("f = 1", saved.text());
    assertEquals(Path.of("one.gradus"), saved.path().orElseThrow());
  }

  @Test
  void displayNameIsTheFileNameOrTheWordForNone() {
    assertEquals(
        "one.gradus", Document.of(Path.of("some", "one.gradus"), "").displayName(Locale.ENGLISH));
    assertEquals("Untitled", Document.EMPTY.displayName(Locale.ENGLISH));
    assertEquals("제목 없음", Document.EMPTY.displayName(Locale.KOREAN));
  }
}
