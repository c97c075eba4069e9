package gradus.ui;

import gradus.explain.StepFormula;
import gradus.explain.term.Excerpt;
import gradus.ui.piece.LoweredLine;
import gradus.ui.piece.TwoLines;
import gradus.ui.piece.TwoLines.Share;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// The sentence above the picture, in letters as large as its length and its place allow. The place
/// is as high as the longest sentence of the run needs, within reason, so that the picture keeps
/// its own while stepping; one that has no room even in the smallest letters is scrolled. A step of
/// tensors or at a fork is typeset in two lines instead, and leads to all of it where it is
/// shortened.
final class Headline {
  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final double USUAL_SIZE = 14;

  /// The room there is for its lines at least, em.
  private static final double LEAST_HIGH = 4.2;

  /// Of the window's height, what it may take for large letters, and at most.
  private static final double GENEROUS = 0.16;

  private static final double MOST = 0.22;

  private static final double AROUND = 17;

  /// Letters of this many em, for sentences up to this many signs.
  private record Letters(String style, double em, int longest) {}

  private static final List<Letters> SIZES =
      List.of(
          new Letters("usual", 1.571, 90),
          new Letters("long", 1.214, Integer.MAX_VALUE),
          new Letters("longer", 1, Integer.MAX_VALUE),
          new Letters("longest", 0.857, Integer.MAX_VALUE));

  /// How a step is typeset: in letters of so many em, how much of it, and of its tensors.
  private record Setting(double em, Share share, Excerpt excerpt) {
    boolean isShortened() {
      return share != Share.ALL || excerpt == CLOSE;
    }

    Kind kind() {
      return new Kind(share, excerpt);
    }
  }

  /// What is typeset alike, but for the size of the letters.
  private record Kind(Share share, Excerpt excerpt) {}

  /// Letters of formulas, em, which look smaller than those of words: a fifth more than theirs.
  private static final double LARGE = 1.55;

  private static final double USUAL = 1.25;

  private static final double SMALL = 1;

  /// Where the letters of the interface are large; never less than LEAST_SIZE, px.
  private static final double LEAST = 0.7;

  private static final double LEAST_SIZE = 13;

  private static final Excerpt ROOMY = new Excerpt(6, 6);

  private static final Excerpt CLOSE = new Excerpt(3, 3);

