package gradus.ui;

import gradus.blanks.Blank;
import gradus.blanks.Blanks;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import gradus.ui.piece.ListWords;
import gradus.ui.work.Background;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks for the shapes of blanks, a line for each: a number, a vector, a matrix, and how long. What
/// is said of one is at once proposed for those that must fit it.
final class ShapeForm extends VBox {
  private static final int LONGEST = 64;

  /// Of the screen's height, what the lines may take.
  private static final double MOST = 0.4;

  /// Room for the bar beside many lines.
  private static final double BAR = 18;

  private static final List<String> RANKS = List.of("number", "vector", "matrix");

  /// The controls of one blank.
  private record Line(String name, ChoiceBox<Integer> rank, TextField rows, TextField cols) {
    void show(Shape shape) {
      rank.setValue(shape.rank());
      rows.setText(Integer.toString(shape.rows()));
      cols.setText(Integer.toString(shape.cols()));
    }

    Optional<Shape> shape() {
      int r = length(rows);
      int c = length(cols);
      return switch (rank.getValue()) {
        case 0 -> Optional.of(Shape.SCALAR);
        case 1 -> c == 0 ? Optional.empty() : Optional.of(Shape.vector(c));
        default -> r == 0 || c == 0 ? Optional.empty() : Optional.of(Shape.matrix(r, c));
      };
    }

    private static int length(TextField field) {
      String typed = field.getText().strip();
      int length = typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : 0;
      return length <= LONGEST ? length : 0;
    }
  }

  private final Blanks blanks;
  private final Words words;
  private final Background background;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Shape> said = new LinkedHashMap<>();
  private final Label refusal = new Label();

  /// Where proposals are written into the form: nobody said them.
  private boolean proposing;

  /// Whether proposals are still being worked out.
  private boolean thinking;

  /// `high` is the height of the screen.
  ShapeForm(Blanks blanks, Words words, Background background, double high) {
    this.blanks = blanks;
    this.words = words;
    this.background = background;
    getStyleClass().addAll("form", "question");
    Label text = new Label(words.say("ui.shape.text"));
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    GridPane grid = new GridPane(12, 8);
    List<Blank> open = blanks.asked().isEmpty() ? blanks.all() : blanks.asked();
    for (Blank blank : open) {
      Line line = line(blank);
      Label name = new Label(TypesetName.text(blank.name()));
      name.setMinWidth(USE_PREF_SIZE);
      name.setLabelFor(line.cols());
      HBox lengths = new HBox(6, line.rows(), times(line), line.cols());
      lengths.setAlignment(Pos.CENTER_LEFT);
      grid.addRow(lines.size(), name, line.rank(), lengths);
      lines.add(line);
    }
    refusal.setId("refusal");
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    ScrollPane scroll =
        new ScrollPane(grid) {
          /// As wide as the lines: numbers that are out of sight are not read.
          @Override
          protected double computeMinWidth(double height) {
            return grid.prefWidth(-1) + BAR;
          }
        };
    scroll.getStyleClass().add("shapes-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(MOST * high);
    getChildren().setAll(text, scroll, refusal);
  }

  private Line line(Blank blank) {
    ChoiceBox<Integer> rank = new ChoiceBox<>();
    rank.getItems().setAll(0, 1, 2);
    rank.setMinWidth(USE_PREF_SIZE);
    rank.setMaxWidth(Double.MAX_VALUE);
    rank.setConverter(new ListWords<>(r -> words.say("ui.shape." + RANKS.get(r))));
    String name = TypesetName.text(blank.name());
    Line line = new Line(blank.name(), rank, field(), field());
    rank.setId("shape-rank-" + blank.name());
    line.rows().setId("shape-rows-" + blank.name());
    line.cols().setId("shape-cols-" + blank.name());
    rank.setAccessibleText(words.say("ui.shape.kind", name));
    line.rows().setAccessibleText(words.say("ui.shape.rows", name));
    line.cols().setAccessibleText(words.say("ui.shape.cols", name));
    line.rows().visibleProperty().bind(rank.valueProperty().map(r -> r == 2));
    line.rows().managedProperty().bind(line.rows().visibleProperty());
    line.cols().visibleProperty().bind(rank.valueProperty().map(r -> r > 0));
    line.show(blank.shape());
    rank.valueProperty().addListener(o -> said(line));
    line.rows().textProperty().addListener(o -> said(line));
    line.cols().textProperty().addListener(o -> said(line));
    return line;
  }

  private static TextField field() {
    TextField field = new TextField();
    field.setPrefColumnCount(2);
    field.setMinWidth(USE_PREF_SIZE);
    return field;
  }

  private static Label times(Line line) {
    Label times = new Label("×");
    times.visibleProperty().bind(line.rows().visibleProperty());
    times.managedProperty().bind(times.visibleProperty());
    return times;
  }

  private void said(Line line) {
    if (proposing) return;
    refusal.setText("");
    // An answer that was being looked at is no longer the answer.
    background.cancel();
    Optional<Shape> shape = line.shape();
    shape.ifPresent(s -> said.put(line.name(), s));
    thinking = thinking || shape.isPresent();
    if (thinking) think(() -> {});
  }

  private void think(Runnable then) {
    Map<String, Shape> given = new LinkedHashMap<>(said);
    background.start(
        obsolete -> blanks.given(given),
        now -> {
          propose(now);
          then.run();
        });
  }

  private void propose(Blanks now) {
    thinking = false;
    proposing = true;
    for (Line other : lines) {
      if (said.containsKey(other.name())) continue;
      now.all().stream()
          .filter(b -> b.name().equals(other.name()))
          .forEach(b -> other.show(b.shape()));
    }
    proposing = false;
  }

  /// Goes to the first length, ready to be written over.
  void begin() {
    Line first = lines.getFirst();
    if (first.rank().getValue() == 0) {
      first.rank().requestFocus();
      return;
    }
    TextField field = first.rank().getValue() == 2 ? first.rows() : first.cols();
    field.requestFocus();
    field.selectAll();
  }

  /// Tells `taken` whether the shapes could be taken, once that is known; shows why where not.
  void take(Function<Blanks.Filled, Optional<String>> taking, Consumer<Boolean> taken) {
    if (thinking) {
      think(() -> take(taking, taken));
      return;
    }
    Map<String, Shape> all = new LinkedHashMap<>();
    for (Line line : lines) {
      Optional<Shape> shape = line.shape();
      if (shape.isEmpty()) {
        refusal.setText(words.say("ui.shape.wrong", TypesetName.text(line.name()), LONGEST));
        taken.accept(false);
        return;
      }
      all.put(line.name(), shape.get());
    }
    refusal.setText("");
    background.start(
        obsolete -> blanks.given(all).filled(),
        filled -> {
          Optional<String> objection = taking.apply(filled);
          refusal.setText(objection.orElse(""));
          taken.accept(objection.isEmpty());
        });
  }
}
