package gradus.network.drawing;

import gradus.tensor.Numbers;

/// The sizes of weights that the key of a picture shows.
final class NetworkKey {
  private NetworkKey() {}

  /// The largest of 1, 2 and 5 times a power of ten that is not above a size; 0 of 0.
  static double round(double size) {
    if (!(size > 0) || !Double.isFinite(size)) return 0;
    double power = Math.pow(10, Math.floor(Math.log10(size) + 1e-9));
    double times = size / power + 1e-9;
    return (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power;
  }

  static String show(double weight) {
    return Numbers.significant(weight, 2);
  }
}
