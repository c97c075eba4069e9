package gradus.ui.panel;

import gradus.descent.Iterate;
import gradus.descent.Optimiser;
import gradus.explain.passage.Passage;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.trace.InputEntry;
import gradus.ui.descent.Plot;
import gradus.ui.descent.UpdateLines;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// The last step worked out, and where every number stands now with the digits that published
/// computations have. Only the first is worked out until more is asked for: the curves stay in
/// sight.
final class UpdateView extends VBox {
  /// Significant digits of a number and of the loss.
  static final int DIGITS = 9;

  private static final double SIZE = 16;
  private static final String NINE_DECIMALS = "= −0.000000000";
  private static final int FEW = 8;
  private static final int MANY = 96;

  private final Words words;
  private final Settings settings;
  private final Typesetter typesetter;
  private final VBox lines = new VBox(4);
  private final TilePane numbers = new TilePane(6, 2);
  private final Label beyond = new Label();
  private final Hyperlink more = new Hyperlink();
  private final List<Tooltip> slopes = new ArrayList<>();
  private Page page;
  private Plot plot;
  private String loss = "";
  private Signs signs = Signs.TEXTBOOK;
  private boolean all;

  UpdateView(Words words, Settings settings, Typesetter typesetter, Button keep) {
    super(6);
    this.words = words;
    this.settings = settings;
    this.typesetter = typesetter;
    lines.setId("descent-update");
    numbers.setId("descent-numbers");
    numbers.setTileAlignment(Pos.CENTER_LEFT);
    numbers.setPrefColumns(2);
    beyond.setId("descent-beyond");
    more.setId("descent-more");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.setOnAction(e -> {
      all = !all;
      more.setVisited(false);
      write();
      count();
    });
    for (Node node : List.of(lines, numbers, beyond, more)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    getChildren().addAll(lines, numbers, beyond, new FlowPane(8, 6, keep, more));
    settings
        .textSize()
        .addListener(o -> {
          write();
          widen();
        });
  }

  /// Formulas fit the width of this page.
  void on(Page where) {
    page = where;
  }

  /// Shows where a descent stands.
  ///
  /// @param now null for nothing
  /// @param running while it goes on nothing is worked out, but keeps its place
  void show(Plot now, String name, Signs written, boolean running) {
    boolean other = now != plot || !name.equals(loss) || written != signs;
    plot = now;
    loss = name;
    signs = written;
    lines.getChildren().forEach(n -> n.setVisible(!running));
    if (!running && (other || lines.getChildren().isEmpty())) write();
    count();
  }

  /// Works the last step out, of the number that came farthest or of several; before it, and beside
  /// several, stands what the rule does at all.
  private void write() {
    List<Node> written = new ArrayList<>();
    if (plot != null) {
      boolean begun = plot.points().size() > 1;
      if (all || !begun) {
        Optimiser rule = plot.stride().optimiser();
        Label said = new Label(words.say(rule.words()));
        said.setId("descent-rule-words");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.getStyleClass().add("panel-reason");
        written.add(said);
        // the lines of a plain step say themselves what it is
        if (!begun || rule != Optimiser.SGD) {
          UpdateLines.rule(rule).forEach(line -> written.add(typeset(line)));
        }
      }
      (all
              ? UpdateLines.of(plot, loss, signs, UpdateLines.MOST)
              : UpdateLines.farthest(plot, loss, signs))
          .forEach(line -> written.add(typeset(line)));
      int left = plot.parameters().size() - UpdateLines.MOST;
      if (all && begun && left > 0) written.add(new Label(words.say("ui.descent.more", left)));
    }
    lines.getChildren().setAll(written);
    lines.setVisible(!written.isEmpty());
    page.fit();
  }

  private FormulaLine typeset(Passage.Line line) {
    double size = SIZE * settings.textSize().get();
    return new FormulaLine(
        FormulaLine.typeset(line, typesetter, settings.look(), size, page.room()), line.text());
  }

  /// Says where the numbers stand.
  private void count() {
    int size = plot == null ? 0 : plot.parameters().size();
    int shown = Math.min(size, all ? MANY : FEW);
    fill(shown);
    for (int i = 0; i < shown; i++) {
      InputEntry entry = plot.parameters().entries().get(i);
      Iterate last = plot.last();
      ((Label) numbers.getChildren().get(i))
          .setText(entry.name() + " = " + Numbers.significant(last.value(i), DIGITS));
      slopes
          .get(i)
          .setText(
              "∂%s/∂%s = %s"
                  .formatted(
                      TypesetName.text(loss),
                      entry.name(),
                      Numbers.significant(last.gradient(i), DIGITS)));
    }
    numbers.setVisible(shown > 0);
    widen();
    beyond.setVisible(all && size > shown);
    beyond.setText(words.say("ui.descent.more", size - shown));
    boolean moved = plot != null && plot.points().size() > 1;
    more.setVisible(size > FEW || moved);
    more.setText(words.say(all ? "ui.descent.less" : "ui.descent.all"));
  }

  /// Gives each number the room of the widest, and of nine decimals at least, so that they stay
  /// where they are.
  private void widen() {
    double widest = 0;
    for (Node number : numbers.getChildren()) {
      Label label = (Label) number;
      Text usual = new Text(label.getText().replaceFirst("=.*", NINE_DECIMALS));
      usual.setFont(label.getFont());
      widest = Math.max(widest, Math.ceil(usual.getLayoutBounds().getWidth()));
      widest = Math.max(widest, Math.ceil(label.prefWidth(-1)));
    }
    numbers.setPrefTileWidth(widest);
  }

  private void fill(int count) {
    List<Node> made = numbers.getChildren();
    while (made.size() < count) {
      Label number = new Label();
      number.setMinWidth(Region.USE_PREF_SIZE);
      LoweredLine.in(number);
      // Its letters are known when the window next gets its styles, which takes too long to be done
      // for this alone.
      number.fontProperty().addListener(o -> widen());
      number.skinProperty().addListener(o -> widen());
      Tooltip slope = new Tooltip();
      number.setTooltip(slope);
      slopes.add(slope);
      made.add(number);
    }
    while (made.size() > count) {
      made.removeLast();
      slopes.removeLast();
    }
  }
}
