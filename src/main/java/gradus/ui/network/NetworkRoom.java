package gradus.ui.network;

/// How large a network is seen, and what is left of a pane for what is told of its neurons.
final class NetworkRoom {
  /// Where all of the picture would be smaller, the part that the step is about is seen; what is
  /// told leaves it so much.
  static final double LEAST = 10.0 / 16;

  /// What was seen as a whole stays so down to here while what is told of a neuron takes room from
  /// it: nothing moves away from under the pointer.
  private static final double HELD = 9.0 / 16;

  /// What is told has no less than so many of the letters' height.
  private static final double LOW = 7;

  private NetworkRoom() {}

  /// Whether all of a network is seen rather than a part.
  ///
  /// @param scale in which all of it fits
  /// @param held whether all was seen and something is told of a part of it
  static boolean isWhole(double scale, boolean held) {
    return scale >= (held ? HELD : LEAST);
  }

  /// The height that is kept for what is told.
  ///
  /// @param pane height of both
  /// @param picture height of the network in its own scale
  /// @param letters height of the letters
  /// @param wanted where there is room for it
  static double told(double pane, double picture, double letters, double wanted) {
    return Math.clamp(pane - (LEAST * picture + 1), LOW * letters, wanted);
  }
}
