package gradus.ui.canvas;

import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.ui.piece.HeatGrid;
import gradus.ui.touch.TouchModel;
import gradus.ui.touch.TouchTensor;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The vectors and matrices of a step as grids beside its formulas: the entry that the pointer is
/// at, or that the arrow keys went to, is touched in the picture.
public final class EntriesView extends VBox {
  private static final double SIZE = 12;
  private static final double TALLEST = 190;
  private static final double WIDEST = 250;

  private final TouchModel touch;
  private final Settings settings;
  private final Words words;
  private final FlowPane grids = new FlowPane(14, 8);

  public EntriesView(TouchModel touch, Settings settings, Words words) {
    super(6);
    this.touch = touch;
    this.settings = settings;
    this.words = words;
    setId("entries");
    grids.setMinWidth(0);
  }

  /// Shows them anew, where there are any.
  ///
  /// @param numbers as the picture writes them
  public Optional<Node> shown(List<TouchTensor> tensors, Numbers numbers) {
    List<TouchTensor> seen =
        tensors.stream()
            .filter(t -> t.numbers().shape().rows() <= HeatGrid.MOST_LINES)
            .filter(t -> t.numbers().shape().cols() <= HeatGrid.MOST_LINES)
            .toList();
    if (seen.isEmpty()) return Optional.empty();
    grids.getChildren().setAll(seen.stream().map(t -> grid(t, numbers)).toList());
    getChildren()
        .setAll(
            label(words.say("ui.entries.title"), "panel-heading"),
            label(words.say("ui.entries.how"), "panel-reason"),
            grids);
    return Optional.of(this);
  }

  private Node grid(TouchTensor tensor, Numbers numbers) {
    HeatGrid grid = new HeatGrid();
    Shape shape = tensor.numbers().shape();
    // A vector stands as a column, as in the picture.
    boolean column = shape.isVector();
    Shape as = column ? Shape.matrix(shape.size(), 1) : Shape.matrix(shape.rows(), shape.cols());
    grid.show(
        tensor.numbers().reshape(as),
        numbers,
        r -> "" + r,
        c -> column ? "" : "" + c,
        settings.look(),
        SIZE * settings.textSize().get());
    grid.setAccessibleText(tensor.name());
    grid.current()
        .addListener(
            (o, was, now) -> touch.touch(now.intValue() < 0 ? null : tensor.entry(now.intValue())));
    Label name = new Label(tensor.name());
    String flowing = tensor.isTangent() ? "entries-tangent" : "entries-gradient";
    name.getStyleClass().add(tensor.isGradient() ? flowing : "entries-value");
    return new VBox(2, name, held(grid));
  }

  /// What is wider or higher is scrolled.
  private Region held(HeatGrid grid) {
    if (grid.prefWidth(-1) <= WIDEST && grid.prefHeight(-1) <= TALLEST) return grid;
    ScrollPane pane = new ScrollPane(grid);
    pane.setFitToWidth(true);
    pane.setMaxHeight(TALLEST);
    pane.maxWidthProperty().bind(grids.widthProperty());
    pane.getStyleClass().add("panel-scroll");
    return pane;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add(style);
    return label;
  }
}
