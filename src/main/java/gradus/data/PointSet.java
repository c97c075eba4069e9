package gradus.data;

import gradus.pen.PenStroke;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Examples made from a seed: the same seed, the same numbers. Points of a plane with the class
/// they belong to, a line with noise, and images of pen strokes.
public enum PointSet {
  /// Four clouds around (±1, ±1), of class 1 where the signs differ.
  XOR(2, 0.25, "descent.points.xor") {
    @Override
    double[] point(int number, int count, double noise, Random random) {
      double a = number % 4 < 2 ? -1 : 1;
      double b = number % 2 == 0 ? -1 : 1;
      return new double[] {
        a + noise * random.nextGaussian(), b + noise * random.nextGaussian(), a == b ? 0 : 1
      };
    }
  },
  /// Two half circles that reach into each other.
  MOONS(2, 0.1, "descent.points.moons") {
    @Override
    double[] point(int number, int count, double noise, Random random) {
      int moon = number % 2;
      double t = Math.PI * along(number / 2, (count - moon + 1) / 2);
      double a = moon == 0 ? Math.cos(t) : 1 - Math.cos(t);
      double b = moon == 0 ? Math.sin(t) : 0.5 - Math.sin(t);
      return new double[] {
        a + noise * random.nextGaussian(), b + noise * random.nextGaussian(), moon
      };
    }
  },
  /// Three arms that wind around the origin, as in the CS231n notes; noise turns a point.
  SPIRAL(2, 0.2, "descent.points.spiral") {
    @Override
    double[] point(int number, int count, double noise, Random random) {
      int arm = number % 3;
      double r = along(number / 3, (count - arm + 2) / 3);
      double t = 4 * (arm + r) + noise * random.nextGaussian();
      return new double[] {r * Math.sin(t), r * Math.cos(t), arm};
    }
  },
  /// t = 2 x + 1 with noise on t, for x from −2 to 2.
  LINE(1, 0.3, "descent.points.line") {
    @Override
    double[] point(int number, int count, double noise, Random random) {
      double x = 4 * along(number, count) - 2;
      return new double[] {x, 2 * x + 1 + noise * random.nextGaussian()};
    }
  },
  /// Images of 8×8 pixels of a pen stroke: of class 0 where it is vertical, 1 horizontal, 2
  /// diagonal.
  STROKES(64, 0.1, "descent.points.strokes") {
    @Override
    double[] point(int number, int count, double noise, Random random) {
      PenStroke[] kinds = PenStroke.values();
      int kind = number % kinds.length;
      double[] image = kinds[kind].image(noise, random);
      double[] point = Arrays.copyOf(image, image.length + 1);
      point[image.length] = kind;
      return point;
    }

    @Override
    List<String> columns() {
      return Stream.concat(
              IntStream.range(0, PenStroke.SIDE * PenStroke.SIDE)
                  .mapToObj(i -> "X[" + i / PenStroke.SIDE + "," + i % PenStroke.SIDE + "]"),
              Stream.of("y"))
          .toList();
    }

    @Override
    public int usual() {
      return 300;
    }

    @Override
    int decimals() {
      return 2;
    }
  };

  /// Most points that are made.
  public static final int MOST = 1_000_000;

  private final int inputs;
  private final double noise;
  private final String title;

  PointSet(int inputs, double noise, String title) {
    this.inputs = inputs;
    this.noise = noise;
    this.title = title;
  }

  /// The one of this name.
  public static Optional<PointSet> named(String word) {
    return Arrays.stream(values()).filter(set -> set.word().equals(word)).findFirst();
  }

  /// What people call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The key of the sentence that says what it is.
  public String title() {
    return title;
  }

  /// How far points lie off, as a standard deviation, where nobody says it.
  public double noise() {
    return noise;
  }

  /// How many are made where nobody says it.
  public int usual() {
    return 100;
  }

  int decimals() {
    return 4;
  }

  /// The names of the columns.
  List<String> columns() {
    return inputs == 1 ? List.of("x", "t") : List.of("x[0]", "x[1]", "y");
  }

  /// From 0 to 1.
  static double along(int number, int count) {
    return count < 2 ? 0 : number / (count - 1.0);
  }

  abstract double[] point(int number, int count, double noise, Random random);

  /// The names of the columns, and a row a point: the classes take turns.
  public List<List<String>> table(int count, double noise, long seed) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns());
    for (int i = 0; i < count; i++) {
      double[] point = point(i, count, noise, random);
      rows.add(IntStream.range(0, point.length).mapToObj(k -> written(point[k])).toList());
    }
    return rows;
  }

  private String written(double number) {
    BigDecimal rounded = new BigDecimal(number).setScale(decimals(), RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
