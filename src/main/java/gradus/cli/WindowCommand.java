package gradus.cli;

import gradus.lang.Messages;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.ui.GradusWindow;
import gradus.ui.WindowPicture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;

/// The one door from the command line to the window, so that no other command loads JavaFX.
public final class WindowCommand {
  private WindowCommand() {}

  /// Takes pictures of the window as PNG bytes, without a display, one after another.
  static void pictures(List<WindowPicture.Shot> shots, BiConsumer<Integer, byte[]> taken)
      throws Exception {
    try (WindowPicture window = new WindowPicture()) {
      for (int i = 0; i < shots.size(); i++) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(window.of(shots.get(i)), "png", png);
        taken.accept(i, png.toByteArray());
      }
    }
  }

  /// The window at a step of an example, without and with a tab of its panel.
  static WindowPicture.Shot shot(Example example, int step, Locale locale, String tab) {
    WindowPicture.Shot shot = WindowPicture.Shot.of(example, step, locale);
    return tab == null ? shot : shot.with(tab);
  }

  /// Opens the window once without a display, as one who starts it sees it, and closes it.
  public static void rehearse() throws Exception {
    pictures(
        List.of(shot(Examples.all().getFirst(), 0, Locale.ENGLISH, "explain")), (i, png) -> {});
  }

  /// Opens the window and waits until it is closed.
  ///
  /// @param file a program to open, or null
  /// @param text a program without a file, or null; with neither the opening example is shown
  /// @param spoken whether the language was asked for
  /// @return 0, or 3 after one sentence when no window can open here
  static int open(Path file, String text, Locale locale, boolean spoken) {
    PrintStream err = System.err;
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    // JavaFX writes stack traces of its own when it cannot start.
    System.setErr(new PrintStream(held, true, StandardCharsets.UTF_8));
    try {
      GradusWindow.open(file, text, locale, spoken, () -> System.setErr(err));
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
