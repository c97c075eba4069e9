package gradus.ui.piece;

import gradus.explain.StepFormula;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.picture.Look;
import gradus.ui.piece.Typesetter.Typeset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// What a step does, typeset: formulas side by side, each in two lines that begin with their signs
/// of equality under each other.
public final class TwoLines extends Region {
  private static final String FAMILY = "DejaVu Sans Condensed";

  /// Between pieces, lines and formulas, in sizes of the letters.
  private static final double BETWEEN_PIECES = 0.3;

  private static final double BETWEEN_LINES = 0.35;
  private static final double BETWEEN_PARTS = 2;

  /// How high a line with a fraction is, and a line of a tensor; what its brackets add.
  private static final double FRACTION = 2.75;

  private static final double ROW = 1.2;
  private static final double BRACKETS = 0.4;

  /// The letters of words, which look larger.
  private static final double WORDS = 0.8;

  /// How much of the formulas is shown.
  public enum Share {
    ALL,
    /// Of the second line only what comes out.
    RESULTS,
    /// That, and dots for the formulas that have no room.
    SOME
  }

  private static final double NEARLY = 0.95;

  private record Placed(Typeset typeset, double x) {}

  /// A line, and how far it reaches above and below its baseline.
  private record Line(List<Placed> pieces, double width, double above, double below) {}

  private final double size;
  private double width;
  private double height;

  private TwoLines(double size) {
    this.size = size;
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /// About how high such a step is in letters of a size.
  public static double height(StepFormula step, double size) {
    boolean named = step.parts().stream().anyMatch(TwoLines::isNamedAgain);
    double numbers = Math.max(step.lines() * ROW + BRACKETS, named ? FRACTION : 0);
    boolean one = step.parts().stream().allMatch(p -> p.symbols().isEmpty());
    return size * (one ? Math.max(FRACTION, numbers) : FRACTION + BETWEEN_LINES + numbers);
  }

  /// The formulas of a step in letters of a size, px; empty where the typesetter does not know
  /// something in them or they are wider than the room.
  public static Optional<TwoLines> of(
      StepFormula step, Share share, Typesetter typesetter, Look look, double size, double room) {
    List<List<Line>> parts = new ArrayList<>();
    for (StepFormula.Stacked part : step.parts()) {
      Optional<List<Line>> lines = lines(part, share, typesetter, look, size);
      if (lines.isEmpty()) return Optional.empty();
      parts.add(lines.get());
    }
    TwoLines made = new TwoLines(size);
    return made.place(step, parts, room, share == Share.SOME)
        ? Optional.of(made)
        : Optional.empty();
  }

  /// Whether the same may have this room in letters of another size, which are not as wide to the
  /// pixel.
  public boolean mayFit(double letters, double wide, double high) {
    double factor = letters / size * NEARLY;
    return width * factor <= wide && height * factor <= high;
  }

  private static Optional<List<Line>> lines(
      StepFormula.Stacked part, Share share, Typesetter typesetter, Look look, double size) {
    List<Piece> numbers = share == Share.ALL ? part.numbers() : part.result();
    List<List<Piece>> written =
        part.symbols().isEmpty() ? List.of(numbers) : List.of(part.symbols(), numbers);
    List<Line> lines = new ArrayList<>();
    double indent = 0;
    for (List<Piece> pieces : written) {
      List<FormulaLine.Set> sets =
          FormulaLine.typeset(new Passage.Line(pieces, ""), typesetter, look, size);
      if (sets.stream().anyMatch(s -> s.typeset().isEmpty())) return Optional.empty();
      List<Typeset> typeset = sets.stream().map(s -> s.typeset().orElseThrow()).toList();
      double x = lines.isEmpty() || isNamedAgain(part) ? 0 : indent;
      Line line = line(typeset, x, size);
      if (lines.isEmpty()) indent = typeset.getFirst().width() + BETWEEN_PIECES * size;
      lines.add(line);
    }
    return Optional.of(lines);
  }

  /// Whether the second line names what it is about again, as that of a fork does.
  private static boolean isNamedAgain(StepFormula.Stacked part) {
    boolean two = !part.symbols().isEmpty();
    return two && part.numbers().getFirst().equals(part.symbols().getFirst());
  }

  private static Line line(List<Typeset> pieces, double from, double size) {
    List<Placed> placed = new ArrayList<>();
    double x = from;
    double above = 0;
    double below = 0;
    for (Typeset piece : pieces) {
      placed.add(new Placed(piece, x));
      x += piece.width() + BETWEEN_PIECES * size;
      above = Math.max(above, piece.ascent());
      below = Math.max(below, piece.height() - piece.ascent());
    }
    return new Line(placed, x - BETWEEN_PIECES * size, above, below);
  }

  /// Puts everything in its place, as much as the room holds; whether that is all, or enough.
  private boolean place(StepFormula step, List<List<Line>> parts, double room, boolean some) {
    double first = most(parts, 0, Line::above);
    double under = first + most(parts, 0, Line::below);
    boolean two = parts.stream().anyMatch(p -> p.size() > 1);
    double second = under + BETWEEN_LINES * size + most(parts, 1, Line::above);
    height = two ? second + most(parts, 1, Line::below) : under;
    double between = BETWEEN_PARTS * size;
    double x = step.lead().isEmpty() ? 0 : words(step.lead(), 0) + between;
    double remarks = step.remarks().stream().mapToDouble(r -> width(r) + between).sum();
    double dots = width("…") + between;
    int shown = 0;
    for (List<Line> part : parts) {
      double wide = part.stream().mapToDouble(Line::width).max().orElse(0);
      double after = shown < parts.size() - 1 && some ? dots : 0;
      if (x + wide + after + remarks > room) break;
      put(part.getFirst(), x, first);
      if (part.size() > 1) put(part.getLast(), x, second);
      x += wide + between;
      shown++;
    }
    boolean all = shown == parts.size();
    if (!all) x += words("…", x) + between;
    for (String remark : step.remarks()) {
      x += words(remark, x) + between;
    }
    width = Math.max(0, x - between);
    return all || some && shown > 0;
  }

  private static double most(List<List<Line>> parts, int line, ToDoubleFunction<Line> measure) {
    return parts.stream()
        .filter(p -> p.size() > line)
        .map(p -> p.get(line))
        .mapToDouble(measure)
        .max()
        .orElse(0);
  }

  private void put(Line line, double x, double baseline) {
    for (Placed piece : line.pieces()) {
      ImageView view = new ImageView(piece.typeset().image());
      view.setSmooth(true);
      view.setFitWidth(piece.typeset().width());
      view.setFitHeight(piece.typeset().height());
      // Thin strokes between two pixels would fade.
      view.relocate(Math.round(x + piece.x()), Math.round(baseline - piece.typeset().ascent()));
      getChildren().add(view);
    }
  }

  /// Puts words half way up.
  private double words(String words, double x) {
    Text text = text(words);
    text.getStyleClass().add("headline-words");
    text.setTextOrigin(VPos.CENTER);
    text.setLayoutX(x);
    text.setLayoutY(height / 2);
    getChildren().add(text);
    return width(words);
  }

  private Text text(String words) {
    Text text = new Text(words);
    text.setFont(Font.font(FAMILY, size * WORDS));
    return text;
  }

  private double width(String words) {
    return Math.ceil(text(words).getLayoutBounds().getWidth());
  }

  @Override
  protected double computePrefWidth(double high) {
    return Math.ceil(width);
  }

  @Override
  protected double computePrefHeight(double wide) {
    return Math.ceil(height);
  }
}
