package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A program in the language's own notation, in which entries mean what they meant: where that
/// notation would start to count elsewhere, as beside `x[0]` for x₁, the indices are shifted.
final class Recounted {
  private static final int MOST_ROUNDS = 3;

  private final List<Integer> wanted;
  private int at;

  private Recounted(List<Integer> wanted) {
    this.wanted = wanted;
  }

  static String text(Program program) {
    Program now = program;
    String text = Printer.text(now);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Integer> read = starts(ProgramReader.read(text));
      List<Integer> meant = starts(now);
      if (read.equals(meant) || read.size() != meant.size()) return text;
      now = new Recounted(read).program(now);
      text = Printer.text(now);
    }
    return text;
  }

  /// Where each entry with an index counts from, in the order of the text.
  private static List<Integer> starts(Program program) {
    List<Integer> starts = new ArrayList<>();
    for (Statement statement : program.statements()) {
      if (statement instanceof Statement.Repeat) continue;
      for (Expr formula : formulas(statement)) {
        for (Expr part : formula.all()) {
          if (part instanceof Expr.Index i && isVariable(i)) starts.add(i.start());
        }
      }
    }
    return starts;
  }

  private static List<Expr> formulas(Statement statement) {
    return switch (statement) {
      case Statement.Bare b -> List.of(b.body());
      case Statement.Definition d -> {
        List<Expr> all = new ArrayList<>(List.of(d.body()));
        all.addAll(d.forms());
        yield all;
      }
      case Statement.Repeat r -> List.of();
    };
  }

  private static boolean isVariable(Expr.Index entry) {
    return entry.indices().stream()
        .flatMap(i -> i.all().stream())
        .anyMatch(Expr.Name.class::isInstance);
  }

  private Program program(Program program) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : program.statements()) {
      statements.add(
          switch (statement) {
            case Statement.Bare b -> new Statement.Bare(b.span(), shifted(b.body()));
            case Statement.Definition d ->
                new Statement.Definition(
                    d.span(),
                    d.nameSpan(),
                    d.name(),
                    d.parameters(),
                    shifted(d.body()),
                    d.forms().stream().map(this::shifted).toList());
            case Statement.Repeat r -> r;
          });
    }
    return program.with(statements, program.problems());
  }

  private Expr shifted(Expr formula) {
    List<Expr> all = formula.all();
    List<Integer> own = new ArrayList<>();
    for (Expr part : all) {
      own.add(part instanceof Expr.Index i && isVariable(i) ? wanted.get(at++) : 0);
    }
    Deque<Expr> done = new ArrayDeque<>();
    for (int n = all.size() - 1; n >= 0; n--) {
      Expr part = all.get(n);
      List<Expr> parts = new ArrayList<>();
      for (int i = part.parts().size(); i > 0; i--) {
        parts.addFirst(done.pop());
      }
      Expr now = parts.isEmpty() ? part : part.with(parts);
      done.push(now instanceof Expr.Index i && isVariable(i) ? from(i, own.get(n)) : now);
    }
    return done.pop();
  }

  /// The same entry counted from another start.
  private static Expr from(Expr.Index entry, int start) {
    int more = start - entry.start();
    if (more == 0) return entry;
    List<Expr> indices =
        entry.indices().stream().map(i -> i instanceof Expr.Index ? i : plus(i, more)).toList();
    return new Expr.Index(entry.span(), entry.target(), indices, start);
  }

  private static Expr plus(Expr index, int more) {
    Operator sign = more > 0 ? Operator.ADD : Operator.SUBTRACT;
    Operator back = more > 0 ? Operator.SUBTRACT : Operator.ADD;
    boolean undone =
        index instanceof Expr.Binary b
            && b.operator() == back
            && b.right() instanceof Expr.Num n
            && n.value() == 1;
    if (undone) return ((Expr.Binary) index).left();
    return new Expr.Binary(index.span(), sign, index, new Expr.Num(index.span(), 1, "1"));
  }
}
