package gradus.reading;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tables of Markdown. Rows that begin with a name and a value, `| x | 2 |`, give it; what has
/// names above its values is refused with them as definitions.
final class MarkdownTables {
  /// A line of a table.
  ///
  /// @param cells their places, without white space around them
  /// @param bars where the bars between them stand
  private record Row(Span line, List<Span> cells, List<Integer> bars) {}

  private final String text;
  private final Consumer<Span> mark;
  private final StringBuilder rest;
  private final List<Problem> problems = new ArrayList<>();

  private MarkdownTables(String text, Consumer<Span> mark, StringBuilder rest) {
    this.text = text;
    this.mark = mark;
    this.rest = rest;
  }

  /// Reads the tables of a text.
  ///
  /// @param lines its lines, without white space and marks around them
  /// @param mark takes out a stretch of text
  /// @param rest the text as it is read on
  static List<Problem> read(
      String text, List<Span> lines, Consumer<Span> mark, StringBuilder rest) {
    MarkdownTables tables = new MarkdownTables(text, mark, rest);
    List<Row> rows = new ArrayList<>();
    for (Span line : lines) {
      Row row = tables.row(line);
      if (row == null) {
        tables.table(rows);
        rows.clear();
      } else {
        rows.add(row);
      }
    }
    tables.table(rows);
    return tables.problems;
  }

  /// A line between bars as a row; null where it is none.
  private Row row(Span line) {
    boolean row =
        line.length() > 2 && text.charAt(line.start()) == '|' && text.charAt(line.end() - 1) == '|';
    if (!row) return null;
    List<Integer> bars = new ArrayList<>();
    for (int i = line.start(); i < line.end(); i++) {
      if (text.charAt(i) == '|') bars.add(i);
    }
    List<Span> cells = new ArrayList<>();
    for (int i = 0; i + 1 < bars.size(); i++) {
      int start = bars.get(i) + 1;
      int end = bars.get(i + 1);
      while (start < end && rest.charAt(start) == ' ') {
        start++;
      }
      while (end > start && rest.charAt(end - 1) == ' ') {
        end--;
      }
      cells.add(new Span(start, end));
    }
    return new Row(line, cells, bars);
  }

  /// What stands in a cell, without emphasis around it.
  private String cell(Span cell) {
    String shown = rest.substring(cell.start(), cell.end());
    boolean strong = shown.length() > 4 && shown.startsWith("**") && shown.endsWith("**");
    return strong ? shown.substring(2, shown.length() - 2).strip() : shown;
  }

  private void table(List<Row> rows) {
    if (rows.size() < 2 || !isDelimiter(rows.get(1))) return;
    List<Row> body = rows.subList(2, rows.size());
    Row header = rows.getFirst();
    boolean given = !body.isEmpty() && body.stream().allMatch(this::isGiven);
    if (given) {
      if (isGiven(header)) {
        give(header);
      } else {
        mark.accept(header.line());
      }
      mark.accept(rows.get(1).line());
      body.forEach(this::give);
    } else {
      refuse(header, body, header.line().union(rows.getLast().line()));
      rows.forEach(r -> mark.accept(r.line()));
    }
  }

  private boolean isDelimiter(Row row) {
    return row.cells().stream().map(this::cell).allMatch(c -> c.matches(":?-+:?"));
  }

  /// Whether a row begins with a name and its value; what stands behind them are words about it.
  private boolean isGiven(Row row) {
    return row.cells().size() > 1
        && isName(cell(row.cells().getFirst()))
        && isValue(cell(row.cells().get(1)))
        && row.cells().stream().skip(2).noneMatch(c -> isValue(cell(c)));
  }

  private void give(Row row) {
    mark.accept(new Span(row.bars().get(0), row.bars().get(0) + 1));
    int between = row.bars().get(1);
    mark.accept(new Span(row.bars().get(2), row.line().end()));
    rest.setCharAt(between, '=');
  }

  private void refuse(Row header, List<Row> body, Span whole) {
    int width = header.cells().size();
    boolean data =
        header.cells().stream().allMatch(c -> isName(cell(c)))
            && !body.isEmpty()
            && body.stream()
                .allMatch(r ->
                    r.cells().size() == width
                        && r.cells().stream().allMatch(c -> isValue(cell(c))));
    String edit =
        !data
            ? null
            : IntStream.range(0, width)
                .mapToObj(i -> cell(header.cells().get(i)) + " = " + column(body, i))
                .collect(Collectors.joining(", "));
    problems.add(
        edit == null
            ? Problem.error(whole, "syntax.table")
            : Problem.error(whole, "syntax.table.columns", Token.shown(edit, 0, edit.length()))
                .withFix(edit));
  }

  private String column(List<Row> body, int i) {
    List<String> values = body.stream().map(r -> cell(r.cells().get(i))).toList();
    return values.size() == 1 ? values.getFirst() : "[" + String.join(", ", values) + "]";
  }

  private static boolean isName(String cell) {
    List<Token> tokens = Lexer.tokens(cell);
    return tokens.size() == 2 && tokens.getFirst().kind() == TokenKind.NAME;
  }

  /// Whether a number, a fraction or a list is all of a cell.
  private static boolean isValue(String cell) {
    List<Token> tokens = Lexer.tokens(cell);
    int last = tokens.size() - 2;
    if (last < 0) return false;
    boolean list =
        tokens.getFirst().kind() == TokenKind.OPEN_SQUARE
            && tokens.get(last).kind() == TokenKind.CLOSE_SQUARE;
    int from = tokens.getFirst().kind() == TokenKind.MINUS ? 1 : 0;
    boolean fraction = last == from + 2 && tokens.get(from + 1).kind() == TokenKind.SLASH;
    boolean number =
        (last == from || fraction)
            && tokens.get(from).kind() == TokenKind.NUMBER
            && tokens.get(last).kind() == TokenKind.NUMBER;
    return list || number;
  }
}
