package gradus.pen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Images of pen strokes.
class PenStrokeTest {
  /// How far the ink reaches across, down, and along the way from the upper left to the lower
  /// right: its second moments.
  private static double[] spread(double[] image) {
    double ink = Arrays.stream(image).sum();
    double x = 0;
    double y = 0;
    for (int i = 0; i < image.length; i++) {
      x += image[i] * (i % 8) / ink;
      y += image[i] * (i / 8) / ink;
    }
    double[] moments = new double[3];
    for (int i = 0; i < image.length; i++) {
      double right = i % 8 - x;
      double below = i / 8 - y;
      moments[0] += image[i] * right * right / ink;
      moments[1] += image[i] * below * below / ink;
      moments[2] += image[i] * right * below / ink;
    }
    return moments;
  }

  @ParameterizedTest
  @EnumSource
  void itLiesAsItsKindSays(PenStroke kind) {
    for (int seed = 0; seed < 200; seed++) {
      double[] image = kind.image(0, new Random(seed));
      assertEquals(64, image.length);
      assertTrue(Arrays.stream(image).allMatch(p -> p >= 0 && p <= 1));
      double[] spread = spread(image);
      String where = kind + " of seed " + seed + ": " + Arrays.toString(spread);
      switch (kind) {
        case VERTICAL -> assertTrue(spread[1] > 3 * spread[0], where);
        case HORIZONTAL -> assertTrue(spread[0] > 3 * spread[1], where);
        // rows are counted downwards
        case DIAGONAL -> assertTrue(spread[2] < -0.6 * Math.max(spread[0], spread[1]), where);
      }
    }
  }

  @Test
  void strokesOfOneKindDifferInPlaceAndThickness() {
    double[] ink = new double[50];
    double[] left = new double[50];
    for (int seed = 0; seed < 50; seed++) {
      double[] image = PenStroke.VERTICAL.image(0, new Random(seed));
      ink[seed] = Arrays.stream(image).sum();
      for (int i = 0; i < 64; i++) {
        left[seed] += image[i] * (i % 8) / ink[seed];
      }
    }
    assertTrue(
        Arrays.stream(ink).max().getAsDouble() > 1.8 * Arrays.stream(ink).min().getAsDouble());
    assertTrue(
        Arrays.stream(left).max().getAsDouble() > 2 + Arrays.stream(left).min().getAsDouble());
  }

  @Test
  void noiseLiesOnTheSameStroke() {
    double squares = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] clean = PenStroke.DIAGONAL.image(0, new Random(seed));
      double[] noisy = PenStroke.DIAGONAL.image(0.1, new Random(seed));
      for (int i = 0; i < 64; i++) {
        squares += Math.pow(noisy[i] - clean[i], 2);
      }
      assertArrayEquals(noisy, PenStroke.DIAGONAL.image(0.1, new Random(seed)));
    }
    assertEquals(0.1, Math.sqrt(squares / 6400), 0.003);
  }
}
