package gradus.ui;

import gradus.explain.StepFormula;
import gradus.explain.term.Excerpt;
import gradus.picture.Ink;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.StepLayout;
import gradus.ui.piece.StepLayout.Share;
import gradus.ui.piece.StepLines;
import gradus.ui.piece.Typesetter;
import gradus.ui.piece.WholeEquations;
import gradus.ui.work.Background;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.util.Duration;

/// The sentence above the picture, in letters as large as its length and its place allow. The place
/// is as high as the longest sentence of the run needs, within reason, so that the picture keeps
/// its own while stepping; one that has no room even in the smallest letters is scrolled. A step of
/// tensors or at a fork is typeset in lines instead, for which the place grows before they are
/// shortened, and which are scrolled before they are a list of numbers; a shortened one leads to
/// all of it.
final class Headline {
  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final double USUAL_SIZE = 14;

  /// The room there is for its lines at least, em.
  private static final double LEAST_HIGH = 4.2;

  /// Of the height it shares with the picture, what sentences in large letters may take, sentences
  /// in usual ones, and formulas.
  private static final double GENEROUS = 0.2;

  /// The same of formulas in letters larger than those of full size.
  private static final double FEW = 0.22;

  private static final double QUARTER = 0.25;

  private static final double MORE = 0.27;

  private static final double MOST = 1.0 / 3;

  /// And formulas that would have to leave out something or to be small.
  private static final double MUCH = 0.38;

  /// And formulas that have no room in that.
  private static final double UTMOST = 0.42;

  private static final double AROUND = 20;

  /// So many of the longest sentences are measured: the highest is among them.
  private static final int LONGEST = 24;

  /// Pictures that come in a shorter time are those of numbers that are dragged.
  private static final Duration MOVING = Duration.millis(600);

  private static final Duration RESTED = Duration.millis(300);

  /// How long steps are looked through before anything else is done, and then at a time.
  private static final Duration FIRST = Duration.millis(40);

  private static final Duration BIT = Duration.millis(15);

  /// Letters of this many em, for sentences up to this many signs.
  private record Letters(String style, double em, int longest) {}

  private static final List<Letters> SIZES =
      List.of(
          new Letters("usual", 1.571, 90),
          new Letters("long", 1.214, Integer.MAX_VALUE),
          new Letters("longer", 1, Integer.MAX_VALUE),
          new Letters("longest", 0.857, Integer.MAX_VALUE));

  /// How large its letters are.
  ///
  /// @param em px
  /// @param weight how much a sign counts against large letters, 1 as usual
  record PrintSize(ObservableDoubleValue em, ObservableDoubleValue weight) {
    /// As large as the words of the window.
    static PrintSize of(Settings settings) {
      return new PrintSize(settings.textSize().multiply(USUAL_SIZE), settings.textSize());
    }
  }

  /// How a step is typeset: in letters of so many em, how much of it, and of its tensors.
  private record Setting(double em, Share share, Excerpt excerpt) {
    boolean isShortened() {
      return share != Share.ALL || excerpt == CLOSE;
    }
  }

  /// Letters of formulas, em, which look smaller than those of words: a fifth more than theirs.
  private static final double LARGE = 1.55;

  private static final double NEARLY = 1.4;

  private static final double USUAL = 1.25;

  private static final double SMALL = 1;

  /// Where the letters of the interface are large; never less than LEAST_SIZE, px, which is the
  /// size of formulas where they are not.
  private static final double LESS = 0.8;

  private static final double LEAST = 0.65;

  private static final double LEAST_SIZE = 17.5;

  /// Letters of formulas that are large in an interface of the usual size, px.
  private static final double ENOUGH = 21;

  private static final Excerpt ROOMY = new Excerpt(6, 6);

  private static final Excerpt CLOSE = new Excerpt(3, 3);

  /// In the same letters with ∂f/∂x in a line, which takes half the height of a fraction: of
  /// numbers alone, for a matrix behind it would be read as a part of it.
  private static final Setting LEVEL = new Setting(NEARLY, Share.ALL, ROOMY.inLine());

