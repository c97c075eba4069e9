package gradus.grid;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A vector or matrix as the text writes it, and its cells. A vector stands as one column, as the
/// picture draws it. Edits leave the rest of the text as it is: its lines, its blanks, its
/// comments.
public final class GridText {
  /// Most numbers that a grid holds.
  public static final int MOST = 20_000;

  private final String raw;
  private final boolean vector;
  private final int rows;
  private final int columns;
  private final List<String> texts;

  /// Of the cells row by row, and of the rows; empty where the text has no place for each.
  private final List<Span> cells;

  private final List<Span> lines;

  GridText(
      String raw,
      boolean vector,
      int rows,
      int columns,
      List<String> texts,
      List<Span> cells,
      List<Span> lines) {
    this.raw = raw;
    this.vector = vector;
    this.rows = rows;
    this.columns = columns;
    this.texts = List.copyOf(texts);
    this.cells = List.copyOf(cells);
    this.lines = List.copyOf(lines);
  }

  /// The vector or matrix that a literal is; empty where it is none, as a single number.
  public static Optional<GridText> of(String raw) {
    return GridScanner.read(raw);
  }

  /// As it stands in the text.
  public String raw() {
    return raw;
  }

  /// Whether it is a vector, which has one column here.
  public boolean isVector() {
    return vector;
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// How many columns there are.
  public int columns() {
    return columns;
  }

  /// All of it.
  public CellArea area() {
    return new CellArea(0, 0, rows - 1, columns - 1);
  }

  /// What is written in a cell.
  public String cell(int row, int column) {
    return texts.get(row * columns + column);
  }

  /// Where the entries stand in the text, row by row; empty where each has no place of its own.
  public List<Span> cells() {
    return cells;
  }

  /// An area as a spreadsheet takes it: tabs between cells, a line for each row, and plain
  /// decimals, for a spreadsheet takes 1/2 for a date.
  public String copied(CellArea area) {
    StringBuilder text = new StringBuilder();
    for (int r = area.top(); r <= area.bottom(); r++) {
      for (int c = area.left(); c <= area.right(); c++) {
        if (c > area.left()) text.append('\t');
        text.append(plain(cell(r, c)));
      }
      if (area.rows() > 1) text.append('\n');
    }
    return text.toString();
  }

  private static String plain(String cell) {
    if (CellText.isDecimal(cell)) return cell.replace('−', '-');
    OptionalDouble value = CellText.value(cell);
    return value.isPresent() ? Numbers.exact(value.getAsDouble()) : cell;
  }

  /// Why an edit cannot be; empty when it can.
  public Optional<Problem> objection(GridEdit edit) {
    return switch (edit) {
      case GridEdit.Write w -> CellText.objection(w.text());
      case GridEdit.Put p ->
          tooLarge(
              Math.max(rows, p.row() + p.cells().size()),
              Math.max(columns, p.column() + p.cells().getFirst().size()));
      case GridEdit.Become b -> tooLarge(b.cells().size(), b.cells().getFirst().size());
      case GridEdit.AddRows a -> tooLarge(rows + a.count(), columns);
      case GridEdit.AddColumns a -> tooLarge(rows, columns + a.count());
      case GridEdit.RemoveRows r ->
          nothingLeft(r.last() - r.first() + 1 >= rows, "ui.grid.lastRow");
      case GridEdit.RemoveColumns r ->
          nothingLeft(r.last() - r.first() + 1 >= columns, "ui.grid.lastColumn");
      case GridEdit.Fill f ->
          nothingLeft(
              vector && f.filling() instanceof GridFilling.UnitMatrix, "ui.grid.noIdentity");
    };
  }

  private static Optional<Problem> nothingLeft(boolean refused, String key) {
    return refused ? Optional.of(Problem.error(Span.NOWHERE, key)) : Optional.empty();
  }

  private static Optional<Problem> tooLarge(long down, long across) {
    return down * across <= MOST
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                Span.NOWHERE, "ui.grid.large", down + "×" + across, String.valueOf(MOST)));
  }

  /// The text after an edit to which there is no objection.
  public String after(GridEdit edit) {
    return switch (edit) {
      case GridEdit.Write w -> with(w.row(), w.column(), List.of(List.of(w.text().strip())));
      case GridEdit.Put p -> {
        GridText roomy =
            grown(p.row() + p.cells().size(), p.column() + p.cells().getFirst().size());
        yield roomy.with(p.row(), p.column(), p.cells());
      }
      case GridEdit.Become b -> {
        boolean same = b.cells().size() == rows && b.cells().getFirst().size() == columns;
        boolean row = vector && b.cells().size() == 1;
        List<List<String>> now = row ? turned(b.cells()) : b.cells();
        boolean fits = same || row && now.size() == rows;
        yield fits ? with(0, 0, now) : written(now, vector && now.getFirst().size() == 1);
      }
      case GridEdit.AddRows a -> shaped().withRows(a.before(), a.count());
      case GridEdit.AddColumns a -> shaped().withColumns(a.before(), a.count());
      case GridEdit.RemoveRows r -> shaped().withoutRows(r.first(), r.last());
      case GridEdit.RemoveColumns r -> shaped().withoutColumns(r.first(), r.last());
      case GridEdit.Fill f -> {
        CellArea area = f.area();
        List<String> numbers = f.filling().cells(area.rows(), area.columns());
        yield with(area.top(), area.left(), lines(numbers, area.columns()));
      }
    };
  }

  /// The same with the numbers of another text of this shape in its cells.
  public Optional<String> with(GridText other) {
    boolean same = vector == other.vector && rows == other.rows && columns == other.columns;
    return same ? Optional.of(with(0, 0, lines(other.texts, columns))) : Optional.empty();
  }

  /// The same with other numbers; a cell whose number stays keeps what is written in it.
  public Optional<String> with(Tensor was, Tensor now) {
    if (was.size() != texts.size() || now.size() != texts.size()) return Optional.empty();
    List<String> written =
        IntStream.range(0, texts.size())
            .mapToObj(i ->
                Double.compare(was.get(i), now.get(i)) == 0
                    ? texts.get(i)
                    : Numbers.exact(now.get(i)))
            .toList();
    return Optional.of(with(0, 0, lines(written, columns)));
  }

  private static List<List<String>> lines(List<String> numbers, int columns) {
    return IntStream.range(0, numbers.size() / columns)
        .mapToObj(r -> numbers.subList(r * columns, (r + 1) * columns))
        .toList();
  }

  private static List<List<String>> turned(List<List<String>> row) {
    return row.getFirst().stream().map(List::of).toList();
  }

  private String with(int row, int column, List<List<String>> numbers) {
    List<String> now = new ArrayList<>(texts);
    for (int r = 0; r < numbers.size(); r++) {
      for (int c = 0; c < numbers.get(r).size(); c++) {
        now.set((row + r) * columns + column + c, numbers.get(r).get(c).strip());
      }
    }
    if (cells.isEmpty()) return now.equals(texts) ? raw : written(lines(now, columns), vector);
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < now.size(); i++) {
      Span cell = cells.get(i);
      text.append(raw, at, cell.start()).append(now.get(i));
      at = cell.end();
    }
    return text.append(raw.substring(at)).toString();
  }

  /// Large enough for so many rows and columns.
  private GridText grown(int down, int across) {
    GridText roomy = this;
    if (down > rows) roomy = read(roomy.shaped().withRows(rows, down - rows));
    if (across > columns) roomy = read(roomy.shaped().withColumns(columns, across - columns));
    return roomy;
  }

  /// In a text that has a place for each cell and each row.
  private GridText shaped() {
    return cells.isEmpty() ? read(written(lines(texts, columns), vector)) : this;
  }

  private static GridText read(String raw) {
    return of(raw).orElseThrow(() -> new IllegalStateException(raw));
  }

  private boolean isLatex() {
    return raw.contains("\\begin");
  }

  /// Anew, in lines where it was in lines.
  private String written(List<List<String>> numbers, boolean asVector) {
    String end = raw.indexOf('\n') >= 0 ? "\n  " : " ";
    if (isLatex()) {
      String name = raw.replaceFirst("(?s).*?\\\\begin\\s*\\{([a-zA-Z]+).*", "$1");
      List<String> each = numbers.stream().map(row -> String.join(" & ", row)).toList();
      String body = String.join(" \\\\" + end, each);
      return "\\begin{" + name + "}" + end + body + end.strip() + " \\end{" + name + "}";
    }
    List<String> each =
        numbers.stream()
            .map(row -> String.join(", ", row))
            .map(row -> asVector ? row : "[" + row + "]")
            .toList();
    return "[" + String.join("," + (asVector ? " " : end), each) + "]";
  }

  private String withRows(int before, int count) {
    List<Span> items = vector ? cells : lines;
    String item = vector ? "0" : zeroRow(items.get(Math.min(before, rows - 1)));
    return inserted(List.of(new Place(items, before, item)), count, rowEnd());
  }

  private String withColumns(int before, int count) {
    if (vector) {
      List<String> zeros = Collections.nCopies(count, "0");
      List<List<String>> pairs =
          texts.stream()
              .map(text -> {
                List<String> row = new ArrayList<>(zeros);
                row.add(before == 0 ? count : 0, text);
                return row;
              })
              .map(List::copyOf)
              .toList();
      return written(pairs, false);
    }
    List<Place> places =
        IntStream.range(0, rows).mapToObj(r -> new Place(row(r), before, "0")).toList();
    return inserted(places, count, isLatex() ? " & " : ", ");
  }

  private List<Span> row(int r) {
    return cells.subList(r * columns, (r + 1) * columns);
  }

  private String rowEnd() {
    if (isLatex()) return " \\\\ ";
    return ", ";
  }

  /// A row like another one, of zeros.
  private String zeroRow(Span like) {
    String text = raw.substring(like.start(), like.end());
    String zeros = String.join(isLatex() ? " & " : ", ", Collections.nCopies(columns, "0"));
    return text.startsWith("[")
        ? "[" + zeros + "]"
        : text.startsWith("(") ? "(" + zeros + ")" : zeros;
  }

  /// What comes where among others.
  private record Place(List<Span> items, int before, String item) {}

  /// @param usual what parts two of them where there are not two yet
  private String inserted(List<Place> places, int count, String usual) {
    StringBuilder text = new StringBuilder(raw);
    for (Place place : places.reversed()) {
      List<Span> items = place.items;
      int at = Math.clamp(place.before, 0, items.size());
      boolean last = at == items.size();
      String parted =
          items.size() < 2 ? usual : parting(items, last ? at - 2 : Math.max(0, at - 1));
      String run = String.join(parted, Collections.nCopies(count, place.item));
      if (last) {
        text.insert(items.getLast().end(), parted + run);
      } else {
        text.insert(items.get(at).start(), run + parted);
      }
    }
    return text.toString();
  }

  /// What parts an item from the next, without comments.
  private String parting(List<Span> items, int first) {
    String gap = raw.substring(items.get(first).end(), items.get(first + 1).start());
    return Comments.without(gap).replaceAll("[ \\t]+\\n", "\n");
  }

  private String withoutRows(int first, int last) {
    return without(List.of(vector ? cells : lines), first, last);
  }

  private String withoutColumns(int first, int last) {
    IntFunction<List<Span>> line = this::row;
    return without(IntStream.range(0, rows).mapToObj(line).toList(), first, last);
  }

  private String without(List<List<Span>> all, int first, int last) {
    StringBuilder text = new StringBuilder(raw);
    for (List<Span> items : all.reversed()) {
      if (last + 1 < items.size()) {
        text.delete(items.get(first).start(), items.get(last + 1).start());
        continue;
      }
      int end = Comments.lineEnd(raw, items.get(last).end());
      int from = items.get(first - 1).end();
      String gap = raw.substring(from, items.get(first).start());
      // Comments on the item before it stay, and only what parts the two goes.
      String kept = Comments.only(gap);
      if (raw.startsWith("\n", end)) kept = kept.stripTrailing();
      text.replace(from, end, kept);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return raw;
  }
}
