package gradus.network;

import gradus.graph.Gate;

/// A term of a weighted sum: weights times numbers.
///
/// @param gate that multiplies; of `sum(w*x)` the one that adds up
/// @param weight an input, or a number of the text
/// @param turned whether the weights are taken as their transpose
/// @param data what they are multiplied by
/// @param weightFirst whether they stand on the left
/// @param isNegative whether the term is taken away
record WeightedTerm(
    Gate gate, Gate weight, boolean turned, Gate data, boolean weightFirst, boolean isNegative) {

  /// How many numbers of one example it takes.
  ///
  /// @param lane where these stand
  int width(Lane lane) {
    return lane.size(data.shape());
  }

  /// Which entry of the weights leads from the `j`-th number to the `i`-th sum.
  int entry(int i, int j) {
    if (!weight.shape().isMatrix()) return j;
    // Of W x the rows of W are the sums; of X W its columns.
    boolean rowsAreSums = weightFirst != turned;
    return rowsAreSums ? i * weight.shape().cols() + j : j * weight.shape().cols() + i;
  }
}
