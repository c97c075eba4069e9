package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.GreekLetters;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Values with their units, `m = 2 kg` and `d = 5 m`: a number beside names, which would be a
/// product with what has that name.
final class WrittenUnits {
  /// The letters of what is measured in a unit of one letter. L, x and y of metres are not among
  /// them: they are the letters of losses and formulas too.
  private static final Map<String, String> MEASURED =
      Map.ofEntries(
          Map.entry("m", "h H l d r s"),
          Map.entry("s", "t T τ"),
          Map.entry("h", "t T"),
          Map.entry("g", "m M"),
          Map.entry("N", "F"),
          Map.entry("J", "E W K Q U"),
          Map.entry("V", "U E"),
          Map.entry("A", "I i"),
          Map.entry("W", "P"),
          Map.entry("K", "T"),
          Map.entry("C", "Q q"),
          Map.entry("T", "B"),
          Map.entry("Ω", "R r"));

  /// Names with fewer letters are those of formulas.
  private static final int SHORTEST_WORD = 3;

  private final Program program;
  private ProgramNames names;

  private WrittenUnits(Program program) {
    this.program = program;
  }

  /// Found at the first number beside a name.
  private ProgramNames names() {
    if (names == null) names = new ProgramNames(program);
    return names;
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
    problems.sort(Comparator.comparingInt(p -> p.span().start()));
    boolean several = problems.size() > 1 && problems.stream().noneMatch(p -> p.fix() == null);
    return StatedFormulas.told(program, several ? List.of(units.together(problems)) : problems);
  }

  /// One refusal of all values with units, whose edits leave all units out, or only those that can
  /// be nothing else.
  private Problem together(List<Problem> problems) {
    Span span = problems.getFirst().span().union(problems.getLast().span());
    StringBuilder without = new StringBuilder();
    StringBuilder products = new StringBuilder();
    List<String> shown = new ArrayList<>();
    int at = span.start();
    for (Problem problem : problems) {
      String between = written(new Span(at, problem.span().start()));
      without.append(between).append(problem.edits().getFirst());
      products.append(between).append(problem.edits().getLast());
      shown.add("'" + written(problem.span()).strip() + "'");
      at = problem.span().end();
    }
    String list = String.join(", ", shown);
    Problem all = Problem.error(span, "syntax.units", list);
    boolean same = without.compareTo(products) == 0;
    return same
        ? all.withFix(without.toString())
        : all.withEdits(without.toString(), products.toString());
  }

  private Problem problem(Statement.Definition d) {
    List<String> units = new ArrayList<>();
    Expr.Num number = number(d.body(), d.name(), units);
    if (number == null || units.isEmpty()) return word(d);
    Span unit = unit(d, number);
    String shown = written(unit);
    boolean apart = unit.start() > number.span().end();
    boolean named = units.stream().anyMatch(names()::isDefined);
    // 2m is a product where m has a value, unless it is what is measured so
    boolean measured = units.size() == 1 && names().isNumber(units.getFirst());
    boolean several = units.size() > 1 && !units.stream().allMatch(names()::isDefined);
    boolean unitful = measured && isMeasured(d.name(), units.getFirst());
    if (named && !apart && !unitful && !(several && names().isUsed(d.name()))) return null;
    boolean worded = units.stream().anyMatch(u -> u.length() > 1);
    if (units.contains(d.name()) || worded && !named) {
      Span rest = new Span(number.span().end(), unit.end());
      return Problem.error(rest, "syntax.unit", shown).withFix("");
    }
    // a letter nobody speaks of, in the only formula, waits for a value
    boolean used = names().isUsed(d.name());
    if (!named && !used) return null;
    return doubt(d, number, unit);
  }

  /// Refuses a number with what may be its unit, or a factor.
  private Problem doubt(Statement.Definition d, Expr.Num number, Span unit) {
    String alone = written(number.span());
    String sign = LatexMarks.in(program.text()) ? " \\cdot " : "*";
    // the brackets of [m] are none of a vector
    boolean square =
        d.body() instanceof Expr.Binary b
            && b.operator() == Operator.BESIDE
            && b.right() instanceof Expr.Array;
    Span factor = square ? alone(((Expr.Binary) d.body()).right()).span() : unit;
    String product = alone + sign + written(factor);
    Span all = number.span().union(unit);
    Problem problem = Problem.error(all, "syntax.unit.value", written(all), alone, product);
    // a unit that is given no number has none to multiply by
    boolean valued =
        d.body().all().stream()
            .allMatch(e -> !(e instanceof Expr.Name n) || names().isNumber(n.name()));
    return valued ? problem.withEdits(alone, product) : problem.withFix(alone);
  }

