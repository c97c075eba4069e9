package gradus.ui.editor;

import gradus.explain.Vocabulary;
import gradus.explain.term.Multiplications;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.LatexPrinter.Product;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.picture.Formula;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.DocumentModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/// What was understood, typeset as in a book. Takes no room where the program is too long for that.
public final class TypesetView extends ScrollPane {
  private static final double SIZE = 17;

  /// Drawn larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  private static final int LONGEST = 1_500;
  private static final int MOST_LINES = 16;
  private static final double TALLEST = 150;
  private static final double PADDING = 10;

  /// A wider formula is made smaller down to this part of its size; then it is scrolled.
  private static final double SMALLEST = 0.7;

  private static final double BAR = 12;

  private final ImageView view = new ImageView();
  private final StackPane ground = new StackPane(view);
  private final AtomicLong newest = new AtomicLong();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("typesetting").unstarted(task));
  private DocumentModel document;
  private PictureModel picture;
  private Settings settings;
  private Executor receiving;
  private Typeset natural;

  private record Typeset(BufferedImage image, double width, double height) {}

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
    widthProperty().addListener(o -> fit());
  }

  public void connect(
      DocumentModel written, PictureModel shown, Settings chosen, Executor receiver) {
    document = written;
    picture = shown;
    settings = chosen;
    receiving = receiver;
    InvalidationListener anew = o -> typeset();
    picture.diagram().addListener(anew);
    picture.status().addListener(anew);
    settings.theme().addListener(anew);
    settings.textSize().addListener(anew);
    settings.signs().addListener(anew);
  }

  private void typeset() {
    long number = newest.incrementAndGet();
    if (picture.status().get() == PictureModel.Status.EMPTY) {
      setVisible(false);
      return;
    }
    if (picture.status().get() == PictureModel.Status.WRONG) return;
    String text = document.text().get();
    Color ink = settings.look().colour(Ink.TEXT);
    double size = SIZE * settings.textSize().get();
    Signs signs = settings.signs().get();
    BooleanSupplier stale = () -> number != newest.get();
    worker.execute(() -> {
      try {
        Optional<Typeset> made = typeset(text, ink, size, signs, stale);
        receiving.execute(() -> {
          if (number == newest.get()) show(made);
        });
      } catch (CancellationException e) {
        // a newer text is next
      }
    });
  }

  /// As wide as the room allows, and as high as that needs.
  private void fit() {
    if (natural == null) return;
    double room = getWidth() - 2 * PADDING - 8;
    double scale = Math.clamp(room / natural.width, SMALLEST, 1);
    view.setFitWidth(natural.width * scale);
    view.setFitHeight(natural.height * scale);
    double needed = natural.height * scale + 2 * PADDING + 2;
    boolean scrolled = natural.width * scale > room + 1;
    setVbarPolicy(needed > TALLEST ? ScrollBarPolicy.AS_NEEDED : ScrollBarPolicy.NEVER);
    setHbarPolicy(scrolled ? ScrollBarPolicy.AS_NEEDED : ScrollBarPolicy.NEVER);
    double tall = Math.min(TALLEST, needed) + (scrolled ? BAR : 0);
    setMinHeight(tall);
    setPrefHeight(tall);
    setMaxHeight(tall);
  }

  private static Optional<Typeset> typeset(
      String text, Color ink, double size, Signs signs, BooleanSupplier stale) {
    if (text.length() > LONGEST) return Optional.empty();
    Program program = ProgramReader.read(text);
    List<Statement> formulas =
        program.statements().stream().filter(s -> !Vocabulary.isInput(s)).toList();
    if (program.hasErrors() || formulas.isEmpty() || formulas.size() > MOST_LINES) {
      return Optional.empty();
    }
    Program shown = new Program(text, formulas, List.of());
    Function<Expr, Product> products = Multiplications.of(program, stale);
    return Formula.of(LatexProgram.shown(shown, signs, products), size)
        .map(f -> new Typeset(f.image(ink, SHARP), f.width(), f.height()));
  }

  private void show(Optional<Typeset> made) {
    setVisible(made.isPresent());
    made.ifPresent(t -> {
      view.setImage(Typesetter.image(t.image));
      natural = t;
      fit();
      setAccessibleText(LatexProgram.text(ProgramReader.read(document.text().get())));
    });
  }
}
