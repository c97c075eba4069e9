package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.LatexMarks;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Entries with a number that an input holds, `x_n`, beside others of the same tensor that count
/// from 1: by the others it would be one entry, as a label another.
final class NumberedByInput {
  /// Letters that stand for how many there are, so that an entry of that number is the last one.
  private static final Set<String> COUNTS = Set.of("N", "n", "m", "K", "d", "T");

  private final Program program;
  private final Starts starts;
  private final Map<String, Integer> inputs = new HashMap<>();
  private final Set<String> fromOne = new HashSet<>();
  private final List<Expr.Index> entries = new ArrayList<>();

  private NumberedByInput(Program program, Starts starts) {
    this.program = program;
    this.starts = starts;
  }

  /// What is refused because it may be either.
  static List<Problem> of(Program program, Starts starts) {
    NumberedByInput found = new NumberedByInput(program, starts);
    found.see(program.statements());
    return found.problems();
  }

  private void see(List<Statement> statements) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Definition d -> {
          Integer whole = COUNTS.contains(d.name()) ? d.body().whole() : null;
          if (whole != null && d.parameters() == null) inputs.put(d.name(), whole);
          see(d.body());
          d.forms().forEach(this::see);
        }
        case Statement.Bare b -> see(b.body());
        case Statement.Repeat r -> see(r.body());
      }
    }
  }

  private void see(Expr body) {
    for (Expr part : body.all()) {
      if (!(part instanceof Expr.Index index) || !(index.target() instanceof Expr.Name tensor)) {
        continue;
      }
      if (starts.of(index) == 1) fromOne.add(tensor.name());
      if (index.start() == 0 && index.indices().size() == 1 && !isBracketed(index)) {
        entries.add(index);
      }
    }
  }

  private boolean isBracketed(Expr.Index index) {
    return program.text().startsWith("]", index.span().end() - 1);
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Expr.Index index : entries) {
      String tensor = ((Expr.Name) index.target()).name();
      Integer number =
          index.indices().getFirst() instanceof Expr.Name n ? inputs.get(n.name()) : null;
      if (number == null || number < 1 || !fromOne.contains(tensor)) continue;
      Span span = index.span();
      Span target = index.target().span();
      String shown = program.text().substring(span.start(), span.end());
      String base = program.text().substring(target.start(), target.end());
      String low = LatexMarks.in(program.text()) ? "_{" + number + "}" : "_" + number;
      String label = Printer.text(index.target()) + "[" + number + "]";
      problems.add(
          Problem.error(span, "indices.numbered", shown, base + low, label)
              .withEdits(base + low, label));
    }
    return problems;
  }
}
