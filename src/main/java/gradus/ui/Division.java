package gradus.ui;

import gradus.ui.work.Settings;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.event.EventTarget;
import javafx.scene.Node;
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

  private final SplitPane panes;
  private final Region side;
  private final Node panel;
  private final Settings settings;
  private double[] pressed = {};

  Division(SplitPane panes, Region side, Node panel, Settings settings) {
    this.panes = panes;
    this.side = side;
    this.panel = panel;
    this.settings = settings;
    settings.panel().addListener(o -> open());
    open();
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

  private void open() {
    boolean there = panes.getItems().contains(panel);
    if (settings.panel().get() && !there) {
      panes.getItems().add(panel);
      divide();
    } else if (!settings.panel().get() && there) {
      panes.getItems().remove(panel);
      divide();
    }
  }

  /// A width that was dragged holds from now on, also when the panel is closed and opened again.
  private void keep() {
    double width = panes.getWidth();
    double[] now = panes.getDividerPositions();
    if (now.length != pressed.length) return;
    if (now[0] != pressed[0]) settings.sideWidth().set(Math.rint(now[0] * width));
    if (now.length > 1 && now[1] != pressed[1]) {
      settings.panelWidth().set(Math.rint((1 - now[1]) * width));
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
    if (width <= 0) return;
    double left = chosen(settings.sideWidth(), Math.clamp(SIDE * width, SIDE_LEAST, SIDE_MOST));
    if (!panes.getItems().contains(panel)) {
      panes.setDividerPosition(
          0, Math.min(left, Math.max(SIDE_LEAST, width - STAGE_LEAST)) / width);
      return;
    }
    // Larger words take nothing from the picture.
    double right =
        chosen(settings.panelWidth(), Math.clamp(PANEL * width, PANEL_LEAST, PANEL_MOST));
    // What the picture lacks on a narrow window comes from the program first.
    double lacking = Math.max(0, left + right + STAGE_LEAST - width);
    double less = Math.min(lacking, Math.max(0, left - side.getMinWidth()));
    panes.setDividerPositions((left - less) / width, 1 - (right - lacking + less) / width);
  }
}
