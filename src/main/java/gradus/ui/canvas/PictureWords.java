package gradus.ui.canvas;

import gradus.diagram.scene.Forecast;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.ui.work.PictureModel;
import gradus.ui.work.WindowModel;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// What is said over the picture: how to begin, why there is none, that it is a sketch or takes
/// long.
public final class PictureWords {
  /// From two on nobody counts seconds.
  private static final int MINUTE = 60;

  private PictureWords() {}

  /// Shows each of them while it is so; where the hint is, `said` comes first.
  public static void follow(
      WindowModel model,
      Node hint,
      Node said,
      Node busy,
      Label wait,
      Label nothing,
      Label sketched) {
    // Nobody can step in a formula without values, nor should in the picture of another text.
    hint.visibleProperty()
        .bind(
            model
                .problems()
                .hint()
                .and(model.picture().status().isEqualTo(PictureModel.Status.CURRENT))
                .and(model.picture().player().last().greaterThan(0))
                .and(said.visibleProperty().not()));
    busy.visibleProperty().bind(model.picture().busy());
    wait.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model
                        .picture()
                        .expectedWait()
                        .get()
                        .map(w -> said(model, w))
                        .orElseGet(() -> model.words().say("ui.busy")),
                model.picture().expectedWait(),
                model.settings().locale()));
    nothing
        .visibleProperty()
        .bind(model.picture().diagram().isNull().and(model.picture().busy().not()));
    nothing
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    switch (model.picture().status().get()) {
                      case EMPTY -> "";
                      case WRONG -> model.words().say("ui.canvas.wrong");
                      case CURRENT -> "";
                    },
                model.picture().status(),
                model.settings().locale()));
    ObjectProperty<LayoutEngine> engine = model.settings().engine();
    ReadOnlyBooleanProperty draft = model.picture().draft();
    sketched
        .visibleProperty()
        .bind(
            engine
                .isNotEqualTo(LayoutEngines.standard())
                .and(model.picture().diagram().isNotNull())
                .or(draft));
    sketched
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.words().say(draft.get() ? "ui.canvas.draft" : "picture.sketch"),
                draft,
                model.settings().locale()));
  }

  private static String said(WindowModel model, Forecast.Wait wait) {
    return wait.seconds() < 2 * MINUTE
        ? model.words().say("ui.busy.seconds", wait.gates(), wait.seconds())
        : model.words().say("ui.busy.minutes", wait.gates(), Math.ceilDiv(wait.seconds(), MINUTE));
  }
}
