package gradus.op.catalogue;

/// The length of a vector, scaled by a power of two so that squares neither overflow nor vanish.
final class Length {
  private Length() {}

  static double of(double[] x) {
    int e = exponent(x);
    return Math.scalb(scaled(x, e), e);
  }

  /// x divided by its length; 0 where the length is 0.
  static double[] direction(double[] x) {
    int e = exponent(x);
    double length = scaled(x, e);
    double[] out = new double[x.length];
    if (length == 0) return out;
    for (int i = 0; i < x.length; i++) {
      out[i] = Math.scalb(x[i], -e) / length;
    }
    return out;
  }

  private static double scaled(double[] x, int e) {
    double total = 0;
    for (double d : x) {
      double s = Math.scalb(d, -e);
      total += s * s;
    }
    return Math.sqrt(total);
  }

  private static int exponent(double[] x) {
    double most = 0;
    for (double d : x) {
      most = Math.max(most, Math.abs(d));
    }
    return Double.isFinite(most) ? Math.getExponent(most) : 0;
  }
}