  /// From the one that shows all in large letters to the one that has room nearly everywhere: dots
  /// come before small letters.
  private static final List<Setting> TELLING =
      List.of(
          new Setting(LARGE, Share.ALL, ROOMY),
          new Setting(NEARLY, Share.ALL, ROOMY),
          new Setting(LARGE, Share.ALL, CLOSE),
          new Setting(LARGE, Share.RESULTS, ROOMY),
          new Setting(LARGE, Share.RESULTS, CLOSE),
          new Setting(USUAL, Share.ALL, ROOMY),
          LEVEL,
          new Setting(USUAL, Share.RESULTS, ROOMY),
          new Setting(USUAL, Share.RESULTS, CLOSE),
          new Setting(SMALL, Share.ALL, ROOMY),
          new Setting(SMALL, Share.RESULTS, CLOSE),
          new Setting(LESS, Share.ALL, ROOMY),
          new Setting(LEAST, Share.ALL, ROOMY),
          new Setting(LESS, Share.ALL, CLOSE),
          new Setting(LESS, Share.RESULTS, CLOSE),
          new Setting(LEAST, Share.ALL, CLOSE),
          new Setting(LEAST, Share.RESULTS, CLOSE),
          new Setting(SMALL, Share.SUMS, CLOSE),
          new Setting(LEAST, Share.SUMS, CLOSE));

  /// All of it, for which the place grows before anything is left out.
  private static final List<Setting> READABLE =
      TELLING.stream().filter(s -> !s.isShortened()).toList();

  /// The same in letters of full size, a fifth more than those of the interface and up.
  private static final List<Setting> FULL =
      READABLE.stream().filter(s -> s.em >= USUAL && s != LEVEL).toList();

  /// What takes no more than a quarter of the height, the first with fractions.
  private static final List<Setting> LOW = List.of(FULL.getLast(), LEVEL);

  /// What leaves out what a fork adds up to, or by what rule.
  private static final List<Setting> BRIEF =
      List.of(
          new Setting(USUAL, Share.RULES, CLOSE),
          new Setting(SMALL, Share.RULES, CLOSE),
          new Setting(USUAL, Share.OUTCOMES, CLOSE),
          new Setting(SMALL, Share.OUTCOMES, CLOSE),
          new Setting(LEAST, Share.RULES, CLOSE),
          new Setting(LEAST, Share.OUTCOMES, CLOSE));

  /// Where none has room: in as many lines as it needs, and scrolled, before it is a list of
  /// numbers.
  private static final List<Setting> TALL =
      List.of(
          new Setting(SMALL, Share.RULES, CLOSE),
          new Setting(LEAST, Share.RULES, CLOSE),
          new Setting(LEAST, Share.OUTCOMES, CLOSE));

  /// What the pointer shows in full.
  private static final Setting WHOLE = new Setting(USUAL, Share.ALL, ROOMY);

  private final Label label;
  private final StackPane content;
  private final Runnable opening;
  private final Typesetter typesetter = new Typesetter();
  private final PictureModel picture;
  private final Settings settings;
  private final PrintSize print;
  private final ScrollPane scroll;
  private final Text measure = new Text();

  /// What shares the height with it.
  private final Region ground;

  /// The steps of the picture that are typeset, and the sentences of the others.
  private final List<Integer> typeset = new ArrayList<>();

  private final List<String> spoken = new ArrayList<>();

  /// What the steps of the picture say, and how that is laid out in the width there is: heights
  /// come and go while a window is laid out, and all steps are looked at for each.
  private final Map<Part, Optional<StepFormula>> formulas = new HashMap<>();

  private final Map<Place, List<StepLayout>> layouts = new HashMap<>();
  private double high;

  /// The height it shares with the picture.
  private double shared;

  /// Of the steps that are typeset so many were looked at, and what the tallest of them needs.
  private int looked;

  private double tallest;

  /// How often that began anew.
  private int run;

  /// Whether there are more to look at.
  private boolean seeking;

  /// The gates of the picture, by their keys, and when it came.
  private List<String> gates = List.of();

  private long followed = System.nanoTime();
  private final PauseTransition rest = new PauseTransition(RESTED);

  /// As much of a step.
  private record Part(int step, Excerpt excerpt) {}

  private record Place(int step, Setting setting, double room) {}

  private Headline(
      ScrollPane scroll,
      Label label,
      Region ground,
      PictureModel picture,
      Settings settings,
      PrintSize print,
      Runnable opening) {
    this.print = print;
    this.opening = opening;
    this.ground = ground;
    content = (StackPane) scroll.getContent();
    this.scroll = scroll;
    this.label = label;
    this.picture = picture;
    this.settings = settings;
    // As a label measures its lines.
    measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
    label.setMinHeight(Region.USE_PREF_SIZE);
    rest.setOnFinished(e -> read());
    LoweredLine.in(label);
  }

