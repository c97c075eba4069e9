package gradus.ui.work;

/// What beats once a frame on the thread of the window while something moves.
public interface Pulse {
  /// From the next frame on; whoever beat before no longer does.
  void start(Runnable beat);

  void stop();
}
