package gradus.ui.piece;

import gradus.picture.Look;
import gradus.ui.piece.StepLayout.Stamp;
import gradus.ui.piece.Typesetter.Typeset;
import javafx.geometry.VPos;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// What a step does, typeset as it has been laid out.
public final class StepLines extends Region {
  private final StepLayout layout;

  public StepLines(StepLayout layout, Typesetter typesetter, Look look) {
    this.layout = layout;
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    for (Stamp glyphs : layout.glyphs()) {
      typesetter
          .typeset(glyphs.latex(), layout.size(), FormulaLine.ink(glyphs.role(), look))
          .ifPresent(t -> put(t, glyphs));
    }
    layout.words().forEach(this::put);
  }

  private void put(Typeset typeset, Stamp glyphs) {
    ImageView view = new ImageView(typeset.image());
    view.setSmooth(true);
    view.setFitWidth(typeset.width());
    view.setFitHeight(typeset.height());
    // Thin strokes between two pixels would fade.
    view.relocate(Math.floor(glyphs.x()), Math.floor(glyphs.baseline() - typeset.ascent()));
    getChildren().add(view);
  }

  private void put(StepLayout.Saying words) {
    Text text = layout.text(words.text(), words.wrapped());
    text.getStyleClass().add("headline-words");
    text.setTextOrigin(VPos.TOP);
    text.setLayoutX(words.x());
    text.setLayoutY(words.middle() - text.getLayoutBounds().getHeight() / 2);
    getChildren().add(text);
  }

  @Override
  protected double computePrefWidth(double high) {
    return layout.width();
  }

  @Override
  protected double computePrefHeight(double wide) {
    return layout.height();
  }
}
