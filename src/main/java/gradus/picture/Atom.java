package gradus.picture;

/// A part of a formula that is never broken.
///
/// @param latex as it stands in a line
/// @param leading as it begins a line
/// @param piece the piece of the formula it is of
/// @param before whether a line may begin with it
public record Atom(String latex, String leading, int piece, Break before) {
  /// What a line may be broken at: before a sign, never behind it.
  enum Seam {
    /// Behind the comma of a list.
    LIST,
    /// Before `=`.
    RELATION,
    ADDEND,
    FACTOR,
    /// Between factors that stand side by side. The second begins a line with a sign.
    BESIDE
  }

  /// Whether a line may begin, and how closely what stands around the place belongs together.
  public sealed interface Break {
    /// It may not.
    record Never() implements Break {}

    /// In so many brackets.
    record At(int brackets, Seam sign) implements Break, Comparable<At> {
      @Override
      public int compareTo(At other) {
        int outside = Integer.compare(brackets, other.brackets);
        return outside != 0 ? outside : sign.compareTo(other.sign);
      }
    }
  }
}
