package gradus.ui.network;

import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.keys.Roaming;
import gradus.ui.seek.WireWalk;
import gradus.ui.work.WindowModel;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The network in place of the picture of gates, with what its neurons say, or why there is none.
public final class NetworkPane extends BorderPane {
  private final NetworkModel model;
  private final NetworkCanvas canvas;

  /// @param gates the picture below, which keeps the focus
  public NetworkPane(WindowModel window, DiagramCanvas gates) {
    model = new NetworkModel(window.picture(), window.settings(), window.receiving());
    canvas = new NetworkCanvas(model, window.picture(), window.settings(), gates::requestFocus);
    Label none = new Label();
    none.setId("network-none");
    none.getStyleClass().add("nothing");
    none.setWrapText(true);
    none.setMouseTransparent(true);
    none.visibleProperty().bind(model.reason().isNotEmpty());
    none.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> window.words().say("ui.network.none", model.reason().get()),
                model.reason(),
                window.settings().locale()));
    NetworkNote note =
        new NetworkNote(
            model, window.picture(), window.settings(), window.words(), window.receiving());
    StackPane seen = new StackPane(canvas, none);
    seen.setMinSize(0, 0);
    setCenter(seen);
    setBottom(note);
    new NetworkHover(model, canvas);
    setId("network");
    setMinSize(0, 0);
    visibleProperty().bind(window.settings().network().and(window.picture().diagram().isNotNull()));
  }

  /// What it shows.
  public NetworkModel model() {
    return model;
  }

  /// Whether it stands in place of the gates.
  public boolean isShown() {
    return isVisible();
  }

  public void fit() {
    canvas.fit();
  }

  /// Larger, or smaller.
  public void zoom(boolean in) {
    if (in) {
      canvas.zoomIn();
    } else {
      canvas.zoomOut();
    }
  }

  /// Where a key with Alt leads: from neuron to neuron, with Shift through the lines into one.
  /// False of all other keys.
  public boolean walked(KeyCode key, boolean shift) {
    var toward = Roaming.toward(key);
    toward.ifPresent(way -> {
      switch (way) {
        case UP, DOWN -> {
          if (shift) {
            model.walkLines(way == WireWalk.Toward.DOWN ? 1 : -1);
          } else {
            model.walk(way);
          }
        }
        case READER, OPERAND -> model.walk(way);
      }
    });
    return toward.isPresent();
  }

  /// What is seen.
  public NetworkCanvas canvas() {
    return canvas;
  }
}
