package gradus.op;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.plain.Parser;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The formulas that entries of the catalogue give as text, read where the op is built.
final class FormulaText {
  /// In a formula of the catalogue a word before a bracket is a function. The catalogue itself,
  /// which knows them, is built of these ops and looks them up when it is whole.
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(");

  private FormulaText() {}

  /// The syntax tree of a formula.
  ///
  /// @throws IllegalStateException when it is none, naming the op
  static Expr read(String op, String formula) {
    Set<String> functions =
        CALL.matcher(formula).results().map(FormulaText::word).collect(Collectors.toSet());
    Program program = Parser.parse(formula, functions);
    if (program.problems().isEmpty()
        && program.statements().size() == 1
        && program.statements().getFirst() instanceof Statement.Bare bare) {
      return bare.body();
    }
    throw new IllegalStateException("op " + op + " has a formula that is none: " + formula);
  }

  private static String word(MatchResult call) {
    return call.group(1);
  }
}
