package gradus.ui.piece;

import gradus.ui.piece.Typesetter.Typeset;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// A piece of a formula with its caption under it, standing on the formula's baseline. One that is
/// wider than the room is broken into lines, and what cannot be broken is made smaller.
final class FormulaPiece extends Region {
  private static final double GAP = 3;

  /// Smaller it could not be read: then the page is scrolled sideways.
  private static final double SMALLEST = 0.75;

  private final Typeset whole;
  private Typeset typeset;
  private final ImageView view;
  private final Label caption;
  private double below;
  private double room = Double.MAX_VALUE;

  FormulaPiece(Typeset typeset, String captionText) {
    this.whole = typeset;
    this.typeset = typeset;
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
    return (typeset.height() - typeset.ascent()) * scale();
  }

  /// Lets the caption stand where those of its neighbours stand.
  void setDepth(double deepest) {
    below = deepest;
    requestLayout();
  }

  boolean hasCaption() {
    return caption != null;
  }

  private double captionTop() {
    return Math.max(typeset.height() * scale(), typeset.ascent() * scale() + below) + GAP;
  }

  /// Limits its width.
  void setRoom(double width) {
    double before = room;
    room = Math.max(60, width);
    if (room == before) return;
    typeset = whole.width() <= room ? whole : whole.narrower().apply(room).orElse(whole);
    view.setImage(typeset.image());
    requestLayout();
  }

  private double scale() {
    return Math.clamp(room / typeset.width(), SMALLEST, 1);
  }

  @Override
  public double getBaselineOffset() {
    return typeset.ascent() * scale();
  }

  @Override
  protected double computePrefWidth(double height) {
    double formula = typeset.width() * scale();
    return Math.ceil(caption == null ? formula : Math.max(formula, caption.prefWidth(-1)));
  }

  @Override
  protected double computePrefHeight(double width) {
    double formula = typeset.height() * scale();
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
    double width = typeset.width() * scale();
    double height = typeset.height() * scale();
    view.setFitWidth(width);
    view.setFitHeight(height);
    view.relocate((getWidth() - width) / 2, 0);
    if (caption != null) {
      double high = caption.prefHeight(-1);
      layoutInArea(caption, 0, captionTop(), getWidth(), high, 0, HPos.CENTER, VPos.TOP);
    }
  }
}
