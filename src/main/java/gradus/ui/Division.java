package gradus.ui;

import gradus.ui.editor.Editor;
import gradus.ui.editor.TypesetView;
import gradus.ui.work.Settings;
import gradus.ui.work.Settings.WindowPart;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// How the window is divided between the program, the picture and the panel: as a person divided
/// it, and else as suits the window.
final class Division {
  private static final double SIDE = 0.22;
  private static final double SIDE_LEAST = 270;
  private static final double SIDE_MOST = 400;
  private static final double PANEL = 0.26;
  private static final double PANEL_LEAST = 330;
  private static final double PANEL_MOST = 640;
  private static final double STAGE_LEAST = 316;

  /// Lines of the text, px, and of the height of its column, what it has at least.
  private static final double FIVE_LINES = 161;

  private static final double PAGE = 0.29;

  /// What the text has around it, px.
  private static final double MARGIN = 24;

  private final SplitPane panes;
  private final Settings settings;
  private final Map<WindowPart, Pane> parts;
  private double[] pressed = {};

  /// What is shown of a part of the window, and what in it has the focus first.
  record Pane(Region whole, Node first) {}

  Division(SplitPane panes, Map<WindowPart, Pane> parts, Settings settings) {
    this.panes = panes;
    this.parts = new EnumMap<>(parts);
    this.settings = settings;
    for (WindowPart part : WindowPart.values()) {
      settings.shown(part).addListener(o -> open());
    }
    open();
  }

  /// The text has five lines, also of letters as tall as Hangul, and fewer only where large letters
  /// leave no room for them; there the formula gives way first.
  static void share(Region side, Region page, Editor text, TypesetView formula, Settings settings) {
    formula.giveWay(side.heightProperty());
    formula.share(
        () -> page.getHeight() + (formula.isVisible() ? formula.getHeight() : 0),
        () -> text.getTotalHeightEstimate() + MARGIN,
        page.heightProperty(),
        text.totalHeightEstimateProperty());
    page.minHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(FIVE_LINES * settings.textSize().get(), PAGE * side.getHeight()),
                side.heightProperty(),
                settings.textSize()));
  }

  /// From now on the window's own size counts.
  void follow() {
    panes.widthProperty().addListener(o -> Platform.runLater(this::divide));
    panes.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pressed = panes.getDividerPositions());
    panes.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          if (isDivider(e.getTarget())) keep();
        });
  }

  private boolean isShown(WindowPart part) {
    return panes.getItems().contains(parts.get(part).whole);
  }

  private void open() {
    boolean none = parts.keySet().stream().noneMatch(p -> settings.shown(p).get());
    if (none) {
      // A file of settings may say so; it opens again when that is set.
      settings.picture().set(true);
      return;
    }
    boolean focused = isFocusIn(panes);
    int at = 0;
    for (Map.Entry<WindowPart, Pane> part : parts.entrySet()) {
      Region whole = part.getValue().whole;
      boolean shown = settings.shown(part.getKey()).get();
      if (shown && !isShown(part.getKey())) panes.getItems().add(at, whole);
      if (!shown) panes.getItems().remove(whole);
      if (shown) at++;
    }
    divide();
    if (focused && !isFocusIn(panes)) giveFocus();
  }

  private static boolean isFocusIn(Parent whole) {
    Node owner = whole.getScene() == null ? null : whole.getScene().getFocusOwner();
    for (Node n = owner; n != null; n = n.getParent()) {
      if (n == whole) return true;
    }
    return false;
  }

  /// What was hidden had the focus: the picture has it then, and without one what is left.
  private void giveFocus() {
    Stream.of(WindowPart.PICTURE, WindowPart.PROGRAM, WindowPart.PANEL)
        .filter(this::isShown)
        .findFirst()
        .ifPresent(next -> parts.get(next).first.requestFocus());
  }

  /// A width that was dragged holds from now on, also when the panel is closed and opened again.
  private void keep() {
    double width = panes.getWidth();
    double[] now = panes.getDividerPositions();
    if (now.length == 0 || now.length != pressed.length) return;
    boolean right = isShown(WindowPart.PICTURE) && isShown(WindowPart.PANEL);
    int last = now.length - 1;
    if (isShown(WindowPart.PROGRAM) && now[0] != pressed[0]) {
      settings.sideWidth().set(Math.rint(now[0] * width));
    }
    if (right && now[last] != pressed[last]) {
      settings.panelWidth().set(Math.rint((1 - now[last]) * width));
    }
  }

  private static boolean isDivider(EventTarget target) {
    boolean divider = false;
    for (Node n = target instanceof Node node ? node : null; n != null; n = n.getParent()) {
      divider |= n.getStyleClass().contains("split-pane-divider");
    }
    return divider;
  }

  private static double chosen(DoubleProperty width, double suiting) {
    return width.get() > 0 ? width.get() : suiting;
  }

  /// Gives the sides widths that suit the window: neither lost on a wide one nor crowding the
  /// picture on a narrow one.
  private void divide() {
    double width = panes.getWidth();
    int dividers = panes.getItems().size() - 1;
    if (width <= 0 || dividers < 1) return;
    double left = chosen(settings.sideWidth(), Math.clamp(SIDE * width, SIDE_LEAST, SIDE_MOST));
    // Larger words take nothing from the picture.
    double right =
        chosen(settings.panelWidth(), Math.clamp(PANEL * width, PANEL_LEAST, PANEL_MOST));
    if (dividers == 1) {
      boolean program = isShown(WindowPart.PROGRAM);
      double side = Math.min(program ? left : right, Math.max(SIDE_LEAST, width - STAGE_LEAST));
      panes.setDividerPosition(0, program ? side / width : 1 - side / width);
      return;
    }
    // What the picture lacks on a narrow window comes from the program first.
    double lacking = Math.max(0, left + right + STAGE_LEAST - width);
    double less =
        Math.min(lacking, Math.max(0, left - parts.get(WindowPart.PROGRAM).whole.getMinWidth()));
    panes.setDividerPositions((left - less) / width, 1 - (right - lacking + less) / width);
  }
}
