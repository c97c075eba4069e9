package gradus.ui.editor;

import gradus.export.ProgramFormula;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.picture.Formula;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.Background;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/// What was understood, typeset as in a book. Takes no room where the program is too long for that.
public final class TypesetView extends ScrollPane {
  private static final double SIZE = 17;

  /// Drawn larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  /// As high as this it may be also where the text is scrolled, px at usual letters.
  private static final double TALLEST = 150;

  /// Of what it shares with the text.
  private static final double PART = 0.42;

  /// Where the window is low it gives way to the editor down to this.
  private static final double LOWEST = 64;

  private static final double PADDING = 10;

  /// A wider formula is made smaller down to this part of its size; then its lines are broken, and
  /// what cannot be broken is scrolled.
  private static final double SMALLEST = 0.85;

  /// Between formulas that are set one by one, as a part of their size.
  private static final double APART = 0.5;

  private static final double BAR = 12;

  /// A column lower than this has no room for it beside the text and the inputs, px.
  private static final double LOW = 400;

  private final ImageView view = new ImageView();
  private final StackPane ground = new StackPane(view);
  private DocumentModel document;
  private static final double DIMMED = 0.35;

  private PictureModel picture;
  private Settings settings;
  private Background background;
  private Typeset natural;
  private double whole;
  private boolean isSet;
  private boolean low;
  private DoubleSupplier both = () -> 0;
  private DoubleSupplier text = () -> 0;

  /// @param broken whether it was made for the width there is
  private record Typeset(BufferedImage image, double width, double height, boolean broken) {}

  /// What is to be set, and how.
  private record Wish(String text, Color ink, double size, Signs signs, double room) {}

  public TypesetView() {
    getStyleClass().add("typeset");
    setContent(ground);
    ground.getStyleClass().add("typeset-ground");
    view.setPreserveRatio(true);
    view.setSmooth(true);
    setId("typeset");
    setFitToHeight(false);
    setVbarPolicy(ScrollBarPolicy.AS_NEEDED);
    managedProperty().bind(visibleProperty());
    setVisible(false);
    setFocusTraversable(false);
    heightProperty().addListener(o -> bar());
    widthProperty()
        .addListener(o -> {
          fit();
          if (natural != null && (natural.broken || natural.width * SMALLEST > room())) typeset();
        });
  }

  /// `column` is the height of what it takes a part of: a low one is left to the text.
  public void giveWay(ObservableDoubleValue column) {
    InvalidationListener anew =
        o -> {
          low = column.get() > 0 && column.get() < LOW * settings.textSize().get();
          setVisible(isSet && !low);
        };
    column.addListener(anew);
    settings.textSize().addListener(anew);
  }

  /// What it shares with the text is `shared` px high, of which the text needs so much; asked again
  /// whenever one of `changing` changes.
  public void share(DoubleSupplier shared, DoubleSupplier needed, Observable... changing) {
    both = shared;
    text = needed;
    for (Observable each : changing) {
      // Only once all of the column is laid out is it known what is left.
      each.addListener((InvalidationListener) o -> Platform.runLater(this::fit));
    }
  }

  private void seen(boolean set) {
    isSet = set;
    setVisible(set && !low);
  }

  public void connect(
      DocumentModel written, PictureModel shown, Settings chosen, Executor receiver) {
    document = written;
    picture = shown;
    settings = chosen;
    background = new Background("typesetting", receiver);
    InvalidationListener anew = o -> typeset();
    picture.diagram().addListener(anew);
    picture.status().addListener(anew);
    settings.theme().addListener(anew);
    settings.textSize().addListener(anew);
    settings.signs().addListener(anew);
  }

