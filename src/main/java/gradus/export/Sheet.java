package gradus.export;

import gradus.diagram.Diagram;
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

/// A picture and what stands around it, placed: title, formula, picture, legend, caption, one below
/// the other. All steps of a run have sheets of one size.
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
      Diagram diagram, Figure figure, int step, boolean lit, Around around, Locale locale) {
    look = diagram.options().look();
    double own = Diagram.margin();
    double margin = around.margin().orElse(own);
    double drawn = diagram.width() - 2 * own;
    boolean words = !around.title().isBlank() || around.caption() || around.legend();
    double measure = Math.max(drawn, words || around.formula().isPresent() ? LEAST : 0);
    double times = Math.clamp(measure / WIDE, 1, LARGEST);
    List<Formula> typeset = typeset(around, FORMULA * times, measure);
    double widest = typeset.stream().mapToDouble(Formula::width).max().orElse(0);
    double inner = Math.max(measure, widest);
    double reading = Math.min(inner, MOST * times);
    TextStyle spoken = CAPTION.sized(CAPTION.size() * times);
    width = inner + 2 * margin;
    double middle = width / 2;
    height = margin;
    if (!around.title().isBlank()) {
      Paragraph title = Paragraph.of(around.title(), TITLE.sized(TITLE.size() * times), reading);
      add(title.at(middle, height, Ink.TEXT, Figure.Anchor.CENTRE), title.height());
    }
    for (Formula formula : typeset) {
      formulas.add(new Overhead(middle - formula.width() / 2, height, formula));
      height += formula.height() + GAP;
    }
    figures.add(new Standing(middle - drawn / 2 - own, height - own, figure));
    height += diagram.height() - 2 * own;
    if (around.sketch().isPresent()) {
      String said = Messages.text(locale, "picture.sketch", around.sketch().get());
      Paragraph sketch = Paragraph.of(said, SKETCH.sized(SKETCH.size() * times), reading);
      double left = middle - drawn / 2;
      figures.add(new Standing(0, 0, sketch.at(left, height + GAP, Ink.MUTED, Figure.Anchor.LEFT)));
      height += GAP + sketch.height();
    }
    if (around.legend()) {
      Legend legend = new Legend(diagram, lit, locale, inner);
      figures.addAll(legend.at(middle, height + GAP));
      height += GAP + legend.height();
    }
    if (around.caption()) {
      Paragraph caption = caption(diagram, step, locale, spoken, reading);
      double left = middle - Math.min(caption.width(), reading) / 2;
      figures.add(new Standing(0, 0, caption.at(left, height + GAP, Ink.TEXT, Figure.Anchor.LEFT)));
      height += GAP + room(diagram, caption, locale, reading);
    }
    height += margin;
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
    return new Sheet(diagram, figure, step, lit, around, locale);
  }

  /// A figure of a diagram by itself.
  public static Sheet of(Diagram diagram, Figure figure) {
    return new Sheet(diagram, figure, 0, false, Around.NOTHING, Locale.ENGLISH);
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
      Diagram diagram, int step, Locale locale, TextStyle style, double measure) {
    Manner manner = new Manner(locale, diagram.numbers(), diagram.options().signs());
    return Paragraph.of(Sentences.of(diagram.steps(), step, manner), style, measure);
  }

  /// The height of the longest caption of the run.
  private static double room(Diagram diagram, Paragraph own, Locale locale, double measure) {
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
      Painter.paint(standing.figure(), look, g);
      g.setTransform(before);
    }
    for (Overhead over : formulas) {
      over.formula.paint(g, look.colour(Ink.TEXT), over.x, over.y);
    }
  }
}
