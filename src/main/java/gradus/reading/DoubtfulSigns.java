package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.plain.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Signs whose plain reading nobody means: `w^t` of a vector, where t has no value and a transpose
/// is meant; `e⁻ˣ²`, whose x2 has none; `f'(3)`, the transpose of a number times 3; `a/bc`, where a
/// divisor of two letters is one thing to most.
final class DoubtfulSigns {
  /// Letters for a transpose besides T: of real numbers Hermite's is one.
  private static final Set<String> TRANSPOSES = Set.of("t", "H");

  /// A larger identity is not written out.
  private static final int LARGEST = 6;

  private final Program program;
  private static final Set<String> DEGREES = Set.of("deg", "degree", "degrees");

  private final boolean latex;
  private final List<Problem> problems = new ArrayList<>();
  private ProgramNames names;
  private Set<String> unknown;

  private DoubtfulSigns(Program program) {
    this.program = program;
    latex = LatexMarks.in(program.text());
  }

  /// Found at the first sign in doubt.
  private ProgramNames names() {
    if (names == null) names = new ProgramNames(program);
    return names;
  }

  /// The program with them refused.
  static Program refused(Program program) {
    if (program.hasErrors()) return program;
    DoubtfulSigns signs = new DoubtfulSigns(program);
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        if (part instanceof Expr.Binary b) signs.of(b);
        if (part instanceof Expr.Index i) signs.same(i);
      }
    }
    return StatedFormulas.told(program, signs.problems);
  }

  private void of(Expr.Binary b) {
    switch (b.operator()) {
      case POWER -> {
        transposed(b);
        raised(b);
      }
      case BESIDE -> {
        derivative(b);
        divisor(b);
        degrees(b);
      }
      case ADD, SUBTRACT -> {
        identity(b.left(), b.right());
        identity(b.right(), b.left());
      }
      case MULTIPLY, DIVIDE, MATMUL, TIMES, PRODUCT -> {}
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> {}
    }
  }

  /// Refuses Kronecker's `\delta_{ij}`, which is 1 where i is j.
  private void same(Expr.Index entry) {
    boolean delta =
        latex
            && entry.target() instanceof Expr.Name n
            && n.name().equals("δ")
            && isUnknown("δ")
            && entry.indices().size() == 2
            && entry.indices().stream().allMatch(Expr.Name.class::isInstance);
    if (!delta) return;
    Span span = entry.span();
    String shown = written(span.start(), span.end());
    String i = ((Expr.Name) entry.indices().get(0)).name();
    String j = ((Expr.Name) entry.indices().get(1)).name();
    String edit = "\\mathbb{1}[" + i + " = " + j + "]";
    problems.add(Problem.error(span, "syntax.glued", shown, edit, "\\delta = …").withFix(edit));
  }

  /// Refuses the I of `A + I` beside a square matrix, where it has no value.
  private void identity(Expr matrix, Expr letter) {
    boolean doubtful =
        letter instanceof Expr.Name i
            && i.name().equals("I")
            && isUnknown("I")
            && matrix instanceof Expr.Name a
            && size(a.name()) > 1;
    if (!doubtful) return;
    String name = ((Expr.Name) matrix).name();
    int size = size(name);
    String edit =
        IntStream.range(0, size)
            .mapToObj(row ->
                IntStream.range(0, size)
                    .mapToObj(column -> row == column ? "1" : "0")
                    .collect(Collectors.joining(", ", "[", "]")))
            .collect(Collectors.joining(", ", "[", "]"));
    Span span = letter.span();
    String shown = Token.shown(edit, 0, edit.length());
    Problem problem =
        Problem.error(
            span, "syntax.identity", written(matrix.span().start(), matrix.span().end()), shown);
    problems.add(size <= LARGEST ? problem.withFix(edit) : problem);
  }

  /// How many rows a square matrix has that is written out; 0 for all else.
  private int size(String name) {
    for (Statement statement : program.statements()) {
      if (!(statement instanceof Statement.Definition d) || !d.name().equals(name)) continue;
      if (!(d.body() instanceof Expr.Array rows)) return 0;
      int size = rows.items().size();
      boolean square =
          rows.items().stream()
              .allMatch(row -> row instanceof Expr.Array r && r.items().size() == size);
      return square ? size : 0;
    }
    return 0;
  }

  private String written(int start, int end) {
    return program.text().substring(start, end);
  }

  private boolean isUnknown(String name) {
    if (unknown == null) unknown = names().unknown().keySet();
    return unknown.contains(name);
  }

  /// Refuses `w^t` of a tensor.
  private void transposed(Expr.Binary power) {
    boolean tensor = power.left() instanceof Expr.Name n && names().isTensor(n.name());
    boolean letter =
        power.right() instanceof Expr.Name n
            && TRANSPOSES.contains(n.name())
            && isUnknown(n.name());
    if (!tensor || !letter || names().isDefined("T")) return;
    Span place = power.right().span();
    if (place.length() != 1) return;
    String shown = written(power.span().start(), power.span().end());
    String edit = written(power.span().start(), place.start()) + "T";
    String rest = written(place.end(), power.span().end());
    problems.add(
        Problem.error(
                power.span(),
                "syntax.glued",
                shown,
                edit + rest,
                written(place.start(), place.end()) + " = …")
            .withFix(edit + rest));
  }

  /// Refuses an exponent in raised letters, of which one with a raised number has no value.
  private void raised(Expr.Binary power) {
    Span span = power.right().span();
    String exponent = written(span.start(), span.end());
    if (exponent.isEmpty() || !exponent.codePoints().allMatch(Scripts::isRaised)) return;
    boolean unknown =
        power.right().all().stream()
            .anyMatch(
                e -> e instanceof Expr.Name n && n.span().length() > 1 && isUnknown(n.name()));
    if (!unknown) return;
    StringBuilder plain = new StringBuilder();
    for (char c : exponent.toCharArray()) {
      char low = Scripts.plainOfRaised(c);
      char before = plain.isEmpty() ? ' ' : plain.charAt(plain.length() - 1);
      if (Character.isDigit(low) && Character.isLetter(before)) plain.append('^');
      plain.append(low);
    }
    String edit = "^(" + plain + ")";
    String shown = written(power.span().start(), span.end());
    String base = written(power.left().span().start(), span.start());
    String all = base + edit;
    problems.add(Problem.error(span, "syntax.raised.power", shown, all).withFix(edit));
  }

  /// Refuses `f'(3)`, where f is a value of the program and no vector that is written out.
  private void derivative(Expr.Binary product) {
    boolean primed =
        product.left() instanceof Expr.Call c
            && c.name().equals("transpose")
            && written(c.nameSpan().start(), c.nameSpan().end()).equals("'")
            && c.arguments().getFirst() instanceof Expr.Name n
            && !names().isTensor(n.name());
    if (!primed || !(product.right() instanceof Expr.Num)) return;
    Span span = product.left().span();
    String base = ((Expr.Name) ((Expr.Call) product.left()).arguments().getFirst()).name();
    problems.add(Problem.error(span, "syntax.derivative", written(span.start(), span.end()), base));
  }

  /// Refuses `45 deg` where nothing is called so: angles are in radians.
  private void degrees(Expr.Binary product) {
    boolean angle =
        product.left() instanceof Expr.Num
            && product.right() instanceof Expr.Name n
            && DEGREES.contains(n.name())
            && isUnknown(n.name());
    if (!angle) return;
    Span number = product.left().span();
    Span span = product.span();
    String edit = "(" + written(number.start(), number.end()) + "*pi/180)";
    String shown = written(span.start(), span.end());
    problems.add(Problem.error(span, "syntax.function.other", shown, edit).withFix(edit));
  }

  /// Refuses a quotient whose divisor is the first letter of a word that was taken apart.
  private void divisor(Expr.Binary product) {
    Expr last = product.left();
    if (!(last instanceof Expr.Binary q) || q.operator() != Operator.DIVIDE) return;
    Span first = q.right().span();
    Span second = product.right().span();
    if (isCount(q, product.right())) {
      reach(q, new Span(first.start(), second.end()), true);
      return;
    }
    if (isBelow(q, product.right())) {
      reach(q, new Span(first.start(), second.end()), false);
      return;
    }
    Span word =
        program.problems().stream()
            .filter(p -> p.key().equals(Reading.LETTERS.key()))
            .map(Problem::span)
            .filter(s -> s.start() == first.start() && s.end() >= second.end())
            .findFirst()
            .orElse(null);
    boolean slash =
        q.left().span().end() < first.start()
            && written(q.left().span().end(), first.start()).strip().equals("/");
    if (word == null || !slash || latex) return;
    reach(q, word, false);
  }

  /// Whether a letter stands close behind the number that something else is divided by, which most
  /// mean below the line: `x^2/2σ^2`, as no one doubts `1/2 m v^2`.
  private boolean isBelow(Expr.Binary q, Expr factor) {
    Expr letter =
        factor instanceof Expr.Binary p && p.operator() == Operator.POWER ? p.left() : factor;
    int end = q.right().span().end();
    return !(q.left() instanceof Expr.Num)
        && q.right() instanceof Expr.Num
        && (letter instanceof Expr.Name || letter instanceof Expr.Index)
        && end == factor.span().start()
        && written(q.left().span().end(), q.right().span().start()).strip().equals("/");
  }

  /// Whether a letter that counts and has no value stands close behind a quotient of numbers, as in
  /// `1/2m Σ(h - y)²`.
  private boolean isCount(Expr.Binary q, Expr letter) {
    int end = q.right().span().end();
    return q.left() instanceof Expr.Num
        && q.right() instanceof Expr.Num
        && letter instanceof Expr.Name n
        && Set.of("n", "m", "N").contains(n.name())
        && isUnknown(n.name())
        && end == n.span().start()
        && written(q.left().span().end(), q.right().span().start()).strip().equals("/");
  }

  /// @param counts whether the other reading would ask for the value of what counts
  private void reach(Expr.Binary q, Span word, boolean counts) {
    Span first = q.right().span();
    Span span = new Span(q.span().start(), word.end());
    String over = written(q.span().start(), first.start());
    String divisor = written(word.start(), word.end());
    String below = over + "(" + divisor + ")";
    String beside =
        "(" + written(q.span().start(), first.end()) + ")" + written(first.end(), word.end());
    Problem problem =
        Problem.error(span, "syntax.reach", written(span.start(), span.end()), below, beside);
    problems.add(counts ? problem.withFix(below) : problem.withEdits(below, beside));
  }
}