  private void typeset() {
    background.cancel();
    if (picture.status().get() == PictureModel.Status.EMPTY) {
      seen(false);
      return;
    }
    boolean wrong = picture.status().get() == PictureModel.Status.WRONG;
    // As the picture: the last good one stays pale, and of another file there is none.
    setOpacity(wrong ? DIMMED : 1);
    if (wrong) {
      seen(isSet && picture.diagram().get() != null);
      return;
    }
    String text = document.text().get();
    Wish wish =
        new Wish(
            text,
            settings.look().colour(Ink.TEXT),
            SIZE * settings.textSize().get(),
            settings.signs().get(),
            room());
    background.start(stale -> typeset(wish, stale), this::show);
  }

  private double room() {
    return getWidth() - 2 * PADDING - 8;
  }

  /// As wide as the room allows, and as high as that needs.
  private void fit() {
    if (natural == null) return;
    double room = room();
    double scale = Math.clamp(room / natural.width, SMALLEST, 1);
    view.setFitWidth(natural.width * scale);
    view.setFitHeight(natural.height * scale);
    double needed = natural.height * scale + 2 * PADDING + 2;
    boolean scrolled = natural.width * scale > room + 1;
    whole = needed + (scrolled ? BAR : 0);
    setHbarPolicy(scrolled ? ScrollBarPolicy.AS_NEEDED : ScrollBarPolicy.NEVER);
    double tall = Math.min(most(), whole);
    setMinHeight(Math.min(LOWEST, tall));
    setPrefHeight(tall);
    setMaxHeight(tall);
    bar();
  }

  /// All that the text does not need, and what larger letters take more of as long as the text has
  /// the larger part.
  private double most() {
    double shared = both.getAsDouble();
    double larger = Math.min(TALLEST * settings.textSize().get(), PART * shared);
    return Math.max(TALLEST, Math.max(larger, shared - text.getAsDouble()));
  }

  /// Scrolled downwards only where it is cut.
  private void bar() {
    boolean cut = whole > getHeight() + 1 && getHeight() > 0;
    setVbarPolicy(cut ? ScrollBarPolicy.AS_NEEDED : ScrollBarPolicy.NEVER);
  }

  private static Optional<Typeset> typeset(Wish wish, BooleanSupplier stale) {
    if (ProgramFormula.isTooLong(wish.text)) return Optional.empty();
    ProgramFormula written =
        ProgramFormula.of(ProgramReader.read(wish.text), wish.signs, stale).orElse(null);
    if (written == null) return Optional.empty();
    Optional<Formula> whole = Formula.of(written.whole(), wish.size);
    boolean wide = wish.room > 0 && whole.isPresent() && whole.get().width() * SMALLEST > wish.room;
    return wide
        ? broken(written, wish)
        : whole.map(f -> new Typeset(f.image(wish.ink, SHARP), f.width(), f.height(), false));
  }

  /// Formula below formula, each broken into lines where it is too wide.
  private static Optional<Typeset> broken(ProgramFormula written, Wish wish) {
    List<Formula> set = new ArrayList<>();
    double width = 0;
    double height = 0;
    for (String line : written.lines()) {
      Optional<Formula> lines = Formula.within(line, wish.size, wish.room);
      if (lines.isEmpty()) return Optional.empty();
      if (!set.isEmpty()) height += APART * wish.size;
      set.add(lines.get());
      width = Math.max(width, lines.get().width());
      height += lines.get().height();
    }
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(width * SHARP),
            (int) Math.ceil(height * SHARP),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    double top = 0;
    for (Formula formula : set) {
      g.drawImage(formula.image(wish.ink, SHARP), 0, (int) Math.round(top * SHARP), null);
      top += formula.height() + APART * wish.size;
    }
    g.dispose();
    return Optional.of(new Typeset(image, width, height, true));
  }

  private void show(Optional<Typeset> made) {
    seen(made.isPresent());
    made.ifPresent(t -> {
      view.setImage(Typesetter.image(t.image));
      natural = t;
      fit();
      setAccessibleText(LatexProgram.text(ProgramReader.read(document.text().get())));
    });
  }
}
