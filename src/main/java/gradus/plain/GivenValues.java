package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Mentions;
import gradus.lang.Place;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Statement.Definition;
import gradus.lang.Statement.Parameter;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `f(3, 4) = 42` under a header `f(x, y) = …`: values of its parameters, and what its formula is
/// said to come to there.
///
/// @param nameSpan the place of the function's name
/// @param known whether every program has the function
public record GivenValues(
    Span nameSpan, String function, boolean known, List<Expr> values, Expr result) {
  public GivenValues {
    values = List.copyOf(values);
  }

  /// The statements with the values as inputs, each result one more form of its header.
  public static List<Statement> applied(
      String text, List<Statement> statements, List<GivenValues> given, Problems problems) {
    List<Statement> all = new ArrayList<>(statements);
    given.forEach(g -> g.apply(text, all, problems));
    return all;
  }

  private void apply(String text, List<Statement> all, Problems problems) {
    for (int i = 0; i < all.size(); i++) {
      if (!(all.get(i) instanceof Definition d) || !isHeader(d, all)) continue;
      for (int k = 0; k < values.size(); k++) {
        Parameter parameter = d.parameters().get(k);
        Span place = values.get(k).span();
        Definition before = defined(parameter.name(), all);
        if (before != null) {
          int line = Place.of(text, before.nameSpan().start()).line();
          problems.error(place, "syntax.defined.twice", parameter.name(), line);
          return;
        }
        all.add(new Definition(place, place, parameter.name(), null, values.get(k), List.of()));
      }
      List<Expr> forms = new ArrayList<>(d.forms());
      forms.add(result);
      all.set(i, new Definition(d.span(), d.nameSpan(), d.name(), d.parameters(), d.body(), forms));
      return;
    }
    if (known) {
      String name = text.substring(nameSpan.start(), nameSpan.end());
      String call = text.substring(nameSpan.start(), values.getLast().span().end()) + ")";
      Optional<String> value = Mentions.unused(all);
      Problem problem = Problem.error(nameSpan, "syntax.header.value", call, value.orElse("value"));
      problems.add(value.map(v -> problem.withFix(v + " = " + name)).orElse(problem));
      return;
    }
    Span place = values.getFirst().span();
    String shown = Token.shown(text, place.start(), place.end());
    problems.add(Problem.error(place, "syntax.parameter", shown));
  }

  /// Whether a definition is this function's, with as many parameters, and nobody calls it.
  private boolean isHeader(Definition d, List<Statement> all) {
    return d.name().equals(function)
        && d.parameters() != null
        && d.parameters().size() == values.size()
        && all.stream().noneMatch(this::calls);
  }

  private boolean calls(Statement statement) {
    return switch (statement) {
      case Definition d -> calls(d.body());
      case Statement.Bare b -> calls(b.body());
      case Statement.Repeat r -> r.body().stream().anyMatch(this::calls);
    };
  }

  private boolean calls(Expr body) {
    return body.all().stream().anyMatch(e -> e instanceof Expr.Call c && c.name().equals(function));
  }

  private static Definition defined(String name, List<Statement> all) {
    for (Statement statement : all) {
      if (statement instanceof Definition d && d.name().equals(name)) return d;
    }
    return null;
  }
}
