package gradus;

/// The build that takes its time, `mvn -Pnightly verify`.
public final class Nightly {
  /// What the others need to tell linear time from quadratic, and a deep stack from a shallow one.
  private static final int SHARE = 8;

  private Nightly() {}

  /// Whether this is it.
  public static boolean isOn() {
    return Integer.getInteger("gradus.fuzz", 0) > 10_000;
  }

  /// How long a long text is made: the whole length at night, an eighth of it by day.
  public static int size(int whole) {
    return isOn() ? whole : whole / SHARE;
  }
}
