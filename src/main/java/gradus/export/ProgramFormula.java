package gradus.export;

import gradus.explain.term.FormulaCalls;
import gradus.explain.term.Multiplications;
import gradus.explain.term.Ranks;
import gradus.explain.term.Vocabulary;
import gradus.graph.ComputationGraph;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.LatexPrinter.Product;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The formulas of a program as LaTeX to be looked at, its inputs' values left out.
///
/// @param whole all of them as one block
/// @param lines each of them by itself
/// @param columns all of them as two blocks beside each other, as three, and so on
public record ProgramFormula(String whole, List<String> lines, List<List<Column>> columns) {
  /// Some of the formulas as one block.
  ///
  /// @param top the first of them by itself
  public record Column(String whole, String top) {}

  private static final int LONGEST = 1_500;
  private static final int MOST_LINES = 16;
  private static final int MOST_COLUMNS = 4;

  public ProgramFormula {
    lines = List.copyOf(lines);
    columns = List.copyOf(columns);
  }

  /// Whether a text is not typeset, whatever it says: to know that it need not be read.
  public static boolean isTooLong(String text) {
    return text.length() > LONGEST;
  }

  /// Empty where the program is wrong, holds no formula, or is too long to be typeset.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Optional<ProgramFormula> of(
      Program program, Signs signs, BooleanSupplier cancelled) {
    if (isTooLong(program.text()) || program.hasErrors()) return Optional.empty();
    List<Statement> formulas =
        program.statements().stream().filter(s -> !Vocabulary.isInput(s)).toList();
    if (formulas.isEmpty() || formulas.size() > MOST_LINES) return Optional.empty();
    Optional<ComputationGraph> graph = Multiplications.graph(program, cancelled);
    Function<Expr, Product> products = graph.map(Multiplications::of).orElse(e -> Product.PLAIN);
    Predicate<String> tensors = graph.map(g -> Ranks.tensors(program, g)).orElse(name -> false);
    Function<List<Statement>, String> written =
        some ->
            LatexProgram.shown(
                new Program(program.text(), called(program, some, signs), List.of()),
                signs,
                products,
                tensors);
    List<String> lines = formulas.stream().map(f -> written.apply(List.of(f))).toList();
    List<List<Column>> columns =
        IntStream.rangeClosed(2, Math.min(MOST_COLUMNS, formulas.size()))
            .mapToObj(n ->
                split(formulas, n).stream()
                    .map(some -> new Column(written.apply(some), written.apply(some.subList(0, 1))))
                    .toList())
            .toList();
    return Optional.of(new ProgramFormula(written.apply(formulas), lines, columns));
  }

  /// In so many parts one after the other, of which none has two formulas more than another.
  private static List<List<Statement>> split(List<Statement> formulas, int parts) {
    int all = formulas.size();
    return IntStream.range(0, parts)
        .mapToObj(i -> formulas.subList(share(all, i, parts), share(all, i + 1, parts)))
        .toList();
  }

  /// How many stand in the first parts; what does not come out even stands in these.
  private static int share(int all, int first, int parts) {
    return (all * first + parts - 1) / parts;
  }

  /// With the catalogue's functions as their gates call them.
  static List<Statement> called(Program program, List<Statement> some, Signs signs) {
    UnaryOperator<Expr> shown = e -> FormulaCalls.shown(e, program::defines, signs);
    List<Statement> out = new ArrayList<>();
    for (Statement statement : some) {
      out.add(
          switch (statement) {
            case Statement.Bare b -> new Statement.Bare(b.span(), shown.apply(b.body()));
            case Statement.Repeat r ->
                new Statement.Repeat(r.span(), r.count(), called(program, r.body(), signs));
            case Statement.Definition d ->
                new Statement.Definition(
                    d.span(),
                    d.nameSpan(),
                    d.name(),
                    d.parameters(),
                    shown.apply(d.body()),
                    d.forms().stream().map(shown).toList());
          });
    }
    return out;
  }
}
