package gradus.ui;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.place.Group;
import gradus.latex.TypesetName;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.panel.Panel;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.InputModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.SeedModel;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.WindowModel;
import gradus.ui.work.Words;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/// What can be done with the gate or frame under the pointer.
final class PictureMenu {
  private final DiagramCanvas canvas;
  private final FoldingModel folding;
  private final PictureModel picture;
  private final SeedModel seeds;
  private final InputModel inputs;
  private final Words words;
  private final Panel panel;
  private final Actions actions;
  private final ContextMenu menu = new ContextMenu();

  PictureMenu(DiagramCanvas canvas, WindowModel model, Panel panel, Actions actions) {
    this.canvas = canvas;
    folding = model.folding();
    picture = model.picture();
    seeds = model.seeds();
    inputs = model.inputs();
    words = model.words();
    this.panel = panel;
    this.actions = actions;
    canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
  }

  private void show(ContextMenuEvent event) {
    menu.getItems().clear();
    Optional<Question> question =
        canvas
            .hit(event.getX(), event.getY())
            .map(h -> Question.of(h, picture.diagram().get(), picture.player().step().get()));
    Optional<Gate> thing = question.filter(q -> !q.isFork()).map(Question::gate);
    Optional<Gate> gate = thing.filter(Gate::isOperation);
    question.ifPresent(q ->
        panel
            .tabs()
            .forEach(tab ->
                tab.offer(q).ifPresent(o -> add(o.id(), () -> panel.ask(q, tab), o.text()))));
    Optional<Group> frame = canvas.frame(event.getX(), event.getY());
    gate.filter(g -> Folding.canUnfold(picture.graph(), g)).ifPresent(this::offerParts);
    question
        .map(Question::gate)
        .ifPresent(g ->
            folding
                .naming(g)
                .ifPresent(key -> add("name", () -> actions.nameWire(g), words.say(key))));
    gate.ifPresent(g ->
        picture
            .stepAt(g)
            .ifPresent(
                n -> add("here", () -> picture.player().go(n), words.say("ui.picture.here"))));
    question
        .filter(Question::isFork)
        .map(q -> q.summedAt(picture.diagram().get().steps()))
        .ifPresent(at ->
            at.ifPresent(
                n -> add("here", () -> picture.player().go(n), words.say("ui.picture.sum"))));
    thing.filter(this::isTensor).ifPresent(this::offerGrid);
    thing.ifPresent(this::offerSeed);
    frame.ifPresent(f ->
        add(
            "fold",
            () -> folding.fold(f),
            words.say("ui.picture.fold", TypesetName.calledText(f.title()))));
    if (gate.isPresent() && folding.selection().isEmpty()) {
      Gate only = gate.get();
      add(
          "group",
          () -> {
            folding.toggle(picture.graph(), only);
            actions.groupAsFunction();
          },
          words.say("ui.edit.group"));
    } else if (!folding.selection().isEmpty()) {
      add("group", actions::groupAsFunction, words.say("ui.edit.group"));
    }
    if (!menu.getItems().isEmpty()) menu.getItems().add(new SeparatorMenuItem());
    add("copy", actions::copyPicture, words.say("ui.file.copy"));
    add("fit", canvas::fit, words.say("ui.view.fit"));
    if (!folding.selection().isEmpty()) {
      add("fit-selection", canvas::fitSelection, words.say("ui.view.fitSelection"));
    }
    menu.show(canvas, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  private void offerParts(Gate gate) {
    ComputationGraph graph = picture.graph();
    String name = graph.series(gate).map(Series::sign).orElse(gate.op().name());
    String text = words.say("ui.picture.unfold", TypesetName.calledText(name));
    add("unfold", () -> folding.unfold(graph, gate), text);
  }

  private boolean isTensor(Gate gate) {
    return gate.isInput() && inputs.grid(gate.name()).isPresent();
  }

  private void offerGrid(Gate gate) {
    String text = words.say("ui.grid.open", TypesetName.text(gate.name()));
    add("grid", () -> actions.editGrid(gate), text);
  }

  private void offerSeed(Gate gate) {
    ComputationGraph graph = picture.graph();
    if (!SeedModel.canArrive(graph, gate)) return;
    String output = TypesetName.text(graph.called(gate).orElse(gate.key()));
    add("seed", () -> actions.giveSeed(graph), words.say("ui.seed.give", output));
    if (seeds.isGiven()) add("ones", seeds::takeBack, words.say("ui.seed.ones"));
  }

  private void add(String id, Runnable action, String text) {
    MenuItem item = new MenuItem(text);
    item.setId("picture-" + id);
    item.setOnAction(e -> action.run());
    menu.getItems().add(item);
  }
}
