package gradus.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/// A typeset formula. Its source is only ever built from our own syntax tree, never from what a
/// person typed.
public final class Formula {
  static {
    // JLaTeXMath brings no Hangul; the system's own stands in, as in the pictures.
    TeXFormula.registerExternalFont(Character.UnicodeBlock.HANGUL_SYLLABLES, "SansSerif");
    TeXFormula.registerExternalFont(Character.UnicodeBlock.HANGUL_COMPATIBILITY_JAMO, "SansSerif");
  }

  /// Between two lines of a broken formula, in sizes of its letters.
  private static final double BETWEEN_LINES = 0.1;

  /// What the typesetter leaves free on each side, in sizes of its letters.
  private static final float MARGIN = 0.18f;

  /// How far the opacity of a pixel stands from its lowest bit.
  private static final int ALPHA = 24;

  /// How much larger than in px what is free around a part is looked for.
  private static final double FINE = 4;

  /// How far the strokes of letters reach out of their boxes at most, in heights of these.
  private static final double OWN = 0.15;

  /// Letters in it are not seen.
  private static final Color NONE = new Color(0, true);

  /// One line of it and where it stands.
  private record Placed(TeXIcon icon, double x, double y) {}

  private final List<Placed> placed;

  private Formula(List<Placed> placed) {
    this.placed = List.copyOf(placed);
  }

  /// Typesets LaTeX at a size in px; empty where the typesetter does not know something in it.
  public static Optional<Formula> of(String latex, double size) {
    return icon(latex, size).map(icon -> new Formula(List.of(new Placed(icon, 0, 0))));
  }

  private static Optional<TeXIcon> icon(String latex, double size) {
    try {
      TeXFormula formula = new TeXFormula(spaced(latex));
      return Optional.of(formula.createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) size));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /// What the typesetter leaves free on each side, px.
  public static double margin(double size) {
    return (int) (MARGIN * (float) size);
  }

  /// As [#of], in [Lines] where it would be wider than this, px.
  public static Optional<Formula> within(String latex, double size, double width) {
    Optional<Formula> whole = of(latex, size);
    if (whole.isEmpty() || whole.get().width() <= width) return whole;
    double sides = 2 * margin(size);
    Lines.Measure measure =
        (atom, leading) ->
            icon(leading ? atom.leading() : atom.latex(), size)
                .map(icon -> icon.getIconWidth() - sides)
                .orElse(0.0);
    List<Placed> placed = new ArrayList<>();
    double y = 0;
    for (Lines.Tier line : Lines.of(List.of(latex), List.of(false), measure, width - sides, size)) {
      for (Optional<TeXIcon> icon : line.pieces((piece, text) -> icon(text, size))) {
        if (icon.isEmpty()) return Optional.empty();
        placed.add(new Placed(icon.get(), line.indent(), y));
        y += icon.get().getIconHeight() + BETWEEN_LINES * size;
      }
    }
    return Optional.of(new Formula(placed));
  }

  /// Width in px.
  public double width() {
    return placed.stream().mapToDouble(p -> p.x + p.icon.getIconWidth()).max().orElse(0);
  }

  /// Height in px, from the highest to the lowest stroke.
  public double height() {
    return placed.stream().mapToDouble(p -> p.y + p.icon.getIconHeight()).max().orElse(0);
  }

  /// How far its first line reaches above its baseline, in px.
  public double ascent() {
    TeXIcon first = placed.getFirst().icon;
    return (double) first.getIconHeight() - first.getIconDepth();
  }

  /// Where a part lies that stands on a ground of its own; empty where none does.
  public Optional<Rectangle2D> ground() {
    BufferedImage grounds = image(NONE, 1);
    int left = Integer.MAX_VALUE;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < grounds.getHeight(); y++) {
      for (int x = 0; x < grounds.getWidth(); x++) {
        if (grounds.getRGB(x, y) >>> ALPHA == 0) continue;
        if (top < 0) top = y;
        bottom = y;
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
    }
    return top < 0
        ? Optional.empty()
        : Optional.of(new Rectangle2D.Double(left, top, right - left + 1.0, bottom - top + 1.0));
  }

