package gradus.export;

import gradus.explain.Vocabulary;
import gradus.explain.term.Multiplications;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.LatexPrinter.Product;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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
    Function<Expr, Product> products = Multiplications.of(program, cancelled);
    Function<List<Statement>, String> written =
        some -> LatexProgram.shown(new Program(program.text(), some, List.of()), signs, products);
    List<String> lines = formulas.stream().map(f -> written.apply(List.of(f))).toList();
    return Optional.of(new ProgramFormula(written.apply(formulas), lines));
  }
}
