package gradus.ui;

import gradus.blanks.Blank;
import gradus.blanks.Blanks;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks for the shapes of blanks, a line for each: a number, a vector, a matrix, and how long. What
/// is said of one is at once proposed for those that must fit it.
final class ShapeForm extends VBox {
  private static final int LONGEST = 64;
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
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Shape> said = new LinkedHashMap<>();
  private final Label refusal = new Label();
  private boolean proposing;

  ShapeForm(Blanks blanks, Words words) {
    this.blanks = blanks;
    this.words = words;
    getStyleClass().addAll("form", "question");
    Label text = new Label(words.say("ui.shape.text"));
    text.setWrapText(true);
    GridPane grid = new GridPane(12, 8);
    List<Blank> open = blanks.asked().isEmpty() ? blanks.all() : blanks.asked();
    for (Blank blank : open) {
      Line line = line(blank);
      Label name = new Label(TypesetName.text(blank.name()));
      name.setLabelFor(line.cols());
      HBox lengths = new HBox(6, line.rows(), times(line), line.cols());
      grid.addRow(lines.size(), name, line.rank(), lengths);
      lines.add(line);
    }
    refusal.setId("refusal");
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    getChildren().setAll(text, grid, refusal);
  }

  private Line line(Blank blank) {
    ChoiceBox<Integer> rank = new ChoiceBox<>();
    rank.getItems().setAll(0, 1, 2);
    rank.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer rank) {
            return rank == null ? "" : words.say("ui.shape." + RANKS.get(rank));
          }

          @Override
          public Integer fromString(String typed) {
            throw new UnsupportedOperationException(typed);
          }
        });
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
    field.setPrefColumnCount(3);
    return field;
  }

  private static Label times(Line line) {
    Label times = new Label("×");
    times.visibleProperty().bind(line.rows().visibleProperty());
    times.managedProperty().bind(times.visibleProperty());
    return times;
  }

  private void said(Line line) {
    refusal.setText("");
    Optional<Shape> shape = line.shape();
    if (proposing || shape.isEmpty()) return;
    said.put(line.name(), shape.get());
    Blanks now = blanks.given(said);
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

  /// Whether the shapes could be taken; says why where not.
  boolean isTaken(Function<Blanks, Optional<String>> taking) {
    Map<String, Shape> all = new LinkedHashMap<>();
    for (Line line : lines) {
      Optional<Shape> shape = line.shape();
      if (shape.isEmpty()) {
        refusal.setText(words.say("ui.shape.wrong", TypesetName.text(line.name()), LONGEST));
        return false;
      }
      all.put(line.name(), shape.get());
    }
    Optional<String> objection = taking.apply(blanks.given(all));
    refusal.setText(objection.orElse(""));
    return objection.isEmpty();
  }
}
