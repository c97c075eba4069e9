package gradus.export;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.explain.Manner;
import gradus.explain.Sentences;
import gradus.lang.Messages;
import gradus.picture.Figure;
import gradus.picture.Formula;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import gradus.picture.TextStyle;
import gradus.trace.Steps;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A picture and what stands around it, placed: title, formula, picture, legend, caption, one below
/// the other. All steps of a run have sheets of one size, its stills too: what is shown one after
/// the other does not jump.
public final class Sheet {
  private static final TextStyle TITLE = new TextStyle(26, true, false);
  private static final TextStyle CAPTION = TextStyle.plain(17);
  private static final TextStyle SKETCH = TextStyle.plain(12);
  private static final double FORMULA = 24;

  /// A picture wider than this has larger words around it, up to [#LARGEST] times: it is shown
  /// smaller.
  private static final double WIDE = 1100;

  private static final double LARGEST = 2;
  private static final double GAP = 16;

  /// Between two columns of formulas.
  private static final double BESIDE = 48;

  /// Words beside a small picture still have so much room.
  private static final double LEAST = 440;

  /// Lines longer than this tire the eye.
  private static final double MOST = 900;

  /// Of longer runs the caption takes the room that it needs itself.
  private static final int MOST_STEPS = 400;

  private record Overhead(double x, double y, Formula formula) {}

  private final Look look;
  private final List<Standing> figures = new ArrayList<>();
  private final List<Overhead> formulas = new ArrayList<>();
  private final double width;
  private double height;

  private Sheet(
      Depiction diagram, Figure figure, int step, boolean lit, Around around, Locale locale) {
    look = diagram.options().look();
    double own = diagram.margin();
    double margin = around.margin().orElse(own);
    double drawn = diagram.width() - 2 * own;
    boolean words = !around.title().isBlank() || around.caption() || around.legend();
    double measure = Math.max(drawn, words || around.formula().isPresent() ? LEAST : 0);
    double times = Math.clamp(measure / WIDE, 1, LARGEST);
    Stack lines = new Stack(typeset(around, FORMULA * times, measure), 0);
    double inner = Math.max(measure, lines.width());
    double reading = Math.min(inner, MOST * times);
    width = inner + 2 * margin;
    double middle = width / 2;
    Optional<Paragraph> title =
        Optional.of(around.title())
            .filter(text -> !text.isBlank())
            .map(text -> Paragraph.even(text, TITLE.sized(TITLE.size() * times), reading));
    Optional<Paragraph> sketch =
        around
            .sketch()
            .map(engine -> Messages.text(locale, "picture.sketch"))
            .map(said -> Paragraph.of(said, SKETCH.sized(SKETCH.size() * times), reading));
    Optional<Legend> legend =
        around.legend()
            ? Optional.of(diagram.legend(lit, locale, inner / times))
            : Optional.empty();
    TextStyle spoken = CAPTION.sized(CAPTION.size() * times);
    Optional<Paragraph> caption =
        around.caption()
            ? Optional.of(caption(diagram, step, locale, spoken, reading))
            : Optional.empty();
    double said = caption.map(spoke -> room(diagram, spoke, locale, reading)).orElse(0.0);
    // Of a still it says less.
    double told =
        around.legend() ? times * diagram.legend(true, locale, inner / times).height() : 0;
    double rest =
        Stream.of(
                    title.map(Paragraph::height),
                    sketch.map(Paragraph::height),
                    legend.map(l -> told),
                    caption.map(spoke -> said))
                .flatMap(Optional::stream)
                .mapToDouble(tall -> tall + GAP)
                .sum()
            + diagram.height()
            - 2 * own
            + 2 * margin;
    Options.Screen screen = diagram.options().screen();
    double free = width * screen.height() / screen.width() - rest;
    height = margin;
    title.ifPresent(t -> add(t.at(middle, height, Ink.TEXT, Figure.Anchor.CENTRE), t.height()));
    place(arranged(around, lines, FORMULA * times, inner, free), middle);
    figures.add(new Standing(middle - drawn / 2 - own, height - own, figure));
    height += diagram.height() - 2 * own;
    sketch.ifPresent(t -> {
      double left = middle - drawn / 2;
      figures.add(new Standing(0, 0, t.at(left, height + GAP, Ink.MUTED, Figure.Anchor.LEFT)));
      height += GAP + t.height();
    });
    legend.ifPresent(l -> {
      double top = height + GAP;
      l.at(0, 0).forEach(standing -> figures.add(standing.larger(times, middle, top)));
      height += GAP + told;
    });
    caption.ifPresent(t -> {
      double left = middle - Math.min(t.width(), reading) / 2;
      figures.add(new Standing(0, 0, t.at(left, height + GAP, Ink.TEXT, Figure.Anchor.LEFT)));
      height += GAP + said;
    });
    height += margin;
  }

  /// Formulas below each other.
  ///
  /// @param ascent how far the first line reaches above its baseline
  private record Stack(List<Formula> formulas, double ascent) {
    double width() {
      return formulas.stream().mapToDouble(Formula::width).max().orElse(0);
    }

    double height() {
      return formulas.stream().mapToDouble(f -> f.height() + GAP).sum();
    }
  }

