package gradus.ui;

import gradus.diagram.Options;
import gradus.export.Around;
import gradus.export.Passes;
import gradus.export.Picture;
import gradus.export.Views;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.picture.Theme;
import gradus.ui.piece.ListWords;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Background;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Asks how a picture is to be exported, and shows beside the choices what comes of them.
final class ExportForm extends HBox {
  private static final int MOST_SCALE = 4;

  /// The form has room for a picture of so many px.
  private static final long LONG = 9_999;

  /// Of the screen, what the picture may take.
  private static final double WIDE = 0.42;

  private static final double HIGH = 0.5;

  /// Of the screen, what the choices may take before they are scrolled, and all may take together.
  private static final double TALLEST = 0.7;

  private static final double MOST = 0.94;

  /// The picture's least width, and what a dialog has around its form, px.
  private static final double LEAST = 220;

  private static final double BESIDE = 12;

  /// Painted larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  private Proof proof;
  private final Words words;
  private final Background background;
  private final Background looking;
  private final GridPane grid = new GridPane(16, 11);
  private final TextField title = new TextField();
  private final CheckBox formula;
  private final CheckBox caption;
  private final CheckBox legend;
  private final CheckBox plain;
  private final CheckBox transparent;
  private final ChoiceBox<Views> drawn;

  /// What a curve is about.
  private final ChoiceBox<String> of;

  private final ChoiceBox<Passes> pass;
  private final ChoiceBox<Theme> theme;
  private final ChoiceBox<Signs> signs;
  private final ChoiceBox<Integer> scale;
  private final TextField margin = new TextField();
  private final TextField frame = new TextField();
  private final Label size = new Label();
  private final Label refusal = new Label();
  private final ImageView view = new ImageView();
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final VBox side = new VBox(14, grid, refusal);
  private final StackPane stage = new StackPane(view);
  private final ScrollPane choices = new ScrollPane(side);
  private final Rectangle2D screen;
  private final double high;
  private double wide;

  ExportForm(
      Proof proof,
      Dialogs.Export proposed,
      Words words,
      Background background,
      Background looking,
      Rectangle2D screen) {
    this.screen = screen;
    high = HIGH * screen.getHeight();
    wide = WIDE * screen.getWidth();
    this.proof = proof;
    this.words = words;
    this.background = background;
    this.looking = looking;
    getStyleClass().addAll("form", "export-form");
    formula = box("formula", proposed.formula());
    caption = box("caption", proposed.caption());
    legend = box("legend", proposed.legend());
    plain = box("plain", proposed.plain());
    transparent = box("transparent", proposed.transparent());
    drawn = choice("view", proof.views(), proposed.view(), v -> said("ui.export.view.", v));
    List<String> curves = proof.curves();
    of = choice("of", curves, curves.isEmpty() ? null : curves.getFirst(), TypesetName::text);
    pass = choice("pass", List.of(Passes.values()), proposed.pass(), p -> said("ui.export.", p));
    theme =
        choice("theme", List.of(Theme.values()), proposed.theme(), t -> said("ui.view.theme.", t));
    signs =
        choice("signs", List.of(Signs.values()), proposed.signs(), s -> said("ui.view.signs.", s));
    List<Integer> scales = IntStream.rangeClosed(1, MOST_SCALE).boxed().toList();
    scale = choice("scale", scales, (int) proposed.scale(), s -> s + "×");
    title.setId("export-title");
    title.setText(proposed.title());
    margin.setId("export-margin");
    margin.setPrefColumnCount(5);
    margin.setText(Integer.toString((int) Math.round(proposed.margin())));
    frame.setId("export-frame");
    frame.setPrefColumnCount(7);
    frame.setPromptText(words.say("ui.export.frame.shown"));
    frame.setText(proposed.frame());
    size.setId("export-size");
    size.getStyleClass().add("muted");
    size.setText(pixels(LONG, LONG));
    size.setMinWidth(USE_PREF_SIZE);
    refusal.setId("export-refusal");
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    view.setId("export-preview");
    view.setPreserveRatio(true);
    view.setSmooth(true);
    row("ui.export.heading", title);
    row("ui.export.around", new VBox(7, formula, legend, caption));
    HBox views = new HBox(10, drawn, of);
    views.setAlignment(Pos.BASELINE_LEFT);
    row("ui.export.view", views);
    row("ui.export.passes", pass);
    row("ui.view.theme", theme);
    row("ui.view.signs", signs);
    row("ui.export.emphasis", plain);
    HBox sizes = new HBox(10, scale, size);
    sizes.setAlignment(Pos.BASELINE_LEFT);
    row("ui.export.scale", sizes);
    row("ui.export.margin", margin);
    Label framed = new Label(words.say("ui.export.frame.note"));
    framed.getStyleClass().add("muted");
    HBox frames = new HBox(10, frame, framed);
    frames.setAlignment(Pos.BASELINE_LEFT);
    row("ui.export.frame", frames);
    row("ui.export.ground", transparent);
    stage.getStyleClass().add("export-stage");
    // A sentence must not make the form wider than its choices do.
    refusal.setMinWidth(0);
    refusal.setPrefWidth(0);
    refusal.setMinHeight(USE_PREF_SIZE);
    refusal.prefWidthProperty().bind(grid.widthProperty());
    side.getStyleClass().add("export-choices");
    choices.getStyleClass().add("shapes-scroll");
    choices.setFitToWidth(true);
    choices.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    choices.setFocusTraversable(false);
    choices.setMinWidth(USE_PREF_SIZE);
    choices.setMaxHeight(TALLEST * screen.getHeight());
    getChildren().setAll(choices, stage);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    follow();
  }

