package gradus.ui.transport;

import gradus.diagram.Diagram;
import gradus.graph.Folding.Level;
import gradus.trace.Grain;
import gradus.ui.piece.ListWords;
import gradus.ui.piece.Translation;
import gradus.ui.piece.WordCell;
import gradus.ui.work.DirectionModel;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar below the picture: buttons, timeline, where we are, and the speed.
public final class TransportView {
  private static final double SLOWEST = 0.25;
  private static final double FASTEST = 4;

  /// A narrower bar has two rows.
  private static final double ONE_ROW_FROM = 700;

  /// What the choice of a level takes, where there is one.
  private static final double LEVEL = 125;

  /// What the choice of a row takes beside it.
  private static final double CHOSEN = 110;

  /// In a still narrower one the timeline has a row of its own.
  private static final double TIMELINE_FROM = 260;

  @FXML private VBox bar;
  @FXML private HBox row;
  @FXML private FlowPane second;
  @FXML private Button start;
  @FXML private Button back;
  @FXML private Button play;
  @FXML private Button forward;
  @FXML private Button end;
  @FXML private Timeline timeline;
  @FXML private Label count;
  @FXML private ComboBox<Grain> grain;
  @FXML private HBox levels;
  @FXML private ComboBox<Level> level;
  @FXML private Spinner<Integer> chosen;
  @FXML private ComboBox<String> direction;
  @FXML private ComboBox<Double> speed;

  /// Made by the FXML loader.
  public TransportView() {}

  /// `done` gives the keys back to the picture after a button was pressed.
  public void connect(
      PictureModel picture,
      DirectionModel directions,
      FoldingModel folding,
      Settings settings,
      Words words,
      Runnable done) {
    Player player = picture.player();
    button(start, Feather.SKIP_BACK, "ui.transport.start", words, player::start, done);
    button(back, Feather.CHEVRON_LEFT, "ui.transport.back", words, player::back, done);
    button(play, Feather.PLAY, "ui.transport.play", words, player::toggle, done);
    button(forward, Feather.CHEVRON_RIGHT, "ui.transport.forward", words, player::next, done);
    button(end, Feather.SKIP_FORWARD, "ui.transport.end", words, player::end, done);
    var atStart = player.step().isEqualTo(0);
    var atEnd =
        Bindings.createBooleanBinding(
            () -> player.step().get() >= player.last().get(), player.step(), player.last());
    start.disableProperty().bind(atStart);
    back.disableProperty().bind(atStart);
    forward.disableProperty().bind(atEnd);
    end.disableProperty().bind(atEnd);
    play.disableProperty().bind(player.last().isEqualTo(0));
    player.playing().addListener((o, was, now) -> showPlaying(now, words));
    timeline.connect(player, picture::sentence);
    timeline.accessibleTextProperty().bind(words.saying("ui.transport.timeline"));
    picture.diagram().addListener((o, was, now) -> showTurn(now));
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> counted(player.step().get(), player.last().get(), words),
                player.step(),
                player.last(),
                settings.locale()));
    // As wide as its widest text, so that the timeline keeps its length while stepping.
    count
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> widest(player.last().get(), words),
                player.last(),
                settings.locale(),
                count.fontProperty()));
    second.visibleProperty().bind(Bindings.isNotEmpty(second.getChildren()));
    second.managedProperty().bind(second.visibleProperty());
    InvalidationListener anew = o -> Platform.runLater(() -> arrange(settings.textSize().get()));
    bar.widthProperty().addListener(anew);
    settings.textSize().addListener(anew);
    levels.visibleProperty().addListener(anew);
    chosen.visibleProperty().addListener(anew);
    grains(settings, words);
    levels.managedProperty().bind(levels.visibleProperty());
    levels.visibleProperty().bind(level.visibleProperty().or(chosen.visibleProperty()));
    LevelBox.connect(level, folding, picture, words);
    ChosenRow.connect(chosen, folding, picture, settings, words, done);
    DirectionBox.connect(direction, directions, picture, settings, words);
    speeds(player, words);
  }

  private static String counted(int step, int last, Words words) {
    return last == 0 ? "" : words.say("ui.transport.count", step, last);
  }

  private double widest(int last, Words words) {
    Text measure = new Text();
    measure.setFont(count.getFont());
    int digits = Integer.toString(last).length();
    return IntStream.rangeClosed(1, 9)
        .map(digit -> Integer.parseInt(Integer.toString(digit).repeat(digits)))
        .mapToDouble(step -> {
          measure.setText(counted(step, last, words));
          return Math.ceil(measure.getLayoutBounds().getWidth());
        })
        .max()
        .orElse(0);
  }

  private static void button(
      Button button, Feather icon, String key, Words words, Runnable action, Runnable done) {
    button.setGraphic(new FontIcon(icon));
    new Translation(words).describe(button, key);
    button.setOnAction(e -> {
      action.run();
      done.run();
    });
  }

  private void showPlaying(boolean playing, Words words) {
    play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
    play.accessibleTextProperty().unbind();
    new Translation(words).describe(play, playing ? "ui.transport.pause" : "ui.transport.play");
  }

  private void showTurn(Diagram diagram) {
    timeline.forwardEnd().set(diagram == null ? 0 : diagram.steps().forwardEnd());
  }

  /// Puts what says where we are and how fast beside the timeline, or below it where the bar is too
  /// narrow for that.
  private void arrange(double textSize) {
    Pane beside = bar.getWidth() >= textSize * TIMELINE_FROM - 0.5 ? row : bar;
    if (timeline.getParent() != beside) {
      ((Pane) timeline.getParent()).getChildren().remove(timeline);
      beside.getChildren().add(1, timeline);
    }
    double all = ONE_ROW_FROM + (level.isVisible() ? LEVEL : 0) + (chosen.isVisible() ? CHOSEN : 0);
    Pane place = bar.getWidth() >= textSize * all - 0.5 ? row : second;
    if (count.getParent() == place) return;
    List<Region> parts = List.of(count, levels, direction, grain, speed);
    row.getChildren().removeAll(parts);
    second.getChildren().removeAll(parts);
    place.getChildren().addAll(parts);
  }

  private void grains(Settings settings, Words words) {
    grain.setId("grain");
    grain.getItems().setAll(Grain.values());
    WordCell.in(grain, g -> words.saying("grain." + g.name().toLowerCase(Locale.ROOT)));
    grain.valueProperty().bindBidirectional(settings.grain());
    new Translation(words).describe(grain, "ui.transport.grain");
  }

  private void speeds(Player player, Words words) {
    for (double rate = SLOWEST; rate <= FASTEST; rate *= 2) {
      speed.getItems().add(rate);
    }
    speed.setConverter(
        new ListWords<>(rate -> (rate < 1 ? rate.toString() : "" + rate.intValue()) + "×"));
    speed.setValue(player.speed().get());
    speed.valueProperty().addListener((o, was, now) -> player.speed().set(now));
    new Translation(words).describe(speed, "ui.transport.speed");
  }
}
