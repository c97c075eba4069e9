package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an empty program offers.
class GalleryTest extends OpenWindow {
  private boolean isShown() {
    return lookup("#gallery").query().isVisible();
  }

  private void empty() {
    settled();
    interact(() -> model.document().show(Document.EMPTY));
    until(this::isShown);
  }

  private Image picture(Example example) {
    return ((ImageView) from(tile(example)).lookup(".image-view").query()).getImage();
  }

  private Button tile(Example example) {
    return lookup("#gallery-" + example.name()).queryButton();
  }

  @Test
  void anEmptyProgramOffersEveryExampleWithItsPicture() {
    settled();
    assertFalse(isShown());
    empty();
    List<Example> all = Examples.all();
    until(() -> all.stream().allMatch(e -> picture(e) != null));
    for (Example example : all) {
      Label title = from(tile(example)).lookup(".gallery-title").query();
      assertEquals(example.title(Locale.ENGLISH), title.getText());
      assertTrue(picture(example).getWidth() > 100, example.name());
    }
    Example first = all.getFirst();
    Image light = picture(first);
    interact(() -> model.settings().theme().set(Theme.DARK));
    until(() -> picture(first) != light);
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    until(() ->
        from(tile(first))
            .lookup(".gallery-title")
            .<Label>query()
            .getText()
            .equals(first.title(Locale.KOREAN)));
  }

  @Test
  void aTileOpensItsExampleAndWhatIsTypedTakesThePlaceOfAll() {
    empty();
    clickOn("#gallery-apples");
    until(() -> !isShown());
    assertEquals(Examples.named("apples").orElseThrow().program(Locale.ENGLISH), text());
    empty();
    typeProgram("a = 3; b = a*a");
    until(() -> !isShown());
    interact(() -> model.document().type(""));
    until(this::isShown);
  }

  @Test
  void whatWasCopiedIsPastedAndNothingIsSaidToBeNothing() {
    empty();
    interact(() -> Clipboard.getSystemClipboard().clear());
    clickOn("#gallery-paste");
    until(() -> dialogs.said.contains("There is no text to paste: copy a formula first."));
    interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString("f = (a + b)^2, a = 1, b = 2");
      Clipboard.getSystemClipboard().setContent(content);
    });
    clickOn("#gallery-paste");
    until(() -> text().equals("f = (a + b)^2, a = 1, b = 2"));
    until(() -> !isShown());
    type(KeyCode.RIGHT);
  }

  @Test
  void filesOfLatelyAreOneClickAway(@TempDir Path folder) throws IOException {
    empty();
    assertFalse(lookup("#gallery-recent-0").tryQuery().isPresent());
    Path file = folder.resolve("late.gradus");
    Files.writeString(file, "f = 3*x, x = 2");
    interact(() -> memory.recent().setAll(file, folder.resolve("older.gradus")));
    until(() -> lookup("#gallery-recent-1").tryQuery().isPresent());
    assertEquals("late.gradus", lookup("#gallery-recent-0").<Hyperlink>query().getText());
    clickOn("#gallery-recent-0");
    until(() -> text().equals("f = 3*x, x = 2"));
    until(() -> !isShown());
  }

  @Test
  void theKeyboardComesToEveryTileAndTheViewGoesWithIt() {
    empty();
    ScrollPane gallery = lookup("#gallery").query();
    Button last = tile(Examples.byGroup().lastEntry().getValue().getLast());
    assertEquals(0, gallery.getVvalue());
    interact(last::requestFocus);
    until(() -> gallery.getVvalue() > 0.9);
    interact(lookup("#gallery-open").query()::requestFocus);
    type(KeyCode.TAB);
    until(() -> gallery.getVvalue() < 0.5);
    assertTrue(tile(Examples.all().getFirst()).isFocused());
    type(KeyCode.SPACE);
    until(() -> !isShown());
    assertEquals(Examples.all().getFirst().program(Locale.ENGLISH), text());
  }
}
