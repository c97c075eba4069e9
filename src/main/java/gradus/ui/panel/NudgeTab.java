package gradus.ui.panel;

import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.Nudge;
import gradus.ui.canvas.NudgeHandles;
import gradus.ui.piece.GateCell;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.work.Background;
import gradus.ui.work.InputModel;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Moves one entry of an input by ε and sets the real change of the output beside gradient × ε.
final class NudgeTab implements PanelTab {
  private static final int MOST_OFFERED = 500;

  private final Words words;
  private final InputModel inputs;
  private final NudgeHandles handles;
  private final Background background;
  private final ComboBox<InputEntry> choice = GateCell.box(InputEntry::name);
  private final Slider slider = new Slider(-6, 0, -2);
  private final Button less = new Button("−ε");
  private final Button more = new Button("+ε");
  private final Label epsilon = new Label();
  private final Numerals numbers = new Numerals();
  private final Label verdict = new Label();
  private final Button keep = new Button();
  private final Page page;
  private Subject subject;
  private double sign = 1;
  private boolean filling;

  NudgeTab(Desk desk) {
    words = desk.words();
    inputs = desk.inputs();
    handles = desk.handles();
    handles.connect(() -> towards(-1), () -> towards(1));
    background = desk.background("nudging");
    Label what = new Label();
    what.textProperty().bind(words.saying("ui.nudge.input"));
    what.setLabelFor(choice);
    choice.setId("nudge-input");
    choice.accessibleTextProperty().bind(words.saying("ui.nudge.input"));
    slider.setId("nudge-epsilon");
    slider.setBlockIncrement(0.5);
    slider.setMajorTickUnit(1);
    slider.setShowTickMarks(true);
    slider.accessibleTextProperty().bind(words.saying("ui.nudge.epsilon"));
    HBox.setHgrow(slider, Priority.ALWAYS);
    HBox head = new HBox(8, what, choice);
    head.getStyleClass().add("tab-head");
    less.setId("nudge-less");
    more.setId("nudge-more");
    Stream.of(less, more).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    epsilon.setMinWidth(86);
    HBox size = new HBox(8, less, slider, more);
    size.getStyleClass().add("tab-head");
    verdict.setWrapText(true);
    verdict.setId("nudge-verdict");
    keep.setId("nudge-keep");
    keep.setWrapText(true);
    keep.setMinHeight(Region.USE_PREF_SIZE);
    List.of(verdict, keep).forEach(LoweredLine::in);
    Label why = new Label();
    why.textProperty().bind(words.saying("ui.nudge.why"));
    why.setWrapText(true);
    why.setMinHeight(Label.USE_PREF_SIZE);
    why.getStyleClass().add("panel-reason");
    page = new Page(why, head, size, numbers, verdict, keep);
    page.accessibleTextProperty().bind(words.saying("ui.panel.nudge"));
    choice
        .valueProperty()
        .addListener((o, was, now) -> {
          if (!filling) nudge();
        });
    slider.valueProperty().addListener(o -> nudge());
    less.setOnAction(e -> towards(-1));
    more.setOnAction(e -> towards(1));
  }

  @Override
  public String name() {
    return "nudge";
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void leave() {
    handles.show(null, "");
  }

  @Override
  public Optional<Offer> offer(Gate gate) {
    boolean movable = gate.isInput() && gate.literal() != null;
    return movable
        ? Optional.of(
            new Offer("nudge", words.say("ui.picture.nudge", TypesetName.text(gate.name()))))
        : Optional.empty();
  }

  private void towards(double direction) {
    sign = direction;
    nudge();
  }

  private double size() {
    // Two digits are enough, and are easy to follow.
    return sign
        * Double.parseDouble(String.format(Locale.ROOT, "%.1e", Math.pow(10, slider.getValue())));
  }

  @Override
  public void show(Subject now) {
    subject = now;
    filling = true;
    InputEntry was = choice.getValue();
    choice.getItems().clear();
    if (now != null) {
      for (Gate input : now.trace().graph().inputs()) {
        int entries = input.literal() == null ? 0 : input.shape().size();
        for (int i = 0; i < entries && choice.getItems().size() < MOST_OFFERED; i++) {
          choice.getItems().add(new InputEntry(input, i));
        }
      }
    }
    List<InputEntry> places = choice.getItems();
    boolean asked = now != null && now.asked() != null && now.asked().isInput();
    InputEntry next = places.isEmpty() ? null : places.getFirst();
    for (InputEntry place : places) {
      if (was != null && place.name().equals(was.name())) next = place;
    }
    if (asked && (next == null || next.input() != now.asked())) {
      for (InputEntry place : places.reversed()) {
        if (place.input() == now.asked()) next = place;
      }
    }
    choice.setValue(next);
    filling = false;
    nudge();
  }

  private void nudge() {
    InputEntry place = choice.getValue();
    boolean ready =
        subject != null
            && place != null
            && subject.trace().value(subject.trace().graph().output()).isPresent();
    keep.setVisible(ready);
    Stream.of(less, more, slider, choice).forEach(c -> c.setDisable(!ready));
    if (!ready) {
      background.cancel();
      numbers.clear();
      verdict.setText(
          words.say(
              subject != null && subject.trace().graph().isOfShapes()
                  ? "ui.shapes.none"
                  : "ui.nudge.none"));
      handles.show(null, "");
      return;
    }
    double by = size();
    var trace = subject.trace();
    background.call(() -> Nudge.of(trace, place.input(), place.position(), by), this::show);
  }

  private void show(Nudge nudge) {
    String x = choice.getValue().name();
    String times = subject.diagram().options().signs().factor();
    String out = InputEntry.moved(subject.trace().graph(), subject.diagram().options().signs());
    double at = nudge.input().literal().get(nudge.position());
    numbers.clear();
    numbers.add(0, "ε", exact(nudge.epsilon()), "");
    numbers.add(1, x, exact(at) + " → " + exact(at + nudge.epsilon()), "value-cell");
    numbers.add(2, out, fine(nudge.before()) + " → " + fine(nudge.after()), "value-cell");
    numbers.add(3, words.say("ui.nudge.change", out), five(nudge.change()), "value-cell");
    numbers.add(
        4,
        words.say("ui.nudge.foretold", times),
        five(nudge.gradient())
            + " "
            + times
            + " "
            + exact(nudge.epsilon())
            + " = "
            + five(nudge.foretold()),
        "gradient-cell");
    double gap = nudge.change() - nudge.foretold();
    double size = Math.max(Math.abs(nudge.change()), Math.abs(nudge.foretold()));
    // What is lost where two nearly equal outputs are subtracted says nothing about the gradient.
    double rounding = 8 * Math.ulp(Math.max(Math.abs(nudge.before()), size));
    boolean exact = Math.abs(gap) <= rounding;
    double relative = Math.abs(gap / nudge.change());
    numbers.add(5, words.say("ui.nudge.gap"), exact ? "0" : five(gap), "");
    verdict.setText(
        exact
            ? words.say("ui.nudge.exact")
            : nudge.change() == 0
                ? words.say("ui.nudge.still", out, five(nudge.foretold()))
                : words.say("ui.nudge.relative", percent(relative)));
    handles.show(
        nudge.input(),
        words.say("ui.nudge.beside", out, five(nudge.change()), five(nudge.foretold()), times));
    keep.setText(words.say("ui.nudge.keep", x, exact(at + nudge.epsilon())));
    keep.setOnAction(e -> keep(nudge));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, part < 1e-3 ? "%.1e" : "%.4f", 100 * part);
  }

