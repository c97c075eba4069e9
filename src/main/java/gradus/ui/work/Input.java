package gradus.ui.work;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.grid.Comments;
import gradus.grid.GridText;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.trace.InputEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An input of the program and where its literal stands in the text.
///
/// @param literal as it is written there, on one line without comments; empty while the input is
///   blank
/// @param span the literal's place; null while the input is blank
/// @param classes among how many entries it chooses one, where it is a number that does nothing
///   else; else 0
public record Input(String name, String literal, Span span, int classes) {
  /// The place of a literal that an edit tore apart.
  static final Span LOST = new Span(0, 0);

  /// Before a literal that is read by itself.
  private static final String ALONE = "x = ";

  /// Behind one that is used.
  private static final String USED = "\nf = -x";

  /// One that stands for the same in every notation.
  private static final Pattern FIGURES =
      Pattern.compile("[\\d\\s.,\\[\\]−+/-]*([eE][−+-]?\\d+[\\d\\s.,\\[\\]−+/-]*)*");

  /// Rows as other programs write them: numbers with blanks between them, rows with semicolons.
  private static final Pattern ROWS =
      Pattern.compile("\\[?\\s*[-−+\\d.eE]+(?:(?:\\s+|\\s*;\\s*)[-−+\\d.eE]+)+\\s*]?");

  /// One that is no label.
  public Input(String name, String literal, Span span) {
    this(name, literal, span, 0);
  }

  static Input of(ComputationGraph graph, Gate gate, String text) {
    int classes = new InputEntry(gate, 0).classes(graph);
    if (gate.literal() == null) return new Input(gate.name(), "", null, classes);
    return at(gate.name(), text, gate.span()).among(classes);
  }

  /// The same with so many entries to choose from.
  Input among(int many) {
    return new Input(name, literal, span, many);
  }

  /// The input whose literal stands at a span of the text.
  static Input at(String name, String text, Span span) {
    String written = text.substring(span.start(), span.end());
    return new Input(name, brief(written), span);
  }

  /// In one line and without comments.
  private static String brief(String written) {
    return Comments.without(written).replaceAll("\\s+", " ").strip();
  }

  /// The literal with its lines and comments, as it stands in the text.
  String raw(String text) {
    return isBlank() ? "" : text.substring(span.start(), span.end());
  }

  public boolean isBlank() {
    return span == null;
  }

  /// Why `typed` is no value for an input; empty when it is one.
  public static Optional<Problem> objection(String typed) {
    if (ROWS.matcher(typed.strip()).matches()) {
      int end = ALONE.length() + typed.strip().length();
      return Optional.of(
          Problem.error(new Span(ALONE.length(), end), "ui.input.rows", bracketed(typed)));
    }
    Lowering alone = GraphBuilder.build(ProgramReader.read(ALONE + typed.strip()));
    if (alone.hasErrors()) return alone.errors().stream().findFirst();
    // A quotient of numbers is one number only where something uses it.
    Lowering used = GraphBuilder.build(ProgramReader.read(ALONE + typed.strip() + USED));
    boolean literal = isLiteral(alone, 1) || isLiteral(used, 2);
    return literal
        ? Optional.empty()
        : Optional.of(Problem.error(alone.graph().output().span(), "ui.input.wrong"));
  }

  private static String bracketed(String rows) {
    List<String> lines =
        Stream.of(rows.replaceAll("[\\[\\]]", "").strip().split("\\s*;\\s*"))
            .map(row -> "[" + row.replaceAll("\\s+", ", ") + "]")
            .toList();
    return lines.size() == 1 ? lines.getFirst() : "[" + String.join(", ", lines) + "]";
  }

  /// A literal as the notation of a text writes it: in one that is not LaTeX, a matrix of LaTeX
  /// would make LaTeX of all the rest.
  private static String spelled(String text, String typed) {
    String value = typed.strip();
    Notation notation = Notation.of(text);
    if (FIGURES.matcher(value).matches() || notation == Notation.of(value)) return value;
    Program alone = ProgramReader.read(ALONE + value);
    if (alone.hasErrors()) return value;
    String line = notation.text(alone);
    return line.substring(line.indexOf('=') + 1).strip();
  }

  /// The single number that the literal is; empty where it is none.
  public OptionalDouble number() {
    try {
      return OptionalDouble.of(Double.parseDouble(literal.replace('−', '-')));
    } catch (NumberFormatException notPlain) {
      // such as 1/2
    }
    if (literal.isEmpty() || !entries().isEmpty()) return OptionalDouble.empty();
    Lowering used = GraphBuilder.build(ProgramReader.read(ALONE + literal + USED));
    if (used.hasErrors()) return OptionalDouble.empty();
    return used.graph().inputs().stream()
        .filter(g -> g.literal() != null && g.literal().shape().size() == 1)
        .mapToDouble(g -> g.literal().get(0))
        .findFirst();
  }

  /// Where the entries of a vector or matrix stand in the literal, row by row; empty where it is no
  /// such thing.
  public List<Span> entries() {
    return GridText.of(literal).map(GridText::cells).orElse(List.of());
  }

  /// Whether it is a vector or a matrix.
  public boolean isTensor() {
    return GridText.of(literal).isPresent();
  }

  /// Whether a program of so many gates begins with a literal.
  private static boolean isLiteral(Lowering lowering, int gates) {
    return !lowering.hasErrors()
        && lowering.graph().gates().size() == gates
        && lowering.graph().gates().stream()
            .anyMatch(g -> g.literal() != null && g.span().start() == ALONE.length());
  }

  /// What a literal becomes where this one stands: one over several lines keeps them, and its
  /// comments, while its shape stays.
  private String laid(String text, String typed) {
    String value = spelled(text, typed);
    String raw = raw(text);
    if (raw.equals(literal)) return value;
    return GridText.of(raw).flatMap(was -> GridText.of(value).flatMap(was::with)).orElse(value);
  }

  /// The text with this input's literal replaced, or, while it is blank, defined in a new line.
  String edited(String text, String typed) {
    String value = laid(text, typed);
    if (!isBlank()) return text.substring(0, span.start()) + value + text.substring(span.end());
    String lineEnd = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return text + lineEnd + Notation.of(text).name(name) + " = " + value;
  }

  /// This input after the text was edited from `edited`.
  public Input withLiteral(String text, String typed) {
    String value = laid(text, typed);
    int start = isBlank() ? edited(text, typed).length() - value.length() : span.start();
    return new Input(name, brief(value), new Span(start, start + value.length()), classes);
  }
}
