package gradus.op.catalogue;

/// Sums of exponentials, with the greatest entry taken out first so that nothing overflows.
final class Softness {
  private Softness() {}

  static int greatest(double[] x) {
    int top = 0;
    for (int i = 1; i < x.length; i++) {
      if (x[i] > x[top] || Double.isNaN(x[i])) top = i;
    }
    return top;
  }

  /// x[i] − x[top]; equal entries are 0 apart, also two infinities.
  static double apart(double[] x, int i, int top) {
    return x[i] == x[top] ? 0 : x[i] - x[top];
  }

  /// ln Σ e^(x − x[top]). `log1p` keeps what the other entries add, however little.
  static double logOfRest(double[] x, int top) {
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      if (i != top) rest += Math.exp(apart(x, i, top));
    }
    return Math.log1p(rest);
  }

  static double logSumExp(double[] x) {
    int top = greatest(x);
    return x[top] + logOfRest(x, top);
  }

  static double[] softmax(double[] x) {
    int top = greatest(x);
    double[] out = new double[x.length];
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      total += out[i] = Math.exp(apart(x, i, top));
    }
    for (int i = 0; i < x.length; i++) {
      out[i] /= total;
    }
    return out;
  }

  static double[] logSoftmax(double[] x) {
    int top = greatest(x);
    double log = logOfRest(x, top);
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = apart(x, i, top) - log;
    }
    return out;
  }

  /// −ln of the softmax of entry `label`.
  static double crossEntropy(double[] x, int label) {
    int top = greatest(x);
    return logOfRest(x, top) - apart(x, label, top);
  }

  /// softmax(x) − e_label. At the label it is minus the sum of the others, which does not cancel.
  static double[] crossEntropySlope(double[] x, int label) {
    double[] out = softmax(x);
    double others = 0;
    for (int i = 0; i < x.length; i++) {
      if (i != label) others += out[i];
    }
    out[label] = -others;
    return out;
  }
}
