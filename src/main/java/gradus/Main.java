package gradus;

import gradus.cli.GradusCommand;

/// Where the program starts, whichever way it was called.
public final class Main {
  private Main() {}

  /// Runs one command and leaves with its exit status. No JavaFX class is loaded here, so that
  /// every command but the window works on a machine that has no display.
  public static void main(String[] args) {
    // AWT draws into memory alone; beside JavaFX it must not open the display a second time, for
    // its fonts are given back on a thread of its own when that may be gone.
    System.setProperty("java.awt.headless", "true");
    System.exit(GradusCommand.run(args));
  }
}
