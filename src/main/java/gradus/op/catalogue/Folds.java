package gradus.op.catalogue;

import java.util.Arrays;

/// What becomes of the entries of one line: one number, and one gradient for each.
final class Folds {
  private Folds() {}

  static double[] filled(double[] like, double value) {
    double[] out = new double[like.length];
    Arrays.fill(out, value);
    return out;
  }

  static double total(double[] x) {
    double total = 0;
    for (double d : x) {
      total += d;
    }
    return total;
  }

  static double squares(double[] x) {
    double total = 0;
    for (double d : x) {
      total += d * d;
    }
    return total;
  }

  static double[] doubled(double[] x) {
    double[] out = new double[x.length];
    Arrays.setAll(out, i -> 2 * x[i]);
    return out;
  }

  static double product(double[] x) {
    double product = 1;
    for (double d : x) {
      product *= d;
    }
    return product;
  }

  /// For each entry the product of all the others, without dividing: right when entries are 0.
  static double[] others(double[] x) {
    double[] out = new double[x.length];
    double before = 1;
    for (int i = 0; i < x.length; i++) {
      out[i] = before;
      before *= x[i];
    }
    double after = 1;
    for (int i = x.length - 1; i >= 0; i--) {
      out[i] *= after;
      after *= x[i];
    }
    return out;
  }

  static double greatest(double[] x) {
    double best = Double.NEGATIVE_INFINITY;
    for (double d : x) {
      best = Math.max(best, d);
    }
    return best;
  }

  static double smallest(double[] x) {
    double best = Double.POSITIVE_INFINITY;
    for (double d : x) {
      best = Math.min(best, d);
    }
    return best;
  }

  static double[] sharedByEqual(double[] x, double y) {
    double equal = Arrays.stream(x).filter(d -> d == y).count();
    double[] out = new double[x.length];
    Arrays.setAll(out, i -> x[i] == y ? 1 / equal : equal == 0 ? Double.NaN : 0);
    return out;
  }
}
