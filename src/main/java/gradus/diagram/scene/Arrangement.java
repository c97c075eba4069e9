package gradus.diagram.scene;

import java.util.List;
import java.util.Set;

/// How a picture is arranged: where it is broken into rows, which inputs are drawn once more beside
/// their uses, and into how many boxes a long sum goes.
///
/// @param cuts the depths behind which a row ends, see [Cuts]
/// @param most how many operands a sum or product of many terms has in one box
/// @param turned the numbers of the gates whose two operands come in with the second above the
///   first
/// @param apart the numbers of the gates whose two operands end one above the other at the outline,
///   for only so does the first come in above the second
/// @param closer by how many px what stands below each other is nearer than is comfortable
public record Arrangement(
    List<Integer> cuts,
    Repeats repeats,
    int most,
    Set<Integer> turned,
    Set<Integer> apart,
    double closer) {
  /// All operands of a sum in one box.
  public static final int WHOLE = Integer.MAX_VALUE;

  /// One row, each input drawn once.
  public static final Arrangement PLAIN = new Arrangement(List.of(), Repeats.NONE, WHOLE);

  public Arrangement {
    cuts = List.copyOf(cuts);
    turned = Set.copyOf(turned);
    apart = Set.copyOf(apart);
  }

  /// With all operands in the order of the text.
  public Arrangement(List<Integer> cuts, Repeats repeats, int most) {
    this(cuts, repeats, most, Set.of(), Set.of(), 0);
  }

  /// The same in rows that end behind these depths.
  public Arrangement breaking(List<Integer> other) {
    return new Arrangement(other, repeats, most, turned, apart, closer);
  }

  /// The same with other inputs once more.
  public Arrangement repeating(Repeats other) {
    return new Arrangement(cuts, other, most, turned, apart, closer);
  }

  /// With the operands of these gates turned.
  public Arrangement turning(Set<Integer> gates) {
    return new Arrangement(cuts, repeats, most, gates, apart, closer);
  }

  /// With the operands of these gates one above the other.
  public Arrangement parting(Set<Integer> gates) {
    return new Arrangement(cuts, repeats, most, turned, gates, closer);
  }

  /// The same with what stands below each other so much nearer.
  public Arrangement closing(double px) {
    return new Arrangement(cuts, repeats, most, turned, apart, px);
  }
}
