package gradus.ui.panel;

import gradus.explain.Manner;
import gradus.explain.PathStory;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.picture.Look;
import gradus.tensor.Decimals;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths;
import gradus.trace.ChainPaths.Way;
import gradus.trace.Trace;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.FormulaLine;
import gradus.ui.piece.GateCell;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.Page;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import gradus.ui.work.Words;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The ways from the output back to an input, lit up in the picture and written out as products.
final class PathsTab implements PanelTab {
  private static final double SIZE = 17;
  private static final int MOST_SHOWN = 12;
  private static final int MOST_OFFERED = 300;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Settings settings;
  private final Words words;
  private final DiagramCanvas canvas;
  private final Typesetter typesetter;
  private final Background background;
  private final ComboBox<Gate> choice = GateCell.box(gate -> TypesetName.text(gate.name()));
  private final Label count = new Label();
  private final VBox cards = new VBox();
  private final Label sum = new Label();
  private final Page scroll;
  private Subject subject;
  private Found found;
  private int chosen = -1;

  /// Look, size, digits, language and signs of what is shown: other ones are typeset anew.
  private List<Object> shownAs = List.of();

  private boolean filling;

  /// What was found for a gate, with the formulas ready.
  ///
  /// @param wires the ways shown
  /// @param shown the same with their products; empty where nothing has a value
  private record Found(
      ChainPaths paths,
      List<List<Wire>> wires,
      List<Way> shown,
      List<PathStory> stories,
      List<List<List<FormulaLine.Set>>> sets) {}

