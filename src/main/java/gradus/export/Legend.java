package gradus.export;

import gradus.diagram.Diagram;
import gradus.diagram.LocalGradients;
import gradus.diagram.Options;
import gradus.diagram.path.Band;
import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.lang.Messages;
import gradus.latex.TypesetName;
import gradus.layout.Point;
import gradus.network.NeuronColumn;
import gradus.network.drawing.NetworkPicture;
import gradus.op.GatePattern;
import gradus.picture.Badge;
import gradus.picture.Caption;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the colours, lines and badges of a run mean: each said once, in lines.
final class Legend {
  private static final TextStyle WORDS = TextStyle.plain(14);
  private static final double LINE = 26;
  private static final double BETWEEN = 26;
  private static final double BESIDE = 8;
  private static final double ARROW = 34;
  private static final double BADGE = 17;

  private static final double BOX = 22;

  /// Words are given so much at the least, px.
  private static final double LEAST = 60;

  /// Round an input that stands once more.
  private static final Figure OUTLINE =
      new Figure.Polyline(
          List.of(11.0, -8.0, BOX, -8.0, BOX, 8.0, 0.0, 8.0, 0.0, -8.0, 11.0, -8.0),
          Ink.GATE_EDGE,
          1,
          Figure.Dash.DASHED,
          false,
          6);

  /// A sign, drawn about its left end on a line's middle, and what it means.
  private record Meaning(Figure sign, double wide, String words, Ink ink) {
    /// Where the words begin.
    double indent() {
      return wide + (wide > 0 ? BESIDE : 0);
    }

    /// With its words in lines, where it is wider than the measure.
    Entry within(double measure) {
      return new Entry(this, Paragraph.of(words, WORDS, Math.max(LEAST, measure - indent())));
    }
  }

  /// A meaning as it stands.
  private record Entry(Meaning meaning, Paragraph words) {
    double width() {
      return meaning.indent() + words.width();
    }

    double height() {
      return LINE + words.height() - Paragraph.height(1, WORDS);
    }
  }

  private final List<List<Entry>> lines;

  /// Of a diagram, in lines no wider than a measure.
  ///
  /// @param lit whether gates and wires at work are lit
  Legend(Diagram diagram, boolean lit, Locale locale, double measure) {
    this(meanings(diagram, lit, locale), measure);
  }

  /// Of a network, in lines no wider than a measure.
  Legend(NetworkPicture picture, Locale locale, double measure) {
    this(meanings(picture, locale), measure);
  }

  private Legend(List<Meaning> meanings, double measure) {
    List<Entry> entries = meanings.stream().map(m -> m.within(measure)).toList();
    List<List<Entry>> best = lines(entries, measure);
    // No line much shorter than the others.
    List<List<Entry>> next = best;
    do {
      best = next;
      next = lines(entries, widest(best) - 1);
    } while (next.size() == best.size() && widest(next) < widest(best));
    lines = best;
  }

  private static double widest(List<List<Entry>> lines) {
    return lines.stream().mapToDouble(Legend::width).max().orElse(0);
  }

