package gradus.descent;

import java.util.List;
import java.util.Optional;

/// A loss that grows and grows while it is descended, long before it is no longer a finite number.
///
/// @param step the first after the least loss
/// @param least the loss before that step
/// @param now the loss by now
public record Growth(int step, double least, double now) {
  /// So many times as far as the loss at the start is from 0 it has grown at least.
  private static final double FAR = 100;

  /// It still grows where the greatest loss lies in this last part of the way.
  private static final int LATE = 4;

  /// What has grown far beyond its start and goes on to grow; empty for all else.
  ///
  /// @param points from the start on
  public static Optional<Growth> of(List<Iterate> points) {
    double start = points.getFirst().loss();
    double now = points.getLast().loss();
    // seldom so: for most descents no more is asked
    if (!(now - start >= FAR * Math.abs(start)) || start == now) return Optional.empty();
    int least = 0;
    int greatest = 0;
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).loss() <= points.get(least).loss()) least = i;
      if (points.get(i).loss() >= points.get(greatest).loss()) greatest = i;
    }
    int last = points.size() - 1;
    if (greatest < last - last / LATE) return Optional.empty();
    Iterate first = points.get(least + 1);
    return Optional.of(new Growth(first.step(), points.get(least).loss(), now));
  }
}
