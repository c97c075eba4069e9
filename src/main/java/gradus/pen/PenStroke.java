package gradus.pen;

import java.util.Random;

/// A kind of pen stroke. Its images are grey, 0 the paper and 1 the ink, and differ in where the
/// stroke lies, how long, how thick and how straight it is.
public enum PenStroke {
  VERTICAL(0, 1),
  HORIZONTAL(1, 0),
  /// From the lower left to the upper right.
  DIAGONAL(1, -1);

  /// Rows and columns of an image.
  public static final int SIDE = 8;

  private static final double SHIFT = 1.5;
  private static final double TILT = 0.2;
  private static final double SHORTEST = 2.2;
  private static final double LONGEST = 3.6;
  private static final double THINNEST = 0.4;
  private static final double THICKEST = 0.9;

  private final double across;
  private final double down;

  PenStroke(double across, double down) {
    this.across = across;
    this.down = down;
  }

  /// One image of it, row by row.
  ///
  /// @param noise how far a pixel is off, as a standard deviation
  public double[] image(double noise, Random random) {
    double tilt = between(-TILT, TILT, random);
    double x = across - tilt * down;
    double y = down + tilt * across;
    double length = Math.sqrt(x * x + y * y);
    double middle = (SIDE - 1) / 2.0;
    double centreX = middle + between(-SHIFT, SHIFT, random);
    double centreY = middle + between(-SHIFT, SHIFT, random);
    double half = between(SHORTEST, LONGEST, random);
    double thick = between(THINNEST, THICKEST, random);
    double[] image = new double[SIDE * SIDE];
    for (int i = 0; i < image.length; i++) {
      double right = i % SIDE - centreX;
      double below = i / SIDE - centreY;
      double along = Math.clamp((right * x + below * y) / length, -half, half);
      double offX = right - along * x / length;
      double offY = below - along * y / length;
      double off = Math.sqrt(offX * offX + offY * offY);
      image[i] = Math.clamp(thick + 0.5 - off, 0, 1) + noise * random.nextGaussian();
    }
    return image;
  }

  private static double between(double least, double most, Random random) {
    return least + (most - least) * random.nextDouble();
  }
}
