package gradus.diagram;

import gradus.diagram.path.Wires;
import gradus.explain.term.RoundFormula.NamePiece;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.op.GatePattern;
import gradus.picture.Badge;
import gradus.picture.Caption;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import java.util.List;

/// Signs in gates and badges at their rims, put among other figures.
record Marks(List<Figure> out) {
  /// How high the outline of a ghost is, in px.
  private static final double GHOST = 24;

  /// Of frames, and of gates that are no circle and no capsule.
  private static final double CORNER = 12;

  /// How far raised letters stand above the baseline, of the size of those on it.
  private static final double UP = 0.42;

  /// Around a gate at work; below the tips of the wires that end at it.
  static Figure glow(Box box, boolean isCapsule) {
    Box glow = box.grown(5);
    return panel(glow, isCapsule ? radius(glow) : CORNER + 5, Ink.HALO, Ink.NONE);
  }

  /// The radius of the ends of a capsule, lying or upright.
  static double radius(Box box) {
    return Math.min(box.width(), box.height()) / 2;
  }

  /// Around a sign: round, with round ends, or a rectangle.
  void outline(Box box, boolean isCircle, boolean isCapsule, boolean isLit) {
    Ink fill = isLit ? Ink.LIT_FILL : Ink.GATE_FILL;
    Ink edge = isLit ? Ink.LIT_EDGE : Ink.GATE_EDGE;
    double width = isLit ? 2.4 : 1.2;
    Point c = box.centre();
    double arc = isCapsule ? radius(box) : CORNER;
    out.add(
        isCircle
            ? new Figure.Disc(c.x(), c.y(), box.width() / 2, fill, edge, width)
            : new Figure.Plate(
                box.x(), box.y(), box.width(), box.height(), arc, fill, edge, width));
  }

  /// Around a group, with its title.
  static List<Figure> frame(Box box, String title, boolean isLit) {
    double x = box.x() + Blueprint.TITLE_SIDE;
    return List.of(
        panel(box, CORNER, Ink.FRAME_FILL, isLit ? Ink.LIT_EDGE : Ink.FRAME_EDGE),
        new Figure.Text(x, box.y() + 17, title, Blueprint.TITLE, Ink.MUTED, Figure.Anchor.LEFT));
  }

  void sign(Glyph glyph, Box box) {
    if (glyph.isLoop()) {
      round(glyph, box);
    } else {
      sign(glyph, glyph.middle(box));
      glyph.divider(box).ifPresent(line -> out.add(panel(line, 0, Ink.NONE, Ink.FRAME_EDGE)));
    }
  }

  /// The title at the top of the frame, below it what one round does.
  private void round(Glyph glyph, Box box) {
    double x = box.x() + Blueprint.TITLE_SIDE;
    out.add(
        new Figure.Text(
            x, box.y() + 17, glyph.text(), glyph.style(), Ink.MUTED, Figure.Anchor.LEFT));
    double top = box.centre().y() - glyph.height() / 2 + Glyph.TITLE;
    for (List<NamePiece> line : glyph.lines()) {
      double baseline = top + Glyph.ROUND_LINE / 2 + Lettering.middle(Glyph.ROUND);
      double pen = box.centre().x() - Glyph.width(line) / 2;
      for (NamePiece run : line) {
        TextStyle style = Glyph.style(run);
        out.add(new Figure.Text(pen, baseline, run.text(), style, Ink.TEXT, Figure.Anchor.LEFT));
        pen += Lettering.width(run.text(), style);
      }
      top += Glyph.ROUND_LINE;
    }
  }

  private void sign(Glyph glyph, Point centre) {
    TextStyle above = glyph.raisedStyle();
    double width = Lettering.width(glyph.text(), glyph.style());
    double raised = glyph.raised().isEmpty() ? 0 : Lettering.width(glyph.raised(), above);
    double left = centre.x() - (width + raised) / 2;
    double baseline = centre.y() + Lettering.drop(glyph.text(), glyph.style());
    double lift = UP * glyph.style().size();
    if (raised > 0) {
      // Both together stand in the middle, by their ink.
      Figure.Area base = Lettering.ink(glyph.text(), glyph.style());
      Figure.Area sign = Lettering.ink(glyph.raised(), above);
      left = centre.x() - (base.x() + width + sign.x() + sign.width()) / 2;
      double top = Math.min(base.y(), sign.y() - lift);
      double bottom = Math.max(base.y() + base.height(), sign.y() + sign.height() - lift);
      baseline = centre.y() - (top + bottom) / 2;
    }
    out.add(
        new Figure.Text(left, baseline, glyph.text(), glyph.style(), Ink.TEXT, Figure.Anchor.LEFT));
    if (raised == 0) return;
    double up = baseline - lift;
    out.add(new Figure.Text(left + width, up, glyph.raised(), above, Ink.TEXT, Figure.Anchor.LEFT));
  }

  /// What stands in a sum or product where its terms come in.
  void slots(PartPlan spot, Box box) {
    for (int i = 0; i < spot.glyph.slots().size(); i++) {
      String text = spot.glyph.slots().get(i).text();
      double x = box.x() + Glyph.SLOT_SIDE;
      if (text.isEmpty()) continue;
      double middle = box.y() + spot.footprint.slot(i, spot.glyph.slots().size());
      double baseline = middle + Lettering.drop(text, Glyph.SLOT);
      out.add(new Figure.Text(x, baseline, text, Glyph.SLOT, Ink.TEXT, Figure.Anchor.LEFT));
    }
  }

  /// At a gate that made what is no number, or that stands at a kink.
  void badge(Point at, boolean broken) {
    out.add(broken ? Badge.broken(at.x(), at.y()) : Badge.kink(at.x(), at.y()));
  }

  /// What a gate does with gradients, as one small sign.
  void pattern(GatePattern pattern, double x, double y, double radius) {
    out.add(Badge.pattern(pattern.glyph(), x, y, radius));
  }

  /// A name in a dashed outline: an input once more.
  void ghost(Box box, Caption name, Ink edge) {
    double high = GHOST + name.rise();
    Box outline = new Box(box.x(), box.centre().y() - high / 2, box.width(), high);
    out.add(Wires.outline(outline, edge, 1, Figure.Dash.DASHED, 7));
    out.addAll(name.about(box.centre().x(), box.centre().y(), Ink.TEXT, Figure.Anchor.CENTRE));
  }

  static Figure panel(Box b, double arc, Ink fill, Ink edge) {
    return new Figure.Plate(b.x(), b.y(), b.width(), b.height(), arc, fill, edge, 1);
  }

  static Figure centred(Box box, String text, TextStyle style, Ink ink) {
    Point c = box.centre();
    double baseline = c.y() + Lettering.drop(text, style);
    return new Figure.Text(c.x(), baseline, text, style, ink, Figure.Anchor.CENTRE);
  }
}
