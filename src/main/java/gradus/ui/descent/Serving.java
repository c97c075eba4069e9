package gradus.ui.descent;

import gradus.data.Batches;
import gradus.data.Data;

/// The examples of a descent, and how they come.
///
/// @param batch how many of them a step looks at; 0 for all
/// @param seed of their order, where a step does not look at all
public record Serving(Data data, int batch, long seed) {
  /// The one example that stands in the text.
  static final Serving ONE = new Serving(Data.NONE, 0, 0);

  /// From the beginning.
  Batches batches() {
    return isWhole() ? Batches.whole(data) : Batches.of(data, batch, seed);
  }

  /// The same of other data.
  Serving of(Data other) {
    return new Serving(other, batch, seed);
  }

  /// Whether a step looks at all.
  public boolean isWhole() {
    return batch == 0 || batch >= data.size();
  }
}
