package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Values with their units, `m = 2 kg` and `d = 5 m`: a number beside names, which would be a
/// product with what has that name.
final class WrittenUnits {
  private static final Set<String> UNITS =
      Set.of(
          "m", "s", "g", "N", "J", "V", "A", "W", "K", "C", "F", "T", "L", "Ω", "kg", "mg", "km",
          "cm", "mm", "ms", "min", "Hz", "kHz", "MHz", "kN", "kJ", "kV", "mV", "mA", "kW", "Pa",
          "kPa", "mol", "eV", "kΩ", "rad", "Wb");

  /// What speeds and rates are counted by: alone they are rather names.
  private static final Set<String> BELOW = Set.of("h", "hr", "day");

  private final Program program;
  private final ProgramNames names;

  private WrittenUnits(Program program) {
    this.program = program;
    names = new ProgramNames(program);
  }

  /// The program with such values refused.
  static Program refused(Program program) {
    if (program.hasErrors()) return program;
    WrittenUnits units = new WrittenUnits(program);
    List<Problem> problems = new ArrayList<>();
    for (Statement statement : program.statements()) {
      if (!(statement instanceof Statement.Definition d) || d.parameters() != null) continue;
      Problem problem = units.problem(d);
      if (problem != null) problems.add(problem);
    }
    return StatedFormulas.told(program, problems);
  }

  private Problem problem(Statement.Definition d) {
    List<String> units = new ArrayList<>();
    Expr.Num number = number(d.body(), units);
    if (number == null || units.isEmpty()) return null;
    Span unit = unit(d, number);
    String shown = written(unit);
    boolean apart = unit.start() > number.span().end();
    boolean named = units.stream().anyMatch(names::isDefined);
    // 2m is a product where m has a value
    if (named && !apart) return null;
    boolean worded = units.stream().anyMatch(u -> u.length() > 1);
    if (units.contains(d.name()) || worded && !named) {
      Span rest = new Span(number.span().end(), unit.end());
      return Problem.error(rest, "syntax.unit", shown).withFix("");
    }
    // a letter nobody speaks of, in the only formula, waits for a value
    boolean used = names.isUsed(d.name());
    if (!named && !used) return null;
    String alone = written(number.span());
    String product = alone + (LatexMarks.in(program.text()) ? " \\cdot " : "*") + shown;
    Span all = number.span().union(unit);
    Problem problem = Problem.error(all, "syntax.unit.value", written(all), alone, product);
    // a unit that is given no number has none to multiply by
    boolean valued =
        d.body().all().stream()
            .allMatch(e -> !(e instanceof Expr.Name n) || names.isNumber(n.name()));
    return valued ? problem.withEdits(alone, product) : problem.withFix(alone);
  }

  /// Where the units stand, without what parts them from the number.
  private static Span unit(Statement.Definition d, Expr.Num number) {
    int first =
        d.body().all().stream()
            .filter(Expr.Name.class::isInstance)
            .mapToInt(e -> e.span().start())
            .min()
            .orElse(number.span().end());
    return new Span(first, d.body().span().end());
  }

  private String written(Span span) {
    return program.text().substring(span.start(), span.end());
  }

  /// The number that a value begins with; null where anything but units follows.
  private static Expr.Num number(Expr value, List<String> units) {
    return switch (value) {
      case Expr.Binary b when b.operator() == Operator.BESIDE && b.left() instanceof Expr.Num n ->
          isUnit(b.right(), false, units) ? n : null;
      case Expr.Binary b when joins(b.operator()) ->
          isUnit(b.right(), b.operator() == Operator.DIVIDE, units)
              ? number(b.left(), units)
              : null;
      case Expr.Binary _, Expr.Num _, Expr.Name _, Expr.Array _, Expr.Negate _ -> null;
      case Expr.Call _, Expr.Index _, Expr.Over _ -> null;
    };
  }

  private static boolean joins(Operator operator) {
    return operator == Operator.BESIDE
        || operator == Operator.PRODUCT
        || operator == Operator.DIVIDE;
  }

  /// Whether a name is a unit, or a power of one.
  private static boolean isUnit(Expr expr, boolean below, List<String> units) {
    Expr base =
        expr instanceof Expr.Binary p && p.operator() == Operator.POWER && p.right().whole() != null
            ? p.left()
            : expr;
    if (!(base instanceof Expr.Name n)) return false;
    if (!UNITS.contains(n.name()) && !(below && BELOW.contains(n.name()))) return false;
    units.add(n.name());
    return true;
  }
}
