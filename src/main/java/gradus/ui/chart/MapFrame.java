package gradus.ui.chart;

import gradus.data.Data;
import gradus.descent.Contours;
import gradus.descent.Iterate;
import gradus.ui.descent.Plot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a map of the loss is made with: over which numbers it goes, where all others stand, and the
/// examples. Two of the same are the same map.
final class MapFrame {
  /// While a descent runs, a map is made this long after the last at the earliest.
  static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(300);

  private static final int PLACES = 200;
  private static final int FEWEST_PLACES = 40;

  /// Of all examples together: with many of them the map is coarser.
  private static final int MOST_LOSSES = 400_000;

  /// What runs away further than this is no longer followed, else all before it would be one dot.
  private static final double FAR = 1e6;

  /// Beside the first number, where that is large itself.
  private static final double TIMES_FAR = 1e3;

  /// A frame that is so many times too wide is not kept.
  private static final double TOO_WIDE = 8;

  /// The part at each end of a kept frame where nothing may lie: marks there are cut off.
  private static final double EDGE = 0.02;

  private final Contours.Sweep across;
  private final Contours.Sweep up;
  private final Data data;
  private final double[] point;

  private MapFrame(Contours.Sweep across, Contours.Sweep up, Data data, double[] point) {
    this.across = across;
    this.up = up;
    this.data = data;
    this.point = point;
  }

  /// The frame for where a descent stands now. It holds every point of its way and the end of the
  /// next plain step; the last one stays where it does so, that the map does not jump about.
  ///
  /// @param last the frame before; null for none
  /// @param beside other descents that are drawn, too
  static MapFrame of(MapFrame last, Plot now, List<Plot> beside, int across, int up) {
    return new MapFrame(
        sweep(last == null ? null : last.across, now, beside, across),
        sweep(last == null ? null : last.up, now, beside, up),
        now.serving().data(),
        now.last().values());
  }

  private static Contours.Sweep sweep(Contours.Sweep last, Plot now, List<Plot> beside, int entry) {
    double far = Math.max(FAR, TIMES_FAR * Math.abs(now.points().getFirst().value(entry)));
    DoubleStream ways =
        DoubleStream.concat(
            now.points().stream().mapToDouble(p -> p.value(entry)),
            beside.stream().flatMap(p -> p.points().stream()).mapToDouble(p -> p.value(entry)));
    double[] numbers =
        DoubleStream.concat(ways, DoubleStream.of(ring(now, entry)))
            .filter(v -> Math.abs(v) <= far)
            .toArray();
    double least = Arrays.stream(numbers).min().orElse(-1);
    double greatest = Arrays.stream(numbers).max().orElse(1);
    // as far again on both sides
    double more = Math.max(0.6 * (greatest - least), Math.max(1, 0.5 * Math.abs(greatest)));
    int rows = now.serving().data().size();
    int places = (int) Math.clamp(Math.sqrt(MOST_LOSSES / (double) rows), FEWEST_PLACES, PLACES);
    Contours.Sweep fresh = new Contours.Sweep(entry, least - more, greatest + more, places);
    return isKept(last, fresh, least, greatest) ? last : fresh;
  }

  private static boolean isKept(
      Contours.Sweep last, Contours.Sweep fresh, double least, double greatest) {
    if (last == null || last.entry() != fresh.entry() || last.count() != fresh.count()) {
      return false;
    }
    double wide = last.to() - last.from();
    return least >= last.from() + EDGE * wide
        && greatest <= last.to() - EDGE * wide
        && wide <= TOO_WIDE * (fresh.to() - fresh.from());
  }

  /// The two entries along which the next plain step goes farthest, in their order.
  ///
  /// @param most of so many entries; 2 at least
  static int[] steepest(Plot plot, int most) {
    return IntStream.range(0, most)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(plot.last().gradient(i))))
        .limit(2)
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }

  /// Where the next plain step ends.
  static double ring(Plot plot, int entry) {
    Iterate last = plot.last();
    return last.value(entry) - plot.stride().rate() * last.gradient(entry);
  }

  /// Whether a map is to be made now: a descent that stands still has the one for where it stands,
  /// one that runs has a new one now and then, and does not give up the one that is being made.
  ///
  /// @param asked what the last one was asked for with; null for none
  /// @param underWay whether that one is still being made
  /// @param since when it was asked for, nanoseconds ago
  boolean isDue(MapFrame asked, boolean running, boolean underWay, long since) {
    if (asked == null) return true;
    if (isSame(asked)) return false;
    return !running || !underWay && since >= AGAIN;
  }

  private boolean isSame(MapFrame other) {
    return across.equals(other.across)
        && up.equals(other.up)
        && data == other.data
        && Arrays.equals(still(), other.still());
  }

  /// The numbers of all entries over which the map does not go.
  private double[] still() {
    double[] values = point.clone();
    values[across.entry()] = 0;
    values[up.entry()] = 0;
    return values;
  }

  Contours.Sweep across() {
    return across;
  }

  Contours.Sweep up() {
    return up;
  }

  /// The examples over which the loss is the mean.
  Data data() {
    return data;
  }

  /// The numbers of all entries; those over which the map goes among them.
  double[] point() {
    return point.clone();
  }
}
