package gradus.ui;

import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.Notice;
import gradus.ui.present.Presenter;
import gradus.ui.present.SentencePlace;
import gradus.ui.work.Attention;
import gradus.ui.work.WindowModel;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.stage.Stage;

/// How much of the screen the window has, and what a class sees.
final class Screening {
  private final WindowModel model;
  private final DiagramCanvas canvas;
  private final Presenter presenter;

  /// `saving` saves without asking anything, and answers whether it did.
  Screening(
      WindowModel model,
      Attention attention,
      DiagramCanvas canvas,
      Notice notice,
      BooleanSupplier saving) {
    this.model = model;
    this.canvas = canvas;
    presenter = new Presenter(model, attention, canvas, this::tell, notice, saving);
  }

  /// Shows the picture to a class; ends it where it is shown already.
  void present(Presenter.Venue place) {
    presenter.present(place, stage());
  }

  /// Gives the window the whole screen, or takes it back.
  void fullScreen() {
    stage().setFullScreen(!stage().isFullScreen());
  }

  /// Whether what plays begins anew after its end.
  BooleanProperty looping() {
    return model.picture().player().looping();
  }

  Presenter presenter() {
    return presenter;
  }

  private Stage stage() {
    return (Stage) canvas.getScene().getWindow();
  }

  /// The sentence below the picture of the class.
  private void tell(SentencePlace place) {
    Headline.show(
        place.scroll(),
        place.label(),
        place.ground(),
        model.picture(),
        model.settings(),
        new Headline.PrintSize(place.em(), new SimpleDoubleProperty(1)),
        () -> {});
  }
}
