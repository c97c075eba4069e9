package gradus.grid;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads what a spreadsheet, a table of a text or a program puts on the clipboard. A comma is a
/// decimal comma only where it can be nothing else; where it can be both nothing is taken.
public final class PasteReader {
  private static final int MOST_QUOTED = 40;

  private static final Pattern LINES = Pattern.compile("\\r\\n|\\r|\\n");

  /// Digits on both sides: a decimal comma, or one between thousands.
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("[-−+]?\\d+,\\d+(?:[eE][-−+]?\\d+)?");

  /// Between thousands it has three digits behind it, and no zero alone before it.
  private static final Pattern THOUSANDS = Pattern.compile("[-−+]?[1-9]\\d{0,2}(?:,\\d{3})+");

  private static final Pattern GROUPED = Pattern.compile("[-−+]?[1-9]\\d{0,2}(?:,\\d{3})+\\.\\d+");
  private static final Pattern EUROPEAN = Pattern.compile("[-−+]?[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+");

  /// Numbers with blanks between them.
  private static final Pattern BLANKS = Pattern.compile("[^,;]*[^\\s,;]\\s+[^\\s,;][^,;]*");

  /// Blanks that programs put into numbers or around them.
  private static final String STRANGE = "[\\u00a0\\u2007\\u2009\\u202f\\ufeff]";

  private PasteReader() {}

  /// Never fails: what is no table of numbers says why.
  public static Pasting read(String clipboard) {
    String text = clipboard.replaceAll(STRANGE, " ").strip();
    if (text.isEmpty()) return refused("ui.grid.paste.nothing");
    Optional<GridText> literal = literal(text);
    if (literal.isPresent()) return numbers(literal.get());
    String inside = unbracketed(text);
    List<String> lines =
        Stream.of(LINES.split(inside))
            .filter(line -> !line.isBlank())
            .map(String::stripTrailing)
            .toList();
    List<List<String>> cells = new ArrayList<>();
    boolean rows = !inside.equals(text) && inside.indexOf(';') >= 0;
    Splitting splitting = rows ? Splitting.ROWS : Splitting.of(lines);
    if (splitting == null) return refused("ui.grid.paste.comma", quoted(comma(lines)));
    for (String line : lines) {
      cells.addAll(splitting.rows(line));
    }
    return checked(trimmed(cells));
  }

  private static Optional<GridText> literal(String text) {
    boolean like = text.startsWith("[") || text.startsWith("\\begin");
    return like ? GridText.of(text) : Optional.empty();
  }

  private static Pasting numbers(GridText grid) {
    List<List<String>> cells = new ArrayList<>();
    for (int r = 0; r < grid.rows(); r++) {
      int row = r;
      cells.add(IntStream.range(0, grid.columns()).mapToObj(c -> grid.cell(row, c)).toList());
    }
    return checked(cells);
  }

  /// Without the brackets of `[1 2; 3 4]`.
  private static String unbracketed(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    return bracketed ? text.replaceAll("[\\[\\]]", "") : text;
  }

  /// What parts the cells.
  private enum Splitting {
    TAB,
    SEMICOLON,
    /// Semicolons between rows, blanks or commas in them.
    ROWS,
    COMMA,
    BLANK;

    /// Null where a comma can be of a number or between two.
    static Splitting of(List<String> lines) {
      if (lines.stream().anyMatch(line -> line.indexOf('\t') >= 0)) return TAB;
      if (lines.stream().anyMatch(line -> unquoted(line).indexOf(';') >= 0)) {
        boolean rows = Stream.of(lines.getFirst().split(";")).anyMatch(part -> isRow(part.strip()));
        boolean doubtful =
            !rows
                && lines.size() == 1
                && Stream.of(lines.getFirst().split(";"))
                    .allMatch(part -> DECIMAL_COMMA.matcher(part.strip()).matches());
        return rows ? ROWS : doubtful ? null : SEMICOLON;
      }
      if (lines.stream().noneMatch(line -> unquoted(line).indexOf(',') >= 0)) return BLANK;
      return isList(lines) ? COMMA : null;
    }

    private static boolean isRow(String part) {
      return BLANKS.matcher(part).matches() || part.matches(".*,\\s.*");
    }

    /// Whether each comma parts two numbers for certain.
    private static boolean isList(List<String> lines) {
      List<String> bare = lines.stream().map(Splitting::unquoted).toList();
      boolean quoted = !bare.equals(lines);
      boolean spaced = bare.stream().anyMatch(line -> line.matches(".*,\\s.*"));
      boolean pointed = bare.stream().anyMatch(line -> line.indexOf('.') >= 0);
      boolean signed = bare.stream().anyMatch(line -> line.matches(".*,[-−+].*"));
      if (bare.stream().anyMatch(line -> EUROPEAN.matcher(line.strip()).matches())) return false;
      if (bare.stream().anyMatch(line -> GROUPED.matcher(line.strip()).matches())) return false;
      boolean blank = bare.stream().anyMatch(line -> line.matches(".*[\\d.]\\s+[-−+\\d.].*"));
      if (blank && !spaced) return false;
      if (quoted || spaced || pointed || signed) return true;
      long commas = bare.getFirst().chars().filter(c -> c == ',').count();
      boolean grouped = bare.stream().allMatch(line -> THOUSANDS.matcher(line.strip()).matches());
      return commas > 1 && !grouped;
    }

