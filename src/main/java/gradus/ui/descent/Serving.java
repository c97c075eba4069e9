package gradus.ui.descent;

import gradus.data.Batches;
import gradus.data.Data;

/// The examples of a descent, and how they come.
///
/// @param held the part of them that is held back, and not looked at
/// @param share how large a part that is, from 0
/// @param batch how many of them a step looks at; 0 for all
/// @param seed of their order, where a step does not look at all
public record Serving(Data data, Data held, double share, int batch, long seed) {
  /// The one example that stands in the text.
  static final Serving ONE = of(Data.NONE, 0, 0, 0);

  /// All examples but a share of them, which the seed chooses.
  public static Serving of(Data all, double share, int batch, long seed) {
    Data.Split split = all.split(share, seed);
    return split.taken().size() == 0
        ? new Serving(all, split.taken(), share, batch, seed)
        : new Serving(split.taken(), split.held(), share, batch, seed);
  }

  /// From the beginning.
  Batches batches() {
    return isWhole() ? Batches.whole(data) : Batches.of(data, batch, seed);
  }

  /// The same of other data, as much of it held back.
  Serving of(Data other) {
    return of(other, share, batch, seed);
  }

  /// Whether a step looks at all.
  public boolean isWhole() {
    return batch == 0 || batch >= data.size();
  }
}
