package gradus.descent;

import gradus.descent.RuleLine.TwoForms;
import java.util.List;
import java.util.stream.Collectors;

/// The rules by which a number moves against its gradient. Those with a memory are written as
/// PyTorch's `torch.optim` has them: the rate multiplies the velocity, not what is added to it.
public enum Optimiser {
  /// The notes' own step (CS231n notes, Optimization: Stochastic Gradient Descent).
  SGD(
      "descent.sgd",
      "descent.sgd.words",
      0,
      Memory.NONE,
      List.of(
          RuleLine.moving(
              new TwoForms("w - \\eta\\, g", "w − η g"),
              new TwoForms("<w> - <η> <.> <g>", "<w> − <η> <.> <g>"),
              n -> n.get("w") - n.get("η") * n.get("g")))) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      return gradient;
    }
  },

  /// A ball that rolls (CS231n notes, Neural Networks part 3, Parameter updates).
  MOMENTUM(
      "descent.momentum",
      "descent.momentum.words",
      1,
      Memory.MOMENTUM,
      List.of(
          RuleLine.rolling(),
          RuleLine.moving(
              new TwoForms("w - \\eta\\, v", "w − η v"),
              new TwoForms("<w> - <η> <.> <v>", "<w> − <η> <.> <v>"),
              n -> n.get("w") - n.get("η") * n.get("v")))) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = momentum * kept[from] + gradient;
      return kept[from];
    }
  },

  /// The same, with the gradient one step ahead.
  NESTEROV(
      "descent.nesterov",
      "descent.nesterov.words",
      1,
      Memory.MOMENTUM,
      List.of(
          RuleLine.rolling(),
          RuleLine.moving(
              new TwoForms("w - \\eta\\,(g + \\mu v)", "w − η (g + μ v)"),
              new TwoForms(
                  "<w> - <η> <.> (<g> + <μ> <.> <v>)", "<w> − <η> <.> (<g> + <μ> <.> <v>)"),
              n -> n.get("w") - n.get("η") * (n.get("g") + n.get("μ") * n.get("v"))))) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = momentum * kept[from] + gradient;
      return gradient + momentum * kept[from];
    }
  },

  /// A rate of its own for each number, by the size of its last gradients.
  RMSPROP(
      "descent.rmsprop",
      "descent.rmsprop.words",
      1,
      Memory.OWN,
      List.of(
          new RuleLine(
              new TwoForms("c", "c"),
              new TwoForms("0.99\\, c + 0.01\\, g^2", "0.99 c + 0.01 g²"),
              new TwoForms("0.99 <.> <c> + 0.01 <.> <g>^2", "0.99 <.> <c> + 0.01 <.> <g>²"),
              n ->
                  Optimiser.SMOOTH * n.get("c") + (1 - Optimiser.SMOOTH) * n.get("g") * n.get("g")),
          RuleLine.moving(
              new TwoForms("w - \\eta\\, \\frac{g}{\\sqrt{c} + 10^{-8}}", "w − η g / (√c + 10⁻⁸)"),
              new TwoForms(
                  "<w> - <η> <.> \\frac{<g>}{\\sqrt{<c>} + 10^{-8}}",
                  "<w> − <η> <.> <g> / (√<c> + 10⁻⁸)"),
              n ->
                  n.get("w")
                      - n.get("η") * n.get("g") / (Math.sqrt(n.get("c")) + Optimiser.TINY)))) {
    @Override
    double direction(double gradient, double[] kept, int from, int step, double momentum) {
      kept[from] = SMOOTH * kept[from] + (1 - SMOOTH) * gradient * gradient;
      return gradient / (Math.sqrt(kept[from]) + TINY);
    }
  },

  /// Both: a velocity, and a rate by the size of the last gradients (Kingma and Ba, 2015).
  ADAM(
      "descent.adam",
      "descent.adam.words",
      2,
      Memory.OWN,
      List.of(
          new RuleLine(
              new TwoForms("m", "m"),
              new TwoForms("0.9\\, m + 0.1\\, g", "0.9 m + 0.1 g"),
              new TwoForms("0.9 <.> <m> + 0.1 <.> <g>", "0.9 <.> <m> + 0.1 <.> <g>"),
              n -> Optimiser.FIRST * n.get("m") + (1 - Optimiser.FIRST) * n.get("g")),
          new RuleLine(
              new TwoForms("c", "c"),
              new TwoForms("0.999\\, c + 0.001\\, g^2", "0.999 c + 0.001 g²"),
              new TwoForms("0.999 <.> <c> + 0.001 <.> <g>^2", "0.999 <.> <c> + 0.001 <.> <g>²"),
              n ->
                  Optimiser.SECOND * n.get("c") + (1 - Optimiser.SECOND) * n.get("g") * n.get("g")),
          new RuleLine(
              new TwoForms("\\hat m", "m̂"),
              new TwoForms("\\frac{m}{1 - 0.9^t}", "m / (1 − 0.9^t)"),
              new TwoForms("\\frac{<m>}{1 - 0.9^{<t>}}", "<m> / (1 − 0.9^<t>)"),
              n -> n.get("m") / (1 - Math.pow(Optimiser.FIRST, n.get("t")))),
          new RuleLine(
              new TwoForms("\\hat c", "ĉ"),
              new TwoForms("\\frac{c}{1 - 0.999^t}", "c / (1 − 0.999^t)"),
              new TwoForms("\\frac{<c>}{1 - 0.999^{<t>}}", "<c> / (1 − 0.999^<t>)"),
              n -> n.get("c") / (1 - Math.pow(Optimiser.SECOND, n.get("t")))),
          RuleLine.moving(
              new TwoForms(
                  "w - \\eta\\, \\frac{\\hat m}{\\sqrt{\\hat c} + 10^{-8}}",
                  "w − η m̂ / (√ĉ + 10⁻⁸)"),
              new TwoForms(
                  "<w> - <η> <.> \\frac{<m̂>}{\\sqrt{<ĉ>} + 10^{-8}}",
                  "<w> − <η> <.> <m̂> / (√<ĉ> + 10⁻⁸)"),
              n ->
                  n.get("w")
                      - n.get("η") * n.get("m̂") / (Math.sqrt(n.get("ĉ")) + Optimiser.TINY)))) {
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
  private final String words;
  private final int kept;
  private final Memory memory;
  private final List<RuleLine> lines;

  Optimiser(String key, String words, int kept, Memory memory, List<RuleLine> lines) {
    this.key = key;
    this.words = words;
    this.kept = kept;
    this.memory = memory;
    this.lines = lines;
  }

  /// How many numbers it keeps for each number that moves.
  int kept() {
    return kept;
  }

  /// What one step does to a number w with the gradient g, line by line: the first compute anew
  /// what is remembered, the last moves w; η is the rate, μ the momentum, t the step from 1.
  public List<RuleLine> lines() {
    return lines;
  }

  /// The lines as LaTeX.
  public List<String> formulas() {
    return lines.stream().map(RuleLine::latex).toList();
  }

  /// The lines as text, one after the other.
  public String formula() {
    return lines.stream().map(RuleLine::text).collect(Collectors.joining(", "));
  }

  /// Whether a momentum can be chosen.
  public boolean takesMomentum() {
    return memory == Memory.MOMENTUM;
  }

  /// The key of its name.
  public String key() {
    return key;
  }

  /// The key of what it does, in words.
  public String words() {
    return words;
  }

  /// What is subtracted from a number, once it is multiplied by the rate.
  ///
  /// @param kept holds what is kept for all numbers; this one's begins at `from`, and is 0 at first
  /// @param step from 1
  abstract double direction(double gradient, double[] kept, int from, int step, double momentum);
}
