package gradus.export;

import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A text in lines no wider than a measure; a word that is wider is broken.
record Paragraph(List<String> lines, TextStyle style) {
  private static final double LEADING = 1.35;

  /// What is written between two terms of an equation; a line rather begins than ends with it.
  private static final Set<String> BETWEEN = Set.of("=", "+=", "≈", "∈");

  /// A bracket in a bracket is broken into its rows.
  private static final int DEEPEST = 2;

  static Paragraph of(String text, TextStyle style, double measure) {
    return of(words(text), style, measure);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  private static Paragraph of(List<String> words, TextStyle style, double measure) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      String joined = line.isEmpty() ? word : line + " " + word;
      if (Lettering.width(joined, style) <= measure) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) lines.add(line.toString());
      line.setLength(0);
      line.append(broken(word, style, measure, lines));
    }
    if (!line.isEmpty()) lines.add(line.toString());
    return new Paragraph(List.copyOf(lines), style);
  }

  /// In no more lines than it needs, all of them about as long.
  static Paragraph even(String text, TextStyle style, double measure) {
    Paragraph needed = of(text, style, measure);
    double least = 0;
    double most = needed.width();
    while (most - least > 1) {
      double half = (least + most) / 2;
      boolean fits =
          of(text, style, half).lines.size() <= needed.lines.size() && isWhole(text, style, half);
      if (fits) {
        most = half;
      } else {
        least = half;
      }
    }
    return of(text, style, Math.max(most, 1));
  }

  /// Whether no word of it is broken.
  private static boolean isWhole(String text, TextStyle style, double measure) {
    for (String word : words(text)) {
      if (Lettering.width(word, style) > measure) return false;
    }
    return true;
  }

  /// Of equations, broken behind semicolons where that takes no more lines, else before a sign of
  /// equality; a vector, and of a matrix each row, stays in one line that it fits into.
  static Paragraph ofClauses(String text, TextStyle style, double measure) {
    Paragraph plain = ofEquations(text, style, measure);
    if (plain.lines.size() < 2) return plain;
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String clause : text.strip().split("(?<=;)\\s+")) {
      String joined = line.isEmpty() ? clause : line + " " + clause;
      if (Lettering.width(joined, style) <= measure) {
        line = joined;
        continue;
      }
      if (!line.isEmpty()) lines.add(line);
      List<String> broken = ofEquations(clause, style, measure).lines;
      lines.addAll(broken.subList(0, broken.size() - 1));
      line = broken.getLast();
    }
    lines.add(line);
    return lines.size() <= plain.lines.size() ? new Paragraph(List.copyOf(lines), style) : plain;
  }

  private static Paragraph ofEquations(String text, TextStyle style, double measure) {
    List<String> units = units(words(text), 0, style, measure);
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      String unit = units.get(i);
      boolean led = !joined.isEmpty() && BETWEEN.contains(joined.getLast());
      String both = led ? joined.getLast() + " " + unit : unit;
      if (led && Lettering.width(both, style) <= measure) joined.removeLast();
      joined.add(led && Lettering.width(both, style) > measure ? unit : both);
    }
    return of(joined, style, measure);
  }

  /// Words of which those in brackets are one where they fit into a line.
  ///
  /// @param depth of brackets that are not looked at, the outermost of which begins with the words
  private static List<String> units(
      List<String> words, int depth, TextStyle style, double measure) {
    if (depth > DEEPEST) return words;
    List<String> units = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int level = Math.max(0, depth - 1);
    for (String word : words) {
      open.add(word);
      for (char c : word.toCharArray()) {
        level += c == '[' ? 1 : c == ']' ? -1 : 0;
      }
      if (level <= depth) close(open, depth, style, measure, units);
    }
    close(open, depth, style, measure, units);
    return units;
  }

  private static void close(
      List<String> open, int depth, TextStyle style, double measure, List<String> units) {
    if (open.isEmpty()) return;
    String whole = String.join(" ", open);
    if (open.size() == 1 || Lettering.width(whole, style) <= measure) {
      units.add(whole);
    } else {
      units.addAll(units(List.copyOf(open), depth + 1, style, measure));
    }
    open.clear();
  }

  /// Adds the lines that a word fills and gives what is left of it.
  private static String broken(String word, TextStyle style, double measure, List<String> lines) {
    String rest = word;
    while (Lettering.width(rest, style) > measure) {
      int end = rest.offsetByCodePoints(0, 1);
      while (end < rest.length()) {
        int next = rest.offsetByCodePoints(end, 1);
        if (Lettering.width(rest.substring(0, next), style) > measure) break;
        end = next;
      }
      if (end == rest.length()) break;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    return rest;
  }

  double width() {
    return lines.stream().mapToDouble(l -> Lettering.width(l, style)).max().orElse(0);
  }

  /// From the top of the first line's letters to the bottom of the last one's.
  double height() {
    return lines.isEmpty() ? 0 : height(lines.size(), style);
  }

  static double height(int lines, TextStyle style) {
    double line = Lettering.ascent(style) + Lettering.descent(style);
    return line + (lines - 1) * LEADING * style.size();
  }

  /// The lines from a top edge on, each from `x` on or centred there.
  Figure at(double x, double top, Ink ink, Figure.Anchor anchor) {
    List<Figure> drawn = new ArrayList<>();
    double baseline = top + Lettering.ascent(style);
    for (String line : lines) {
      drawn.add(new Figure.Text(x, baseline, line, style, ink, anchor));
      baseline += LEADING * style.size();
    }
    return new Figure.Several(drawn);
  }
}
