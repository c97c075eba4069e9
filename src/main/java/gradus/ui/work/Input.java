package gradus.ui.work;

import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.reading.ProgramReader;
import java.util.Optional;

/// An input of the program and where its literal stands in the text.
///
/// @param literal as it is written there, on one line; empty while the input is blank
/// @param span the literal's place; null while the input is blank
public record Input(String name, String literal, Span span) {
  /// The place of a literal that an edit tore apart.
  static final Span LOST = new Span(0, 0);

  static Input of(Gate gate, String text) {
    if (gate.literal() == null) return new Input(gate.name(), "", null);
    return at(gate.name(), text, gate.span());
  }

  /// The input whose literal stands at a span of the text.
  static Input at(String name, String text, Span span) {
    String written = text.substring(span.start(), span.end());
    return new Input(name, written.replaceAll("\\s+", " ").strip(), span);
  }

  public boolean isBlank() {
    return span == null;
  }

  /// Why `typed` is no value for an input; empty when it is one.
  public static Optional<Problem> objection(String typed) {
    String prefix = "x = ";
    Lowering lowering = GraphBuilder.build(ProgramReader.read(prefix + typed.strip()));
    if (lowering.hasErrors()) return lowering.errors().stream().findFirst();
    boolean literal =
        lowering.graph().gates().size() == 1
            && lowering.graph().output().literal() != null
            && lowering.graph().output().span().start() == prefix.length();
    return literal
        ? Optional.empty()
        : Optional.of(Problem.error(lowering.graph().output().span(), "ui.input.wrong"));
  }

  /// The text with this input's literal replaced, or, while it is blank, defined in a new line.
  String edited(String text, String typed) {
    String value = typed.strip();
    if (!isBlank()) return text.substring(0, span.start()) + value + text.substring(span.end());
    String lineEnd = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return text + lineEnd + name + " = " + value;
  }

  /// This input after the text was edited from `edited`.
  public Input withLiteral(String text, String typed) {
    String value = typed.strip();
    int start = isBlank() ? edited(text, typed).length() - value.length() : span.start();
    return new Input(name, value, new Span(start, start + value.length()));
  }
}
