package gradus.diagram.scene;

import java.util.List;

/// How a picture is arranged: where it is broken into rows, and whether inputs are drawn once more
/// beside uses far apart.
///
/// @param cuts the depths behind which a row ends, see [Cuts]
public record Arrangement(List<Integer> cuts, boolean ghosts) {
  /// One row, each input drawn once.
  public static final Arrangement PLAIN = new Arrangement(List.of(), false);

  public Arrangement {
    cuts = List.copyOf(cuts);
  }
}
