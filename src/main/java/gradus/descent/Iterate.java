package gradus.descent;

/// Where a descent stands: the numbers that move, the loss there and its gradient.
public final class Iterate {
  private final int step;
  private final double loss;
  private final double batchLoss;
  private final double[] values;
  private final double[] gradients;

  Iterate(int step, double loss, double batchLoss, double[] values, double[] gradients) {
    this.step = step;
    this.loss = loss;
    this.batchLoss = batchLoss;
    this.values = values;
    this.gradients = gradients;
  }

  /// How many steps were taken.
  public int step() {
    return step;
  }

  /// Over all examples.
  public double loss() {
    return loss;
  }

  /// Over those that the next step looks at, whose gradient this is.
  public double batchLoss() {
    return batchLoss;
  }

  /// The number of an entry of the [Parameters].
  public double value(int entry) {
    return values[entry];
  }

  /// The gradient at an entry of the [Parameters].
  public double gradient(int entry) {
    return gradients[entry];
  }

  /// The length of the gradient.
  public double norm() {
    return GradientSize.length(gradients);
  }

  /// All numbers that move, in the order of the [Parameters].
  public double[] values() {
    return values.clone();
  }
}
