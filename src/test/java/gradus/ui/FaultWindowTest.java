package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.ui.fault.Fault;
import gradus.ui.fault.FaultLog;
import gradus.ui.fault.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of a failure that nobody expected, and that the window goes on.
class FaultWindowTest extends OpenWindow {
  @TempDir Path folder;
  private int copies;

  private Faults faults() {
    FxDialogs screen = onScreen();
    return new Faults(
        Optional.of(new FaultLog(folder.resolve("faults.log"))),
        Platform::runLater,
        (fault, written, done) -> screen.fault(fault, written, () -> copies++, done));
  }

  private DialogPane dialog() {
    return lookup("#fault-copy").query().getScene().getRoot() instanceof DialogPane pane
        ? pane
        : null;
  }

  private void fail(Faults faults, RuntimeException how) {
    Thread thread =
        new Thread(
            () -> {
              throw how;
            },
            "worker");
    thread.setUncaughtExceptionHandler(faults);
    thread.start();
  }

  private String words() {
    return lookup(".alert-words").queryLabeled().getText();
  }

  @Test
  void aFailureIsSaidCalmlyAndTheWindowGoesOn() {
    settled();
    type(KeyCode.RIGHT, 2);
    Faults faults = faults();
    fail(faults, new IllegalStateException("nobody expected this"));
    until(() -> lookup("#fault-copy").tryQuery().isPresent());
    assertEquals("Something in Gradus went wrong", dialog().getHeaderText());
    assertEquals(
        "Nothing that you typed is lost, and the window goes on. If something looks wrong in it"
            + " now, save a copy and open that.\nThe details are also in "
            + folder.resolve("faults.log")
            + ".",
        words());
    clickOn("#fault-copy");
    until(() -> {
      String held = asked(() -> Clipboard.getSystemClipboard().getString());
      return held != null
          && held.contains("nobody expected this")
          && held.contains("thread worker");
    });
    assertTrue(Files.exists(folder.resolve("faults.log")));
    clickOn("#fault-save");
    until(() -> copies == 1);
    // Another one meanwhile is written down alone.
    fail(faults, new ArithmeticException("a second one"));
    until(() -> Files.readString(folder.resolve("faults.log")).contains("a second one"));
    DialogPane pane = dialog();
    ButtonType close =
        pane.getButtonTypes().stream()
            .filter(b -> b.getText().equals("Close"))
            .findFirst()
            .orElseThrow();
    clickOn((Button) pane.lookupButton(close));
    until(() -> lookup("#fault-copy").tryQuery().isEmpty());
    int before = model.picture().player().step().get();
    push(KeyCode.RIGHT);
    until(() -> model.picture().player().step().get() == before + 1);
  }

  @Test
  void itSpeaksTheLanguageOfTheWindow() {
    settled();
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    fail(faults(), new IllegalStateException("한글"));
    until(() -> lookup("#fault-copy").tryQuery().isPresent());
    assertEquals("Gradus 안에서 문제가 생겼습니다", dialog().getHeaderText());
    assertTrue(words().startsWith("입력한 것은 그대로 있고"), words());
  }

  @Test
  void aCopyIsSavedWhereOneIsAskedFor() throws Exception {
    settled();
    dialogs.file = folder.resolve("copy.gradus");
    String text = text();
    String title = stage.getTitle();
    Fault fault = new Fault(Instant.EPOCH, "worker", new IllegalStateException("odd"));
    interact(() -> view.tell(fault, Optional.empty(), () -> copies++));
    assertEquals(List.of("java.lang.IllegalStateException: odd"), dialogs.said);
    assertEquals(1, copies);
    assertEquals(text, Files.readString(dialogs.file));
    assertEquals(title, stage.getTitle(), "the document stays where it is");
    dialogs.file = folder.resolve("no").resolve("such").resolve("folder.gradus");
    interact(() -> view.tell(fault, Optional.empty(), () -> {}));
    assertEquals(3, dialogs.said.size(), dialogs.said::toString);
    assertFalse(Files.exists(dialogs.file));
  }
}