    /// Without what stands in quotation marks.
    private static String unquoted(String line) {
      return line.replaceAll("\"[^\"]*\"", "1");
    }

    List<List<String>> rows(String line) {
      return switch (this) {
        case TAB -> List.of(parts(line, '\t'));
        case SEMICOLON -> List.of(parts(line, ';'));
        case COMMA -> List.of(parts(line, ','));
        case BLANK -> List.of(List.of(line.strip().split("\\s+")));
        case ROWS ->
            Stream.of(line.split(";"))
                .filter(row -> !row.isBlank())
                .map(row -> List.of(row.strip().split(row.contains(",") ? "\\s*,\\s*" : "\\s+")))
                .toList();
      };
    }

    private static List<String> parts(String line, char sign) {
      List<String> parts = new ArrayList<>();
      StringBuilder part = new StringBuilder();
      boolean inside = false;
      for (char c : line.toCharArray()) {
        if (c == '"') {
          inside = !inside;
        } else if (c == sign && !inside) {
          parts.add(part.toString().strip());
          part.setLength(0);
        } else {
          part.append(c);
        }
      }
      parts.add(part.toString().strip());
      return parts;
    }
  }

  private static String comma(List<String> lines) {
    return lines.stream().filter(line -> line.indexOf(',') >= 0).findFirst().orElse("");
  }

  /// Without columns on the right that are empty in all rows.
  private static List<List<String>> trimmed(List<List<String>> cells) {
    int width =
        cells.stream()
            .mapToInt(row -> {
              OptionalInt last =
                  IntStream.range(0, row.size()).filter(i -> !row.get(i).isEmpty()).max();
              return last.orElse(-1) + 1;
            })
            .max()
            .orElse(0);
    return cells.stream().map(row -> row.subList(0, Math.min(width, row.size()))).toList();
  }

  private static Pasting checked(List<List<String>> cells) {
    if (cells.isEmpty() || cells.getFirst().isEmpty()) return refused("ui.grid.paste.nothing");
    int width = cells.stream().mapToInt(List::size).max().orElse(0);
    long count = (long) width * cells.size();
    if (count > GridText.MOST) {
      return refused("ui.grid.large", cells.size() + "×" + width, String.valueOf(GridText.MOST));
    }
    List<String> all = cells.stream().flatMap(List::stream).toList();
    Decimal decimal = Decimal.of(all);
    if (decimal == null) {
      String doubtful =
          all.stream().filter(c -> DECIMAL_COMMA.matcher(c).matches()).findFirst().orElse("");
      return refused(
          "ui.grid.paste.decimal",
          quoted(doubtful),
          doubtful.replace(",", ""),
          doubtful.replace(',', '.'));
    }
    List<List<String>> read = new ArrayList<>();
    for (int r = 0; r < cells.size(); r++) {
      List<String> row = cells.get(r);
      if (row.size() != width) {
        return refused(
            "ui.grid.paste.ragged",
            String.valueOf(r + 1),
            String.valueOf(row.size()),
            String.valueOf(width));
      }
      List<String> numbers = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        String number = decimal.plain(row.get(c));
        if (CellText.objection(number).isPresent()) {
          String place = (r + 1) + ", " + (c + 1);
          return row.get(c).isEmpty()
              ? refused("ui.grid.paste.empty", place)
              : refused("ui.grid.paste.number", quoted(row.get(c)), place);
        }
        numbers.add(number);
      }
      read.add(numbers);
    }
    return new Pasting.NumberTable(read);
  }

  /// What a comma in a number is.
  private enum Decimal {
    POINT,
    COMMA_SIGN;

    /// Null where it can be two things.
    static Decimal of(List<String> cells) {
      boolean comma = false;
      boolean thousands = false;
      boolean point = false;
      for (String cell : cells) {
        if (GROUPED.matcher(cell).matches() || cell.indexOf(',') < 0 && cell.indexOf('.') >= 0) {
          point = true;
        } else if (EUROPEAN.matcher(cell).matches()) {
          comma = true;
        } else if (THOUSANDS.matcher(cell).matches()) {
          thousands = true;
        } else if (DECIMAL_COMMA.matcher(cell).matches()) {
          comma = true;
        }
      }
      if (comma && point || thousands && !comma && !point) return null;
      return comma ? COMMA_SIGN : POINT;
    }

    String plain(String cell) {
      boolean grouped = GROUPED.matcher(cell).matches() || THOUSANDS.matcher(cell).matches();
      return switch (this) {
        case POINT -> grouped ? cell.replace(",", "") : cell;
        case COMMA_SIGN -> {
          boolean european =
              EUROPEAN.matcher(cell).matches() || DECIMAL_COMMA.matcher(cell).matches();
          yield european ? cell.replace(".", "").replace(',', '.') : cell;
        }
      };
    }
  }

  private static String quoted(String text) {
    return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "…";
  }

  private static Pasting refused(String key, Object... args) {
    return new Pasting.NoTable(Problem.error(Span.NOWHERE, key, args));
  }
}
