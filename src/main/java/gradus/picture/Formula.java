package gradus.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
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
  private static final double BETWEEN_LINES = 0.45;

  private static final List<String> SIGNS =
      List.of("+ ", "- ", "= ", "\\cdot ", "\\times ", "\\ast ", "\\, ");

  /// What is not much too wide is made smaller.
  private static final double SMALLEST = 0.7;

  private final TeXIcon icon;

  private Formula(TeXIcon icon) {
    this.icon = icon;
  }

  /// Typesets LaTeX at a size in px; empty where the typesetter does not know something in it.
  public static Optional<Formula> of(String latex, double size) {
    try {
      TeXFormula formula = new TeXFormula(latex);
      return Optional.of(
          new Formula(formula.createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) size)));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /// As [#of], with its lines broken behind signs where it would be wider than this, px: outside of
  /// brackets, and inside where what they hold is much too wide for a line of its own.
  public static Optional<Formula> within(String latex, double size, double width) {
    Optional<Formula> outside = broken(latex, size, width, false);
    boolean fits = outside.isEmpty() || outside.get().width() <= width / SMALLEST;
    return fits ? outside : broken(latex, size, width, true);
  }

  private static Optional<Formula> broken(
      String latex, double size, double width, boolean inBrackets) {
    try {
      TeXIcon icon =
          new TeXFormula(breakable(latex, inBrackets))
              .createTeXIcon(
                  TeXConstants.STYLE_DISPLAY,
                  (float) size,
                  TeXConstants.UNIT_PIXEL,
                  (float) width,
                  TeXConstants.ALIGN_LEFT,
                  TeXConstants.UNIT_PIXEL,
                  (float) (size * BETWEEN_LINES));
      return Optional.of(new Formula(icon));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /// With a mark of the typesetter before every sign at which a line may end: in no group, no
  /// matrix and no bracket, or else in tall round brackets too.
  private static String breakable(String latex, boolean inBrackets) {
    StringBuilder marked = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < latex.length(); i++) {
      char c = latex.charAt(i);
      boolean fence = latex.startsWith("\\left", i) || latex.startsWith("\\right", i);
      if (depth == 0 && isBreak(latex, i)) marked.append("\\- ");
      if (c == '{' || c == '[' || latex.startsWith("\\begin", i)) depth++;
      if (c == '}' || c == ']' || latex.startsWith("\\end", i)) depth--;
      // The typesetter would end a line before every digit.
      if (c >= '0' && c <= '9' && !isArgument(latex, i)) {
        marked.append("\\mathord{").append(c).append('}');
        continue;
      }
      marked.append(c);
      if (fence) {
        boolean open = latex.startsWith("\\left", i);
        if (!inBrackets) depth += open ? 1 : -1;
        // The sign of a fence opens nothing by itself.
        int end = latex.indexOf('t', i) + 1;
        marked.append(latex, i + 1, Math.min(end + 1, latex.length()));
        i = end;
      }
    }
    return marked.toString();
  }

  /// Whether a script's sign or a command stands right before a place.
  private static boolean isArgument(String latex, int at) {
    int before = at - 1;
    if (before < 0) return false;
    if ("_^".indexOf(latex.charAt(before)) >= 0) return true;
    while (before > 0 && Character.isLetter(latex.charAt(before))) {
      before--;
    }
    return before < at - 1 && latex.charAt(before) == '\\';
  }

  private static boolean isBreak(String latex, int at) {
    if (at == 0 || latex.charAt(at - 1) != ' ') return false;
    return SIGNS.stream().anyMatch(s -> latex.startsWith(s, at));
  }

  /// Width in px.
  public double width() {
    return icon.getIconWidth();
  }

  /// Height in px, from the highest to the lowest stroke.
  public double height() {
    return icon.getIconHeight();
  }

  /// How far it reaches above its baseline, in px.
  public double ascent() {
    return (double) icon.getIconHeight() - icon.getIconDepth();
  }

  /// Paints it, the corner of its box above and to the left of it at a point.
  public void paint(Graphics2D g, Color ink, double x, double y) {
    var before = g.getTransform();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.translate(x, y);
    icon.setForeground(ink);
    icon.paintIcon(null, g, 0, 0);
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
}
