package gradus.lang;

import java.util.List;

/// One statement of a program.
public sealed interface Statement {
  /// Where it stands in the text.
  Span span();

  /// `name = body`, or `name(a, b) = body`, which is a function or a blackboard header.
  ///
  /// @param parameters null when the name stands without brackets
  /// @param forms what else it is said to equal: in `f = (x+y)z = xz + yz` the second form
  record Definition(
      Span span,
      Span nameSpan,
      String name,
      List<Parameter> parameters,
      Expr body,
      List<Expr> forms)
      implements Statement {
    public Definition {
      parameters = parameters == null ? null : List.copyOf(parameters);
      forms = List.copyOf(forms);
    }

    /// The key of what is said where the name is defined a second time: with brackets behind it, it
    /// may have been meant for each of several events, `P(A)` and `P(B)`.
    public String again() {
      return parameters == null ? "syntax.defined.twice" : "syntax.defined.event";
    }

    /// The same name for another body.
    public Definition with(Expr other) {
      return new Definition(span, nameSpan, name, parameters, other, List.of());
    }
  }

  /// An expression with no name.
  record Bare(Span span, Expr body) implements Statement {}

  /// `repeat count { … }`; the count is 1 to 10,000, which the readers see to.
  record Repeat(Span span, int count, List<Statement> body) implements Statement {
    public Repeat {
      body = List.copyOf(body);
    }
  }

  /// A name in the brackets of a definition.
  record Parameter(Span span, String name) {}
}