  private static List<List<Entry>> lines(List<Entry> entries, double measure) {
    List<List<Entry>> lines = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      used += BETWEEN + entry.width();
      if (used > measure) {
        lines.add(new ArrayList<>());
        used = entry.width();
      }
      lines.getLast().add(entry);
    }
    return lines;
  }

  private static Optional<Meaning> tangent(Trace trace, Locale locale) {
    return trace
        .tangents()
        .map(t -> Messages.text(locale, "legend.tangent", t.entry().name()))
        .map(said -> word(said, Ink.TANGENT));
  }

  private static List<Meaning> meanings(Diagram diagram, boolean lit, Locale locale) {
    Trace trace = diagram.steps().trace();
    Options options = diagram.options();
    List<Meaning> all = new ArrayList<>();
    all.add(word(Messages.text(locale, "legend.value"), Ink.VALUE));
    tangent(trace, locale).ifPresent(all::add);
    if (trace.hasBackward()) all.add(word(gradient(trace.graph(), locale), Ink.GRADIENT));
    if (options.locals() != LocalGradients.NONE || trace.isSymbolic()) {
      all.add(word(Messages.text(locale, "legend.local"), Ink.TEXT));
    }
    if (lit && !options.plain()) {
      Figure forward = arrow(Ink.VALUE, Figure.Dash.SOLID, 0, ARROW);
      all.add(new Meaning(forward, ARROW, Messages.text(locale, "legend.forward"), Ink.TEXT));
      if (trace.hasBackward()) {
        Figure back = arrow(Ink.GRADIENT, Figure.Dash.DASHED, ARROW, 0);
        all.add(new Meaning(back, ARROW, Messages.text(locale, "legend.backward"), Ink.TEXT));
      }
    }
    if (options.magnitudes() && trace.hasBackward() && !trace.isSymbolic()) {
      List<Point> path = List.of(new Point(0, 0), new Point(ARROW, 0));
      Figure band = new Figure.Several(Band.along(path, 1, 1));
      all.add(new Meaning(band, ARROW, Messages.text(locale, "legend.magnitude"), Ink.TEXT));
      Figure bar = new Figure.Several(Band.bar(0, -1.5, ARROW, 0.6));
      boolean forks = trace.graph().gates().stream().anyMatch(g -> trace.branches(g).size() > 1);
      if (forks) all.add(new Meaning(bar, ARROW, Messages.text(locale, "legend.share"), Ink.TEXT));
    }
    if (diagram.repeatsInputs()) {
      all.add(new Meaning(OUTLINE, BOX, Messages.text(locale, "legend.again"), Ink.TEXT));
    }
    if (diagram.hasChoices()) {
      Figure line =
          new Figure.Polyline(
              List.of(0.0, 0.0, ARROW, 0.0), Ink.WIRE, 1.3, Figure.Dash.DASHED, true, 0);
      all.add(new Meaning(line, ARROW, Messages.text(locale, "legend.choice"), Ink.TEXT));
    }
    if (diagram.passesRows()) all.add(word(Messages.text(locale, "legend.rows"), Ink.TEXT));
    ComputationGraph graph = trace.graph();
    if (graph.gates().stream().anyMatch(graph::isTakenApart)) {
      all.add(word(Messages.text(locale, "legend.entries"), Ink.TEXT));
    }
    for (Caption name : diagram.cutNames()) {
      String seen = String.join(" ", name.lines());
      all.add(word(Messages.text(locale, "legend.name", seen, name.full()), Ink.TEXT));
    }
    badges(trace, options, locale, all);
    return all;
  }

  private static List<Meaning> meanings(NetworkPicture picture, Locale locale) {
    Trace trace = picture.steps().trace();
    List<Meaning> all = new ArrayList<>();
    all.add(word(Messages.text(locale, "legend.network.value"), Ink.VALUE));
    tangent(trace, locale).ifPresent(all::add);
    if (trace.hasBackward()) {
      all.add(word(Messages.text(locale, "legend.network.gradient"), Ink.GRADIENT));
    }
    all.add(weight(Ink.WEIGHT_ABOVE, Figure.Dash.SOLID, Messages.text(locale, "legend.above")));
    all.add(weight(Ink.WEIGHT_BELOW, Figure.Dash.DASHED, Messages.text(locale, "legend.below")));
    if (picture.network().columns().stream().anyMatch(NeuronColumn::hasBias)) {
      all.add(word(Messages.text(locale, "legend.bias"), Ink.TEXT));
    }
    return all;
  }

  private static Meaning weight(Ink ink, Figure.Dash dash, String words) {
    List<Double> points = List.of(0.0, 0.0, ARROW, 0.0);
    return new Meaning(
        new Figure.Polyline(points, ink, 2.6, dash, false, 0), ARROW, words, Ink.TEXT);
  }

  /// Of one number the gradient is that number's; else it depends on what arrives.
  private static String gradient(ComputationGraph graph, Locale locale) {
    boolean loss = graph.isSymbolic() || graph.seed().isPresent();
    Gate output = graph.output();
    boolean number = output.shape() == null || output.shape().isScalar();
    if (!loss && !number) return Messages.text(locale, "legend.gradient");
    String name = loss ? graph.loss() : graph.called(output).orElse("");
    return name.isEmpty()
        ? Messages.text(locale, "legend.gradient")
        : Messages.text(locale, "legend.gradient.of", TypesetName.text(name));
  }

  private static void badges(Trace trace, Options options, Locale locale, List<Meaning> all) {
    List<Gate> gates = trace.graph().gates();
    if (options.badges() && !options.plain()) {
      boolean broken = gates.stream().anyMatch(g -> isBroken(trace, g));
      boolean kink = gates.stream().anyMatch(g -> !isBroken(trace, g) && trace.atKink(g));
      if (kink) all.add(badge(Badge.kink(BADGE / 2, 0), Messages.text(locale, "legend.kink")));
      if (broken) {
        all.add(badge(Badge.broken(BADGE / 2, 0), Messages.text(locale, "legend.broken")));
      }
    }
    if (!options.isPatterned()) return;
    Set<GatePattern> patterns = EnumSet.noneOf(GatePattern.class);
    for (Gate gate : gates) {
      if (gate.isOperation()) {
        Optional<Series> series = trace.graph().series(gate);
        patterns.add(
            series
                .map(s -> GateSign.pattern(s.wires()))
                .orElseGet(() -> GateSign.pattern(trace.graph(), gate)));
      }
      boolean fork = !gate.isConstant() && trace.graph().consumers(gate).size() > 1;
      if (fork) patterns.add(GatePattern.ADDER);
    }
    for (GatePattern pattern : patterns) {
      Figure sign = Badge.pattern(pattern.glyph(), BADGE / 2, 0, BADGE / 2);
      all.add(badge(sign, Messages.text(locale, pattern.key())));
    }
  }

  private static boolean isBroken(Trace trace, Gate gate) {
    return trace.breaks(gate) || trace.spoiled(gate).isPresent();
  }

  private static Meaning badge(Figure sign, String words) {
    return new Meaning(sign, BADGE, words, Ink.TEXT);
  }

  private static Meaning word(String words, Ink ink) {
    return new Meaning(Figure.EMPTY, 0, words, ink);
  }

  private static Figure arrow(Ink ink, Figure.Dash dash, double from, double to) {
    return new Figure.Polyline(List.of(from, 0.0, to, 0.0), ink, 2.6, dash, true, 0);
  }

  double width() {
    return widest(lines);
  }

  private static double width(List<Entry> line) {
    return line.stream().mapToDouble(Entry::width).sum() + BETWEEN * (line.size() - 1);
  }

  double height() {
    return lines.stream().mapToDouble(Legend::height).sum();
  }

  private static double height(List<Entry> line) {
    return line.stream().mapToDouble(Entry::height).max().orElse(0);
  }

  /// The lines centred about `x` from a top edge on.
  List<Standing> at(double x, double top) {
    List<Standing> drawn = new ArrayList<>();
    double upper = top;
    for (List<Entry> line : lines) {
      double left = x - width(line) / 2;
      double middle = upper + LINE / 2;
      for (Entry entry : line) {
        drawn.add(new Standing(left, middle, entry.meaning.sign));
        double above = Lettering.middle(WORDS) - Lettering.ascent(WORDS);
        Figure words = entry.words.at(0, above, entry.meaning.ink, Figure.Anchor.LEFT);
        drawn.add(new Standing(left + entry.meaning.indent(), middle, words));
        left += entry.width() + BETWEEN;
      }
      upper += height(line);
    }
    return drawn;
  }
}
