package gradus.ui.canvas;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Parts beside each other, the last of which go on below where there is no room: the first gives
/// way before they do, down to its least.
final class GivingRow extends Pane {
  private static final double GAP = 6;

  GivingRow(Node... parts) {
    super(parts);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return parts().stream().mapToDouble(GivingRow::wide).sum() + gaps();
  }

  @Override
  protected double computePrefHeight(double width) {
    return arrange(width < 0 ? prefWidth(-1) : width, false);
  }

  @Override
  protected void layoutChildren() {
    arrange(getWidth(), true);
  }

  private List<Node> parts() {
    return getManagedChildren();
  }

  private double gaps() {
    return GAP * Math.max(0, parts().size() - 1);
  }

  private static double wide(Node part) {
    return Math.ceil(part.prefWidth(-1));
  }

  /// @param places whether they are put there
  /// @return how high they are together, px
  private double arrange(double width, boolean places) {
    double rest = parts().stream().skip(1).mapToDouble(GivingRow::wide).sum() + gaps();
    double high =
        Math.ceil(parts().stream().mapToDouble(part -> part.prefHeight(-1)).max().orElse(0));
    double x = 0;
    double y = 0;
    for (Node part : parts()) {
      boolean first = part == parts().getFirst();
      double beside = width - rest;
      double wanted = wide(part);
      double own =
          Math.min(wanted, first && beside >= part.minWidth(-1) ? Math.max(0, beside) : width);
      if (x > 0 && x + own > width) {
        x = 0;
        y += high + GAP;
      }
      if (places) part.resizeRelocate(x, y, own, high);
      x += own + GAP;
    }
    return y + high;
  }
}