  /// Without the dust of the last binary digits.
  private static String exact(double value) {
    return Numbers.inFull(clean(value));
  }

  private static double clean(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.12g", value));
  }

  /// Eight significant digits: enough to see a small change.
  private static String fine(double value) {
    double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.8g", value));
    return Numbers.inFull(rounded);
  }

  /// Five significant digits: enough to compare two changes.
  private static String five(double value) {
    double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.5g", value));
    return Numbers.inFull(rounded);
  }

  /// Writes the moved number into the text, as the button says it.
  private void keep(Nudge nudge) {
    double[] entries = nudge.input().literal().toArray();
    entries[nudge.position()] = clean(entries[nudge.position()] + nudge.epsilon());
    var moved = Tensor.of(nudge.input().shape(), entries);
    inputs.keep(Map.of(nudge.input(), moved));
  }

  /// What each number is, and the number: beside it in columns, or below it where the columns would
  /// be so narrow that a number breaks.
  private static final class Numerals extends GridPane {
    private static final double GAP = 14;
    private static final Insets ABOVE = new Insets(4, 0, -5, 0);

    private final List<Label> names = new ArrayList<>();
    private final List<Label> said = new ArrayList<>();
    private boolean stacked;

    Numerals() {
      getStyleClass().add("nudge-numbers");
      ColumnConstraints first = new ColumnConstraints();
      ColumnConstraints second = new ColumnConstraints();
      second.setHgrow(Priority.ALWAYS);
      getColumnConstraints().addAll(first, second);
      widthProperty().addListener(o -> Platform.runLater(this::arrange));
    }

    void clear() {
      names.clear();
      said.clear();
      getChildren().clear();
    }

    void add(int at, String name, String number, String style) {
      Label left = new Label(name);
      left.getStyleClass().add("muted");
      left.setWrapText(true);
      LoweredLine.in(left);
      Label right = new Label(number);
      right.setWrapText(true);
      right.setId("nudge-" + at);
      if (!style.isEmpty()) right.getStyleClass().add(style);
      // Letters of another size need another room.
      right.fontProperty().addListener(o -> Platform.runLater(this::arrange));
      names.add(left);
      said.add(right);
      getChildren().addAll(left, right);
      place(at);
    }

    private void arrange() {
      double across = names.stream().mapToDouble(name -> name.prefWidth(-1)).max().orElse(0);
      double longest = said.stream().mapToDouble(Numerals::word).max().orElse(0);
      boolean below = across + GAP + longest > getWidth();
      if (getWidth() <= 0 || below == stacked) return;
      stacked = below;
      for (int at = 0; at < said.size(); at++) {
        place(at);
      }
    }

    private void place(int at) {
      Label left = names.get(at);
      Label right = said.get(at);
      GridPane.setConstraints(left, 0, 2 * at, stacked ? 2 : 1, 1);
      GridPane.setConstraints(
          right, stacked ? 0 : 1, stacked ? 2 * at + 1 : 2 * at, stacked ? 2 : 1, 1);
      GridPane.setMargin(left, stacked ? ABOVE : Insets.EMPTY);
      left.setMinWidth(stacked ? 0 : Region.USE_PREF_SIZE);
    }

    /// How wide the longest of its words is, which can break at spaces only.
    private static double word(Label label) {
      Text text = new Text();
      text.setFont(label.getFont());
      return Stream.of(label.getText().split(" "))
          .mapToDouble(word -> {
            text.setText(word);
            return Math.ceil(text.getLayoutBounds().getWidth());
          })
          .max()
          .orElse(0);
    }
  }
}
