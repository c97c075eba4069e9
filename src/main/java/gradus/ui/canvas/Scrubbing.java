package gradus.ui.canvas;

import gradus.diagram.Hit;
import gradus.graph.Gate;
import gradus.ui.work.Input;
import gradus.ui.work.InputModel;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// An input's number in the picture that is dragged sideways: all that depends on it follows.
public final class Scrubbing {
  /// How far the mouse goes for one notch, px.
  private static final double NOTCH = 4;

  /// What stands at an input and is not its value.
  private static final Set<Hit.Aspect> BESIDE =
      EnumSet.of(Hit.Aspect.GRADIENT, Hit.Aspect.BRANCH, Hit.Aspect.FORK);

  private final DiagramCanvas canvas;
  private final InputModel inputs;
  private String name;
  private Scrub scrub;
  private double last;
  private boolean dragged;

  public Scrubbing(DiagramCanvas canvas, InputModel inputs) {
    this.canvas = canvas;
    this.inputs = inputs;
    // Before the canvas, which would move the picture.
    canvas.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
  }

  private Optional<Input> under(MouseEvent event) {
    return canvas
        .hit(event.getX(), event.getY())
        .filter(h -> !BESIDE.contains(h.part()))
        .map(Hit::gate)
        .filter(Gate::isInput)
        .flatMap(g -> inputs.named(g.name()))
        .filter(i -> Scrub.of(i.literal()).isPresent());
  }

  private void moved(MouseEvent event) {
    canvas.setCursor(under(event).isPresent() ? Cursor.H_RESIZE : Cursor.DEFAULT);
  }

  private void pressed(MouseEvent event) {
    scrub = null;
    dragged = false;
    inputs.letGo();
    if (event.getButton() != MouseButton.PRIMARY) return;
    under(event)
        .ifPresent(i -> {
          name = i.name();
          scrub = Scrub.of(i.literal()).orElseThrow();
          last = event.getX();
          inputs.take();
        });
  }

  private void dragged(MouseEvent event) {
    if (scrub == null) return;
    event.consume();
    int notches = (int) ((event.getX() - last) / NOTCH);
    if (notches == 0) return;
    last += notches * NOTCH;
    dragged = true;
    canvas.setCursor(Cursor.H_RESIZE);
    scrub = scrub.moved(notches, pace(event));
    inputs.drag(name, scrub.literal());
  }

  private static Scrub.Pace pace(MouseEvent event) {
    if (event.isShiftDown()) return Scrub.Pace.FINE;
    return event.isShortcutDown() ? Scrub.Pace.COARSE : Scrub.Pace.USUAL;
  }

  private void released(MouseEvent event) {
    // What was dragged was not clicked.
    if (dragged) event.consume();
    if (scrub != null) inputs.letGo();
    scrub = null;
    dragged = false;
  }
}
