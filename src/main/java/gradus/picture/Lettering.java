package gradus.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Letters and their measures, the same on every machine and surface: DejaVu Sans Condensed, for
/// names in formulas DejaVu Serif Condensed, and the system's own face for what they lack (Hangul,
/// which is never slanted).
public final class Lettering {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";
  private static final String SERIF = "/net/sf/jasperreports/fonts/dejavu/DejaVuSerifCondensed";
  private static final List<String> SUFFIXES = List.of("", "-Bold", "-Oblique", "-BoldOblique");
  private static final List<String> SERIFS = List.of("", "-Bold", "-Italic", "-BoldItalic");
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final int REMEMBERED = 8192;

  /// Set once for a text and style, at the origin.
  private record Key(String text, TextStyle style) {}

  private record Setting(Path2D outline, double width, Rectangle2D ink) {}

  private static final class Faces {
    static final List<Font> ALL = faces().stream().map(Lettering::load).toList();
    static final List<Font> NAMES = files(SERIF, SERIFS).stream().map(Lettering::load).toList();
  }

  private static final Map<Key, Setting> SETTINGS =
      new LinkedHashMap<>(512, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Setting> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Lettering() {}

  /// The font files: regular, bold, oblique, bold oblique; for `Font.loadFont` of JavaFX.
  public static List<URL> faces() {
    return files(FOLDER, SUFFIXES);
  }

  private static List<URL> files(String face, List<String> suffixes) {
    return suffixes.stream()
        .map(suffix -> Objects.requireNonNull(Lettering.class.getResource(face + suffix + ".ttf")))
        .toList();
  }

  /// Opens the font files, and with them AWT's list of the machine's fonts. It asks the same native
  /// library for that list as JavaFX does when it starts, and both at once crash it.
  public static void open() {
    font(new TextStyle(16, false, false));
    font(TextStyle.name(16));
  }

  /// The family's name, as the files give it.
  public static String family() {
    return "DejaVu Sans Condensed";
  }

  /// The font of a style, its size in px.
  public static Font font(TextStyle style) {
    int face = (style.bold() ? 1 : 0) + (style.italic() ? 2 : 0);
    List<Font> faces = style.serif() ? Faces.NAMES : Faces.ALL;
    return faces.get(face).deriveFont((float) style.size());
  }

  /// How far the text moves the pen, px.
  public static double width(String text, TextStyle style) {
    return set(text, style).width();
  }

  /// How far brackets and tall letters reach above the baseline, px.
  public static double ascent(TextStyle style) {
    return 0.77 * style.size();
  }

  /// How far brackets and long tails reach below the baseline, px.
  public static double descent(TextStyle style) {
    return 0.24 * style.size();
  }

  /// Half the height of capitals and digits, px: a text whose baseline is this far below a point
  /// looks centred on it.
  public static double middle(TextStyle style) {
    return 0.365 * style.size();
  }

  /// How far below a point the baseline stands for this very text to look centred on the point, px:
  /// signs by their ink, words by what stands on the baseline.
  public static double drop(String text, TextStyle style) {
    Rectangle2D ink = set(text, style).ink();
    boolean word = text.codePoints().anyMatch(Character::isLetterOrDigit);
    return word ? -ink.getMinY() / 2 : -ink.getCenterY();
  }

  /// The place the text takes, its pen starting at the origin on the baseline: at least its width
  /// by ascent and descent, and more where its letters reach further.
  public static Rectangle2D bounds(String text, TextStyle style) {
    Setting setting = set(text, style);
    var box =
        new Rectangle2D.Double(0, -ascent(style), setting.width(), ascent(style) + descent(style));
    if (!setting.ink().isEmpty()) box.add(setting.ink());
    return box;
  }

  /// What the letters themselves cover, the pen starting at the origin on the baseline.
  public static Figure.Area ink(String text, TextStyle style) {
    Rectangle2D ink = set(text, style).ink();
    return new Figure.Area(ink.getX(), ink.getY(), ink.getWidth(), ink.getHeight());
  }

  /// The letters' outline, the pen starting at the origin on the baseline. Do not change it.
  static Shape outline(String text, TextStyle style) {
    return set(text, style).outline();
  }

  /// The x at which the pen starts.
  static double left(Figure.Text text) {
    return switch (text.anchor()) {
      case LEFT -> text.x();
      case CENTRE -> text.x() - width(text.text(), text.style()) / 2;
      case RIGHT -> text.x() - width(text.text(), text.style());
    };
  }

  private static Setting set(String text, TextStyle style) {
    Key key = new Key(text, style);
    synchronized (SETTINGS) {
      Setting known = SETTINGS.get(key);
      if (known != null) return known;
    }
    Setting made = setAnew(text, style);
    synchronized (SETTINGS) {
      SETTINGS.put(key, made);
    }
    return made;
  }

  private static Setting setAnew(String text, TextStyle style) {
    Path2D outline = new Path2D.Double();
    double pen = 0;
    double lowered = Double.NaN;
    List<Stretch.Placed> placed = Stretch.drawn(text, style);
    for (Stretch.Placed next : placed) {
      double start = next.above() ? lowered : pen;
      boolean begins = next.level() == Stretch.Baseline.LOWERED && Double.isNaN(lowered);
      if (begins) lowered = pen;
      if (next.level() != Stretch.Baseline.LOWERED) lowered = Double.NaN;
      pen = Math.max(pen, append(next.text(), next.face(), outline, start, next.drop()));
    }
    return new Setting(outline, pen, outline.getBounds2D());
  }

  /// Sets letters of one level where the pen stands; where it stands then.
  private static double append(
      String text, TextStyle style, Path2D outline, double from, double low) {
    Font own = font(style);
    int awtStyle = style.bold() ? Font.BOLD : Font.PLAIN;
    Font system = new Font(Font.DIALOG, awtStyle, 1).deriveFont((float) style.size());
    double pen = from;
    int start = 0;
    while (start < text.length()) {
      boolean ours = isOurs(own, text.codePointAt(start));
      int end = start;
      while (end < text.length() && isOurs(own, text.codePointAt(end)) == ours) {
        end += Character.charCount(text.codePointAt(end));
      }
      char[] run = text.substring(start, end).toCharArray();
      GlyphVector glyphs =
          (ours ? own : system)
              .layoutGlyphVector(EXACT, run, 0, run.length, Font.LAYOUT_LEFT_TO_RIGHT);
      outline.append(glyphs.getOutline((float) pen, (float) low), false);
      pen += glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
      start = end;
    }
    return pen;
  }

  /// What neither font has stays in ours, so that its empty box is the same everywhere.
  private static boolean isOurs(Font own, int codePoint) {
    return own.canDisplay(codePoint);
  }

  private static Font load(URL face) {
    try (InputStream in = face.openStream()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (FontFormatException failure) {
      throw new IllegalStateException("not a font: " + face, failure);
    }
  }
}
