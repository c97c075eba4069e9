package gradus.ui.transport;

import gradus.diagram.Diagram;
import gradus.explain.term.EntryName;
import gradus.graph.ComputationGraph;
import gradus.latex.TypesetName;
import gradus.trace.InputEntry;
import gradus.trace.Trace;
import gradus.ui.piece.ListWords;
import gradus.ui.piece.Translation;
import gradus.ui.work.DirectionModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/// Which way derivatives go: back from the output, or forward from a number of an input that is
/// chosen here.
final class DirectionBox {
  /// A longer name is cut in the bar; the list has it whole.
  private static final int LONGEST = 7;

  private static final PseudoClass FORWARD = PseudoClass.getPseudoClass("forward");

  private final ComboBox<String> box;
  private final DirectionModel direction;
  private final Words words;

  /// Whose numbers are offered; null before the first.
  private ComputationGraph graph;

  /// Whether the list is being made, and nobody chooses.
  private boolean making;

  private DirectionBox(ComboBox<String> box, DirectionModel direction, Words words) {
    this.box = box;
    this.direction = direction;
    this.words = words;
  }

  static void connect(
      ComboBox<String> box,
      DirectionModel direction,
      PictureModel picture,
      Settings settings,
      Words words) {
    DirectionBox made = new DirectionBox(box, direction, words);
    box.setId("direction");
    made.speak();
    settings.locale().addListener(o -> made.speak());
    box.getItems().setAll(DirectionModel.BACKWARD);
    box.setValue(DirectionModel.BACKWARD);
    box.valueProperty().addListener((o, was, now) -> made.choose(now));
    direction.along().addListener((o, was, now) -> made.show(now));
    picture.diagram().addListener((o, was, now) -> made.offer(now));
    new Translation(words).describe(box, "ui.transport.direction");
  }

  /// Another converter makes the list write its items anew, another cell the box what is chosen.
  private void speak() {
    box.setConverter(new ListWords<>(this::said));
    box.setButtonCell(
        new ListCell<>() {
          @Override
          protected void updateItem(String along, boolean empty) {
            super.updateItem(along, empty);
            setText(empty || along == null ? "" : shortly(along));
          }
        });
  }

  private String said(String along) {
    return along.equals(DirectionModel.BACKWARD)
        ? words.say("ui.transport.backward")
        : words.say("ui.transport.tangent", called(along));
  }

  private String shortly(String along) {
    if (along.equals(DirectionModel.BACKWARD)) return words.say("ui.transport.backward.short");
    String name = called(along);
    boolean whole = name.codePointCount(0, name.length()) <= LONGEST;
    return "→ " + (whole ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…");
  }

  /// W₀₀, as the picture's formulas have it.
  private String called(String along) {
    return Optional.ofNullable(graph)
        .flatMap(g -> InputEntry.written(g, along))
        .map(e ->
            EntryName.text(TypesetName.text(e.input().name()), e.input().shape(), e.position()))
        .orElse(along);
  }

  private void choose(String along) {
    if (!making && along != null) direction.along().set(along);
  }

  private void show(String along) {
    if (!along.equals(box.getValue())) box.setValue(along);
  }

  /// What can be followed in the picture shown. What is followed no longer, its input having gone,
  /// is let go of.
  private void offer(Diagram shown) {
    if (shown == null) return;
    Trace trace = shown.steps().trace();
    graph = trace.graph();
    List<String> choices = DirectionModel.choices(trace.graph());
    String along = trace.tangents().map(t -> t.entry().name()).orElse(DirectionModel.BACKWARD);
    making = true;
    if (!choices.equals(box.getItems())) box.getItems().setAll(choices);
    box.setValue(along);
    box.pseudoClassStateChanged(FORWARD, trace.tangents().isPresent());
    making = false;
  }
}
