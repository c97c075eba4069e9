package gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the build lets a Java do and remember, so that the ones after it find the classes of these
/// commands read, checked and joined (the JDK's ahead-of-time cache).
public final class Rehearsal {
  private Rehearsal() {}

  /// Evaluates, tells and draws the opening example; nothing is left behind.
  public static void main(String[] args) throws IOException {
    Path picture = Files.createTempFile("rehearsal", ".png");
    try {
      GradusCommand.run(new String[] {"eval", "xyz"});
      GradusCommand.run(
          new String[] {"eval", "-e", "\\frac{1}{1 + e^{-w x}}, w = 2, x = 1", "--json"});
      GradusCommand.run(new String[] {"steps", "sigmoid"});
      GradusCommand.run(new String[] {"export", "norm", "-o", picture.toString()});
    } finally {
      Files.deleteIfExists(picture);
    }
  }
}
