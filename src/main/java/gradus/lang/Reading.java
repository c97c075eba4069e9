package gradus.lang;

/// The readings that may be taken where a text can be read in more than one way, each with a notice
/// that names it and an edit. Nothing else guesses: what is in doubt and not in this list is
/// refused.
public enum Reading {
  /// `xy` as x·y, where x and y have values and xy has none.
  LETTERS("notice.split"),
  /// A spelling that other languages have: what it is here.
  SPELLING("notice.spelling"),
  /// `x_1` as an entry of the vector x.
  ENTRY("notice.entry"),
  /// Two vectors side by side as their dot product.
  DOT("notice.dot"),
  /// `W*x` of a matrix and a vector entry by entry.
  STARRED("notice.starred"),
  /// A vector and a column, both stretched to a matrix.
  STRETCHED("notice.stretched"),
  /// A number for each row of a square matrix, taken along its columns.
  ACROSS("notice.across"),
  /// A second argument of `max` or `min` that looks like an axis, as a number to compare with.
  COMPARED("notice.compared"),
  /// Probabilities where scores are asked for, as scores.
  PROBABILITIES("notice.probabilities"),
  /// `x'` as a transpose, where x has a value and x' has none.
  QUOTE("notice.quote"),
  /// `z^2` as a power, where some name is a z with something raised.
  POWER("notice.power"),
  /// Free indices that do not stand on the left as the entries of a vector or matrix.
  FREE("notice.free"),
  /// `\sigma z` as the function of z.
  SIGMA("notice.sigma"),
  /// `f(x)` as a product, where f has a value.
  FACTOR("notice.factor"),
  /// `step(x)` as a call of a known function, though the program gives the name a value.
  CALL("notice.call"),
  /// An input used as an index as a label, which counts from 0.
  LABEL("notice.label"),
  /// `n` in `1/n` beside the sum of a whole vector, where nothing gives it a value, as how many
  /// entries that has.
  LENGTH("notice.length"),
  /// `‖W‖_2^2` of a matrix as the sum of its squares.
  NORM("notice.norm"),
  /// `|A|` of a square matrix as the absolute values of its entries.
  BARS("notice.bars"),
  /// `|w|` of a vector as the absolute values of its entries.
  SIZES("notice.sizes"),
  /// `A^2` of a square matrix as the squares of its entries.
  ENTRIES("notice.entries"),
  /// `10-7` as 3, where a power of ten may have lost its place.
  SUBTRACTED("notice.subtracted"),
  /// `1/2x` as half of x, `a/2b` as half of a, times b.
  REACH("notice.reach"),
  /// `\mathbf{1}^\top x` as the sum of the entries of x.
  ONES("notice.ones"),
  /// `x^{(i)}` and `x_i` as a row of X.
  ROW("notice.row"),
  /// The number that an index begins with, where it is not written.
  COUNT("notice.count"),
  /// A sum without an index as one over the index that stands in it.
  SUMMED("notice.summed"),
  /// `\prod x_i` without an index below it as the product over the one that stands in it.
  MULTIPLIED("notice.multiplied"),
  /// `(1)` at the end of a line as the number of its formula.
  NUMBERED("notice.numbered"),
  /// `(input)` behind a value as a remark.
  REMARK("notice.remark"),
  /// A softmax of one column, which runs along its rows of one entry.
  COLUMN("notice.column");

  private final String key;

  Reading(String key) {
    this.key = key;
  }

  /// The key of its sentence.
  public String key() {
    return key;
  }

  /// The notice that a stretch of text was read so.
  ///
  /// @param edit what says the other reading in its place, or spells this one out where the other
  ///   has no sense; null when it is too long to be written
  /// @param args what the sentence quotes
  public Problem notice(Span span, String edit, Object... args) {
    Problem notice = Problem.notice(span, key, args);
    return edit == null ? notice : notice.withFix(edit);
  }
}
