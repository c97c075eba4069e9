package gradus;

import java.util.List;
import java.util.stream.IntStream;

/// The build that takes its time, `mvn -Pnightly verify`.
public final class Nightly {
  /// What the others need to tell linear time from quadratic, and a deep stack from a shallow one.
  private static final int SHARE = 8;

  private Nightly() {}

  /// Whether this is it.
  public static boolean isOn() {
    return Integer.getInteger("gradus.fuzz", 0) > 10_000;
  }

  /// All at night, the first of every so many by day.
  public static <T> List<T> some(List<T> all, int every) {
    return isOn()
        ? all
        : IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
  }

  /// How long a long text is made: the whole length at night, an eighth of it by day.
  public static int size(int whole) {
    return isOn() ? whole : whole / SHARE;
  }
}
