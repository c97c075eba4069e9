package gradus.ui.network;

import gradus.network.drawing.NetworkPicture;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.keys.Roaming;
import gradus.ui.seek.WireWalk;
import gradus.ui.work.WindowModel;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The network in place of the picture of gates, with what its neurons say, or why there is none.
public final class NetworkPane extends BorderPane {
  private static final double SIZE = 17;

  /// Width to height from which on what is told stands beside the picture.
  private static final double BROAD = 1.7;

  /// What it takes there of the width.
  private static final double SHARE = 0.42;

  /// What is told takes so many of the letters' height below the picture.
  private static final double TOLD = 10.5;

  /// A pane so many times as high keeps that room free, so that nothing moves from under the
  /// pointer when a neuron is clicked.
  private static final double ROOMY = 2.5;

  private final NetworkModel model;
  private final ObservableDoubleValue size;
  private final NetworkNote note;
  private final NetworkCanvas canvas;

  /// @param gates the picture below, which keeps the focus
  public NetworkPane(WindowModel window, DiagramCanvas gates) {
    this(window, gates, window.settings().textSize().multiply(SIZE));
  }

  /// @param size of the letters of formulas, px
  public NetworkPane(WindowModel window, DiagramCanvas gates, ObservableDoubleValue size) {
    this.size = size;
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
    note =
        new NetworkNote(
            model, window.picture(), window.settings(), window.words(), size, window.receiving());
    StackPane seen = new StackPane(canvas, none);
    seen.setMinSize(0, 0);
    setCenter(seen);
    widthProperty().addListener(o -> arrange());
    heightProperty().addListener(o -> arrange());
    note.telling().addListener(o -> arrange());
    model.picture().addListener(o -> arrange());
    size.addListener(o -> arrange());
    arrange();
    new NetworkHover(model, canvas);
    setId("network");
    setMinSize(0, 0);
    visibleProperty().bind(window.settings().network().and(window.picture().diagram().isNotNull()));
  }

  /// What is told stands where it takes least from the picture, beside it in a broad pane, and has
  /// its room before it is there; in a low one, while that is only which example is shown, a line
  /// below.
  private void arrange() {
    double room = TOLD * size.get();
    boolean roomy = model.picture().get() != null && getHeight() > ROOMY * room;
    boolean told = note.telling().get() || roomy;
    boolean broad = told && getWidth() > BROAD * getHeight();
    double kept = roomy ? NetworkRoom.told(getHeight(), pictured(), size.get(), room) : 0;
    note.arrange(broad, broad ? SHARE * getWidth() : getWidth(), kept);
    if (broad) {
      setBottom(null);
      setRight(note);
    } else {
      setRight(null);
      setBottom(note);
    }
  }

  private double pictured() {
    NetworkPicture shown = model.picture().get();
    return shown == null ? 0 : shown.height();
  }

  /// What it shows.
  public NetworkModel model() {
    return model;
  }

  /// Whether it stands in place of the gates.
  public boolean isShown() {
    return isVisible();
  }

  /// The network that it shows; empty while none is.
  public Optional<NetworkPicture> shown() {
    return isShown() ? Optional.ofNullable(model.picture().get()) : Optional.empty();
  }

  public void fit() {
    canvas.fit();
  }

  /// As a network is seen at first.
  public void settle() {
    canvas.settle();
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
