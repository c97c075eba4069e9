package gradus.ui.piece;

import gradus.ui.piece.Typesetter.Typeset;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// A piece of a formula with its caption under it, standing on the formula's baseline.
final class FormulaPiece extends Region {
  private static final double GAP = 3;

  private final Typeset typeset;
  private final double scale;
  private final ImageView view;
  private final Label caption;
  private double below;

  /// @param scale less than 1 where it would be too wide
  FormulaPiece(Typeset typeset, String captionText, double scale) {
    this.typeset = typeset;
    this.scale = scale;
    getStyleClass().add("piece");
    view = new ImageView(typeset.image());
    view.setSmooth(true);
    getChildren().add(view);
    if (captionText.isEmpty()) {
      caption = null;
    } else {
      caption = new Label(captionText);
      caption.getStyleClass().add("piece-caption");
      getChildren().add(caption);
    }
  }

  /// How far the formula reaches below its baseline.
  double depth() {
    return (typeset.height() - typeset.ascent()) * scale;
  }

  /// Lets the caption stand where those of its neighbours stand.
  void setDepth(double deepest) {
    if (below == deepest) return;
    below = deepest;
    requestLayout();
  }

  /// What of its width is free on either side, where no caption is wider.
  double margin() {
    boolean wide = caption != null && caption.prefWidth(-1) > typeset.width() * scale;
    return wide ? 0 : typeset.margin() * scale;
  }

  boolean hasCaption() {
    return caption != null;
  }

  private double captionTop() {
    return Math.max(typeset.height() * scale, typeset.ascent() * scale + below) + GAP;
  }

  @Override
  public double getBaselineOffset() {
    return typeset.ascent() * scale;
  }

  @Override
  protected double computePrefWidth(double height) {
    double formula = typeset.width() * scale;
    return caption == null ? formula : Math.max(formula, caption.prefWidth(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    double formula = typeset.height() * scale;
    return Math.ceil(caption == null ? formula : captionTop() + caption.prefHeight(-1));
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = typeset.width() * scale;
    double height = typeset.height() * scale;
    view.setFitWidth(width);
    view.setFitHeight(height);
    view.relocate((getWidth() - width) / 2, 0);
    if (caption != null) {
      double high = caption.prefHeight(-1);
      layoutInArea(caption, 0, captionTop(), getWidth(), high, 0, HPos.CENTER, VPos.TOP);
    }
  }
}
