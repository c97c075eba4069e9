package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Powers and roots that are in doubt as they are typed: `√x²` and `√1 - x²`, whose root may reach
/// over what follows, for its bar was lost, and `10-7`, a power of ten that lost its place when it
/// was copied.
final class DoubtfulPowers {
  /// A power of ten with more digits is no number.
  private static final int MOST_DIGITS = 2;

  private final Program program;
  private final boolean latex;
  private final List<Problem> problems = new ArrayList<>();

  private DoubtfulPowers(Program program) {
    this.program = program;
    latex = LatexMarks.in(program.text());
  }

  /// The program with what is said of them.
  static Program told(Program program) {
    DoubtfulPowers doubts = new DoubtfulPowers(program);
    boolean rooted = program.text().indexOf('√') >= 0;
    for (Expr formula : StatedFormulas.of(program.statements())) {
      if (rooted) doubts.roots(formula);
      for (Expr part : formula.all()) {
        if (part instanceof Expr.Binary b) doubts.ten(b);
        if (part instanceof Expr.Binary b) doubts.natural(b);
      }
    }
    return StatedFormulas.told(program, doubts.problems);
  }

  private String written(int start, int end) {
    return program.text().substring(start, end);
  }

  /// A part of a formula, and how far the same level of brackets goes on.
  ///
  /// @param end where that level ends
  /// @param next what the part is the last one on the left of; null where nothing follows
  private record Level(Expr part, int end, Expr.Binary next) {}

