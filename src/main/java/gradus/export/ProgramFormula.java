package gradus.export;

import gradus.explain.Vocabulary;
import gradus.explain.term.FormulaCalls;
import gradus.explain.term.Multiplications;
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

/// The formulas of a program as LaTeX to be looked at, its inputs' values left out.
///
/// @param whole all of them as one block
/// @param lines each of them by itself
public record ProgramFormula(String whole, List<String> lines) {
  private static final int LONGEST = 1_500;
  private static final int MOST_LINES = 16;

  public ProgramFormula {
    lines = List.copyOf(lines);
  }

  /// Empty where the program is wrong, holds no formula, or is too long to be typeset.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Optional<ProgramFormula> of(
      Program program, Signs signs, BooleanSupplier cancelled) {
    if (program.text().length() > LONGEST || program.hasErrors()) return Optional.empty();
    List<Statement> formulas =
        program.statements().stream().filter(s -> !Vocabulary.isInput(s)).toList();
    if (formulas.isEmpty() || formulas.size() > MOST_LINES) return Optional.empty();
    Optional<ComputationGraph> graph = Multiplications.graph(program, cancelled);
    Function<Expr, Product> products = graph.map(Multiplications::of).orElse(e -> Product.PLAIN);
    Predicate<String> tensors = name -> graph.filter(g -> g.isTensor(name)).isPresent();
    Function<List<Statement>, String> written =
        some ->
            LatexProgram.shown(
                new Program(program.text(), called(program, some, signs), List.of()),
                signs,
                products,
                tensors);
    List<String> lines = formulas.stream().map(f -> written.apply(List.of(f))).toList();
    return Optional.of(new ProgramFormula(written.apply(formulas), lines));
  }

  /// With the catalogue's functions as their gates call them.
  private static List<Statement> called(Program program, List<Statement> some, Signs signs) {
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
