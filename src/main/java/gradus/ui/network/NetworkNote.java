package gradus.ui.network;

import gradus.explain.passage.Passage;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Look;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Background;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a neuron or a line of the network says, at the foot of it; and which example of a batch is
/// shown.
public final class NetworkNote extends VBox {
  private static final String BESIDE = "beside";

  /// Free at both sides, px.
  private static final double SIDE = 16;

  private final NetworkModel model;
  private final Settings settings;
  private final Words words;
  private final ObservableDoubleValue size;
  private final Typesetter typesetter = new Typesetter();
  private final Background background;
  private final FlowPane lines = new FlowPane(30, 2);
  private final Label how = new Label();
  private final Label example = new Label();
  private final HBox examples;
  private final ReadOnlyBooleanWrapper telling = new ReadOnlyBooleanWrapper();
  private double room;

  /// How high it is kept while it says nothing; 0 where it has no room of its own.
  private double kept;

  /// @param size of the letters of formulas, px
  public NetworkNote(
      NetworkModel model,
      PictureModel gates,
      Settings settings,
      Words words,
      ObservableDoubleValue size,
      Executor receiving) {
    this.model = model;
    this.settings = settings;
    this.words = words;
    this.size = size;
    background = new Background("network note", receiving);
    setId("network-note");
    getStyleClass().add("network-note");
    examples =
        new HBox(
            6,
            turn("‹", -1, "before", "ui.network.example.before"),
            example,
            turn("›", 1, "next", "ui.network.example.next"));
    example.setMinWidth(USE_PREF_SIZE);
    examples.setAlignment(Pos.CENTER_LEFT);
    examples.setId("network-examples");
    lines.setId("network-story");
    lines.setMouseTransparent(true);
    lines.setRowValignment(VPos.CENTER);
    lines.setAccessibleRole(AccessibleRole.TEXT);
    how.setId("network-how");
    how.setWrapText(true);
    how.setMinHeight(USE_PREF_SIZE);
    how.textProperty()
        .bind(Bindings.createStringBinding(() -> words.say("ui.network.how"), settings.locale()));
    how.managedProperty().bind(how.visibleProperty());
    VBox told = new VBox(how, lines);
    told.setMaxHeight(Double.MAX_VALUE);
    VBox.setVgrow(told, Priority.SOMETIMES);
    getChildren().addAll(told, examples);
    InvalidationListener anew = o -> tell();
    model.chosen().addListener(anew);
    model.picture().addListener(anew);
    gates.player().step().addListener(anew);
    settings.theme().addListener(anew);
    settings.palette().addListener(anew);
    size.addListener(anew);
    words.language().addListener(anew);
    tell();
  }

  private Button turn(String sign, int by, String id, String key) {
    Button button = new Button(sign);
    button.setId("network-" + id);
    button.getStyleClass().add("flat");
    button.setOnAction(e -> model.turn(by));
    button
        .accessibleTextProperty()
        .bind(Bindings.createStringBinding(() -> words.say(key), settings.locale()));
    return button;
  }

  /// Whether it says something, and not only which example is shown.
  ReadOnlyBooleanProperty telling() {
    return telling.getReadOnlyProperty();
  }

  /// Beside the picture or below it, at most so wide, and below it at least so high.
  void arrange(boolean beside, double most, double least) {
    room = most;
    kept = least;
    setMinWidth(beside && kept > 0 ? most : USE_COMPUTED_SIZE);
    setMinHeight(beside || kept == 0 ? USE_COMPUTED_SIZE : kept);
    show();
    getStyleClass().remove(BESIDE);
    if (beside) getStyleClass().add(BESIDE);
    setMaxWidth(beside ? most : Double.MAX_VALUE);
    lines.setPrefWrapLength(Math.max(1, most - 2 * SIDE));
    fit();
  }

  private void fit() {
    for (Node line : lines.getChildren()) {
      if (line instanceof FormulaLine formula && room > 0) formula.fit(room - 2 * SIDE);
    }
  }

  /// Where it has room of its own it says how it is filled.
  private void show() {
    how.setVisible(kept > 0 && !telling.get());
    setVisible(examples.isVisible() || telling.get() || kept > 0);
    setManaged(isVisible());
  }

  private void tell() {
    NetworkPicture picture = model.picture().get();
    boolean batch = picture != null && picture.network().examples() > 1;
    examples.setVisible(batch);
    examples.setManaged(batch);
    if (batch) {
      example.setText(
          words.say(
              "network.key.example",
              picture.network().example() + 1,
              picture.network().examples()));
    }
    List<Passage.Line> story = model.story(model.chosen().get());
    String text = String.join("\n", story.stream().map(Passage.Line::text).toList());
    lines.setVisible(!story.isEmpty());
    lines.setManaged(!story.isEmpty());
    telling.set(!story.isEmpty());
    if (!text.equals(lines.getAccessibleText())) {
      lines.setAccessibleText(text);
      lines.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
    show();
    if (story.isEmpty()) {
      background.cancel();
      lines.getChildren().clear();
      return;
    }
    Look look = settings.look();
    double high = size.get();
    background.start(
        obsolete ->
            story.stream().map(l -> FormulaLine.typeset(l, typesetter, look, high)).toList(),
        sets -> {
          lines.getChildren().clear();
          for (int i = 0; i < sets.size(); i++) {
            lines.getChildren().add(new FormulaLine(sets.get(i), story.get(i).text()));
          }
          fit();
        });
  }
}
