package gradus.ui.transport;

import gradus.ui.work.Player;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;

/// All steps in a row, the forward pass in one colour and the backward pass in the other; what has
/// happened is strong, what is to come is pale. Dragging goes to a step at once.
public final class Timeline extends Region {
  private static final double THUMB = 16;
  private static final double TRACK = 6;
  private static final double TICK = 16;
  private static final double WIDEST = 460;

  /// From the pointer to what is said about the step under it.
  private static final double AWAY = 10;

  private static final double ABOVE = 16;

  /// With more steps than this, or less room for each, they are not marked one by one.
  private static final int MOST_NOTCHES = 60;

  private final Region forward = part("forward", "to-come");
  private final Region backward = part("backward", "to-come");
  private final Region forwardDone = part("forward");
  private final Region backwardDone = part("backward");
  private final Region seed = part("seed");
  private final Region thumb = part("thumb");
  private final Region[] notches = new Region[MOST_NOTCHES + 1];
  private final IntegerProperty forwardEnd = new SimpleIntegerProperty();
  private Player player;
  private final Tooltip note = new Tooltip();
  private IntFunction<Optional<String>> names = n -> Optional.empty();

  public Timeline() {
    getStyleClass().add("timeline");
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    getChildren().addAll(forward, backward, forwardDone, backwardDone);
    for (int i = 0; i < notches.length; i++) {
      notches[i] = part("notch");
      getChildren().add(notches[i]);
    }
    getChildren().addAll(seed, thumb);
    setMinHeight(28);
    setPrefHeight(28);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::name);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> note.hide());
    note.setId("timeline-note");
    note.setWrapText(true);
    note.setMaxWidth(WIDEST);
    // However many lines it has, it never comes under the pointer, which would have left then.
    note.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
  }

  private static Region part(String... styles) {
    Region part = new Region();
    part.getStyleClass().addAll(styles);
    part.setMouseTransparent(true);
    part.setManaged(false);
    return part;
  }

  /// Connects the timeline to what plays.
  ///
  /// @param named what a step does, in words
  void connect(Player played, IntFunction<Optional<String>> named) {
    names = named;
    player = played;
    InvalidationListener move = o -> requestLayout();
    player.step().addListener(move);
    player.last().addListener(move);
    forwardEnd.addListener(move);
    player.step().addListener(o -> notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE));
  }

  /// The step at which the forward pass is over.
  IntegerProperty forwardEnd() {
    return forwardEnd;
  }

  private void point(MouseEvent event) {
    if (player == null) return;
    requestFocus();
    note.hide();
    if (getWidth() > THUMB) player.go(stepAt(event.getX()));
    event.consume();
  }

  private int stepAt(double x) {
    int last = player.last().get();
    return Math.clamp(Math.round((x - THUMB / 2) / (getWidth() - THUMB) * last), 0, last);
  }

  /// Says what the step under the pointer does.
  private void name(MouseEvent event) {
    if (player == null || getWidth() <= THUMB) return;
    int step = stepAt(event.getX());
    names
        .apply(step)
        .filter(s -> !s.isBlank())
        .ifPresentOrElse(
            sentence -> {
              note.setText(step + " · " + sentence);
              note.show(this, event.getScreenX() + AWAY, event.getScreenY() - ABOVE);
            },
            note::hide);
  }

  /// Where a step stands on the timeline.
  public double place(int step) {
    int last = Math.max(1, player == null ? 1 : player.last().get());
    return THUMB / 2 + (getWidth() - THUMB) * step / last;
  }

  @Override
  protected void layoutChildren() {
    int last = player == null ? 0 : player.last().get();
    int now = player == null ? 0 : player.step().get();
    int turn = Math.min(forwardEnd.get(), last);
    double middle = getHeight() / 2;
    double left = place(0);
    double right = last == 0 ? getWidth() - THUMB / 2 : place(last);
    boolean turns = last > 0 && turn < last;
    double border = turns ? (place(turn) + place(turn + 1)) / 2 : right;
    double at = place(now);
    lay(forward, left, border, middle, TRACK);
    lay(forwardDone, left, Math.min(at, border), middle, TRACK);
    lay(backward, border, right, middle, TRACK);
    lay(backwardDone, border, Math.max(at, border), middle, TRACK);
    backward.setVisible(turns);
    backwardDone.setVisible(turns && at > border);
    seed.setVisible(turns);
    double tick = place(turn + 1);
    lay(seed, tick - 1, tick + 1, middle, TICK);
    boolean roomy = last > 0 && last <= MOST_NOTCHES && (right - left) / last >= 9;
    for (int i = 0; i < notches.length; i++) {
      notches[i].setVisible(roomy && i <= last && i != turn + 1);
      lay(notches[i], place(i) - 1, place(i) + 1, middle, 2);
    }
    lay(thumb, at - THUMB / 2, at + THUMB / 2, middle, THUMB);
    thumb.pseudoClassStateChanged(PseudoClass.getPseudoClass("backward"), turns && now > turn);
  }

  private static void lay(Node part, double from, double to, double middle, double height) {
    part.resizeRelocate(from, middle - height / 2, Math.max(0, to - from), height);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> player == null ? 0.0 : (double) player.step().get();
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> player == null ? 0.0 : (double) player.last().get();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