  private String said(String family, Enum<?> value) {
    return words.say(family + value.name().toLowerCase(Locale.ROOT));
  }

  private CheckBox box(String name, boolean chosen) {
    CheckBox box = new CheckBox(words.say("ui.export." + name));
    box.setId("export-" + name);
    box.setMinWidth(USE_PREF_SIZE);
    box.setSelected(chosen);
    return box;
  }

  private static <T> ChoiceBox<T> choice(
      String name, List<T> values, T chosen, Function<T, String> says) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.setId("export-" + name);
    box.getItems().setAll(values);
    box.setConverter(new ListWords<>(says));
    box.setValue(chosen);
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private void row(String key, Node control) {
    Label label = new Label(words.say(key));
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(control);
    grid.addRow(grid.getRowCount(), label, control);
  }

  private void follow() {
    BooleanBinding curve = drawn.valueProperty().isEqualTo(Views.CURVE);
    // its room is kept: the dialog does not grow
    of.visibleProperty().bind(curve);
    // A curve is the same at every step, and says itself what it means.
    for (Node without : List.of(pass, caption, legend, plain, frame)) {
      without.disableProperty().bind(curve);
    }
    InvalidationListener anew = o -> show();
    for (CheckBox box : List.of(formula, caption, legend, plain, transparent)) {
      box.selectedProperty().addListener(anew);
    }
    for (ChoiceBox<?> box : List.of(drawn, of, pass, theme, signs, scale)) {
      box.valueProperty().addListener(anew);
    }
    title.textProperty().addListener(anew);
    margin.textProperty().addListener(anew);
    frame.textProperty().addListener(anew);
  }

  /// What the choices leave of the screen, px.
  private double left() {
    double around = getInsets().getLeft() + getInsets().getRight() + getSpacing() + BESIDE;
    return MOST * screen.getWidth() - choices.prefWidth(-1) - around;
  }

  /// Each choice stands below its name.
  private void stack() {
    for (Node part : grid.getChildren()) {
      int row = GridPane.getRowIndex(part);
      int column = GridPane.getColumnIndex(part);
      GridPane.setConstraints(part, 0, 2 * row + column);
    }
    side.applyCss();
    scroll();
  }

