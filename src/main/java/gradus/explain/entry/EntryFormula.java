package gradus.explain.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The formula of a term, filled with what its cells are called or with their numbers; see
/// [gradus.op.EntryTerm].
final class EntryFormula {
  /// Of more terms the first three and the last are written.
  static final int MOST = 6;

  static final int FIRST = 3;

  /// What is written for the cells of a term.
  interface CellWriting {
    String cell(int cell);

    /// Whether numbers are written.
    boolean isNumber();

    /// Whether what is written begins with a minus sign.
    boolean isNegative(int cell);

    /// Whether a power of it would be misread.
    boolean isRaised(int cell);

    /// Between two factors of which the second is a cell, or `-1`.
    String by(int before, int behind);
  }

  private final String formula;
  private final int together;
  private final CellWriting filling;
  private int at;

  private EntryFormula(String formula, int together, CellWriting filling) {
    this.formula = formula;
    this.together = together;
    this.filling = filling;
  }

  /// @param together how many cells its sum or product is over
  static String filled(String formula, int together, CellWriting filling) {
    return new EntryFormula(formula, together, filling).fill(-1, formula.length());
  }

  /// From where it stands to an end, with this cell for `#c`.
  private String fill(int each, int end) {
    StringBuilder out = new StringBuilder();
    int before = -1;
    while (at < end) {
      if (formula.charAt(at) != '#') {
        out.append(formula.charAt(at++));
      } else if (formula.startsWith("#by", at)) {
        at += 3;
        int space = at;
        while (space < end && formula.charAt(space) == ' ') {
          space++;
        }
        int behind = space < end && formula.charAt(space) == '#' ? cell(space, each) : -1;
        out.append(filling.by(before, behind));
      } else if (formula.startsWith("#one{", at) || formula.startsWith("#zero{", at)) {
        String number = formula.startsWith("#one{", at) ? "1" : "0";
        String asked = once();
        out.append(filling.isNumber() ? number : asked);
      } else if (formula.startsWith("#sum{", at)) {
        out.append(repeated(5, " + ", " + \\cdots + "));
      } else if (formula.startsWith("#product{", at)) {
        String by = " " + filling.by(-1, 0) + " ";
        out.append(repeated(9, by, by + "\\cdots" + by));
      } else {
        int cell = cell(at, each);
        at = behind(at);
        before = cell;
        boolean raised = at < end && formula.charAt(at) == '^';
        boolean signed = filling.isNegative(cell) && (raised || !isOpen(out));
        boolean bracket = signed || raised && filling.isRaised(cell);
        String written = filling.cell(cell);
        out.append(bracket ? "\\left(" + written + "\\right)" : written);
      }
    }
    return out.toString();
  }

  private static boolean isOpen(StringBuilder out) {
    String before = out.toString().stripTrailing();
    return before.isEmpty() || "({[,".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  private int behind(int from) {
    if (formula.charAt(from + 1) == 'c') return from + 2;
    int end = from + 1;
    while (end < formula.length() && Character.isDigit(formula.charAt(end))) {
      end++;
    }
    return end;
  }

  private int cell(int from, int each) {
    int end = behind(from);
    return formula.charAt(from + 1) == 'c' ? each : Integer.parseInt(formula, from + 1, end, 10);
  }

  /// What stands in braces.
  private String once() {
    at = formula.indexOf('{', at) + 1;
    int end = closing(at);
    String written = fill(-1, end - 1);
    at = end;
    return written;
  }

  /// Behind the brace that closes what begins here.
  private int closing(int begin) {
    int end = begin;
    for (int depth = 1; depth > 0; end++) {
      if (formula.charAt(end) == '{') depth++;
      if (formula.charAt(end) == '}') depth--;
    }
    return end;
  }

  /// What stands in braces, over all cells.
  private String repeated(int word, String between, String dots) {
    int begin = at + word;
    int end = closing(begin);
    List<String> parts = new ArrayList<>();
    for (int cell : places(together)) {
      at = begin;
      parts.add(fill(cell, end - 1));
    }
    // Each would be the first by itself, and needs no brackets for its sign; a later one does.
    IntPredicate bare = i -> i == 0 || !parts.get(i).startsWith("-");
    for (int i = 0; i < parts.size(); i++) {
      if (!bare.test(i)) parts.set(i, "\\left(" + parts.get(i) + "\\right)");
    }
    at = end;
    return joined(parts, together, between, dots);
  }

  /// Which of so many are written.
  static List<Integer> places(int count) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (count <= MOST || i < FIRST || i == count - 1) places.add(i);
    }
    return places;
  }

  /// With dots before the last where some are left out.
  static String joined(List<String> written, int count, String between, String dots) {
    if (count <= MOST) return String.join(between, written);
    String first = String.join(between, written.subList(0, written.size() - 1));
    return first + dots + written.getLast();
  }
}
