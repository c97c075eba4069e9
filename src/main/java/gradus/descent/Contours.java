package gradus.descent;

import gradus.data.Data;
import gradus.trace.Tape;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/// The loss over two of the numbers that move, all others still.
public final class Contours {
  /// One side of the map.
  ///
  /// @param entry of the [Parameters]
  /// @param count how many places, both ends among them; 2 at least
  public record Sweep(int entry, double from, double to, int count) {
    public Sweep {
      if (count < 2 || !(from < to)) throw new IllegalArgumentException(from + " " + to);
    }

    /// The number at a place of it.
    public double at(int place) {
      return from + (to - from) * place / (count - 1);
    }
  }

  private final Sweep across;
  private final Sweep up;
  private final double[] losses;

  private Contours(Sweep across, Sweep up, double[] losses) {
    this.across = across;
    this.up = up;
    this.losses = losses;
  }

  /// Computes the map around a point.
  ///
  /// @param data over which the loss is the mean
  /// @param progress hears the share that is done, from 0 to 1, after each row
  /// @throws CancellationException when `cancelled` says so
  public static Contours around(
      Tape tape,
      Parameters parameters,
      double[] point,
      Data data,
      Sweep across,
      Sweep up,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    Objective objective = Objective.of(tape, parameters, data);
    double[] values = point.clone();
    double[] losses = new double[across.count() * up.count()];
    for (int row = 0; row < up.count(); row++) {
      if (cancelled.getAsBoolean()) throw new CancellationException();
      values[up.entry()] = up.at(row);
      for (int column = 0; column < across.count(); column++) {
        values[across.entry()] = across.at(column);
        objective.set(values);
        losses[row * across.count() + column] = objective.loss();
      }
      progress.accept((row + 1.0) / up.count());
    }
    return new Contours(across, up, losses);
  }

  public Sweep across() {
    return across;
  }

  public Sweep up() {
    return up;
  }

  /// The loss at a place; NaN or infinite where it has none.
  public double loss(int column, int row) {
    return losses[row * across.count() + column];
  }
}