  /// A scroll bar that comes as it is needed has no room of its own: the choices would be cut.
  private void scroll() {
    boolean cut = side.prefHeight(-1) > TALLEST * screen.getHeight() - 2;
    choices.setVbarPolicy(
        cut ? ScrollPane.ScrollBarPolicy.ALWAYS : ScrollPane.ScrollBarPolicy.NEVER);
    choices.applyCss();
  }

  /// Gives the picture what large letters leave of the screen, and begins to show it; once the form
  /// has its letters.
  void begin() {
    scroll();
    if (left() < LEAST) stack();
    double left = left();
    wide = Math.clamp(left, LEAST, wide);
    stage.setMinSize(wide, high);
    stage.setMaxHeight(high + 2);
    show();
    looking.start(proof::lookedThrough, this::offer);
  }

  /// As what else the program can be drawn, found out while the form is shown.
  private void offer(Proof found) {
    proof = found;
    List<Views> views = found.views();
    for (int i = 0; i < views.size(); i++) {
      if (!drawn.getItems().contains(views.get(i))) drawn.getItems().add(i, views.get(i));
    }
  }

  /// Whether what is chosen can be exported.
  ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  private OptionalDouble chosenMargin() {
    String typed = margin.getText().strip();
    double px = typed.matches("\\d{1,4}") ? Double.parseDouble(typed) : -1;
    return px >= 0 && px <= Around.MOST_MARGIN ? OptionalDouble.of(px) : OptionalDouble.empty();
  }

  private String chosenFrame() {
    return frame.getText().strip();
  }

  /// What cannot be exported so, in a sentence.
  private Optional<String> wrong() {
    if (chosenMargin().isEmpty()) {
      return Optional.of(words.say("ui.export.margin.wrong", (int) Around.MOST_MARGIN));
    }
    boolean none = !chosenFrame().isEmpty() && Options.Screen.written(chosenFrame()).isEmpty();
    return none ? Optional.of(words.say("ui.export.frame.wrong")) : Optional.empty();
  }

  /// What is chosen, once it is [#ready].
  Dialogs.Export chosen() {
    return new Dialogs.Export(
        drawn.getValue(),
        drawn.getValue() == Views.CURVE ? of.getValue() : "",
        scale.getValue(),
        transparent.isSelected(),
        theme.getValue(),
        signs.getValue(),
        pass.getValue(),
        plain.isSelected(),
        title.getText().strip(),
        formula.isSelected(),
        caption.isSelected(),
        legend.isSelected(),
        chosenMargin().orElseThrow(),
        chosenFrame());
  }

  /// What is chosen, and what that asks of a file.
  Dialogs.Ordered ordered() {
    Dialogs.Export chosen = chosen();
    return new Dialogs.Ordered(chosen, proof.order(chosen));
  }

  private static String pixels(long across, long down) {
    return String.format("%,d × %,d px", across, down);
  }

  private void show() {
    Optional<String> wrong = wrong();
    if (wrong.isPresent()) {
      background.cancel();
      ready.set(false);
      refusal.setText(wrong.get());
      return;
    }
    Dialogs.Export chosen = chosen();
    int most = (int) (SHARP * wide);
    int tall = (int) (SHARP * high);
    Proof asked = proof;
    background.start(obsolete -> asked.print(chosen, most, tall, obsolete), p -> show(p, chosen));
  }

  private void show(Proof.Print print, Dialogs.Export chosen) {
    double across = Math.ceil(print.width() * chosen.scale());
    double down = Math.ceil(print.height() * chosen.scale());
    size.setText(pixels((long) across, (long) down));
    boolean large = across * down > Picture.MOST_PIXELS;
    ready.set(!large);
    String lacking = print.lacksFormula() ? words.say("ui.export.formula.none") : "";
    refusal.setText(
        large ? words.say("ui.export.large", Picture.MOST_PIXELS / 1_000_000) : lacking);
    view.setImage(Typesetter.image(print.image()));
    double fitting = Math.min(1, Math.min(wide / print.width(), high / print.height()));
    view.setFitWidth(print.width() * fitting - 2);
  }
}
