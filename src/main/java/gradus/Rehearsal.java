package gradus;

import gradus.cli.GradusCommand;
import gradus.cli.WindowCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the build lets a Java do and remember, so that the ones after it find the classes read,
/// checked and joined (the JDK's ahead-of-time cache). Commands and the window have a cache each:
/// all classes in one are there from the start, and a command wants few.
public final class Rehearsal {
  private Rehearsal() {}

  /// With `window` opens it; else evaluates, tells and draws examples. Nothing is left behind.
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("window")) {
      WindowCommand.rehearse();
    } else {
      commands();
    }
  }

  private static void commands() throws IOException {
    Path picture = Files.createTempFile("rehearsal", ".png");
    try {
      GradusCommand.run("eval", "xyz");
      GradusCommand.run("eval", "-e", "\\frac{1}{1 + e^{-w x}}, w = 2, x = 1", "--json");
      GradusCommand.run("steps", "sigmoid");
      GradusCommand.run("export", "norm", "-o", picture.toString());
    } finally {
      Files.deleteIfExists(picture);
    }
  }
}
