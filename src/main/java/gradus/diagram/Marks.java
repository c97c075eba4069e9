package gradus.diagram;

import gradus.diagram.path.Wires;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.op.GatePattern;
import gradus.picture.Badge;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import java.util.List;

/// Signs in gates and badges at their rims, put among other figures.
record Marks(List<Figure> out) {
  /// How high the outline of a ghost is, in px.
  private static final double GHOST = 24;

  void sign(Glyph glyph, Point centre) {
    TextStyle above = glyph.raisedStyle();
    double width = Lettering.width(glyph.text(), glyph.style());
    double raised = glyph.raised().isEmpty() ? 0 : Lettering.width(glyph.raised(), above);
    double left = centre.x() - (width + raised) / 2;
    double baseline = centre.y() + Lettering.drop(glyph.text(), glyph.style());
    out.add(
        new Figure.Text(
            centre.x() - raised / 2,
            baseline,
            glyph.text(),
            glyph.style(),
            Ink.TEXT,
            Figure.Anchor.CENTRE));
    if (raised == 0) return;
    double up = baseline - 0.42 * glyph.style().size();
    out.add(new Figure.Text(left + width, up, glyph.raised(), above, Ink.TEXT, Figure.Anchor.LEFT));
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
  void ghost(Box box, String name, Ink edge) {
    Box outline = new Box(box.x(), box.centre().y() - GHOST / 2, box.width(), GHOST);
    out.add(Wires.outline(outline, edge, 1, Figure.Dash.DASHED, 7));
    out.add(centred(box, name, Blueprint.NAME, Ink.TEXT));
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