  /// From the one that shows all in large letters to the one that has room nearly everywhere.
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(1.9, Share.ALL, ROOMY),
          new Setting(LARGE, Share.ALL, ROOMY),
          new Setting(USUAL, Share.ALL, ROOMY),
          new Setting(LARGE, Share.RESULTS, ROOMY),
          new Setting(USUAL, Share.RESULTS, ROOMY),
          new Setting(SMALL, Share.ALL, ROOMY),
          new Setting(USUAL, Share.ALL, CLOSE),
          new Setting(USUAL, Share.RESULTS, CLOSE),
          new Setting(SMALL, Share.RESULTS, CLOSE),
          new Setting(USUAL, Share.SOME, CLOSE),
          new Setting(SMALL, Share.SOME, CLOSE),
          new Setting(LEAST, Share.RESULTS, CLOSE),
          new Setting(LEAST, Share.SOME, CLOSE));

  /// What the pointer shows in full.
  private static final Setting WHOLE = new Setting(USUAL, Share.ALL, ROOMY);

  private final Label label;
  private final StackPane content;
  private final Runnable opening;
  private final Typesetter typesetter = new Typesetter();
  private final PictureModel picture;
  private final Settings settings;
  private final ScrollPane scroll;
  private final Text measure = new Text();

  /// What the steps of the picture are told in.
  private final List<StepFormula> typeset = new ArrayList<>();

  private final List<String> spoken = new ArrayList<>();
  private double high;

  private Headline(
      ScrollPane scroll, Label label, PictureModel picture, Settings settings, Runnable opening) {
    this.opening = opening;
    content = (StackPane) scroll.getContent();
    this.scroll = scroll;
    this.label = label;
    this.picture = picture;
    this.settings = settings;
    // As a label measures its lines.
    measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
    label.setMinHeight(Region.USE_PREF_SIZE);
    LoweredLine.in(label);
  }

  /// Lets a label tell what the step shown does; `opening` shows a person all about it.
  static void show(
      ScrollPane scroll, Label label, PictureModel picture, Settings settings, Runnable opening) {
    Headline headline = new Headline(scroll, label, picture, settings, opening);
    headline
        .content
        .minHeightProperty()
        .bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
    label.managedProperty().bind(label.visibleProperty());
    label.textProperty().bind(picture.sentence());
    InvalidationListener run = o -> headline.fitRun();
    InvalidationListener read = o -> headline.read();
    picture.diagram().addListener(read);
    settings.locale().addListener(read);
    settings.textSize().addListener(run);
    settings.theme().addListener(run);
    settings.palette().addListener(run);
    scroll.widthProperty().addListener(run);
    label
        .sceneProperty()
        .addListener((o, was, scene) -> {
          if (scene != null) scene.heightProperty().addListener(run);
        });
    label.textProperty().addListener(o -> headline.fit());
    headline.read();
  }

  private double em() {
    return USUAL_SIZE * settings.textSize().get();
  }

  /// Looks through the steps of another picture.
  private void read() {
    List<String> sentences = picture.sentences();
    typeset.clear();
    spoken.clear();
    for (int n = 0; n < sentences.size(); n++) {
      String sentence = sentences.get(n);
      picture.formula(n, ROOMY).ifPresentOrElse(typeset::add, () -> spoken.add(sentence));
    }
    fitRun();
  }

  /// Makes room for the longest sentence.
  private void fitRun() {
    double window = label.getScene() == null ? 0 : label.getScene().getHeight();
    double large = Math.max(said(spoken, SIZES.get(1)), written(typeset, LARGE));
    double usual = Math.max(said(spoken, SIZES.get(1)), written(typeset, USUAL));
    double generous = GENEROUS * window;
    double least = Math.max(said(spoken, SIZES.get(2)), written(typeset, USUAL));
    double needed =
        large <= generous ? large : usual <= generous ? usual : Math.min(least, MOST * window);
    high = Math.max(LEAST_HIGH * em(), needed);
    if (scroll.getParent() instanceof Region place) {
      place.setMinHeight(high + AROUND);
      place.setPrefHeight(high + AROUND);
      place.setMaxHeight(high + AROUND);
    }
    fit();
  }

  private double said(List<String> sentences, Letters letters) {
    return sentences.stream().mapToDouble(s -> height(s, letters)).max().orElse(0);
  }

  private double written(List<StepFormula> formulas, double em) {
    return formulas.stream().mapToDouble(f -> TwoLines.height(f, em * em())).max().orElse(0);
  }

  private void fit() {
    content.getChildren().removeIf(n -> n != label);
    Optional<TwoLines> lines = typeset();
    label.setVisible(lines.isEmpty());
    lines.ifPresent(content.getChildren()::add);
    fitSentence();
  }

  /// The step shown in two lines, as much of it as there is room for.
  private Optional<TwoLines> typeset() {
    int n = picture.player().step().get();
    double room = scroll.getWidth() - AROUND;
    // What is typeset once tells nearly how large it is in other letters.
    Map<Kind, TwoLines> samples = new HashMap<>();
    for (Setting setting : SETTINGS) {
      TwoLines sample = samples.get(setting.kind());
      if (sample != null && !sample.mayFit(size(setting), room, high)) continue;
      boolean cut = setting.share == Share.SOME;
      TwoLines lines = typeset(n, setting, cut ? room : Double.MAX_VALUE).orElse(null);
      if (lines == null) continue;
      if (lines.prefWidth(-1) <= room && lines.prefHeight(-1) <= high) {
        lead(lines, n, setting.isShortened());
        return Optional.of(lines);
      }
      samples.put(setting.kind(), lines);
    }
    return Optional.empty();
  }

  private double size(Setting setting) {
    return Math.max(LEAST_SIZE, setting.em * em());
  }

  private Optional<TwoLines> typeset(int n, Setting setting, double room) {
    return picture
        .formula(n, setting.excerpt)
        .flatMap(
            f -> TwoLines.of(f, setting.share, typesetter, settings.look(), size(setting), room));
  }

  /// Leads from what is typeset to all about the step; what is shortened can be pointed at.
  private void lead(TwoLines lines, int n, boolean shortened) {
    lines.getStyleClass().add("headline-formula");
    lines.setAccessibleRole(AccessibleRole.TEXT);
    lines.accessibleTextProperty().bind(label.textProperty());
    lines.setOnMouseClicked(e -> opening.run());
    if (!shortened) return;
    Tooltip tooltip = new Tooltip();
    tooltip.getStyleClass().add("headline-whole");
    tooltip.setOnShowing(e -> typeset(n, WHOLE, Double.MAX_VALUE).ifPresent(tooltip::setGraphic));
    Tooltip.install(lines, tooltip);
  }

  private void fitSentence() {
    String text = label.getText() == null ? "" : label.getText();
    double size = settings.textSize().get();
    List<Letters> allowed = SIZES.stream().filter(l -> text.length() * size <= l.longest).toList();
    Letters letters =
        allowed.stream()
            .filter(l -> height(text, l) <= high)
            .findFirst()
            .orElseGet(allowed::getLast);
    label.getStyleClass().removeAll(SIZES.stream().map(Letters::style).toList());
    label.getStyleClass().add(letters.style);
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
