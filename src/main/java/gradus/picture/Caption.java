package gradus.picture;

import java.util.ArrayList;
import java.util.List;

/// A name as it stands in a picture: a long one in two lines, broken between its words, and what is
/// too long even so cut.
///
/// @param full the whole name
/// @param isCut whether less than that is seen
public record Caption(String full, List<String> lines, TextStyle style, boolean isCut) {
  /// Names of more letters are broken where they can be.
  private static final int LONG = 14;

  /// Of more letters in a line the end is left out.
  private static final int MOST = 24;

  private static final double LINE = 1.05;

  public Caption {
    lines = List.copyOf(lines);
  }

  /// One name.
  public static Caption of(String name, TextStyle style) {
    List<String> whole = broken(name);
    List<String> lines = whole.stream().map(Caption::cut).toList();
    return new Caption(name, lines, style, !lines.equals(whole));
  }

  /// Several names of one value in one line.
  public static Caption of(List<String> names, TextStyle style) {
    if (names.size() == 1) return of(names.getFirst(), style);
    List<String> shown = names.stream().map(Caption::cut).toList();
    String line = String.join(" = ", shown);
    return new Caption(String.join(" = ", names), List.of(line), style, !shown.equals(names));
  }

  /// At most as long as a name may be in one line.
  public static String cut(String name) {
    return name.length() <= MOST ? name : name.substring(0, MOST - 1) + "…";
  }

  /// In two lines as even as can be; a bar stays at the end of the first. A lowered word is no line
  /// of its own.
  private static List<String> broken(String name) {
    if (name.length() <= LONG || Stretch.of(name).size() > 1) return List.of(name);
    int best = -1;
    for (int i = 1; i < name.length() - 1; i++) {
      boolean between = name.charAt(i) == ' ' || name.charAt(i) == '_';
      if (between && (best < 0 || uneven(name, i) < uneven(name, best))) best = i;
    }
    if (best < 0) return List.of(name);
    int end = name.charAt(best) == '_' ? best + 1 : best;
    return List.of(name.substring(0, end), name.substring(best + 1));
  }

  private static int uneven(String name, int at) {
    return Math.abs(name.length() - 1 - 2 * at);
  }

  /// The width of its longest line, px.
  public double width() {
    return lines.stream().mapToDouble(line -> Lettering.width(line, style)).max().orElse(0);
  }

  /// How far the first line stands above the last, px.
  public double rise() {
    return LINE * style.size() * (lines.size() - 1);
  }

  /// From the top of the first line to the last one's baseline, px.
  public double ascent() {
    return rise() + Lettering.ascent(style);
  }

  /// Its lines, the last on a baseline.
  public List<Figure> on(double x, double baseline, Ink ink, Figure.Anchor anchor) {
    List<Figure> drawn = new ArrayList<>();
    double y = baseline - rise();
    for (String line : lines) {
      drawn.add(new Figure.Text(x, y, line, style, ink, anchor));
      y += LINE * style.size();
    }
    return drawn;
  }

  /// Its lines about a height: one by its own letters, two as a block.
  public List<Figure> about(double x, double middle, Ink ink, Figure.Anchor anchor) {
    double drop =
        lines.size() == 1
            ? Lettering.drop(lines.getFirst(), style)
            : Lettering.middle(style) + rise() / 2;
    return on(x, middle + drop, ink, anchor);
  }
}
