package gradus.export;

import gradus.explain.term.Multiplications;
import gradus.explain.term.Ranks;
import gradus.explain.term.Vocabulary;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.latex.LatexProgram;
import gradus.latex.LitPart;
import gradus.latex.Signs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The statement of a program in which a step is at work, as LaTeX to be looked at: all of it, or
/// ever less around the part at work, which has a ground of its own. Immutable.
public final class StatementAtWork {
  /// A longer statement is no formula that one reads.
  private static final int LONGEST = 1_500;

  /// Stands for what is left out: a number is written as it is.
  private static final String DOTS = "\\cdots ";

  private final Program program;
  private final ComputationGraph graph;
  private final Signs signs;
  private final Statement statement;
  private final LitPart lit;

  /// Ever smaller parts of the statement that hold the part at work, which is the last.
  private final List<Expr> around;

  private StatementAtWork(
      Program program,
      ComputationGraph graph,
      Signs signs,
      Statement statement,
      LitPart lit,
      List<Expr> around) {
    this.program = program;
    this.graph = graph;
    this.signs = signs;
    this.statement = statement;
    this.lit = lit;
    this.around = List.copyOf(around);
  }

  /// The statement that a gate stands in; where none is at work, the last one, no part of it lit.
  /// Empty where it is too long for a formula, or there is none.
  ///
  /// @param atWork null for none
  /// @param ground what the part at work stands on, `#rrggbb`
  public static Optional<StatementAtWork> of(
      Program program, ComputationGraph graph, Signs signs, Gate atWork, String ground) {
    List<Statement> all = formulas(program.statements());
    Span span = atWork == null ? null : atWork.span();
    Optional<Statement> its =
        all.stream().filter(s -> span != null && holds(s.span(), span)).findFirst();
    return its.or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()))
        .filter(s -> s.span().length() <= LONGEST)
        .map(s -> ProgramFormula.called(program, List.of(s), signs).getFirst())
        .map(s -> {
          List<Expr> around = its.isEmpty() ? List.of() : around(s, span);
          LitPart lit = around.isEmpty() ? null : new LitPart(around.getLast().span(), ground);
          return new StatementAtWork(program, graph, signs, s, lit, around);
        });
  }

  /// Also those that are repeated, each by itself.
  private static List<Statement> formulas(List<Statement> statements) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Repeat repeat -> all.addAll(formulas(repeat.body()));
        case Statement.Definition d when Vocabulary.isInput(d) -> {}
        case Statement.Definition d -> all.add(d);
        case Statement.Bare b -> all.add(b);
      }
    }
    return all;
  }

  private static boolean holds(Span whole, Span part) {
    return whole.start() <= part.start() && part.end() <= whole.end();
  }

  /// From the formula down to its smallest part that holds a place.
  private static List<Expr> around(Statement statement, Span place) {
    Deque<Expr> open = new ArrayDeque<>(bodies(statement));
    List<Expr> around = new ArrayList<>();
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (!holds(next.span(), place)) continue;
      around.add(next);
      if (next.span().equals(place)) break;
      open.clear();
      open.addAll(next.parts());
    }
    return around;
  }

  private static List<Expr> bodies(Statement statement) {
    return switch (statement) {
      case Statement.Bare bare -> List.of(bare.body());
      case Statement.Repeat repeat -> List.of();
      case Statement.Definition definition -> {
        List<Expr> bodies = new ArrayList<>(List.of(definition.body()));
        bodies.addAll(definition.forms());
        yield bodies;
      }
    };
  }

  /// Where it stands in the text.
  public Span span() {
    return statement.span();
  }

  /// In how many ways it can be written, each shorter than the one before.
  public int lengths() {
    return around.isEmpty() ? 1 : around.size() + 1;
  }

  /// Written in one of these ways: 0 is all of it, the last one leaves out what the part at work is
  /// made of.
  public String latex(int length) {
    if (length == 0) return written(statement);
    if (length == around.size()) return beginning() + dotted(elided(around.getLast()));
    return beginning() + dotted(around.get(length));
  }

  /// What stands before the formula, such as `f =`.
  private String beginning() {
    return switch (statement) {
      case Statement.Definition d -> {
        String whole = written(d.with(dots(d.span())));
        yield whole.substring(0, whole.length() - DOTS.length());
      }
      case Statement.Bare bare -> "";
      case Statement.Repeat repeat -> "";
    };
  }

  private static Expr dots(Span span) {
    return new Expr.Num(span, Double.NaN, DOTS);
  }

  /// With dots where something stands beside it.
  private String dotted(Expr part) {
    Span whole = bodies(statement).getFirst().span();
    boolean before = part.span().start() > whole.start();
    boolean after = part.span().end() < whole.end();
    String written = written(new Statement.Bare(part.span(), part));
    return (before ? DOTS + "\\;" : "") + written + (after ? "\\;" + DOTS : "");
  }

  private static Expr elided(Expr part) {
    return part.with(
        part.parts().stream().map(p -> p.parts().isEmpty() ? p : dots(p.span())).toList());
  }

  private String written(Statement shown) {
    return LatexProgram.shown(
        new Program(program.text(), List.of(shown), List.of()),
        signs,
        Multiplications.of(graph),
        Ranks.tensors(program, graph),
        lit);
  }
}