  /// The formulas in as many columns as the room above the picture asks for, so that the picture is
  /// not made small by them.
  ///
  /// @param lines all in one column
  /// @param inner how wide they may be
  /// @param free how high they may be before the sheet is higher than what it is to fill
  private static List<Stack> arranged(
      Around around, Stack lines, double size, double inner, double free) {
    List<Stack> best = List.of(lines);
    double least = lines.height();
    if (around.formula().isEmpty() || lines.formulas.isEmpty()) return best;
    for (List<ProgramFormula.Column> blocks : around.formula().get().columns()) {
      if (least <= free) break;
      List<Stack> columns = blocks.stream().flatMap(b -> stack(b, size).stream()).toList();
      double tall = tall(columns);
      boolean fits = columns.size() == blocks.size() && wide(columns) <= inner;
      if (!fits || tall >= least) continue;
      best = columns;
      least = tall;
    }
    return best;
  }

  private static Optional<Stack> stack(ProgramFormula.Column column, double size) {
    return Formula.of(column.top(), size)
        .flatMap(top ->
            Formula.of(column.whole(), size).map(block -> new Stack(List.of(block), top.ascent())));
  }

  /// How far the first lines of columns reach above their common baseline.
  private static double ascent(List<Stack> columns) {
    return columns.stream().mapToDouble(Stack::ascent).max().orElse(0);
  }

  private static double tall(List<Stack> columns) {
    double ascent = ascent(columns);
    return columns.stream().mapToDouble(c -> ascent - c.ascent + c.height()).max().orElse(0);
  }

  private static double wide(List<Stack> columns) {
    return columns.stream().mapToDouble(Stack::width).sum() + BESIDE * (columns.size() - 1);
  }

  /// Columns about a middle; of formulas in one column each stands in the middle.
  private void place(List<Stack> columns, double middle) {
    double top = height;
    double left = middle - wide(columns) / 2;
    for (Stack column : columns) {
      double y = top + ascent(columns) - column.ascent;
      for (Formula formula : column.formulas) {
        double x = left + (column.width() - formula.width()) / 2;
        formulas.add(new Overhead(x, y, formula));
        y += formula.height() + GAP;
      }
      height = Math.max(height, y);
      left += column.width() + BESIDE;
    }
  }

  private void add(Figure figure, double tall) {
    figures.add(new Standing(0, 0, figure));
    height += tall + GAP;
  }

  /// A figure of a diagram's step with what stands around it.
  ///
  /// @param lit whether the step's gate is lit
  /// @param locale the language of the words around it
  public static Sheet of(
      Diagram diagram, Figure figure, int step, boolean lit, Around around, Locale locale) {
    return new Sheet(new Depiction.Gates(diagram), figure, step, lit, around, locale);
  }

  /// A picture after a step with what stands around it.
  ///
  /// @param lit whether what works in the step is lit
  /// @param locale the language of the words around it
  static Sheet of(Depiction drawn, int step, boolean lit, Around around, Locale locale) {
    Figure figure = lit ? drawn.lit(step) : drawn.still(step);
    return new Sheet(drawn, figure, step, lit, around, locale);
  }

  /// A figure of a diagram by itself.
  public static Sheet of(Diagram diagram, Figure figure) {
    return of(diagram, figure, 0, false, Around.NOTHING, Locale.ENGLISH);
  }

  /// A picture after a step by itself.
  public static Sheet of(Depiction drawn, int step, boolean lit) {
    return of(drawn, step, lit, Around.NOTHING, Locale.ENGLISH);
  }

  /// The formulas as one block, or, where that is wider than the measure, each in broken lines;
  /// nothing where the typesetter does not know something in them.
  private static List<Formula> typeset(Around around, double size, double measure) {
    if (around.formula().isEmpty()) return List.of();
    ProgramFormula written = around.formula().get();
    Formula whole = Formula.of(written.whole(), size).orElse(null);
    if (whole == null || whole.width() <= measure) {
      return whole == null ? List.of() : List.of(whole);
    }
    List<Formula> lines =
        written.lines().stream().flatMap(l -> Formula.within(l, size, measure).stream()).toList();
    return lines.size() == written.lines().size() ? lines : List.of(whole);
  }

  private static Paragraph caption(
      Depiction diagram, int step, Locale locale, TextStyle style, double measure) {
    Manner manner = new Manner(locale, diagram.numbers(), diagram.options().signs());
    return Paragraph.ofClauses(Sentences.of(diagram.steps(), step, manner), style, measure);
  }

  /// The height of the longest caption of the run.
  private static double room(Depiction diagram, Paragraph own, Locale locale, double measure) {
    Steps steps = diagram.steps();
    double tallest = own.height();
    if (steps.last() > MOST_STEPS) return tallest;
    for (int step = 0; step <= steps.last(); step++) {
      tallest = Math.max(tallest, caption(diagram, step, locale, own.style(), measure).height());
    }
    return tallest;
  }

  /// Width in px at 100 %, margin included.
  public double width() {
    return width;
  }

  /// Height in px at 100 %, margin included.
  public double height() {
    return height;
  }

  Look look() {
    return look;
  }

  /// Whether every formula that was asked for stands there.
  public boolean isWhole(Around around) {
    return around.formula().isEmpty() || !formulas.isEmpty();
  }

  /// Paints all of it; the background is the caller's.
  void paint(Graphics2D g) {
    var before = g.getTransform();
    for (Standing standing : figures) {
      g.translate(standing.x(), standing.y());
      g.scale(standing.scale(), standing.scale());
      Painter.paint(standing.figure(), look, g);
      g.setTransform(before);
    }
    for (Overhead over : formulas) {
      over.formula.paint(g, look.colour(Ink.TEXT), over.x, over.y);
    }
  }
}
