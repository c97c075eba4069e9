package gradus.diagram;

import gradus.diagram.path.Wires;
import gradus.lang.Scripts;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import java.util.List;
import java.util.stream.Stream;

/// Symbols side by side, among them derivatives as fractions: `∂L/∂z · ∂z/∂x`, as the lecture
/// writes them at a gate (CS231n, lecture 4).
record Ratios(List<Quotient> quotients, TextStyle style) implements Block {
  private static final double GAP = 4;
  private static final double AROUND_BAR = 3;

  /// A fraction, or with nothing under the bar a sign or name.
  record Quotient(String over, String under) {
    boolean isFraction() {
      return !under.isEmpty();
    }
  }

  Ratios {
    quotients = List.copyOf(quotients);
  }

  /// A name or a sign.
  static Ratios word(String text, TextStyle style) {
    return new Ratios(List.of(new Quotient(text, "")), style);
  }

  /// ∂of/∂by, each by its typeset name.
  static Ratios partial(String of, String by, TextStyle style) {
    return new Ratios(List.of(new Quotient("∂" + of, "∂" + by)), style);
  }

  /// The same through one operand alone, counted from 1.
  Ratios through(int operand) {
    Quotient bar = new Quotient("|" + Scripts.lowered(Integer.toString(operand)), "");
    return new Ratios(Stream.concat(quotients.stream(), Stream.of(bar)).toList(), style);
  }

  /// This, a sign, and that.
  Ratios then(String sign, Ratios next) {
    Stream<Quotient> all =
        Stream.concat(
            quotients.stream(),
            Stream.concat(Stream.of(new Quotient(sign, "")), next.quotients.stream()));
    return new Ratios(all.toList(), style);
  }

  private double width(Quotient each) {
    double over = Lettering.width(each.over, style);
    return each.isFraction() ? Math.max(over, Lettering.width(each.under, style)) + 2 : over;
  }

  @Override
  public double width() {
    return quotients.stream().mapToDouble(this::width).sum() + GAP * (quotients.size() - 1);
  }

  /// From the top of a capital to the line it stands on.
  private double letter() {
    return Math.ceil(Lettering.ascent(style));
  }

  /// Room for what hangs below the line.
  private double tail() {
    return Math.ceil(0.25 * style.size());
  }

  @Override
  public double height() {
    boolean tall = quotients.stream().anyMatch(Quotient::isFraction);
    return tall ? 2 * (letter() + tail()) + AROUND_BAR : letter();
  }

  @Override
  public void draw(List<Figure> out, double x, double y, Ink ink) {
    boolean tall = quotients.stream().anyMatch(Quotient::isFraction);
    double bar = y + letter() + tail();
    double left = x;
    for (Quotient each : quotients) {
      double middle = left + width(each) / 2;
      if (each.isFraction()) {
        out.add(text(middle, bar - tail(), each.over, ink));
        out.add(Wires.line(ink, 1, left, bar, left + width(each), bar));
        out.add(text(middle, bar + AROUND_BAR + letter(), each.under, ink));
      } else {
        double baseline = tall ? bar + Lettering.drop(each.over, style) : y + letter();
        out.add(text(middle, baseline, each.over, ink));
      }
      left += width(each) + GAP;
    }
  }

  private Figure text(double middle, double baseline, String text, Ink ink) {
    return new Figure.Text(middle, baseline, text, style, ink, Figure.Anchor.CENTRE);
  }
}
