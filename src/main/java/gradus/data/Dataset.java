package gradus.data;

/// The examples of a program and how they come: kept with the program, beside its text.
///
/// @param columns what of them fills what
/// @param batch how many a step looks at; 0 for all
/// @param held the share that is not learnt from, from 0 to 1
/// @param seed of their order, and of what is held back
public record Dataset(
    ExampleSource origin, ColumnChoice columns, int batch, double held, int seed) {
  /// The one example of the text.
  public static final Dataset NONE =
      new Dataset(new ExampleSource.Nowhere(), ColumnChoice.NAMED, 0, 0, 0);

  /// Whether there are none.
  public boolean isNone() {
    return origin instanceof ExampleSource.Nowhere;
  }

  /// Others, with what they fill.
  public Dataset with(ExampleSource other, ColumnChoice fills) {
    return new Dataset(other, fills, batch, held, seed);
  }

  /// The same, coming otherwise.
  public Dataset coming(int some, double share, int order) {
    return new Dataset(origin, columns, some, share, order);
  }
}
