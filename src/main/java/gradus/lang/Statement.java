package gradus.lang;

import java.util.List;

/// One statement of a program.
public sealed interface Statement {
  /// Where it stands in the text.
  Span span();

  /// `name = body`, or `name(a, b) = body`, which is a function or a blackboard header.
  ///
  /// @param parameters null when the name stands without brackets
  record Definition(Span span, Span nameSpan, String name, List<Parameter> parameters, Expr body)
      implements Statement {
    public Definition {
      parameters = parameters == null ? null : List.copyOf(parameters);
    }
  }

  /// An expression with no name.
  record Bare(Span span, Expr body) implements Statement {}

  /// `repeat count { … }`; the count is 1 to [Parser#ROUNDS].
  record Repeat(Span span, int count, List<Statement> body) implements Statement {
    public Repeat {
      body = List.copyOf(body);
    }
  }

  /// A name in the brackets of a definition.
  record Parameter(Span span, String name) {}
}
