package gradus.ui.panel;

import gradus.calculus.Variable;
import gradus.graph.WireNames;
import gradus.tensor.Numbers;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.GateCell;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The derivative as a formula, a rule a line, and its value beside the backward pass.
final class DerivationTab implements PanelTab {
  private static final double SIZE = 16;

  /// Numbers nearer to each other are one, but for rounding.
  private static final double CLOSE = 1e-9;

  /// Digits that show more.
  private static final int MORE = 4;

  private final Settings settings;
  private final Words words;
  private final DocumentModel document;
  private final Deriving deriving;
  private final Background background;
  private final ComboBox<Variable> choice = GateCell.box(Variable::shown);
  private final VBox body = new VBox();
  private final Label message = new Label();
  private final CheckBox expand = new CheckBox();
  private final Button latex = new Button();
  private final Button text = new Button();
  private final FlowPane buttons;
  private final Page page;
  private String program;
  private Subject subject;
  private Deriving.Ready ready;
  private boolean filling;
  private final Consumer<String> done;

  DerivationTab(Desk desk) {
    done = desk.done();
    settings = desk.settings();
    words = desk.words();
    document = desk.document();
    deriving = new Deriving(desk.typesetter(), desk.words());
    background = desk.background("deriving");
    Label by = new Label();
    by.textProperty().bind(words.saying("ui.derive.for"));
    by.setLabelFor(choice);
    choice.setId("derive-input");
    choice.accessibleTextProperty().bind(words.saying("ui.derive.for"));
    expand.textProperty().bind(words.saying("ui.derive.expand"));
    expand.setId("derive-expand");
    expand.selectedProperty().addListener(o -> derive(true));
    expand.setWrapText(true);
    expand.setMinHeight(Region.USE_PREF_SIZE);
    by.setMinWidth(Region.USE_PREF_SIZE);
    HBox chosen = new HBox(8, by, choice);
    chosen.getStyleClass().add("tab-head");
    VBox head = new VBox(6, chosen, expand);
    message.setWrapText(true);
    message.setId("derive-message");
    LoweredLine.in(message);
    message.managedProperty().bind(message.visibleProperty());
    body.getStyleClass().add("derivation");
    latex.textProperty().bind(words.saying("ui.derive.latex"));
    text.textProperty().bind(words.saying("ui.derive.text"));
    latex.setId("derive-latex");
    latex.setOnAction(e -> copy(ready.latex().get(), "ui.copied.derivative.latex"));
    text.setOnAction(e -> copy(ready.typed(), "ui.copied.derivative"));
    buttons = new FlowPane(8, 8, latex, text);
    buttons.setVisible(false);
    page = new Page(head, message, body, buttons);
    page.contain(choice);
    page.accessibleTextProperty().bind(words.saying("ui.panel.derive"));
    choice
        .valueProperty()
        .addListener((o, was, now) -> {
          if (!filling) derive(true);
        });
  }

  @Override
  public String name() {
    return "derive";
  }

  @Override
  public boolean speaksOfAll() {
    return true;
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void show(Subject now) {
    subject = now;
    derive(false);
  }

  private void derive(boolean chosen) {
    if (subject == null) {
      background.cancel();
      body.getChildren().clear();
      say(words.say("ui.paths.none"));
      return;
    }
    program = document.text().get();
    Variable wish = choice.getValue();
    String asked =
        !chosen && subject.asked() != null && subject.asked().isInput()
            ? subject.asked().name()
            : null;
    Deriving.Dress dress =
        new Deriving.Dress(
            words.locale(),
            settings.signs().get(),
            settings.look(),
            SIZE * settings.textSize().get(),
            subject.diagram().numbers(),
            page.room(),
            page.cardRoom());
    String source = program;
    boolean whole = expand.isSelected();
    WireNames given = subject.trace().graph().given();
    if (ready == null || ready.typed() == null) say(words.say("ui.derive.running"));
    background.start(
        obsolete -> deriving.of(source, wish, asked, whole, given, dress, obsolete), this::show);
  }

  private void show(Deriving.Ready now) {
    ready = now;
    filling = true;
    if (!choice.getItems().equals(now.variables())) choice.getItems().setAll(now.variables());
    choice.setValue(now.variable());
    filling = false;
    body.getChildren().clear();
    boolean done = now.typed() != null;
    buttons.setVisible(done);
    say(now.refused());
    if (!done) return;
    VBox result = new VBox(6);
    result.getStyleClass().add("card");
    result.setId("derive-result");
    result
        .getChildren()
        .add(
            now.answer()
                .<Node>map(a -> line("derive-answer", a))
                .orElseGet(() -> new Label(words.say("ui.derive.long"))));
    Deriving.Followed way = now.way();
    way.chain().ifPresent(l -> result.getChildren().add(line("derive-way", l)));
    way.lent().ifPresent(l -> result.getChildren().add(line("derive-lent", l)));
    for (Deriving.Shown numbers : way.numbers()) {
      boolean first = numbers == way.numbers().getFirst();
      result.getChildren().add(line(first ? "derive-chain" : "derive-figure", numbers));
    }
    boolean seeded = subject.trace().graph().seed().isPresent();
    now.value()
        .ifPresent(value -> {
          Numbers numbers = telling(value, now);
          Label compared =
              new Label(
                  words.say(
                      seeded ? "ui.derive.value.ones" : "ui.derive.value",
                      numbers.show(value),
                      now.backward().map(numbers::show).orElse("")));
          compared.setWrapText(true);
          compared.setId("derive-value");
          result.getChildren().add(compared);
        });
    body.getChildren().add(result);
    for (Deriving.Shown line : now.lines()) {
      Label rule = new Label(line.rule());
      rule.setWrapText(true);
      rule.getStyleClass().addAll("rule", line.simplifies() ? "simplify" : "derive");
      body.getChildren().add(new VBox(2, rule, new FormulaLine(line.sets(), line.line().text())));
    }
    int rest = now.count() - now.lines().size();
    if (rest > 0) body.getChildren().add(new Label(words.say("ui.derive.more", rest)));
    page.fit();
  }

  /// The answer's digits, more only where they would hide that two numbers differ.
  private static Numbers telling(double value, Deriving.Ready ready) {
    Numbers usual = ready.digits();
    Optional<Double> other = ready.backward();
    boolean apart = other.isPresent() && Math.abs(value - other.get()) > CLOSE * Math.abs(value);
    boolean hidden = apart && usual.show(value).equals(usual.show(other.get()));
    return hidden ? new Numbers(Math.max(MORE, usual.digits()), usual.integers()) : usual;
  }

  private static FormulaLine line(String id, Deriving.Shown shown) {
    FormulaLine line = new FormulaLine(shown.sets(), shown.line().text());
    line.setId(id);
    return line;
  }

  private void say(String what) {
    message.setText(what);
    message.setVisible(!what.isEmpty());
  }

  private void copy(String what, String told) {
    ClipboardContent content = new ClipboardContent();
    content.putString(what);
    Clipboard.getSystemClipboard().setContent(content);
    done.accept(told);
  }
}
