package gradus.ui.panel;

import gradus.graph.ComputationGraph;
import gradus.lang.Problem;
import gradus.ui.piece.LoweredLine;
import gradus.ui.work.SeedModel;
import gradus.ui.work.Words;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Where the gradient that arrives at the output can be written. What cannot be taken stays there,
/// with the reason.
final class SeedField extends VBox {
  private final TextField field;
  private final Label refusal = new Label();

  SeedField(ComputationGraph graph, String output, SeedModel seeds, Words words) {
    super(6);
    field = new TextField(SeedModel.written(graph));
    field.setId("seed");
    Label asked = new Label(words.say(SeedModel.question(graph), output));
    asked.setWrapText(true);
    asked.setMinHeight(Label.USE_PREF_SIZE);
    asked.setLabelFor(field);
    LoweredLine.in(asked);
    refusal.setId("seed-refusal");
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    refusal.setMinHeight(Label.USE_PREF_SIZE);
    refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
    field.textProperty().addListener(o -> refusal.setText(""));
    field.setOnAction(e -> {
      Optional<Problem> objection = seeds.give(graph, field.getText());
      objection.ifPresent(problem -> refusal.setText(words.alone(problem)));
    });
    getChildren().setAll(asked, field, refusal);
    if (seeds.isGiven()) {
      Hyperlink ones = new Hyperlink(words.say("ui.seed.ones"));
      ones.setId("seed-ones");
      ones.setOnAction(e -> seeds.takeBack());
      getChildren().add(ones);
    }
  }
}
