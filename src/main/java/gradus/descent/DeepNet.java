package gradus.descent;

import gradus.op.Op;
import java.util.Locale;
import java.util.Random;

/// A net of layers of one kind, h = σ(W h), written as a program: what grows or dies in it is seen
/// side by side with other activations and other sizes of the weights.
///
/// @param activation of every layer
/// @param layers from 1 to [#DEEPEST]
/// @param width units of a layer
/// @param size the standard deviation of what a unit is given, for inputs of size 1: the weights
///   are drawn from a normal distribution with size/√width (LeCun: 1, He: √2)
/// @param seed of the weights
public record DeepNet(Op activation, int layers, int width, double size, long seed) {
  public static final int DEEPEST = 50;

  public DeepNet {
    if (layers < 1 || layers > DEEPEST) throw new IllegalArgumentException("layers " + layers);
    if (width < 1) throw new IllegalArgumentException("width " + width);
    if (!(size > 0) || Double.isInfinite(size)) throw new IllegalArgumentException("size " + size);
  }

  /// The same with another activation.
  public DeepNet with(Op other) {
    return new DeepNet(other, layers, width, size, seed);
  }

  /// The same with weights of another size.
  public DeepNet with(double other) {
    return new DeepNet(activation, layers, width, other, seed);
  }

  /// The net as a text in the language's own notation; `L` is the sum of the last layer.
  public String text() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(seed);
    text.append("x = ").append(row(random, 1)).append('\n');
    double deviation = size / Math.sqrt(width);
    for (int k = 1; k <= layers; k++) {
      text.append("W_").append(k).append(" = [");
      for (int i = 0; i < width; i++) {
        text.append(i == 0 ? "" : ", ").append(row(random, deviation));
      }
      text.append("]\n");
    }
    for (int k = 1; k <= layers; k++) {
      String before = k == 1 ? "x" : "h_" + (k - 1);
      text.append("h_").append(k).append(" = ").append(activation.name());
      text.append("(W_").append(k).append(" @ ").append(before).append(")\n");
    }
    return text.append("L = sum(h_").append(layers).append(")\n").toString();
  }

  private String row(Random random, double deviation) {
    StringBuilder row = new StringBuilder("[");
    for (int j = 0; j < width; j++) {
      double entry = random.nextGaussian() * deviation;
      row.append(j == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.4g", entry));
    }
    return row.append(']').toString();
  }
}
