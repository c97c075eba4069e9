package gradus.ui.present;

import gradus.diagram.Diagram;
import gradus.export.ProgramFormula;
import gradus.export.StatementAtWork;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.picture.Formula;
import gradus.picture.Ink;
import gradus.reading.ProgramReader;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.piece.InkStyle;
import gradus.ui.piece.Typesetter;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Above the picture of a class: the line of the program that is at work, and on a ground of its
/// own what the gate at work computes. A line that is too long is shortened around that; one that
/// is no formula stands there as it is written.
final class FormulaCaption extends StackPane {
  /// Letters, em: as many formulas have them, and at least.
  private static final double LARGE = 1.7;

  private static final double LEAST = 1.1;

  /// How high it is at most, em, and where nobody can tell before.
  private static final double HIGHEST = 5;

  private static final double USUAL = 2.2;

  /// Around the part at work where nothing stands beside it, em.
  private static final double AROUND = 0.18;

  /// On either side, em.
  private static final double SIDE = 1.5;

  /// Above and below, em.
  private static final double APART = 0.35;

  /// Drawn larger than shown, so that a fine screen has something to show.
  private static final double SHARP = 2;

  private final Presentation presentation;
  private final PictureModel picture;
  private final Settings settings;
  private final ObservableDoubleValue em;
  private ComputationGraph read;
  private double measured;
  private Program program;
  private double high;

  FormulaCaption(
      Presentation presentation,
      PictureModel picture,
      Settings settings,
      ObservableDoubleValue em) {
    this.presentation = presentation;
    this.picture = picture;
    this.settings = settings;
    this.em = em;
    setId("class-caption");
    getStyleClass().add("class-caption");
    setMinSize(0, 0);
    setAccessibleRole(AccessibleRole.TEXT);
    managedProperty().bind(visibleProperty());
    opacityProperty()
        .bind(
            Bindings.when(picture.status().isEqualTo(PictureModel.Status.WRONG))
                .then(DiagramCanvas.DIMMED)
                .otherwise(1.0));
    InvalidationListener anew = o -> show();
    presentation.caption().addListener(anew);
    picture.player().step().addListener(anew);
    picture.diagram().addListener(anew);
    settings.theme().addListener(anew);
    settings.palette().addListener(anew);
    widthProperty().addListener(anew);
    em.addListener(anew);
    show();
  }

  private void show() {
    Diagram diagram = picture.diagram().get();
    setVisible(diagram != null && presentation.caption().get());
    if (!isVisible()) return;
    read(diagram.steps().trace().graph());
    setPrefHeight(high + 2 * APART * em.get());
    getChildren().clear();
    if (getWidth() <= 0) return;
    Gate gate = picture.currentGate().orElse(null);
    String ground = InkStyle.css(settings.look().colour(Ink.LIT_FILL));
    Optional<StatementAtWork> statement =
        StatementAtWork.of(program, read, settings.signs().get(), gate, ground);
    String part = gate == null ? "" : written(gate.span());
    setAccessibleText(statement.map(s -> written(s.span())).orElse(part));
    getChildren()
        .add(
            statement
                .flatMap(this::typeset)
                .<Node>map(f -> formula(f, part))
                .orElseGet(() -> gate == null ? new Label() : asWritten(gate.span())));
  }

  /// The height of its highest line holds for all, so that the picture stays in its place.
  private void read(ComputationGraph graph) {
    if (graph == read && measured == em.get()) return;
    read = graph;
    measured = em.get();
    program = ProgramReader.read(graph.text());
    double natural =
        ProgramFormula.of(program, settings.signs().get(), () -> false).stream()
            .flatMap(f -> f.lines().stream())
            .flatMap(line -> Formula.of(line, LARGE * measured).stream())
            .mapToDouble(Formula::height)
            .max()
            .orElse(USUAL * measured);
    high = Math.clamp(natural, USUAL * measured, HIGHEST * measured);
  }

  private String written(Span span) {
    return read.text().substring(span.start(), span.end()).replaceAll("\\s+", " ").strip();
  }

  private double room() {
    return getWidth() - 2 * SIDE * em.get();
  }

  /// All of it, in smaller letters where that is enough, and else as much as has room.
  private Optional<Formula> typeset(StatementAtWork statement) {
    double least = LEAST * em.get();
    Optional<Formula> whole = fitting(statement.latex(0));
    if (whole.isEmpty() || statement.lengths() == 1) return whole;
    if (isRoomFor(Formula.of(statement.latex(0), least))) return whole;
    int first = 1;
    int last = statement.lengths() - 1;
    while (first < last) {
      int middle = (first + last) / 2;
      if (isRoomFor(Formula.of(statement.latex(middle), least))) {
        last = middle;
      } else {
        first = middle + 1;
      }
    }
    return fitting(statement.latex(first));
  }

  private boolean isRoomFor(Optional<Formula> formula) {
    return formula.filter(f -> f.width() <= room()).isPresent();
  }

  /// In letters as large as there is room for, no larger than those of other lines.
  private Optional<Formula> fitting(String latex) {
    double size = LARGE * em.get();
    return Formula.of(latex, size)
        .map(f -> Math.min(1, Math.min(room() / f.width(), high / f.height())))
        .flatMap(part -> Formula.of(latex, part * size));
  }

  private Pane formula(Formula formula, String part) {
    ImageView view =
        new ImageView(Typesetter.image(formula.image(settings.look().colour(Ink.TEXT), SHARP)));
    view.setFitWidth(formula.width());
    view.setPreserveRatio(true);
    Pane pane = new Pane();
    formula
        .ground(AROUND * em.get())
        .ifPresent(ground -> pane.getChildren().add(plate(ground, part)));
    pane.getChildren().add(view);
    pane.setMinSize(formula.width(), formula.height());
    pane.setMaxSize(formula.width(), formula.height());
    return pane;
  }

  private Region plate(Rectangle2D ground, String part) {
    Region plate = new Region();
    plate.setId("class-caption-part");
    plate.getStyleClass().add("caption-part");
    plate.setAccessibleText(part);
    plate.resizeRelocate(ground.getX(), ground.getY(), ground.getWidth(), ground.getHeight());
    plate.setManaged(false);
    return plate;
  }

  /// The line of the text that holds a place, as much of it as has room.
  private HBox asWritten(Span span) {
    String text = read.text();
    int start = text.lastIndexOf('\n', Math.max(0, span.start() - 1)) + 1;
    int end = text.indexOf('\n', span.end());
    Label before = new Label(text.substring(Math.min(start, span.start()), span.start()).strip());
    Label part = new Label(written(span));
    Label after = new Label(text.substring(span.end(), end < 0 ? text.length() : end).strip());
    before.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    part.setId("class-caption-part");
    part.getStyleClass().add("caption-part");
    part.setMaxWidth(room());
    part.setMinWidth(Math.min(room() / 2, part.getText().length() * em.get()));
    HBox line = new HBox(AROUND * em.get(), before, part, after);
    line.setAlignment(Pos.CENTER);
    return line;
  }
}
