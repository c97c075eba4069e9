package gradus.ui;

import gradus.ui.work.WindowModel;
import gradus.ui.canvas.DiagramCanvas;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.Group;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/// What can be done with the gate or frame under the pointer.
final class PictureMenu {
  private final DiagramCanvas canvas;
  private final WindowModel model;
  private final Actions actions;
  private final ContextMenu menu = new ContextMenu();
  private final Consumer<Gate> ask;
  private final Consumer<Gate> paths;
  private final Consumer<Gate> nudge;

  /// The last three turn the panel to a gate.
  PictureMenu(
      DiagramCanvas canvas,
      WindowModel model,
      Actions actions,
      Consumer<Gate> ask,
      Consumer<Gate> paths,
      Consumer<Gate> nudge) {
    this.ask = ask;
    this.paths = paths;
    this.nudge = nudge;
    this.canvas = canvas;
    this.model = model;
    this.actions = actions;
    canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
  }

  private void show(ContextMenuEvent event) {
    menu.getItems().clear();
    Optional<Gate> thing = canvas.hit(event.getX(), event.getY()).map(h -> h.gate());
    Optional<Gate> gate = thing.filter(Gate::isOperation);
    thing.ifPresent(g -> {
      add("ask", () -> ask.accept(g), "ui.picture.ask");
      if (g.name() != null && !g.isConstant()) {
        add("paths", () -> paths.accept(g), "ui.picture.paths", g.name());
      }
      if (g.isInput() && g.literal() != null) {
        add("nudge", () -> nudge.accept(g), "ui.picture.nudge", g.name());
      }
    });
    Optional<Group> frame = canvas.frame(event.getX(), event.getY());
    gate.filter(Folding::canUnfold)
        .ifPresent(g -> add("unfold", () -> model.unfold(g), "ui.picture.unfold", g.op().name()));
    frame.ifPresent(f -> add("fold", () -> model.fold(f), "ui.picture.fold", f.title()));
    if (gate.isPresent() && model.selection().isEmpty()) {
      Gate only = gate.get();
      add(
          "group",
          () -> {
            model.selection().toggle(only);
            actions.groupAsFunction();
          },
          "ui.edit.group");
    } else if (!model.selection().isEmpty()) {
      add("group", actions::groupAsFunction, "ui.edit.group");
    }
    if (!menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    add("copy", actions::copyPicture, "ui.file.copy");
    add("fit", canvas::fit, "ui.view.fit");
    menu.show(canvas, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  private void add(String id, Runnable action, String key, Object... args) {
    MenuItem item = new MenuItem(model.words().say(key, args));
    item.setId("picture-" + id);
    item.setOnAction(e -> action.run());
    menu.getItems().add(item);
  }
}
