package gradus.diagram.scene;

/// Which inputs are drawn once more beside their uses.
public enum Repeats {
  NONE(Integer.MAX_VALUE, 0),
  /// Parameters that gates far apart use, as w in every layer of a deep net.
  FAR(3, 5),
  /// Also those that two gates use, as w in each of two steps.
  PAIRS(2, 5),
  /// All that gates of different kinds use in three places or more.
  NEAR(3, 0);

  /// How many uses they have at the least.
  final int fewest;

  /// How many gates, one behind the other, these are spread over.
  final int spread;

  Repeats(int fewest, int spread) {
    this.fewest = fewest;
    this.spread = spread;
  }
}
