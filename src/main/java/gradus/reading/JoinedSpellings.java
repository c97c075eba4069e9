package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Rewriting;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One name in two spellings, where nothing defines the one and the program defines the other:
/// `h_{prev}` beside `h_prev`, `\hat{y}` beside `y_hat`. It is read as the one, with a notice.
final class JoinedSpellings {
  private JoinedSpellings() {}

  static Program read(Program program) {
    ProgramNames names = new ProgramNames(program);
    Map<String, List<Expr.Name>> unknown = new LinkedHashMap<>(names.unknown());
    unknown.putAll(names.waiting());
    if (unknown.isEmpty() || program.hasErrors()) return program;
    Map<String, List<String>> spelled = names.bySpelling();
    Map<String, String> others = new HashMap<>();
    List<Problem> notices = new ArrayList<>();
    unknown.forEach((name, places) -> {
      List<String> same =
          spelled.getOrDefault(ProgramNames.plain(name), List.of()).stream()
              .filter(n -> !n.equals(name) && (names.isGiven(n) || !names.isDefined(name)))
              .toList();
      if (same.size() != 1) return;
      others.put(name, same.getFirst());
      Expr.Name first = places.getFirst();
      String shown = program.text().substring(first.span().start(), first.span().end());
      String own = names.written(same.getFirst());
      notices.add(Reading.SPELLING.notice(first.span(), own, shown, own));
    });
    if (others.isEmpty()) return program;
    List<Statement> statements =
        Rewriting.of(
            program.statements(),
            (part, now) ->
                part instanceof Expr.Name n && others.containsKey(n.name())
                    ? new Expr.Name(n.span(), others.get(n.name()))
                    : now);
    statements.replaceAll(statement -> header(statement, others));
    return StatedFormulas.told(program.with(statements, program.problems()), notices);
  }

  /// A header whose parameters have the spelling under which they are given a value.
  private static Statement header(Statement statement, Map<String, String> others) {
    if (!(statement instanceof Statement.Definition d) || d.parameters() == null) return statement;
    List<Statement.Parameter> parameters =
        d.parameters().stream()
            .map(p -> new Statement.Parameter(p.span(), others.getOrDefault(p.name(), p.name())))
            .toList();
    return new Statement.Definition(
        d.span(), d.nameSpan(), d.name(), parameters, d.body(), d.forms());
  }
}
