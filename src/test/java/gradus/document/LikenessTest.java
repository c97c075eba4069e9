package gradus.document;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lesson.Examples;
import org.junit.jupiter.api.Test;

/// When a text counts as an edit of another one.
class LikenessTest {
  private static final String XYZ = "# (x + y)·z\nx = -2, y = 5, z = -4\nf = (x + y)*z\n";

  private static void assertAlike(boolean alike, String other) {
    assertTrue(alike == Likeness.of(XYZ, other) && alike == Likeness.of(other, XYZ), other);
  }

  @Test
  void anEditIsStillTheTextAndAnotherTextInItsPlaceIsNot() {
    assertAlike(true, XYZ);
    assertAlike(true, "x = 1e3, y = 0.5, z = 7\nf = (x + y)*z");
    assertAlike(true, XYZ.replace("*z", "*z^2 + y") + "g = f*x\n");
    assertAlike(true, "x = -2, y = 5, z = -4\nf = sigmoid((x + y)*z)\n# mine\n");
    assertAlike(false, "");
    assertAlike(false, "# (x + y)·z\n");
    assertAlike(false, "f = (x +");
    assertAlike(false, "x = 1, y = 2\nf = x*y\n");
    assertAlike(false, "a = 1; b = 2\nloss = sigmoid(a*b)");
    assertAlike(false, XYZ + "g = relu(f)\nh = tanh(g*x) + exp(-f)\nloss = (h - y)^2 + g\n");
    assertAlike(false, XYZ.repeat(100_000));
    assertTrue(Likeness.of("", "# nothing"));
  }

  @Test
  void noExampleIsAnEditOfAnotherShortOne() {
    String xyz = Examples.named("xyz").orElseThrow().program();
    Examples.all().stream()
        .filter(e -> !e.name().equals("xyz"))
        .forEach(e -> assertFalse(Likeness.of(xyz, e.program()), e.name()));
  }
}
