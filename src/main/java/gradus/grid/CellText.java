package gradus.grid;

import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.reading.ProgramReader;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is typed into one cell: one number, however the language writes it.
public final class CellText {
  private static final Pattern DECIMAL =
      Pattern.compile("[-−+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-−+]?\\d+)?");

  private static final Pattern QUOTIENT =
      Pattern.compile("(" + DECIMAL + ")\\s*/\\s*([1-9]\\d{0,8})");

  private static final Pattern COMMA = Pattern.compile("[-−+]?\\d*,\\d+");

  /// What parts numbers, or begins a comment.
  private static final Pattern MORE = Pattern.compile("[\\n\\r\\t#;,&\\[\\]{}]|//|\\\\\\\\");

  private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]+\\s*(?:\\{[^{}]*}\\s*)*");

  private static final String ALONE = "x = ";
  private static final String USED = "\nf = -x";

  private CellText() {}

  /// Whether a text is a plain decimal number.
  static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /// Whether it is such a number over a whole one.
  static boolean isQuotient(String text) {
    return QUOTIENT.matcher(text).matches();
  }

  /// Why what is typed is no number; empty when it is one.
  public static Optional<Problem> objection(String typed) {
    String text = typed.strip();
    if (isDecimal(text) || isQuotient(text)) {
      return Double.isInfinite(value(text).orElseThrow())
          ? Optional.of(Problem.error(whole(text), "syntax.number.large", text))
          : Optional.empty();
    }
    if (text.isEmpty()) return Optional.of(Problem.error(whole(text), "ui.grid.empty"));
    if (COMMA.matcher(text).matches()) {
      return Optional.of(Problem.error(whole(text), "ui.grid.comma", text.replace(',', '.')));
    }
    String bare = COMMAND.matcher(text).replaceAll("1");
    if (MORE.matcher(bare).find()) return Optional.of(Problem.error(whole(text), "ui.grid.one"));
    Lowering alone = GraphBuilder.build(ProgramReader.read(ALONE + text));
    if (alone.hasErrors()) return alone.errors().stream().findFirst();
    OptionalDouble value = value(text);
    if (value.isEmpty()) return Optional.of(Problem.error(whole(text), "ui.grid.number"));
    return Double.isFinite(value.getAsDouble())
        ? Optional.empty()
        : Optional.of(Problem.error(whole(text), "ui.grid.number"));
  }

  /// The number that a cell's text is; empty where it is none.
  public static OptionalDouble value(String typed) {
    String text = typed.strip();
    if (isDecimal(text)) return OptionalDouble.of(Double.parseDouble(hyphened(text)));
    if (text.isEmpty()) return OptionalDouble.empty();
    Matcher quotient = QUOTIENT.matcher(text);
    if (quotient.matches()) {
      double over = Double.parseDouble(hyphened(quotient.group(1)));
      return OptionalDouble.of(over / Double.parseDouble(quotient.group(2)));
    }
    // A quotient of numbers is one number only where something uses it.
    Lowering used = GraphBuilder.build(ProgramReader.read(ALONE + text + USED));
    if (used.hasErrors() || used.graph().gates().size() != 2) return OptionalDouble.empty();
    return used.graph().inputs().stream()
        .map(Gate::literal)
        .filter(literal -> literal != null && literal.shape().isScalar())
        .mapToDouble(literal -> literal.get(0))
        .findFirst();
  }

  private static String hyphened(String text) {
    return text.replace('−', '-');
  }

  private static Span whole(String text) {
    return new Span(0, text.length());
  }
}
