package gradus.cli;

import gradus.lang.Messages;
import gradus.lesson.Example;
import gradus.ui.GradusWindow;
import gradus.ui.WindowPicture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/// The one door from the command line to the window, so that no other command loads JavaFX.
public final class WindowCommand {
  private WindowCommand() {}

  /// The window itself at a step of an example, as PNG bytes, without a display.
  static byte[] picture(Example example, int step, Locale locale) throws Exception {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(WindowPicture.of(example, step, locale), "png", png);
    return png.toByteArray();
  }

  /// Opens the window and waits until it is closed.
  ///
  /// @param file a program to open, or null
  /// @param text a program without a file, or null; with neither the opening example is shown
  /// @return 0, or 3 after one sentence when no window can open here
  static int open(Path file, String text, Locale locale) {
    PrintStream err = System.err;
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    // JavaFX writes stack traces of its own when it cannot start.
    System.setErr(new PrintStream(held, true, StandardCharsets.UTF_8));
    try {
      GradusWindow.open(file, text, locale, () -> System.setErr(err));
      return Console.DONE;
    } catch (RuntimeException | LinkageError failure) {
      System.setErr(err);
      err.println(Messages.text(locale, "ui.start.failed"));
      if (Boolean.getBoolean("gradus.debug")) {
        err.print(held.toString(StandardCharsets.UTF_8));
        failure.printStackTrace(err);
      }
      return Console.NO_DISPLAY;
    }
  }
}
