package gradus.network;

import gradus.tensor.Shape;

/// Where the numbers of one example stand in the tensors of a network.
///
/// @param example which of them, from 0
/// @param count how many there are
record Lane(Rowed abreast, int example, int count) {
  /// How examples stand beside each other.
  enum Rowed {
    /// There is one.
    ALONE,
    ROWS,
    COLUMNS
  }

  static final Lane ALONE = new Lane(Rowed.ALONE, 0, 1);

  /// How many numbers a tensor has of one example.
  int size(Shape shape) {
    return switch (abreast) {
      case ALONE -> shape.size();
      case ROWS -> shape.isMatrix() ? shape.cols() : 1;
      case COLUMNS -> shape.isMatrix() ? shape.rows() : 1;
    };
  }

  /// Where the `i`-th of them stands, row by row.
  int entry(Shape shape, int i) {
    return switch (abreast) {
      case ALONE -> i;
      case ROWS -> shape.isMatrix() ? example * shape.cols() + i : example;
      case COLUMNS -> shape.isMatrix() ? i * shape.cols() + example : example;
    };
  }
}
