package gradus.latex;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A program as LaTeX math, statement by statement. Reading it back gives the same graph.
public final class LatexProgram {
  private static final String SUM = "sum";

  /// A deeper formula stays as it is typed.
  private static final int DEEPEST = 400;

  private final LatexPrinter printer;
  private final StringBuilder out;
  private final boolean ownSum;

  private LatexProgram(
      Program program,
      Signs signs,
      Function<Expr, LatexPrinter.Product> products,
      Predicate<String> tensors) {
    printer = new LatexPrinter(signs, products, program.defines("e"), tensors);
    out = printer.out();
    ownSum = program.defines(SUM);
  }

  /// A program: one formula, or aligned lines.
  public static String text(Program program) {
    return new LatexProgram(program, null, e -> LatexPrinter.Product.PLAIN, name -> false)
        .written(program);
  }

  /// A program to be looked at: as [#text(Program)], a repeat with a brace beside it.
  ///
  /// @param products what each product in it multiplies
  public static String shown(
      Program program, Signs signs, Function<Expr, LatexPrinter.Product> products) {
    return shown(program, signs, products, name -> false);
  }

  /// The same with bold names of vectors and matrices.
  ///
  /// @param tensors whether a name is that of one
  public static String shown(
      Program program,
      Signs signs,
      Function<Expr, LatexPrinter.Product> products,
      Predicate<String> tensors) {
    return shown(program, signs, products, tensors, null);
  }

  /// The same with a part of it lit; null for none.
  public static String shown(
      Program program,
      Signs signs,
      Function<Expr, LatexPrinter.Product> products,
      Predicate<String> tensors,
      LitPart lit) {
    LatexProgram shown = new LatexProgram(program, signs, products, tensors);
    shown.printer.light(lit);
    return shown.written(program);
  }

  private String written(Program program) {
    boolean lines = program.statements().size() > 1;
    boolean block =
        !printer.isShown()
            && program.statements().stream().anyMatch(s -> s instanceof Statement.Repeat);
    String begin = lines && !block ? "\\begin{aligned}\n" : "";
    String end = lines && !block ? "\n\\end{aligned}" : "";
    out.append(begin);
    statements(program.statements(), "", lines && !block);
    return out.append(end).toString();
  }

  /// With Σ for the sum of all entries where it is looked at, if that is what `sum` means.
  private Expr called(Expr formula, int depth) {
    if (!printer.isShown() || ownSum || depth > DEEPEST) return formula;
    List<Expr> parts = new ArrayList<>();
    for (Expr part : formula.parts()) {
      parts.add(called(part, depth + 1));
    }
    Expr whole = formula.with(parts);
    boolean sum = whole instanceof Expr.Call c && c.name().equals(SUM) && c.arguments().size() == 1;
    if (!sum) return whole;
    Expr.Call call = (Expr.Call) whole;
    return new Expr.Call(call.span(), call.nameSpan(), LatexPrinter.TOTAL, call.arguments());
  }

  private void statements(List<Statement> statements, String indent, boolean aligned) {
    String separator = "";
    for (Statement statement : statements) {
      out.append(separator).append(indent);
      separator = aligned ? " \\\\\n" : "\n";
      statement(statement, indent, aligned ? "&" : "");
    }
  }

  private void statement(Statement statement, String indent, String mark) {
    switch (statement) {
      case Statement.Bare bare -> {
        out.append(mark);
        printer.write(called(bare.body(), 0));
      }
      case Statement.Definition definition -> {
        out.append(printer.left(definition));
        if (definition.parameters() != null) {
          out.append(
              definition.parameters().stream()
                  .map(p -> printer.whole(p.name()))
                  .collect(Collectors.joining(", ", "(", ")")));
        }
        out.append(' ').append(mark).append("= ");
        printer.write(called(Printer.inside(definition.body()), 0));
        for (Expr form : definition.forms()) {
          out.append(" = ");
          printer.write(called(Printer.inside(form), 0));
        }
      }
      case Statement.Repeat repeat when printer.isShown() -> {
        out.append(mark).append("\\left.\\begin{aligned}\n");
        statements(repeat.body(), "", true);
        // Not times: a number behind it would be read as a factor.
        out.append("\n\\end{aligned}\\right\\} \\circlearrowright ").append(repeat.count());
      }
      case Statement.Repeat repeat -> {
        out.append(Builtins.REPEAT).append(' ').append(repeat.count()).append(" {\n");
        statements(repeat.body(), indent + "  ", false);
        out.append('\n').append(indent).append('}');
      }
    }
  }
}
