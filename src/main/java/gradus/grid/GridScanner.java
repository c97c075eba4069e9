package gradus.grid;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.reading.ProgramReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the cells of a literal. Brackets around plain numbers are read at once, for there may be
/// ten thousand of them; whatever else stands there is read as any text is.
final class GridScanner {
  private static final String ALONE = "x = ";

  /// From this length on a literal is remembered: after an edit all who show it ask for its cells.
  private static final int LONG = 400;

  private static final int REMEMBERED = 12;

  private static final Map<String, Optional<GridText>> READ =
      Collections.synchronizedMap(
          new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<GridText>> eldest) {
              return size() > REMEMBERED;
            }
          });

  private final String raw;
  private final List<String> texts = new ArrayList<>();
  private final List<Span> cells = new ArrayList<>();
  private final List<Span> lines = new ArrayList<>();
  private int columns = -1;
  private int at;

  private GridScanner(String raw) {
    this.raw = raw;
  }

  static Optional<GridText> read(String raw) {
    if (raw.isBlank() || CellText.isDecimal(raw)) return Optional.empty();
    if (raw.length() < LONG) return anew(raw);
    Optional<GridText> known = READ.get(raw);
    if (known == null) {
      known = anew(raw);
      READ.put(raw, known);
    }
    return known;
  }

  private static Optional<GridText> anew(String raw) {
    if (!raw.startsWith("[")) return slowly(raw);
    GridScanner reader = new GridScanner(raw);
    return reader.isPlain() ? Optional.of(reader.found()) : slowly(raw);
  }

  private GridText found() {
    return lines.isEmpty()
        ? new GridText(raw, true, cells.size(), 1, texts, cells, lines)
        : new GridText(raw, false, lines.size(), columns, texts, cells, lines);
  }

  private boolean isPlain() {
    if (!bracket(true)) return false;
    skip();
    return at == raw.length() && (lines.isEmpty() || lines.size() * columns == cells.size());
  }

  /// A bracket with what is in it; false where it is none of plain numbers, or of rows of such.
  private boolean bracket(boolean outer) {
    int from = at;
    at++;
    int before = cells.size();
    boolean rows = false;
    while (true) {
      skip();
      if (at >= raw.length()) return false;
      boolean row = raw.charAt(at) == '[';
      if (row && (!outer || cells.size() > before && !rows)) return false;
      if (!row && rows) return false;
      rows = row;
      if (row ? !bracket(false) : !number()) return false;
      skip();
      if (at >= raw.length()) return false;
      char next = raw.charAt(at++);
      if (next == ']') break;
      if (next != ',') return false;
    }
    if (!outer) {
      lines.add(new Span(from, at));
      int width = cells.size() - before;
      if (columns >= 0 && columns != width) return false;
      columns = width;
    }
    return true;
  }

  private boolean number() {
    int from = at;
    while (at < raw.length() && isOfNumber(raw.charAt(at))) {
      at++;
    }
    String text = raw.substring(from, at);
    if (!CellText.isDecimal(text) && !CellText.isQuotient(text)) return false;
    texts.add(text);
    cells.add(new Span(from, at));
    return true;
  }

  private static boolean isOfNumber(char c) {
    return c >= '0' && c <= '9' || "+-−.eE/".indexOf(c) >= 0;
  }

  private void skip() {
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (c == '#') {
        int end = raw.indexOf('\n', at);
        at = end < 0 ? raw.length() : end;
      } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return;
      } else {
        at++;
      }
    }
  }

  private static Optional<GridText> slowly(String raw) {
    Program program = ProgramReader.read(ALONE + raw);
    if (program.hasErrors() || program.statements().size() != 1) return Optional.empty();
    return program.statements().getFirst() instanceof Statement.Definition d
            && d.body() instanceof Expr.Array array
        ? new GridScanner(raw).of(array)
        : Optional.empty();
  }

  private Optional<GridText> of(Expr.Array array) {
    boolean vector = array.items().stream().noneMatch(Expr.Array.class::isInstance);
    if (vector) {
      columns = 1;
      array.items().forEach(this::take);
    } else {
      for (Expr item : array.items()) {
        if (!(item instanceof Expr.Array row)) return Optional.empty();
        // A tensor of more axes is no table.
        if (row.items().stream().anyMatch(Expr.Array.class::isInstance)) return Optional.empty();
        if (columns >= 0 && columns != row.items().size()) return Optional.empty();
        columns = row.items().size();
        row.items().forEach(this::take);
        lines.add(moved(row.span()));
      }
    }
    if (texts.contains(null) || texts.isEmpty()) return Optional.empty();
    int rows = texts.size() / columns;
    // What the text makes of its sizes has all its entries in one place.
    boolean apart = areApart(cells) && areApart(lines);
    return Optional.of(
        new GridText(
            raw,
            vector,
            rows,
            columns,
            texts,
            apart ? cells : List.of(),
            apart ? lines : List.of()));
  }

  private void take(Expr item) {
    Span own = moved(item.span());
    boolean made = !cells.isEmpty() && cells.getLast().end() > own.start();
    String written = raw.substring(own.start(), own.end());
    if (made || written.matches("[a-z.]+\\(.*")) {
      // Such as the entries of zeros(2, 3).
      written = item instanceof Expr.Num number ? number.text() : written;
    }
    texts.add(written);
    cells.add(own);
  }

  /// With the sign before it, which means nothing to the reader.
  private Span moved(Span read) {
    int start = read.start() - ALONE.length();
    int before = start;
    while (before > 0 && raw.charAt(before - 1) == ' ') {
      before--;
    }
    if (before > 0 && raw.charAt(before - 1) == '+') start = before - 1;
    return new Span(start, read.end() - ALONE.length());
  }

  private static boolean areApart(List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i - 1).end() > spans.get(i).start()) return false;
    }
    return true;
  }
}
