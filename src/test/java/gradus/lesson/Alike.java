package gradus.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Tensor;
import java.util.Optional;

/// A wire that is drawn by its entries keeps what it carries.
final class Alike {
  private Alike() {}

  static void near(Optional<Tensor> whole, Optional<Tensor> parts, String what) {
    assertEquals(whole.isPresent(), parts.isPresent(), what);
    if (whole.isEmpty()) return;
    double[] one = whole.get().toArray();
    double[] other = parts.get().toArray();
    assertEquals(one.length, other.length, what);
    for (int i = 0; i < one.length; i++) {
      double far = Math.abs(one[i] - other[i]);
      boolean near =
          Double.compare(one[i], other[i]) == 0 || far <= 1e-12 * Math.max(1, Math.abs(one[i]));
      assertTrue(near, what + "[" + i + "]: " + one[i] + ", " + other[i]);
    }
  }
}
