package gradus.export;

import gradus.picture.Figure;

/// A figure and where its origin stands on a sheet.
///
/// @param scale how many times as large as it is by itself
record Standing(double x, double y, Figure figure, double scale) {
  Standing(double x, double y, Figure figure) {
    this(x, y, figure, 1);
  }

  /// The same on a sheet so many times as large, whose origin stands elsewhere.
  Standing larger(double times, double right, double down) {
    return new Standing(right + times * x, down + times * y, figure, times * scale);
  }
}