  /// As [#ground], larger on each side by as much as this, px, where nothing stands there, and else
  /// by what is free.
  public Optional<Rectangle2D> ground(double around) {
    return ground()
        .map(bare -> {
          BufferedImage all = image(Color.BLACK, FINE);
          Rectangle2D own = withOwnInk(all, bare);
          double above = free(all, own, 0, -1, around);
          double below = free(all, own, 0, 1, around);
          // As high as it is now, brackets beside it are nearer at their ends.
          Rectangle2D high =
              new Rectangle2D.Double(
                  own.getX(), own.getY() - above, own.getWidth(), own.getHeight() + above + below);
          double left = free(all, high, -1, 0, around);
          double right = free(all, high, 1, 0, around);
          return new Rectangle2D.Double(
              high.getX() - left, high.getY(), high.getWidth() + left + right, high.getHeight());
        });
  }

  /// A place with what the letters in it reach above and below: their strokes are higher than the
  /// typesetter's boxes.
  private static Rectangle2D withOwnInk(BufferedImage all, Rectangle2D place) {
    double above = own(all, place, -1);
    double below = own(all, place, 1);
    return new Rectangle2D.Double(
        place.getX(), place.getY() - above, place.getWidth(), place.getHeight() + above + below);
  }

  /// How far letters reach out of a place upwards or downwards, px; 0 where that is too far for its
  /// own.
  private static double own(BufferedImage all, Rectangle2D place, int down) {
    int left = (int) Math.floor(FINE * place.getMinX());
    int right = (int) Math.ceil(FINE * place.getMaxX());
    int first = (int) (FINE * place.getMinY());
    int last = (int) (FINE * place.getMaxY()) - 1;
    int most = (int) Math.ceil(FINE * OWN * place.getHeight());
    for (int far = 1; far <= most + 1; far++) {
      int y = down < 0 ? first - far : last + far;
      if (IntStream.range(left, right).noneMatch(i -> isInk(all, i, y))) return (far - 1) / FINE;
    }
    return 0;
  }

  /// How far nothing stands beside a place in one direction, with a hair's breadth to spare, px.
  private static double free(
      BufferedImage all, Rectangle2D place, int across, int down, double most) {
    int left = (int) Math.floor(FINE * place.getMinX());
    int right = (int) Math.ceil(FINE * place.getMaxX());
    int top = (int) Math.floor(FINE * place.getMinY());
    int bottom = (int) Math.ceil(FINE * place.getMaxY());
    int last = (int) Math.floor(FINE * most);
    for (int far = 1; far <= last + 1; far++) {
      int x = across < 0 ? left - far : right - 1 + far;
      int y = down < 0 ? top - far : bottom - 1 + far;
      boolean taken =
          across == 0
              ? IntStream.range(left, right).anyMatch(i -> isInk(all, i, y))
              : IntStream.range(top, bottom).anyMatch(i -> isInk(all, x, i));
      if (taken) return Math.max(0, far - 2) / FINE;
    }
    return most;
  }

  private static boolean isInk(BufferedImage image, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight();
    return inside && image.getRGB(x, y) >>> ALPHA != 0;
  }

  /// Paints it, the corner of its box above and to the left of it at a point.
  public void paint(Graphics2D g, Color ink, double x, double y) {
    var before = g.getTransform();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.translate(x, y);
    for (Placed line : placed) {
      var start = g.getTransform();
      g.translate(line.x, line.y);
      line.icon.setForeground(ink);
      line.icon.paintIcon(null, g, 0, 0);
      g.setTransform(start);
    }
    g.setTransform(before);
  }

  /// A picture of it on a transparent ground, `scale` times as large.
  public BufferedImage image(Color ink, double scale) {
    int width = Math.max(1, (int) Math.ceil(width() * scale));
    int height = Math.max(1, (int) Math.ceil(height() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.scale(scale, scale);
    paint(g, ink, 0, 0);
    g.dispose();
    return image;
  }

  /// With as much between what holds and when as LaTeX itself leaves there.
  private static String spaced(String latex) {
    if (!latex.contains("\\begin{cases}")) return latex;
    StringBuilder out = new StringBuilder();
    Deque<Boolean> cases = new ArrayDeque<>();
    for (int i = 0; i < latex.length(); i++) {
      if (latex.startsWith("\\begin{", i)) cases.push(latex.startsWith("\\begin{cases}", i));
      if (latex.startsWith("\\end{", i)) cases.poll();
      out.append(latex.charAt(i));
      boolean column = latex.charAt(i) == '&' && (i == 0 || latex.charAt(i - 1) != '\\');
      if (column && !cases.isEmpty() && cases.peek()) out.append("\\quad ");
    }
    return out.toString();
  }
}
