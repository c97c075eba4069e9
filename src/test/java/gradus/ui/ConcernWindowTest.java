package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Comparison;
import gradus.document.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bar above the picture: what a crash left behind, and files that other programs change.
class ConcernWindowTest extends OpenWindow {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("mine.gradus").toAbsolutePath();
    dialogs.file = file;
  }

  private Optional<String> told() {
    return lookup("#concern").query().isVisible()
        ? Optional.of(lookup("#concern-sentence").queryAs(Label.class).getText())
        : Optional.empty();
  }

  private void open(String text) throws Exception {
    Files.writeString(file, text);
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals(text));
    settled();
  }

  private Recovery left(String text) {
    Recovery recovery = new Recovery(folder.resolve("unsaved"));
    var refuge = assertInstanceOf(Recovery.Opened.Given.class, recovery.open()).refuge();
    var typed = ZonedDateTime.now().with(LocalTime.of(0, 7)).toInstant();
    refuge.keep(new Recovery.Snapshot(text, Optional.of(file), "x = 1", typed));
    refuge.letGo();
    return recovery;
  }

  @Test
  void anUnsavedTextIsOfferedAboveThePictureAndComesBackWithOneClick() throws Exception {
    settled();
    Files.writeString(file, "x = 1");
    Recovery recovery = left("x = 1\nf = x^2");
    String before = text();
    interact(() -> view.keeping().offer(recovery));
    assertEquals(Optional.of("Text of mine.gradus from 00:07 was not saved."), told());
    until(() -> onScreen(lookup("#concern").query()).getHeight() < 60);
    Bounds bar = onScreen(lookup("#concern").query());
    assertTrue(bar.getMaxY() <= onScreen(canvas()).getMinY(), bar.toString());
    // Nothing is forced: stepping and typing go on.
    type(KeyCode.RIGHT);
    assertEquals(1, model.picture().player().step().get());
    assertEquals(before, text());
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    assertEquals(Optional.of("00:07에 쓴 mine.gradus의 내용이 저장되지 않았습니다."), told());
    assertEquals("되살리기", lookup("#concern-take").queryButton().getText());
    clickOn("#concern-take");
    until(() -> text().equals("x = 1\nf = x^2"));
    assertEquals(Optional.empty(), told());
    assertEquals("● mine.gradus – Gradus", stage.getTitle());
    assertEquals(0, dialogs.asked);
    push(KeyCode.CONTROL, KeyCode.S);
    until(() -> Files.readString(file).equals("x = 1\nf = x^2"));
    until(() -> stage.getTitle().equals("mine.gradus – Gradus"));
  }

  @Test
  void anUnsavedTextIsDiscardedOrLeftForLater() {
    settled();
    Recovery recovery = left("x = 1");
    interact(() -> view.keeping().offer(recovery));
    clickOn("#concern-away");
    assertEquals(Optional.empty(), told());
    interact(() -> view.keeping().offer(recovery));
    assertTrue(told().isPresent());
    clickOn("#concern-discard");
    assertEquals(Optional.empty(), told());
    assertEquals(List.of(), recovery.left());
  }

  @Test
  void savingOverAForeignChangeWaitsForAnAnswer() throws Exception {
    settled();
    open("x = 1\nf = x^2");
    typeProgram("x = 2; f = x^2");
    Files.writeString(file, "x = 3\nf = x^2");
    push(KeyCode.CONTROL, KeyCode.S);
    assertEquals(Optional.of("Not saved: mine.gradus was changed by another program."), told());
    assertEquals("x = 3\nf = x^2", Files.readString(file));
    clickOn("#concern-compare");
    assertEquals(List.of(Comparison.of("x = 2; f = x^2", "x = 3\nf = x^2")), dialogs.compared);
    assertTrue(told().isPresent());
    clickOn("#concern-mine");
    until(() -> Files.readString(file).equals("x = 2; f = x^2"));
    assertEquals(Optional.empty(), told());
    assertEquals(0, dialogs.asked);
  }

  @Test
  void savingOverWhatCannotBeReadWaitsForAnAnswer() throws Exception {
    settled();
    open("x = 1\nf = x^2");
    byte[] latin = {'#', (byte) 0xE9, '\n'};
    Files.write(file, latin);
    typeProgram("x = 2; f = x^2");
    push(KeyCode.CONTROL, KeyCode.S);
    assertEquals(
        Optional.of(
            "Not saved: the file can no longer be read. mine.gradus is not UTF-8 text: byte 2"
                + " cannot be read. Save it as UTF-8 and open it again."),
        told());
    Path beside = folder.resolve("beside.gradus").toAbsolutePath();
    dialogs.file = beside;
    until(() -> lookup("#concern-elsewhere").queryButton().getWidth() > 0);
    clickOn("#concern-elsewhere");
    assertEquals("x = 2; f = x^2", Files.readString(beside).lines().findFirst().orElse(""));
    assertEquals(Optional.empty(), told());
    assertArrayEquals(latin, Files.readAllBytes(file));
    Files.write(beside, latin);
    interact(() -> view.keeping().look());
    assertTrue(stage.getTitle().startsWith("●"), stage.getTitle());
    until(() -> lookup("#concern-over").queryButton().getWidth() > 0);
    clickOn("#concern-over");
    assertEquals("x = 2; f = x^2", Files.readString(beside).lines().findFirst().orElse(""));
    assertEquals(Optional.empty(), told());
    assertFalse(stage.getTitle().startsWith("●"), stage.getTitle());
  }

  @Test
  void leavingWithAForeignChangeSavesNothingOverIt() throws Exception {
    settled();
    open("x = 1\nf = x^2");
    typeProgram("x = 2; f = x^2");
    Files.writeString(file, "x = 3\nf = x^2");
    dialogs.unsaved = Dialogs.Unsaved.SAVE;
    clickOn("#menu-examples");
    clickOn("#example-sigmoid");
    assertTrue(told().isPresent());
    assertEquals("x = 2; f = x^2", text());
    assertEquals("x = 3\nf = x^2", Files.readString(file));
  }

  @Test
  void aChangedFileIsReadAnewAndUndoBringsMineBack() throws Exception {
    settled();
    open("x = 1\nf = x^2");
    Files.writeString(file, "x = 3\nf = x^2");
    interact(() -> view.keeping().look());
    assertEquals(Optional.of("mine.gradus was changed by another program."), told());
    clickOn("#concern-reload");
    until(() -> text().equals("x = 3\nf = x^2"));
    assertEquals(Optional.empty(), told());
    assertFalse(stage.getTitle().startsWith("●"), stage.getTitle());
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals("x = 1\nf = x^2"));
    assertTrue(stage.getTitle().startsWith("●"), stage.getTitle());
  }

  @Test
  void aFileThatIsGoneIsToldAndSavedAgain() throws Exception {
    settled();
    open("x = 1\nf = x^2");
    Files.delete(file);
    interact(() -> view.keeping().look());
    assertEquals(Optional.of("mine.gradus is no longer there."), told());
    clickOn("#concern-again");
    until(() -> Files.exists(file));
    interact(() -> view.keeping().look());
    assertEquals(Optional.empty(), told());
    assertEquals("x = 1\nf = x^2", Files.readString(file));
  }

  private static Bounds onScreen(Node node) {
    return node.localToScreen(node.getLayoutBounds());
  }
}