  /// Lets a label above the ground of the picture tell what the step shown does; `opening` shows a
  /// person all about it.
  static void show(
      ScrollPane scroll,
      Label label,
      Region ground,
      PictureModel picture,
      Settings settings,
      PrintSize print,
      Runnable opening) {
    Headline headline = new Headline(scroll, label, ground, picture, settings, print, opening);
    headline
        .content
        .minHeightProperty()
        .bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
    label.managedProperty().bind(label.visibleProperty());
    label.textProperty().bind(picture.sentence().map(WholeEquations::of));
    label.accessibleTextProperty().bind(picture.sentence());
    InvalidationListener run =
        o -> {
          headline.layouts.clear();
          headline.fitRun();
        };
    InvalidationListener read = o -> headline.read();
    picture.diagram().addListener(o -> headline.follow());
    settings.locale().addListener(read);
    print.em.addListener(run);
    settings.theme().addListener(run);
    settings.palette().addListener(run);
    scroll.widthProperty().addListener(run);
    ground.heightProperty().addListener(o -> headline.share());
    label.textProperty().addListener(o -> headline.fit());
    headline.read();
  }

  private double em() {
    return print.em.get();
  }

  /// Numbers that are dragged change many times a second: of those only the step shown is told at
  /// once, in the height there is, and the others are looked through when they have come to rest.
  private void follow() {
    List<String> keys = picture.keys();
    long now = System.nanoTime();
    boolean moves = keys.equals(gates) && now - followed < MOVING.toMillis() * 1e6;
    gates = keys;
    followed = now;
    if (!moves) {
      read();
      return;
    }
    formulas.clear();
    layouts.clear();
    fit();
    rest.playFromStart();
  }

  /// Looks through the steps of another picture.
  private void read() {
    rest.stop();
    List<String> sentences = picture.sentences();
    typeset.clear();
    spoken.clear();
    formulas.clear();
    layouts.clear();
    for (int n = 0; n < sentences.size(); n++) {
      String sentence = sentences.get(n);
      if (formula(n, ROOMY).isPresent()) {
        typeset.add(n);
      } else {
        spoken.add(sentence);
      }
    }
    fitRun();
  }

  /// Takes its part of another height; what it takes itself changes nothing of it.
  private void share() {
    double now = ground.getHeight() + (scroll.getParent() instanceof Region r ? r.getHeight() : 0);
    if (now == shared) return;
    shared = now;
    fitRun();
  }

  /// Makes room for the step that needs most: of a long run a first part is looked at now, and the
  /// others bit by bit between what a person does meanwhile.
  private void fitRun() {
    looked = 0;
    tallest = 0;
    run++;
    look(FIRST);
    stand();
    seek(looked < typeset.size());
    goOn(run);
  }

  private void seek(boolean more) {
    if (more == seeking) return;
    seeking = more;
    if (more) {
      Background.begin();
    } else {
      Background.end();
    }
  }

  private void goOn(int of) {
    if (looked == typeset.size()) return;
    Platform.runLater(() -> {
      if (of != run) return;
      look(BIT);
      if (looked == typeset.size()) {
        stand();
        seek(false);
      }
      goOn(of);
    });
  }

  private double most() {
    return MOST * shared - AROUND;
  }

  private double utmost() {
    return UTMOST * shared - AROUND;
  }

  /// How high the place of a step that is typeset needs to be: the height is the picture's, so that
  /// large letters take what sentences may, and more only what those of full size need.
  private double needed(int n) {
    return laid(n, FULL, FEW * shared - AROUND)
        .or(() -> laid(n, LOW, QUARTER * shared - AROUND))
        .or(() -> laid(n, List.of(FULL.getLast()), most()))
        .or(() -> laid(n, READABLE, most()))
        .or(() -> laid(n, READABLE, MUCH * shared - AROUND))
        .or(() -> laid(n, TELLING, most()))
        .or(() -> laid(n, TELLING, MUCH * shared - AROUND))
        .or(() -> laid(n, BRIEF, most()))
        .or(() -> laid(n, utmost()))
        .map(Laid::height)
        .orElseGet(() -> tall(n).isPresent() ? utmost() : 0);
  }

  private void look(Duration part) {
    long until = System.nanoTime() + (long) (part.toMillis() * 1e6);
    while (looked < typeset.size() && System.nanoTime() < until) {
      tallest = Math.max(tallest, needed(typeset.get(looked)));
      looked++;
    }
  }

  private void stand() {
    double large = said(spoken, SIZES.get(1));
    double words =
        large <= GENEROUS * shared ? large : Math.min(said(spoken, SIZES.get(2)), MORE * shared);
    high = Math.max(LEAST_HIGH * em(), Math.max(words, tallest));
    if (scroll.getParent() instanceof Region place) {
      place.setMinHeight(high + AROUND);
      place.setPrefHeight(high + AROUND);
      place.setMaxHeight(high + AROUND);
    }
    fit();
  }

  private double said(List<String> sentences, Letters letters) {
    return sentences.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(LONGEST)
        .mapToDouble(s -> height(s, letters))
        .max()
        .orElse(0);
  }

