package gradus.descent;

import java.util.List;

/// The rules by which a number moves against its gradient. Those with a memory are written as
/// PyTorch's `torch.optim` has them: the rate multiplies the velocity, not what is added to it.
public enum Optimiser {
  /// The notes' own step (CS231n notes, Optimization: Stochastic Gradient Descent).
  SGD("descent.sgd", 0, List.of("w \\leftarrow w - \\eta\\, g"), Memory.NONE) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      return gradient;
    }
  },

  /// A ball that rolls (CS231n notes, Neural Networks part 3, Parameter updates).
  MOMENTUM(
      "descent.momentum",
      1,
      List.of("v \\leftarrow \\mu v + g", "w \\leftarrow w - \\eta\\, v"),
      Memory.MOMENTUM) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = momentum * kept[from] + gradient;
      return kept[from];
    }
  },

  /// The same, with the gradient one step ahead.
  NESTEROV(
      "descent.nesterov",
      1,
      List.of("v \\leftarrow \\mu v + g", "w \\leftarrow w - \\eta\\,(g + \\mu v)"),
      Memory.MOMENTUM) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = momentum * kept[from] + gradient;
      return gradient + momentum * kept[from];
    }
  },

  /// A rate of its own for each number, by the size of its last gradients.
  RMSPROP(
      "descent.rmsprop",
      1,
      List.of(
          "c \\leftarrow 0.99\\, c + 0.01\\, g^2",
          "w \\leftarrow w - \\eta\\, \\frac{g}{\\sqrt{c} + 10^{-8}}"),
      Memory.OWN) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = SMOOTH * kept[from] + (1 - SMOOTH) * gradient * gradient;
      return gradient / (Math.sqrt(kept[from]) + TINY);
    }
  },

  /// Both: a velocity, and a rate by the size of the last gradients (Kingma and Ba, 2015).
  ADAM(
      "descent.adam",
      2,
      List.of(
          "m \\leftarrow 0.9\\, m + 0.1\\, g",
          "c \\leftarrow 0.999\\, c + 0.001\\, g^2",
          "w \\leftarrow w - \\eta\\, \\frac{m / (1 - 0.9^t)}{\\sqrt{c / (1 - 0.999^t)} +"
              + " 10^{-8}}"),
      Memory.OWN) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = FIRST * kept[from] + (1 - FIRST) * gradient;
      kept[from + 1] = SECOND * kept[from + 1] + (1 - SECOND) * gradient * gradient;
      double size = Math.sqrt(kept[from + 1]) / Math.sqrt(1 - Math.pow(SECOND, step));
      return kept[from] / (1 - Math.pow(FIRST, step)) / (size + TINY);
    }
  };

  private static final double SMOOTH = 0.99;
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double TINY = 1e-8;

  /// What a rule remembers from step to step.
  private enum Memory {
    NONE,
    MOMENTUM,
    OWN
  }

  private final String key;
  private final int kept;
  private final List<String> formulas;
  private final Memory memory;

  Optimiser(String key, int kept, List<String> formulas, Memory memory) {
    this.key = key;
    this.kept = kept;
    this.formulas = formulas;
    this.memory = memory;
  }

  /// How many numbers it keeps for each number that moves.
  int kept() {
    return kept;
  }

  /// What one step does to a number w with the gradient g, as lines of LaTeX; η is the rate, μ the
  /// momentum, t the step from 1.
  public List<String> formulas() {
    return formulas;
  }

  /// Whether a momentum can be chosen.
  public boolean takesMomentum() {
    return memory == Memory.MOMENTUM;
  }

  /// The key of its name.
  public String key() {
    return key;
  }

  /// What is subtracted from a number, once it is multiplied by the rate.
  ///
  /// @param kept holds what is kept for all numbers; this one's begins at `from`, and is 0 at first
  /// @param step from 1
  abstract double direction(double gradient, double[] kept, int from, int step, double momentum);
}
