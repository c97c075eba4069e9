package gradus.data;

import java.util.Arrays;
import java.util.Random;

/// Which examples each step looks at: all rows in a seeded order, some at a time, then all again in
/// another. The last batch of a round may be smaller.
public final class Batches {
  private final int[] order;
  private final int batch;
  private final Random random;
  private int next;

  private Batches(int rows, int batch, long seed) {
    order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    this.batch = Math.min(batch, rows);
    random = new Random(seed);
    next = rows;
  }

  /// All rows at every step, in their own order.
  public static Batches whole(Data data) {
    return new Batches(data.size(), data.size(), 0);
  }

  /// @param batch how many rows a step looks at, 1 at least
  public static Batches of(Data data, int batch, long seed) {
    if (batch < 1) throw new IllegalArgumentException("batch " + batch);
    return new Batches(data.size(), batch, seed);
  }

  /// Whether every step looks at all rows.
  public boolean isWhole() {
    return batch == order.length;
  }

  /// The rows of the next step.
  public int[] next() {
    if (isWhole()) return order.clone();
    if (next == order.length) {
      shuffle();
      next = 0;
    }
    int end = Math.min(order.length, next + batch);
    int[] rows = Arrays.copyOfRange(order, next, end);
    next = end;
    return rows;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int taken = order[i];
      order[i] = order[j];
      order[j] = taken;
    }
  }
}
