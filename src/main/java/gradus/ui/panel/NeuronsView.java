package gradus.ui.panel;

import gradus.descent.Neuron;
import gradus.graph.ComputationGraph;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import gradus.ui.piece.NameCell;
import gradus.ui.table.Widths;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The weighted sums of the program in the window: the signs of what comes in and of what the
/// weights get back.
final class NeuronsView extends VBox {
  private static final Numbers ROUGH = new Numbers(2, true).small(true);
  private static final double ROW = 27;
  private static final int MOST_ROWS = 6;
  private static final int MOST_NUMBERS = 6;

  /// One column, and its width that follows what stands in it.
  private record Filled(Widths widths, Function<Neuron, String> text) {}

  private final Words words;
  private final Settings settings;
  private final Label said = new Label();
  private final TableView<Neuron> table = new TableView<>();
  private final List<Filled> columns = new ArrayList<>();
  private Trace told;
  private ComputationGraph graph;

  NeuronsView(Words words, Settings settings) {
    super(6);
    this.words = words;
    this.settings = settings;
    Label title = new Label();
    title.textProperty().bind(words.saying("ui.neurons.title"));
    title.getStyleClass().add("path-sum");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    said.setId("neurons-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    table.setId("neurons-table");
    table.getStyleClass().add("dense");
    table.accessibleTextProperty().bind(words.saying("ui.neurons.title"));
    column("ui.neurons.name", 44, "", this::name);
    column("ui.neurons.inputs", 70, "value-cell", n -> list(n, Neuron.Synapse::input, ROUGH::show));
    column("ui.neurons.upstream", 60, "gradient-cell", n -> signed(n.upstream()));
    column(
        "ui.neurons.gradients",
        90,
        "gradient-cell",
        n -> list(n, Neuron.Synapse::gradient, NeuronsView::signed));
    table.fixedCellSizeProperty().bind(settings.textSize().multiply(ROW));
    table.setMinHeight(Region.USE_PREF_SIZE);
    table.managedProperty().bind(table.visibleProperty());
    getChildren().addAll(title, said, table);
  }

  private void column(String key, double width, String style, Function<Neuron, String> text) {
    TableColumn<Neuron, String> column = new TableColumn<>();
    column.textProperty().bind(words.saying(key));
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
    column.setCellFactory(c -> new NameCell<>());
    column.setSortable(false);
    if (!style.isEmpty()) column.getStyleClass().add(style);
    columns.add(new Filled(Widths.follow(column, width, settings), text));
    table.getColumns().add(column);
  }

  private static String signed(double number) {
    return number > 0 ? "+" + ROUGH.show(number) : ROUGH.show(number);
  }

  private static String list(
      Neuron neuron, ToDoubleFunction<Neuron.Synapse> number, Function<Double, String> shown) {
    String first =
        neuron.synapses().stream()
            .limit(MOST_NUMBERS)
            .map(s -> shown.apply(number.applyAsDouble(s)))
            .collect(Collectors.joining(", "));
    return neuron.synapses().size() > MOST_NUMBERS ? first + ", …" : first;
  }

  private String name(Neuron neuron) {
    String sum = TypesetName.text(graph.called(neuron.sum()).orElse(neuron.sum().key()));
    return neuron.sum().shape().isScalar() ? sum : sum + "[" + neuron.row() + "]";
  }

  /// Shows another program; null where there is none.
  void show(Trace trace) {
    setVisible(trace != null);
    setManaged(trace != null);
    if (trace == null) {
      told = null;
      return;
    }
    if (trace != told) {
      told = trace;
      graph = trace.graph();
      List<Neuron> found = Neuron.of(trace);
      table.getItems().setAll(found);
      for (Filled column : columns) {
        // a little more than the words: at large letters margins are larger, too
        column.widths().fit(found.stream().map(column.text()).map(t -> t + "  ").toList());
      }
    }
    List<Neuron> all = table.getItems();
    table.setVisible(!all.isEmpty());
    table
        .prefHeightProperty()
        .bind(table.fixedCellSizeProperty().multiply(Math.clamp(all.size(), 1, MOST_ROWS) + 1.6));
    said.setText(told(all, words::say));
  }

  /// What the signs of the inputs mean for the weights.
  ///
  /// @param say the words of a key
  static String told(List<Neuron> all, BiFunction<String, Object[], String> say) {
    if (all.isEmpty()) return say.apply("ui.neurons.none", new Object[0]);
    List<Neuron> alike = all.stream().filter(Neuron::hasInputsOfOneSign).toList();
    long mixed = all.stream().filter(Neuron::hasInputsOfBothSigns).count();
    long still = all.stream().filter(Neuron::hasNoInput).count();
    Map<String, Long> sentences = new LinkedHashMap<>();
    if (mixed == all.size()) {
      sentences.put("ui.neurons.mixed", 0L);
    } else if (!alike.isEmpty()) {
      boolean zeros = alike.stream().anyMatch(Neuron::hasZero);
      sentences.put(zeros ? "ui.neurons.zeros" : "ui.neurons.alike", (long) alike.size());
    } else if (mixed > 0) {
      sentences.put("ui.neurons.both", mixed);
    }
    if (still > 0) sentences.put("ui.neurons.still", still);
    return sentences.entrySet().stream()
        .map(s -> say.apply(s.getKey(), new Object[] {s.getValue(), all.size()}))
        .collect(Collectors.joining(" "));
  }
}