  private void fit() {
    content.getChildren().removeIf(n -> n != label);
    Optional<StepLines> lines = typeset();
    label.setVisible(lines.isEmpty());
    lines.ifPresent(content.getChildren()::add);
    fitSentence();
  }

  /// How a step is laid out, and how much of it.
  private record Laid(Setting setting, StepLayout layout) {
    double height() {
      return layout.height();
    }
  }

  /// A step in the first setting that this height has room for.
  private Optional<Laid> laid(int n, double most) {
    return laid(n, TELLING, most).or(() -> laid(n, BRIEF, most));
  }

  private Optional<Laid> tall(int n) {
    return laid(n, TALL, Double.MAX_VALUE);
  }

  private Optional<Laid> laid(int n, List<Setting> settings, double most) {
    double room = scroll.getWidth() - AROUND;
    // Among letters as large as those of an interface of the usual size all comes before large.
    List<Setting> sorted =
        settings.stream()
            .sorted(Comparator.comparing((Setting s) -> s.isShortened() || s.em * em() < ENOUGH))
            .toList();
    for (Setting setting : sorted) {
      for (StepLayout layout : layouts(n, setting, room)) {
        if (layout.height() <= most) return Optional.of(new Laid(setting, layout));
      }
    }
    return Optional.empty();
  }

  private Optional<StepFormula> formula(int n, Excerpt excerpt) {
    return formulas.computeIfAbsent(
        new Part(n, excerpt), part -> picture.formula(part.step, part.excerpt));
  }

  private List<StepLayout> layouts(int n, Setting setting, double room) {
    if (room <= 0) return List.of();
    return layouts.computeIfAbsent(new Place(n, setting, room), this::laid);
  }

  private List<StepLayout> laid(Place place) {
    double least = place.setting.em <= LESS ? LEAST_SIZE : 0;
    double size = Math.max(least, place.setting.em * em());
    return formula(place.step, place.setting.excerpt)
        .filter(f -> !place.setting.excerpt.level() || f.lines() == 1)
        .map(f -> StepLayout.of(f, place.setting.share, typesetter, size, place.room))
        .orElse(List.of());
  }

  /// The step shown, as much of it as there is room for.
  private Optional<StepLines> typeset() {
    int n = picture.player().step().get();
    return laid(n, READABLE, high)
        .or(() -> laid(n, high))
        .or(() -> tall(n))
        .map(laid -> lines(laid.layout, n, laid.setting.isShortened()));
  }

  private StepLines lines(StepLayout layout, int n, boolean shortened) {
    StepLines lines = new StepLines(layout, typesetter, settings.look());
    lead(lines, n, shortened);
    return lines;
  }

  /// Leads from what is typeset to all about the step; what is shortened can be pointed at.
  private void lead(StepLines lines, int n, boolean shortened) {
    lines.getStyleClass().add("headline-formula");
    lines.setAccessibleRole(AccessibleRole.TEXT);
    lines.accessibleTextProperty().bind(label.accessibleTextProperty());
    lines.setOnMouseClicked(e -> opening.run());
    if (!shortened) return;
    Tooltip tooltip = new Tooltip();
    tooltip.getStyleClass().add("headline-whole");
    tooltip.setOnShowing(e ->
        layouts(n, WHOLE, Double.MAX_VALUE).stream()
            .findFirst()
            .map(l -> new StepLines(l, typesetter, settings.look()))
            .ifPresent(tooltip::setGraphic));
    Tooltip.install(lines, tooltip);
  }

  private void fitSentence() {
    String text = label.getText() == null ? "" : label.getText();
    double size = print.weight.get();
    List<Letters> allowed = SIZES.stream().filter(l -> text.length() * size <= l.longest).toList();
    Letters letters =
        allowed.stream()
            .filter(l -> height(text, l) <= high)
            .findFirst()
            .orElseGet(allowed::getLast);
    label.getStyleClass().removeAll(SIZES.stream().map(Letters::style).toList());
    label.getStyleClass().add(letters.style);
    // What comes while a window is laid out is drawn once before it has its style.
    label.setFont(Font.font(FAMILY, letters.em * em()));
    java.awt.Color ink = settings.look().colour(Ink.TEXT);
    label.setTextFill(Color.rgb(ink.getRed(), ink.getGreen(), ink.getBlue()));
    scroll.setVvalue(0);
  }

  private double height(String text, Letters letters) {
    if (scroll.getWidth() <= 0) return 0;
    measure.setText(text);
    measure.setFont(Font.font(FAMILY, letters.em * em()));
    // A label breaks its lines a little earlier than a text of its width.
    measure.setWrappingWidth(scroll.getWidth() - 14);
    return measure.getLayoutBounds().getHeight() + 4;
  }
}