  /// Refuses the roots that no bracket and no bar keeps from reaching over what follows.
  private void roots(Expr formula) {
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(formula, formula.span().end(), null));
    while (!open.isEmpty()) {
      Level level = open.pop();
      switch (level.part()) {
        case Expr.Binary b -> {
          boolean raised = b.operator() == Operator.POWER && b.right() instanceof Expr.Num;
          if (raised && signed(b.left()) != null) raised(b, level);
          boolean over = b.operator().tightness() == 0;
          boolean left = !over && b.span().start() == b.left().span().start();
          boolean right = !over && b.span().end() == b.right().span().end();
          open.push(right ? within(level, b.right(), level.next()) : alone(b.right()));
          open.push(left ? within(level, b.left(), b) : alone(b.left()));
        }
        case Expr.Negate n when n.span().end() == n.operand().span().end() ->
            open.push(within(level, n.operand(), level.next()));
        case Expr.Call c -> {
          if (signed(c) != null && level.next() != null) followed(c, level);
          c.arguments().forEach(argument -> open.push(alone(argument)));
        }
        case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Negate _, Expr.Index _, Expr.Over _ ->
            level.part().parts().forEach(part -> open.push(alone(part)));
      }
    }
  }

  private static Level alone(Expr part) {
    return new Level(part, part.span().end(), null);
  }

  private static Level within(Level level, Expr part, Expr.Binary next) {
    return new Level(part, level.end(), next);
  }

  /// The root that is written with its sign; null for anything else.
  private Expr.Call signed(Expr expr) {
    boolean sign =
        expr instanceof Expr.Call c
            && c.arguments().size() == 1
            && written(c.nameSpan().start(), c.nameSpan().end()).equals("√");
    return sign ? (Expr.Call) expr : null;
  }

  /// Refuses `√x²` and `√(x-y)²`, whose brackets the power needs; those of `√(x)²` are the root's.
  private void raised(Expr.Binary power, Level level) {
    Expr.Call root = signed(power.left());
    Expr under = root.arguments().getFirst();
    boolean bare = root.nameSpan().end() == under.span().start();
    boolean single =
        under instanceof Expr.Name || under instanceof Expr.Num || under instanceof Expr.Index;
    boolean doubtful = bare ? single : under instanceof Expr.Binary;
    if (!doubtful || power.span().start() != root.nameSpan().start()) return;
    Span raised = power.span().union(power.right().span());
    if (level.next() != null) {
      refuse(root, raised.end(), level);
      return;
    }
    String inside = written(root.nameSpan().end(), raised.end());
    String outside = written(root.span().end(), raised.end());
    String all = "√(" + inside + ")";
    String first = "(" + written(root.span().start(), root.span().end()) + ")" + outside;
    problems.add(
        Problem.error(raised, "syntax.root", written(raised.start(), raised.end()), all, first)
            .withEdits(all, first));
  }

  /// Refuses `√1 - x²` and `√∑(x-m)/n`: the root of a name or of 2 alone is written so, that of 1
  /// is not.
  private void followed(Expr.Call root, Level level) {
    Expr under = root.arguments().getFirst();
    if (root.nameSpan().end() != under.span().start()) return;
    Expr.Binary next = level.next();
    boolean divided = next.operator() == Operator.DIVIDE || next.operator() == Operator.POWER;
    boolean doubtful =
        switch (under) {
          case Expr.Num n -> isPart(n, next, next.left() == root, level.end());
          case Expr.Over _ -> divided;
          case Expr.Call c -> divided && c.name().equals("sum");
          case Expr.Name _, Expr.Array _, Expr.Negate _, Expr.Binary _, Expr.Index _ -> false;
        };
    if (doubtful) refuse(root, root.span().end(), level);
  }

  /// Whether a number is rather the first part of what the root is taken of.
  ///
  /// @param alone whether its root is a term of its own, unlike that in `x/√2 - b`
  private static boolean isPart(Expr.Num number, Expr.Binary next, boolean alone, int end) {
    List<Expr> rest = next.right().all().stream().filter(part -> part.span().end() <= end).toList();
    if (rest.stream().noneMatch(Expr.Name.class::isInstance)) return false;
    boolean square = Math.sqrt(number.value()) == Math.rint(Math.sqrt(number.value()));
    boolean power =
        rest.stream().anyMatch(e -> e instanceof Expr.Binary b && b.operator() == Operator.POWER);
    boolean term = next.operator() == Operator.SUBTRACT || next.operator() == Operator.ADD && power;
    return square || alone && term;
  }

  /// @param first where what stands directly below the root ends
  private void refuse(Expr.Call root, int first, Level level) {
    int from = root.nameSpan().start();
    int below = root.nameSpan().end();
    String rest = written(first, level.end());
    String all = "√(" + written(below, level.end()) + ")";
    String alone = "√(" + written(below, first) + ")" + rest;
    Span span = new Span(from, level.end());
    // roots that follow have each their own
    boolean further = rest.contains("√");
    String likely = further ? alone : all;
    String other = further ? all : alone;
    problems.add(
        Problem.error(span, "syntax.root.reach", written(from, level.end()), likely, other)
            .withEdits(likely, other));
  }

  /// Tells of 10 less a whole number, without white space between.
  private void ten(Expr.Binary difference) {
    if (difference.operator() != Operator.SUBTRACT) return;
    Expr first = difference.right();
    while (first instanceof Expr.Binary b && b.operator() == Operator.BESIDE) {
      first = b.left();
    }
    if (!(first instanceof Expr.Num less) || !isWhole(less)) return;
    Expr last = difference.left();
    while (last instanceof Expr.Binary b && b.operator() != Operator.POWER) {
      last = b.right();
    }
    if (!(last instanceof Expr.Num ten) || !ten.text().equals("10")) return;
    int from = ten.span().start();
    int end = less.span().end();
    boolean close =
        ten.span().end() + 1 == less.span().start()
            && written(from, from + 2).equals("10")
            && (from == 0 || !Character.isLetterOrDigit(written(from - 1, from).charAt(0)));
    boolean over =
        end == program.text().length() || !Character.isLetterOrDigit(program.text().charAt(end));
    if (!close || !over) return;
    String power = latex ? "10^{-" + less.text() + "}" : "10^-" + less.text();
    String shown = written(from, end);
    boolean alone = last == difference.left() && first == difference.right();
    String read = alone ? Long.toString(10 - (long) less.value()) : "10 - " + less.text();
    problems.add(Reading.SUBTRACTED.notice(new Span(from, end), power, shown, read, power));
  }

  /// Refuses `e-x` without white space in LaTeX, which may be e^{-x} that lost its place.
  private void natural(Expr.Binary difference) {
    if (!latex || difference.operator() != Operator.SUBTRACT) return;
    Expr last = difference.left();
    while (last instanceof Expr.Binary b && b.operator() != Operator.POWER) {
      last = b.right();
    }
    Expr less = difference.right();
    boolean lost =
        last instanceof Expr.Name e
            && e.name().equals("e")
            && !program.defines("e")
            && less instanceof Expr.Name
            && last.span().end() + 1 == less.span().start();
    if (!lost) return;
    Span span = last.span().union(less.span());
    String name = written(less.span().start(), less.span().end());
    String power = "e^{-" + name + "}";
    problems.add(
        Problem.error(span, "syntax.power", written(span.start(), span.end()), power, "e - " + name)
            .withEdits(power, "e - " + name));
  }

  private static boolean isWhole(Expr.Num number) {
    return number.text().length() <= MOST_DIGITS
        && number.text().chars().allMatch(Character::isDigit);
  }
}