  PathsTab(Desk desk) {
    settings = desk.settings();
    words = desk.words();
    canvas = desk.canvas();
    typesetter = desk.typesetter();
    background = desk.background("paths");
    Label to = new Label();
    to.textProperty().bind(words.saying("ui.paths.to"));
    choice.setId("path-input");
    choice.accessibleTextProperty().bind(words.saying("ui.paths.to"));
    to.setLabelFor(choice);
    to.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, to, choice);
    head.getStyleClass().add("tab-head");
    count.setWrapText(true);
    count.setId("path-count");
    sum.setWrapText(true);
    sum.setId("path-sum");
    sum.getStyleClass().add("path-sum");
    List.of(count, sum).forEach(LoweredLine::in);
    cards.getStyleClass().add("cards");
    scroll = new Page(head, count, cards, sum);
    scroll.contain(choice);
    scroll.accessibleTextProperty().bind(words.saying("ui.panel.paths"));
    choice
        .valueProperty()
        .addListener((o, was, now) -> {
          if (!filling) {
            chosen = -1;
            find();
          }
        });
  }

  @Override
  public String name() {
    return "paths";
  }

  @Override
  public boolean speaksOfAll() {
    return true;
  }

  @Override
  public boolean lightsWires() {
    return true;
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void show(Subject now) {
    Trace before = subject == null ? null : subject.trace();
    boolean asked = now != null && now.asked() != null;
    List<Object> way =
        List.of(
            settings.look(),
            settings.textSize().get(),
            now == null ? Decimals.AS_NEEDED : now.diagram().options().digits(),
            words.locale(),
            settings.signs().get());
    boolean same = way.equals(shownAs);
    shownAs = way;
    if (now != null && before == now.trace() && !asked && found != null && same) {
      subject = now;
      light();
      return;
    }
    subject = now;
    fill(now);
    find();
  }

  @Override
  public void leave() {
    canvas.highlights().follow(List.of());
  }

  @Override
  public Optional<Offer> offer(Question question) {
    Gate gate = question.gate();
    return gate.name() == null || gate.isConstant()
        ? Optional.empty()
        : Optional.of(
            new Offer("paths", words.say("ui.picture.paths", TypesetName.text(gate.name()))));
  }

  private void fill(Subject now) {
    filling = true;
    Gate was = choice.getValue();
    choice.getItems().clear();
    if (now != null) {
      var graph = now.trace().graph();
      graph.inputs().stream().limit(MOST_OFFERED).forEach(choice.getItems()::add);
      graph.names().values().stream()
          .filter(g -> g.isOperation() && g != graph.output())
          .limit(MOST_OFFERED)
          .forEach(choice.getItems()::add);
      Gate next = null;
      for (Gate gate : choice.getItems()) {
        if (was != null && gate.key().equals(was.key())) next = gate;
      }
      if (now.asked() != null && choice.getItems().contains(now.asked())) next = now.asked();
      if (next == null || was == null || !next.key().equals(was.key())) chosen = -1;
      choice.setValue(next != null ? next : choice.getItems().stream().findFirst().orElse(null));
    }
    filling = false;
  }

  private void find() {
    Gate gate = choice.getValue();
    if (subject == null || gate == null) {
      background.cancel();
      found = null;
      cards.getChildren().clear();
      count.setText(words.say("ui.paths.none"));
      sum.setText("");
      canvas.highlights().follow(List.of());
      return;
    }
    Trace trace = subject.trace();
    Manner manner = subject.manner(words.locale());
    Look look = settings.look();
    double size = SIZE * settings.textSize().get();
    double room = scroll.cardRoom();
    background.start(
        obsolete -> found(trace, gate, manner, look, size, room, obsolete), this::show);
  }

  private Found found(
      Trace trace,
      Gate gate,
      Manner manner,
      Look look,
      double size,
      double room,
      BooleanSupplier obsolete) {
    ChainPaths paths = ChainPaths.of(trace, gate, obsolete);
    boolean symbols = trace.isSymbolic();
    List<Way> shown = symbols ? List.of() : paths.strongest(MOST_SHOWN);
    List<List<Wire>> wires =
        symbols ? paths.followed(MOST_SHOWN) : shown.stream().map(Way::wires).toList();
    boolean only = paths.count().equals(BigInteger.ONE);
    List<PathStory> stories = new ArrayList<>();
    List<List<List<FormulaLine.Set>>> sets = new ArrayList<>();
    for (int i = 0; i < wires.size(); i++) {
      PathStory story =
          symbols
              ? PathStory.inSymbols(trace, wires.get(i), manner, only)
              : PathStory.of(trace, shown.get(i), manner, only);
      stories.add(story);
      sets.add(
          story.lines().stream()
              .map(l -> FormulaLine.typeset(l, typesetter, look, size, room))
              .toList());
    }
    return new Found(paths, wires, shown, stories, sets);
  }

  private void show(Found now) {
    found = now;
    chosen = Math.min(chosen, now.wires.size() - 1);
    BigInteger all = now.paths.count();
    int few = now.wires.size();
    count.setText(
        all.signum() == 0
            ? words.say("ui.paths.zero", TypesetName.text(choice.getValue().name()))
            : few == 0
                ? words.say("ui.paths.blank", all)
                : all.equals(BigInteger.ONE)
                    ? words.say("ui.paths.one")
                    : all.equals(BigInteger.valueOf(few))
                        ? words.say(now.shown.isEmpty() ? "ui.paths.symbols" : "ui.paths.all", all)
                        : words.say(
                            now.shown.isEmpty() ? "ui.paths.few" : "ui.paths.many",
                            grouped(all),
                            few));
    cards.getChildren().clear();
    for (int i = 0; i < few; i++) {
      cards.getChildren().add(card(i));
    }
    scroll.fit();
    subject
        .trace()
        .gradient(choice.getValue())
        .ifPresentOrElse(
            g ->
                sum.setText(
                    words.say(
                        all.equals(BigInteger.ONE) ? "ui.paths.sum.one" : "ui.paths.sum",
                        grouped(all),
                        addition(g))),
            () -> sum.setText(""));
    light();
  }

  /// `1.58 + 0.51 + (−0.04) = 2.05`, with the digits that make it hold, while there are few ways
  /// between numbers; else the gradient alone.
  private String addition(Tensor gradient) {
    int few = found.shown.size();
    boolean all = found.paths.count().equals(BigInteger.valueOf(few)) && few > 1;
    Numbers usual = subject.diagram().numbers();
    if (!all || !choice.getValue().shape().isScalar()) return usual.show(gradient);
    Equation equation =
        Equation.of(
            usual,
            found.shown.stream().map(Way::product).toList(),
            printed -> printed.stream().reduce(Tensor::plus).orElseThrow(),
            gradient);
    Numbers numbers = equation.numbers();
    StringBuilder out = new StringBuilder();
    for (Way way : found.shown) {
      String number = numbers.show(way.product());
      boolean bracket = !out.isEmpty() && isNegative(way.product(), numbers);
      out.append(out.isEmpty() ? "" : " + ").append(bracket ? "(" + number + ")" : number);
    }
    return out + " " + equation.sign() + " " + numbers.show(gradient);
  }

  private static boolean isNegative(Tensor tensor, Numbers numbers) {
    return tensor.shape().isScalar() && numbers.numeral(tensor.item()).isNegative();
  }

  /// Thousands apart, so that a large count can be read.
  static String grouped(BigInteger number) {
    return number.toString().replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u2009");
  }

  private Node card(int at) {
    VBox card = new VBox(2);
    card.getStyleClass().add("card");
    card.setId("path-" + at);
    PathStory story = found.stories.get(at);
    for (int i = 0; i < story.lines().size(); i++) {
      FormulaLine line = new FormulaLine(found.sets.get(at).get(i), story.lines().get(i).text());
      line.setMouseTransparent(true);
      card.getChildren().add(line);
    }
    card.setFocusTraversable(true);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    int told = found.shown.isEmpty() ? 0 : Math.min(1, story.lines().size() - 1);
    card.setAccessibleText(story.lines().get(told).text());
    card.setOnMouseClicked(e -> {
      card.requestFocus();
      choose(at);
    });
    card.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
        choose(at);
        e.consume();
      }
    });
    return card;
  }

  private void choose(int at) {
    chosen = chosen == at ? -1 : at;
    light();
  }

  /// All ways, or the one chosen.
  private void light() {
    for (int i = 0; i < cards.getChildren().size(); i++) {
      cards.getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
    }
    if (found == null) {
      canvas.highlights().follow(List.of());
    } else {
      canvas.highlights().follow(chosen >= 0 ? found.wires.get(chosen) : found.paths.wires());
    }
  }
}