  /// Refuses `5 apples` and `5 (given)`, whose word no other formula speaks of and which would be a
  /// factor that waits for a value.
  private Problem word(Statement.Definition d) {
    boolean beside =
        d.body() instanceof Expr.Binary b
            && b.operator() == Operator.BESIDE
            && b.left() instanceof Expr.Num;
    if (!beside) return null;
    Expr.Binary product = (Expr.Binary) d.body();
    Expr.Num number = (Expr.Num) product.left();
    Expr factor = alone(product.right());
    if (!(factor instanceof Expr.Name word) || word.span().length() < SHORTEST_WORD) return null;
    List<Expr.Name> places = names().unknown().getOrDefault(word.name(), List.of());
    boolean spoken =
        written(word.span()).codePoints().allMatch(c -> Character.isLetter(c) || c == ' ');
    boolean letter = GreekLetters.BY_WORD.containsKey(word.name());
    boolean only = places.size() == 1 && word.name().length() >= SHORTEST_WORD;
    return spoken && only && !letter ? doubt(d, number, unit(d, number)) : null;
  }

  /// What stands in square brackets of its own.
  private static Expr alone(Expr expr) {
    return expr instanceof Expr.Array a && a.items().size() == 1 ? a.items().getFirst() : expr;
  }

  private static boolean isMeasured(String name, String unit) {
    return List.of(MEASURED.getOrDefault(unit, "").split(" ")).contains(name);
  }

  /// Where the units stand, without what parts them from the number.
  private Span unit(Statement.Definition d, Expr.Num number) {
    int end = number.span().end();
    int first =
        d.body().all().stream()
            .filter(e -> e instanceof Expr.Name || e instanceof Expr.Array)
            .mapToInt(e -> e.span().start())
            .min()
            .orElse(end);
    int bracket = written(new Span(end, first)).indexOf('(');
    return new Span(bracket < 0 ? first : end + bracket, d.body().span().end());
  }

  private String written(Span span) {
    return program.text().substring(span.start(), span.end());
  }

  /// The number that a value begins with; null where anything but units follows.
  private static Expr.Num number(Expr value, String of, List<String> units) {
    return switch (value) {
      case Expr.Binary b when b.operator() == Operator.BESIDE && b.left() instanceof Expr.Num n ->
          areUnits(alone(b.right()), of, units) ? n : null;
      case Expr.Binary b when joins(b.operator()) ->
          isUnit(b.right(), b.operator() == Operator.DIVIDE, of, units)
              ? number(b.left(), of, units)
              : null;
      case Expr.Binary _, Expr.Num _, Expr.Name _, Expr.Array _, Expr.Negate _ -> null;
      case Expr.Call _, Expr.Index _, Expr.Over _ -> null;
    };
  }

  /// Whether these are units joined in brackets, `(m/s²)`, or one.
  private static boolean areUnits(Expr expr, String of, List<String> units) {
    if (!(expr instanceof Expr.Binary b) || !joins(b.operator())) {
      return isUnit(expr, false, of, units);
    }
    return areUnits(b.left(), of, units)
        && isUnit(b.right(), b.operator() == Operator.DIVIDE, of, units);
  }

  private static boolean joins(Operator operator) {
    return operator == Operator.BESIDE
        || operator == Operator.PRODUCT
        || operator == Operator.DIVIDE;
  }

  /// Whether a name is a unit, or a power of one.
  private static boolean isUnit(Expr expr, boolean below, String of, List<String> units) {
    Expr base =
        expr instanceof Expr.Binary p && p.operator() == Operator.POWER && p.right().whole() != null
            ? p.left()
            : expr;
    if (!(base instanceof Expr.Name n)) return false;
    boolean hours = Units.RATES.contains(n.name()) && (below || isMeasured(of, n.name()));
    if (!Units.SIGNS.contains(n.name()) && !hours) return false;
    units.add(n.name());
    return true;
  }
}
